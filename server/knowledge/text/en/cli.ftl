# What the commands say.

check-summary = { $verdict }: { $errors ->
    [one] { $errors } error
   *[other] { $errors } errors
}, { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}
check-accepted = OpenClaw accepts this config
check-refused = OpenClaw refuses this config
check-undecided = The files that this config includes decide, and are not read yet
check-all-accepted = OpenClaw accepts all { $all } configs
check-some-refused = OpenClaw refuses { $count } of { $all } configs
check-some-undecided = For { $count } of { $all } configs the files that they include decide

mend-nothing = Nothing to mend
mend-done = { $count ->
    [one] Mended { $count } finding
   *[other] Mended { $count } findings
}
mend-would = { $count ->
    [one] Would mend { $count } finding
   *[other] Would mend { $count } findings
}
mend-would-how = { $count ->
    [one] Would mend { $count } finding; --write does it, --diff shows it
   *[other] Would mend { $count } findings; --write does it, --diff shows it
}
mend-unsafe-left = { $count ->
    [one] { $summary }; { $count } more finding could be mended with --unsafe
   *[other] { $summary }; { $count } more findings could be mended with --unsafe
}
mend-no-errors-left = { $summary }. No errors left.
mend-errors-left = { $count ->
    [one] { $summary }. { $count } error left: openclaw-lsp check explains it.
   *[other] { $summary }. { $count } errors left: openclaw-lsp check explains them.
}

# Why a command could not run, and what to do about it
cannot-start = cannot start: { $reason }
cannot-read = cannot read { $path }: { $reason }
cannot-write = cannot write { $path }: { $reason }
cannot-write-changed = cannot write { $path }: it changed since it was read, or is not UTF-8
cannot-write-owner = cannot write { $path }: it belongs to another user or group, and would not any more
cannot-format = cannot format { $path }: it is not JSON5
cannot-use-schema = cannot use the schema { $path }: { $reason }
no-such-code = there is no rule with the code { $code }
no-version = { $version } is no OpenClaw version
no-home = there is no home folder to look for a config in
no-config-at = there is no config at { $path }
no-config-below = no OpenClaw config below { $path }
help = help: { $help }
help-not-found = check the path; relative ones start at the current folder
help-permission = run it as the user who owns the file
help-check = openclaw-lsp check { $path }
help-schema = write it with: openclaw config schema > FILE
help-codes = the codes are: { $codes }
help-version = versions look like 2026.9.6; leave the flag away to check against the installed release
help-name-a-file = name a file: openclaw-lsp check FILE
help-name-a-file-or-set = name a file: openclaw-lsp check FILE, or set OPENCLAW_CONFIG_PATH
help-served-names = name the file itself; in folders only openclaw.json, openclaw.json5, clawdbot.json and *.openclaw.json(5) are taken

# The credentials command.
credentials-provider = { $provider }, at { $origin }
credentials-provider-file = { $provider }, at { $origin } (`baseUrl` in the config)
credentials-provider-environment = { $provider }, at { $origin } ({ $name } in the environment)
credentials-provider-nowhere = { $provider }
credentials-source = { $number }. { $source }: { $state }
credentials-source-kind = { $place } ({ $kind })
credentials-used = used
credentials-unused = not used
credentials-shadowed = not used, since OpenClaw takes { $number } first
credentials-marker = a marker, no credential
credentials-models = { $count ->
    [one] It has one model.
   *[other] It has { $count } models.
}
credentials-model-not-found = The model { $model } is not there for this credential.
credentials-model-cannot-tell = Whether the model { $model } is there could not be told.
credentials-request = Request id: { $request }
credentials-hint-count = --count-tokens asks for that.
credentials-hint-allow = --allow-host confirms it.
credentials-hint-run = --run-commands runs it.
source-none = No credential, and none is used.
confirm = { $question } [y/N]
consent-run-program = Run { $program }, which the config names as the secret provider “{ $provider }”?
no-origin = { $origin } is no origin
help-origin = origins look like https://proxy.example:8443
no-such-provider = this config names no provider { $provider }
no-provider = this config names no provider
help-providers = it names: { $providers }
