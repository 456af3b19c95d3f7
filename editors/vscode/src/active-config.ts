// Which config OpenClaw reads on this machine, found as OpenClaw finds it.

import * as path from "node:path";

/** What the search looks at, handed in so that a test can stand in for a machine. */
export interface Machine {
  environment: Readonly<Record<string, string | undefined>>;
  home: string;
  exists: (path: string) => boolean;
}

/** The path of the active config, whether it exists or not. */
export function activeConfig(machine: Machine): string {
  const { environment, home, exists } = machine;
  const expand = (name: string) => expandHome(name, home);
  const file = environment.OPENCLAW_CONFIG_PATH;
  if (file) {
    return path.resolve(home, expand(file));
  }
  const openclawHome = environment.OPENCLAW_HOME ? expand(environment.OPENCLAW_HOME) : home;
  if (environment.OPENCLAW_STATE_DIR) {
    return inStateFolder(expand(environment.OPENCLAW_STATE_DIR), exists);
  }
  const state = path.join(openclawHome, ".openclaw");
  const old = path.join(home, ".clawdbot");
  const isOld = !environment.OPENCLAW_HOME && !exists(state) && exists(old);
  return inStateFolder(isOld ? old : state, exists);
}

/** The path with its leading `~` replaced. */
export function expandHome(name: string, home: string): string {
  return name === "~" || /^~[/\\]/.test(name) ? path.join(home, name.slice(1)) : name;
}

/** `openclaw.json`, or `clawdbot.json` where only that exists. */
function inStateFolder(folder: string, exists: Machine["exists"]): string {
  const current = path.join(folder, "openclaw.json");
  const old = path.join(folder, "clawdbot.json");
  return !exists(current) && exists(old) ? old : current;
}
