# 各指令的訊息。

check-summary = { $verdict }：{ $errors } 個錯誤，{ $warnings } 個警告
check-accepted = OpenClaw 接受此設定
check-refused = OpenClaw 拒絕此設定
check-undecided = 取決於此設定引入的檔案，而這些檔案尚未讀取
check-all-accepted = OpenClaw 接受全部 { $all } 份設定
check-some-refused = { $all } 份設定中，OpenClaw 拒絕 { $count } 份
check-some-undecided = { $all } 份設定中，有 { $count } 份取決於其引入的檔案

mend-nothing = 沒有可修正的問題
mend-done = 已修正 { $count } 個問題
mend-would = 可修正 { $count } 個問題
mend-would-how = 可修正 { $count } 個問題；加上 --write 即寫入，加上 --diff 則顯示變更
mend-unsafe-left = { $summary }；另有 { $count } 個問題可用 --unsafe 修正
mend-no-errors-left = { $summary }。沒有剩餘的錯誤。
mend-errors-left = { $summary }。還有 { $count } 個錯誤，請以 openclaw-lsp check 查看說明。

# 指令無法執行的原因，以及該怎麼做
cannot-start = 無法啟動：{ $reason }
cannot-read = 無法讀取 { $path }：{ $reason }
cannot-write = 無法寫入 { $path }：{ $reason }
cannot-write-changed = 無法寫入 { $path }：檔案在讀取之後已變更，或不是 UTF-8
cannot-write-owner = 無法寫入 { $path }：檔案屬於其他使用者或群組，寫入後無法保留原擁有者
cannot-format = 無法格式化 { $path }：它不是 JSON5
cannot-use-schema = 無法使用 schema { $path }：{ $reason }
no-such-code = 沒有代碼為 { $code } 的規則
no-version = { $version } 不是 OpenClaw 的版本
no-home = 沒有可尋找設定的家目錄
no-config-at = { $path } 沒有設定檔
no-config-below = { $path } 之下沒有 OpenClaw 設定檔
help = 提示：{ $help }
help-not-found = 請檢查路徑；相對路徑從目前的資料夾算起
help-permission = 請以該檔案的擁有者執行
help-check = openclaw-lsp check { $path }
help-schema = 請用此指令產生：openclaw config schema > FILE
help-codes = 可用的代碼：{ $codes }
help-version = 版本形如 2026.9.6；不加此旗標則以已安裝的版本檢查
help-name-a-file = 請指定檔案：openclaw-lsp check FILE
help-name-a-file-or-set = 請指定檔案：openclaw-lsp check FILE，或設定 OPENCLAW_CONFIG_PATH
help-served-names = 請直接指定檔案；在資料夾中只會採用 openclaw.json、openclaw.json5、clawdbot.json 與 *.openclaw.json(5)

# credentials 命令。
credentials-provider = { $provider }，位於 { $origin }
credentials-provider-file = { $provider }，位於 { $origin }（設定中的 `baseUrl`）
credentials-provider-environment = { $provider }，位於 { $origin }（環境變數 { $name }）
credentials-provider-nowhere = { $provider }
credentials-source = { $number }. { $source }：{ $state }
credentials-source-kind = { $place }（{ $kind }）
credentials-used = 使用中
credentials-unused = 未使用
credentials-shadowed = 未使用，OpenClaw 先採用 { $number }
credentials-marker = 標記，並非憑證
credentials-models = 可用 { $count } 個模型。
credentials-model-not-found = 這個憑證沒有模型 { $model }。
credentials-model-cannot-tell = 無法判斷是否有模型 { $model }。
credentials-request = 請求編號：{ $request }
credentials-hint-count = 加上 --count-tokens 即可查詢。
credentials-hint-allow = 以 --allow-host 確認。
credentials-hint-run = 加上 --run-commands 即會執行。
source-none = 沒有憑證，也未使用。
confirm = { $question } [y/N]
consent-run-program = 要執行 { $program } 嗎？設定將它列為機密提供者「{ $provider }」。
no-origin = { $origin } 不是來源（origin）
help-origin = 來源的格式如 https://proxy.example:8443
no-such-provider = 此設定未提及供應商 { $provider }
no-provider = 此設定未提及任何供應商
help-providers = 已提及：{ $providers }
