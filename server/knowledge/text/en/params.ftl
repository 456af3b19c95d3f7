# `params` of models and what comes of cache settings. Paths, keys, values and names come as code in backticks.

param-cacheRetention = How long the provider keeps the prompt cached: `none` not at all, `short` and `long` for as long as the route allows (on Anthropic's own API 5 minutes and 1 hour).
param-cacheControlTtl = The older form of `cacheRetention`: `"5m"` is `short`, `"1h"` is `long`. It counts only where `cacheRetention` is absent.
param-temperature = How much chance takes part in choosing words.
param-topP = Chooses only among the most likely words that together have this probability. Only this spelling counts here.
param-maxTokens = How many tokens an answer may have.
param-frequencyPenalty = Makes words less likely the more often they have occurred.
param-presencePenalty = Makes words less likely once they have occurred.
param-seed = Makes answers repeatable where the provider supports it.
param-stop = Texts at which the answer ends.
param-response_format = The format that the answer must have, as the provider's API wants it.
param-transport = How answers are streamed. Another value is ignored with a warning in the log.
param-cachedContent = A stored cache of Gemini to use. It turns off the one that OpenClaw makes by itself for `cacheRetention`.
param-parallel_tool_calls = Whether the model may call several tools at once. `null` leaves it out of the request.
param-text_verbosity = How long answers are.
param-serviceTier = The provider's class of service. At Anthropic it counts for API keys on the own address only, and beats `fastMode`.
param-fastMode = Faster answers where the provider offers them. The message, the session and `fastModeDefault` of the agent and of the defaults come before it.
param-fastAutoOnSeconds = With `fastMode: "auto"`: for how many seconds a run stays fast.
param-thinking = How much the model thinks by default. The message, the session and `thinkingDefault` of the agent come before it, `thinkingDefault` of the defaults comes after it.
param-context1m = Only raises the context budget of claude-cli. API models have a million tokens anyway, and no beta header is sent for it.
param-anthropicBeta = Beta flags for the request, as a list or separated by commas. They replace `anthropic-beta` of the provider's `headers` and most of what OpenClaw sends by itself.
param-anthropicServerCompaction = Lets Anthropic shorten long conversations. Only `true` counts, with an API key on Anthropic's own address.
param-anthropicCompactThreshold = At how many tokens `anthropicServerCompaction` sets in; at least 50,000 are used.
param-responsesServerCompaction = Lets OpenAI's Responses API shorten long conversations.
param-responsesCompactThreshold = At how many tokens `responsesServerCompaction` sets in.
param-responsesCompactEndpoint = Shortens long conversations through an endpoint of its own.
param-extra_body = Fields put into the request last. Overriding `messages`, `model` or `stream` is logged as a warning.
param-chat_template_kwargs = Arguments for the chat template of the model's server.
param-provider = How OpenRouter chooses among the providers behind it.
param-responseCache = Whether OpenRouter may answer from its response cache.
param-responseCacheTtlSeconds = How many seconds OpenRouter keeps a response.
param-responseCacheClear = Whether OpenRouter drops the cached response first.
param-tool_stream = Whether tool calls are streamed.
param-preserveThinking = Whether earlier thinking stays in the conversation. Read by the plugin of Z.AI.
param-num_ctx = The size of Ollama's context, in tokens.
param-keep_alive = How long Ollama keeps the model loaded.
param-think = Whether, or how much, the model thinks at Ollama.
param-ollama-option = An option of Ollama, handed on under this name.
param-qwenThinkingFormat = An older setting; `compat.thinkingFormat` of the model at `models.providers.vllm` takes its place.
param-openaiWsWarmup = A setting of earlier releases.
param-canonicalModelId = Which model a deployment really is, so that OpenClaw knows what it can do.
param-azureApiVersion = The version of Azure's API.
param-preload = Whether LM Studio loads the model ahead of time.
params-types = Type: { $types }
params-values = Taken here: { $values }
params-honoured = Read for: { $who }
params-aliases = Other names: { $names }. Inside one object { $first } counts before the others.
params-aliases-apart = Other names: { $names }. Of several in any layers { $first } counts before the others, even from a weaker layer.
params-alias-of = Another name of { $key }.
params-default = Default for this model: { $value }
params-dropped = OpenClaw leaves it out of requests to this model.
params-no-op = It changes next to nothing today.
params-unread = Nothing in OpenClaw { $release } reads it.
params-order = Each of these wins over the one before, key by key: { $paths }
params-other-layers = Nothing reads it here; it is read in { $paths }.
params-provider-layer = `params` of providers are not merged with those of agents and models: single provider plugins read them.
params-known = { $how ->
    [measured] Measured on OpenClaw { $release }.
    [docs] According to the documentation of OpenClaw { $release }.
   *[code] Read in the code of OpenClaw { $release }.
}
params-in-file = **In this file**
params-who = { $all ->
    [0] { $agent } with { $model }
   *[other] all { $all } agents with { $model }
}
params-wins = { params-who }: { $value } from { $path }
params-wins-place = { params-who }: what { $path } says
params-more = … and { $count } more

cache-outcome = { $outcome ->
    [off] not cached
    [five-minutes] 5 min
    [hour] 1 h
    [marker] cached, lifetime up to the provider
    [key] cache key, lifetime up to the provider
    [half-hour] 30 min
    [day] 24 h
    [stored-300] 300 s
    [stored-3600] 3600 s
    [variable] depends on the variable { $variable }
   *[untouched] no effect
}
cache-effect = { cache-outcome }{ $how ->
    [docs] , per OpenClaw's docs
   *[other] {""}
}
cache-effect-default = { cache-effect }, default
cache-effect-mixed = by model: { $durations }
cache-effect-mixed-none = by model: { $durations }, or no effect
cache-effect-dead = no effect, OpenClaw fills in "short"
cache-effect-provider = nothing reads it here
cache-source = { $source ->
    [layer] set in { $path }
    [filled] OpenClaw fills in `short`, as it does where it takes the sign-in for an API key
    [variable] because `OPENCLAW_CACHE_RETENTION` is `long`
    [open] its value is not known here
   *[default] the default here
}{ $how ->
    [docs] , according to OpenClaw's documentation
    [code] , read in OpenClaw's code
   *[measured] {""}
}
cache-line = { params-who }: **{ cache-outcome }** ({ cache-source })
cache-line-api-key = { params-who }: with an API key at Anthropic **{ cache-outcome }** ({ cache-source })
cache-line-otherwise = { params-who }: otherwise **{ cache-outcome }** ({ cache-source })
cache-ignored = – { $path } does not count: { $why ->
    [overridden] { $by } wins
    [filled] OpenClaw fills in `cacheRetention` under the model, taking the sign-in for an API key
    [beside] `cacheRetention` in { $by } comes first
    [invalid] it is no value that OpenClaw takes
   *[route] this route does not read it
}
cache-auth = { $mode ->
    [api-key] OpenClaw fills in defaults as for an API key at Anthropic ({ $because }).
    [token] OpenClaw fills in defaults as for an API key at Anthropic ({ $because }), though that is a setup token, which requests carry as a subscription's.
    [oauth] OpenClaw fills in defaults as for a subscription at Anthropic ({ $because }).
    [own-key] When it fills in defaults, OpenClaw does not look at a key in { $because }, sees no other sign-in at Anthropic and fills in nothing.
    [none] OpenClaw sees no sign-in at Anthropic here and fills in nothing.
   *[unknown] Whether OpenClaw is signed in at Anthropic with an API key cannot be said from here.
}
cache-auth-unless = If { $variable } is set in the gateway's environment, which is not known here, that decides instead.
cache-provider-layer = As far as the code of OpenClaw { $release } was read, nothing reads `cacheRetention` in `params` of a provider.
cache-page = **OpenClaw's documentation of February 2026 says**
cache-page-values = `none`: no caching. `short`: 5 minutes, the default with an API key. `long`: 1 hour, which needs the beta flag `extended-cache-ttl-2025-04-11`; OpenClaw sends it, and overridden provider headers must keep it. Caching is for API keys only.
cache-page-legacy = `cacheControlTtl` still works: `"5m"` maps to `short` and `"1h"` to `long`; migrating is recommended.
cache-page-code = **What the code does**
cache-page-code-values = Read in 2026.2.9: the flag occurs nowhere in it, 1 hour is asked for without it; requests with a subscription are marked for caching, too, `short` by default.
cache-page-code-legacy = Read in 2026.2.9, 2026.3.13 and 2026.4.5: with an API key OpenClaw fills in `cacheRetention: "short"` for the keys of `agents.defaults.models` and for the primary model even where `cacheControlTtl` is set, which then never counts.
cache-hint = { cache-outcome }
cache-hint-default = cache { cache-outcome } by default
