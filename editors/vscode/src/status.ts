// What is shown of the open file and of the server: behind the braces in the status bar, or pinned there.

import * as vscode from "vscode";
import { OPENCLAW, SELECTOR } from "./client.ts";
import type { Server, ServerState } from "./server.ts";
import { requestStatus, type Status } from "./status-request.ts";

/** Shows the target release, the verdict on the file, and the server. */
export class StatusItems implements vscode.Disposable {
  readonly #server: Server;
  readonly #target = vscode.languages.createLanguageStatusItem("openclaw.target", SELECTOR);
  readonly #verdict = vscode.languages.createLanguageStatusItem("openclaw.verdict", SELECTOR);
  readonly #process = vscode.languages.createLanguageStatusItem("openclaw.server", SELECTOR);
  readonly #disposables: vscode.Disposable[];
  #timer: NodeJS.Timeout | undefined;

  constructor(server: Server) {
    this.#server = server;
    this.#target.name = vscode.l10n.t("OpenClaw Release");
    this.#target.command = { command: "openclaw.selectVersion", title: vscode.l10n.t("Choose") };
    this.#verdict.name = vscode.l10n.t("OpenClaw Verdict");
    this.#verdict.command = { command: "workbench.actions.view.problems", title: vscode.l10n.t("Show Problems") };
    this.#process.name = vscode.l10n.t("OpenClaw Language Server");
    this.#process.command = { command: "openclaw.serverMenu", title: vscode.l10n.t("Restart or Log") };
    this.#disposables = [
      this.#target,
      this.#verdict,
      this.#process,
      server.onDidChangeState(() => this.#soon()),
      vscode.window.onDidChangeActiveTextEditor(() => this.#soon()),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        const shown = vscode.window.activeTextEditor?.document.uri.toString();
        if (uris.some((uri) => uri.toString() === shown)) {
          this.#soon();
        }
      }),
    ];
    this.#soon();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const disposable of this.#disposables) {
      disposable.dispose();
    }
  }

  /** Changes come in bursts; the items follow them once. */
  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#refresh(), 100);
  }

  async #refresh(): Promise<void> {
    this.#showServer(this.#server.state);
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId !== OPENCLAW) {
      return;
    }
    if (this.#server.state === "running") {
      this.#showVerdict(vscode.languages.getDiagnostics(document.uri));
    } else {
      this.#showNoVerdict();
    }
    this.#showTarget(await requestStatus(this.#server.client, document.uri));
  }

  #showTarget(status: Status | undefined): void {
    this.#target.text = status ? `OpenClaw ${status.version}` : "OpenClaw";
    this.#target.detail = status ? `${describeSource(status)} · ${describeSchema(status)}` : "";
  }

  #showVerdict(diagnostics: readonly vscode.Diagnostic[]): void {
    const count = (wanted: vscode.DiagnosticSeverity) =>
      diagnostics.filter(({ severity }) => severity === wanted).length;
    const errors = count(vscode.DiagnosticSeverity.Error);
    const warnings = count(vscode.DiagnosticSeverity.Warning);
    const refused = errors > 0;
    this.#verdict.severity = refused ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
    this.#verdict.text = refused
      ? vscode.l10n.t("OpenClaw refuses this file")
      : vscode.l10n.t("OpenClaw accepts this file");
    this.#verdict.detail = vscode.l10n.t("errors: {0}, warnings: {1}", errors, warnings);
  }

  #showNoVerdict(): void {
    this.#verdict.severity = vscode.LanguageStatusSeverity.Information;
    this.#verdict.text = vscode.l10n.t("This file is not checked");
    this.#verdict.detail = "";
  }

  #showServer(state: ServerState): void {
    const version = this.#server.binary?.version;
    this.#process.text = version ? `openclaw-lsp ${version}` : "openclaw-lsp";
    this.#process.detail = describeState(state);
    this.#process.busy = state === "starting" || state === "waiting";
    const failed = state === "missing" || state === "stopped";
    this.#process.severity = failed ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
  }
}

function describeState(state: ServerState): string {
  switch (state) {
    case "starting":
      return vscode.l10n.t("starting");
    case "running":
      return vscode.l10n.t("running");
    case "waiting":
      return vscode.l10n.t("has crashed, is started again");
    case "stopped":
      return vscode.l10n.t("stopped");
    case "missing":
      return vscode.l10n.t("not found");
  }
}

function describeSource({ source }: Status): string {
  switch (source) {
    case "setting":
      return vscode.l10n.t("from openclaw.version");
    case "installed":
      return vscode.l10n.t("installed on this machine");
    case "lastTouched":
      return vscode.l10n.t("from meta.lastTouchedVersion");
    case "newest":
      return vscode.l10n.t("newest known");
  }
}

function describeSchema({ schema }: Status): string {
  return schema === null ? vscode.l10n.t("schema from openclaw.schemaFile") : vscode.l10n.t("schema of {0}", schema);
}
