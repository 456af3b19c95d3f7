# Findings outside the schema: what OpenClaw reads silently, migrates in memory, or checks after the schema.

duplicate-key = “{ $key }” stands twice here; OpenClaw takes the last one and ignores this one.
duplicate-key-last = This one counts.
duplicate-key-fix = Remove this “{ $key }”

proto-key = OpenClaw drops the key “__proto__” without a word.
proto-key-server = An MCP server cannot be named “__proto__”. Give it another name.
proto-key-fix = Remove “__proto__”

line-separator = This string holds an invisible line separator (U+2028 or U+2029). OpenClaw's command line hangs on such a file; write it as an escape.
line-separator-fix = Write the line separators as escapes

missing-variable = The environment variable { $name } is not set, so this text stays as it is and what uses it will not work. Set it for the gateway, or in env.vars.
missing-variable-empty = The environment variable { $name } is empty, which OpenClaw treats as not set, so this text stays as it is. Give it a value.

include-not-read = Included files are not read here yet: what they add is not checked, and nothing is reported as missing.
include-value = $include takes a path, or a list of paths.
include-item = Every item of $include is a path in quotes.

migrated-agents-list = OpenClaw moves agents.list to agents.entries each time it loads this. Write agents.entries: an object with each agent's id as its key.
migrated-default = “default: true” is an old marker; OpenClaw replaces it each time it loads this. Write ownership: "explicit" in agents, and name { $agent } where an owner is asked for.
migrated-default-sole = “default: true” is an old marker, and needless with a single agent.
migrated-context-tokens = OpenClaw drops this. The context budget is now set per model: models.providers.*.models[].contextTokens.
migrated-budget-copied = OpenClaw copies { $key } to each model of this provider that has none, each time it loads this. Write it there.
migrated-budget-dropped = OpenClaw drops { $key }, because this provider lists no models. Write it in an entry of models.
migrated-copilot-discovery = OpenClaw drops this setting: it is gone.
migrated-main-key = OpenClaw ignores session.mainKey: the main session is always called “main”.
migrated-remove-fix = Remove it

