# What the language server itself says.

action-fix-all = Apply all sure fixes in this file
action-fix-kind = Apply all sure fixes for openclaw/{ $code } in this file
diagnostics-not-shown = { $count ->
    [one] One more finding is not shown here. `openclaw-lsp check` lists all.
   *[other] { $count } more findings are not shown here. `openclaw-lsp check` lists all.
}

setting-ignored = The setting { $setting } has a value of the wrong type and is ignored. The settings page of the documentation says what it takes.

schema-unreadable = The schema named by openclaw.schemaFile is not used: { $file }: { $reason }. Write it with: openclaw config schema > FILE
