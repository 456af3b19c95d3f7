# What the language server itself says.

action-fix-all = Apply all sure fixes in this file
