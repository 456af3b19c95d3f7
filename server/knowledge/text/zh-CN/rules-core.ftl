# OpenClaw 核心在 schema 之外的检查。说明发生了什么、该怎么办；位置由诊断的范围表示。

# value-format
value-format-depends = OpenClaw 是否接受此值，取决于环境变量 { $variable }，而此处不知道它的值。
value-format-duration = 这不是时长。请写数字加单位：500ms、30s、5m、2h、1d，也可以连写成 1h30m。
value-format-duration-zero = 时长必须大于零，例如 30d。
value-format-suspend-after = 这里必须是至少一分钟的时长并带单位，例如 45m 或 2h。
value-format-clock = 这不是时刻。请以 24 小时制写 HH:MM，例如 08:30。
value-format-clock-start = 一天不能从 24:00 开始。请写 00:00。
value-format-byte-size = 这不是大小。请写字节数，或数字加单位：512kb、10mb、1gb。
value-format-http-url = 这里必须是 http:// 或 https:// 开头的 URL。
value-format-client-metadata-url = 这里必须是 https:// 开头的 URL，且主机之后要有路径，例如 https://example.com/client.json。
value-format-http-origin = 这里只能写 origin：http:// 或 https://、主机，以及可选的端口，不得有路径、查询字符串或用户名。
value-format-public-origin = 这里只能写 origin：https:// 加主机，不得有路径、查询字符串或用户名。只有 localhost、127.0.0.1 和 [::1] 可用 http://。
value-format-secure-url = 这里必须是 https:// 开头的 URL。只有 localhost、127.0.0.1 和 [::1] 可用 http://。
value-format-bare-domain = 这里只能写域名，例如 portals.example.com：不得有协议、通配符、端口、路径，也不能是 IP 地址。
value-format-exact-host = 这里必须是一个确切的主机名称或 IP 地址：不得有协议、通配符、端口或路径。
value-format-absolute-path = 这里必须是绝对路径，例如 /etc/openclaw。
value-format-absolute-or-home-path = 这里必须是绝对路径，或以 ~/ 开头的路径。
value-format-absolute-command = 这里必须是程序的绝对路径，例如 /usr/local/bin/op。参数请写在 args。
value-format-unsafe-command = 这里只能写程序的绝对路径，不得有 shell 语法、引号或参数。参数请写在 args。
value-format-module-path = 这里必须是相对于 transforms 文件夹、且不超出该文件夹的路径：不能为绝对路径，也不得有 ~、: 或 ..。
value-format-sandbox-bind = 冒号前的部分必须是主机上的绝对路径，例如 /srv/data:/data。
value-format-unconfined = OpenClaw 不会启动没有隔离的沙箱。请指定自己的 profile，或删除此项。
value-format-decision-model = 这里必须写 provider/model，例如 openai/gpt-5.5；留空则关闭决策模型。
value-format-picker-runtime = auto 和 default 不是模型选择器可提供的运行时。请写运行时的名称，或删除此项。
value-format-agent-id = 这不是智能体 id。请使用英文字母、数字、- 和 _，最多 64 个字符，并以字母或数字开头。
value-format-outer-space = 此名称前后有空白。请删除。
value-format-repository = 这里必须以小写的 host/owner/name 指定仓库，例如 github.com/acme/shop，不含 https:// 和 .git。
value-format-file-secret-id = file 机密的 id 必须是指向该文件内容的 JSON pointer，例如 /providers/openai/apiKey；文件只存一个机密时写 value。
value-format-exec-secret-id = exec 机密的 id 以字母或数字开头，其后为字母、数字和 . _ : / # -（最多 256 个字符），斜线之间不得是 . 或 ..。
value-format-blank = 这里不能留空。

# 修复
fix-replace-with = 替换为 { $text }
fix-remove-key = 删除 { $key }
fix-rename-key = 重命名为 { $key }
fix-add-key = 添加 { $key }

# agent-roster
agent-roster-empty = 此处明确指定了归属（ownership），却没有 OpenClaw 能读取到的智能体。请在 agents.entries 添加一个，或删除 agents.ownership。
agent-roster-blocked-key = { $key } 不能作为智能体的键：OpenClaw 拒绝 JavaScript 内置对象的名称。请删除。
agent-roster-duplicate = 智能体 { $first } 和 { $second } 都会变成 id { $id }。请将其中一个重命名。
agent-roster-duplicate-first = 另一个智能体在这里。
agent-roster-defaults = 有 { $count } 个智能体标为 default: true。请最多保留一个，或全部删除并将 agents.ownership 设为 "explicit"。
agent-roster-ownership-and-default = 已明确指定归属，智能体 { $id } 却仍标着 default: true。请删除其中之一。
agent-roster-default-here = 标记在这里。
agent-roster-ownership-missing = 有 { $count } 个智能体时，OpenClaw 必须知道未指明对象的消息由谁处理。请加上 ownership: "explicit"，或将其中一个智能体标为 default: true。
agent-list-moved = OpenClaw 会把这个列表移到 agents.entries，并在 { $path } 看到此处。

# unknown-agent
unknown-agent = 没有智能体 { $id }。现有的是：{ $known }。
unknown-agent-none = 没有智能体 { $id }：此处没有 OpenClaw 能读取到的智能体。请在 agents.entries 添加。

