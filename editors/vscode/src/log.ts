// The server's stderr as lines of the log channel.

import * as readline from "node:readline";
import type { Readable } from "node:stream";
import type { LogOutputChannel } from "vscode";

type Level = "error" | "warn" | "info" | "debug" | "trace";

/** Forwards each line at the level that the server gave it. */
export function forwardLines(stderr: Readable, channel: LogOutputChannel): void {
  readline.createInterface({ input: stderr }).on("line", (line) => {
    const { level, text } = logLine(line);
    channel[level](text);
  });
}

/** A line of the server's log, without its time: the channel writes its own. What is no such line is an error's text. */
export function logLine(line: string): { level: Level; text: string } {
  const [, level, text] = /^\d{4}-\S+\s+(ERROR|WARN|INFO|DEBUG|TRACE)\s+(.*)$/.exec(line) ?? [];
  return level && text !== undefined ? { level: level.toLowerCase() as Level, text } : { level: "error", text: line };
}
