# schema 之外的问题：OpenClaw 静默读入、在内存中迁移，或在 schema 之后才检查的内容。

duplicate-key = “{ $key }”在这里出现两次；OpenClaw 采用最后一个，忽略这一个。
duplicate-key-last = 生效的是这一个。
duplicate-key-fix = 删除这个“{ $key }”

proto-key = OpenClaw 会静默丢弃“__proto__”键。
proto-key-server = MCP 服务器不能命名为“__proto__”。请换一个名称。
proto-key-fix = 删除“__proto__”

line-separator = 此字符串含有看不见的行分隔字符（U+2028 或 U+2029）。OpenClaw 的命令行遇到这种文件会卡住；请改为转义序列。
line-separator-fix = 将行分隔字符改为转义序列

missing-variable = 环境变量 { $name } 未设置，因此该文本会保持原样，用到它的功能将无法工作。请为网关配置此变量，或写在 env.vars。
missing-variable-empty = 环境变量 { $name } 为空，OpenClaw 视为未设置，因此该文本会保持原样。请给它一个值。

include-not-read = 这里尚不读取包含的文件：不会检查它们添加的内容，也不会报告任何缺失。
include-value = $include 的值必须是一个路径，或路径的列表。
include-item = $include 的每一项都必须是加上引号的路径。

migrated-agents-list = OpenClaw 每次加载时都会把 agents.list 移到 agents.entries。请写 agents.entries：一个以各智能体 id 为键的对象。
migrated-default = “default: true”是旧的标记，OpenClaw 每次加载时都会把它替换掉。请在 agents 写 ownership: "explicit"，并在需要指定归属之处写 { $agent }。
migrated-default-sole = “default: true”是旧的标记，只有一个智能体时并不需要。
migrated-context-tokens = OpenClaw 会丢弃此项。上下文额度现在按模型设置：models.providers.*.models[].contextTokens。
migrated-budget-copied = OpenClaw 每次加载时，都会把 { $key } 复制到此提供商下未设置它的各个模型。请直接写在那里。
migrated-budget-dropped = OpenClaw 会丢弃 { $key }，因为此提供商没有列出模型。请写在 models 的条目里。
migrated-copilot-discovery = 此设置项已不存在，OpenClaw 会丢弃它。
migrated-main-key = OpenClaw 会忽略 session.mainKey：主会话一律名为“main”。
migrated-remove-fix = 删除

