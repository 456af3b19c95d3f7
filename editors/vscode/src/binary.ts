// The server's binary: where it is looked for, and whether it is one that this extension can work with.

import { execFile } from "node:child_process";
import { constants, promises as fs } from "node:fs";
import * as path from "node:path";
import { promisify } from "node:util";
import { compareVersions, serverVersion } from "./version.ts";

/** The oldest server that has all that the extension asks of one. */
export const OLDEST_SERVER = "0.1.0";

/** A server that can be started. */
export interface Binary {
  path: string;
  from: "setting" | "extension" | "PATH";
  version: string;
}

/** Why there is none. */
export type BinaryProblem =
  | { kind: "missing" }
  | { kind: "unusable"; path: string; reason: string }
  | { kind: "other"; path: string; said: string }
  | { kind: "old"; path: string; version: string };

/** Places to look in, in the order of their precedence. */
export interface Places {
  /** `openclaw.server.path`; nothing else counts when it is set. */
  setting: string | undefined;
  extensionFolder: string;
  searchPath: string | undefined;
}

/** The first server in these places. It is asked for its version, and for nothing else. */
export async function findBinary(places: Places): Promise<Binary | BinaryProblem> {
  const file = process.platform === "win32" ? "openclaw-lsp.exe" : "openclaw-lsp";
  if (places.setting) {
    return inspect(places.setting, "setting");
  }
  const bundled = path.join(places.extensionFolder, "server", file);
  if (await isExecutable(bundled)) {
    return inspect(bundled, "extension");
  }
  // A relative entry would name a folder of the workspace.
  const folders = (places.searchPath ?? "").split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  for (const candidate of folders.map((folder) => path.join(folder, file))) {
    if (await isExecutable(candidate)) {
      return inspect(candidate, "PATH");
    }
  }
  return { kind: "missing" };
}

async function inspect(file: string, from: Binary["from"]): Promise<Binary | BinaryProblem> {
  if (!path.isAbsolute(file)) {
    return { kind: "unusable", path: file, reason: "not an absolute path" };
  }
  let said: string;
  try {
    const { stdout } = await promisify(execFile)(file, ["--version"], { timeout: 10_000, windowsHide: true });
    said = stdout.trim();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { kind: "unusable", path: file, reason: typeof code === "string" ? code : firstLine(message) };
  }
  const version = serverVersion(said);
  if (version === undefined) {
    return { kind: "other", path: file, said: firstLine(said) };
  }
  return compareVersions(version, OLDEST_SERVER) < 0
    ? { kind: "old", path: file, version }
    : { path: file, from, version };
}

async function isExecutable(file: string): Promise<boolean> {
  return fs.access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function firstLine(text: string): string {
  return (text.split("\n", 1)[0] ?? "").slice(0, 120);
}
