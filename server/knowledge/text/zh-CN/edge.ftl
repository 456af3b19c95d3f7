# 语言服务器本身的消息。

action-fix-all = 应用此文件中所有确定无误的修复
action-fix-kind = 应用此文件中 openclaw/{ $code } 所有确定无误的修复
diagnostics-not-shown = 另有 { $count } 项检查结果未在此显示。`openclaw-lsp check` 会列出全部。

setting-ignored = 设置 { $setting } 的值类型不对，已忽略。可填的值参见文档的配置页。

schema-unreadable = openclaw.schemaFile 指定的 schema 未被采用：{ $file }：{ $reason }。请用此命令生成：openclaw config schema > FILE

# 验证凭据。
action-validate = 验证
action-validate-again = 验证（{ $remark }）
action-validate-provider = 验证 { $provider } 的凭据
action-validate-profile = 验证认证配置 { $profile }
progress-validate = 正在验证凭据
progress-status = 正在询问已安装的 OpenClaw
remark-checked = { $verdict }，{ $time } 验证
validated-source = { $source }：{ $text }
validated-shadowed = { $text }OpenClaw 改用 { $other }。
validate-no-provider = 此文件没有提到任何可以验证凭据的提供商。
validate-unknown-provider = 此文件没有提到提供商 { $provider }。
validate-not-open = 这不是在此打开的 OpenClaw 配置。
validate-untrusted = 在不受信任的工作区中不会验证凭据：工作区可能会把它们发送到别处。
validate-cannot-ask = 无法判断：此编辑器无法请您确认，因此没有将 { $provider } 的凭据发送到 { $origin }。请在终端中运行：openclaw-lsp credentials --allow-host { $origin }
validate-not-run = 无法判断：{ $program } 未经确认，因此没有运行。
validate-model-missing = { $provider } 没有为凭据 { $source } 提供模型 { $model }。
consent-send = 发送
consent-run = 运行
consent-count = 计算 token 数
consent-cancel = 不要
consent-command = 要运行配置所指的 { $program }，以获取 { $provider } 的凭据吗？
status-untrusted = 在不受信任的工作区中，不会运行已安装的 OpenClaw。
status-not-installed = 在 PATH 中找不到 `openclaw`。
status-failed = `openclaw models status --json` 运行失败。
status-timeout = `openclaw models status --json` 在 { $seconds } 秒内没有响应。
status-unreadable = 无法理解 `openclaw models status --json` 的响应。
status-other-config = 已安装的 OpenClaw 使用另一个文件：{ $file }
status-good = 已安装的 OpenClaw 可以使用所有认证配置，使用中的提供商也都有凭据。
status-unusable = 认证配置 { $profile } 正在休息：{ $reason }。{ $time } 时还剩 { $left }。
status-disabled = 认证配置 { $profile } 已搁置：{ $reason }。{ $time } 时还剩 { $left }。
status-missing = 已安装的 OpenClaw 找不到 { $provider } 的凭据（{ $time } 查询）。
status-short-unusable = 休息 { $left }，{ $time } 查询
status-short-missing = 没有凭据，{ $time } 查询
duration-seconds = { $count } 秒
duration-minutes = { $count } 分钟
duration-hours = { $hours } 小时 { $minutes } 分钟
