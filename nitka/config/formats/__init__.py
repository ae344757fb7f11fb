"""How Django writes dates and numbers in the four languages, and the right names of the Belarusian months.

Django has no formats of its own for ``be``, and its ``be`` months are partly wrong ("сакавік" where the
genitive is meant) and in the other orthography; ``be/LC_MESSAGES`` has the official ones (``LOCALE_PATHS``).
"""
