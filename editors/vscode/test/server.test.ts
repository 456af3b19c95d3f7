import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { BackOff } from "../src/back-off.ts";
import { findBinary } from "../src/binary.ts";
import { logLine } from "../src/log.ts";
import { compareVersions, serverVersion } from "../src/version.ts";

test("versions in their order", () => {
  const ordered = ["0.1.0-rc.2", "0.1.0-rc.10", "0.1.0", "0.1.1", "0.10.0", "2026.1.29", "2026.9.6"];
  for (const [at, older] of ordered.entries()) {
    assert.equal(compareVersions(older, older), 0);
    for (const newer of ordered.slice(at + 1)) {
      assert.ok(compareVersions(older, newer) < 0 && compareVersions(newer, older) > 0, `${older} ${newer}`);
    }
  }
  assert.equal(compareVersions("0.1.0+build", "0.1.0"), 0);
});

test("what the server says of its version", () => {
  assert.equal(serverVersion("openclaw-lsp 0.1.0\n"), "0.1.0");
  assert.equal(serverVersion("openclaw-lsp 1.2.3-rc.1"), "1.2.3-rc.1");
  for (const other of ["", "openclaw 2026.9.6", "GNU bash, version 5.2.15", "openclaw-lsp", "my openclaw-lsp 0.1.0"]) {
    assert.equal(serverVersion(other), undefined, other);
  }
});

test("a crash delays the next start, and many within three minutes end it", () => {
  const backOff = new BackOff();
  const delays = [0, 1, 2, 3, 4, 5].map((second) => backOff.crashed(second * 1000));
  assert.deepEqual(delays, [500, 1000, 2000, 4000, 8000, undefined]);
  assert.equal(backOff.crashed(60 * 60 * 1000), 500);
});

test("lines of the server's log", () => {
  const line = "2026-11-23T02:00:00.000000Z  WARN openclaw_lsp::lsp: the client refuses";
  assert.deepEqual(logLine(line), { level: "warn", text: "openclaw_lsp::lsp: the client refuses" });
  assert.deepEqual(logLine("thread panicked"), { level: "error", text: "thread panicked" });
});

test("the binary is found where it is, and recognised", { skip: process.platform === "win32" }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "openclaw-"));
  try {
    const program = (name: string, said: string) => {
      const file = join(folder, name);
      mkdirSync(join(file, ".."), { recursive: true });
      writeFileSync(file, `#!/bin/sh\necho "${said}"\n`);
      chmodSync(file, 0o755);
      return file;
    };
    const find = (setting?: string, searchPath?: string) =>
      findBinary({ setting, extensionFolder: join(folder, "extension"), searchPath });

    assert.deepEqual(await find(), { kind: "missing" });
    assert.deepEqual(await find("openclaw-lsp"), {
      kind: "unusable",
      path: "openclaw-lsp",
      reason: "not an absolute path",
    });
    const nowhere = join(folder, "nowhere");
    assert.deepEqual(await find(nowhere), { kind: "unusable", path: nowhere, reason: "ENOENT" });
    const other = program("other", "GNU bash");
    assert.deepEqual(await find(other), { kind: "other", path: other, said: "GNU bash" });
    const old = program("old", "openclaw-lsp 0.0.9");
    assert.deepEqual(await find(old), { kind: "old", path: old, version: "0.0.9" });

    const path = program("bin/openclaw-lsp", "openclaw-lsp 3.0.0");
    const searchPath = `.:relative:${join(folder, "empty")}:${join(folder, "bin")}`;
    assert.deepEqual(await find(undefined, searchPath), { path, from: "PATH", version: "3.0.0" });
    const bundled = program("extension/server/openclaw-lsp", "openclaw-lsp 2.0.0");
    assert.deepEqual(await find(undefined, searchPath), { path: bundled, from: "extension", version: "2.0.0" });
    assert.deepEqual(await find(path, searchPath), { path, from: "setting", version: "3.0.0" });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
