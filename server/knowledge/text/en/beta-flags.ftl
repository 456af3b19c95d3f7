# Flags of the anthropic-beta header. $known says where a statement is known from.

beta-flag = **{ $flag }**
beta-known = { $known ->
    [measured] measured on OpenClaw { $release }
    [code] read in the code of OpenClaw { $release }
    [docs] according to OpenClaw's documentation
   *[sdk] named in the SDK that OpenClaw { $release } ships
}
beta-state = { $status ->
    [active] Active beta
    [general] Not needed any more: the feature is generally available
    [superseded] Superseded by { $by }
    [retired] Retired
   *[name-only] Known by name only
}
beta-status = { beta-state } ({ beta-known }).
beta-status-believed = { beta-state }.
beta-believed = Believed, not verified:
beta-name-only = In the SDK that OpenClaw { $release } ships; OpenClaw never sends it by itself; effect not verified.
beta-unknown = Not known here: OpenClaw { $release } never sends it by itself, and the SDK that it ships does not name it.
beta-never-sent = OpenClaw { $release } never sends it by itself.

# What completion shows beside a flag.
beta-label = { $status ->
    [active] active
    [general] not needed any more
    [superseded] superseded by { $by }
    [retired] retired
   *[name-only] known by name only
}{ $known ->
    [own] {" "}(believed)
   *[other] {""}
}
beta-label-sent = { $status ->
    [general] not needed any more
   *[active] active
}, sent by OpenClaw itself

beta-does-fine-grained = Streams the input of tools without buffering it. Eager streaming of tool input is taking its place.
beta-does-interleaved = Lets models with a thinking budget think between tool calls. Models with adaptive thinking do not need it.
beta-does-claude-code = Tells the API that the client is Claude Code.
beta-does-oauth = Lets a subscription's token (`sk-ant-oat…`) call the API.
beta-does-server-side-fallback = Lets the server pass a refused turn on to another model; belongs to `fallbacks` in the request.
beta-does-context-management = Lets the server edit the context, such as clearing old tool results.
beta-does-compact = Lets the server compact a long conversation.
beta-does-fast-mode = Allows `speed: "fast"` in the request.
beta-does-thinking-binding = Lets the request say that thinking blocks which no longer fit their prefix are dropped.
beta-does-pdfs = PDF documents as input.
beta-does-extended-cache-ttl = Made for prompt caching that lasts one hour.
beta-does-context-1m = Made for a context of one million tokens on Sonnet 4 and 4.5.
beta-does-prompt-caching = Made for prompt caching.
beta-does-message-batches = Made for batches of messages.
beta-does-token-counting = Made for counting tokens.
beta-does-structured-outputs = Made for structured outputs, now set in `output_config.format`.
beta-does-context-window-exceeded = Made for a stop reason of its own when the context window is full, which newer models have by default.
beta-does-effort = Made for the effort setting, now in `output_config.effort`.
beta-does-output-128k = Made for 128,000 tokens of output on Sonnet 3.7; without effect on Claude 4 and later.
beta-does-token-efficient-tools = Made for shorter tool calls on Sonnet 3.7; without effect on Claude 4 and later.
beta-does-max-tokens = Made for longer output on Sonnet 3.5.
beta-does-code-execution = The code execution tool.
beta-does-mcp-client = The MCP connector.
beta-does-advanced-tool-use = Tool search and calling tools from code.
beta-does-computer-use = The computer use tools, one flag for each version of them.
beta-does-files-api = The Files API.
beta-does-skills = The API for agent skills.

