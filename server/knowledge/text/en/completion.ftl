# Notes beside completion proposals. `$types` are words of JSON Schema and JSON.

completion-types = { $types }
completion-required = { $types }, required
completion-default = default
completion-alias = alias of { $model }