sandbox-env-name = OpenClaw 拒绝以“{ $name }”作为沙箱的变量名称。请使用英文字母、数字和下划线，且不以数字开头。
sandbox-env-value = { $name } 的值超过一行或含有 NUL，无法传给沙箱。请写成一行，或改为挂载文件。
agent-dir = 智能体 { $first } 和 { $second } 会共享同一个状态文件夹，连带共享登录信息和会话。请为各自设置 agentDir，或删除这一个。
agent-dir-first = { $first } 的文件夹。
avatar-form = 头像必须是智能体工作区内的路径、http 或 https 网址，或 data URI。
avatar-outside = 此路径超出智能体的工作区。请把图片放到工作区内。
avatar-perhaps-outside = OpenClaw 只接受位于智能体工作区内的路径，而从这里无法判断。
tailscale-mode = Tailscale 在这里启用。
tailscale-bind = 使用 Tailscale { $mode } 时，网关只能监听 loopback：请将 bind 设为“loopback”，或设为“custom”并将 customBindHost 设为“127.0.0.1”。
tailscale-auth = 网关不能在没有认证的情况下通过 Tailscale { $mode } 对外暴露。请选用令牌、密码或受信任的代理服务器（trusted proxy）。
model-policy = “{ $entry }”不是模型引用。请写已配置模型的别名、“provider/model”或“provider/*”。

plugin-path = 此路径下没有东西。OpenClaw 因而无法得知有哪些插件，也不会检查任何渠道和插件配置。
unknown-channel = OpenClaw 无法识别渠道“{ $channel }”，除非安装了提供它的插件。
unknown-channel-install = 渠道“{ $channel }”由一个尚未安装的插件提供。请安装：openclaw plugins install { $install }
unknown-channel-leftover = OpenClaw 无法识别渠道“{ $channel }”，并会忽略这些配置，因为同名的插件未安装。请安装它，或删除这些配置。
unknown-channel-unchecked = OpenClaw 无法识别渠道“{ $channel }”，但因 plugins.load.paths 中有路径不存在，所以不会拒绝。
unknown-channel-depends = OpenClaw 无法识别渠道“{ $channel }”，除非 plugins.load.paths 中有插件提供它，而从这里无法判断。

unknown-plugin = 这里没有安装插件“{ $id }”；OpenClaw 会忽略此项。
unknown-plugin-install = 插件“{ $id }”未安装，在安装之前 OpenClaw 会忽略此项。请安装：openclaw plugins install { $install }
unknown-plugin-slot = 没有安装可作为记忆的插件“{ $id }”。请指定已安装的插件，或写“none”。
unknown-plugin-retired = 插件“{ $id }”已不存在；OpenClaw 会忽略此项。请删除。
unknown-plugin-command = “{ $id }”是插件“{ $plugin }”的命令，不是插件。请写该插件的 id。

plugin-disabled-all = “{ $plugin }”已配置，但 plugins.enabled 为 false，所以不会运行。
plugin-disabled-denied = “{ $plugin }”已配置，但列在 plugins.deny 中，所以不会运行。
plugin-disabled-itself = “{ $plugin }”已配置，但已禁用。
plugin-disabled-channel = “{ $plugin }”已配置，但它的渠道已禁用。
plugin-disabled-not-allowed = “{ $plugin }”已配置，但不在 plugins.allow 中，所以不会运行。
plugin-disabled-by-default = “{ $plugin }”已配置，但要启用才会运行。请在它的条目中加上 enabled: true。
plugin-disabled-by-default-here = “{ $plugin }”已配置，但只在 macOS 上自动运行。要在其他系统运行，请在它的条目中加上 enabled: true。
plugin-disabled-slot = “{ $plugin }”已配置，但 plugins.slots.memory 把它的位置给了其他插件，或设为 none。

allow-from-open = 策略为“open”时，allowFrom 必须含有 "*"；否则所有私信都会被丢弃。
allow-from-empty = 策略为“allowlist”时，allowFrom 必须列出允许的对象；在它为空时，所有私信都会被丢弃。

heartbeat-target = “{ $target }”不是心跳的目标。请写一个渠道，或“last”、“owner”、“none”。
heartbeat-target-empty = 心跳的目标不能为空。请写一个渠道，或“last”、“owner”、“none”。
heartbeat-target-unchecked = “{ $target }”不是心跳的目标，除非 plugins.load.paths 中有插件提供同名的渠道。
heartbeat-owner = 心跳没有所有者：有多个智能体时，必须由 agents.defaults.heartbeat.agentId 或 agents.defaults.systemAgent.agentId 指定一个，在那之前心跳不会启用。

web-search-provider = “{ $provider }”不是网页搜索提供商。已知的有：{ $known }。
web-search-provider-empty = 网页搜索提供商不能为空。
web-search-provider-install = 网页搜索提供商“{ $provider }”由一个尚未安装的插件提供。请安装：openclaw plugins install { $install }
web-search-provider-ignored = 在安装插件之前，OpenClaw 会忽略网页搜索提供商“{ $provider }”：openclaw plugins install { $install }
web-search-provider-unchecked = “{ $provider }”不是已知的网页搜索提供商，除非 plugins.load.paths 中有插件提供它。

retired-model = { $model } 已停止服务。请改用 { $instead }。
retired-model-since = { $model } 已于 { $since } 停止服务。请改用 { $instead }。
retired-model-never-public = { $model } 不是公开的模型。请改用 { $instead }。
retired-model-oauth = { $model } 只接受 ChatGPT 登录，不接受 API 密钥。请以“openclaw models auth login --provider openai”登录，并使用 openai/gpt-5.3-codex-spark。
retired-model-unsupported = OpenClaw 无法使用 { $model }。请改选此提供商的其他模型。

secret-source = 机密提供商“{ $provider }”的来源是“{ $held }”，这里却向它要求“{ $asked }”。请指定其他提供商，或修改 source。
secret-source-provider = 它的来源在这里设置。
secret-command-missing = 此路径下没有可读取的文件。
secret-command-folder = 这是文件夹。请指定程序本身。
secret-command-symlink = 这是符号链接，OpenClaw 不会将它作为机密提供商运行。请指定它指向的文件。
secret-command-untrusted = 此程序不在 trustedDirs 的文件夹内。
secret-command-open = 其他人可以写入此程序。请取消该权限：chmod go-w
secret-command-owner = 此程序的所有者不是运行 OpenClaw 的用户，因此 OpenClaw 不会运行它。
