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
secret-ref-env = OpenClaw takes the variable of the gateway's environment that `id` names. An empty one counts as missing; where the secret provider has an `allowlist`, the variable must be on it.
secret-ref-file = OpenClaw reads the file at `path` of the secret provider: a JSON object, in which `id` is a JSON pointer to the secret. With `mode: "singleValue"` the whole file is the secret, and `id` is `value`.
secret-ref-exec = OpenClaw runs `command` of the secret provider on the gateway's machine, hands it a JSON request with `id`, and reads the secret from what it prints.
secret-ref-store = OpenClaw reads the secret that `id` names from its own store on the gateway's machine.
secret-ref-no-provider = `secrets.providers` of this file has no { $provider }: OpenClaw cannot resolve the reference.
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

# Verdicts.
verdict-valid = { $provider } takes this credential.
verdict-rate-limited = { $provider } knows this credential, and says it was asked too often. Wait, then try again.
verdict-rate-limited-for = { $provider } knows this credential, and says it was asked too often. It can be tried again in { $seconds } s.
verdict-out-of-credit = { $provider } knows this credential, and nothing is left to spend. Add credit, or look at the limits of the account.
verdict-rejected = { $provider } rejects this credential: it is wrong, revoked or expired. Get a new one.
verdict-rejected-api-key = { $provider } rejects this API key: it is wrong or revoked. Create a new one in the console, and put it where this one is.
verdict-rejected-setup-token = { $provider } rejects this setup token: it is wrong, revoked or expired. Run `claude setup-token`, and put the new one where this one is.
verdict-no-permission = { $provider } knows this credential, and does not allow it to do this. Look at its scopes, its workspace, or the region.
verdict-wrong-kind-admin = This is an Admin key, and { $provider } does not take it here. Use an API key.
verdict-wrong-kind-refresh = By its beginning this is a refresh token of a login, no key for calling models. It was not sent to { $provider }. Sign in again, or use an API key.
verdict-wrong-kind-session = By its beginning this is a browser session, no key for calling models. It was not sent to { $provider }. Use an API key.
verdict-wrong-kind-provider = This begins like a credential of Anthropic, and was not sent to { $provider }. Use a key of { $provider }.
verdict-missing = No credential for { $provider } was found.
verdict-server-error = Cannot tell: { $provider } answers with an error of its own ({ $status }). Try again later.
verdict-overloaded = Cannot tell: { $provider } is overloaded (529). Try again later.
verdict-timeout = Cannot tell: { $provider } did not answer in time. Look at the network, or try again.
verdict-dns = Cannot tell: the host of { $provider } was not found. Look at the network, DNS and `baseUrl`.
verdict-tls = Cannot tell: no encrypted connection to { $provider } came about, so nothing was sent.
verdict-tls-issuer = Cannot tell: this system does not trust the certificate of { $provider }'s host, so nothing was sent. Behind a company's proxy, add its CA to the system or to `NODE_EXTRA_CA_CERTS`.
verdict-tls-name = Cannot tell: the certificate of { $provider }'s host is for another name, so nothing was sent. Look at `baseUrl`, DNS and proxies.
verdict-tls-time = Cannot tell: the certificate of { $provider }'s host is not valid now, so nothing was sent. Look at this machine's clock.
verdict-proxy = Cannot tell: the system's proxy did not let the request to { $provider } through.
verdict-connect = Cannot tell: nobody answers at the address of { $provider }. Is the server running?
verdict-reset = Cannot tell: the connection to { $provider } broke off. Try again.
verdict-not-json = Cannot tell: the answer from { $provider } is no JSON, or only a part of it. A sign-in page of the network, perhaps, or a wrong `baseUrl`.
verdict-other-shape = Cannot tell: the answer is not the one that { $provider } gives. Look at `baseUrl` and `api`.
verdict-too-large = Cannot tell: the answer from { $provider } is larger than 1 MB, and was cut off.
verdict-redirect = Cannot tell: { $provider } points to { $host }. Redirects are not followed; look at `baseUrl`.
verdict-redirect-nowhere = Cannot tell: { $provider } points elsewhere. Redirects are not followed; look at `baseUrl`.
verdict-not-found = Cannot tell: { $provider } does not know the address (404). Look at `baseUrl`.
verdict-unexpected-status = Cannot tell: { $provider } answers with status { $status }, which says nothing about the credential.
verdict-catalogue-scope = Cannot tell: { $provider } does not let this setup token list models; it may call them all the same. Counting the tokens of a greeting, which is believed to be free (not verified), would show it.
verdict-open-list = Cannot tell: { $provider } is there, and answers without a credential just as well.
verdict-model-not-found = Cannot tell: { $provider } does not have the model for this credential. Try another one.
verdict-needs-consent = Cannot tell: the credential for { $provider } was not sent, since { $origin } was not confirmed.
verdict-unsupported-command = Cannot tell: the login of { $provider } is held by a program on this machine. Ask that one.
verdict-unsupported-google = Cannot tell: { $provider } wants a login of Google Cloud, which is not tried here. `gcloud auth application-default print-access-token` shows whether it works.
verdict-unsupported-resource = Cannot tell: with { $provider } each resource has an address of its own, and no read is known that all of them answer.
verdict-unsupported-aws = Cannot tell: { $provider } wants signed requests, which are not sent here. `aws sts get-caller-identity` shows whether the credentials work.
verdict-unsupported-exchange = Cannot tell: the token of { $provider } is exchanged for another one first, which is not done here.
verdict-unsupported-no-read = Cannot tell: no free request is known that shows whether a key of { $provider } works.
verdict-no-address = Cannot tell: no address of { $provider } is known. Set `models.providers.{ $provider }.baseUrl`.
verdict-bad-address = Cannot tell: the `baseUrl` of { $provider } is no address of http or https, or holds a name and password.
verdict-unknown-api = Cannot tell: no free request is known for the `api` of { $provider }.
verdict-unsendable = Cannot tell: the credential for { $provider } holds characters that no header carries, such as a line break. Copy it again.
verdict-no-roots = Cannot tell: the certificates that this system trusts could not be read, so nothing was sent to { $provider }.
verdict-short-valid = valid
verdict-short-models = { $count ->
    [one] valid, one model
   *[other] valid, { $count } models
}
verdict-short-rate-limited = valid, rate limited
verdict-short-out-of-credit = valid, out of credit
verdict-short-rejected = rejected
verdict-short-no-permission = no permission
verdict-short-wrong-kind = wrong kind
verdict-short-missing = missing
verdict-short-cannot-tell = cannot tell

