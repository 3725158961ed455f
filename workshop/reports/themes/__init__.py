"""What people wrote about, counted by people: texts go out to be read, and only counts come back.

No program reads anybody's words. A coder of the center reads each shared text once and notes the themes of the center's
own codebook beside it; the report gets how many people wrote about each.
"""
