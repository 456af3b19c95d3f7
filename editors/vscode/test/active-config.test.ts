import assert from "node:assert/strict";
import { sep } from "node:path";
import { test } from "node:test";
import { activeConfig } from "../src/active-config.ts";

const HOME = "/home/me";

const CASES: { name: string; environment?: Record<string, string>; files?: string[]; expected: string }[] = [
  { name: "by default", expected: "/home/me/.openclaw/openclaw.json" },
  {
    name: "the named file, whatever its name",
    environment: { OPENCLAW_CONFIG_PATH: "~/team.json5", OPENCLAW_STATE_DIR: "/s", OPENCLAW_HOME: "/h" },
    expected: "/home/me/team.json5",
  },
  {
    name: "the state folder goes before the home",
    environment: { OPENCLAW_STATE_DIR: "/s", OPENCLAW_HOME: "/h" },
    expected: "/s/openclaw.json",
  },
  { name: "another home", environment: { OPENCLAW_HOME: "/h" }, expected: "/h/.openclaw/openclaw.json" },
  {
    name: "an empty variable is none",
    environment: { OPENCLAW_STATE_DIR: "" },
    expected: "/home/me/.openclaw/openclaw.json",
  },
  {
    name: "the old name where only that exists",
    files: ["/home/me/.openclaw", "/home/me/.openclaw/clawdbot.json"],
    expected: "/home/me/.openclaw/clawdbot.json",
  },
  {
    name: "the new name where both exist",
    files: ["/home/me/.openclaw", "/home/me/.openclaw/clawdbot.json", "/home/me/.openclaw/openclaw.json"],
    expected: "/home/me/.openclaw/openclaw.json",
  },
  {
    name: "the old folder where only that exists",
    files: ["/home/me/.clawdbot", "/home/me/.clawdbot/clawdbot.json"],
    expected: "/home/me/.clawdbot/clawdbot.json",
  },
  {
    name: "no old folder beside another home",
    environment: { OPENCLAW_HOME: "/h" },
    files: ["/home/me/.clawdbot"],
    expected: "/h/.openclaw/openclaw.json",
  },
];

for (const { name, environment = {}, files = [], expected } of CASES) {
  test(`active config: ${name}`, { skip: sep !== "/" }, () => {
    const found = activeConfig({ environment, home: HOME, exists: (path) => files.includes(path) });
    assert.equal(found, expected);
  });
}
