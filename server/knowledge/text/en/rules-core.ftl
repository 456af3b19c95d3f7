# OpenClaw's core checks beyond the schema. Says what happened and what to do; the place is the diagnostic's range.

# value-format
value-format-depends = Whether OpenClaw accepts this depends on the environment variable { $variable }, whose value is not known here.
value-format-duration = This is not a duration. Write a number and a unit: 500ms, 30s, 5m, 2h, 1d, or together as in 1h30m.
value-format-duration-zero = This duration must be longer than zero, such as 30d.
value-format-suspend-after = This must be a duration of at least one minute with its unit, such as 45m or 2h.
value-format-clock = This is not a time of day. Write HH:MM with 24 hours, such as 08:30.
value-format-clock-start = A day cannot start at 24:00. Write 00:00.
value-format-byte-size = This is not a size. Write a number of bytes or one with a unit: 512kb, 10mb, 1gb.
value-format-http-url = This must be an http:// or https:// URL.
value-format-client-metadata-url = This must be an https:// URL with a path after the host, such as https://example.com/client.json.
value-format-http-origin = This must be an origin alone: http:// or https://, the host and perhaps a port, with no path, query or user name.
value-format-public-origin = This must be an origin alone: https:// and the host, with no path, query or user name. http:// is accepted for localhost, 127.0.0.1 and [::1].
value-format-secure-url = This must be an https:// URL. http:// is accepted for localhost, 127.0.0.1 and [::1].
value-format-bare-domain = This must be a domain alone, such as portals.example.com: no scheme, wildcard, port, path or IP address.
value-format-exact-host = This must be one exact host name or IP address: no scheme, wildcard, port or path.
value-format-absolute-path = This must be an absolute path, such as /etc/openclaw.
value-format-absolute-or-home-path = This must be an absolute path or one that starts with ~/.
value-format-absolute-command = This must be the absolute path of the program, such as /usr/local/bin/op. Arguments go into args.
value-format-unsafe-command = This must be the absolute path of a program alone, without shell syntax, quotes or arguments. Arguments go into args.
value-format-module-path = This must be a path relative to the transforms folder that stays inside it: not absolute, without ~, : or .. parts.
value-format-sandbox-bind = The part before the colon must be an absolute path on the host, such as /srv/data:/data.
value-format-unconfined = OpenClaw does not start a sandbox without confinement. Name a profile of your own, or leave this out.
value-format-decision-model = This must be provider/model, such as openai/gpt-5.5, or empty to switch the decision model off.
value-format-picker-runtime = auto and default are not runtimes that the model picker can offer. Name a runtime, or remove this.
value-format-agent-id = This is not an agent id. Use letters, digits, - and _, at most 64, starting with a letter or digit.
value-format-outer-space = This name has white space around it. Remove it.
value-format-repository = This must be a repository as host/owner/name in lower case, such as github.com/acme/shop, without https:// and .git.
value-format-file-secret-id = The id of a file secret must be a JSON pointer into the file, such as /providers/openai/apiKey, or value when the file holds a single secret.
value-format-exec-secret-id = The id of an exec secret starts with a letter or digit, then has letters, digits and . _ : / # - (at most 256), and no . or .. between slashes.
value-format-blank = This must not be blank.

# Fixes
fix-replace-with = Replace with { $text }
fix-remove-key = Remove { $key }
fix-rename-key = Rename to { $key }
fix-add-key = Add { $key }

# agent-roster
agent-roster-empty = Ownership is explicit here, but there is no agent that OpenClaw could read. Add one under agents.entries, or remove agents.ownership.
agent-roster-blocked-key = { $key } cannot be a key of an agent: OpenClaw refuses names of JavaScript's own objects. Remove it.
agent-roster-duplicate = The agents { $first } and { $second } both become the id { $id }. Rename one of them.
agent-roster-duplicate-first = The other agent is here.
agent-roster-defaults = { $count } agents are marked default: true. Keep the mark on one at most, or remove all and set agents.ownership to "explicit".
agent-roster-ownership-and-default = Ownership is explicit, but the agent { $id } still carries default: true. Remove one of the two.
agent-roster-default-here = The mark is here.
agent-roster-ownership-missing = With { $count } agents OpenClaw must know who owns what is addressed to none of them. Add ownership: "explicit", or mark one agent default: true.
agent-list-moved = OpenClaw moves the list to agents.entries and sees this in { $path }.

# unknown-agent
unknown-agent = There is no agent { $id }. Known: { $known }.
unknown-agent-none = There is no agent { $id }: no agent is defined that OpenClaw could read. Add it under agents.entries.

