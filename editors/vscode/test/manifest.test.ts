import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import manifest from "../package.json" with { type: "json" };
import english from "../package.nls.json" with { type: "json" };
import { LANGUAGES as SETTINGS, serverSettings, textKey } from "../scripts/settings.ts";

const LANGUAGES = ["zh-cn", "zh-tw"];
const properties: Record<string, { type: string | string[]; default: unknown; markdownDescription: string }> =
  manifest.contributes.configuration.properties;

/** Settings that are the extension's own, and that the server does not read. */
const OURS = ["openclaw.server.path", "openclaw.server.log", "openclaw.trace.server"];

test("settings are those of the server, with its defaults and words; if not: npm run settings", () => {
  for (const { page, texts } of SETTINGS) {
    const words: Record<string, string> = JSON.parse(read(`../${texts}`));
    const settings = serverSettings(page);
    assert.deepEqual(Object.keys(properties).sort(), [...settings.map(({ name }) => name), ...OURS].sort());
    for (const setting of settings) {
      const { type, default: value, markdownDescription } = properties[setting.name] ?? {};
      assert.deepEqual({ type, value }, { type: setting.type, value: setting.default }, setting.name);
      assert.equal(markdownDescription, `%${textKey(setting.name)}%`);
      assert.equal(words[textKey(setting.name)], setting.words, texts);
    }
  }
});

test("what an untrusted workspace may not set names files", () => {
  for (const name of manifest.capabilities.untrustedWorkspaces.restrictedConfigurations) {
    assert.ok(name in properties, name);
  }
});

test("every text of the manifest is there in every language", () => {
  const wanted = [...new Set([...read("../package.json").matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key))].sort();
  assert.deepEqual(Object.keys(english).sort(), wanted);
  for (const language of LANGUAGES) {
    assert.deepEqual(Object.keys(JSON.parse(read(`../package.nls.${language}.json`))).sort(), wanted, language);
  }
});

test("every text of the code is there in every language, with its places", () => {
  const code = readdirSync(new URL("../src", import.meta.url)).map((file) => read(`../src/${file}`));
  const texts = code.flatMap((text) => [...text.matchAll(/l10n\.t\(\s*"([^"]+)"/g)].map(([, key = ""]) => key));
  const places = (text: string) => (text.match(/\{\d\}/g) ?? []).sort();
  for (const language of LANGUAGES) {
    const bundle: Record<string, string> = JSON.parse(read(`../l10n/bundle.l10n.${language}.json`));
    assert.deepEqual(Object.keys(bundle).sort(), [...new Set(texts)].sort(), language);
    for (const [text, translated] of Object.entries(bundle)) {
      assert.deepEqual(places(translated), places(text), translated);
    }
  }
});

test("every command is registered", () => {
  const code = read("../src/commands.ts");
  for (const { command } of manifest.contributes.commands) {
    assert.ok(code.includes(`"${command}"`), command);
  }
});

test("the version is the server's", () => {
  assert.equal(/^version = "(.+)"$/m.exec(read("../../../Cargo.toml"))?.[1], manifest.version);
});

test("the lock file names no registry", () => {
  assert.doesNotMatch(read("../package-lock.json"), /"resolved"/);
});

function read(file: string): string {
  return readFileSync(new URL(file, import.meta.url), "utf8");
}
