"""The style sheet: all layers in one file, named after its bytes."""

import hashlib
import re
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).resolve().parents[2] / "static" / "css"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*\n\s*")


@cache
def style_sheet() -> str:
    """All layers one after another, without comments and indentation."""
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(_FOLDER.glob("*.css")))
    return _SPACE.sub("\n", _COMMENT.sub("", text)).strip() + "\n"


@cache
def style_name() -> str:
    """A name that changes with the styles, so that no reader keeps an old sheet."""
    return f"nitka-{hashlib.sha256(style_sheet().encode()).hexdigest()[:10]}.css"
