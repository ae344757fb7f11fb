"""Which written form of a name a reader of each language sees."""

from collections.abc import Sequence

from nitka.ground.people import vocabulary as v
from nitka.ground.people.entries import NameForm

LANGUAGES = ("be", "ru", "en", "pl")
_KINDS = (v.NameKind.MAIN, v.NameKind.ALIAS, v.NameKind.INITIALS, v.NameKind.FORMER, v.NameKind.NICKNAME)
# Reader's language → languages of forms, best first. Any other language comes last.
_NEAREST = {"be": ("be", "ru"), "ru": ("ru", "be"), "en": ("en",), "pl": ("pl", "en")}
_CYRILLIC_READERS = frozenset({"be", "ru"})
_LATIN_SYSTEMS = {
    "en": (v.NameSystem.ENGLISH, v.NameSystem.PASSPORT, v.NameSystem.PRINTED, v.NameSystem.NATIONAL),
    "pl": (v.NameSystem.PRINTED, v.NameSystem.ENGLISH, v.NameSystem.PASSPORT, v.NameSystem.NATIONAL),
}


def shown_form(forms: Sequence[NameForm], language: str) -> NameForm | None:
    """The form that a reader of ``language`` should see: own language first, then the own alphabet."""
    if not forms:
        return None
    nearest = _NEAREST[language]
    own = v.Script.CYRILLIC if language in _CYRILLIC_READERS else v.Script.LATIN
    systems = _LATIN_SYSTEMS.get(language, ())

    def rank(form: NameForm) -> tuple[int, ...]:
        return (
            0 if form.script is own else 1,
            _KINDS.index(form.kind),
            nearest.index(form.language) if form.language in nearest else len(nearest),
            systems.index(form.system) if form.system in systems else len(systems),
        )

    return min(forms, key=rank)


def shown_names(forms: Sequence[NameForm]) -> dict[str, str]:
    """The name for readers of each of the four languages; empty texts for a person without name."""
    return {language: shown_name(forms, language) for language in LANGUAGES}


def shown_name(forms: Sequence[NameForm], language: str) -> str:
    """The name for a reader of ``language``, as one of the sources writes it."""
    form = shown_form(forms, language)
    return form.text if form else ""
