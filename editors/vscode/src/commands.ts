// The commands `openclaw.*`. The server's own, `openclaw-lsp.*`, are registered by the client library.

import * as vscode from "vscode";
import { explain } from "./explain.ts";
import { openConfig } from "./open-config.ts";
import { selectVersion } from "./select-version.ts";
import type { Server } from "./server.ts";
import { copyText, runInTerminal } from "./shell.ts";
import { validateCredentials } from "./validate-credentials.ts";

/** Registers all of them. */
export function registerCommands(server: Server, channel: vscode.LogOutputChannel): vscode.Disposable[] {
  const commands: Record<string, (argument?: unknown) => unknown> = {
    "openclaw.openConfig": openConfig,
    "openclaw.validateCredentials": (uri) => validateCredentials(server, uri),
    "openclaw.fixAll": fixAll,
    "openclaw.explainDiagnostic": explain,
    "openclaw.selectVersion": () => selectVersion(server),
    "openclaw.restartServer": () => server.restart(),
    "openclaw.showLog": () => channel.show(),
    "openclaw.serverMenu": () => serverMenu(),
    "openclaw.copyText": copyText,
    "openclaw.runInTerminal": runInTerminal,
  };
  return Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run));
}

/** All mends that the server is sure of. */
function fixAll(): Thenable<unknown> {
  return vscode.commands.executeCommand("editor.action.sourceAction", {
    kind: "source.fixAll.openclaw",
    apply: "first",
  });
}

async function serverMenu(): Promise<void> {
  const choices = [
    { label: `$(debug-restart) ${vscode.l10n.t("Restart Server")}`, command: "openclaw.restartServer" },
    { label: `$(output) ${vscode.l10n.t("Show Log")}`, command: "openclaw.showLog" },
    { label: `$(versions) ${vscode.l10n.t("Choose OpenClaw Version")}`, command: "openclaw.selectVersion" },
  ];
  const chosen = await vscode.window.showQuickPick(choices, { title: "OpenClaw" });
  if (chosen) {
    await vscode.commands.executeCommand(chosen.command);
  }
}
