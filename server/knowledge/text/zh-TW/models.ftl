# 模型參照：與其相關的問題。

rewritten-model = OpenClaw 已不再列出「{ $model }」；它的 doctor（openclaw doctor --fix）會改寫為 { $instead }。
rewritten-model-deprecated = OpenClaw 已不再列出「{ $model }」；它的 doctor（openclaw doctor --fix）會改寫為 { $instead }，而後者也已淘汰，建議改用 { $meant }。請直接這樣寫。
rewritten-model-bare = OpenClaw 已不再列出「{ $model }」；它的 doctor（openclaw doctor --fix）會改寫為 { $instead }，但仍沒有指明供應商。請寫 { $meant }。
deprecated-model = OpenClaw 將 { $model } 列為已淘汰。
deprecated-model-instead = OpenClaw 將 { $model } 列為已淘汰，建議改用 { $instead }。
malformed-model = 「{ $model }」沒有指明模型。請寫「provider/model」或別名。
malformed-model-pattern = 「{ $model }」是樣式，這裡需要單一模型。樣式應寫在 modelPolicy.allow。
unqualified-model = 「{ $model }」沒有指明供應商；OpenClaw 會讀作 { $read } 並發出警告。請直接這樣寫。
unqualified-model-elsewhere = 「{ $model }」沒有指明供應商；OpenClaw 會讀作 { $read }，而它並未列出這個模型。請寫「provider/model」。
unknown-alias = 沒有模型使用別名「{ $alias }」；OpenClaw 會讀作 { $read }。可能是指「{ $meant }」。
unknown-alias-built-in = 只有當 { $meant } 是 agents.defaults.models 的鍵時，「{ $alias }」才是別名；在這裡 OpenClaw 會讀作 { $read }。請寫 { $meant }。

# 滑鼠停留時的說明。參數是 Markdown。
hover-model = 模型：{ $model }
hover-model-target = 此檔案以 OpenClaw { $target } 檢查；以下是 2026.9.6 的做法。
hover-model-pattern = { $provider } 的所有模型。
hover-model-malformed = 這沒有指明模型。
hover-model-alias = { $alias } 是此檔案中某個模型的別名。
hover-model-alias-built-in = { $alias } 是 OpenClaw 內建的別名：只有當該模型是 `agents.defaults.models` 的鍵（自行寫入或由 OpenClaw 加入）時才存在。
hover-model-no-alias = 若 { $target } 是 `agents.defaults.models` 的鍵，這就是 OpenClaw 內建給它的別名。
hover-model-only-provider = 沒有指明供應商；此檔案中只有 { $provider } 有這個模型。
hover-model-default-provider = 沒有指明供應商；OpenClaw 採用預設的 { $provider }，並發出警告。
hover-model-configured = 此檔案中 { $provider } 的模型之一。
hover-model-listed = OpenClaw 2026.9.6 有列出它。
hover-model-deprecated = OpenClaw 2026.9.6 將它列為已淘汰。
hover-model-deprecated-instead = OpenClaw 2026.9.6 將它列為已淘汰，建議改用 { $instead }。
hover-model-unlisted = OpenClaw 2026.9.6 沒有列出它，但能解析。
hover-model-unknown = 不在 OpenClaw 2026.9.6 列出的 { $provider } 模型之中。它會接受這個參照；是否真有此模型，使用時才知道。
hover-model-unknown-provider = OpenClaw 2026.9.6 本身沒有列出 { $provider } 的模型；是否真有此模型，使用時才知道。
hover-model-retired = OpenClaw 拒絕這個模型。
hover-model-retired-instead = OpenClaw 拒絕這個模型；由 { $instead } 取代。
hover-model-rewritten = `openclaw doctor --fix` 會改寫為 { $instead }（在 { $since } 上實測）。
hover-model-profile = 以驗證設定檔 { $profile } 登入。
hover-model-profile-of = 供應商 { $provider }，模式 { $mode }。
hover-model-profile-unknown = 它不在此檔案的 `auth.profiles` 中；OpenClaw 自己的儲存區可能有它。

# 內嵌提示。
model-hint = → { $model }

# models 的鍵，以及同時修改多處的修正。

dead-model-key = OpenClaw 以「{ $instead }」查找此模型的 params，不會查「{ $key }」：這裡的設定沒有作用。請改名。
dead-model-key-bare = OpenClaw 只以「provider/model」查找 params，不會查「{ $key }」：這裡的設定沒有作用。請在鍵中指明供應商。
dead-model-key-profile = 鍵不包含驗證設定檔：OpenClaw 以「{ $instead }」查找此模型的 params，這裡的設定沒有作用。請改名。
dead-model-key-pattern = OpenClaw 只為單一模型查找 params，不會套用「{ $key }」這樣的樣式：這裡的設定沒有作用。請分別寫在各個模型，或寫在 agents.defaults.params。
model-key-taken = 這個項目也是、或將成為 { $model } 的項目。請手動合併兩者。
fix-model-everywhere = 在所有指明此模型的地方寫 { $model }
