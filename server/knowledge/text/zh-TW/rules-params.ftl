# 關於模型 `params` 的發現。

cache-retention-value = OpenClaw 在此只接受 `none`、`short` 與 `long`，會忽略此值。{ $outcome ->
    [mixed] 實際行為依模型而定。
    [five-minutes] 改為快取 5 分鐘。
    [hour] 改為快取 1 小時。
    [off] 不快取。
   *[other] 採用該路由的預設值。
}
dead-cache-layer = 對 { $models } 無作用：{ $credential ->
    [token] OpenClaw 把 `ANTHROPIC_API_KEY` 中的 setup token 當成 API 金鑰
    [assumed] 依此檔案所寫，OpenClaw 以 API 金鑰登入
   *[key] OpenClaw 以 API 金鑰登入
}，會為這些模型填入 `cacheRetention: "short"`，優先於 `agents.defaults.params`。
dead-cache-layer-fix = 移到 agents.defaults.models 的各模型
dead-cache-layer-copy = 也為 agents.defaults.models 的各模型設定
dead-cache-ttl-filled = 對 { $models } 無作用：{ $credential ->
    [token] OpenClaw 把 `ANTHROPIC_API_KEY` 中的 setup token 當成 API 金鑰
    [assumed] 依此檔案所寫，OpenClaw 以 API 金鑰登入
   *[key] OpenClaw 以 API 金鑰登入
}，會為這些模型填入 `cacheRetention: "short"`，因此 `cacheControlTtl` 不會生效。
dead-cache-ttl-beside = 無作用：已設定 `cacheRetention`，因此 `cacheControlTtl` 不會生效。
cache-no-effect = 對 { $models } 無作用：其請求所走的路由，OpenClaw 不會讀取它。
cache-no-effect-cli = 對 { $models } 無作用：它們透過 Claude Code 執行，由其自行快取。
cache-provider-params = 在讀過的 OpenClaw { $release } 程式碼中，供應商 `params` 中的這個鍵不會被讀取。寫在 `agents.defaults.models` 的模型下才會生效。
param-conflict = 此物件中的 { $first } 意義相同，並以它為準；這一個會被忽略。
param-conflict-differs = 以此物件中的 { $first } 為準，兩者的值不同；這一個會被忽略。
param-conflict-variable = 以此物件中的 { $first } 為準；這一個會被忽略。兩者的值是否相同，取決於變數 { $variable }。
param-conflict-unusable = 此物件中的 { $first } 優先，但 OpenClaw 不接受它的值，因此兩者都沒有作用。
param-type = OpenClaw 在此只接受 { $types }，會忽略此值。
param-choice = OpenClaw 在此只接受 { $values }，會忽略此值。
param-range = OpenClaw 在此只接受{ $least ->
    [positive] 大於零的數字
    [positive-whole] 大於零的整數
    [whole] 整數
   *[zero] 零以上的數字
}，會忽略此值。
ignored-param = 對 { $models } 的請求，OpenClaw 不會帶上 { $key }。
ignored-param-api = 對 { $models } 無作用：OpenClaw 只在其他 API 送出 { $key }。
ignored-param-cli = 對 { $models } 無作用：它們透過 Claude Code 執行，OpenClaw 不會把 { $key } 交給它。
ignored-param-layer = { $key } 在此處不會被讀取，只在 { $paths } 讀取。{ $param ->
    [thinking] 要套用到所有模型，請用與 `params` 同層的 `thinkingDefault`。
    [fastMode] 要套用到所有模型，請用與 `params` 同層的 `fastModeDefault`。
   *[other] {""}
}
unknown-param = OpenClaw { $release } 沒有已知的同名參數。
unknown-param-similar = OpenClaw { $release } 沒有已知的同名參數。是否要寫 { $similar }？
unknown-param-unread = OpenClaw { $release } 沒有這個參數；較早的版本才有。
legacy-cache-ttl = `cacheControlTtl` 是舊寫法：`"{ $old }"` 現在是 `cacheRetention: "{ $new }"`。
legacy-cache-ttl-beside = 旁邊已有 `cacheRetention`，以它為準；`cacheControlTtl` 沒有作用。
legacy-cache-ttl-beside-invalid = 旁邊的 `cacheRetention` 不是 OpenClaw 接受的值，因此凡 OpenClaw 會讀取之處，都以 `cacheControlTtl` 為準。
legacy-cache-ttl-beside-variable = 旁邊已有 `cacheRetention`。以何者為準取決於變數 { $variable }：若其內容不是 `none`、`short` 或 `long`，則以 `cacheControlTtl` 為準。
legacy-cache-ttl-odd = `cacheControlTtl` 只接受 `"5m"` 與 `"1h"`，因此這個值沒有作用。要的是哪個 `cacheRetention`（`none`、`short` 或 `long`），只有您知道。
legacy-cache-ttl-variable = `cacheControlTtl` 是 `cacheRetention` 的舊寫法，取決於變數的內容：`"5m"` 現在是 `short`，`"1h"` 是 `long`。
legacy-cache-ttl-fix = 改寫為 cacheRetention: "{ $new }"
legacy-cache-ttl-fix-changes = 依字面改寫為 cacheRetention: "{ $new }"；{ $models } 的快取會隨之改變，費用也可能改變
legacy-cache-ttl-fix-same = 改寫為 cacheRetention: "{ $new }"，即 OpenClaw 目前的行為
legacy-cache-ttl-fix-instead = 改寫為 cacheRetention: "{ $new }" 並移除 cacheControlTtl
legacy-cache-ttl-drop = 移除 cacheControlTtl，保留 cacheRetention
