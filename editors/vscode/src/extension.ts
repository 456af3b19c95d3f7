// What VS Code calls.

import * as vscode from "vscode";
import { OPENCLAW } from "./client.ts";
import { registerCommands } from "./commands.ts";
import { registerPages } from "./explain.ts";
import { Server } from "./server.ts";
import { StatusItems } from "./status.ts";
import { registerTemplates } from "./templates.ts";

let server: Server | undefined;

/** Called when the first OpenClaw config is opened, or one of our commands is run. */
export function activate(context: vscode.ExtensionContext): void {
  const begun = performance.now();
  const channel = vscode.window.createOutputChannel("OpenClaw", { log: true });
  server = new Server(channel, context.extensionPath);
  const running = server;
  context.subscriptions.push(
    channel,
    running,
    new StatusItems(running),
    registerPages(running),
    registerTemplates(),
    ...registerCommands(running, channel),
    vscode.workspace.onDidGrantWorkspaceTrust(() => running.restart()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(`${OPENCLAW}.server`)) {
        void running.restart();
      }
    }),
  );
  void running.restart();
  channel.info(`Activated in ${(performance.now() - begun).toFixed(1)} ms; the server starts beside.`);
}

/** Called when the window closes, or the extension is disabled. */
export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}
