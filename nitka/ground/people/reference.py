"""Bodies of facilities, articles and rules from the reference tables the project ships (see their README).

Only what a row says becomes a fact; a blank stays unknown. Names follow from kind and number, towns from the list of
towns, everything else is taken over as printed, with its source and its "as of".
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from nitka.ground.people.places import Article, Facility, Rule, article_code

Item = tuple[str, str, dict[str, Any]]  # kind, subject, data

LAW = "BY-1999"
LANGUAGES = ("be", "ru", "en", "pl")
_NAMES = {
    "pretrial_detention": (
        "Следчы ізалятар № {n}",
        "Следственный изолятор № {n}",
        "Remand prison No. {n}",
        "Areszt śledczy nr {n}",
    ),
    "prison": ("Турма № {n}", "Тюрьма № {n}", "Prison No. {n}", "Więzienie nr {n}"),
    "penal_colony": (
        "Папраўчая калонія № {n}",
        "Исправительная колония № {n}",
        "Penal colony No. {n}",
        "Kolonia karna nr {n}",
    ),
    "juvenile_colony": (
        "Выхаваўчая калонія № {n}",
        "Воспитательная колония № {n}",
        "Juvenile colony No. {n}",
        "Kolonia wychowawcza nr {n}",
    ),
    "open_facility": (
        "Папраўчая ўстанова адкрытага тыпу № {n}",
        "Исправительное учреждение открытого типа № {n}",
        "Open correctional facility No. {n}",
        "Otwarty zakład karny nr {n}",
    ),
    "settlement_colony": (
        "Папраўчая калонія-пасяленне № {n}",
        "Исправительная колония-поселение № {n}",
        "Correctional settlement colony No. {n}",
        "Kolonia-osiedle nr {n}",
    ),
}
_SHORT = {
    "SIZO": ("СІЗА-{n}", "СИЗО-{n}"),
    "T": ("Турма-{n}", "Тюрьма-{n}"),
    "IK": ("ПК-{n}", "ИК-{n}"),
    "VK": ("ВК-{n}",),
    "IUOT": ("ПУАТ-{n}", "ИУОТ-{n}"),
    "IKP": ("ПКП-{n}", "ИКП-{n}"),
}
_OWN_NAMES = {
    "IVS-Dziarzhynsk": (
        "Ізалятар часовага ўтрымання, Дзяржынск",
        "Изолятор временного содержания, Дзержинск",
        "Temporary detention centre, Dziarzhynsk",
        "Izba zatrzymań, Dzierżyńsk",
    ),
    "CIP-Akrestsina": (
        "Цэнтр ізаляцыі правапарушальнікаў на Акрэсціна",
        "Центр изоляции правонарушителей на Окрестина",
        "Isolation centre for offenders, Akrestsina",
        "Centrum izolacji sprawców wykroczeń przy ulicy Akrescina",
    ),
}
_NICKNAMES = {
    "SIZO-1": ("Валадарка", "Володарка", "Voladarka"),
    "IK-3": ("Віцьба", "Витьба", "Vitsba"),
    "IK-22": ("Воўчыя норы", "Волчьи норы", "Volchi Nory"),
    "CIP-Akrestsina": ("Акрэсціна", "Окрестина", "Akrestsina", "Akrestina", "ЦІП", "ЦИП"),
}
_REGIONS = {
    "Minsk": ("Мінская вобласць", "Минская область", "Minsk region", "obwód miński"),
    "Brest": ("Брэсцкая вобласць", "Брестская область", "Brest region", "obwód brzeski"),
    "Viciebsk": ("Віцебская вобласць", "Витебская область", "Viciebsk region", "obwód witebski"),
    "Homiel": ("Гомельская вобласць", "Гомельская область", "Homiel region", "obwód homelski"),
    "Hrodna": ("Гродзенская вобласць", "Гродненская область", "Hrodna region", "obwód grodzieński"),
    "Mahiliou": ("Магілёўская вобласць", "Могилёвская область", "Mahiliou region", "obwód mohylewski"),
}
_STATUSES = {"rule": "rule", "practice": "practice", "advice": "advice"}
_CODE_IN_TEXT = re.compile(r"\b(SIZO|IK|IUOT|VK|IKP)-(\d+)\b")
_ARTICLE = re.compile(r"(\d+(?:-\d+)?)(?: p\.(\d+))?")


class BadReference(ValueError):
    """A row of a reference table that makes no body; the message names table, row and field."""


def rows_of(table: str) -> list[dict[str, str]]:
    """The rows of a table (CSV text with a header line), stripped."""
    return [
        {key: (value or "").strip() for key, value in row.items()}
        for row in csv.DictReader(io.StringIO(table))
    ]


def facility_bodies(table: str, towns: Sequence[Mapping[str, Any]]) -> list[Item]:
    """Facility items. ``towns``: ``{"names": {lang: …}, "also": […], "lat", "lon"}``, as the map has them."""
    known = {name: town for town in towns for name in (*town["names"].values(), *town.get("also", ()))}
    return [_facility(row, known) for row in rows_of(table)]


def _facility(row: Mapping[str, str], towns: Mapping[str, Mapping[str, Any]]) -> Item:
    code = row["code"].lower()
    sources, own = _sources(row["source"])
    data: dict[str, Any] = {
        "code": code,
        "kind": row["kind"],
        "names": _facility_names(row),
        "country": "BY",
        "source": own,
        "sources": sources,
    }
    if row["number"]:
        data["number"] = int(row["number"])
    data["aliases"] = _facility_aliases(row)
    town = towns.get(row["town"])
    if town:
        data["town"] = {**town["names"], "en": row["town"]}
        data |= {"lat": town["lat"], "lon": town["lon"]}
    elif row["town"]:
        data["town"] = {"en": row["town"]}
    if row["region"]:
        data["region"] = dict(zip(LANGUAGES, _REGIONS[row["region"]], strict=True))
    if row["address_as_printed"]:
        address = {"text": row["address_as_printed"], "script": "Latn", "source": own}
        data["addresses"] = [address | ({"valid_as_of": row["valid_as_of"]} if row["valid_as_of"] else {})]
    if row["sex"]:
        data["sex"] = row["sex"]
    if row["notes"]:
        data["notes"] = {"en": row["notes"]}
    return "facility", code, Facility.from_data(data).to_data()


def _facility_names(row: Mapping[str, str]) -> dict[str, str]:
    own = _OWN_NAMES.get(row["code"])
    texts = own or [text.format(n=row["number"]) for text in _NAMES[row["kind"]]]
    return dict(zip(LANGUAGES, texts, strict=True))


def _facility_aliases(row: Mapping[str, str]) -> list[str]:
    prefix = row["code"].partition("-")[0]
    short = [text.format(n=row["number"]) for text in _SHORT.get(prefix, ()) if row["number"]]
    names = [row["code"], *short, *_NICKNAMES.get(row["code"], ()), row["name_en"]]
    own = _facility_names(row).values()
    return [name for name in dict.fromkeys(names) if name not in own]


def _sources(cell: str) -> tuple[dict[str, dict[str, str]], str]:
    """The sources of a row, cut at " | ", and the key of the first."""
    sources = {}
    for place, title in enumerate(cell.split(" | "), start=1):
        source = {"title": title}
        if title.startswith(("Viasna", "Council Regulation")):
            source["kind"] = "organisation"
        sources[f"s{place}"] = source
    return sources, "s1"


def article_bodies(table: str) -> list[Item]:
    """Article items. Rows on preparation and attempt ("of Art. 13") are forms of a charge, not articles."""
    return [_article(row) for row in rows_of(table) if " of Art." not in row["code"]]


def _article(row: Mapping[str, str]) -> Item:
    match = _ARTICLE.fullmatch(row["code"])
    if match is None:
        raise BadReference(f"articles, row {row['code']!r}: the code is not like 361-1 or 293 p.2")
    number, part = match.groups()
    code = article_code(LAW, number, part)
    sources, own = _sources(row["source"])
    data: dict[str, Any] = {"code": code, "law": LAW, "article": number, "source": own, "sources": sources}
    if part:
        data["part"] = part
    titles = {"en": row["title_en"], "ru": row["title_ru"]}
    data |= _filled("titles", {language: title for language, title in titles.items() if title})
    if row["max_deprivation_of_liberty_years"]:
        data["max_years"] = int(row["max_deprivation_of_liberty_years"])
    data |= _filled("other_penalties", {"en": row["other_penalties"]} if row["other_penalties"] else {})
    if row["text_version"]:
        data["text_version"] = row["text_version"]
    notes = [row["notes"]]
    if row["convicted_2023"]:
        notes.append(f"Convicted in 2023: {row['convicted_2023']} (Viasna, of at least 1,603 people)")
    data |= _filled("notes", {"en": "; ".join(note for note in notes if note)} if any(notes) else {})
    return "article", code, Article.from_data(data).to_data()


def rule_bodies(
    table: str, facilities: Sequence[str], sentences: Mapping[str, Mapping[str, str]]
) -> list[Item]:
    """Rule items, numbered within their topic. ``facilities``: codes that rules may name.

    ``sentences``: rules as whole sentences by language, by code; without one the words of the table stay.
    """
    counted: dict[str, int] = {}
    items = []
    for row in rows_of(table):
        topic = row["topic"].replace("_", "-")
        counted[topic] = counted.get(topic, 0) + 1
        kind, code, data = _rule(row, topic, f"{topic}-{counted[topic]}", facilities)
        data["rule"] = dict(sentences.get(code, data["rule"]))
        items.append((kind, code, Rule.from_data(data).to_data()))
    return items


def _rule(row: Mapping[str, str], topic: str, code: str, facilities: Sequence[str]) -> Item:
    data: dict[str, Any] = {
        "code": code,
        "topic": topic,
        "places": row["regime"],
        "rule": {"en": row["rule"]},
        "status": _STATUSES.get(row["status"], "not_found"),
        "source": "s1",
        "sources": {"s1": {"title": row["source"] or row["basis"] or "no source found"}},
    }
    for column, key in (("value", "value"), ("unit", "unit"), ("period", "period"), ("basis", "basis")):
        data |= _filled(key, row[column])
    data |= _filled("as_of", row["date_of_source"])
    data |= _filled("facility_kinds", list(_kinds_in(row["regime"])))
    data |= _filled("facilities", list(_facilities_in(f"{row['regime']} {row['rule']}", facilities)))
    return "rule", code, data


def _kinds_in(regime: str) -> Iterator[str]:
    for kind in (*_NAMES, "temporary_detention"):
        if (
            kind in regime
            or kind.replace("_", " ") in regime
            or (kind == "prison" and "prison" in regime.split())
        ):
            yield kind


def _facilities_in(text: str, facilities: Sequence[str]) -> Iterator[str]:
    named = [f"{prefix}-{number}".lower() for prefix, number in _CODE_IN_TEXT.findall(text)]
    named += [f"t-{number}" for number in re.findall(r"Prison No\. (\d+)", text)]
    if "Akrestsina" in text:
        named.append("cip-akrestsina")
    return (code for code in dict.fromkeys(named) if code in facilities)


def _filled(key: str, value: Any) -> dict[str, Any]:
    return {key: value} if value else {}


def reference_items(
    facilities: str,
    articles: str,
    rules: str,
    towns: Sequence[Mapping[str, Any]],
    sentences: Mapping[str, Mapping[str, str]],
) -> list[Item]:
    """All items of the reference tables (texts of the three CSV files), in a fixed order.

    Raises ``BadReference`` or ``BodyError`` for a row that makes no right body.
    """
    places = facility_bodies(facilities, towns)
    return [
        *places,
        *article_bodies(articles),
        *rule_bodies(rules, [code for _, code, _ in places], sentences),
    ]
