# 補全項目旁的註記。`$types` 是 JSON Schema 與 JSON 的用語，不翻譯。

completion-types = { $types }
completion-required = { $types }，必填
completion-default = 預設值
completion-api-key-only = 僅限 API 金鑰
completion-alias = { $model } 的別名
