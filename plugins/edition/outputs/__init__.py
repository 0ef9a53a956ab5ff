"""The outputs: each module makes files or pages from the model alone, by a function ``make(edition, concordance)``.

`books` and `school.packs` come after the others, and only for publishing; packs also need finished pages of theirs.
"""
