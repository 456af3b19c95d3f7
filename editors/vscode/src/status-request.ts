// `openclaw-lsp/status`: what the server judges a document by.

import type { Uri } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";

/** The server's answer. */
export interface Status {
  /** The release that the document is checked against. */
  version: string;
  /** Who named that release. */
  source: "setting" | "installed" | "lastTouched" | "newest";
  /** The release whose bundled schema is used; `null` when `openclaw.schemaFile` holds the schema. */
  schema: string | null;
  /** The releases that the server knows, oldest first. */
  releases: string[];
}

/** Asks; `undefined` when no server runs, the document is not open in it, or it knows no such question. */
export async function requestStatus(client: LanguageClient | undefined, uri: Uri): Promise<Status | undefined> {
  try {
    const params = { uri: client?.code2ProtocolConverter.asUri(uri) };
    return (await client?.sendRequest<Status | null>("openclaw-lsp/status", params)) ?? undefined;
  } catch {
    return undefined;
  }
}
