"""How a public page becomes a file: escaping, chrome, and the writer that touches only what changed.

How to add a page: write a module in ``front/pages`` that offers ``KINDS``, a tuple of ``Kind``. A kind's ``files``
yields ``File(path, inputs, build)``; ``inputs`` is any text that names all the bytes depend on. Bodies are built
with f-strings from texts that are already safe: words from ``chrome.words``, rows through ``safe()``. Then
``chrome.page(path, title=…, body=…)`` puts the frame around. ``site.chromes[language]`` gives the chrome.
"""
