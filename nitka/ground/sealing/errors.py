"""What can go wrong with a sealed file, each under its own name."""


class SealingError(Exception):
    """Base of everything below."""


class BadKeyText(SealingError):
    """A recipient or identity that was mistyped, cut off, or is of a kind not used here."""


class RecipientsRefused(SealingError):
    """Recipients that must not share a file, or a kind of recipient that is not used here."""


class HeaderBroken(SealingError):
    """Not an age v1 file, or its header is malformed or cut off."""


class NoKeyFits(SealingError):
    """The file is sealed to somebody else."""


class HeaderForged(SealingError):
    """A key fits, but somebody changed the header afterwards."""


class PayloadBroken(SealingError):
    """The sealed content was changed, cut off, or something was added behind it."""
