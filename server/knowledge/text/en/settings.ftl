# The settings page of the docs.

settings-title = Settings
settings-intro =
    All are optional. They stand under `openclaw` in the editor's settings (`workspace/configuration`, section `openclaw`); the
    same object, or one that holds it under the key `openclaw`, is taken as `initializationOptions` and from
    `workspace/didChangeConfiguration`. A value of the wrong type is named in a message and costs only itself.
settings-of-clients =
    A client may pass two more in the same object, which are about itself and not for its user:
settings-log =
    The log goes to stderr; `--log LEVEL` or `OPENCLAW_LSP_LOG` sets how much (`off`, `error`, `warn`, `info`, `debug`). It never
    holds text or values of a config.

settings-column-setting = Setting
settings-column-key = Key
settings-column-type = Type
settings-column-default = Default
settings-column-effect = What it does
settings-column-meaning = What it says
settings-text = text
settings-switch = true or false
settings-texts = list of texts
settings-not-set = not set

setting-version = The OpenClaw release to check against, such as `2026.9.6`. Not set: the installed one, else the config's `meta.lastTouchedVersion`, else the newest known.
setting-schema-file = A schema printed by `openclaw config schema`, used instead of the bundled one; it brings its titles and descriptions into hovers. An absolute path, or one that starts with `~`. Not read in a workspace that is not trusted.
setting-locale = The language of messages, as a BCP 47 tag: `en`, `zh-TW` or `zh-CN`. Not set: the editor's, else that of the server's environment (`LC_ALL`, `LC_MESSAGES`, `LANG`).
setting-format-enable = Whether the server formats documents.
setting-diagnostics-disabled = Codes that are not reported, such as `duplicate-key`. Errors cannot be disabled: OpenClaw refuses the file all the same.
setting-cache-duration = Whether the lifetime of the cache stands behind `cacheRetention` and `cacheControlTtl`.
setting-effective-default = Whether the lifetime of the cache that holds without a setting stands behind a model.
setting-model-alias = Whether the model that is meant stands behind an alias of one, and behind one without a provider.
setting-trusted = Whether the user trusts the workspace.
setting-client-commands = Commands that the client runs itself, such as `openclaw.copyText`: what needs one is offered only when it is listed.
