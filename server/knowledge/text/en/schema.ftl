# What the schema does not allow. `$takes` lists values and types as they are written.

unknown-key = OpenClaw does not know the key “{ $key }” here, and refuses the config because of it. Remove it, or look for its right name in the completion list.
unknown-key-similar = OpenClaw does not know the key “{ $key }” here. Did you mean “{ $similar }”?
unknown-key-comment = OpenClaw does not know the key “{ $key }” here. For a comment, write // in front of a line, or put /* and */ around it.
unknown-key-elsewhere = “{ $key }” does not belong here. It belongs to { $place }.
unknown-key-places = “{ $key }” does not belong here. It belongs to one of { $places }.
unknown-key-since = “{ $key }” exists since OpenClaw { $since }; this config is checked for { $target }, which does not know it.
unknown-key-until = “{ $key }” existed until OpenClaw { $until }; { $target } does not know it any more. “openclaw doctor --fix” moves old settings to their new places.

missing-key = The key “{ $key }” is missing. OpenClaw requires it here.
missing-key-typed = The key “{ $key }” is missing. OpenClaw requires it here; it takes { $takes }.

value-wrong-type = OpenClaw takes { $takes } here, and this is { $found ->
    [string] a string
    [boolean] a boolean
    [object] an object
    [array] an array
    [null] null
    [nan] not a finite number
   *[other] a number
}.
value-not-allowed = OpenClaw does not take this value here. It takes { $takes }.
value-bad-pattern = This text does not have the form that OpenClaw requires: it must match { $pattern }
value-bad-url = This must be a whole URL, such as https://example.com.
value-repeated = This item stands in the list twice; each may stand there once.
value-contradiction = OpenClaw does not take this together with what else is written here.
key-bad-pattern = This key does not have the form that OpenClaw requires: it must match { $pattern }
key-bad = This cannot be a key here: it must be a text that is neither empty nor too long.

limit-minimum = This is too small: the least that OpenClaw takes is { $bound }.
limit-maximum = This is too large: the most that OpenClaw takes is { $bound }.
limit-above = This is too small: OpenClaw takes numbers above { $bound }.
limit-below = This is too large: OpenClaw takes numbers below { $bound }.
limit-multiple = OpenClaw takes multiples of { $bound } here.
limit-min-length = { $count ->
    [one] This text must not be empty.
   *[other] This text is too short: OpenClaw takes { $bound } characters or more.
}
limit-max-length = This text is too long: OpenClaw takes { $bound } characters at most.
limit-min-items = { $count ->
    [one] This list must not be empty.
   *[other] This list is too short: OpenClaw takes { $bound } items or more.
}
limit-max-items = This list is too long: OpenClaw takes { $bound } items at most.
limit-min-keys = { $count ->
    [one] This object must not be empty.
   *[other] This object has too few keys: OpenClaw takes { $bound } or more.
}
limit-max-keys = This object has too many keys: OpenClaw takes { $bound } at most.

schema-echo = OpenClaw names this place as well.

target-newer = OpenClaw { $target } is newer than the last release known here; checked by { $release }.
newest-refuses = { $count ->
    [one] The newest OpenClaw known here, { $newest }, would refuse this config because of one error.
   *[other] The newest OpenClaw known here, { $newest }, would refuse this config because of { $count } errors.
}

schema-fix-remove = Remove “{ $key }”
schema-fix-rename = Rename it to “{ $key }”
schema-fix-move = Move “{ $key }” to { $place }
schema-fix-write = Write { $text }
schema-fix-unquote = Remove the quotes
schema-fix-quote = Put it in quotes

# Keys and values of earlier releases. `$since` is “unknown” when no known release had them.
legacy-removed = { $since ->
    [unknown] OpenClaw has no key “{ $key }” here any more. Its own migration deletes it.
   *[other] “{ $key }” was removed in OpenClaw { $since }, and { $target } refuses the config because of it. OpenClaw's own migration deletes it.
}
legacy-removed-instead = { $since ->
    [unknown] OpenClaw has no key “{ $key }” here any more. Set { $place } by hand instead: the value is not carried over.
   *[other] “{ $key }” was removed in OpenClaw { $since }. Set { $place } by hand instead: the value is not carried over.
}
legacy-moved = { $since ->
    [unknown] “{ $key }” is an old name. OpenClaw { $target } reads { $place }.
   *[other] “{ $key }” is { $place } since OpenClaw { $since }.
}
legacy-moved-otherwise = { $since ->
    [unknown] “{ $key }” is an old name. OpenClaw { $target } reads { $place }, and this value has no counterpart there.
   *[other] “{ $key }” is { $place } since OpenClaw { $since }, and this value has no counterpart there.
}
legacy-both-new-wins = “{ $key }” is an old name of { $place }, which is written too. OpenClaw's own migration keeps { $place } and drops “{ $key }”.
legacy-both-old-wins = “{ $key }” is an old name of { $place }, which is written too. OpenClaw's own migration keeps the value of “{ $key }”.
legacy-respelled = OpenClaw does not take this old value any more. It is { $new } now.

legacy-fix-move = Make “{ $key }” { $place }
legacy-fix-rewrite = Make “{ $key }” { $place }: { $value }
legacy-fix-merge = Merge “{ $key }” into { $place }
legacy-fix-drop = Remove “{ $key }”; { $place } stays
legacy-fix-overwrite = Give { $place } the value of “{ $key }”
