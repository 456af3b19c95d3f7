import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";

const require = createRequire(import.meta.url);
await oniguruma.loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")));
const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: async () => {
    const file = new URL("../syntaxes/openclaw.tmLanguage.json", import.meta.url);
    return textmate.parseRawGrammar(readFileSync(file, "utf8"), "openclaw.tmLanguage.json");
  },
});
const grammar = await registry.loadGrammar("source.openclaw");

/** Each token but white space, as `text: innermost scope` without what all scopes end in. */
function tokens(text: string): string[] {
  let stack = textmate.INITIAL;
  return text.split("\n").flatMap((line) => {
    const result = grammar?.tokenizeLine(line, stack);
    assert.ok(result);
    stack = result.ruleStack;
    return result.tokens
      .map(({ startIndex, endIndex, scopes }) => [line.slice(startIndex, endIndex).trim(), scopes.at(-1) ?? ""])
      .filter(([token]) => token !== "")
      .map(([token, scope = ""]) => `${token}: ${scope.replace(/(\.json5)?\.openclaw$/, "")}`);
  });
}

const STRING = "string.quoted.double";
const BEGIN = '": punctuation.definition.string.begin';
const END = '": punctuation.definition.string.end';

const CASES: [string, string[]][] = [
  ["-0x1F", ["-0x1F: constant.numeric.hex"]],
  ["+.5e-3", ["+.5e-3: constant.numeric"]],
  ["5.", ["5.: constant.numeric"]],
  ["-Infinity", ["-Infinity: constant.language.number"]],
  ["NaN", ["NaN: constant.language.number"]],
  ["012", ["012: invalid.illegal.value"]],
  ["true", ["true: constant.language"]],
  ["yes", ["yes: invalid.illegal.value"]],
  ['"a"', [BEGIN, `a: ${STRING}`, END]],
  [
    "'it''",
    [
      "': punctuation.definition.string.begin",
      "it: string.quoted.single",
      "': punctuation.definition.string.end",
      "': punctuation.definition.string.begin",
    ],
  ],
  [
    '"\\x41\\u00e9\\q\\u12"',
    [
      BEGIN,
      "\\x41: constant.character.escape",
      "\\u00e9: constant.character.escape",
      "\\q: constant.character.escape",
      "\\u: invalid.illegal.unrecognized-escape",
      `12: ${STRING}`,
      END,
    ],
  ],
  ['"a\\\nb"', [BEGIN, `a: ${STRING}`, "\\: constant.character.escape.line-continuation", `b: ${STRING}`, END]],
  [
    '["open\n1]',
    [
      "[: punctuation.definition.array.begin",
      BEGIN,
      `open: ${STRING}`,
      "1: constant.numeric",
      "]: punctuation.definition.array.end",
    ],
  ],
  [
    '"k ${KEY}"',
    [
      BEGIN,
      `k: ${STRING}`,
      "${: punctuation.definition.template-expression.begin",
      "KEY: variable.other.environment",
      "}: punctuation.definition.template-expression.end",
      END,
    ],
  ],
  ['"$${KEY} ${lower}"', [BEGIN, "$${KEY}: constant.character.escape.variable", `\${lower}: ${STRING}`, END]],
  [
    "{ // c\n  a$_1: 1, 'b': /* d */ 2, \"c\": 3,\n}",
    [
      "{: punctuation.definition.dictionary.begin",
      "//: punctuation.definition.comment",
      "c: comment.line.double-slash",
      "a$_1: support.type.property-name.json",
      ":: punctuation.separator.dictionary.key-value",
      "1: constant.numeric",
      ",: punctuation.separator.dictionary.pair",
      "': punctuation.support.type.property-name.begin",
      "b: support.type.property-name.json",
      "': punctuation.support.type.property-name.end",
      ":: punctuation.separator.dictionary.key-value",
      "/*: punctuation.definition.comment.begin",
      "d: comment.block",
      "*/: punctuation.definition.comment.end",
      "2: constant.numeric",
      ",: punctuation.separator.dictionary.pair",
      '": punctuation.support.type.property-name.begin',
      "c: support.type.property-name.json",
      '": punctuation.support.type.property-name.end',
      ":: punctuation.separator.dictionary.key-value",
      "3: constant.numeric",
      ",: punctuation.separator.dictionary.pair",
      "}: punctuation.definition.dictionary.end",
    ],
  ],
  [
    "{ größe: 1, true: Infinity }",
    [
      "{: punctuation.definition.dictionary.begin",
      "größe: support.type.property-name.json",
      ":: punctuation.separator.dictionary.key-value",
      "1: constant.numeric",
      ",: punctuation.separator.dictionary.pair",
      "true: support.type.property-name.json",
      ":: punctuation.separator.dictionary.key-value",
      "Infinity: constant.language.number",
      "}: punctuation.definition.dictionary.end",
    ],
  ],
];

for (const [text, expected] of CASES) {
  test(`grammar: ${text.replaceAll("\n", "⏎")}`, () => assert.deepEqual(tokens(text), expected));
}
