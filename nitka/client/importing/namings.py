"""Name forms of a row: one for each language that prints the name, taken apart as far as the print allows."""

from typing import Any

from nitka.client.importing.findings import Finding
from nitka.client.importing.joining import Record
from nitka.client.importing.printednames import Parts, brackets, script_of, take_apart
from nitka.client.importing.profiles import Bound

_KINDS = {"alias": "alias", "former": "former", "nickname": "nickname"}


def name_forms(bound: Bound, record: Record, source: str) -> tuple[list[dict[str, Any]], list[Finding]]:
    """Name forms of a body (main forms first), and what is odd about them."""
    told = bound.profile.names
    empty = bound.profile.about.empty
    order = str(told.get("order", "auto"))
    inside = str(told.get("brackets", "alias"))
    column = bound.column("name") or bound.column("family") or "name"
    forms: list[dict[str, Any]] = []
    findings: list[Finding] = []
    texts = record.texts("name", bound, empty) or _from_parts(bound, record, empty)
    for language, printed in texts.items():
        main, others = brackets(printed.replace("\n", " "))
        parts = _given_parts(bound, record, language, empty) or take_apart(main, order)
        forms.append(_form(parts, main, language, "main", source))
        forms += [_form(take_apart(text, order), text, language, inside, source) for text in others]
        if parts.initials:
            findings.append(Finding("initials", column, {"text": printed}))
        if parts.surname_first and order == "auto":
            findings.append(Finding("surname_first", column, {"text": printed}))
    for name, kind in _KINDS.items():
        for language, printed in record.texts(name, bound, empty).items():
            pieces = [piece.strip() for piece in printed.replace("\n", ";").split(";") if piece.strip()]
            forms += [_form(take_apart(piece, order), piece, language, kind, source) for piece in pieces]
    forms.sort(key=lambda form: form["kind"] != "main")
    return forms, findings


def _form(parts: Parts, text: str, language: str, kind: str, source: str) -> dict[str, Any]:
    """One name form; a profile may say how it is written by a language like ``be_lacinka``."""
    spoken, _, system = language.partition("_")
    form = {
        "text": text,
        "script": script_of(text),
        "language": spoken,
        "system": system or "printed",
        "kind": kind,
        "source": source,
    }
    for name in ("given", "patronymic", "family"):
        if value := getattr(parts, name):
            form[name] = value
    return form


def _from_parts(bound: Bound, record: Record, empty: frozenset[str]) -> dict[str, str]:
    """The whole name by language, when the list prints given name and family name in columns of their own."""
    pieces = {name: record.texts(name, bound, empty) for name in ("given", "patronymic", "family")}
    languages = dict.fromkeys(language for texts in pieces.values() for language in texts)
    whole = {
        language: " ".join(texts[language] for texts in pieces.values() if language in texts)
        for language in languages
    }
    return {language: text for language, text in whole.items() if text}


def _given_parts(bound: Bound, record: Record, language: str, empty: frozenset[str]) -> Parts | None:
    parts = {
        name: record.texts(name, bound, empty).get(language, "") for name in ("given", "patronymic", "family")
    }
    return Parts(parts["given"], parts["patronymic"], parts["family"]) if any(parts.values()) else None