# Questions before a request.
consent-other-host = Send the credential for { $provider } to { $origin }? That is not the provider's own host.
consent-other-host-named = Send { $name }, the credential for { $provider }, to { $origin }? That is not the provider's own host.
consent-address = Send the credential for { $provider } to { $origin }? That is an IP address, not the provider's own host.
consent-unencrypted = Send the credential for { $provider } unencrypted to { $origin }? Everybody on the way can read it.
consent-private = Send the credential for { $provider } to { $origin }? The name leads into the local network.
consent-foreign = Send { $name }, which is another provider's credential, to { $origin } for { $provider }?

# Where credentials come from, and why one is not used.
source-variable-missing = The variable { $name } is not set.
source-profile-missing = No store has the profile “{ $profile }”.
source-profile-empty = It holds no credential.
source-profile-provider = auth.profiles says that it belongs to { $provider }; OpenClaw passes it over.
source-profile-mode = auth.profiles says that it is of the kind { $mode }, which it is not; OpenClaw passes it over.
source-expired = It expired on { $date }; OpenClaw passes it over.
source-expiry-invalid = Its time of expiry is none; OpenClaw passes it over.
source-renewed = A login that OpenClaw renews before the next request; what is stored now says nothing.
source-elsewhere = A login whose tokens lie elsewhere.
source-old-store = In a file of older releases, which OpenClaw does not read any more: openclaw doctor --fix
source-store-unreadable = The store { $file } cannot be read.
source-store-locked = Somebody is writing the store { $file }, or did not finish.
source-secret-store = In OpenClaw's own store of secrets, which is not opened here: openclaw secrets
source-secret-provider = secrets.providers has no “{ $provider }” of this kind.
source-secret-reference = It cannot be resolved as a SecretRef.
source-not-allowed = The allowlist of the secret provider “{ $provider }” lacks { $name }.
source-plugin-provider = A plugin gives it out.
source-file-missing = There is no file { $file }.
source-file-unreadable = The file { $file } cannot be read.
source-file-insecure = OpenClaw refuses the file { $file }: its path must be absolute, no link, owned by you, and closed to everybody else (chmod 600).
source-too-large = It is too large.
source-nothing-there = Nothing is found there under { $name }.
source-login-shell = OpenClaw asks the login shell for it, which is not started here.
source-working-folder = OpenClaw takes no keys from the .env of the folder that it is started in.
source-not-applied = OpenClaw does not apply this variable from the config.
source-spare = A spare key, for when a provider limits requests; OpenClaw does not choose it for models.
source-other-use = For usage and cost, not for calling models.
source-command-failed = The command failed.
source-command-timeout = The command took too long.
source-command-answer = The command gave no secret.
