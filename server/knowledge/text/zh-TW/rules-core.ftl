# OpenClaw 核心在 schema 之外的檢查。說明發生什麼事、該怎麼做；位置由診斷的範圍表示。

# value-format
value-format-depends = OpenClaw 是否接受此值，取決於環境變數 { $variable }，而此處不知道它的值。
value-format-duration = 這不是時間長度。請寫數字加單位：500ms、30s、5m、2h、1d，也可以連寫成 1h30m。
value-format-duration-zero = 時間長度必須大於零，例如 30d。
value-format-suspend-after = 這裡須為至少一分鐘的時間長度並帶單位，例如 45m 或 2h。
value-format-clock = 這不是時刻。請以 24 小時制寫 HH:MM，例如 08:30。
value-format-clock-start = 一天不能從 24:00 開始。請寫 00:00。
value-format-byte-size = 這不是大小。請寫位元組數，或數字加單位：512kb、10mb、1gb。
value-format-http-url = 這裡須為 http:// 或 https:// 開頭的 URL。
value-format-client-metadata-url = 這裡須為 https:// 開頭的 URL，且主機之後要有路徑，例如 https://example.com/client.json。
value-format-http-origin = 這裡只能寫 origin：http:// 或 https://、主機，以及選用的連接埠，不得有路徑、查詢字串或使用者名稱。
value-format-public-origin = 這裡只能寫 origin：https:// 加主機，不得有路徑、查詢字串或使用者名稱。只有 localhost、127.0.0.1 與 [::1] 可用 http://。
value-format-secure-url = 這裡須為 https:// 開頭的 URL。只有 localhost、127.0.0.1 與 [::1] 可用 http://。
value-format-bare-domain = 這裡只能寫網域，例如 portals.example.com：不得有通訊協定、萬用字元、連接埠、路徑，也不能是 IP 位址。
value-format-exact-host = 這裡須為一個確切的主機名稱或 IP 位址：不得有通訊協定、萬用字元、連接埠或路徑。
value-format-absolute-path = 這裡須為絕對路徑，例如 /etc/openclaw。
value-format-absolute-or-home-path = 這裡須為絕對路徑，或以 ~/ 開頭的路徑。
value-format-absolute-command = 這裡須為程式的絕對路徑，例如 /usr/local/bin/op。參數請寫在 args。
value-format-unsafe-command = 這裡只能寫程式的絕對路徑，不得有 shell 語法、引號或參數。參數請寫在 args。
value-format-module-path = 這裡須為相對於 transforms 資料夾、且不超出該資料夾的路徑：不可為絕對路徑，也不得有 ~、: 或 ..。
value-format-sandbox-bind = 冒號前的部分須為主機上的絕對路徑，例如 /srv/data:/data。
value-format-unconfined = OpenClaw 不會啟動沒有隔離的沙箱。請指定自己的 profile，或移除此項。
value-format-decision-model = 這裡須寫 provider/model，例如 openai/gpt-5.5；留空則關閉決策模型。
value-format-picker-runtime = auto 與 default 不是模型選擇器可提供的執行環境。請寫執行環境的名稱，或移除此項。
value-format-agent-id = 這不是代理程式 id。請使用英文字母、數字、- 與 _，最多 64 個字元，並以字母或數字開頭。
value-format-outer-space = 此名稱前後有空白。請移除。
value-format-repository = 這裡須以小寫的 host/owner/name 指定儲存庫，例如 github.com/acme/shop，不含 https:// 與 .git。
value-format-file-secret-id = file 機密的 id 須為指向該檔案內容的 JSON pointer，例如 /providers/openai/apiKey；檔案只存一個機密時寫 value。
value-format-exec-secret-id = exec 機密的 id 以字母或數字開頭，其後為字母、數字與 . _ : / # -（最多 256 個字元），斜線之間不得是 . 或 ..。
value-format-blank = 這裡不可留白。

# 修正
fix-replace-with = 換成 { $text }
fix-remove-key = 移除 { $key }
fix-rename-key = 改名為 { $key }
fix-add-key = 加入 { $key }

# agent-roster
agent-roster-empty = 此處明確指定了歸屬（ownership），卻沒有 OpenClaw 讀得到的代理程式。請在 agents.entries 加入一個，或移除 agents.ownership。
agent-roster-blocked-key = { $key } 不能當作代理程式的鍵：OpenClaw 拒絕 JavaScript 內建物件的名稱。請移除。
agent-roster-duplicate = 代理程式 { $first } 與 { $second } 都會變成 id { $id }。請將其中一個改名。
agent-roster-duplicate-first = 另一個代理程式在這裡。
agent-roster-defaults = 有 { $count } 個代理程式標為 default: true。請最多保留一個，或全部移除並將 agents.ownership 設為 "explicit"。
agent-roster-ownership-and-default = 已明確指定歸屬，代理程式 { $id } 卻仍標著 default: true。請移除其中之一。
agent-roster-default-here = 標記在這裡。
agent-roster-ownership-missing = 有 { $count } 個代理程式時，OpenClaw 必須知道未指明對象的訊息由誰處理。請加上 ownership: "explicit"，或將其中一個代理程式標為 default: true。
agent-list-moved = OpenClaw 會把這個清單移到 agents.entries，並在 { $path } 看到此處。

# unknown-agent
unknown-agent = 沒有代理程式 { $id }。現有的是：{ $known }。
unknown-agent-none = 沒有代理程式 { $id }：此處沒有 OpenClaw 讀得到的代理程式。請在 agents.entries 加入。

