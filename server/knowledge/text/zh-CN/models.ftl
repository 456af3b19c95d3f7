# 模型引用：与其相关的问题。

rewritten-model = OpenClaw 已不再列出“{ $model }”；它的 doctor（openclaw doctor --fix）会改写为 { $instead }。
rewritten-model-deprecated = OpenClaw 已不再列出“{ $model }”；它的 doctor（openclaw doctor --fix）会改写为 { $instead }，而后者也已弃用，建议改用 { $meant }。请直接这样写。
rewritten-model-bare = OpenClaw 已不再列出“{ $model }”；它的 doctor（openclaw doctor --fix）会改写为 { $instead }，但仍没有指明提供商。请写 { $meant }。
deprecated-model = OpenClaw 将 { $model } 列为已弃用。
deprecated-model-instead = OpenClaw 将 { $model } 列为已弃用，建议改用 { $instead }。
malformed-model = “{ $model }”没有指明模型。请写“provider/model”或别名。
malformed-model-pattern = “{ $model }”是模式，这里需要单个模型。模式应写在 modelPolicy.allow。
unqualified-model = “{ $model }”没有指明提供商；OpenClaw 会读作 { $read } 并发出警告。请直接这样写。
unqualified-model-elsewhere = “{ $model }”没有指明提供商；OpenClaw 会读作 { $read }，而它并未列出这个模型。请写“provider/model”。
unknown-alias = 没有模型使用别名“{ $alias }”；OpenClaw 会读作 { $read }。可能是指“{ $meant }”。
unknown-alias-built-in = 只有当 { $meant } 是 agents.defaults.models 的键时，“{ $alias }”才是别名；在这里 OpenClaw 会读作 { $read }。请写 { $meant }。

# 鼠标悬停时的说明。参数是 Markdown。
hover-model = 模型：{ $model }
hover-model-target = 此文件按 OpenClaw { $target } 检查；以下是 2026.9.6 的做法。
hover-model-pattern = { $provider } 的所有模型。
hover-model-malformed = 这没有指明模型。
hover-model-alias = { $alias } 是此文件中某个模型的别名。
hover-model-alias-built-in = { $alias } 是 OpenClaw 内置的别名：只有当该模型是 `agents.defaults.models` 的键（自行写入或由 OpenClaw 加入）时才存在。
hover-model-no-alias = 如果 { $target } 是 `agents.defaults.models` 的键，这就是 OpenClaw 内置给它的别名。
hover-model-only-provider = 没有指明提供商；此文件中只有 { $provider } 有这个模型。
hover-model-default-provider = 没有指明提供商；OpenClaw 采用默认的 { $provider }，并发出警告。
hover-model-configured = 此文件中 { $provider } 的模型之一。
hover-model-listed = OpenClaw 2026.9.6 列出了它。
hover-model-deprecated = OpenClaw 2026.9.6 将它列为已弃用。
hover-model-deprecated-instead = OpenClaw 2026.9.6 将它列为已弃用，建议改用 { $instead }。
hover-model-unlisted = OpenClaw 2026.9.6 没有列出它，但能解析。
hover-model-unknown = 不在 OpenClaw 2026.9.6 列出的 { $provider } 模型之中。它会接受这个引用；是否真有此模型，使用时才知道。
hover-model-unknown-provider = OpenClaw 2026.9.6 本身没有列出 { $provider } 的模型；是否真有此模型，使用时才知道。
hover-model-retired = OpenClaw 拒绝这个模型。
hover-model-retired-instead = OpenClaw 拒绝这个模型；由 { $instead } 取代。
hover-model-rewritten = `openclaw doctor --fix` 会改写为 { $instead }（在 { $since } 上实测）。
hover-model-profile = 使用认证配置 { $profile } 登录。
hover-model-profile-of = 提供商 { $provider }，模式 { $mode }。
hover-model-profile-unknown = 它不在此文件的 `auth.profiles` 中；OpenClaw 自己的存储中可能有它。

# 内嵌提示。
model-hint = → { $model }

# models 的键，以及同时修改多处的修复。

dead-model-key = OpenClaw 以“{ $instead }”查找此模型的 params，不会查“{ $key }”：这里的设置没有作用。请重命名。
dead-model-key-bare = OpenClaw 只以“provider/model”查找 params，不会查“{ $key }”：这里的设置没有作用。请在键中指明提供商。
dead-model-key-profile = 键不包含认证配置：OpenClaw 以“{ $instead }”查找此模型的 params，这里的设置没有作用。请重命名。
dead-model-key-pattern = OpenClaw 只为单个模型查找 params，不会套用“{ $key }”这样的模式：这里的设置没有作用。请分别写在各个模型，或写在 agents.defaults.params。
model-key-taken = 这个条目也是、或将成为 { $model } 的条目。请手动合并两者。
fix-model-everywhere = 在所有指明此模型的地方写 { $model }
