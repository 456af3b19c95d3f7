# Model references: findings about them.

rewritten-model = OpenClaw no longer lists “{ $model }”; its doctor (openclaw doctor --fix) writes { $instead } in its place.
rewritten-model-deprecated = OpenClaw no longer lists “{ $model }”; its doctor (openclaw doctor --fix) writes { $instead } in its place, which is deprecated in favour of { $meant }. Write that.
rewritten-model-bare = OpenClaw no longer lists “{ $model }”; its doctor (openclaw doctor --fix) writes { $instead } in its place, which still names no provider. Write { $meant }.
deprecated-model = OpenClaw lists { $model } as deprecated.
deprecated-model-instead = OpenClaw lists { $model } as deprecated, in favour of { $instead }.
malformed-model = “{ $model }” names no model. Write “provider/model”, or an alias.
malformed-model-pattern = “{ $model }” is a pattern; one model is wanted here. Patterns belong in modelPolicy.allow.
unqualified-model = “{ $model }” names no provider; OpenClaw reads it as { $read } and warns. Write that.
unqualified-model-elsewhere = “{ $model }” names no provider; OpenClaw reads it as { $read }, which it does not list. Write “provider/model”.
unknown-alias = No model has the alias “{ $alias }”; OpenClaw reads it as { $read }. “{ $meant }” may be meant.
unknown-alias-built-in = “{ $alias }” is an alias only while { $meant } is a key of agents.defaults.models; here OpenClaw reads it as { $read }. Write { $meant }.

# Hovers. Arguments come as Markdown.
hover-model = Model: { $model }
hover-model-target = This file is checked against OpenClaw { $target }; what follows is what 2026.9.6 does.
hover-model-pattern = Every model of { $provider }.
hover-model-malformed = This names no model.
hover-model-alias = { $alias } is the alias of a model in this file.
hover-model-alias-built-in = { $alias } is an alias of OpenClaw's own: it exists while the model is a key of `agents.defaults.models`, written there or added by OpenClaw.
hover-model-no-alias = It would be OpenClaw's own alias for { $target } if that were a key of `agents.defaults.models`.
hover-model-only-provider = No provider is named; { $provider } is the only one in this file that has such a model.
hover-model-default-provider = No provider is named; OpenClaw takes its default one, { $provider }, and warns.
hover-model-configured = One of the models of { $provider } in this file.
hover-model-listed = OpenClaw 2026.9.6 lists it.
hover-model-deprecated = OpenClaw 2026.9.6 lists it as deprecated.
hover-model-deprecated-instead = OpenClaw 2026.9.6 lists it as deprecated, in favour of { $instead }.
hover-model-unlisted = OpenClaw 2026.9.6 does not list it, but resolves it.
hover-model-unknown = Not among the models of { $provider } that OpenClaw 2026.9.6 lists. It accepts the reference; whether there is such a model shows when it is used.
hover-model-unknown-provider = OpenClaw 2026.9.6 lists no models of { $provider } by itself; whether there is such a model shows when it is used.
hover-model-retired = OpenClaw refuses it.
hover-model-retired-instead = OpenClaw refuses it; { $instead } takes its place.
hover-model-rewritten = `openclaw doctor --fix` writes { $instead } in its place (measured on { $since }).
hover-model-profile = Signs in with the auth profile { $profile }.
hover-model-profile-of = Provider { $provider }, mode { $mode }.
hover-model-profile-unknown = It is not in `auth.profiles` of this file; OpenClaw's own store may hold it.

# Inlay hints.
model-hint = → { $model }

# Keys of models, and mends of several places.

dead-model-key = OpenClaw looks the params of this model up under “{ $instead }”, never under “{ $key }”: what stands here has no effect. Rename the key.
dead-model-key-bare = OpenClaw looks params up under “provider/model”, never under “{ $key }”: what stands here has no effect. Name the provider in the key.
dead-model-key-profile = An auth profile is no part of a key: OpenClaw looks the params of this model up under “{ $instead }”, and what stands here has no effect. Rename the key.
dead-model-key-pattern = OpenClaw looks params up for one model, never for a pattern such as “{ $key }”: what stands here has no effect. Write it for each model, or in agents.defaults.params.
model-key-taken = This entry is for { $model } too, or is going to be. Merge the two by hand.
fix-model-everywhere = Write { $model } wherever this model is named
