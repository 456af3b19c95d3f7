# 說明文件的設定頁。

settings-title = 設定
settings-intro =
    所有設定都可以省略。這些設定放在編輯器設定的 `openclaw` 之下（`workspace/configuration` 的 `openclaw` 區段）；同樣的物件，或以鍵
    `openclaw` 包住它的物件，也可以從 `initializationOptions` 與 `workspace/didChangeConfiguration` 傳入。型別不對的值會在訊息中指出，
    而且只有該項設定不生效。
settings-of-clients =
    用戶端可以在同一個物件中再傳入兩項，內容與用戶端本身有關，不是給使用者設定的：
settings-log =
    記錄會輸出到 stderr；用 `--log LEVEL` 或 `OPENCLAW_LSP_LOG` 設定詳細程度（`off`、`error`、`warn`、`info`、`debug`）。記錄中絕不會有設定檔的
    文字或值。

settings-column-setting = 設定
settings-column-key = 鍵
settings-column-type = 型別
settings-column-default = 預設值
settings-column-effect = 作用
settings-column-meaning = 意義
settings-text = 文字
settings-switch = true 或 false
settings-texts = 文字清單
settings-not-set = 未設定

setting-version = 檢查時作為依據的 OpenClaw 版本，例如 `2026.9.6`。未設定時：已安裝的版本，其次是設定檔的 `meta.lastTouchedVersion`，再其次是已知的最新版本。
setting-schema-file = 由 `openclaw config schema` 輸出的 schema，用來取代內建的 schema；其中的標題與說明會顯示在懸停提示中。須為絕對路徑，或以 `~` 開頭的路徑。工作區未受信任時不會讀取。
setting-locale = 訊息的語言，以 BCP 47 標籤表示：`en`、`zh-TW` 或 `zh-CN`。未設定時：編輯器的語言，其次是伺服器環境的語言（`LC_ALL`、`LC_MESSAGES`、`LANG`）。
setting-format-enable = 伺服器是否格式化文件。
setting-diagnostics-disabled = 不要回報的代碼，例如 `duplicate-key`。錯誤無法停用：OpenClaw 仍然會拒絕該檔案。
setting-cache-duration = 是否在 `cacheRetention` 與 `cacheControlTtl` 後面顯示快取的存留時間。
setting-effective-default = 是否在模型後面顯示未設定時生效的快取存留時間。
setting-model-alias = 是否在模型別名，以及沒有供應商的模型後面，顯示實際所指的模型。
setting-trusted = 使用者是否信任此工作區。
setting-client-commands = 由用戶端自行執行的命令，例如 `openclaw.copyText`：列出之後，才會提供需要該命令的功能。
