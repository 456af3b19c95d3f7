// Chooses the OpenClaw release to check against: `openclaw.version`.

import * as vscode from "vscode";
import { OPENCLAW } from "./client.ts";
import type { Server } from "./server.ts";
import { requestStatus } from "./status-request.ts";

/** Asks for a release, and writes it where the setting already stands, else in the user's settings. */
export async function selectVersion(server: Server): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const status = document ? await requestStatus(server.client, document.uri) : undefined;
  const settings = vscode.workspace.getConfiguration(OPENCLAW);
  const chosen = await ask(status?.releases ?? [], settings.get<string | null>("version") ?? undefined);
  if (chosen !== undefined) {
    const inWorkspace = settings.inspect("version")?.workspaceValue !== undefined;
    const target = inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
    await settings.update("version", chosen.version, target);
  }
}

interface Choice extends vscode.QuickPickItem {
  /** `undefined` removes the setting. */
  version: string | undefined;
}

/** The known releases, newest first, and any other that the user types. */
function ask(releases: readonly string[], current: string | undefined): Promise<Choice | undefined> {
  const automatic: Choice = {
    label: vscode.l10n.t("Automatic"),
    detail: vscode.l10n.t("The installed OpenClaw, else the one that wrote the config, else the newest known"),
    version: undefined,
    ...(current === undefined ? { description: "✓" } : {}),
  };
  const known = releases.toReversed().map((version): Choice => release(version, current));
  const picker = vscode.window.createQuickPick<Choice>();
  picker.title = vscode.l10n.t("Check against OpenClaw");
  picker.placeholder = vscode.l10n.t("A release, such as 2026.9.6");
  picker.items = [automatic, ...known];
  picker.onDidChangeValue((value) => {
    const isNew = /^\d{4}\.\d+\.\d+(-\S+)?$/.test(value) && !releases.includes(value);
    picker.items = isNew ? [release(value, current), automatic, ...known] : [automatic, ...known];
  });
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      resolve(picker.selectedItems[0]);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

function release(version: string, current: string | undefined): Choice {
  return version === current ? { label: version, version, description: "✓" } : { label: version, version };
}
