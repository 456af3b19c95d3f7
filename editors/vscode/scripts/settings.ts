// Takes the server's settings over from its docs: names, types and defaults into package.json, what they do into
// package.nls*.json. `npm run settings` writes them; a test tells when that is due.

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A setting as the docs describe it. */
export interface Setting {
  name: string;
  type: string | string[];
  default: unknown;
  words: string;
}

/** Where each language's page of settings is, and where its texts go. */
export const LANGUAGES = [
  { page: "server/docs/settings.md", texts: "package.nls.json" },
  { page: "server/docs/zh-TW/settings.md", texts: "package.nls.zh-tw.json" },
  { page: "server/docs/zh-CN/settings.md", texts: "package.nls.zh-cn.json" },
];

const TYPES: Record<string, string> = {
  text: "string",
  "true or false": "boolean",
  "list of texts": "array",
  number: "number",
};
const ROW = /^\| `(openclaw\.[\w.]+)` \| ([^|]+) \| ([^|]+) \| (.+) \|$/gm;

/** The settings in their order, with the words of a page. Types and defaults are read from the English one. */
export function serverSettings(page: string): Setting[] {
  const words = new Map(rows(page).map(([, name, , , words]) => [name, words]));
  return rows("server/docs/settings.md").map(([, name = "", type = "", initial = ""]) => {
    const known = TYPES[type];
    const text = words.get(name);
    if (known === undefined || text === undefined) {
      throw new Error(`${page}: ${name} has no words, or a type that VS Code has no name for: ${type}`);
    }
    const isUnset = initial === "not set";
    const value = isUnset ? null : JSON.parse(initial.replaceAll("`", ""));
    return { name, type: isUnset ? [known, "null"] : known, default: value, words: text };
  });
}

/** The key of a setting's text. */
export function textKey(name: string): string {
  return name.replace("openclaw.", "settings.");
}

function rows(page: string): string[][] {
  return [...readFileSync(new URL(`../../../${page}`, import.meta.url), "utf8").matchAll(ROW)];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  rewrite("package.json", (manifest) => {
    const old = manifest.contributes.configuration.properties;
    const server = serverSettings("server/docs/settings.md").map(({ name, type, default: value }) => {
      const items = type === "array" ? { items: { type: "string" }, uniqueItems: true } : {};
      return [name, { ...items, ...old[name], type, default: value, markdownDescription: `%${textKey(name)}%` }];
    });
    const ours = Object.entries(old).filter(([name]) => /^openclaw\.(server|trace)\./.test(name));
    manifest.contributes.configuration.properties = Object.fromEntries([...server, ...ours]);
  });
  for (const { page, texts } of LANGUAGES) {
    rewrite(texts, (all) => {
      for (const { name, words } of serverSettings(page)) {
        all[textKey(name)] = words;
      }
    });
  }
}

// biome-ignore lint/suspicious/noExplicitAny: a JSON file of any shape
function rewrite(file: string, change: (content: any) => void): void {
  const content = JSON.parse(readFileSync(file, "utf8"));
  change(content);
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}
