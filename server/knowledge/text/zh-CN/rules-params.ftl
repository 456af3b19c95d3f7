# 关于模型 `params` 的发现。

cache-retention-value = OpenClaw 在此只接受 `none`、`short` 与 `long`，会忽略此值。{ $outcome ->
    [mixed] 实际行为取决于模型。
    [five-minutes] 改为缓存 5 分钟。
    [hour] 改为缓存 1 小时。
    [off] 不缓存。
   *[other] 采用该路由的默认值。
}
dead-cache-layer = 对 { $models } 无作用：{ $credential ->
    [token] OpenClaw 把 `ANTHROPIC_API_KEY` 中的 setup token 当成 API 密钥
    [assumed] 按此文件所写，OpenClaw 以 API 密钥登录
   *[key] OpenClaw 以 API 密钥登录
}，会为这些模型填入 `cacheRetention: "short"`，优先于 `agents.defaults.params`。
dead-cache-layer-fix = 移到 agents.defaults.models 的各模型
dead-cache-layer-copy = 也为 agents.defaults.models 的各模型设置
dead-cache-ttl-filled = 对 { $models } 无作用：{ $credential ->
    [token] OpenClaw 把 `ANTHROPIC_API_KEY` 中的 setup token 当成 API 密钥
    [assumed] 按此文件所写，OpenClaw 以 API 密钥登录
   *[key] OpenClaw 以 API 密钥登录
}，会为这些模型填入 `cacheRetention: "short"`，因此 `cacheControlTtl` 不会生效。
dead-cache-ttl-beside = 无作用：已设置 `cacheRetention`，因此 `cacheControlTtl` 不会生效。
cache-no-effect = 对 { $models } 无作用：其请求所走的路由，OpenClaw 不会读取它。
cache-no-effect-cli = 对 { $models } 无作用：它们通过 Claude Code 运行，由其自行缓存。
cache-provider-params = 在读过的 OpenClaw { $release } 代码中，提供商 `params` 中的这个键不会被读取。写在 `agents.defaults.models` 的模型下才会生效。
param-conflict = 此对象中的 { $first } 意义相同，并以它为准；这一个会被忽略。
param-conflict-differs = 以此对象中的 { $first } 为准，两者的值不同；这一个会被忽略。
param-conflict-variable = 以此对象中的 { $first } 为准；这一个会被忽略。两者的值是否相同，取决于变量 { $variable }。
param-conflict-unusable = 此对象中的 { $first } 优先，但 OpenClaw 不接受它的值，因此两者都没有作用。
param-type = OpenClaw 在此只接受 { $types }，会忽略此值。
param-choice = OpenClaw 在此只接受 { $values }，会忽略此值。
param-range = OpenClaw 在此只接受{ $least ->
    [positive] 大于零的数字
    [positive-whole] 大于零的整数
    [whole] 整数
   *[zero] 零以上的数字
}，会忽略此值。
ignored-param = 对 { $models } 的请求，OpenClaw 不会带上 { $key }。
ignored-param-api = 对 { $models } 无作用：OpenClaw 只在其他 API 发送 { $key }。
ignored-param-cli = 对 { $models } 无作用：它们通过 Claude Code 运行，OpenClaw 不会把 { $key } 交给它。
ignored-param-layer = { $key } 在此处不会被读取，只在 { $paths } 读取。{ $param ->
    [thinking] 要应用到所有模型，请用与 `params` 同层的 `thinkingDefault`。
    [fastMode] 要应用到所有模型，请用与 `params` 同层的 `fastModeDefault`。
   *[other] {""}
}
unknown-param = OpenClaw { $release } 没有已知的同名参数。
unknown-param-similar = OpenClaw { $release } 没有已知的同名参数。是不是想写 { $similar }？
unknown-param-unread = OpenClaw { $release } 没有这个参数；较早的版本才有。
legacy-cache-ttl = `cacheControlTtl` 是旧写法：`"{ $old }"` 现在是 `cacheRetention: "{ $new }"`。
legacy-cache-ttl-beside = 旁边已有 `cacheRetention`，以它为准；`cacheControlTtl` 没有作用。
legacy-cache-ttl-beside-invalid = 旁边的 `cacheRetention` 不是 OpenClaw 接受的值，因此凡 OpenClaw 会读取之处，都以 `cacheControlTtl` 为准。
legacy-cache-ttl-beside-variable = 旁边已有 `cacheRetention`。以何者为准取决于变量 { $variable }：若其内容不是 `none`、`short` 或 `long`，则以 `cacheControlTtl` 为准。
legacy-cache-ttl-odd = `cacheControlTtl` 只接受 `"5m"` 和 `"1h"`，因此这个值没有作用。要的是哪个 `cacheRetention`（`none`、`short` 或 `long`），只有您知道。
legacy-cache-ttl-variable = `cacheControlTtl` 是 `cacheRetention` 的旧写法，取决于变量的内容：`"5m"` 现在是 `short`，`"1h"` 是 `long`。
legacy-cache-ttl-fix = 改写为 cacheRetention: "{ $new }"
legacy-cache-ttl-fix-changes = 按字面改写为 cacheRetention: "{ $new }"；{ $models } 的缓存会随之改变，费用也可能改变
legacy-cache-ttl-fix-same = 改写为 cacheRetention: "{ $new }"，即 OpenClaw 目前的行为
legacy-cache-ttl-fix-instead = 改写为 cacheRetention: "{ $new }" 并删除 cacheControlTtl
legacy-cache-ttl-drop = 删除 cacheControlTtl，保留 cacheRetention
