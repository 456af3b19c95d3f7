# Notes beside completion proposals. `$types` are words of JSON Schema and JSON.

completion-types = { $types }
completion-required = { $types }, required
completion-default = default
completion-api-key-only = with an API key only
completion-alias = alias of { $model }
