// `openclaw-lsp/status`: what the server judges a document by.

import type { Uri } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";

/** The server's answer. */
export interface Status {
  /** The release that the document is checked against. */
  version: string;
  /** Who named that release. */
  source: "setting" | "installed" | "lastTouched" | "newest";
  /** Whether the schema is the server's own or the one of `openclaw.schemaFile`. */
  schema: "bundled" | "file";
  /** The releases that the server knows, oldest first. */
  releases: string[];
}

/** Asks; `undefined` when no server runs, the document is not open in it, or it knows no such question. */
export async function requestStatus(client: LanguageClient | undefined, uri: Uri): Promise<Status | undefined> {
  try {
    const answer = await client?.sendRequest<Status | null>("openclaw-lsp/status", {
      uri: client.code2ProtocolConverter.asUri(uri),
    });
    return answer ?? undefined;
  } catch {
    return undefined;
  }
}
