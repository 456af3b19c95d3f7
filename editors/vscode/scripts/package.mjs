// Packs the VSIX: `npm run package` the universal one, `npm run package -- --target linux-x64 --server FILE` one with the
// server in it. `--out FILE` names the result; `--any-size` is for a server that was built without optimisation.

import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { parseArgs } from "node:util";

const LIMIT = 8_000_000;

const { values } = parseArgs({
  options: {
    target: { type: "string" },
    server: { type: "string" },
    out: { type: "string" },
    "any-size": { type: "boolean" },
  },
});
const { target, server } = values;
if ((target === undefined) !== (server === undefined)) {
  throw new Error("--target and --server go together");
}
const { name, version } = JSON.parse(readFileSync("package.json", "utf8"));
const out = resolve(values.out ?? `${name}-${target ?? "universal"}-${version}.vsix`);
mkdirSync("server", { recursive: true });
try {
  if (server) {
    const file = `server/${target.startsWith("win32") ? "openclaw-lsp.exe" : "openclaw-lsp"}`;
    copyFileSync(server, file);
    chmodSync(file, 0o755);
  }
  execFileSync(process.execPath, ["scripts/build.mjs"], { stdio: "inherit" });
  const options = ["--no-dependencies", "--allow-missing-repository", "--skip-license", "--out", out];
  const platform = target ? ["--target", target] : [];
  execFileSync(process.execPath, ["node_modules/@vscode/vsce/vsce", "package", ...options, ...platform], {
    stdio: "inherit",
  });
} finally {
  rmSync("server", { recursive: true, force: true });
}
const { size } = statSync(out);
console.log(`${basename(out)}: ${(size / 1e6).toFixed(1)} MB`);
if (size > LIMIT && !values["any-size"]) {
  throw new Error(`larger than ${LIMIT / 1e6} MB`);
}
