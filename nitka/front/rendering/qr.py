"""QR codes as tiny pictures inside the page."""

import base64
from functools import lru_cache
from io import BytesIO

import segno


@lru_cache(maxsize=64)
def qr_uri(text: str) -> str:
    """The QR code of ``text`` (error correction M) as a ``data:`` address of a PNG, one pixel a module."""
    out = BytesIO()
    # A fixed mask: trying all eight costs ten times as much and any of them can be read.
    segno.make(text, error="m", micro=False, mask=2, boost_error=False).save(
        out, kind="png", scale=1, border=4
    )
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode("ascii")
