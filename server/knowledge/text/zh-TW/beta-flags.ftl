# anthropic-beta 標頭的旗標。$known 說明該敘述的依據。

beta-flag = **{ $flag }**
beta-known = { $known ->
    [measured] 在 OpenClaw { $release } 上實測
    [code] 讀自 OpenClaw { $release } 的程式碼
    [docs] 依據 OpenClaw 的說明文件
   *[sdk] 列於 OpenClaw { $release } 隨附的 SDK
}
beta-state = { $status ->
    [active] 使用中的 beta
    [general] 已不需要：此功能已正式推出
    [superseded] 已由 { $by } 取代
    [retired] 已停用
   *[name-only] 僅知其名
}
beta-status = { beta-state }（{ beta-known }）。
beta-status-believed = { beta-state }。
beta-believed = 據信如此，未經驗證：
beta-name-only = 列於 OpenClaw { $release } 隨附的 SDK；OpenClaw 從不自行送出；效果未經驗證。
beta-unknown = 此處不認得：OpenClaw { $release } 從不自行送出，隨附的 SDK 也未列出。
beta-never-sent = OpenClaw { $release } 從不自行送出。

# 自動完成時顯示在旗標旁的說明。
beta-label = { $status ->
    [active] 使用中
    [general] 已不需要
    [superseded] 已由 { $by } 取代
    [retired] 已停用
   *[name-only] 僅知其名
}{ $known ->
    [own] （據信）
   *[other] {""}
}
beta-label-sent = { $status ->
    [general] 已不需要
   *[active] 使用中
}，OpenClaw 會自行送出

beta-does-fine-grained = 不經緩衝，直接串流工具的輸入。即時串流工具輸入的功能正逐漸取代它。
beta-does-interleaved = 讓有思考預算的模型在工具呼叫之間思考。採用自適應思考的模型不需要它。
beta-does-claude-code = 告訴 API 用戶端是 Claude Code。
beta-does-oauth = 讓訂閱方案的 token（`sk-ant-oat…`）可以呼叫 API。
beta-does-server-side-fallback = 讓伺服器把被拒絕的回合轉交給其他模型；與請求中的 `fallbacks` 搭配。
beta-does-context-management = 讓伺服器編輯上下文，例如清除舊的工具結果。
beta-does-compact = 讓伺服器壓縮冗長的對話。
beta-does-fast-mode = 允許在請求中使用 `speed: "fast"`。
beta-does-thinking-binding = 讓請求指定：與前文不再相符的思考區塊一律捨棄。
beta-does-pdfs = 以 PDF 文件作為輸入。
beta-does-extended-cache-ttl = 為保留一小時的提示快取而設。
beta-does-context-1m = 為 Sonnet 4 與 4.5 的一百萬 token 上下文而設。
beta-does-prompt-caching = 為提示快取而設。
beta-does-message-batches = 為批次訊息而設。
beta-does-token-counting = 為計算 token 數而設。
beta-does-structured-outputs = 為結構化輸出而設，現在改用 `output_config.format`。
beta-does-context-window-exceeded = 為上下文視窗已滿時的專屬停止原因而設，較新的模型預設即有。
beta-does-effort = 為 effort 設定而設，現在改用 `output_config.effort`。
beta-does-output-128k = 為 Sonnet 3.7 的 128,000 token 輸出而設；在 Claude 4 及之後的模型上無效果。
beta-does-token-efficient-tools = 為 Sonnet 3.7 較短的工具呼叫而設；在 Claude 4 及之後的模型上無效果。
beta-does-max-tokens = 為 Sonnet 3.5 較長的輸出而設。
beta-does-code-execution = 程式碼執行工具。
beta-does-mcp-client = MCP 連接器。
beta-does-advanced-tool-use = 工具搜尋，以及從程式碼呼叫工具。
beta-does-computer-use = 電腦操作工具，每個版本各有一個旗標。
beta-does-files-api = Files API。
beta-does-skills = Agent Skills 的 API。