beta-sent-fine-grained = OpenClaw sends it by itself on every direct request to Anthropic ({ beta-known }).
beta-sent-interleaved = OpenClaw sends it by itself to models without adaptive thinking (Haiku 4.5, Claude 4.5 and older), and again beside `params.anthropicBeta` ({ beta-known }).
beta-sent-oauth = OpenClaw sends it by itself with a setup token or a login, not with an API key ({ beta-known }).
beta-sent-server-side-fallback = OpenClaw sends it by itself with an API key, straight to Anthropic, to Opus 5.5, Opus 5, Fable 5.1 and Fable 5 ({ beta-known }).
beta-sent-context-management = OpenClaw sends it by itself with an API key, straight to Anthropic, while `contextPruning.mode` is `cache-ttl`, the default with an API key ({ beta-known }).
beta-sent-compact = OpenClaw sends it by itself with an API key, straight to Anthropic, when `params.anthropicServerCompaction` is `true` ({ beta-known }).
beta-sent-fast-mode = OpenClaw sends it by itself with an API key, straight to Anthropic, with fast mode on Opus 5.5, Opus 5 and Opus 4.8 ({ beta-known }).
beta-sent-thinking-binding = OpenClaw sends it by itself with an API key, straight to Anthropic, when thinking is adaptive ({ beta-known }).
beta-sent-pdfs = OpenClaw sends it by itself with the requests of its PDF tool, and with no others ({ beta-known }).

beta-note-bearer = A request with a setup token or a login is expected to fail without it (not verified).
beta-note-fallback-lost = A list of your own drops it, as do fast mode and server compaction, while the request still asks for `fallbacks` (measured on OpenClaw 2026.9.6). What the API then does was not verified.
beta-note-appended = It is added behind a list of your own as well.
beta-note-extended-cache-page = OpenClaw's documentation up to 2026.4.1 said that one hour needs it, that OpenClaw sends it, and to keep it when overriding the provider's headers.
beta-note-extended-cache-code = No release of OpenClaw was found to send it: read in the code of 2026.2.9, 2026.3.13, 2026.4.1, 2026.4.5, 2026.4.14, 2026.4.23, 2026.4.29 and 2026.9.6.
beta-note-extended-cache-wire = One hour works without it: `cacheRetention: "long"` sends its `ttl` of `1h` with no flag (measured on OpenClaw 2026.9.6).
beta-note-context-1m = Models from 4.6 on have the million by themselves. OpenClaw drops it from `params.anthropicBeta` (measured on OpenClaw 2026.9.6), but not from a header.

# What a list of one's own does.
beta-header = This header takes the place of the flags that OpenClaw sends by itself to this provider (measured on OpenClaw 2026.9.6).
beta-header-elsewhere = Sent with every request to this provider. OpenClaw sends flags by itself only straight to Anthropic, so there are none to lose.
beta-header-dead = Not sent: `params` of all agents, or `request.headers` of this provider, win over this header.
beta-header-request = It wins over `headers` of the provider and of its models (read in the code of OpenClaw 2026.9.6).
beta-params = These flags take the place of the `anthropic-beta` header of the provider and of what OpenClaw sends by itself; { $restored } are added again, and with a setup token or a login { $bearer } (measured on OpenClaw 2026.9.6).
beta-appended = Still added behind it on direct requests with an API key: { $flags }.
beta-missing = Not in this list: { $flag }.

# Rules.
beta-override-bearer = This list takes the place of the flags that OpenClaw sends by itself, and leaves out { $flags } (measured on OpenClaw { $release }). Requests with a setup token or a login are expected to fail without (not verified).
beta-override-fallback = This list takes the place of the flags that OpenClaw sends by itself, and leaves out { $flags }, while requests to { $model } still ask for fallbacks (measured on OpenClaw { $release }). What the API then does was not verified.
beta-override-fix = Put back { $flags }
obsolete-beta-flag-dropped = OpenClaw drops “{ $flag }” from anthropicBeta, because it is retired. Remove it.
obsolete-beta-flag-retired = According to OpenClaw's documentation “{ $flag }” is retired, but a header still sends it. Remove it.
obsolete-beta-flag-needless = “{ $flag }” is not needed: OpenClaw never sends it, and one hour of caching works without it (measured on OpenClaw { $release }).
obsolete-beta-flag-believed = “{ $flag }” is believed not to be needed any more (not verified).
obsolete-beta-flag-superseded-believed = “{ $flag }” is believed to be superseded by “{ $by }” (not verified).
obsolete-beta-flag-fix = Remove { $flag }
unknown-beta-flag = This flag is not known here: OpenClaw { $release } never sends it by itself, and the SDK that it ships does not name it.
unknown-beta-flag-meant = There is no beta flag “{ $flag }”, as far as is known here. Did you mean “{ $meant }”?
