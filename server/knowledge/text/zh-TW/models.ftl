# 模型參照：與其相關的問題。

rewritten-model = OpenClaw 已不再列出「{ $model }」；它的 doctor（openclaw doctor --fix）會改寫為 { $instead }。快速修正的做法相同。
rewritten-model-bare = OpenClaw 已不再列出「{ $model }」；它的 doctor（openclaw doctor --fix）會改寫為 { $instead }，但仍沒有指明供應商。請寫 { $meant }。
deprecated-model = OpenClaw 將 { $model } 列為已淘汰。
deprecated-model-instead = OpenClaw 將 { $model } 列為已淘汰，建議改用 { $instead }。
malformed-model = 「{ $model }」沒有指明模型。請寫「provider/model」或別名。
malformed-model-pattern = 「{ $model }」是樣式，這裡需要單一模型。樣式應寫在 modelPolicy.allow。
unqualified-model = 「{ $model }」沒有指明供應商；OpenClaw 會讀作 { $read } 並發出警告。請直接這樣寫。
unqualified-model-elsewhere = 「{ $model }」沒有指明供應商；OpenClaw 會讀作 { $read }，而它並未列出這個模型。請寫「provider/model」。
unknown-alias = 沒有模型使用別名「{ $alias }」；OpenClaw 會讀作 { $read }。可能是指「{ $meant }」。
unknown-alias-built-in = 只有當 { $meant } 是 agents.defaults.models 的鍵時，「{ $alias }」才是別名；在這裡 OpenClaw 會讀作 { $read }。請寫 { $meant }。
