# 語言伺服器本身的訊息。

action-fix-all = 套用此檔案中所有確定無誤的修正
action-fix-kind = 套用此檔案中 openclaw/{ $code } 所有確定無誤的修正
diagnostics-not-shown = 另有 { $count } 項檢查結果未在此顯示。`openclaw-lsp check` 會列出全部。

setting-ignored = 設定 { $setting } 的值型別不對，已忽略。可填的值請見說明文件的設定頁。

schema-unreadable = openclaw.schemaFile 指定的 schema 未被採用：{ $file }：{ $reason }。請用此指令產生：openclaw config schema > FILE

# 驗證憑證。
action-validate = 驗證
action-validate-again = 驗證（{ $remark }）
action-validate-provider = 驗證 { $provider } 的憑證
action-validate-profile = 驗證設定檔 { $profile }
progress-validate = 正在驗證憑證
progress-status = 正在詢問已安裝的 OpenClaw
remark-checked = { $verdict }，{ $time } 驗證
validated-source = { $source }：{ $text }
validated-shadowed = { $text }OpenClaw 改用 { $other }。
validate-no-provider = 此檔案沒有提到任何可以驗證憑證的供應商。
validate-unknown-provider = 此檔案沒有提到供應商 { $provider }。
validate-not-open = 這不是在此開啟的 OpenClaw 設定。
validate-untrusted = 在不受信任的工作區中不會驗證憑證：工作區可能會把它們傳送到別處。
validate-cannot-ask = 無法判斷：此編輯器無法請您確認，因此沒有將 { $provider } 的憑證傳送到 { $origin }。請在終端機執行：openclaw-lsp credentials --allow-host { $origin }
validate-not-run = 無法判斷：{ $program } 未經確認，因此沒有執行。
validate-model-missing = { $provider } 沒有提供憑證 { $source } 使用模型 { $model }。
consent-send = 傳送
consent-run = 執行
consent-count = 計算 token 數
consent-cancel = 不要
consent-command = 要執行設定所指的 { $program }，以取得 { $provider } 的憑證嗎？
status-untrusted = 在不受信任的工作區中，不會執行已安裝的 OpenClaw。
status-not-installed = 在 PATH 中找不到 `openclaw`。
status-failed = `openclaw models status --json` 執行失敗。
status-timeout = `openclaw models status --json` 在 { $seconds } 秒內沒有回應。
status-unreadable = 無法理解 `openclaw models status --json` 的回應。
status-other-config = 已安裝的 OpenClaw 使用另一個檔案：{ $file }
status-good = 已安裝的 OpenClaw 可以使用所有驗證設定檔，使用中的供應商也都有憑證。
status-unusable = 驗證設定檔 { $profile } 正在休息：{ $reason }。{ $time } 時還剩 { $left }。
status-disabled = 驗證設定檔 { $profile } 已擱置：{ $reason }。{ $time } 時還剩 { $left }。
status-missing = 已安裝的 OpenClaw 找不到 { $provider } 的憑證（{ $time } 查詢）。
status-short-unusable = 休息 { $left }，{ $time } 查詢
status-short-missing = 沒有憑證，{ $time } 查詢
duration-seconds = { $count } 秒
duration-minutes = { $count } 分鐘
duration-hours = { $hours } 小時 { $minutes } 分鐘
