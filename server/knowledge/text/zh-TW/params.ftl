# 模型的 `params` 與快取設定的結果。路徑、鍵、值與名稱皆以反引號標示為程式碼。

param-cacheRetention = 供應商保留提示快取多久：`none` 不快取，`short` 與 `long` 依路由而定（Anthropic 自家 API 為 5 分鐘與 1 小時）。
param-cacheControlTtl = `cacheRetention` 的舊寫法：`"5m"` 等於 `short`，`"1h"` 等於 `long`。只在沒有 `cacheRetention` 時生效。
param-temperature = 選字時的隨機程度。
param-topP = 只從累積機率達此值的最可能字詞中選擇。這裡只認這種寫法。
param-maxTokens = 回答最多可有多少 token。
param-frequencyPenalty = 字詞出現越多次，再出現的機率越低。
param-presencePenalty = 字詞出現過後，再出現的機率降低。
param-seed = 供應商支援時，讓回答可以重現。
param-stop = 遇到這些文字時結束回答。
param-response_format = 回答必須符合的格式，寫法依供應商的 API。
param-transport = 以何種方式串流回答。其他值會被忽略，並在記錄檔中留下警告。
param-cachedContent = 要使用的 Gemini 已存快取。設定後，OpenClaw 不再依 `cacheRetention` 自行建立。
param-parallel_tool_calls = 模型能否同時呼叫多個工具。`null` 表示請求中不帶此項。
param-text_verbosity = 回答的詳細程度。
param-serviceTier = 供應商的服務等級。在 Anthropic 只對 API 金鑰與其自家位址有效，並優先於 `fastMode`。
param-fastMode = 供應商提供時使用更快的回答。訊息、工作階段，以及代理程式與預設的 `fastModeDefault` 都優先於它。
param-fastAutoOnSeconds = 搭配 `fastMode: "auto"`：一次執行在前幾秒內保持快速。
param-thinking = 模型預設的思考程度。訊息、工作階段與代理程式的 `thinkingDefault` 優先於它，預設的 `thinkingDefault` 則在它之後。
param-context1m = 只會提高 claude-cli 的上下文額度。API 模型本來就有一百萬 token，也不會為此送出 beta 標頭。
param-anthropicBeta = 請求的 beta 旗標，可為清單或以逗號分隔。它們會取代供應商 `headers` 的 `anthropic-beta`，以及 OpenClaw 自行送出的大部分旗標。
param-anthropicServerCompaction = 讓 Anthropic 壓縮長對話。只有 `true` 有效，且須使用 API 金鑰與 Anthropic 自家位址。
param-anthropicCompactThreshold = 到多少 token 時 `anthropicServerCompaction` 開始作用，最少為 50,000。
param-responsesServerCompaction = 讓 OpenAI 的 Responses API 壓縮長對話。
param-responsesCompactThreshold = 到多少 token 時 `responsesServerCompaction` 開始作用。
param-responsesCompactEndpoint = 透過專用端點壓縮長對話。
param-extra_body = 最後放入請求的欄位。覆寫 `messages`、`model` 或 `stream` 會在記錄檔中留下警告。
param-chat_template_kwargs = 給模型伺服器對話範本的參數。
param-provider = OpenRouter 如何在其後的供應商之間選擇。
param-responseCache = OpenRouter 可否以回應快取作答。
param-responseCacheTtlSeconds = OpenRouter 保留回應的秒數。
param-responseCacheClear = OpenRouter 是否先清除快取的回應。
param-tool_stream = 是否串流工具呼叫。
param-preserveThinking = 先前的思考是否留在對話中。由 Z.AI 外掛讀取。
param-num_ctx = Ollama 的上下文大小，以 token 計。
param-keep_alive = Ollama 讓模型保持載入多久。
param-think = 在 Ollama 上模型是否思考，或思考多少。
param-ollama-option = Ollama 的選項，以此名稱原樣傳遞。
param-qwenThinkingFormat = 舊設定；由 `models.providers.vllm` 下該模型的 `compat.thinkingFormat` 取代。
param-openaiWsWarmup = 較早版本的設定。
param-canonicalModelId = 此部署實際上是哪個模型，讓 OpenClaw 知道其能力。
param-azureApiVersion = Azure API 的版本。
param-preload = LM Studio 是否預先載入模型。
params-types = 型別：{ $types }
params-values = 此處可用：{ $values }
params-honoured = 適用於：{ $who }
params-aliases = 其他名稱：{ $names }。同一物件內以 { $first } 為優先。
params-aliases-apart = 其他名稱：{ $names }。各層中若出現多個名稱，以 { $first } 為優先，即使它在較弱的層。
params-alias-of = { $key } 的另一個名稱。
params-default = 此模型的預設值：{ $value }
params-dropped = 對此模型的請求，OpenClaw 不會帶上它。
params-no-op = 目前幾乎沒有作用。
params-unread = OpenClaw { $release } 中沒有任何地方讀取它。
params-order = 以下各層逐鍵合併，後者優先於前者：{ $paths }
params-other-layers = 此處不會被讀取；會讀取的位置：{ $paths }。
params-provider-layer = 供應商的 `params` 不會與代理程式和模型的 `params` 合併，由個別供應商外掛讀取。
params-known = { $how ->
    [measured] 在 OpenClaw { $release } 上實測。
    [docs] 依據 OpenClaw { $release } 的說明文件。
   *[code] 讀自 OpenClaw { $release } 的程式碼。
}
params-in-file = **在此檔案中**
params-who = { $all ->
    [0] { $agent } 搭配 { $model }
   *[other] 全部 { $all } 個代理程式搭配 { $model }
}
params-wins = { params-who }：{ $value }，來自 { $path }
params-wins-place = { params-who }：以 { $path } 為準
params-more = ……另有 { $count } 項

