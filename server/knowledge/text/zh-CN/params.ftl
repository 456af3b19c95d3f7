# 模型的 `params` 与缓存设置的结果。路径、键、值与名称均以反引号标示为代码。

param-cacheRetention = 提供商保留提示缓存多久：`none` 不缓存，`short` 与 `long` 取决于路由（Anthropic 自家 API 为 5 分钟与 1 小时）。
param-cacheControlTtl = `cacheRetention` 的旧写法：`"5m"` 等于 `short`，`"1h"` 等于 `long`。只在没有 `cacheRetention` 时生效。
param-temperature = 选词时的随机程度。
param-topP = 只从累积概率达此值的最可能词中选择。这里只认这种写法。
param-maxTokens = 回答最多可有多少 token。
param-frequencyPenalty = 词出现越多次，再出现的概率越低。
param-presencePenalty = 词出现过后，再出现的概率降低。
param-seed = 提供商支持时，让回答可以重现。
param-stop = 遇到这些文字时结束回答。
param-response_format = 回答必须符合的格式，写法取决于提供商的 API。
param-transport = 以何种方式流式返回回答。其他值会被忽略，并在日志中警告。
param-cachedContent = 要使用的 Gemini 已存缓存。设置后，OpenClaw 不再按 `cacheRetention` 自行建立。
param-parallel_tool_calls = 模型能否同时调用多个工具。`null` 表示请求中不带此项。
param-text_verbosity = 回答的详细程度。
param-serviceTier = 提供商的服务等级。在 Anthropic 只对 API 密钥与其自家地址有效，并优先于 `fastMode`。
param-fastMode = 提供商提供时使用更快的回答。消息、会话，以及智能体与默认的 `fastModeDefault` 都优先于它。
param-fastAutoOnSeconds = 搭配 `fastMode: "auto"`：一次运行在前几秒内保持快速。
param-thinking = 模型默认的思考程度。消息、会话与智能体的 `thinkingDefault` 优先于它，默认的 `thinkingDefault` 则在它之后。
param-context1m = 只会提高 claude-cli 的上下文额度。API 模型本来就有一百万 token，也不会为此发送 beta 请求头。
param-anthropicBeta = 请求的 beta 标志，可为列表或以逗号分隔。它们会取代提供商 `headers` 的 `anthropic-beta`，以及 OpenClaw 自行发送的大部分标志。
param-anthropicServerCompaction = 让 Anthropic 压缩长对话。只有 `true` 有效，且须使用 API 密钥与 Anthropic 自家地址。
param-anthropicCompactThreshold = 到多少 token 时 `anthropicServerCompaction` 开始作用，最少为 50,000。
param-responsesServerCompaction = 让 OpenAI 的 Responses API 压缩长对话。
param-responsesCompactThreshold = 到多少 token 时 `responsesServerCompaction` 开始作用。
param-responsesCompactEndpoint = 通过专用端点压缩长对话。
param-extra_body = 最后放入请求的字段。覆盖 `messages`、`model` 或 `stream` 会在日志中警告。
param-chat_template_kwargs = 给模型服务器对话模板的参数。
param-provider = OpenRouter 如何在其后的提供商之间选择。
param-responseCache = OpenRouter 可否以响应缓存作答。
param-responseCacheTtlSeconds = OpenRouter 保留响应的秒数。
param-responseCacheClear = OpenRouter 是否先清除缓存的响应。
param-tool_stream = 是否流式传输工具调用。
param-preserveThinking = 先前的思考是否留在对话中。由 Z.AI 插件读取。
param-num_ctx = Ollama 的上下文大小，按 token 计。
param-keep_alive = Ollama 让模型保持加载多久。
param-think = 在 Ollama 上模型是否思考，或思考多少。
param-ollama-option = Ollama 的选项，以此名称原样传递。
param-qwenThinkingFormat = 旧设置；由 `models.providers.vllm` 下该模型的 `compat.thinkingFormat` 取代。
param-openaiWsWarmup = 较早版本的设置。
param-canonicalModelId = 此部署实际上是哪个模型，让 OpenClaw 知道其能力。
param-azureApiVersion = Azure API 的版本。
param-preload = LM Studio 是否预先加载模型。
params-types = 类型：{ $types }
params-values = 此处可用：{ $values }
params-honoured = 适用于：{ $who }
params-aliases = 其他名称：{ $names }。同一对象内以 { $first } 为优先。
params-aliases-apart = 其他名称：{ $names }。各层中若出现多个名称，以 { $first } 为优先，即使它在较弱的层。
params-alias-of = { $key } 的另一个名称。
params-default = 此模型的默认值：{ $value }
params-dropped = 对此模型的请求，OpenClaw 不会带上它。
params-no-op = 目前几乎没有作用。
params-unread = OpenClaw { $release } 中没有任何地方读取它。
params-order = 以下各层逐键合并，后者优先于前者：{ $paths }
params-other-layers = 此处不会被读取；会读取的位置：{ $paths }。
params-provider-layer = 提供商的 `params` 不会与智能体和模型的 `params` 合并，由个别提供商插件读取。
params-known = { $how ->
    [measured] 在 OpenClaw { $release } 上实测。
    [docs] 依据 OpenClaw { $release } 的文档。
   *[code] 读自 OpenClaw { $release } 的代码。
}
params-in-file = **在此文件中**
params-who = { $all ->
    [0] { $agent } 搭配 { $model }
   *[other] 全部 { $all } 个智能体搭配 { $model }
}
params-wins = { params-who }：{ $value }，来自 { $path }
params-wins-place = { params-who }：以 { $path } 为准
params-more = ……另有 { $count } 项

