// The pages of findings: read from the server's binary, shown as Markdown.

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import * as vscode from "vscode";
import type { Server } from "./server.ts";

/** The scheme of the pages' addresses, as in `openclaw-page:/unknown-key.md`. */
export const PAGE_SCHEME = "openclaw-page";

/** Serves the pages as documents. */
export function registerPages(server: Server): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(PAGE_SCHEME, {
    provideTextDocumentContent: (uri) => page(server, codeOfPage(uri)),
  });
}

/** Gives a diagnostic a link to its page, where the server has no address on the web for it. */
export function linkToPage(diagnostic: vscode.Diagnostic): vscode.Diagnostic {
  if (typeof diagnostic.code === "string") {
    diagnostic.code = { value: diagnostic.code, target: pageUri(diagnostic.code) };
  }
  return diagnostic;
}

/** Explains a finding: the named one, else the one at the cursor, else one that the user picks. */
export async function explain(code?: unknown): Promise<void> {
  const chosen = typeof code === "string" ? code : await pick();
  if (chosen !== undefined) {
    await show(pageUri(chosen));
  }
}

async function pick(): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  const diagnostics = editor ? vscode.languages.getDiagnostics(editor.document.uri) : [];
  const here = diagnostics.filter(({ range }) => editor?.selections.some((selection) => range.intersection(selection)));
  const findings = new Map<string, vscode.QuickPickItem>();
  for (const diagnostic of here.length > 0 ? here : diagnostics) {
    const code = codeOf(diagnostic);
    if (code !== undefined && !findings.has(code)) {
      findings.set(code, { label: code, detail: diagnostic.message });
    }
  }
  const [only] = findings.keys();
  if (only === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("There is nothing to explain: nothing was found in this file."),
    );
  }
  if (findings.size <= 1) {
    return only;
  }
  const placeHolder = vscode.l10n.t("Which finding?");
  return (await vscode.window.showQuickPick([...findings.values()], { placeHolder, matchOnDetail: true }))?.label;
}

function codeOf({ source, code }: vscode.Diagnostic): string | undefined {
  const value = typeof code === "object" ? code.value : code;
  return source === "openclaw" && typeof value === "string" ? value : undefined;
}

async function show(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.commands.executeCommand("markdown.showPreviewToSide", uri);
  } catch {
    // An editor without Markdown's preview shows the text.
    await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  }
}

function pageUri(code: string): vscode.Uri {
  return vscode.Uri.from({ scheme: PAGE_SCHEME, path: `/${code.replace(/^openclaw\//, "")}.md` });
}

function codeOfPage(uri: vscode.Uri): string {
  return uri.path.replace(/^\/|\.md$/g, "");
}

async function page(server: Server, code: string): Promise<string> {
  const binary = server.binary;
  if (binary === undefined || !/^[a-z0-9-]+$/.test(code)) {
    return vscode.l10n.t("There is no page for “{0}”.", code);
  }
  const locale = vscode.workspace.getConfiguration("openclaw").get<string | null>("locale") ?? vscode.env.language;
  try {
    const asked = ["explain", "--locale", locale, code];
    const { stdout } = await promisify(execFile)(binary.path, asked, { timeout: 10_000, windowsHide: true });
    return stdout;
  } catch {
    return vscode.l10n.t("There is no page for “{0}”.", code);
  }
}
