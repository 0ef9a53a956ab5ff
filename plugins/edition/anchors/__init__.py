"""The lock: what was published stands behind its address for ever, or what became of it is declared.

`words`       words as they are compared (normalization v1), their hash, how much of them has changed
`lock`        ``content/anchors.lock.json``: one record for each published id, written once
`expected`    the text as it must be: paragraphs, sentences and their words
`corrections` the words of the lock with the declared corrections carried out
`declared`    corrections by themselves: what is wrong with them
`gate`        the edition compared with all that: each difference in a sentence
`history`     the next state of the lock
"""
