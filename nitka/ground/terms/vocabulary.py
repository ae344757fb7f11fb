"""The words that sentences are written with, besides numbers: units, connectors, and words that only accompany.

Everything is lower case, in all four languages together: a text may mix them, and no word means two things.
"""


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


YEARS = _listed(
    "year years yr yrs y год года годы годов лет гады гадоў году годзе rok roku lata lat гг г л r"
)
MONTHS = _listed(
    "month months mo mos mth mths m месяц месяца месяцы месяцев месяцаў месяцау мес м miesiąc miesiąca "
    "miesiące miesięcy mies"
)
DAYS = _listed(
    "day days d день дня дни дней дзень дні дзён дн сутки суток сутак суткі сут dzień dnia dni doba doby dób "
    "д"
)
WEEKS = _listed("week weeks неделя недели недель тыдзень тыдні тыдняў тыдня tydzień tygodnie tygodni")
BASE = _listed(
    "base basic базовая базовые базовых базовую базавая базавыя базавых базавую jednostka jednostki jednostek "
    "bazowa bazowe bazowych stawka stawki stawek"
)
BASE_NOUNS = _listed(
    "value values unit units amount amounts величина величины величин величину велічыня велічыні велічынь "
    "велічыню bazowa bazowe bazowych wielkość wielkości wartość wartości jednostek jednostka jednostki"
)
BASE_SHORT = {"б.в", "бв", "b.v", "bv", "j.b", "б.в.", "b.v.", "j.b."}
THOUSAND = _listed("thousand тысяча тысячи тысяч тысячы тысячаў tysiąc tysiące tysięcy")
# A unit that may stand alone and then means one of it: "год і 6 месяцаў".
ALONE = {"year", "month", "год", "месяц", "rok", "miesiąc", "roku"}
CURRENCIES = {
    "byn": "BYN", "rub": "RUB", "eur": "EUR", "euro": "EUR", "euros": "EUR", "евро": "EUR", "еўра": "EUR",
    "€": "EUR", "usd": "USD", "$": "USD", "dollars": "USD", "dollar": "USD", "доллар": "USD",
    "долларов": "USD", "доллара": "USD", "долар": "USD", "долары": "USD", "долараў": "USD",
    "dolarów": "USD", "dolary": "USD", "dolar": "USD", "pln": "PLN", "zł": "PLN", "złotych": "PLN",
    "złote": "PLN", "złoty": "PLN", "azn": "AZN", "manat": "AZN", "manats": "AZN", "манат": "AZN",
    "манаты": "AZN", "манатов": "AZN", "манатаў": "AZN",
}  # fmt: skip
# A rouble is Belarusian or Russian: the text or the caller must say which.
ROUBLES = _listed(
    "rouble roubles ruble rubles рубль рубля рубли рублей руб рублі рублёў рублеў rubel ruble rubli rubla"
)
ROUBLES_OF = {
    "belarusian": "BYN", "белорусских": "BYN", "белорусский": "BYN", "беларускіх": "BYN",
    "беларускі": "BYN", "беларускія": "BYN", "białoruskich": "BYN", "białoruskie": "BYN", "białoruski": "BYN",
    "russian": "RUB", "российских": "RUB", "российский": "RUB", "расійскіх": "RUB", "расійскі": "RUB",
    "rosyjskich": "RUB", "rosyjskie": "RUB", "rosyjski": "RUB",
}  # fmt: skip
AND = _listed("and plus & + , ; і и i oraz a an ды")
WITH = _listed("с з z")  # "два с половиной", "два з паловай"; else it only accompanies
HALF = _listed(
    "half halves паловай паловаю палова паловы половиной половина половины половиною pół połową poł паў пол"
)
ONE_AND_A_HALF = _listed("паўтара паўтары паўтарох полтора полторы полутора półtora półtorej półtorа")
HALF_UNIT = {
    "паўгода": ("years", 2), "полгода": ("years", 2), "полугода": ("years", 2), "półrocze": ("years", 2),
    "паўмесяца": ("months", 2), "полмесяца": ("months", 2),
}  # fmt: skip
LIFE = _listed(
    "life lifetime lifelong пожизненно пожизненное пожизненного пожизненный пажыццёва пажыццёвае пажыццёвага "
    "пажыццёвы dożywocie dożywotnio dożywotnie dożywotniego dożywocia"
)
UNKNOWN = {
    "", "-", "–", "—", "?", "n/a", "na", "none", "false", "null", "unknown", "not known", "not stated",
    "term not known", "no data", "невядома", "невядомы", "тэрмін невядомы", "тэрмін не вядомы", "няма звестак",
    "няма даных", "неизвестно", "неизвестен", "срок неизвестен", "нет данных", "не указан", "не указано",
    "nieznany", "nieznana", "nieznane", "wymiar kary nieznany", "nie wiadomo", "brak danych",
}  # fmt: skip
# Words that accompany a sentence and do not change its length.
BESIDE = _listed(
    "of in the for to by at about sentence sentences sentenced confinement freedom incarceration term "
    "imprisonment prison jail custody deprivation liberty "
    "freedom restriction restricted penal colony general reinforced enhanced strict medium maximum minimum high "
    "security regime conditions under fine arrest open closed facility type institution correctional home khimiya "
    "срок сроком срока лишения лишение свободы ограничения ограничение в на по из у к колонии колония колонию "
    "общего усиленного строгого особого режима режим условиях условий штраф штрафа штрафом размере тюрьмы тюрьме "
    "тюремного заключения заключение ареста арест направлением направления без исправительное исправительной "
    "учреждение открытого типа химия химии домашняя домашней "
    "тэрмін тэрмінам тэрміну пазбаўлення пазбаўленне волі абмежавання абмежаванне ў ва калоніі калонія калонію "
    "агульнага ўзмоцненага строгага рэжыму рэжым умовах штрафу памеры турмы турме турэмнага зняволення зняволенне "
    "арышту арышт накіраваннем накіравання адкрытага тыпу хімія хіміі хатняя хатняй папраўчай "
    "pozbawienia pozbawienie wolności ograniczenia ograniczenie w na kolonii kolonia karnej karna reżimie "
    "reżimu reżim zaostrzonym zaostrzonego ogólnym ogólnego surowym surowego warunkach więzienia więzieniu "
    "aresztu areszt grzywna grzywny grzywnę wysokości o kara kary otwartego typu chemia domowa wymiar rygorze "
    "rygor rygoru ogólnym wzmocnionym surowym wzmocnionego . ( ) ' « » “ ” :"
)
