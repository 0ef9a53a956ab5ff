"""The lock: what was published stands behind its address for ever, or what became of it is declared.

`words`       words as they are compared (normalization v1), their hash, how much of them has changed
`printed`     words as they are printed, character for character (form v2), and the hash of that
`unlike`      how two forms differ that may look the same
`record`      ``content/anchors.lock.json``: one record for each published id, written once
`published`   what an edition publishes now, as records
`versions`    which version is higher, and which a change needs
`expected`    the text as it must be: paragraphs, sentences and their words
`corrections` the words of the lock with the declared corrections carried out
`declared`    corrections by themselves: what is wrong with them
`lost`        other versions of the text whose files are gone
`gate`        the edition compared with all that: each difference in a sentence
`history`     the next state of the lock
`division`    the text sentence by sentence, for its editor to look through
"""
