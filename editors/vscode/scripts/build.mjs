// Bundles the extension into dist/, with its licences and those of what is bundled.

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

rmSync("dist", { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: ["src/extension.ts"],
  outfile: "dist/extension.cjs",
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  external: ["vscode"],
  minify: true,
  metafile: true,
  logLevel: "warning",
});

const packages = new Set();
for (const input of Object.keys(metafile.inputs)) {
  const [folder] = /^node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(input) ?? [];
  if (folder) {
    packages.add(folder);
  }
}
const ours = ["LICENSE-MIT", "LICENSE-APACHE"].map((file) => readFileSync(`../../${file}`, "utf8"));
writeFileSync("dist/LICENSES.txt", [...ours, ...[...packages].sort().map(licence)].join("\n\n"));

function licence(folder) {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const names = ["LICENSE", "LICENSE.md", "LICENSE.txt", "License.txt"];
  const text = names.map((name) => read(`${folder}/${name}`)).find((text) => text !== undefined);
  if (text === undefined) {
    throw new Error(`${folder} has no licence text`);
  }
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