sandbox-env-name = OpenClaw refuses the variable name “{ $name }” for a sandbox. Use letters, digits and underscores, and no digit first.
sandbox-env-value = The value of { $name } has more than one line, or a NUL, which a sandbox cannot be given. Write one line, or mount a file.
agent-dir = The agents { $first } and { $second } would share one state folder, and with it their logins and sessions. Give each its own agentDir, or remove this one.
agent-dir-first = The folder of { $first }.
avatar-form = An avatar is a path inside the agent's workspace, an http or https address, or a data URI.
avatar-outside = This path leads out of the agent's workspace. Put the picture inside it.
avatar-perhaps-outside = OpenClaw takes this only if it lies inside the agent's workspace, which cannot be told from here.
tailscale-mode = Tailscale is switched on here.
tailscale-bind = With Tailscale { $mode }, the gateway must listen on loopback only: bind to “loopback”, or to “custom” with customBindHost “127.0.0.1”.
tailscale-auth = The gateway cannot be exposed through Tailscale { $mode } without authentication. Choose a token, a password or a trusted proxy.
model-policy = “{ $entry }” is no model reference. Write an alias of a configured model, “provider/model”, or “provider/*”.

plugin-path = There is nothing at this path. OpenClaw then cannot tell which plugins exist, and checks no channel and no plugin settings.
unknown-channel = OpenClaw knows no channel “{ $channel }”, unless a plugin that brings it is installed.
unknown-channel-install = The channel “{ $channel }” comes with a plugin that is not installed. Install it: openclaw plugins install { $install }
unknown-channel-leftover = OpenClaw knows no channel “{ $channel }” and ignores these settings, because the plugin of that name is not installed. Install it, or remove them.
unknown-channel-unchecked = OpenClaw knows no channel “{ $channel }”, but does not refuse it while a path in plugins.load.paths is missing.
unknown-channel-depends = OpenClaw knows no channel “{ $channel }”, unless a plugin in plugins.load.paths brings it, which cannot be told from here.

unknown-plugin = No plugin “{ $id }” is installed here; OpenClaw ignores this.
unknown-plugin-install = The plugin “{ $id }” is not installed; until then OpenClaw ignores this. Install it: openclaw plugins install { $install }
unknown-plugin-slot = No plugin “{ $id }” is installed to be the memory. Name one that is, or “none”.
unknown-plugin-retired = The plugin “{ $id }” no longer exists; OpenClaw ignores this. Remove it.
unknown-plugin-command = “{ $id }” is a command of the plugin “{ $plugin }”, not a plugin. Write the plugin's id.

plugin-disabled-all = “{ $plugin }” has settings, but plugins.enabled is false, so it does not run.
plugin-disabled-denied = “{ $plugin }” has settings, but plugins.deny lists it, so it does not run.
plugin-disabled-itself = “{ $plugin }” has settings, but is disabled.
plugin-disabled-channel = “{ $plugin }” has settings, but its channel is disabled.
plugin-disabled-not-allowed = “{ $plugin }” has settings, but plugins.allow does not list it, so it does not run.
plugin-disabled-by-default = “{ $plugin }” has settings, but runs only when enabled. Add enabled: true to its entry.
plugin-disabled-by-default-here = “{ $plugin }” has settings, but runs by itself on macOS only. Add enabled: true to its entry to run it elsewhere.
plugin-disabled-slot = “{ $plugin }” has settings, but plugins.slots.memory gives its place to another plugin or to none.

allow-from-open = With the policy “open”, allowFrom must contain "*"; without it every direct message is dropped.
allow-from-empty = With the policy “allowlist”, allowFrom must name someone; while it is empty every direct message is dropped.

heartbeat-target = “{ $target }” is no heartbeat target. Write a channel, or “last”, “owner” or “none”.
heartbeat-target-empty = A heartbeat target cannot be empty. Write a channel, or “last”, “owner” or “none”.
heartbeat-target-unchecked = “{ $target }” is no heartbeat target, unless a plugin in plugins.load.paths brings a channel of that name.
heartbeat-owner = Heartbeats have no owner: with several agents they stay off until agents.defaults.heartbeat.agentId or agents.defaults.systemAgent.agentId names one.

web-search-provider = “{ $provider }” is no web search provider. Known are: { $known }.
web-search-provider-empty = The web search provider cannot be empty.
web-search-provider-install = The web search provider “{ $provider }” comes with a plugin that is not installed. Install it: openclaw plugins install { $install }
web-search-provider-ignored = OpenClaw ignores the web search provider “{ $provider }” until its plugin is installed: openclaw plugins install { $install }
web-search-provider-unchecked = “{ $provider }” is no known web search provider, unless a plugin in plugins.load.paths brings it.

retired-model = { $model } has been shut down. Use { $instead }.
retired-model-since = { $model } was shut down on { $since }. Use { $instead }.
retired-model-never-public = { $model } is no public model. Use { $instead }.
retired-model-oauth = { $model } answers to a ChatGPT login only, not to an API key. Log in with “openclaw models auth login --provider openai” and use openai/gpt-5.3-codex-spark.
retired-model-unsupported = OpenClaw cannot talk to { $model }. Choose another model of this provider.

secret-source = The secret provider “{ $provider }” holds secrets of the source “{ $held }”, but this asks it for “{ $asked }”. Name another provider, or change the source.
secret-source-provider = Its source is set here.
secret-command-missing = There is no readable file at this path.
secret-command-folder = This is a folder. Name the program itself.
secret-command-symlink = This is a symbolic link, which OpenClaw does not run as a secret provider. Name the file that it points to.
secret-command-untrusted = This program lies outside the folders in trustedDirs.
secret-command-open = Others may write to this program. Take that permission away: chmod go-w
secret-command-owner = This program belongs to another user than the one that runs OpenClaw, which therefore does not run it.
