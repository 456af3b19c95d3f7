# Credentials and sign-ins. Arguments come as Markdown.

credential-kind-api-key = An API key of Anthropic. Sent as `x-api-key`.
credential-kind-setup-token = A setup token of Anthropic, for a subscription. Sent as `Authorization: Bearer`, with the beta flag `oauth-2025-04-20`.
credential-kind-admin-key = An Admin key of Anthropic. OpenClaw reads one for usage and cost only; it is believed, not verified, that it cannot call models.
credential-kind-refresh-token = By its beginning a refresh token of a login at Anthropic (believed, not verified). It is no key for calling models.
credential-kind-session = By its beginning a browser session at claude.ai (believed, not verified). OpenClaw reads one for usage only.
credential-token-as-key = In `ANTHROPIC_API_KEY` it counts as an API key when OpenClaw fills in defaults such as `cacheRetention`, and is sent as a bearer token all the same. `ANTHROPIC_OAUTH_TOKEN` is the variable for it.
credential-literal = A credential in plain text. Sent as { $header }.
credential-reference = The value of the variable { $name }, put in when OpenClaw loads the file.
credential-shorthand = Short for the variable { $name }: OpenClaw looks it up when it needs the key.
credential-variable-name = The name of a variable: OpenClaw looks { $name } up when it needs the key.
credential-marker = One of OpenClaw's own markers, no secret: the sign-in comes from elsewhere, or none is needed.
credential-secret-ref = A SecretRef: the secret comes from the source { $source }, through the secret provider { $provider }.
credential-variable-key = Holds the key of { $provider }. The gateway's own environment wins over this; a saved profile wins over both.
credential-variable-oauth = Holds the token of a subscription at { $provider }; it is asked for before the variable of the API key. The gateway's own environment wins over this.
credential-variable-admin = Holds an Admin key of { $provider }, which OpenClaw reads for usage and cost.
credential-variable-session = Holds a browser session at { $provider }, which OpenClaw reads for usage.
credential-profile-entry = How to sign in, without the secret: that lies in OpenClaw's own store, under the same id.
credential-mode-api-key = An API key, saved in OpenClaw's store.
credential-mode-token = A token without renewal, such as the one of `claude setup-token`. Sent as a bearer token.
credential-mode-oauth = A login that OpenClaw renews by itself. Sent as a bearer token.
credential-mode-aws = The credentials of the AWS SDK: environment, profile or role.
credential-auth-api-key = An API key: `apiKey`, a variable of the environment or a saved profile.

# Findings.
credential-kind-provider = This begins like a credential of { $owner }, but it is for { $provider }.
credential-kind-admin = This is an Admin key: OpenClaw reads one for usage and cost only, and it is believed, not verified, that it cannot call models. Use an API key.
credential-kind-refresh = This looks like a refresh token (believed, not verified), which is no key for calling models. Sign in again, or use an API key.
credential-kind-browser = This looks like a browser session (believed, not verified), which is no key for calling models.
credential-kind-token-as-key = This is a setup token. Here it counts as an API key when OpenClaw fills in defaults, yet is sent as a bearer token. ANTHROPIC_OAUTH_TOKEN is the variable for it.
credential-kind-key-as-token = This is an API key. Here it counts as a subscription when OpenClaw fills in defaults, yet is sent as an API key. ANTHROPIC_API_KEY is the variable for it.
unknown-profile = “{ $profile }” is not in auth.profiles. It works only if OpenClaw's own store has it: openclaw models auth list
unknown-profile-meant = “{ $profile }” is not in auth.profiles; “{ $meant }” may be meant. It works only if OpenClaw's own store has it: openclaw models auth list
profile-provider = The profile “{ $profile }” belongs to { $provider }; OpenClaw passes it over for { $wanted }.
api-only-param = OpenClaw sends { $key } to Anthropic under an API key only; this config signs in with a subscription, so it has no effect.
api-only-param-token = OpenClaw sends { $key } to Anthropic under an API key only; { $holder } holds a setup token, which requests carry as a subscription's, so it has no effect.

# Guides.
guide-credential-rejected = Requests fail with 401, or a token is suddenly invalid? `openclaw-lsp explain credential-rejected`
guide-no-api-key = No API key is found? `openclaw-lsp explain no-api-key`
guide-no-profile-credentials = No credentials are found for a profile? `openclaw-lsp explain no-profile-credentials`
guide-profiles-cooling-down = All profiles are cooling down? `openclaw-lsp explain profiles-cooling-down`
action-copy-command = Copy: { $command }
action-run-command = Run in the terminal: { $command }
