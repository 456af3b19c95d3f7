# 语言服务器本身的消息。

action-fix-all = 应用此文件中所有确定无误的修复
action-fix-kind = 应用此文件中 openclaw/{ $code } 所有确定无误的修复
diagnostics-not-shown = 另有 { $count } 项检查结果未在此显示。`openclaw-lsp check` 会列出全部。

setting-ignored = 设置 { $setting } 的值类型不对，已忽略。可填的值参见文档的配置页。

schema-unreadable = openclaw.schemaFile 指定的 schema 未被采用：{ $file }：{ $reason }。请用此命令生成：openclaw config schema > FILE
