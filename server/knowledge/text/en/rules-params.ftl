# Findings about `params` of models.

cache-retention-value = OpenClaw takes `none`, `short` and `long` here and ignores this. { $outcome ->
    [mixed] What it does instead depends on the model.
    [five-minutes] It caches for 5 minutes instead.
    [hour] It caches for 1 hour instead.
    [off] Nothing is cached.
   *[other] The route's own default applies.
}
dead-cache-layer = No effect on { $models }: { $credential ->
    [token] taking the setup token in `ANTHROPIC_API_KEY` for an API key, OpenClaw fills
    [assumed] being signed in with an API key, as this file says, OpenClaw fills
   *[key] being signed in with an API key, OpenClaw fills
} in `cacheRetention: "short"` for these models, which wins over `agents.defaults.params`.
dead-cache-layer-fix = Move it to the models in agents.defaults.models
dead-cache-layer-copy = Set it for the models in agents.defaults.models, too
dead-cache-ttl-filled = No effect on { $models }: { $credential ->
    [token] taking the setup token in `ANTHROPIC_API_KEY` for an API key, OpenClaw fills
    [assumed] being signed in with an API key, as this file says, OpenClaw fills
   *[key] being signed in with an API key, OpenClaw fills
} in `cacheRetention: "short"` for these models, and then `cacheControlTtl` does not count.
dead-cache-ttl-beside = No effect: `cacheRetention` is set, and then `cacheControlTtl` does not count.
cache-no-effect = No effect on { $models }: requests to them take a route on which OpenClaw does not read it.
cache-no-effect-cli = No effect on { $models }: they run through Claude Code, which does its own caching.
cache-provider-params = As far as the code of OpenClaw { $release } was read, nothing reads this in `params` of a provider. It counts in `agents.defaults.models`, under the model.
param-conflict = { $first } in this object says the same and counts; this one is ignored.
param-conflict-differs = { $first } in this object counts, with another value; this one is ignored.
param-conflict-variable = { $first } in this object counts; this one is ignored. Whether both say the same depends on the variable { $variable }.
param-conflict-unusable = { $first } in this object comes first, with a value that OpenClaw does not take, so that neither does anything.
param-type = OpenClaw takes { $types } here and ignores this.
param-choice = OpenClaw takes { $values } here and ignores this.
param-range = OpenClaw takes { $least ->
    [positive] numbers greater than zero
    [positive-whole] whole numbers greater than zero
    [whole] whole numbers
   *[zero] zero and greater numbers
} here and ignores this.
ignored-param = OpenClaw leaves { $key } out of requests to { $models }.
ignored-param-api = No effect on { $models }: OpenClaw sends { $key } on other APIs only.
ignored-param-cli = No effect on { $models }: they run through Claude Code, which OpenClaw does not hand { $key } on to.
ignored-param-layer = Nothing reads { $key } here, only in { $paths }.{ $param ->
    [thinking] {" "}For all models there is `thinkingDefault`, beside `params`.
    [fastMode] {" "}For all models there is `fastModeDefault`, beside `params`.
   *[other] {""}
}
unknown-param = No param of this name is known for OpenClaw { $release }.
unknown-param-similar = No param of this name is known for OpenClaw { $release }. Is { $similar } meant?
unknown-param-unread = OpenClaw { $release } knows no param of this name; earlier releases had it.
legacy-cache-ttl = `cacheControlTtl` is the old form: `"{ $old }"` is `cacheRetention: "{ $new }"` today.
legacy-cache-ttl-beside = `cacheRetention` stands beside it and wins; `cacheControlTtl` does nothing.
legacy-cache-ttl-beside-invalid = `cacheRetention` stands beside it with a value that OpenClaw does not take, so that `cacheControlTtl` counts wherever OpenClaw reads it.
legacy-cache-ttl-beside-variable = `cacheRetention` stands beside it. Which of the two counts depends on the variable { $variable }: `cacheControlTtl` does when that holds none of `none`, `short` and `long`.
legacy-cache-ttl-odd = `cacheControlTtl` takes `"5m"` and `"1h"` only, so that this does nothing. Which `cacheRetention` is meant, `none`, `short` or `long`, only you can say.
legacy-cache-ttl-variable = `cacheControlTtl` is the old form of `cacheRetention`. What the variable holds decides: `"5m"` is `short` today, `"1h"` is `long`.
legacy-cache-ttl-fix = Write cacheRetention: "{ $new }"
legacy-cache-ttl-fix-changes = Write cacheRetention: "{ $new }", as it says; that changes the cache of { $models }, and may change the bill
legacy-cache-ttl-fix-same = Write cacheRetention: "{ $new }", what OpenClaw does now
legacy-cache-ttl-fix-instead = Write cacheRetention: "{ $new }" and remove cacheControlTtl
legacy-cache-ttl-drop = Remove cacheControlTtl; cacheRetention stays
