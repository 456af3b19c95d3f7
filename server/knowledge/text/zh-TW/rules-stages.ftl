# schema 之外的問題：OpenClaw 默默讀入、在記憶體中遷移，或在 schema 之後才檢查的內容。

duplicate-key = 「{ $key }」在這裡出現兩次；OpenClaw 採用最後一個，忽略這一個。
duplicate-key-last = 生效的是這一個。
duplicate-key-fix = 移除這個「{ $key }」

proto-key = OpenClaw 會默默丟棄「__proto__」鍵。
proto-key-server = MCP 伺服器不能命名為「__proto__」。請換一個名稱。
proto-key-fix = 移除「__proto__」

line-separator = 此字串含有看不見的行分隔字元（U+2028 或 U+2029）。OpenClaw 的命令列遇到這種檔案會卡住；請改寫成跳脫序列。
line-separator-fix = 將行分隔字元改寫成跳脫序列

missing-variable = 環境變數 { $name } 未設定，因此這段文字會保持原樣，用到它的功能將無法運作。請為閘道設定此變數，或寫在 env.vars。
missing-variable-empty = 環境變數 { $name } 為空，OpenClaw 視同未設定，因此這段文字會保持原樣。請給它一個值。

include-not-read = 這裡尚不讀取引入的檔案：不會檢查它們加入的內容，也不會回報任何缺漏。
include-value = $include 的值須為一個路徑，或路徑的清單。
include-item = $include 的每個項目都須是加上引號的路徑。

migrated-agents-list = OpenClaw 每次載入時都會把 agents.list 移到 agents.entries。請寫 agents.entries：一個以各代理程式 id 為鍵的物件。
migrated-default = 「default: true」是舊的標記，OpenClaw 每次載入時都會把它換掉。請在 agents 寫 ownership: "explicit"，並在需要指定歸屬之處寫 { $agent }。
migrated-default-sole = 「default: true」是舊的標記，只有一個代理程式時並不需要。
migrated-context-tokens = OpenClaw 會丟棄此項。上下文額度現在按模型設定：models.providers.*.models[].contextTokens。
migrated-budget-copied = OpenClaw 每次載入時，都會把 { $key } 複製到此供應商下未設定它的各個模型。請直接寫在那裡。
migrated-budget-dropped = OpenClaw 會丟棄 { $key }，因為此供應商沒有列出模型。請寫在 models 的項目裡。
migrated-copilot-discovery = 這項設定已不存在，OpenClaw 會丟棄它。
migrated-main-key = OpenClaw 會忽略 session.mainKey：主要工作階段一律名為「main」。
migrated-remove-fix = 移除

