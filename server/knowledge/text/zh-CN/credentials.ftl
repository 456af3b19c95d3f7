# 凭据与登录方式。参数是 Markdown。

credential-kind-api-key = Anthropic 的 API 密钥，以 `x-api-key` 发送。
credential-kind-setup-token = Anthropic 的 setup token，用于订阅方案。以 `Authorization: Bearer` 发送，并附上 beta 标志 `oauth-2025-04-20`。
credential-kind-admin-key = Anthropic 的 Admin 密钥。OpenClaw 只用它读取用量和费用；据信（未经验证）它不能调用模型。
credential-kind-refresh-token = 从开头看是 Anthropic 登录的 refresh token（据信如此，未经验证）。它不是调用模型用的密钥。
credential-kind-session = 从开头看是 claude.ai 的浏览器会话（据信如此，未经验证）。OpenClaw 只用它读取用量。
credential-token-as-key = 放在 `ANTHROPIC_API_KEY` 时，OpenClaw 填入 `cacheRetention` 等默认值时会把它当作 API 密钥，但发送时仍是 bearer token。它该用的变量是 `ANTHROPIC_OAUTH_TOKEN`。
credential-literal = 明文凭据。以 { $header } 发送。
credential-reference = 变量 { $name } 的值，在 OpenClaw 加载文件时代入。
credential-shorthand = 变量 { $name } 的简写：OpenClaw 需要密钥时才查找。
credential-variable-name = 变量的名称：OpenClaw 需要密钥时才查找 { $name }。
credential-marker = OpenClaw 自己的标记，不是机密：登录信息来自别处，或不需要登录。
credential-secret-ref = SecretRef：机密来自 { $source } 来源，经由机密提供商 { $provider }。
credential-variable-key = 存放 { $provider } 的密钥。网关自己的环境优先于此处；已保存的认证配置又优先于两者。
credential-variable-oauth = 存放 { $provider } 订阅方案的 token；OpenClaw 会先查它，再查 API 密钥的变量。网关自己的环境优先于此处。
credential-variable-admin = 存放 { $provider } 的 Admin 密钥，OpenClaw 用它读取用量和费用。
credential-variable-session = 存放 { $provider } 的浏览器会话，OpenClaw 用它读取用量。
credential-profile-entry = 登录方式，不含机密：机密存放在 OpenClaw 自己的存储中，id 相同。
credential-mode-api-key = API 密钥，保存在 OpenClaw 的存储中。
credential-mode-token = 不会续期的 token，例如 `claude setup-token` 生成的。以 bearer token 发送。
credential-mode-oauth = 由 OpenClaw 自行续期的登录。以 bearer token 发送。
credential-mode-aws = AWS SDK 的凭据：环境、profile 或角色。
credential-auth-api-key = API 密钥：`apiKey`、环境变量，或已保存的认证配置。

# 问题。
credential-kind-provider = 开头看是 { $owner } 的凭据，这里却是给 { $provider } 用的。
credential-kind-admin = 这是 Admin 密钥：OpenClaw 只用它读取用量和费用，且据信（未经验证）它不能调用模型。请改用 API 密钥。
credential-kind-refresh = 这看起来是 refresh token（据信如此，未经验证），不是调用模型用的密钥。请重新登录，或改用 API 密钥。
credential-kind-browser = 这看起来是浏览器会话（据信如此，未经验证），不是调用模型用的密钥。
credential-kind-token-as-key = 这是 setup token。放在这里，OpenClaw 填入默认值时会当作 API 密钥，但发送时仍是 bearer token。它该用的变量是 ANTHROPIC_OAUTH_TOKEN。
credential-kind-key-as-token = 这是 API 密钥。放在这里，OpenClaw 填入默认值时会当作订阅方案，但发送时仍是 API 密钥。它该用的变量是 ANTHROPIC_API_KEY。
unknown-profile = “{ $profile }”不在 auth.profiles 中。只有 OpenClaw 自己的存储中有它时才能用：openclaw models auth list
unknown-profile-meant = “{ $profile }”不在 auth.profiles 中；可能是指“{ $meant }”。只有 OpenClaw 自己的存储中有它时才能用：openclaw models auth list
profile-provider = 认证配置“{ $profile }”属于 { $provider }；用于 { $wanted } 时 OpenClaw 会跳过它。
api-only-param = OpenClaw 只在使用 API 密钥时才把 { $key } 发送给 Anthropic；这份配置以订阅方案登录，因此它没有作用。
api-only-param-token = OpenClaw 只在使用 API 密钥时才把 { $key } 发送给 Anthropic；{ $holder } 中的是 setup token，请求会以订阅方案的方式发送，因此它没有作用。

# 指引。
guide-credential-rejected = 请求以 401 失败，或 token 突然失效？请执行 `openclaw-lsp explain credential-rejected`
guide-no-api-key = 找不到 API 密钥？请执行 `openclaw-lsp explain no-api-key`
guide-no-profile-credentials = 找不到认证配置的凭据？请执行 `openclaw-lsp explain no-profile-credentials`
guide-profiles-cooling-down = 所有认证配置都在冷却中？请执行 `openclaw-lsp explain profiles-cooling-down`
action-copy-command = 复制：{ $command }
action-run-command = 在终端中运行：{ $command }
