"""Parts of the pages with figures: labels, chart, table, sentences, corrections."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from nitka.figures.queries import Explained
from nitka.figures.rules.chart import Line, bar_chart, curve_chart
from nitka.figures.rules.corrections import Correction
from nitka.figures.rules.figure import Figure, Row
from nitka.figures.rules.measures import BY_NAME, EARLIER, FEW, OF
from nitka.front.rendering.chrome import Chrome
from nitka.front.rendering.dates import day_text, when_text
from nitka.front.rendering.known import Known, list_title, plain_text
from nitka.front.rendering.labels import labels
from nitka.front.rendering.markup import escape
from nitka.ground.wording import Words, say_number

NONE = "none"
MONTHLY = frozenset({"arrivals", "releases", "over-time"})
LONGEST_LABEL = 36  # letters that fit a telephone's width
MOST_BARS = 16
SILENT = frozenset({"7-12", "13-24", "25+"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """What labels need in one language: words of the figures, places and articles, numbers of articles."""

    chrome: Chrome
    known: Known
    numbers: Mapping[str, str] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The language it speaks."""
        return self.chrome.language

    @property
    def t(self) -> Words:
        """The words of the figures."""
        return labels("figures", self.language)


def row_label(speaker: Speaker, figure: Figure, key: str) -> str:
    """The label of a row of the figure, escaped."""
    t, language, name = speaker.t, speaker.language, figure.name
    if key in (FEW, EARLIER):
        return t(f"row.{key}")
    if name in MONTHLY:
        return when_text(language, key)
    if name == "facility" and key != NONE:
        body = speaker.known.facilities.get(key)
        return plain_text(body["names"], language) if body else escape(key)
    if name == "article" and key != NONE:
        return _article_label(speaker, key)
    if BY_NAME[name].listed:
        return _list_label(speaker, figure, key)
    kind = "wait" if name in ("incommunicado", "without-news") else name
    own = f"row.{kind}.{key}"
    return t(own) if own in t else t("row.none") if key == NONE else escape(key)


def _article_label(speaker: Speaker, code: str) -> str:
    bodies = speaker.known.articles
    part = next((other for other in bodies if other.startswith(f"{code}-p")), "")
    body = bodies.get(code) or bodies.get(part, {})
    number = body.get("article") or escape(speaker.numbers.get(code, code))
    title = plain_text(body.get("titles", {}), speaker.language)
    said = speaker.chrome.words("figures.article_row", number=number)
    return f"{said}. {title}" if title else said


def only_list(speaker: Speaker, figure: Figure) -> str:
    """The name of the list when all rows are of one, escaped; else empty."""
    names = {row.key.partition(OF)[0] for row in figure.rows if OF in row.key}
    return list_title(speaker.known, names.pop(), speaker.language) if len(names) == 1 else ""


def _list_label(speaker: Speaker, figure: Figure, key: str) -> str:
    """What is counted and, where there are several lists, the name of the list."""
    name, of, value = key.partition(OF)
    if not of:
        return list_title(speaker.known, name, speaker.language)
    if value == NONE:
        said = speaker.t("row.none")
    else:
        said = speaker.t(f"row.stage.{value}") if figure.name == "list-stage" else escape(value)
    return (
        said
        if only_list(speaker, figure)
        else f"{said} — {list_title(speaker.known, name, speaker.language)}"
    )


def number(n: int, language: str) -> str:
    """A whole number with its thousands set apart."""
    return say_number(n, language)


def _shortened(label: str) -> str:
    """A label that fits a telephone; entities stay whole."""
    if len(label) <= LONGEST_LABEL or "&" in label:
        return label
    return label[: LONGEST_LABEL - 1].rstrip(" ,;.—–(«“„") + "…"


def lines(speaker: Speaker, figure: Figure, rows: Sequence[Row]) -> list[Line]:
    """Rows as a chart says them."""
    return [
        Line(
            _drawn_label(speaker, figure, row.key),
            row.people,
            row.prosecutions,
            number(row.people, speaker.language),
            number(row.prosecutions, speaker.language),
        )
        for row in rows
    ]


def _drawn_label(speaker: Speaker, figure: Figure, key: str) -> str:
    """A label as a drawing has room for it: months of comings and goings in digits, the rest shortened."""
    if figure.name in ("arrivals", "releases"):
        year, _, month = key.partition("-")
        return f"{month}/{year}" if speaker.language == "en" else f"{month}.{year}"
    return _shortened(row_label(speaker, figure, key))


def drawn_rows(figure: Figure, most: int = MOST_BARS) -> tuple[Row, ...]:
    """The rows a chart shows: months without the collective row, otherwise the first ``most``."""
    if figure.name in MONTHLY:
        return tuple(row for row in figure.rows if row.key != EARLIER)
    return figure.rows[:most]


def chart(speaker: Speaker, figure: Figure) -> str:
    """The drawing with its legend; empty when there is nobody to draw."""
    rows = drawn_rows(figure)
    if not any(row.people for row in rows):
        return ""
    words, title = speaker.chrome.words, speaker.t(f"figure.{figure.name}")
    said = lines(speaker, figure, rows)
    if figure.name == "over-time":
        drawing, legend = curve_chart(said[::-1], title), words("figures.legend_curve")
    else:
        drawing = bar_chart(said, title, narrow=figure.name in MONTHLY)
        legend = words("figures.legend")
        if len(rows) < len(figure.rows) and figure.name not in MONTHLY:
            legend += " " + words("figures.legend_top", n=len(rows))
    return f'<figure class="drawing">{drawing}<figcaption>{legend}</figcaption></figure>'


