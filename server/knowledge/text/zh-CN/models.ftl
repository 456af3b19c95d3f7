# 模型引用：与其相关的问题。

rewritten-model = OpenClaw 已不再列出“{ $model }”；它的 doctor（openclaw doctor --fix）会改写为 { $instead }。快速修复的做法相同。
rewritten-model-bare = OpenClaw 已不再列出“{ $model }”；它的 doctor（openclaw doctor --fix）会改写为 { $instead }，但仍没有指明提供商。请写 { $meant }。
deprecated-model = OpenClaw 将 { $model } 列为已弃用。
deprecated-model-instead = OpenClaw 将 { $model } 列为已弃用，建议改用 { $instead }。
malformed-model = “{ $model }”没有指明模型。请写“provider/model”或别名。
malformed-model-pattern = “{ $model }”是模式，这里需要单个模型。模式应写在 modelPolicy.allow。
unqualified-model = “{ $model }”没有指明提供商；OpenClaw 会读作 { $read } 并发出警告。请直接这样写。
unqualified-model-elsewhere = “{ $model }”没有指明提供商；OpenClaw 会读作 { $read }，而它并未列出这个模型。请写“provider/model”。
unknown-alias = 没有模型使用别名“{ $alias }”；OpenClaw 会读作 { $read }。可能是指“{ $meant }”。
unknown-alias-built-in = 只有当 { $meant } 是 agents.defaults.models 的键时，“{ $alias }”才是别名；在这里 OpenClaw 会读作 { $read }。请写 { $meant }。
