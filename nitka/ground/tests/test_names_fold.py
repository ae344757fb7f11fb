"""One spelling for a word of a name, whatever alphabet and tradition it was printed in."""

import json
from pathlib import Path

import pytest

from nitka.ground.names import fold_name, fold_readings, fold_token, skeleton_of
from nitka.ground.names.given import given_codes, patronymic_codes, sex_of
from nitka.ground.names.letters import Script, plain, script_of, words_of

DATA = Path(__file__).resolve().parents[3] / "tests" / "data" / "names"
SAME = [
    "Ціханоўская Тихановская Cichanoŭskaja Tsikhanouskaya Tikhanovskaya",
    "Лукашэнка Лукашенко Łukašenka Lukashenka Lukashenko Łukaszenka",
    "Быкаў Быков Bykaŭ Bykau Bykov",
    "Кравцоў Краўцоў Кравцов Kravcoŭ Krautsou Kravtsov Krawcou",
    "Шчарбакоў Щербаков Ščarbakoŭ Shcharbakou Shcherbakov Szczarbakou",
    "Харытончык Харитончик Charytončyk Kharytonchyk Kharitonchik Charytonczyk",
    "Гурскі Гурский Hurski Gursky Gurskij Hurskі",
    "Сьнег Снег Śnieh Snieh",
    "Наталля Наталья Наталия Natallia Natalia Natalla Natalya Натальля",
    "Дзмітрый Дмитрий Dzmitry Dmitry Дзьмітры Dzmitryj Dzmitryi",
    "Сяргей Сергей Siarhei Sergei Siarhiej Syarhey",
    "Любоў Любовь Liubou Luboŭ Lyubov Lubou",
    "Эйсмант Эйсмонт Ejsmant Eismant Eysmont",
    "Зінаіда Зинаида Zinaida Зінаїда",
    "Юр'евіч Юрьевич Jurjevič Yuryevich Юр’евіч Юрʼевіч",
    "Пятроўна Петровна Piatroŭna Piatrouna Petrovna",
    "Іўлеў Ивлев Iŭleŭ Ivlev",
]


@pytest.mark.parametrize("words", SAME)
def test_one_name_folds_to_one_word(words):
    folds = {word: fold_name(word) for word in words.split()}
    assert {word: fold for word, fold in folds.items() if len(fold) != 1} == {}
    assert len(set(folds.values())) == 1, folds


def test_different_names_stay_different():
    words = [
        "Іваноў",
        "Іванова",
        "Кавалёў",
        "Каваленка",
        "Кавальчук",
        "Карпаў",
        "Курпаў",
        "Максімаў",
        "Максіменка",
        "Ян",
        "Іна",
        "Іван",
        "Інеса",
    ]
    assert len({fold_name(word) for word in words}) == len(words)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Дзмiтрый", "Дзмітрый"),  # Latin i
        ("Kaвaлёў", "Кавалёў"),  # Latin K, a
        ("CAXAPOB", "САХАРОВ"),  # Latin throughout, beside a Cyrillic name
        ("Виĸтор", "Виктор"),  # the small capital K of a PDF font
        ("Οксана", "Оксана"),  # Greek Omicron
        ("Haтaллi", "Наталлі"),
    ],
)
def test_letters_of_another_alphabet_do_not_hide_a_name(printed, meant):
    assert fold_name(f"{printed} Шчука") == fold_name(f"{meant} Шчука")


def test_cyrillic_letters_inside_a_latin_name():
    assert fold_name("Vаsil Вykau Zhuk") == fold_name("Vasil Bykau Zhuk") or fold_name("Vаsil") == fold_name(
        "Vasil"
    )
    assert words_of("А. Lukashenka")[0] == ("a", Script.LATIN)


def test_every_latin_letter_inside_a_cyrillic_name_is_found():
    twins = dict(zip("асеорхікАВСЕНКМОРТХІ", "aceopxikABCEHKMOPTXI", strict=True))
    for name in ("Аляксандр Міхайлавіч Кавалёнак", "Ірына Сяргееўна Харошка", "Марыя Тарасаўна Сакратава"):
        for at, char in enumerate(name):
            if char in twins:
                typed = name[:at] + twins[char] + name[at + 1 :]
                assert fold_name(typed) == fold_name(name), typed


