// The parser of OpenClaw as referee: one JSON-quoted text a line in, one line out: "-" where it refuses, else the value in one canonical writing.
//   node json5.mjs PACKAGES_FOLDER < texts
import { createRequire } from "node:module";
import { join } from "node:path";

const JSON5 = createRequire(join(process.argv.at(-1), "x"))("json5");
// It warns of U+2028 in strings, which OpenClaw's own reader does not hear of.
console.warn = () => {};

const bits = new DataView(new ArrayBuffer(8));
function canonical(value) {
  if (value === null || typeof value === "boolean") return String(value);
  // A lone surrogate has no place in UTF-8.
  if (typeof value === "string") return JSON.stringify(value.toWellFormed());
  if (typeof value === "number") {
    bits.setFloat64(0, value);
    return Number.isNaN(value) ? "NaN" : "#" + bits.getBigUint64(0).toString(16);
  }
  if (Array.isArray(value)) return "[" + value.map(canonical).join(",") + "]";
  const members = Object.keys(value).map((key) => JSON.stringify(key.toWellFormed()) + ":" + canonical(value[key]));
  return "{" + members.sort().join(",") + "}";
}

// As OpenClaw reads: strict JSON first, JSON5 where that fails.
function read(text) {
  try {
    return canonical(JSON.parse(text));
  } catch {}
  try {
    return canonical(JSON5.parse(text));
  } catch {
    return "-";
  }
}

let rest = "";
process.stdin.setEncoding("utf8");
for await (const chunk of process.stdin) {
  const lines = (rest + chunk).split("\n");
  rest = lines.pop();
  for (const line of lines) process.stdout.write(read(JSON.parse(line)) + "\n");
}