sandbox-env-name = OpenClaw 拒絕以「{ $name }」作為沙箱的變數名稱。請使用英文字母、數字與底線，且不以數字開頭。
sandbox-env-value = { $name } 的值超過一行或含有 NUL，無法傳給沙箱。請寫成一行，或改為掛載檔案。
agent-dir = 代理程式 { $first } 與 { $second } 會共用同一個狀態資料夾，連帶共用登入資訊與工作階段。請為各自設定 agentDir，或移除這一個。
agent-dir-first = { $first } 的資料夾。
avatar-form = 頭像須為代理程式工作區內的路徑、http 或 https 網址，或 data URI。
avatar-outside = 此路徑超出代理程式的工作區。請把圖片放到工作區內。
avatar-perhaps-outside = OpenClaw 只接受位於代理程式工作區內的路徑，而從這裡無法判斷。
tailscale-mode = Tailscale 在這裡啟用。
tailscale-bind = 使用 Tailscale { $mode } 時，閘道只能監聽 loopback：請將 bind 設為「loopback」，或設為「custom」並將 customBindHost 設為「127.0.0.1」。
tailscale-auth = 閘道不能在沒有驗證的情況下透過 Tailscale { $mode } 對外開放。請選用權杖、密碼或受信任的代理伺服器（trusted proxy）。
model-policy = 「{ $entry }」不是模型參照。請寫已設定模型的別名、「provider/model」或「provider/*」。

plugin-path = 此路徑下沒有東西。OpenClaw 因而無從得知有哪些外掛，也不會檢查任何頻道與外掛設定。
unknown-channel = OpenClaw 不認得頻道「{ $channel }」，除非安裝了提供它的外掛。
unknown-channel-install = 頻道「{ $channel }」由一個尚未安裝的外掛提供。請安裝：openclaw plugins install { $install }
unknown-channel-leftover = OpenClaw 不認得頻道「{ $channel }」，並會忽略這些設定，因為同名的外掛未安裝。請安裝它，或移除這些設定。
unknown-channel-unchecked = OpenClaw 不認得頻道「{ $channel }」，但因 plugins.load.paths 中有路徑不存在，所以不會拒絕。
unknown-channel-depends = OpenClaw 不認得頻道「{ $channel }」，除非 plugins.load.paths 中有外掛提供它，而從這裡無法判斷。

unknown-plugin = 這裡沒有安裝外掛「{ $id }」；OpenClaw 會忽略此項。
unknown-plugin-install = 外掛「{ $id }」未安裝，在安裝之前 OpenClaw 會忽略此項。請安裝：openclaw plugins install { $install }
unknown-plugin-slot = 沒有安裝可作為記憶的外掛「{ $id }」。請指定已安裝的外掛，或寫「none」。
unknown-plugin-retired = 外掛「{ $id }」已不存在；OpenClaw 會忽略此項。請移除。
unknown-plugin-command = 「{ $id }」是外掛「{ $plugin }」的指令，不是外掛。請寫該外掛的 id。

plugin-disabled-all = 「{ $plugin }」有設定，但 plugins.enabled 為 false，所以不會執行。
plugin-disabled-denied = 「{ $plugin }」有設定，但列在 plugins.deny 中，所以不會執行。
plugin-disabled-itself = 「{ $plugin }」有設定，但已停用。
plugin-disabled-channel = 「{ $plugin }」有設定，但它的頻道已停用。
plugin-disabled-not-allowed = 「{ $plugin }」有設定，但不在 plugins.allow 中，所以不會執行。
plugin-disabled-by-default = 「{ $plugin }」有設定，但要啟用才會執行。請在它的項目加上 enabled: true。
plugin-disabled-by-default-here = 「{ $plugin }」有設定，但只在 macOS 上自動執行。要在其他系統執行，請在它的項目加上 enabled: true。
plugin-disabled-slot = 「{ $plugin }」有設定，但 plugins.slots.memory 把它的位置給了其他外掛，或設為 none。

allow-from-open = 政策為「open」時，allowFrom 必須含有 "*"；否則所有私訊都會被丟棄。
allow-from-empty = 政策為「allowlist」時，allowFrom 必須列出對象；在它為空時，所有私訊都會被丟棄。

heartbeat-target = 「{ $target }」不是心跳的目標。請寫一個頻道，或「last」、「owner」、「none」。
heartbeat-target-empty = 心跳的目標不可為空。請寫一個頻道，或「last」、「owner」、「none」。
heartbeat-target-unchecked = 「{ $target }」不是心跳的目標，除非 plugins.load.paths 中有外掛提供同名的頻道。
heartbeat-owner = 心跳沒有擁有者：有多個代理程式時，須由 agents.defaults.heartbeat.agentId 或 agents.defaults.systemAgent.agentId 指定一個，在那之前心跳不會啟用。

web-search-provider = 「{ $provider }」不是網頁搜尋供應商。已知的有：{ $known }。
web-search-provider-empty = 網頁搜尋供應商不可為空。
web-search-provider-install = 網頁搜尋供應商「{ $provider }」由一個尚未安裝的外掛提供。請安裝：openclaw plugins install { $install }
web-search-provider-ignored = 在安裝外掛之前，OpenClaw 會忽略網頁搜尋供應商「{ $provider }」：openclaw plugins install { $install }
web-search-provider-unchecked = 「{ $provider }」不是已知的網頁搜尋供應商，除非 plugins.load.paths 中有外掛提供它。

retired-model = { $model } 已停止服務。請改用 { $instead }。
retired-model-since = { $model } 已於 { $since } 停止服務。請改用 { $instead }。
retired-model-never-public = { $model } 不是公開的模型。請改用 { $instead }。
retired-model-oauth = { $model } 只接受 ChatGPT 登入，不接受 API 金鑰。請以「openclaw models auth login --provider openai」登入，並使用 openai/gpt-5.3-codex-spark。
retired-model-unsupported = OpenClaw 無法使用 { $model }。請改選此供應商的其他模型。

secret-source = 機密供應商「{ $provider }」的來源是「{ $held }」，這裡卻向它要求「{ $asked }」。請指定其他供應商，或修改 source。
secret-source-provider = 它的來源在這裡設定。
secret-command-missing = 此路徑下沒有可讀取的檔案。
secret-command-folder = 這是資料夾。請指定程式本身。
secret-command-symlink = 這是符號連結，OpenClaw 不會將它當作機密供應商執行。請指定它指向的檔案。
secret-command-untrusted = 此程式不在 trustedDirs 的資料夾內。
secret-command-open = 其他人可以寫入此程式。請取消該權限：chmod go-w
secret-command-owner = 此程式的擁有者不是執行 OpenClaw 的使用者，因此 OpenClaw 不會執行它。
