"""Every word of every room stands in four languages, with the same placeholders and all its plural forms."""

import re
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

import nitka
from nitka.ground.wording import LANGUAGES, PLURALS, read_words

ROOMS = Path(nitka.__file__).parent
FILES = sorted(ROOMS.glob("*/words/**/*.toml"))


def placeholders(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def faults_of(key, table):
    """What is wrong with one word: languages, plural forms, placeholders, blanks."""
    if set(table) != set(LANGUAGES):
        missing = sorted(set(LANGUAGES) - set(table))
        more = sorted(set(table) - set(LANGUAGES))
        return [f"{key}: missing {missing}, not known {more}"]
    faults, named = [], {}
    for language, entry in table.items():
        forms = {"": entry} if isinstance(entry, str) else entry
        if not isinstance(entry, str) and tuple(entry) != PLURALS[language]:
            faults.append(f"{key} ({language}): plural forms {tuple(entry)}, wanted {PLURALS[language]}")
        for name, text in forms.items():
            if not isinstance(text, str) or not text.strip() or text != text.strip():
                faults.append(f"{key} ({language} {name}): blank, or white space around it")
                continue
            named[language, name] = placeholders(text)
    plural = {language: not isinstance(entry, str) for language, entry in table.items()}
    if len(set(plural.values())) > 1:
        faults.append(f"{key}: plural in {[language for language in plural if plural[language]]} only")
    # "one" may leave the number out ("a day"); everything else says the same things.
    wanted = set().union(*named.values())
    for (language, name), found in named.items():
        if found != wanted and not (name == "one" and found == wanted - {"n"}):
            faults.append(
                f"{key} ({language} {name}): placeholders {sorted(found)}, elsewhere {sorted(wanted)}"
            )
    return faults


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOMS)))
def test_words_are_complete(path):
    faults = [fault for key, table in read_words(path).items() for fault in faults_of(key, table)]
    assert faults == []


def test_no_key_stands_in_two_files_of_a_room():
    seen, twice = {}, []
    for path in FILES:
        for key in read_words(path):
            owner = (path.relative_to(ROOMS).parts[0], key)
            if owner in seen:
                twice.append((owner, seen[owner].name, path.name))
            seen[owner] = path
    assert twice == []


def test_the_test_itself_finds_faults():
    good = dict.fromkeys(LANGUAGES, "{n} x")
    plural = {language: dict.fromkeys(PLURALS[language], "{n} x") for language in LANGUAGES}
    assert faults_of("k", good) == faults_of("k", plural) == []
    assert faults_of("k", good | {"pl": "x"}) == ["k (pl ): placeholders [], elsewhere ['n']"]
    assert faults_of("k", {"be": "x"}) == ["k: missing ['en', 'pl', 'ru'], not known []"]
    assert faults_of("k", plural | {"pl": {"one": "{n} x", "many": "{n} x"}}) == [
        "k (pl): plural forms ('one', 'many'), wanted ('one', 'few', 'many')"
    ]
    assert faults_of("k", plural | {"en": "{n} x"}) == ["k: plural in ['be', 'ru', 'pl'] only"]
    assert faults_of("k", good | {"be": " "}) == [
        "k (be ): blank, or white space around it",
    ]


CARRIERS = [
    import_module(f"nitka.ground.{name}")
    for name in (
        "people.vocabulary", "people.body", "people.entries", "people.organisations", "people.places",
        "acts", "charters", "notes", "terms", "days", "attention",
    )
]  # fmt: skip


def glossary():
    """Rows of the tables of docs/words.md: the four languages, the meaning, and what carries it."""
    lines = (ROOMS.parent / "docs" / "words.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return [row for row in rows if row[0] not in ("be", "---")]


def carries(name):
    """Whether the code has a class, function, enum member or field of that name."""
    owner, _, member = name.partition(".")
    found = next((getattr(module, owner) for module in CARRIERS if hasattr(module, owner)), None)
    if found is None or not member:
        return found is not None
    return member in ({field.name for field in fields(found)} if is_dataclass(found) else dir(found))


def test_the_glossary_is_complete_and_carried_by_the_code():
    rows = glossary()
    assert len(rows) >= 60
    assert [row for row in rows if len(row) != 6 or not all(row)] == []
    names = [name for row in rows for name in re.findall(r"`([^`]+)`", row[5])]
    assert len(names) == len(rows)
    assert [name for name in names if not carries(name)] == []


def test_no_term_of_the_glossary_stands_twice():
    for column in range(4):
        terms = [row[column] for row in glossary()]
        assert sorted(term for term in set(terms) if terms.count(term) > 1) == []
