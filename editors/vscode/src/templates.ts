// Whole configs for a file that is still empty, where the server has no key to complete.

import * as vscode from "vscode";
import snippets from "../snippets/openclaw.json";
import { SELECTOR } from "./client.ts";

/** Offers the snippets of `snippets/openclaw.json`, which VS Code also lists under “Fill File with Snippet”. */
export function registerTemplates(): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(SELECTOR, {
    provideCompletionItems: (document) => (document.getText().trim() === "" ? templates(document) : []),
  });
}

function templates(document: vscode.TextDocument): vscode.CompletionItem[] {
  const whole = new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
  return Object.entries(snippets).map(([name, { description, body }]) => {
    const text = `${body.join("\n")}\n`;
    const item = new vscode.CompletionItem({ label: name, description: "OpenClaw" }, vscode.CompletionItemKind.Snippet);
    item.insertText = new vscode.SnippetString(text);
    item.documentation = new vscode.MarkdownString(description).appendCodeblock(body.join("\n"), "openclaw");
    item.range = whole;
    return item;
  });
}
