# 各命令的消息。

check-summary = { $verdict }：{ $errors } 个错误，{ $warnings } 个警告
check-accepted = OpenClaw 接受此配置
check-refused = OpenClaw 拒绝此配置
check-undecided = 取决于此配置包含的文件，而这些文件尚未读取
check-all-accepted = OpenClaw 接受全部 { $all } 个配置
check-some-refused = { $all } 个配置中，OpenClaw 拒绝 { $count } 个
check-some-undecided = { $all } 个配置中，有 { $count } 个取决于其包含的文件

mend-nothing = 没有可修复的问题
mend-done = 已修复 { $count } 个问题
mend-would = 可修复 { $count } 个问题
mend-would-how = 可修复 { $count } 个问题；加上 --write 即写入，加上 --diff 则显示改动
mend-unsafe-left = { $summary }；另有 { $count } 个问题可用 --unsafe 修复
mend-no-errors-left = { $summary }。没有剩余的错误。
mend-errors-left = { $summary }。还有 { $count } 个错误，请用 openclaw-lsp check 查看说明。

# 命令无法运行的原因，以及该怎么办
cannot-start = 无法启动：{ $reason }
cannot-read = 无法读取 { $path }：{ $reason }
cannot-write = 无法写入 { $path }：{ $reason }
cannot-write-changed = 无法写入 { $path }：文件在读取之后已更改，或不是 UTF-8
cannot-write-owner = 无法写入 { $path }：文件属于其他用户或用户组，写入后无法保留原所有者
cannot-format = 无法格式化 { $path }：它不是 JSON5
cannot-use-schema = 无法使用 schema { $path }：{ $reason }
no-such-code = 没有代码为 { $code } 的规则
no-version = { $version } 不是 OpenClaw 的版本
no-home = 没有可查找配置的主目录
no-config-at = { $path } 没有配置文件
no-config-below = { $path } 之下没有 OpenClaw 配置文件
help = 提示：{ $help }
help-not-found = 请检查路径；相对路径从当前文件夹算起
help-permission = 请以该文件的所有者身份运行
help-check = openclaw-lsp check { $path }
help-schema = 请用此命令生成：openclaw config schema > FILE
help-codes = 可用的代码：{ $codes }
help-version = 版本形如 2026.9.6；不加此选项则按已安装的版本检查
help-name-a-file = 请指定文件：openclaw-lsp check FILE
help-name-a-file-or-set = 请指定文件：openclaw-lsp check FILE，或设置 OPENCLAW_CONFIG_PATH
help-served-names = 请直接指定文件；在文件夹中只会采用 openclaw.json、openclaw.json5、clawdbot.json 和 *.openclaw.json(5)

# credentials 命令。
credentials-provider = { $provider }，位于 { $origin }
credentials-provider-file = { $provider }，位于 { $origin }（配置中的 `baseUrl`）
credentials-provider-environment = { $provider }，位于 { $origin }（环境变量 { $name }）
credentials-provider-nowhere = { $provider }
credentials-source = { $number }. { $source }：{ $state }
credentials-source-kind = { $place }（{ $kind }）
credentials-used = 使用中
credentials-unused = 未使用
credentials-shadowed = 未使用，OpenClaw 先采用 { $number }
credentials-marker = 标记，并非凭据
credentials-models = 可用 { $count } 个模型。
credentials-model-not-found = 这个凭据没有模型 { $model }。
credentials-model-cannot-tell = 无法判断是否有模型 { $model }。
credentials-request = 请求编号：{ $request }
credentials-hint-count = 加上 --count-tokens 即可查询。
credentials-hint-allow = 用 --allow-host 确认。
credentials-hint-run = 加上 --run-commands 即会运行。
source-none = 没有凭据，也未使用。
confirm = { $question } [y/N]
consent-run-program = 要运行 { $program } 吗？配置将它列为机密提供者“{ $provider }”。
no-origin = { $origin } 不是来源（origin）
help-origin = 来源的格式如 https://proxy.example:8443
no-such-provider = 此配置未提及提供商 { $provider }
no-provider = 此配置未提及任何提供商
help-providers = 已提及：{ $providers }
