# 哪里出错，每条消息一个条目。说明发生了什么、该怎么办；位置由诊断的范围表示。
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
