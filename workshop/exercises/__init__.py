"""The exercise kinds, one file a kind: fields, the check of an answer, what leaves, and its plain words."""
