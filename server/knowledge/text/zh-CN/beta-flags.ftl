# anthropic-beta 请求头的标志。$known 说明该陈述的依据。

beta-flag = **{ $flag }**
beta-known = { $known ->
    [measured] 在 OpenClaw { $release } 上实测
    [code] 读自 OpenClaw { $release } 的代码
    [docs] 依据 OpenClaw 的文档
   *[sdk] 列于 OpenClaw { $release } 附带的 SDK
}
beta-state = { $status ->
    [active] 使用中的 beta
    [general] 已不需要：此功能已正式推出
    [superseded] 已被 { $by } 取代
    [retired] 已停用
   *[name-only] 仅知其名
}
beta-status = { beta-state }（{ beta-known }）。
beta-status-believed = { beta-state }。
beta-believed = 据信如此，未经验证：
beta-name-only = 列于 OpenClaw { $release } 附带的 SDK；OpenClaw 从不自行发送；效果未经验证。
beta-unknown = 此处未知：OpenClaw { $release } 从不自行发送，附带的 SDK 也未列出。
beta-never-sent = OpenClaw { $release } 从不自行发送。

# 自动补全时显示在标志旁的说明。
beta-label = { $status ->
    [active] 使用中
    [general] 已不需要
    [superseded] 已被 { $by } 取代
    [retired] 已停用
   *[name-only] 仅知其名
}{ $known ->
    [own] （据信）
   *[other] {""}
}
beta-label-sent = { $status ->
    [general] 已不需要
   *[active] 使用中
}，OpenClaw 会自行发送

beta-does-fine-grained = 不经缓冲，直接流式传输工具的输入。即时流式传输工具输入的功能正逐渐取代它。
beta-does-interleaved = 让有思考预算的模型在工具调用之间思考。采用自适应思考的模型不需要它。
beta-does-claude-code = 告诉 API 客户端是 Claude Code。
beta-does-oauth = 让订阅方案的 token（`sk-ant-oat…`）可以调用 API。
beta-does-server-side-fallback = 让服务器把被拒绝的回合转交给其他模型；与请求中的 `fallbacks` 配合使用。
beta-does-context-management = 让服务器编辑上下文，例如清除旧的工具结果。
beta-does-compact = 让服务器压缩冗长的对话。
beta-does-fast-mode = 允许在请求中使用 `speed: "fast"`。
beta-does-thinking-binding = 让请求指定：与前文不再相符的思考块一律丢弃。
beta-does-pdfs = 以 PDF 文档作为输入。
beta-does-extended-cache-ttl = 为保留一小时的提示缓存而设。
beta-does-context-1m = 为 Sonnet 4 与 4.5 的一百万 token 上下文而设。
beta-does-prompt-caching = 为提示缓存而设。
beta-does-message-batches = 为批量消息而设。
beta-does-token-counting = 为计算 token 数而设。
beta-does-structured-outputs = 为结构化输出而设，现在改用 `output_config.format`。
beta-does-context-window-exceeded = 为上下文窗口已满时的专属停止原因而设，较新的模型默认即有。
beta-does-effort = 为 effort 设置而设，现在改用 `output_config.effort`。
beta-does-output-128k = 为 Sonnet 3.7 的 128,000 token 输出而设；在 Claude 4 及之后的模型上没有效果。
beta-does-token-efficient-tools = 为 Sonnet 3.7 较短的工具调用而设；在 Claude 4 及之后的模型上没有效果。
beta-does-max-tokens = 为 Sonnet 3.5 较长的输出而设。
beta-does-code-execution = 代码执行工具。
beta-does-mcp-client = MCP 连接器。
beta-does-advanced-tool-use = 工具搜索，以及从代码调用工具。
beta-does-computer-use = 计算机使用工具，每个版本各有一个标志。
beta-does-files-api = Files API。
beta-does-skills = Agent Skills 的 API。

beta-sent-fine-grained = OpenClaw 会自行发送：每个直接发往 Anthropic 的请求（{ beta-known }）。
beta-sent-interleaved = OpenClaw 会自行发送：发往不采用自适应思考的模型（Haiku 4.5、Claude 4.5 及更早）时，以及设有 `params.anthropicBeta` 时（{ beta-known }）。
beta-sent-oauth = OpenClaw 会自行发送：使用 setup token 或登录时；使用 API 密钥时不会（{ beta-known }）。
beta-sent-server-side-fallback = OpenClaw 会自行发送：使用 API 密钥直接连接 Anthropic，且模型为 Opus 5.5、Opus 5、Fable 5.1 或 Fable 5 时（{ beta-known }）。
beta-sent-context-management = OpenClaw 会自行发送：使用 API 密钥直接连接 Anthropic，且 `contextPruning.mode` 为 `cache-ttl`（使用 API 密钥时的默认值）时（{ beta-known }）。
beta-sent-compact = OpenClaw 会自行发送：使用 API 密钥直接连接 Anthropic，且 `params.anthropicServerCompaction` 为 `true` 时（{ beta-known }）。
beta-sent-fast-mode = OpenClaw 会自行发送：使用 API 密钥直接连接 Anthropic，且在 Opus 5.5、Opus 5 或 Opus 4.8 上启用快速模式时（{ beta-known }）。
beta-sent-thinking-binding = OpenClaw 会自行发送：使用 API 密钥直接连接 Anthropic，且采用自适应思考时（{ beta-known }）。
beta-sent-pdfs = OpenClaw 会自行发送：只随其 PDF 工具的请求发送（{ beta-known }）。