@pytest.mark.parametrize(
    "text",
    [
        "\u200fАлена Іваненка",
        "Але\u0301на Іва\u0301ненка",
        "Алена\u00a0Іваненка",
        "Але\u00adна Іваненка\u200b",
        "АЛЕНА ІВАНЕНКА",
    ],
)
def test_marks_that_nobody_sees_change_nothing(text):
    assert fold_name(text) == fold_name("Алена Іваненка")


def test_stress_marks_go_and_letters_stay():
    assert plain("Вячасла\u0301ў Ёй\u0301 Ń") == "Вячаслаў Ёй Ń"


def test_an_apostrophe_is_part_of_the_word_and_a_hyphen_parts_words():
    assert len(fold_name("Дар'я Дунін-Марцінкевіч")) == 3
    assert fold_token("Дар’я") == fold_token("Daria") == fold_token("Дарья")


def test_a_lost_space_is_found_again():
    assert fold_name("ЕвгенийАлексеевич ВРУБЛЕВСКИЙ") == fold_name("Евгений Алексеевич Врублевский")


def test_marks_tell_the_system_of_the_whole_name():
    assert fold_name("Michaś Čarot") == fold_name("Міхась Чарот")
    assert fold_name("Michaił Wołkau") == fold_name("Міхаіл Волкаў")
    assert fold_name("Oleg Chernov") == fold_name("Олег Чернов")


def test_an_ambiguous_letter_has_every_reading():
    assert fold_token("Ціханоўская") in fold_readings("Cichanouskaja")[0]
    assert fold_token("Виктор") in fold_readings("Victor")[0]


def test_azerbaijani_letters():
    assert fold_name("Hüseynov") == fold_name("Гусейнов")
    assert fold_name("Qasımov Cəfər")[0] == fold_name("Гасымов")[0]


@pytest.mark.parametrize("text", ["", " ", "…", "--", "'", "\u200f", "🙂"])
def test_nothing_folds_to_nothing(text):
    assert fold_name(text) == ()


def test_the_skeleton_has_no_vowels_and_no_opening_v():
    assert skeleton_of(fold_token("Вольга")) == skeleton_of(fold_token("Ольга"))
    assert skeleton_of(fold_token("Уладзімір")) == skeleton_of(fold_token("Владимир"))
    assert skeleton_of(fold_token("Ія")) == fold_token("Ія")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Зміцер", "Дмитрий"), ("Мікола", "Николай"), ("Алесь", "Лесь"), ("Ганна", "Анна"), ("Кастусь", "Константин"),
        ("Язэп", "Józef"), ("Андрэй", "Andrzej"), ("Янка", "Jan"), ("Рыгор", "Grzegorz"), ("Цімох", "Timothy"),
        ("Кацярына", "Екатерина"), ("Алена", "Elena"), ("Вольга", "Olga"), ("Таццяна", "Tatiana"), ("Яўген", "Eugene"),
        ("Стась", "Stanisław"), ("Міхась", "Michael"), ("Уладзімір", "Volodymyr"), ("Ліза", "Елизавета"),
    ],
)  # fmt: skip
def test_names_of_one_family(one, other):
    assert set(given_codes(fold_token(one))) & set(given_codes(fold_token(other)))


def test_patronymics_lead_to_the_father():
    for one, other in (
        ("Мікалаевіч", "Николаевич"),
        ("Зміцераўна", "Дмитриевна"),
        ("Якаўлевіч", "Яковлевич"),
    ):
        assert patronymic_codes(fold_token(one)) & patronymic_codes(fold_token(other))
    assert patronymic_codes(fold_token("Шушкевіч")) == frozenset()


def test_the_sex_that_a_name_tells():
    told = {
        word: sex_of(fold_token(word))
        for word in ("Дзмітрый", "Вольга", "Пятроўна", "Іванавіч", "Саша", "Гром")
    }
    assert told == {
        "Дзмітрый": "male", "Вольга": "female", "Пятроўна": "female", "Іванавіч": "male", "Саша": None, "Гром": None,
    }  # fmt: skip


def test_scripts():
    assert [script_of(word) for word in ("Алена", "Alena", "Дзмiтрый", "2026")] == [
        Script.CYRILLIC, Script.LATIN, Script.CYRILLIC, Script.OTHER,
    ]  # fmt: skip


def test_the_shared_vectors_hold():
    vectors = json.loads((DATA / "fold_vectors.json").read_text(encoding="utf-8"))
    assert {name: list(fold_name(name)) for name in vectors} == vectors
    assert len(vectors) >= 300
