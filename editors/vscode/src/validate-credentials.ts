// Asks the providers whether the credentials of a config work. The server does all of it, and asks before it sends one.

import * as vscode from "vscode";
import { OPENCLAW } from "./client.ts";
import type { Server } from "./server.ts";

const COMMAND = "openclaw-lsp.validateCredentials";

/** Validates those of the given file, else of the active one. */
export async function validateCredentials(server: Server, given: unknown): Promise<void> {
  const active = vscode.window.activeTextEditor?.document;
  const uri = given instanceof vscode.Uri ? given : active?.languageId === OPENCLAW ? active.uri : undefined;
  if (!vscode.workspace.isTrusted) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t("Credentials are validated only in a workspace that you trust."),
    );
  } else if (uri === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t("Open an OpenClaw config first."));
  } else if (!server.client?.initializeResult?.capabilities.executeCommandProvider?.commands.includes(COMMAND)) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t("The language server does not run, or it is too old to validate credentials."),
    );
  } else {
    await vscode.commands.executeCommand(COMMAND, { uri: server.client.code2ProtocolConverter.asUri(uri) });
  }
}
