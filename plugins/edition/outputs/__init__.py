"""The outputs: each module makes files or pages from the model alone, by a function ``make(edition, concordance)``."""