beta-sent-fine-grained = OpenClaw 會自行送出：每個直接送往 Anthropic 的請求（{ beta-known }）。
beta-sent-interleaved = OpenClaw 會自行送出：送往不採用自適應思考的模型（Haiku 4.5、Claude 4.5 及更早）時，以及設有 `params.anthropicBeta` 時（{ beta-known }）。
beta-sent-oauth = OpenClaw 會自行送出：使用 setup token 或登入時；使用 API 金鑰時不會（{ beta-known }）。
beta-sent-server-side-fallback = OpenClaw 會自行送出：使用 API 金鑰直接連到 Anthropic，且模型為 Opus 5.5、Opus 5、Fable 5.1 或 Fable 5 時（{ beta-known }）。
beta-sent-context-management = OpenClaw 會自行送出：使用 API 金鑰直接連到 Anthropic，且 `contextPruning.mode` 為 `cache-ttl`（使用 API 金鑰時的預設值）時（{ beta-known }）。
beta-sent-compact = OpenClaw 會自行送出：使用 API 金鑰直接連到 Anthropic，且 `params.anthropicServerCompaction` 為 `true` 時（{ beta-known }）。
beta-sent-fast-mode = OpenClaw 會自行送出：使用 API 金鑰直接連到 Anthropic，且在 Opus 5.5、Opus 5 或 Opus 4.8 上啟用快速模式時（{ beta-known }）。
beta-sent-thinking-binding = OpenClaw 會自行送出：使用 API 金鑰直接連到 Anthropic，且採用自適應思考時（{ beta-known }）。
beta-sent-pdfs = OpenClaw 會自行送出：只隨其 PDF 工具的請求送出（{ beta-known }）。

beta-note-bearer = 使用 setup token 或登入時，少了它，請求預期會失敗（未經驗證）。
beta-note-fallback-lost = 自訂的清單會使它遺失，快速模式與伺服器端壓縮亦然，而請求仍會要求 `fallbacks`（在 OpenClaw 2026.9.6 上實測）。API 對此如何反應未經驗證。
beta-note-appended = 即使自訂了清單，它仍會加在後面。
beta-note-extended-cache-page = OpenClaw 到 2026.4.1 為止的說明文件曾寫道：一小時快取需要它、OpenClaw 會送出它，覆寫供應商標頭時請保留它。
beta-note-extended-cache-code = 查無任何 OpenClaw 版本會送出它：已讀過 2026.2.9、2026.3.13、2026.4.1、2026.4.5、2026.4.14、2026.4.23、2026.4.29 與 2026.9.6 的程式碼。
beta-note-extended-cache-wire = 沒有它，一小時快取也能運作：`cacheRetention: "long"` 不帶任何旗標即送出 `1h` 的 `ttl`（在 OpenClaw 2026.9.6 上實測）。
beta-note-context-1m = 4.6 起的模型本身就有一百萬 token。OpenClaw 會從 `params.anthropicBeta` 剔除它（在 OpenClaw 2026.9.6 上實測），但不會從標頭剔除。

# 自訂清單的作用。
beta-header = 此標頭會取代 OpenClaw 自行送往此供應商的旗標（在 OpenClaw 2026.9.6 上實測）。
beta-header-elsewhere = 隨每個請求送往此供應商。OpenClaw 只在直接連到 Anthropic 時自行送出旗標，因此這裡不會遺失任何旗標。
beta-header-dead = 不會送出：所有代理程式共用的 `params`，或此供應商的 `request.headers`，優先於此標頭。
beta-header-request = 它優先於供應商及其模型的 `headers`（讀自 OpenClaw 2026.9.6 的程式碼）。
beta-params = 這些旗標會取代供應商的 `anthropic-beta` 標頭以及 OpenClaw 自行送出的旗標；{ $restored } 會再補上，使用 setup token 或登入時還會補上 { $bearer }（在 OpenClaw 2026.9.6 上實測）。
beta-appended = 使用 API 金鑰直接連線時，後面仍會加上：{ $flags }。
beta-missing = 不在此清單中：{ $flag }。

# 規則。
beta-override-bearer = 此清單會取代 OpenClaw 自行送出的旗標，而其中沒有 { $flags }（在 OpenClaw { $release } 上實測）。使用 setup token 或登入時，少了它們，請求預期會失敗（未經驗證）。
beta-override-fallback = 此清單會取代 OpenClaw 自行送出的旗標，而其中沒有 { $flags }，但送往 { $model } 的請求仍會要求 fallbacks（在 OpenClaw { $release } 上實測）。API 對此如何反應未經驗證。
beta-override-fix = 補回 { $flags }
obsolete-beta-flag-dropped = 「{ $flag }」已停用，OpenClaw 會從 anthropicBeta 剔除它。請移除。
obsolete-beta-flag-retired = 依據 OpenClaw 的說明文件，「{ $flag }」已停用，但標頭仍會送出它。請移除。
obsolete-beta-flag-needless = 不需要「{ $flag }」：OpenClaw 從不送出它，沒有它一小時快取也能運作（在 OpenClaw { $release } 上實測）。
obsolete-beta-flag-believed = 據信已不需要「{ $flag }」（未經驗證）。
obsolete-beta-flag-superseded-believed = 據信「{ $flag }」已由「{ $by }」取代（未經驗證）。
obsolete-beta-flag-fix = 移除 { $flag }
unknown-beta-flag = 此處不認得這個旗標：OpenClaw { $release } 從不自行送出，隨附的 SDK 也未列出。
unknown-beta-flag-meant = 就此處所知，沒有「{ $flag }」這個 beta 旗標。是否要寫「{ $meant }」？
