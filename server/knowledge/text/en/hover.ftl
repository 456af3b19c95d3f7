# What hovers say. Arguments come as Markdown: code is already in backticks.

hover-path = **{ $path }**
hover-type = Type: { $types }
hover-values = Allowed: { $values }
hover-values-more = Allowed: { $values } and { $more } more
hover-between = From { $min } to { $max }
hover-min = { $min } or more
hover-max = { $max } or less
hover-above = More than { $min }
hover-below = Less than { $max }
hover-min-length = At least { $count } characters
hover-max-length = { $count ->
    [one] At most one character
   *[other] At most { $count } characters
}
hover-min-items = { $count ->
    [one] At least one item
   *[other] At least { $count } items
}
hover-max-items = { $count ->
    [one] At most one item
   *[other] At most { $count } items
}
hover-pattern = Matches { $pattern }
hover-format = Format: { $format }
hover-default = Default: { $value }
hover-required = Required.
hover-required-keys = Required keys: { $keys }
hover-secret = A secret. Keep it out of this file: write { $example } or a SecretRef object.
hover-secret-text = A secret. Keep it out of this file: write { $example }.
hover-secret-variable = A secret. Keep it out of this file: set it in the gateway's environment or in `~/.openclaw/.env`. OpenClaw applies no variable from `env.vars` whose value refers to another one, as { $example } does.
hover-since = Since OpenClaw { $first }.
hover-since-oldest = Since OpenClaw { $first } or earlier.
hover-spans = In OpenClaw { $spans }.
hover-gone = Only in OpenClaw { $spans }: later releases do not have it.
hover-value-since = { $value } since OpenClaw { $first }.
hover-value-spans = { $value } in OpenClaw { $spans }.
hover-value-gone = { $value } only in OpenClaw { $spans }: later releases do not take it.
hover-not-in-target = Not in OpenClaw { $target }, which this file is checked against.
hover-set = Set it from the shell:
hover-page = Documentation
hover-variable-set = { $name } is set in the gateway's environment.
hover-variable-config = { $name } is set by `env.vars` in this file.
hover-variable-missing = { $name } is not set, or empty: OpenClaw leaves the text as it is and warns.
hover-variable-unknown = { $name } comes from the gateway's environment, which is not known here.
