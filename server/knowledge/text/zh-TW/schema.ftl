# schema 不允許的內容。`$takes` 依寫法列出值與型別。
#
# 用語（與 OpenClaw 介面一致）：
#   agent 代理程式、alias 別名、argument 參數、array 陣列、auth profile 驗證設定檔、believed, not verified 據信（未經驗證）、
#   binding 綁定、cache 快取、channel 頻道、character 字元、command 指令、config 設定／設定檔、context 上下文、
#   credential 憑證、default 預設、deprecated 已淘汰、entry 項目、escape 跳脫序列、flag 旗標、gateway 閘道、header 標頭、
#   heartbeat 心跳、host 主機、key（JSON）鍵、API key API 金鑰、list 清單、log 記錄檔、login 登入、measured 實測、migrate 遷移、
#   object 物件、pattern 樣式、permission 權限、plugin 外掛、policy 政策、provider 供應商、quick fix 快速修正、reference 參照、
#   release 版本、role 角色、route 路由、sandbox 沙箱、secret 機密、server 伺服器、session 工作階段、store 儲存區、string 字串、
#   subscription 訂閱方案、token 照原文（閘道的為權杖）、variable 變數、workspace 工作區
# 鍵、路徑、值、指令與 SecretRef 等名稱一律照原文。中文與英數之間留一個空格，標點用全形，引號用「」。

unknown-key = OpenClaw 在這裡不認得鍵「{ $key }」，並會因此拒絕此設定。請移除它，或在補全清單中找正確的名稱。
unknown-key-similar = OpenClaw 在這裡不認得鍵「{ $key }」。是否要寫「{ $similar }」？
unknown-key-comment = OpenClaw 在這裡不認得鍵「{ $key }」。要寫註解，請在該行前面加 //，或用 /* 與 */ 包住。
unknown-key-elsewhere = 「{ $key }」不屬於這裡，它屬於 { $place }。
unknown-key-places = 「{ $key }」不屬於這裡，它屬於下列之一：{ $places }。
unknown-key-since = 「{ $key }」自 OpenClaw { $since } 起才有；此設定以 { $target } 檢查，該版本不認得它。
unknown-key-until = 「{ $key }」只存在到 OpenClaw { $until }；{ $target } 已不認得它。「openclaw doctor --fix」會把舊設定移到新位置。

missing-key = 缺少鍵「{ $key }」，OpenClaw 在這裡要求它。
missing-key-typed = 缺少鍵「{ $key }」，OpenClaw 在這裡要求它；它的值須為 { $takes }。

value-wrong-type = OpenClaw 在這裡接受 { $takes }，而這是{ $found ->
    [string] 字串
    [boolean] 布林值
    [object] 物件
    [array] 陣列
    [null] {" "}null
    [nan] 非有限的數字
   *[other] 數字
}。
value-not-allowed = OpenClaw 在這裡不接受此值，可用的是 { $takes }。
value-bad-pattern = 這段文字不是 OpenClaw 要求的形式：須符合 { $pattern }
value-bad-url = 這裡須為完整的 URL，例如 https://example.com。
value-repeated = 這個項目在清單中出現兩次；每個項目只能出現一次。
value-contradiction = OpenClaw 不接受此值與這裡的其他內容並存。
key-bad-pattern = 這個鍵不是 OpenClaw 要求的形式：須符合 { $pattern }
key-bad = 這不能當作這裡的鍵：鍵不可為空，也不可過長。

limit-minimum = 數值太小：OpenClaw 接受的最小值是 { $bound }。
limit-maximum = 數值太大：OpenClaw 接受的最大值是 { $bound }。
limit-above = 數值太小：OpenClaw 只接受大於 { $bound } 的數字。
limit-below = 數值太大：OpenClaw 只接受小於 { $bound } 的數字。
limit-multiple = OpenClaw 在這裡只接受 { $bound } 的倍數。
limit-min-length = { $count ->
    [1] 這段文字不可為空。
   *[other] 這段文字太短：OpenClaw 要求至少 { $bound } 個字元。
}
limit-max-length = 這段文字太長：OpenClaw 最多接受 { $bound } 個字元。
limit-min-items = { $count ->
    [1] 這個清單不可為空。
   *[other] 這個清單太短：OpenClaw 要求至少 { $bound } 個項目。
}
limit-max-items = 這個清單太長：OpenClaw 最多接受 { $bound } 個項目。
limit-min-keys = { $count ->
    [1] 這個物件不可為空。
   *[other] 這個物件的鍵太少：OpenClaw 要求至少 { $bound } 個。
}
limit-max-keys = 這個物件的鍵太多：OpenClaw 最多接受 { $bound } 個。

schema-echo = OpenClaw 也會指出這個位置。

target-newer = OpenClaw { $target } 比此處所知的最新版本還新；改以 { $release } 檢查。
newest-refuses = 此處所知最新的 OpenClaw { $newest } 會拒絕此設定，因為有 { $count } 個錯誤。

schema-fix-remove = 移除「{ $key }」
schema-fix-rename = 改名為「{ $key }」
schema-fix-move = 將「{ $key }」移到 { $place }
schema-fix-write = 寫成 { $text }
schema-fix-unquote = 移除引號
schema-fix-quote = 加上引號

# 舊版的鍵與值。沒有任何已知版本有它時，`$since` 是 “unknown”。
legacy-removed = { $since ->
    [unknown] OpenClaw 在這裡已沒有鍵「{ $key }」，它自己的遷移會刪除它。
   *[other] 「{ $key }」已在 OpenClaw { $since } 移除，{ $target } 會因此拒絕此設定。OpenClaw 自己的遷移會刪除它。
}
legacy-removed-instead = { $since ->
    [unknown] OpenClaw 在這裡已沒有鍵「{ $key }」。請改為手動設定 { $place }：原值不會沿用。
   *[other] 「{ $key }」已在 OpenClaw { $since } 移除。請改為手動設定 { $place }：原值不會沿用。
}
legacy-moved = { $since ->
    [unknown] 「{ $key }」是舊名稱，OpenClaw { $target } 讀取的是 { $place }。
   *[other] 自 OpenClaw { $since } 起，「{ $key }」改為 { $place }。
}
legacy-moved-otherwise = { $since ->
    [unknown] 「{ $key }」是舊名稱，OpenClaw { $target } 讀取的是 { $place }，而那裡沒有與此值對應的值。
   *[other] 自 OpenClaw { $since } 起，「{ $key }」改為 { $place }，而那裡沒有與此值對應的值。
}
legacy-both-new-wins = 「{ $key }」是 { $place } 的舊名稱，而此處兩者並存。OpenClaw 自己的遷移會保留 { $place }，捨棄「{ $key }」。
legacy-both-old-wins = 「{ $key }」是 { $place } 的舊名稱，而此處兩者並存。OpenClaw 自己的遷移會保留「{ $key }」的值。
legacy-respelled = OpenClaw 已不接受這個舊值，現在寫作 { $new }。

legacy-fix-move = 把「{ $key }」改為 { $place }
legacy-fix-rewrite = 把「{ $key }」改為 { $place }：{ $value }
legacy-fix-merge = 把「{ $key }」併入 { $place }
legacy-fix-drop = 移除「{ $key }」，保留 { $place }
legacy-fix-overwrite = 把「{ $key }」的值寫入 { $place }
