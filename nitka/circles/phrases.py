"""What a charter or a succession means, in plain words."""

from collections.abc import Mapping
from typing import Any

from nitka.ground.charters import POWERS, BadCharter, Charter, read
from nitka.ground.days import say_day
from nitka.ground.wording import Words, words

KINDS = frozenset({"charter", "succession"})


def describe(
    kind: str, subject: str, old: Mapping[str, Any] | None, new: Mapping[str, Any], lang: str
) -> list[str]:
    """Sentences about a charter or a succession; the first says what it is. A broken charter says how."""
    t = words("circles", lang)
    if kind == "succession":
        return [
            t("succession.title", origin=new.get("origin", "?")),
            t("succession.tree", n=new.get("size", 0), root=new.get("root", "?")),
        ]
    try:
        charter = read(dict(new))
        before = read(dict(old)) if old else None
    except BadCharter as wrong:
        return [subject, str(wrong)]
    return describe_charter(charter, before, t)


def describe_charter(charter: Charter, before: Charter | None, t: Words) -> list[str]:
    """Sentences about a charter, and what it changes against the one ``before``."""
    lines = [t("charter.title", day=say_day(charter.from_on, t.language))]
    for circle in charter.circles:
        lines.append(t("charter.circle", circle=circle.id, n=len(circle.seats)))
        shared = [
            t("charter.threshold", power=t(f"power.{power}"), n=circle.thresholds[power])
            for power in POWERS
            if power in circle.thresholds
        ]
        lines.append("; ".join(shared) + ".")
        if circle.thresholds.get("person") == 1:
            lines.append(t("charter.one"))
    if before:
        lines += _against(charter, before, t)
    lines.append(t("charter.log", origin=charter.origin, hour=charter.hour))
    return lines


def _against(charter: Charter, before: Charter, t: Words) -> list[str]:
    old = {seat for circle in before.circles for seat in circle.seats}
    new = {seat for circle in charter.circles for seat in circle.seats}
    kept = len(old & new)
    lines = [t("charter.kept", n=kept) if kept else t("charter.fresh")]
    if len(old) != len(new):
        lines.append(t("charter.size", before=len(old), n=len(new)))
    return lines
