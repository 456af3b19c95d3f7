# What is wrong, one entry per message. Says what happened and what to do; the place is the diagnostic's range.
