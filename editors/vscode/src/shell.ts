// Commands for the shell that the server proposes: copied, or run in a terminal after the user has seen them.

import * as vscode from "vscode";

/** Those that we offer the server, in a workspace that the user trusts. */
export const SHELL_COMMANDS = ["openclaw.copyText", "openclaw.runInTerminal"];

/** Puts a text on the clipboard. */
export async function copyText(text: unknown): Promise<void> {
  if (typeof text === "string") {
    await vscode.env.clipboard.writeText(text);
    vscode.window.setStatusBarMessage(vscode.l10n.t("Copied: {0}", text), 3000);
  }
}

/** Runs a command in a terminal, once the user has agreed to this very command. */
export async function runInTerminal(command: unknown): Promise<void> {
  if (typeof command !== "string" || /[\r\n]/.test(command) || !vscode.workspace.isTrusted) {
    return;
  }
  const run = vscode.l10n.t("Run");
  const question = vscode.l10n.t("Run this command in a terminal?");
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail: command }, run)) !== run) {
    return;
  }
  const name = "OpenClaw";
  const open = vscode.window.terminals.find((terminal) => terminal.name === name && terminal.exitStatus === undefined);
  const terminal = open ?? vscode.window.createTerminal({ name });
  terminal.show();
  terminal.sendText(command);
}