cache-outcome = { $outcome ->
    [off] 不快取
    [five-minutes] 5 分鐘
    [hour] 1 小時
    [marker] 快取，期限由供應商決定
    [key] 快取鍵，期限由供應商決定
    [half-hour] 30 分鐘
    [day] 24 小時
    [stored-300] 300 秒
    [stored-3600] 3600 秒
    [variable] 取決於變數 { $variable }
   *[untouched] 無作用
}
cache-effect = { cache-outcome }{ $how ->
    [docs] （依說明文件）
   *[other] {""}
}
cache-effect-default = { cache-effect }，預設
cache-effect-mixed = 依模型而定：{ $durations }
cache-effect-mixed-none = 依模型而定：{ $durations }，或無作用
cache-effect-dead = 無作用，OpenClaw 會填入「short」
cache-effect-provider = 此處不會被讀取
cache-source = { $source ->
    [layer] 設定於 { $path }
    [filled] OpenClaw 將登入方式視為 API 金鑰，自動填入 `short`
    [variable] 因為 `OPENCLAW_CACHE_RETENTION` 為 `long`
    [open] 在此無法得知它的值
   *[default] 此處的預設值
}{ $how ->
    [docs] ，依據 OpenClaw 的說明文件
    [code] ，讀自 OpenClaw 的程式碼
   *[measured] {""}
}
cache-line = { params-who }：**{ cache-outcome }**（{ cache-source }）
cache-line-api-key = { params-who }：以 API 金鑰登入 Anthropic 時為 **{ cache-outcome }**（{ cache-source }）
cache-line-otherwise = { params-who }：其他情況下為 **{ cache-outcome }**（{ cache-source }）
cache-ignored = – { $path } 未生效：{ $why ->
    [overridden] { $by } 優先
    [filled] OpenClaw 將登入方式視為 API 金鑰，在該模型下填入了 `cacheRetention`
    [beside] { $by } 的 `cacheRetention` 優先
    [invalid] OpenClaw 不接受這個值
   *[route] 這條路由不讀取它
}
cache-auth = { $mode ->
    [api-key] OpenClaw 視為以 API 金鑰登入 Anthropic，並據此填入預設值（{ $because }）。
    [token] OpenClaw 視為以 API 金鑰登入 Anthropic，並據此填入預設值（{ $because }）；但那其實是 setup token，請求會以訂閱方案的方式送出。
    [oauth] OpenClaw 視為以訂閱方案登入 Anthropic，並據此填入預設值（{ $because }）。
    [own-key] OpenClaw 填入預設值時不看 { $because } 中的金鑰，也看不到 Anthropic 的其他登入，因此不填入任何預設值。
    [none] OpenClaw 在此看不到 Anthropic 的登入，不填入任何預設值。
   *[unknown] 由此無法得知 OpenClaw 是否以 API 金鑰登入 Anthropic。
}
cache-auth-unless = 若閘道的環境（在此無從得知）設定了 { $variable }，則以它為準。
cache-provider-layer = 在讀過的 OpenClaw { $release } 程式碼中，供應商 `params` 中的 `cacheRetention` 不會被讀取。
cache-page = **OpenClaw 2026 年 2 月的說明文件寫道**
cache-page-values = `none`：不快取。`short`：5 分鐘，使用 API 金鑰時的預設值。`long`：1 小時，需要 beta 旗標 `extended-cache-ttl-2025-04-11`；OpenClaw 會送出，覆寫供應商標頭時須保留。快取僅適用於 API 金鑰。
cache-page-legacy = `cacheControlTtl` 仍可使用：`"5m"` 對應 `short`，`"1h"` 對應 `long`；建議改用新寫法。
cache-page-code = **程式碼的實際行為**
cache-page-code-values = 讀自 2026.2.9：其中沒有這個旗標，不帶旗標就要求 1 小時；以訂閱方案登入的請求同樣會標記快取，預設為 `short`。
cache-page-code-legacy = 讀自 2026.2.9、2026.3.13 與 2026.4.5：使用 API 金鑰時，即使設定了 `cacheControlTtl`，OpenClaw 仍會為 `agents.defaults.models` 的鍵與主要模型填入 `cacheRetention: "short"`，因此前者永遠不會生效。
cache-hint = { cache-outcome }
cache-hint-default = 快取：{ cache-outcome }（預設）
