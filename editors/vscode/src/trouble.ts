// What the user is told when there is no server, and what he can do about it.

import * as vscode from "vscode";
import { type BinaryProblem, OLDEST_SERVER } from "./binary.ts";

const INSTALL = "cargo install --path server/openclaw-lsp";

/** Says why no server could be started. */
export async function reportProblem(problem: BinaryProblem, channel: vscode.LogOutputChannel): Promise<void> {
  const message = describe(problem);
  channel.error(message);
  const settings = vscode.l10n.t("Open Settings");
  const retry = vscode.l10n.t("Try Again");
  const choice = await vscode.window.showErrorMessage(message, settings, retry);
  if (choice === settings) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "openclaw.server.path");
  } else if (choice === retry) {
    await vscode.commands.executeCommand("openclaw.restartServer");
  }
}

/** Says that a server which crashes again and again is left alone. */
export async function reportCrashes(channel: vscode.LogOutputChannel): Promise<void> {
  const log = vscode.l10n.t("Show Log");
  const restart = vscode.l10n.t("Restart Server");
  const message = vscode.l10n.t(
    "The OpenClaw language server keeps crashing and is not started again. The log says more.",
  );
  const choice = await vscode.window.showErrorMessage(message, log, restart);
  if (choice === log) {
    channel.show();
  } else if (choice === restart) {
    await vscode.commands.executeCommand("openclaw.restartServer");
  }
}

function describe(problem: BinaryProblem): string {
  switch (problem.kind) {
    case "missing":
      return vscode.l10n.t(
        "There is no OpenClaw language server for this platform in the extension, and none on the PATH. Install it ({0}), or set openclaw.server.path.",
        INSTALL,
      );
    case "unusable":
      return vscode.l10n.t(
        "The OpenClaw language server at {0} cannot be started: {1}. Correct openclaw.server.path, or remove the setting to use the server that comes with the extension.",
        problem.path,
        problem.reason,
      );
    case "other":
      return vscode.l10n.t(
        "{0} is not the OpenClaw language server: asked for its version, it said “{1}”. Correct openclaw.server.path.",
        problem.path,
        problem.said,
      );
    case "old":
      return vscode.l10n.t(
        "The OpenClaw language server at {0} is version {1}; the extension needs {2} or later. Update it ({3}), or remove openclaw.server.path to use the one that comes with the extension.",
        problem.path,
        problem.version,
        OLDEST_SERVER,
        INSTALL,
      );
  }
}
