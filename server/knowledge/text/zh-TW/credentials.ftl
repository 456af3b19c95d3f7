# 憑證與登入方式。參數是 Markdown。

credential-kind-api-key = Anthropic 的 API 金鑰，以 `x-api-key` 傳送。
credential-kind-setup-token = Anthropic 的 setup token，用於訂閱方案。以 `Authorization: Bearer` 傳送，並附上 beta 旗標 `oauth-2025-04-20`。
credential-kind-admin-key = Anthropic 的 Admin 金鑰。OpenClaw 只用它讀取用量與費用；據信（未經驗證）它不能呼叫模型。
credential-kind-refresh-token = 從開頭看來是 Anthropic 登入的 refresh token（據信如此，未經驗證）。它不是呼叫模型用的金鑰。
credential-kind-session = 從開頭看來是 claude.ai 的瀏覽器工作階段（據信如此，未經驗證）。OpenClaw 只用它讀取用量。
credential-token-as-key = 放在 `ANTHROPIC_API_KEY` 時，OpenClaw 填入 `cacheRetention` 等預設值時會把它當成 API 金鑰，但傳送時仍是 bearer token。它該用的變數是 `ANTHROPIC_OAUTH_TOKEN`。
credential-literal = 明文憑證。以 { $header } 傳送。
credential-reference = 變數 { $name } 的值，在 OpenClaw 載入檔案時代入。
credential-shorthand = 變數 { $name } 的簡寫：OpenClaw 需要金鑰時才查詢。
credential-variable-name = 變數的名稱：OpenClaw 需要金鑰時才查詢 { $name }。
credential-marker = OpenClaw 自己的標記，不是機密：登入資訊來自別處，或不需要登入。
credential-secret-ref = SecretRef：機密來自 { $source } 來源，經由機密供應商 { $provider }。
credential-variable-key = 存放 { $provider } 的金鑰。閘道自己的環境優先於此處；已儲存的驗證設定檔又優先於兩者。
credential-variable-oauth = 存放 { $provider } 訂閱方案的 token；OpenClaw 會先查它，再查 API 金鑰的變數。閘道自己的環境優先於此處。
credential-variable-admin = 存放 { $provider } 的 Admin 金鑰，OpenClaw 用它讀取用量與費用。
credential-variable-session = 存放 { $provider } 的瀏覽器工作階段，OpenClaw 用它讀取用量。
credential-profile-entry = 登入方式，不含機密：機密存放在 OpenClaw 自己的儲存區，id 相同。
credential-mode-api-key = API 金鑰，存放在 OpenClaw 的儲存區。
credential-mode-token = 不會更新的 token，例如 `claude setup-token` 產生的。以 bearer token 傳送。
credential-mode-oauth = 由 OpenClaw 自行更新的登入。以 bearer token 傳送。
credential-mode-aws = AWS SDK 的憑證：環境、profile 或角色。
credential-auth-api-key = API 金鑰：`apiKey`、環境變數，或已儲存的驗證設定檔。

# 問題。
credential-kind-provider = 開頭看來是 { $owner } 的憑證，這裡卻是給 { $provider } 用的。
credential-kind-admin = 這是 Admin 金鑰：OpenClaw 只用它讀取用量與費用，且據信（未經驗證）它不能呼叫模型。請改用 API 金鑰。
credential-kind-refresh = 這看來是 refresh token（據信如此，未經驗證），不是呼叫模型用的金鑰。請重新登入，或改用 API 金鑰。
credential-kind-browser = 這看來是瀏覽器工作階段（據信如此，未經驗證），不是呼叫模型用的金鑰。
credential-kind-token-as-key = 這是 setup token。放在這裡，OpenClaw 填入預設值時會當成 API 金鑰，但傳送時仍是 bearer token。它該用的變數是 ANTHROPIC_OAUTH_TOKEN。
credential-kind-key-as-token = 這是 API 金鑰。放在這裡，OpenClaw 填入預設值時會當成訂閱方案，但傳送時仍是 API 金鑰。它該用的變數是 ANTHROPIC_API_KEY。
unknown-profile = 「{ $profile }」不在 auth.profiles 中。只有 OpenClaw 自己的儲存區有它時才能用：openclaw models auth list
unknown-profile-meant = 「{ $profile }」不在 auth.profiles 中；可能是指「{ $meant }」。只有 OpenClaw 自己的儲存區有它時才能用：openclaw models auth list
profile-provider = 驗證設定檔「{ $profile }」屬於 { $provider }；用於 { $wanted } 時 OpenClaw 會略過它。
api-only-param = OpenClaw 只在使用 API 金鑰時才把 { $key } 傳給 Anthropic；這份設定以訂閱方案登入，因此它沒有作用。
api-only-param-token = OpenClaw 只在使用 API 金鑰時才把 { $key } 傳給 Anthropic；{ $holder } 中的是 setup token，請求會以訂閱方案的方式送出，因此它沒有作用。

# 指引。
guide-credential-rejected = 請求以 401 失敗，或 token 突然失效？請執行 `openclaw-lsp explain credential-rejected`
guide-no-api-key = 找不到 API 金鑰？請執行 `openclaw-lsp explain no-api-key`
guide-no-profile-credentials = 找不到驗證設定檔的憑證？請執行 `openclaw-lsp explain no-profile-credentials`
guide-profiles-cooling-down = 所有驗證設定檔都在冷卻中？請執行 `openclaw-lsp explain profiles-cooling-down`
action-copy-command = 複製：{ $command }
action-run-command = 在終端機執行：{ $command }