# broadcast-group
broadcast-group-unqualified = 群組設定的鍵須指明頻道：請寫成 <channel>:<peer>，例如 telegram:12345。
broadcast-group-too-large = 頻道上的群組最多只能有 { $largest } 個代理程式。請移除一些。

# acp-binding
acp-binding-without-peer = ACP 綁定必須指明一個對話。請設定 match.peer 的 kind 與 id。
acp-binding-below-channel = ACP 綁定不再寫在頻道裡。請移到最上層的 bindings 清單，並加上 type: "acp"。

# custom-provider
custom-provider-base-url = OpenClaw 不知道 { $id } 的位址。請設定 baseUrl；只有 OpenClaw 內建的供應商可以省略。
custom-provider-models = OpenClaw 不知道 { $id } 有哪些模型。請列在 models；只有 OpenClaw 內建的供應商可以省略。

# exact-model
exact-model = { $key } 只能為單一確切的模型設定，而 { $model } 不是。請將此項目的鍵寫成 provider/model。

# tool-policy
tool-policy-both = allow 與 alsoAllow 不能並存。請將 alsoAllow 併入 allow，或移除 allow，改用 alsoAllow 擴充 profile。
tool-policy-merge = 將 alsoAllow 併入 allow

# exec-mode
exec-mode-both = mode 已取代 security 與 ask，不能與 { $older } 並存。請只保留 mode，或只保留舊的鍵。

# sandbox-network
sandbox-network-host = 使用主機的網路會讓沙箱形同虛設。請改用 "bridge"、"none"，或自建的 bridge 網路。
sandbox-network-container = OpenClaw 禁止加入其他容器的網路，因為這會削弱沙箱。請使用 bridge 網路；若完全信任該容器，可將 { $flag } 設為 true。

# web-search
web-search-blocked-key = { $key } 不能當作這裡的鍵：OpenClaw 拒絕 JavaScript 內建物件的名稱。請移除。
web-search-api-key = 搜尋供應商的金鑰不再寫在這裡。請移到 plugins.entries.<plugin>.config.webSearch.apiKey。
web-search-moved = { $key } 的設定不再寫在這裡。請移到它的外掛：plugins.entries.<plugin>.config.webSearch。

# mcp-server
mcp-server-misspelt = OpenClaw 不認得 { $key }，這裡的名稱是 { $right }。
mcp-server-timeout = OpenClaw 不認得 { $key }。請設定 connectionTimeoutMs 或 requestTimeoutMs，單位為毫秒。
mcp-server-disabled = OpenClaw 不認得 disabled。要停用伺服器，請設定 enabled: false。
mcp-server-stdio-command = stdio 伺服器需要啟動它的指令。請加上 command，或改用其他 transport。
mcp-server-requester-auth = 要讓各請求者自行登入，伺服器須設定 auth: "oauth"。
mcp-server-requester-profile = 各請求者自行登入時，不能使用共用的驗證設定檔。請移除 authProfileId。
mcp-server-requester-url = 要讓各請求者自行登入，伺服器須設定 HTTP 的 url。
mcp-server-requester-stdio = 各請求者自行登入只適用於 HTTP。請移除 command 與 stdio transport。

# gateway-portal
gateway-portal-domain = portal 的網域涵蓋了閘道自身在 { $origin } 的位址。請為 portal 使用另一個網域。
gateway-portal-port = 閘道本身使用連接埠 { $port }。請為 portal 另選連接埠。

# gateway-role
gateway-role-none = 角色至少要有一個定義。請加入一個，或移除 gateway.roles。
gateway-role-default = 預設角色須為已定義的角色之一：{ $known }。
gateway-role-default-none = 預設角色須為已定義的角色之一，而目前一個都沒有定義。請先定義它。

# edge-auth
edge-auth-empty = 這裡沒有設定任何標頭。請加入一個，或移除 edgeAuth。
edge-auth-name = 這不是 HTTP 標頭名稱。請使用英文字母、數字與 -，不含空白。
edge-auth-owned = { $name } 由連線本身設定。請移除。
edge-auth-twice = { $first } 與 { $second } 是同一個標頭。請保留一個。

# hook-mapping
hook-mapping-session-key = 持續性的掛鉤必須知道使用哪個工作階段。請在此設定 sessionKey，或設定 hooks.defaultSessionKey 或 transform。

# browser-profile
browser-profile-unreachable = 這個瀏覽器設定檔沒有說明瀏覽器在哪裡。請設定 cdpPort 或 cdpUrl，或將 driver 設為 "existing-session" 或 "extension"。
browser-profile-user-data-dir = userDataDir 只適用於 driver "existing-session"。請移除，或改用該 driver。
browser-profile-extension-url = driver 為 "extension" 時，會透過擴充功能連到瀏覽器。請移除 cdpUrl。

# talk-provider
talk-provider-missing = 設定了多個供應商，因此 provider 必須指定其中一個：{ $known }。
talk-provider-unknown = { $provider } 不在已設定的供應商之中：{ $known }。

# cloud-worker-settings
cloud-worker-settings-secret = { $key } 存放機密，而 OpenClaw 在這裡只接受完整的 SecretRef，須有 source、provider 與 id。
cloud-worker-settings-size = 這些設定太大、太深，或含有非有限的數字。請保持在 4,096 個值、32 層與每個物件 512 個鍵以內。

# secret-reference
secret-reference-refused = OpenClaw 會自行改寫此值，因此不接受 SecretRef。請直接寫文字，或以錢字號加大括號引用環境變數。
