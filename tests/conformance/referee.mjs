// The verdict of OpenClaw's `config validate --json`, computed in process: one JSON request a line in, one verdict a line out.
//   node referee.mjs PACKAGE_ROOT < requests
// request: {"file","text"}: the text stands in for the file's bytes.
// verdict: {"valid","stage","issues":[{"path","segments"?,"message"}],"warnings":[{"path","message"}]}
// stage:   "ok" | "parse" | "read" | "core" | "whole" | "plugins" | "strict" | "crash", the step that refused it.
import fs from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const dist = join(process.argv.at(-1), "dist");
const load = (file) => import(pathToFileURL(join(dist, file)).href);

// Only config/config.js has a stable file name. The other modules carry a content hash in theirs: they are found by what they export.
const { createConfigIO, parseConfigJson5, validateConfigObjectRaw } = await load("config/config.js");
async function loadExport(prefix, name) {
  for (const file of fs.readdirSync(dist).filter((f) => f.startsWith(prefix) && f.endsWith("js"))) {
    const list = /export\s*\{([^}]*)\}/.exec(fs.readFileSync(join(dist, file), "utf8").slice(-4000))?.[1] ?? "";
    for (const entry of list.split(",")) {
      const [local, exported] = entry.trim().split(/\s+as\s+/);
      if (local === name) return (await load(file))[exported ?? local];
    }
  }
  throw new Error(`no module of this OpenClaw named ${prefix}* exports ${name}`);
}
const finishValidation = await loadExport("config-cli-validation-", "finishConfigValidationForCli");
const coreSchema = await loadExport("zod-schema-", "OpenClawSchema");
const normalizeIssues = await loadExport("issue-format-", "normalizeConfigIssues");

const silent = { error() {}, warn() {}, info() {}, debug() {}, log() {} };
const environment = { ...process.env };

// Virtual text: OpenClaw's reader gets a file system in which one file has the given content.
const withFile = (file, text) => ({
  ...fs,
  existsSync: (path) => path === file || fs.existsSync(path),
  readFileSync: (path, ...rest) => (path === file ? text : fs.readFileSync(path, ...rest)),
});

// Which step refused the config: found by repeating the steps one by one, because the verdict itself does not say.
function stageOf(text, snapshot, env) {
  if (!parseConfigJson5(text).ok) return "parse";
  const { sourceConfigBeforeMigrations, sourceConfig, parsed, issues } = snapshot;
  if (!isObject(parsed)) return "core";
  // Reading stopped before the environment was substituted.
  if (sourceConfigBeforeMigrations === undefined) return "read";
  if (validateConfigObjectRaw(sourceConfig, { sourceRaw: parsed, env }).ok) return "plugins";
  // The names of MCP servers are checked beside the schema, and a legacy default agent counts there as explicit ownership.
  if (issues.some(({ path }) => path === "agents.ownership" || /^(nodeHost\.)?mcp\./.test(path))) return "core";
  const owned = { ...sourceConfig, agents: { ...sourceConfig.agents, ownership: "explicit" } };
  return [sourceConfig, owned].some((config) => coreSchema.safeParse(config).success) ? "whole" : "core";
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

async function judge({ file, text }) {
  const env = { ...environment };
  const io = createConfigIO({ configPath: file, observe: false, env, logger: silent, fs: withFile(file, text) });
  const read = await io.readConfigFileSnapshotWithPluginMetadata({ prepareValidation: "strict" });
  const snapshot = await finishValidation(read);
  const stage = snapshot.valid ? "ok" : read.snapshot.valid ? "strict" : stageOf(text, read.snapshot, { ...environment });
  const issues = (list) =>
    normalizeIssues(list ?? []).map(({ path, pathSegments, message }) => ({ path, segments: pathSegments, message }));
  return { valid: snapshot.valid, stage, issues: issues(snapshot.issues), warnings: issues(snapshot.warnings) };
}

// node:readline would also split at U+2028, which a request may carry.
async function* lines() {
  let rest = "";
  process.stdin.setEncoding("utf8");
  for await (const chunk of process.stdin) {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop();
    yield* parts;
  }
}

for await (const line of lines()) {
  let verdict;
  try {
    verdict = await judge(JSON.parse(line));
  } catch (error) {
    verdict = { valid: false, stage: "crash", issues: [{ path: "", message: String(error) }], warnings: [] };
  }
  process.stdout.write(JSON.stringify(verdict) + "\n");
}
process.exit(0);
