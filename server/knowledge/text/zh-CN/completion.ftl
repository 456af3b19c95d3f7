# 补全项旁的备注。`$types` 是 JSON Schema 和 JSON 的术语，不翻译。

completion-types = { $types }
completion-required = { $types }，必填
completion-default = 默认值
completion-api-key-only = 仅限 API 密钥
completion-alias = { $model } 的别名