def table(speaker: Speaker, figure: Figure, links: Mapping[str, str] | None = None) -> str:
    """The numbers of the chart, and all others. ``links``: key of a row → address of its page."""
    words, language = speaker.chrome.words, speaker.language
    body = "".join(_table_row(speaker, figure, row, links or {}) for row in figure.rows)
    total = ""
    if BY_NAME[figure.name].total != "last":
        label = words("figures.overlap") if BY_NAME[figure.name].total == "held" else speaker.t("row.total")
        total = (
            f'<tfoot><tr><th scope="row">{label}</th><td class="number">{number(figure.people, language)}</td>'
            f'<td class="number">{number(figure.prosecutions, language)}</td></tr></tfoot>'
        )
    beside = ""
    if figure.beside:
        rows = "".join(_table_row(speaker, figure, row, links or {}) for row in figure.beside)
        beside = (
            f'<tbody class="more"><tr><th colspan="3" scope="rowgroup">{words("figures.beside")}</th></tr>'
            f"{rows}</tbody>"
        )
    only = only_list(speaker, figure)
    caption = f"<caption>{only}</caption>" if only else ""
    few = (
        f'<p class="small quiet">{words("figures.few")}</p>'
        if any(row.key == FEW for row in figure.rows)
        else ""
    )
    return (
        f'<div class="scroll"><table class="counts">{caption}<thead><tr><th scope="col">{words("figures.row")}</th>'
        f'<th scope="col" class="number">{words("figures.people")}</th>'
        f'<th scope="col" class="number">{words("figures.prosecutions")}</th></tr></thead>'
        f"<tbody>{body}</tbody>{beside}{total}</table></div>{few}"
    )


def _table_row(speaker: Speaker, figure: Figure, row: Row, links: Mapping[str, str]) -> str:
    label = row_label(speaker, figure, row.key)
    if row.key in links:
        label = f'<a href="{links[row.key]}">{label}</a>'
    return (
        f'<tr><th scope="row">{label}</th><td class="number">{number(row.people, speaker.language)}</td>'
        f'<td class="number">{number(row.prosecutions, speaker.language)}</td></tr>'
    )


def sentence(speaker: Speaker, figure: Figure) -> str:
    """The sentence to quote, with the name of the initiative and the day."""
    t, name = speaker.t, figure.name
    if not figure.rows and name not in ("held", "everyone", "incommunicado"):
        return ""
    values = {
        "title": speaker.chrome.title,
        "day": day_text(speaker.language, figure.day),
        "people": t("count.people", n=figure.people),
        "prosecutions": t("count.prosecutions", n=figure.prosecutions),
    }
    if name in ("arrivals", "releases", "over-time"):
        _add_months(values, speaker, figure)
    if name == "without-news":
        silent = sum(row.people for row in figure.rows if row.key in SILENT)
        values["silent_people"] = t("count.people", n=silent)
    own = f"sentence.{name}"
    key = own if own in t else "sentence.list" if BY_NAME[name].listed else "sentence.group"
    if key in ("sentence.group", "sentence.sentence", "sentence.list", "sentence.lists"):
        top = figure.top
        if top is None:
            return t("sentence.held", **values) if name != "sentence" else ""
        values["top"] = row_label(speaker, figure, top.key)
        values["top_people"] = t("count.people", n=top.people)
    return t(key, **values)


def _add_months(values: dict[str, str], speaker: Speaker, figure: Figure) -> None:
    """The month to compare with: a year ago for people held, the last whole month for comings and goings."""
    t, months = speaker.t, [row for row in figure.rows if row.key != EARLIER]
    row = months[min(12 if figure.name == "over-time" else 1, len(months) - 1)]
    values["then"] = when_text(speaker.language, row.key)
    values["then_people"] = t("count.people", n=row.people)
    values["then_prosecutions"] = t("count.prosecutions", n=row.prosecutions)
    if figure.name != "over-time":
        values["people"] = t("count.people", n=sum(row.people for row in months[:12]))


def both(speaker: Speaker, people: int, prosecutions: int) -> str:
    """ "889 people (1,204 prosecutions)"."""
    t = speaker.t
    return speaker.chrome.words(
        "figures.both",
        people=t("count.people", n=people),
        prosecutions=t("count.prosecutions", n=prosecutions),
    )


def correction_text(speaker: Speaker, correction: Correction) -> str:
    """When, from what to what, why."""
    words = speaker.chrome.words
    said = words(
        "figures.corrected",
        day=day_text(speaker.language, correction.known_on),
        before=both(speaker, correction.people_before, correction.prosecutions_before),
        after=both(speaker, correction.people, correction.prosecutions),
    )
    reasons = (("new", correction.new), ("added", correction.added), ("dropped", correction.dropped))
    return " ".join([said, *(words(f"figures.reason_{why}", n=n) for why, n in reasons if n)])


def note_text(speaker: Speaker, note: Explained) -> str:
    """A correction written by hand."""
    said = speaker.chrome.words(
        "figures.note",
        day=day_text(speaker.language, note.known_on),
        printed=escape(note.printed),
        correct=escape(note.correct),
    )
    return f"{said} {escape(plain_text(note.reason, speaker.language))}"


def iso(day: date) -> str:
    """The day as it stands in addresses."""
    return day.isoformat()
