# schema 不允许的内容。`$takes` 依写法列出值和类型。
#
# 术语（与 OpenClaw 界面一致）：
#   agent 智能体、alias 别名、argument 参数、array 数组、auth profile 认证配置、believed, not verified 据信（未经验证）、
#   binding 绑定、cache 缓存、channel 渠道、character 字符、command 命令、config 配置／配置文件、context 上下文、
#   credential 凭据、default 默认、deprecated 已弃用、entry 条目、escape 转义序列、flag 标志、gateway 网关、header 请求头、
#   heartbeat 心跳、host 主机、key（JSON）键、API key API 密钥、list 列表、log 日志、login 登录、measured 实测、migrate 迁移、
#   object 对象、pattern 模式、permission 权限、plugin 插件、policy 策略、provider 提供商、quick fix 快速修复、reference 引用、
#   release 版本、role 角色、route 路由、sandbox 沙箱、secret 机密、server 服务器、session 会话、store 存储、string 字符串、
#   subscription 订阅方案、token 照原文（网关的为令牌）、variable 变量、workspace 工作区
# 键、路径、值、命令和 SecretRef 等名称一律照原文。中文与英文、数字之间留一个空格，标点用全角，引号用“”。

unknown-key = OpenClaw 在这里无法识别键“{ $key }”，并会因此拒绝此配置。请删除它，或在补全列表中找正确的名称。
unknown-key-similar = OpenClaw 在这里无法识别键“{ $key }”。是不是想写“{ $similar }”？
unknown-key-comment = OpenClaw 在这里无法识别键“{ $key }”。要写注释，请在该行前面加 //，或用 /* 和 */ 包起来。
unknown-key-elsewhere = “{ $key }”不属于这里，它属于 { $place }。
unknown-key-places = “{ $key }”不属于这里，它属于下列之一：{ $places }。
unknown-key-since = “{ $key }”自 OpenClaw { $since } 起才有；此配置按 { $target } 检查，该版本无法识别它。
unknown-key-until = “{ $key }”只存在到 OpenClaw { $until }；{ $target } 已无法识别它。“openclaw doctor --fix”会把旧配置移到新位置。

missing-key = 缺少键“{ $key }”，OpenClaw 在这里要求它。
missing-key-typed = 缺少键“{ $key }”，OpenClaw 在这里要求它；它的值必须是 { $takes }。

value-wrong-type = OpenClaw 在这里接受 { $takes }，而这是{ $found ->
    [string] 字符串
    [boolean] 布尔值
    [object] 对象
    [array] 数组
    [null] {" "}null
    [nan] 非有限的数字
   *[other] 数字
}。
value-not-allowed = OpenClaw 在这里不接受此值，可用的是 { $takes }。
value-bad-pattern = 这段文本不是 OpenClaw 要求的形式：必须符合 { $pattern }
value-bad-url = 这里必须是完整的 URL，例如 https://example.com。
value-repeated = 该项在列表中出现两次；每一项只能出现一次。
value-contradiction = OpenClaw 不接受此值和这里的其他内容并存。
key-bad-pattern = 这个键不是 OpenClaw 要求的形式：必须符合 { $pattern }
key-bad = 这不能作为这里的键：键不能为空，也不能过长。

limit-minimum = 数值太小：OpenClaw 接受的最小值是 { $bound }。
limit-maximum = 数值太大：OpenClaw 接受的最大值是 { $bound }。
limit-above = 数值太小：OpenClaw 只接受大于 { $bound } 的数字。
limit-below = 数值太大：OpenClaw 只接受小于 { $bound } 的数字。
limit-multiple = OpenClaw 在这里只接受 { $bound } 的倍数。
limit-min-length = { $count ->
    [1] 这段文本不能为空。
   *[other] 这段文本太短：OpenClaw 要求至少 { $bound } 个字符。
}
limit-max-length = 这段文本太长：OpenClaw 最多接受 { $bound } 个字符。
limit-min-items = { $count ->
    [1] 这个列表不能为空。
   *[other] 这个列表太短：OpenClaw 要求至少 { $bound } 项。
}
limit-max-items = 这个列表太长：OpenClaw 最多接受 { $bound } 项。
limit-min-keys = { $count ->
    [1] 这个对象不能为空。
   *[other] 这个对象的键太少：OpenClaw 要求至少 { $bound } 个。
}
limit-max-keys = 这个对象的键太多：OpenClaw 最多接受 { $bound } 个。

schema-echo = OpenClaw 也会指出这个位置。

target-newer = OpenClaw { $target } 比此处所知的最新版本还新；改按 { $release } 检查。
newest-refuses = 此处所知最新的 OpenClaw { $newest } 会拒绝此配置，因为有 { $count } 个错误。

schema-fix-remove = 删除“{ $key }”
schema-fix-rename = 重命名为“{ $key }”
schema-fix-move = 将“{ $key }”移到 { $place }
schema-fix-write = 写成 { $text }
schema-fix-unquote = 删除引号
schema-fix-quote = 加上引号

# 旧版本的键和值。没有任何已知版本有它时，`$since` 是 “unknown”。
legacy-removed = { $since ->
    [unknown] OpenClaw 在这里已没有键“{ $key }”，它自己的迁移会删除它。
   *[other] “{ $key }”已在 OpenClaw { $since } 中移除，{ $target } 会因此拒绝此配置。OpenClaw 自己的迁移会删除它。
}
legacy-removed-instead = { $since ->
    [unknown] OpenClaw 在这里已没有键“{ $key }”。请改为手动设置 { $place }：原值不会沿用。
   *[other] “{ $key }”已在 OpenClaw { $since } 中移除。请改为手动设置 { $place }：原值不会沿用。
}
legacy-moved = { $since ->
    [unknown] “{ $key }”是旧名称，OpenClaw { $target } 读取的是 { $place }。
   *[other] 自 OpenClaw { $since } 起，“{ $key }”改为 { $place }。
}
legacy-moved-otherwise = { $since ->
    [unknown] “{ $key }”是旧名称，OpenClaw { $target } 读取的是 { $place }，而那里没有与此值对应的值。
   *[other] 自 OpenClaw { $since } 起，“{ $key }”改为 { $place }，而那里没有与此值对应的值。
}
legacy-both-new-wins = “{ $key }”是 { $place } 的旧名称，而此处两者并存。OpenClaw 自己的迁移会保留 { $place }，舍弃“{ $key }”。
legacy-both-old-wins = “{ $key }”是 { $place } 的旧名称，而此处两者并存。OpenClaw 自己的迁移会保留“{ $key }”的值。
legacy-respelled = OpenClaw 已不接受这个旧值，现在写作 { $new }。

legacy-fix-move = 把“{ $key }”改为 { $place }
legacy-fix-rewrite = 把“{ $key }”改为 { $place }：{ $value }
legacy-fix-merge = 把“{ $key }”并入 { $place }
legacy-fix-drop = 删除“{ $key }”，保留 { $place }
legacy-fix-overwrite = 把“{ $key }”的值写入 { $place }
