# Model references: findings about them.

rewritten-model = OpenClaw no longer lists “{ $model }”; its doctor (openclaw doctor --fix) writes { $instead } in its place. The quick fix does the same.
rewritten-model-bare = OpenClaw no longer lists “{ $model }”; its doctor (openclaw doctor --fix) writes { $instead } in its place, which still names no provider. Write { $meant }.
deprecated-model = OpenClaw lists { $model } as deprecated.
deprecated-model-instead = OpenClaw lists { $model } as deprecated, in favour of { $instead }.
malformed-model = “{ $model }” names no model. Write “provider/model”, or an alias.
malformed-model-pattern = “{ $model }” is a pattern; one model is wanted here. Patterns belong in modelPolicy.allow.
unqualified-model = “{ $model }” names no provider; OpenClaw reads it as { $read } and warns. Write that.
unqualified-model-elsewhere = “{ $model }” names no provider; OpenClaw reads it as { $read }, which it does not list. Write “provider/model”.
unknown-alias = No model has the alias “{ $alias }”; OpenClaw reads it as { $read }. “{ $meant }” may be meant.
unknown-alias-built-in = “{ $alias }” is an alias only while { $meant } is a key of agents.defaults.models; here OpenClaw reads it as { $read }. Write { $meant }.
