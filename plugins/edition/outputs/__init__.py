"""The outputs: each module makes files or pages from the model alone, by a function ``make(edition, concordance)``.

`school.packs` alone comes after the others, and only for publishing: it also needs their finished pages.
"""
