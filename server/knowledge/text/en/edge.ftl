# What the language server itself says.

action-fix-all = Apply all sure fixes in this file
action-fix-kind = Apply all sure fixes for openclaw/{ $code } in this file
diagnostics-not-shown = { $count ->
    [one] One more finding is not shown here. `openclaw-lsp check` lists all.
   *[other] { $count } more findings are not shown here. `openclaw-lsp check` lists all.
}

setting-ignored = The setting { $setting } has a value of the wrong type and is ignored. The settings page of the documentation says what it takes.

schema-unreadable = The schema named by openclaw.schemaFile is not used: { $file }: { $reason }. Write it with: openclaw config schema > FILE

# Trying credentials.
action-validate = Validate
action-validate-again = Validate ({ $remark })
action-validate-provider = Validate the credential for { $provider }
action-validate-profile = Validate the profile { $profile }
progress-validate = Validating credentials
progress-status = Asking the installed OpenClaw
remark-checked = { $verdict }, checked { $time }
validated-source = { $source }: { $text }
validated-shadowed = { $text } OpenClaw uses { $other } in its place.
validate-no-provider = This file names no provider whose credential could be tried.
validate-unknown-provider = This file names no provider { $provider }.
validate-not-open = This is no OpenClaw configuration that is open here.
validate-untrusted = Credentials are not validated in a workspace that is not trusted: it could send them elsewhere.
validate-cannot-ask = Cannot tell: the credential for { $provider } was not sent to { $origin }, since this editor does not ask you to confirm it. In a terminal: openclaw-lsp credentials --allow-host { $origin }
validate-not-run = Cannot tell: { $program } was not run, since that was not confirmed.
validate-model-missing = { $provider } has no model { $model } for the credential { $source }.
consent-send = Send
consent-run = Run
consent-count = Count the Tokens
consent-cancel = Do Not
consent-command = Run { $program }, which the configuration names, to get the credential for { $provider }?
status-untrusted = The installed OpenClaw is not run in a workspace that is not trusted.
status-not-installed = No `openclaw` was found on the PATH.
status-failed = `openclaw models status --json` failed.
status-timeout = `openclaw models status --json` gave no answer within { $seconds } s.
status-unreadable = The answer of `openclaw models status --json` is not understood.
status-other-config = The installed OpenClaw uses another file: { $file }
status-good = The installed OpenClaw can use all profiles, and every provider in use has a credential.
status-unusable = The profile { $profile } rests: { $reason }. At { $time }, it had { $left } left.
status-disabled = The profile { $profile } is put aside: { $reason }. At { $time }, it had { $left } left.
status-missing = No credential for { $provider } was found by the installed OpenClaw, asked at { $time }.
status-short-unusable = rests for { $left }, asked { $time }
status-short-missing = no credential, asked { $time }
duration-seconds = { $count } s
duration-minutes = { $count } min
duration-hours = { $hours } h { $minutes } min