beta-note-bearer = 使用 setup token 或登录时，缺少它，请求预计会失败（未经验证）。
beta-note-fallback-lost = 自定义的列表会使它丢失，快速模式与服务器端压缩也一样，而请求仍会要求 `fallbacks`（在 OpenClaw 2026.9.6 上实测）。API 对此如何反应未经验证。
beta-note-appended = 即使自定义了列表，它仍会加在后面。
beta-note-extended-cache-page = OpenClaw 到 2026.4.1 为止的文档曾写道：一小时缓存需要它、OpenClaw 会发送它，覆盖提供商请求头时请保留它。
beta-note-extended-cache-code = 未发现任何 OpenClaw 版本会发送它：已读过 2026.2.9、2026.3.13、2026.4.1、2026.4.5、2026.4.14、2026.4.23、2026.4.29 与 2026.9.6 的代码。
beta-note-extended-cache-wire = 没有它，一小时缓存也能工作：`cacheRetention: "long"` 不带任何标志即发送 `1h` 的 `ttl`（在 OpenClaw 2026.9.6 上实测）。
beta-note-context-1m = 4.6 起的模型本身就有一百万 token。OpenClaw 会从 `params.anthropicBeta` 剔除它（在 OpenClaw 2026.9.6 上实测），但不会从请求头剔除。

# 自定义列表的作用。
beta-header = 此请求头会取代 OpenClaw 自行发往此提供商的标志（在 OpenClaw 2026.9.6 上实测）。
beta-header-elsewhere = 随每个请求发往此提供商。OpenClaw 只在直接连接 Anthropic 时自行发送标志，因此这里不会丢失任何标志。
beta-header-dead = 不会发送：所有智能体共享的 `params`，或此提供商的 `request.headers`，优先于此请求头。
beta-header-request = 它优先于提供商及其模型的 `headers`（读自 OpenClaw 2026.9.6 的代码）。
beta-params = 这些标志会取代提供商的 `anthropic-beta` 请求头以及 OpenClaw 自行发送的标志；{ $restored } 会再补上，使用 setup token 或登录时还会补上 { $bearer }（在 OpenClaw 2026.9.6 上实测）。
beta-appended = 使用 API 密钥直接连接时，后面仍会加上：{ $flags }。
beta-missing = 不在此列表中：{ $flag }。

# 规则。
beta-override-bearer = 此列表会取代 OpenClaw 自行发送的标志，而其中没有 { $flags }（在 OpenClaw { $release } 上实测）。使用 setup token 或登录时，缺少它们，请求预计会失败（未经验证）。
beta-override-fallback = 此列表会取代 OpenClaw 自行发送的标志，而其中没有 { $flags }，但发往 { $model } 的请求仍会要求 fallbacks（在 OpenClaw { $release } 上实测）。API 对此如何反应未经验证。
beta-override-fix = 补回 { $flags }
obsolete-beta-flag-dropped = “{ $flag }”已停用，OpenClaw 会从 anthropicBeta 剔除它。请删除。
obsolete-beta-flag-retired = 依据 OpenClaw 的文档，“{ $flag }”已停用，但请求头仍会发送它。请删除。
obsolete-beta-flag-needless = 不需要“{ $flag }”：OpenClaw 从不发送它，没有它一小时缓存也能工作（在 OpenClaw { $release } 上实测）。
obsolete-beta-flag-believed = 据信已不需要“{ $flag }”（未经验证）。
obsolete-beta-flag-superseded-believed = 据信“{ $flag }”已被“{ $by }”取代（未经验证）。
obsolete-beta-flag-fix = 删除 { $flag }
unknown-beta-flag = 此处没有关于这个标志的信息：OpenClaw { $release } 从不自行发送，附带的 SDK 也未列出。
unknown-beta-flag-meant = 就此处所知，没有“{ $flag }”这个 beta 标志。是不是想写“{ $meant }”？