# broadcast-group
broadcast-group-unqualified = Settings for a group need a key that names its channel: write <channel>:<peer>, such as telegram:12345.
broadcast-group-too-large = A group on a channel has at most { $largest } agents. Remove some.

# acp-binding
acp-binding-without-peer = An ACP binding must name one conversation. Set match.peer with its kind and id.
acp-binding-below-channel = ACP bindings no longer stand inside a channel. Move this to the list bindings at the top, with type: "acp".

# custom-provider
custom-provider-base-url = OpenClaw does not know the address of { $id }. Set baseUrl; only providers that OpenClaw ships can leave it out.
custom-provider-models = OpenClaw does not know the models of { $id }. List them in models; only providers that OpenClaw ships can leave it out.

# exact-model
exact-model = { $key } can be set for one exact model only, and { $model } is none. Write the entry's key as provider/model.

# tool-policy
tool-policy-both = allow and alsoAllow cannot stand together. Merge alsoAllow into allow, or remove allow and extend the profile with alsoAllow.
tool-policy-merge = Merge alsoAllow into allow

# exec-mode
exec-mode-both = mode replaces security and ask, and cannot stand beside { $older }. Keep mode alone, or the older keys alone.

# sandbox-network
sandbox-network-host = The host's network would undo the sandbox. Use "bridge", "none", or a bridge network of your own.
sandbox-network-container = Joining another container's network is blocked, as it weakens the sandbox. Use a bridge network, or set { $flag } to true if you fully trust that container.

# web-search
web-search-blocked-key = { $key } cannot be a key here: OpenClaw refuses names of JavaScript's own objects. Remove it.
web-search-api-key = The search provider's key no longer stands here. Move it to plugins.entries.<plugin>.config.webSearch.apiKey.
web-search-moved = Settings of { $key } no longer stand here. Move them to its plugin: plugins.entries.<plugin>.config.webSearch.

# mcp-server
mcp-server-misspelt = OpenClaw does not know { $key }. It is called { $right } here.
mcp-server-timeout = OpenClaw does not know { $key }. Set connectionTimeoutMs or requestTimeoutMs, in milliseconds.
mcp-server-disabled = OpenClaw does not know disabled. Set enabled: false to switch a server off.
mcp-server-stdio-command = A server over stdio needs the command that starts it. Add command, or choose another transport.
mcp-server-requester-auth = Signing in per requester needs auth: "oauth" at the server.
mcp-server-requester-profile = A shared profile cannot be used where each requester signs in for himself. Remove authProfileId.
mcp-server-requester-url = Signing in per requester needs a server with an HTTP url.
mcp-server-requester-stdio = Signing in per requester works over HTTP only. Remove command and the stdio transport.

# gateway-portal
gateway-portal-domain = The portals' domain covers the gateway's own address in { $origin }. Give portals a separate domain.
gateway-portal-port = The gateway itself listens on port { $port }. Choose another port for portals.

# gateway-role
gateway-role-none = Roles need at least one definition. Add one, or remove gateway.roles.
gateway-role-default = The default must be one of the defined roles: { $known }.
gateway-role-default-none = The default must be one of the defined roles, and none is defined. Define it first.

# edge-auth
edge-auth-empty = No header is set here. Add one, or remove edgeAuth.
edge-auth-name = This is not the name of an HTTP header. Use letters, digits and - without blanks.
edge-auth-owned = { $name } is set by the connection itself. Remove it.
edge-auth-twice = { $first } and { $second } are the same header. Keep one.

# hook-mapping
hook-mapping-session-key = A persistent hook must know its session. Set sessionKey here, or hooks.defaultSessionKey, or a transform.

# browser-profile
browser-profile-unreachable = This profile does not say where its browser is. Set cdpPort or cdpUrl, or choose the driver "existing-session" or "extension".
browser-profile-user-data-dir = userDataDir works with driver "existing-session" only. Remove it, or set that driver.
browser-profile-extension-url = With driver "extension" the browser is reached through its extension. Remove cdpUrl.

# talk-provider
talk-provider-missing = Several providers are set up, so provider must name one of them: { $known }.
talk-provider-unknown = { $provider } is not among the providers that are set up: { $known }.

# cloud-worker-settings
cloud-worker-settings-secret = { $key } holds a secret, and OpenClaw takes secrets here only as a whole SecretRef with source, provider and id.
cloud-worker-settings-size = These settings are too large, too deep, or hold a number that is not finite. Keep them below 4,096 values, 32 levels and 512 keys an object.

# secret-reference
secret-reference-refused = OpenClaw changes this value itself and takes no SecretRef here. Write the text, or an environment variable in dollar sign and braces.
