"""Templates show and do not decide: their own room's parts only, nothing inline, nothing marked safe."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def templates():
    return sorted((ROOT / "nitka").glob("*/templates/**/*.html"))


def test_nothing_inline_and_nothing_marked_safe():
    wrong = []
    for path in templates():
        text = path.read_text(encoding="utf-8")
        for what in (
            r"\|\s*safe\b",
            r"\sstyle=",
            r"<style\b",
            r"<script(?![^>]*\bsrc=)",
            r"\son[a-z]+=",
            r"autoescape off",
        ):
            if re.search(what, text):
                wrong.append(f"{path.relative_to(ROOT)}: {what}")
    assert wrong == []


def test_only_parts_of_the_own_room():
    wrong = []
    for path in templates():
        room = path.relative_to(ROOT / "nitka").parts[0]
        for name in re.findall(
            r"{%\s*(?:include|extends)\s+[\"']([^\"']+)", path.read_text(encoding="utf-8")
        ):
            if not name.startswith(f"{room}/"):
                wrong.append(f"{path.relative_to(ROOT)}: {name}")
    assert wrong == []
