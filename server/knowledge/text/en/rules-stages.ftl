# Findings outside the schema: what OpenClaw reads silently, migrates in memory, or checks after the schema.

duplicate-key = “{ $key }” stands twice here; OpenClaw takes the last one and ignores this one.
duplicate-key-last = This one counts.
duplicate-key-fix = Remove this “{ $key }”

proto-key = OpenClaw drops the key “__proto__” without a word.
proto-key-server = An MCP server cannot be named “__proto__”. Give it another name.
proto-key-fix = Remove “__proto__”

line-separator = This string holds an invisible line separator (U+2028 or U+2029). OpenClaw's command line hangs on such a file; write it as an escape.
line-separator-fix = Write the line separators as escapes

missing-variable = The environment variable { $name } is not set, so this text stays as it is and what uses it will not work. Set it for the gateway, or in env.vars.
missing-variable-empty = The environment variable { $name } is empty, which OpenClaw treats as not set, so this text stays as it is. Give it a value.

include-not-read = Included files are not read here yet: what they add is not checked, and nothing is reported as missing.
include-value = $include takes a path, or a list of paths.
include-item = Every item of $include is a path in quotes.