cache-outcome = { $outcome ->
    [off] 不缓存
    [five-minutes] 5 分钟
    [hour] 1 小时
    [marker] 缓存，期限由提供商决定
    [key] 缓存键，期限由提供商决定
    [half-hour] 30 分钟
    [day] 24 小时
    [stored-300] 300 秒
    [stored-3600] 3600 秒
    [variable] 取决于变量 { $variable }
   *[untouched] 无作用
}
cache-effect = { cache-outcome }{ $how ->
    [docs] （依文档）
   *[other] {""}
}
cache-effect-default = { cache-effect }，默认
cache-effect-mixed = 取决于模型：{ $durations }
cache-effect-mixed-none = 取决于模型：{ $durations }，或无作用
cache-effect-dead = 无作用，OpenClaw 会填入“short”
cache-effect-provider = 此处不会被读取
cache-source = { $source ->
    [layer] 设置于 { $path }
    [filled] OpenClaw 将登录方式视为 API 密钥，自动填入 `short`
    [variable] 因为 `OPENCLAW_CACHE_RETENTION` 为 `long`
    [open] 在此无法得知它的值
   *[default] 此处的默认值
}{ $how ->
    [docs] ，依据 OpenClaw 的文档
    [code] ，读自 OpenClaw 的代码
   *[measured] {""}
}
cache-line = { params-who }：**{ cache-outcome }**（{ cache-source }）
cache-line-api-key = { params-who }：以 API 密钥登录 Anthropic 时为 **{ cache-outcome }**（{ cache-source }）
cache-line-otherwise = { params-who }：其他情况下为 **{ cache-outcome }**（{ cache-source }）
cache-ignored = – { $path } 未生效：{ $why ->
    [overridden] { $by } 优先
    [filled] OpenClaw 将登录方式视为 API 密钥，在该模型下填入了 `cacheRetention`
    [beside] { $by } 的 `cacheRetention` 优先
    [invalid] OpenClaw 不接受这个值
   *[route] 这条路由不读取它
}
cache-auth = { $mode ->
    [api-key] OpenClaw 视为以 API 密钥登录 Anthropic，并据此填入默认值（{ $because }）。
    [token] OpenClaw 视为以 API 密钥登录 Anthropic，并据此填入默认值（{ $because }）；但那其实是 setup token，请求会以订阅方案的方式发送。
    [oauth] OpenClaw 视为以订阅方案登录 Anthropic，并据此填入默认值（{ $because }）。
    [own-key] OpenClaw 填入默认值时不看 { $because } 中的密钥，也看不到 Anthropic 的其他登录，因此不填入任何默认值。
    [none] OpenClaw 在此看不到 Anthropic 的登录，不填入任何默认值。
   *[unknown] 由此无法得知 OpenClaw 是否以 API 密钥登录 Anthropic。
}
cache-auth-unless = 如果网关的环境（此处无从得知）设置了 { $variable }，则以它为准。
cache-provider-layer = 在读过的 OpenClaw { $release } 代码中，提供商 `params` 中的 `cacheRetention` 不会被读取。
cache-page = **OpenClaw 2026 年 2 月的文档写道**
cache-page-values = `none`：不缓存。`short`：5 分钟，使用 API 密钥时的默认值。`long`：1 小时，需要 beta 标志 `extended-cache-ttl-2025-04-11`；OpenClaw 会发送，覆盖提供商请求头时须保留。缓存仅适用于 API 密钥。
cache-page-legacy = `cacheControlTtl` 仍可使用：`"5m"` 对应 `short`，`"1h"` 对应 `long`；建议改用新写法。
cache-page-code = **代码的实际行为**
cache-page-code-values = 读自 2026.2.9：其中没有这个标志，不带标志就请求 1 小时；以订阅方案登录的请求同样会标记缓存，默认为 `short`。
cache-page-code-legacy = 读自 2026.2.9、2026.3.13 与 2026.4.5：使用 API 密钥时，即使设置了 `cacheControlTtl`，OpenClaw 仍会为 `agents.defaults.models` 的键与主要模型填入 `cacheRetention: "short"`，因此前者永远不会生效。
cache-hint = { cache-outcome }
cache-hint-default = 缓存：{ cache-outcome }（默认）
