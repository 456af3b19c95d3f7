// The language client: which documents it serves, what it tells the server, and what it does when the server ends.

import * as os from "node:os";
import * as vscode from "vscode";
import {
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
} from "vscode-languageclient/node";
import type { Binary } from "./binary.ts";
import { linkToPage } from "./explain.ts";
import { forwardLines } from "./log.ts";
import { SHELL_COMMANDS } from "./shell.ts";

/** The language's id, and the namespace of settings and commands. */
export const OPENCLAW = "openclaw";

/** The documents of the server. Versions from git's history are left out: their mistakes are past. */
export const SELECTOR = ["file", "untitled", "vscode-vfs"].map((scheme) => ({ scheme, language: OPENCLAW }));

/** A client for this server, not started yet. */
export function createClient(
  binary: Binary,
  channel: vscode.LogOutputChannel,
  closed: ErrorHandler["closed"],
): LanguageClient {
  const level = vscode.workspace.getConfiguration(OPENCLAW).get<string>("server.log", "warn");
  const options: LanguageClientOptions = {
    documentSelector: SELECTOR,
    diagnosticCollectionName: OPENCLAW,
    outputChannel: channel,
    traceOutputChannel: channel,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    stdioOptions: { stdout: forwardLines, stderr: forwardLines },
    initializationOptions: aboutUs(),
    errorHandler: { error: () => ({ action: ErrorAction.Continue, handled: true }), closed },
    middleware: {
      workspace: {
        // The server asks for its settings; what a workspace writes under our own names must not reach it.
        configuration: async (params, token, next) => {
          const answers = await next(params, token);
          return Array.isArray(answers) ? answers.map((settings) => ({ ...settings, ...aboutUs() })) : answers;
        },
        didChangeConfiguration: (_sections, next) => next(undefined),
      },
      handleDiagnostics: (uri, diagnostics, next) => next(uri, diagnostics.map(linkToPage)),
      provideDiagnostics: async (document, previous, token, next) => {
        const report = await next(document, previous, token);
        if (report?.kind === "full") {
          report.items.forEach(linkToPage);
        }
        return report;
      },
    },
  };
  const server = {
    command: binary.path,
    args: ["--log", level],
    // Never the workspace, from which a process could load what it did not mean to.
    options: { cwd: os.homedir() },
  };
  return new LanguageClient(OPENCLAW, "OpenClaw", server, options);
}

/** What the server may rely on: whether the workspace is trusted, and what we run for it when the user picks it. */
function aboutUs() {
  const trusted = vscode.workspace.isTrusted;
  // The first opens the list of values once a key has been completed.
  return { trusted, clientCommands: ["editor.action.triggerSuggest", ...(trusted ? SHELL_COMMANDS : [])] };
}

/** The answers of an error handler. */
export const RESTART = { action: CloseAction.Restart, handled: true };
export const GIVE_UP = { action: CloseAction.DoNotRestart, handled: true };
