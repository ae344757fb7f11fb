"""What can be wrong with a photo."""

_SAID = {
    "format": "is neither JPEG nor PNG",
    "broken": "is damaged: {what}",
    "truncated": "breaks off before its end",
    "turned": "is turned by its metadata, which are taken out: turn it in a picture program and save it so",
    "pixels": "has {width} × {height} pixels; each side must have {least} to {most}",
    "heavy": "has {kb} KB once cleaned, the most is {most}: save it about 500 pixels wide",
}


class BadPhoto(ValueError):
    """A file that is no photo that can be published. ``code`` is a key of the reasons, ``values`` its numbers."""

    def __init__(self, code: str, **values: object):
        self.code = code
        self.values = values
        super().__init__(_SAID[code].format(**values))
