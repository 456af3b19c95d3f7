// Opens the config that OpenClaw reads on this machine.

import { existsSync } from "node:fs";
import * as os from "node:os";
import * as vscode from "vscode";
import { activeConfig } from "./active-config.ts";
import { OPENCLAW } from "./client.ts";

/** Opens it, whatever its name; offers to begin one where there is none. */
export async function openConfig(): Promise<void> {
  const path = activeConfig({ environment: process.env, home: os.homedir(), exists: existsSync });
  const file = vscode.Uri.file(path);
  if (!existsSync(path)) {
    const create = vscode.l10n.t("Create It");
    const message = vscode.l10n.t("OpenClaw has no config on this machine yet. It would be {0}.", path);
    if ((await vscode.window.showInformationMessage(message, create)) !== create) {
      return;
    }
  }
  const document = await vscode.workspace.openTextDocument(existsSync(path) ? file : file.with({ scheme: "untitled" }));
  if (document.languageId !== OPENCLAW) {
    await vscode.languages.setTextDocumentLanguage(document, OPENCLAW);
  }
  await vscode.window.showTextDocument(document);
}
