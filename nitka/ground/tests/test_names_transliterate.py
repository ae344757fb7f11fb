"""Names in Latin letters by published systems, on forms that are in print."""

import pytest

from nitka.ground.names.transliterate import Latin, UnknownSystem, transliterate

# Examples of the national system are those of the instruction and of the United Nations' report; passport forms
# are those of public people's papers as the press and the Official Journal of the European Union print them.
BELARUSIAN = [
    ("Гродна", Latin.NATIONAL, "Hrodna"),
    ("Магілёў", Latin.NATIONAL, "Mahilioŭ"),
    ("Віцебск", Latin.NATIONAL, "Viciebsk"),
    ("Лельчыцы", Latin.NATIONAL, "Lieĺčycy"),
    ("Чачэрск", Latin.NATIONAL, "Čačersk"),
    ("Баранавічы", Latin.NATIONAL, "Baranavičy"),
    ("Вераб'ёвічы", Latin.NATIONAL, "Vierabjovičy"),
    ("Шаркаўшчына", Latin.NATIONAL_2023, "Sharkawshchyna"),
    ("Вераб'ёвічы", Latin.NATIONAL_2023, "Vierabjovichy"),
    ("Сафіеўка", Latin.NATIONAL_2023, "Safijewka"),
    ("Жажэлка", Latin.NATIONAL_2023, "Zhazhelka"),
    ("Янка Купала", Latin.LACINKA, "Janka Kupała"),
    ("Вацлаў Ластоўскі", Latin.LACINKA, "Vacłaŭ Łastoŭski"),
    ("Міхась Лынькоў", Latin.LACINKA, "Michaś Łyńkoŭ"),
    ("Любоў", Latin.LACINKA, "Luboŭ"),
    ("Наталля", Latin.LACINKA, "Natalla"),
    ("Альгерд", Latin.LACINKA, "Alhierd"),
    ("Святлана", Latin.LACINKA, "Sviatłana"),
    ("Аляксандр Лукашэнка", Latin.PASSPORT, "Aliaksandr Lukashenka"),
    ("Уладзімір НАВУМАЎ", Latin.PASSPORT, "Uladzimir NAVUMAU"),
    ("Дзмітрый Паўлічэнка", Latin.PASSPORT, "Dzmitryi Paulichenka"),
    ("Юр'евіч", Latin.PASSPORT, "Yuryevich"),
    ("Ягор Хрэнін", Latin.PASSPORT, "Yahor Khrenin"),
    ("Сяргей", Latin.PASSPORT, "Siarhei"),
    ("Святлана Ціханоўская", Latin.PASSPORT, "Sviatlana Tsikhanouskaya"),
    ("Марыя", Latin.PASSPORT, "Maryia"),
    ("Магілёў", Latin.ENGLISH, "Mahilyow"),
    ("Аляксандр Лукашэнка", Latin.POLISH, "Alaksandr Łukaszenka"),
    ("Кіпель", Latin.POLISH, "Kipiel"),
]
RUSSIAN = [
    ("Сергей Щербаков", Latin.PASSPORT, "Sergei Shcherbakov"),
    ("Юрий Подъячев", Latin.PASSPORT, "Iurii Podieiachev"),
    ("Наталья", Latin.PASSPORT, "Natalia"),
    ("Фёдор Достоевский", Latin.ENGLISH, "Fyodor Dostoyevsky"),
    ("Борис Ельцин", Latin.ENGLISH, "Boris Yeltsin"),
    ("Никита Хрущёв", Latin.ENGLISH, "Nikita Khrushchov"),
    ("Антон Чехов", Latin.POLISH, "Anton Czechow"),
    ("Пётр Чайковский", Latin.POLISH, "Piotr Czajkowski"),
    ("Лев Толстой", Latin.POLISH, "Lew Tołstoj"),
    ("Михаил Лермонтов", Latin.POLISH, "Michaił Lermontow"),
]


@pytest.mark.parametrize(("text", "system", "latin"), BELARUSIAN)
def test_belarusian_in_latin_letters(text, system, latin):
    assert transliterate(text, "be", system) == latin


@pytest.mark.parametrize(("text", "system", "latin"), RUSSIAN)
def test_russian_in_latin_letters(text, system, latin):
    assert transliterate(text, "ru", system) == latin


def test_what_is_not_cyrillic_stays():
    assert transliterate("Алена O'Brien, 2026", "be", Latin.PASSPORT) == "Alena O'Brien, 2026"


def test_a_latin_i_inside_a_cyrillic_name_is_read_as_cyrillic():
    assert transliterate("Дзмiтрый", "be", Latin.LACINKA) == "Dzmitryj"


def test_an_unknown_system_is_refused():
    with pytest.raises(UnknownSystem, match="lacinka.*ru"):
        transliterate("Анна", "ru", Latin.LACINKA)
