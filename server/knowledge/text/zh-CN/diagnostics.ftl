# 哪里出错，一则消息一项。说明发生了什么、该怎么办；位置由诊断的范围表示。
#
# 术语（和 OpenClaw 界面一致）：
#   agent 智能体、alias 别名、argument 参数、array 数组、binding 绑定、cache 缓存、channel 渠道、
#   character 字符、config 配置／配置文件、credential 凭据、default 默认、entry 条目、escape 转义序列、
#   gateway 网关、heartbeat 心跳、host 主机、key（JSON）键、API key API 密钥、list 列表、login 登录、
#   object 对象、permission 权限、plugin 插件、profile 配置文件、provider 提供商、release 版本、
#   role 角色、sandbox 沙箱、secret 机密、server 服务器、session 会话、string 字符串、token 令牌、
#   variable 变量、workspace 工作区
# 键、路径、值、命令和 SecretRef 等名称一律照原文。中文和英文、数字之间留一个空格，标点用全形，引号用“”。