# broadcast-group
broadcast-group-unqualified = 群组配置的键必须指明渠道：请写成 <channel>:<peer>，例如 telegram:12345。
broadcast-group-too-large = 渠道上的群组最多只能有 { $largest } 个智能体。请删除一些。

# acp-binding
acp-binding-without-peer = ACP 绑定必须指明一个对话。请设置 match.peer 的 kind 和 id。
acp-binding-below-channel = ACP 绑定不再写在渠道里。请移到顶层的 bindings 列表，并加上 type: "acp"。

# custom-provider
custom-provider-base-url = OpenClaw 不知道 { $id } 的地址。请设置 baseUrl；只有 OpenClaw 内置的提供商可以省略。
custom-provider-models = OpenClaw 不知道 { $id } 有哪些模型。请列在 models；只有 OpenClaw 内置的提供商可以省略。

# exact-model
exact-model = { $key } 只能为单个确切的模型设置，而 { $model } 不是。请将此条目的键写成 provider/model。

# tool-policy
tool-policy-both = allow 和 alsoAllow 不能并存。请将 alsoAllow 并入 allow，或删除 allow，改用 alsoAllow 扩充 profile。
tool-policy-merge = 将 alsoAllow 并入 allow

# exec-mode
exec-mode-both = mode 已取代 security 和 ask，不能和 { $older } 并存。请只保留 mode，或只保留旧的键。

# sandbox-network
sandbox-network-host = 使用主机的网络会让沙箱形同虚设。请改用 "bridge"、"none"，或自建的 bridge 网络。
sandbox-network-container = OpenClaw 禁止加入其他容器的网络，因为这会削弱沙箱。请使用 bridge 网络；若完全信任该容器，可将 { $flag } 设为 true。

# web-search
web-search-blocked-key = { $key } 不能作为这里的键：OpenClaw 拒绝 JavaScript 内置对象的名称。请删除。
web-search-api-key = 搜索提供商的密钥不再写在这里。请移到 plugins.entries.<plugin>.config.webSearch.apiKey。
web-search-moved = { $key } 的配置不再写在这里。请移到它的插件：plugins.entries.<plugin>.config.webSearch。

# mcp-server
mcp-server-misspelt = OpenClaw 无法识别 { $key }，这里的名称是 { $right }。
mcp-server-timeout = OpenClaw 无法识别 { $key }。请设置 connectionTimeoutMs 或 requestTimeoutMs，单位为毫秒。
mcp-server-disabled = OpenClaw 无法识别 disabled。要禁用服务器，请设置 enabled: false。
mcp-server-stdio-command = stdio 服务器需要启动它的命令。请加上 command，或改用其他 transport。
mcp-server-requester-auth = 要让各请求者自行登录，服务器必须设置 auth: "oauth"。
mcp-server-requester-profile = 各请求者自行登录时，不能使用共享的认证配置。请删除 authProfileId。
mcp-server-requester-url = 要让各请求者自行登录，服务器必须设置 HTTP 的 url。
mcp-server-requester-stdio = 各请求者自行登录只适用于 HTTP。请删除 command 和 stdio transport。

# gateway-portal
gateway-portal-domain = portal 的域名覆盖了网关自身在 { $origin } 的地址。请为 portal 使用另一个域名。
gateway-portal-port = 网关本身使用端口 { $port }。请为 portal 另选端口。

# gateway-role
gateway-role-none = 角色至少要有一个定义。请添加一个，或删除 gateway.roles。
gateway-role-default = 默认角色必须是已定义的角色之一：{ $known }。
gateway-role-default-none = 默认角色必须是已定义的角色之一，而目前一个都没有定义。请先定义它。

# edge-auth
edge-auth-empty = 这里没有设置任何请求头。请添加一个，或删除 edgeAuth。
edge-auth-name = 这不是 HTTP 请求头名称。请使用英文字母、数字和 -，不含空白。
edge-auth-owned = { $name } 由连接本身设置。请删除。
edge-auth-twice = { $first } 和 { $second } 是同一个请求头。请保留一个。

# hook-mapping
hook-mapping-session-key = 持久化的钩子必须知道使用哪个会话。请在此设置 sessionKey，或设置 hooks.defaultSessionKey 或 transform。

# browser-profile
browser-profile-unreachable = 这个浏览器配置没有说明浏览器在哪里。请设置 cdpPort 或 cdpUrl，或将 driver 设为 "existing-session" 或 "extension"。
browser-profile-user-data-dir = userDataDir 只适用于 driver "existing-session"。请删除，或改用该 driver。
browser-profile-extension-url = driver 为 "extension" 时，会通过扩展连到浏览器。请删除 cdpUrl。

# talk-provider
talk-provider-missing = 设置了多个提供商，因此 provider 必须指定其中一个：{ $known }。
talk-provider-unknown = { $provider } 不在已配置的提供商之中：{ $known }。

# cloud-worker-settings
cloud-worker-settings-secret = { $key } 存放机密，而 OpenClaw 在这里只接受完整的 SecretRef，必须有 source、provider 和 id。
cloud-worker-settings-size = 这些配置太大、太深，或含有非有限的数字。请保持在 4,096 个值、32 层和每个对象 512 个键以内。

# secret-reference
secret-reference-refused = OpenClaw 会自行改写此值，因此不接受 SecretRef。请直接写文本，或以美元符号加大括号引用环境变量。
