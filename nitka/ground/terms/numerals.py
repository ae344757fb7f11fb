"""Number words of the four languages, in the cases in which sentences use them."""

from nitka.ground.terms.term import TermError

# Nominative, masculine; index = number from 0 to 20.
_UNITS = {
    "be": "нуль адзін два тры чатыры пяць шэсць сем восем дзевяць дзесяць адзінаццаць дванаццаць трынаццаць "
    "чатырнаццаць пятнаццаць шаснаццаць семнаццаць васемнаццаць дзевятнаццаць",
    "ru": "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать "
    "четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать",
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen",
    "pl": "zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście "
    "trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście",
}
_TENS = {
    "be": "дваццаць трыццаць сорак пяцьдзясят шэсцьдзясят семдзесят восемдзесят дзевяноста",
    "ru": "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "pl": "dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt "
    "dziewięćdziesiąt",
}
_HUNDREDS = {
    "be": "сто дзвесце трыста чатырыста пяцьсот шэсцьсот семсот восемсот дзевяцьсот",
    "ru": "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот",
    "pl": "sto dwieście trzysta czterysta pięćset sześćset siedemset osiemset dziewięćset",
}
# The genitive ("да пяці гадоў", "до пяти лет", "do pięciu lat") from 1 on, and the feminine of 1 and 2.
_OBLIQUE = {
    "be": "аднаго двух трох чатырох пяці шасці сямі васьмі дзевяці дзесяці адзінаццаці дванаццаці трынаццаці "
    "чатырнаццаці пятнаццаці шаснаццаці семнаццаці васемнаццаці дзевятнаццаці дваццаці",
    "ru": "одного двух трёх четырёх пяти шести семи восьми девяти десяти одиннадцати двенадцати тринадцати "
    "четырнадцати пятнадцати шестнадцати семнадцати восемнадцати девятнадцати двадцати",
    "pl": "jednego dwóch trzech czterech pięciu sześciu siedmiu ośmiu dziewięciu dziesięciu jedenastu dwunastu "
    "trzynastu czternastu piętnastu szesnastu siedemnastu osiemnastu dziewiętnastu dwudziestu",
}
_FEMININE = {"be": ("адна", "дзве"), "ru": ("одна", "две"), "pl": ("jedna", "dwie")}
_MORE = {
    "адно": 1, "одно": 1, "jedno": 1, "трех": 3, "четырех": 4, "дзьве": 2, "шэсьць": 6, "дзевяць": 9,
    "чатырнадцаць": 14, "трыццаці": 30, "тридцати": 30, "trzydziestu": 30, "сарака": 40, "сорока": 40,
    "czterdziestu": 40,
}  # fmt: skip


def _numerals() -> dict[str, int]:
    words = dict(_MORE)
    for table in _UNITS.values():
        words.update({word: n for n, word in enumerate(table.split())})
    for table in _TENS.values():
        words.update({word: 20 + 10 * n for n, word in enumerate(table.split())})
    for table in _HUNDREDS.values():
        words.update({word: 100 + 100 * n for n, word in enumerate(table.split())})
    for table in _OBLIQUE.values():
        words.update({word: n for n, word in enumerate(table.split(), start=1)})
    for one, two in _FEMININE.values():
        words.update({one: 1, two: 2})
    return words


NUMERALS: dict[str, int] = _numerals()
"""Every number word of the four languages → its number (0–20, tens, hundreds; nominative, genitive, feminine)."""


def spell(n: int, language: str, feminine: bool = False) -> str:
    """``n`` from 0 to 99 in words: "дваццаць адзін", "twenty-one", "dwie" (feminine). Else ``TermError``."""
    if not 0 <= n <= 99:
        raise TermError(f"only 0 to 99 are spelled out, not {n}")
    units = _UNITS[language].split()
    if n < 20:
        if feminine and n in (1, 2) and language in _FEMININE:
            return _FEMININE[language][n - 1]
        return units[n]
    tens = _TENS[language].split()[n // 10 - 2]
    if n % 10 == 0:
        return tens
    # Polish keeps "jeden" for both in compound numbers: dwadzieścia jeden jednostek.
    keep = language == "pl" and n % 10 == 1
    unit = spell(n % 10, language, feminine and not keep)
    return f"{tens}-{unit}" if language == "en" else f"{tens} {unit}"
