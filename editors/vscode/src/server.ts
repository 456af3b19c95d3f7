// The server's life: found, started, started again after a crash, stopped.

import * as os from "node:os";
import { setTimeout } from "node:timers/promises";
import * as vscode from "vscode";
import { type CloseHandlerResult, type LanguageClient, State } from "vscode-languageclient/node";
import { expandHome } from "./active-config.ts";
import { BackOff } from "./back-off.ts";
import { type Binary, type BinaryProblem, findBinary } from "./binary.ts";
import { createClient, GIVE_UP, OPENCLAW, RESTART } from "./client.ts";
import { reportCrashes, reportProblem } from "./trouble.ts";

/** What the server is doing. */
export type ServerState = "starting" | "running" | "waiting" | "stopped" | "missing";

/** The one server of this window. */
export class Server implements vscode.Disposable {
  readonly #channel: vscode.LogOutputChannel;
  readonly #extensionFolder: string;
  readonly #changed = new vscode.EventEmitter<ServerState>();
  #run: Run | undefined;
  #state: ServerState = "stopped";
  #turn: Promise<void> = Promise.resolve();

  /** Fires when the state has changed. */
  readonly onDidChangeState = this.#changed.event;

  constructor(channel: vscode.LogOutputChannel, extensionFolder: string) {
    this.#channel = channel;
    this.#extensionFolder = extensionFolder;
  }

  get state(): ServerState {
    return this.#state;
  }

  /** The client of a server that runs; `undefined` while none does. */
  get client(): LanguageClient | undefined {
    return this.#state === "running" ? this.#run?.client : undefined;
  }

  /** The binary in use; `undefined` when none was found. */
  get binary(): Binary | undefined {
    return this.#run?.binary;
  }

  /** Starts the server, or starts it anew. Ends when it runs or has failed, and never throws: the user is told. */
  restart(): Promise<void> {
    this.#turn = this.#turn.then(async () => {
      await this.#stop();
      await this.#start();
    });
    return this.#turn;
  }

  /** Ends the server. */
  stop(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#stop());
    return this.#turn;
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #start(): Promise<void> {
    this.#enter("starting");
    const found = await findBinary(this.#places());
    if ("kind" in found) {
      this.#enter("missing");
      this.#report(found);
      return;
    }
    const run = new Run(found, this.#channel, (state) => this.#enter(state));
    this.#run = run;
    try {
      await run.client.start();
    } catch (error) {
      this.#channel.error(`The server did not start: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async #stop(): Promise<void> {
    const run = this.#run;
    this.#run = undefined;
    await run?.end();
    this.#enter("stopped");
  }

  #places() {
    const setting = vscode.workspace.getConfiguration(OPENCLAW).get<string | null>("server.path");
    return {
      setting: setting ? expandHome(setting, os.homedir()) : undefined,
      extensionFolder: this.#extensionFolder,
      searchPath: process.env.PATH,
    };
  }

  #report(problem: BinaryProblem): void {
    void reportProblem(problem, this.#channel);
  }

  #enter(state: ServerState): void {
    this.#state = state;
    this.#changed.fire(state);
  }
}

/** One client, over all the processes that it starts. */
class Run {
  readonly binary: Binary;
  readonly client: LanguageClient;
  readonly #channel: vscode.LogOutputChannel;
  readonly #enter: (state: ServerState) => void;
  readonly #backOff = new BackOff();
  readonly #ended = new AbortController();

  constructor(binary: Binary, channel: vscode.LogOutputChannel, enter: (state: ServerState) => void) {
    this.binary = binary;
    this.#channel = channel;
    this.#enter = enter;
    this.client = createClient(binary, channel, () => this.#closed());
    this.client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) {
        const { path, from, version } = binary;
        channel.info(`openclaw-lsp ${version} runs as process ${this.client.serverProcess?.pid}: ${path} (${from})`);
        this.#enterUnlessEnded("running");
      }
    });
  }

  /** Stops the process, and any that would follow. */
  async end(): Promise<void> {
    this.#ended.abort();
    try {
      await this.client.dispose();
    } catch (error) {
      this.#channel.debug(`The server was gone before it was stopped: ${String(error)}`);
    }
  }

  async #closed(): Promise<CloseHandlerResult> {
    const delay = this.#backOff.crashed(Date.now());
    if (this.#ended.signal.aborted) {
      return GIVE_UP;
    }
    if (delay === undefined) {
      this.#channel.error("The server has ended too often and is not started again.");
      this.#enterUnlessEnded("stopped");
      void reportCrashes(this.#channel);
      return GIVE_UP;
    }
    this.#channel.warn(`The server has ended unexpectedly; it is started again in ${delay} ms.`);
    this.#enterUnlessEnded("waiting");
    try {
      await setTimeout(delay, undefined, { signal: this.#ended.signal });
    } catch {
      return GIVE_UP;
    }
    return RESTART;
  }

  #enterUnlessEnded(state: ServerState): void {
    if (!this.#ended.signal.aborted) {
      this.#enter(state);
    }
  }
}
