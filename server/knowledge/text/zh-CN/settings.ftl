# 文档的设置页。

settings-title = 设置
settings-intro =
    所有设置都可以省略。这些设置放在编辑器设置的 `openclaw` 之下（`workspace/configuration` 的 `openclaw` 部分）；同样的对象，或以键
    `openclaw` 包住它的对象，也可以从 `initializationOptions` 和 `workspace/didChangeConfiguration` 传入。类型不对的值会在消息中指出，
    而且只有该项设置不生效。
settings-of-clients =
    客户端可以在同一个对象中再传入两项，内容与客户端自身有关，不是给用户设置的：
settings-log =
    日志输出到 stderr；用 `--log LEVEL` 或 `OPENCLAW_LSP_LOG` 设置详细程度（`off`、`error`、`warn`、`info`、`debug`）。日志中绝不会有配置文件的
    文本或值。

settings-column-setting = 设置
settings-column-key = 键
settings-column-type = 类型
settings-column-default = 默认值
settings-column-effect = 作用
settings-column-meaning = 含义
settings-text = 文本
settings-switch = true 或 false
settings-texts = 文本列表
settings-not-set = 未设置

setting-version = 检查时作为依据的 OpenClaw 版本，例如 `2026.9.6`。未设置时：已安装的版本，其次是配置文件的 `meta.lastTouchedVersion`，再其次是已知的最新版本。
setting-schema-file = 由 `openclaw config schema` 输出的 schema，用来代替内置的 schema；其中的标题和说明会显示在悬停提示中。须为绝对路径，或以 `~` 开头的路径。工作区未受信任时不会读取。
setting-locale = 消息的语言，用 BCP 47 标签表示：`en`、`zh-TW` 或 `zh-CN`。未设置时：编辑器的语言，其次是服务器环境的语言（`LC_ALL`、`LC_MESSAGES`、`LANG`）。
setting-format-enable = 服务器是否格式化文档。
setting-diagnostics-disabled = 不报告的代码，例如 `duplicate-key`。错误无法禁用：OpenClaw 仍然会拒绝该文件。
setting-cache-duration = 是否在 `cacheRetention` 和 `cacheControlTtl` 后面显示缓存的存留时间。
setting-effective-default = 是否在模型后面显示未设置时生效的缓存存留时间。
setting-model-alias = 是否在模型别名，以及没有提供商的模型后面，显示实际所指的模型。
setting-trusted = 用户是否信任此工作区。
setting-client-commands = 由客户端自行执行的命令，例如 `openclaw.copyText`：列出之后，才会提供需要该命令的功能。
