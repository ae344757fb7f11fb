"""A first mapping for a list nobody has described yet, guessed from its headers and first rows, to be corrected."""

import json
from collections.abc import Iterable

from nitka.client.importing.tables import Table
from nitka.client.importing.words import FACTS, TEXTS, VALUES

_ROWS_LOOKED_AT = 200
_MOST_WORDS = 12
# Our field → headers that usually carry it, in four languages, folded.
_HEADERS: dict[str, str] = {
    "key": "id|number|no|nr|№|key|code|нумар|номер|ключ|numer|lp",
    "url": "url|link to person|web address|адрас старонкі|адрес страницы|adres strony",
    "name": "name|full name|name and surname|person|імя|імя і прозвішча|прозвішча, імя|имя|имя и фамилия|фио|"
    "imię i nazwisko|nazwisko i imię",
    "given": "given|given name|first name|имя отдельно|імя асобна|imię",
    "family": "family|family name|surname|last name|прозвішча|фамилия|nazwisko",
    "patronymic": "patronymic|father's name|імя па бацьку|отчество|imię ojca",
    "alias": "alias|also known as|другое имя|іншае імя|pseudonim",
    "sex": "sex|gender|пол|płeć",
    "born": "born|birthday|date of birth|birth date|birth|дата нараджэння|дата рождения|data urodzenia",
    "age": "age|узрост|возраст|wiek",
    "town": "town|city|place of residence|горад|город|miasto|miejscowość",
    "profession": "profession|occupation|work|прафесія|профессия|zawód",
    "category": "category|катэгорыя|категория|kategoria",
    "group": "group|case name|group case|subcategory|групавая справа|групповое дело|sprawa grupowa",
    "status": "status|recognised|recognition|статус|uznanie",
    "link": "declaration|statement|заява|заявление|oświadczenie",
    "stage": "stage|legal stage|sentence status|стадыя|стадия|etap",
    "whereabouts": "whereabouts|where|дзе знаходзіцца|где находится",
    "place": "place|prison|facility|place of detention|месца зняволення|место заключения|miejsce uwięzienia|więzienie",
    "arrested": "arrested|date of arrest|date of detention|detained|дата затрымання|дата задержания|data zatrzymania",
    "articles": "articles|article|charges|charges indicted|артыкулы|артыкул|статьи|статья|artykuły|artykuł|zarzuty",
    "court": "court|суд|sąd",
    "judges": "judge|judges|суддзя|судья|sędzia",
    "verdict_on": "verdict date|verdict_date|date of verdict|sentenced on|дата прысуду|дата приговора|data wyroku",
    "sentence": "sentence|decision|term|прысуд|приговор|рашэнне суда|решение суда|тэрмін|срок|wyrok|kara",
    "months": "months|sentence months|sentence_months|месяцаў|месяцев|miesięcy",
    "penalty": "penalty|kind of punishment|від пакарання|вид наказания|rodzaj kary",
    "released": "released|release_date|release date|дата вызвалення|дата освобождения|data zwolnienia",
    "died": "died|death|date of death|памёр|умер|zmarł",
    "expected_release": "expected release|end of term|канец тэрміну|конец срока|koniec kary",
    "summary": "summary|description|about|апісанне|описание|opis",
    "note": "note|notes|remark|заўвага|примечание|uwagi",
}
_BY_HEADER = {header: name for name, headers in _HEADERS.items() for header in headers.split("|")}


def guess_columns(columns: Iterable[str]) -> dict[str, str]:
    """Our field → the column that seems to carry it; each field and each column once."""
    found: dict[str, str] = {}
    for column in columns:
        plain = column.casefold().strip()
        name = _BY_HEADER.get(plain) or _BY_HEADER.get(plain.replace("_", " "))
        if name and name not in found:
            found[name] = column
    return found


def starting_mapping(table: Table) -> str:
    """The text of a mapping file for ``table``: guessed columns, words to translate, comments that explain both."""
    found = guess_columns(table.columns)
    samples, words = _look(table, found)
    quoted = json.dumps
    lines = [
        f"# A mapping for {table.name}, guessed. Read every line, correct it, then:",
        "#   nitka import people FILE --mapping THIS_FILE",
        "# Every key is described in docs/importing.md.",
        "",
        "[list]",
        f"code = {quoted(_code(table.path.stem))}   # names this list for ever: keep it the same every month",
        'title = "…"            # the list as its publisher calls it',
        'publisher = "…"        # who published it',
        'since = "2026-01"      # public since: 2026, 2026-01 or 2026-01-15',
        'kind = "organisation"  # court, press, organisation or initiative',
        'country = "BY"',
        'law = "BY-1999"        # code of law of the articles',
        'language = "en"        # of names and texts',
        "recognised = false     # true: whoever stands on the list is recognised by its publisher",
        "",
        "[columns]              # our field = the column of the list",
    ]
    lines += [f"{name} = {_header(column, samples)}" for name, column in found.items()]
    left = [column for column in table.columns if column not in found.values()]
    if left:
        lines += ["# Not guessed. Fields there are: " + ", ".join(sorted((TEXTS | FACTS) - set(found)))]
        lines += [f"# ??? = {_header(column, samples)}" for column in left]
    lines += ["", "[places]", 'like = "viasna"         # Belarusian facilities by their kind and number']
    for name, printed in words.items():
        lines += ["", f"[values.{name}]          # printed word = one of: {_choices(name)}"]
        lines += [f"{quoted(word, ensure_ascii=False)} = {quoted(_sure(name, word))}" for word in printed]
    return "\n".join(lines) + "\n"


def _header(column: str, samples: dict[str, str]) -> str:
    return json.dumps(column, ensure_ascii=False) + samples.get(column, "")


def _choices(name: str) -> str:
    allowed = VALUES[name]
    shown = [word for word in allowed if ":" not in word]
    return ", ".join(shown) + (
        ", also with a regime as imprisonment:general" if len(shown) < len(allowed) else ""
    )


def _sure(name: str, word: str) -> str:
    return word.casefold() if word.casefold() in VALUES[name] else ""


def _code(stem: str) -> str:
    return "-".join(
        "".join(char if char.isalnum() and char.isascii() else " " for char in stem.casefold()).split()
    )


def _look(table: Table, found: dict[str, str]) -> tuple[dict[str, str], dict[str, list[str]]]:
    """A sample of each column as a comment, and the words of columns whose words must be translated."""
    wanted = {name: column for name, column in found.items() if VALUES.get(name)}
    samples: dict[str, str] = {}
    words: dict[str, dict[str, None]] = {name: {} for name in wanted}
    for number, row in enumerate(table.rows()):
        if number >= _ROWS_LOOKED_AT:
            break
        for column, text in row.cells.items():
            first = text.splitlines()[0][:40]
            samples.setdefault(column, f"   # {first}" if first.isprintable() else "")
        for name, column in wanted.items():
            if (text := row.cells.get(column, "")) and "\n" not in text:
                words[name][text] = None
    return samples, {name: list(told)[:_MOST_WORDS] for name, told in words.items() if told}
