import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import snippets from "../snippets/openclaw.json" with { type: "json" };

/** The text that stands in the file when the user changes no placeholder. */
export function expand(body: readonly string[]): string {
  return body
    .join("\n")
    .replace(/\$\{\d+:([^{}]*)\}/g, "$1")
    .replace(/\$\{\d+\|([^,|]*)[^}]*\|\}/g, "$1")
    .replaceAll("\\$", "$");
}

test("snippets are templates of files and leave no placeholder unexpanded", () => {
  for (const [name, { body, isFileTemplate, description }] of Object.entries(snippets)) {
    assert.ok(isFileTemplate && description, name);
    assert.doesNotMatch(expand(body), /\$\{?\d/, name);
  }
});

// Set by whoever has built a server; the release workflow and `cargo xtask test` do.
const server = process.env.OPENCLAW_LSP;

test("the server finds nothing in snippets", { skip: server === undefined && "OPENCLAW_LSP names no server" }, () => {
  for (const [name, { body }] of Object.entries(snippets)) {
    const report = execFileSync(server ?? "", ["check", "--format", "json", "-"], {
      input: expand(body),
      encoding: "utf8",
    });
    const { files } = JSON.parse(report) as { files: { diagnostics: unknown[] }[] };
    assert.deepEqual(
      files.flatMap(({ diagnostics }) => diagnostics),
      [],
      name,
    );
  }
});
