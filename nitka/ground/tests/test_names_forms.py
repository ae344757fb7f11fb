"""A printed name taken apart, whatever its order."""

import pytest

from nitka.ground.names import parse_name


@pytest.mark.parametrize(
    ("text", "given", "patronymic", "family"),
    [
        ("Іваноў Іван Іванавіч", "Іван", "Іванавіч", "Іваноў"),
        ("Іван Іванавіч Іваноў", "Іван", "Іванавіч", "Іваноў"),
        ("Ivanou, Ivan Ivanavich", "Ivan", "Ivanavich", "Ivanou"),
        ("Ivanou Ivan Ivanavich", "Ivan", "Ivanavich", "Ivanou"),
        ("Uladzimir Uladzimiravich NAVUMAU", "Uladzimir", "Uladzimiravich", "NAVUMAU"),
        ("NAVUMAU Uladzimir", "Uladzimir", "", "NAVUMAU"),
        ("А. Р. Лукашэнка", "А", "Р", "Лукашэнка"),
        ("Лукашэнка А.Р.", "А", "Р", "Лукашэнка"),
        ("А.Р.Лукашэнка", "А", "Р", "Лукашэнка"),
        ("Сергей А. Иванов", "Сергей", "А", "Иванов"),
        ("Əliyev İlham Heydər oğlu", "İlham", "Heydər oğlu", "Əliyev"),
        ("Ilham Heydar oglu Aliyev", "Ilham", "Heydar oglu", "Aliyev"),
        ("Алиев Ильхам Гейдар оглы", "Ильхам", "Гейдар оглы", "Алиев"),
        ("Məmmədova Leyla Rauf qızı", "Leyla", "Rauf qızı", "Məmmədova"),
        ("Дунін-Марцінкевіч Вінцэнт", "Вінцэнт", "", "Дунін-Марцінкевіч"),
        ("Шушкевіч Станіслаў Станіслававіч", "Станіслаў", "Станіслававіч", "Шушкевіч"),
        ("Станіслаў Станіслававіч Шушкевіч", "Станіслаў", "Станіслававіч", "Шушкевіч"),
        ("Іван Лукашэвіч", "Іван", "", "Лукашэвіч"),
        ("Лукашэвіч Іван", "Іван", "", "Лукашэвіч"),
        ("Аляксандра Міхайлаўна", "Аляксандра", "Міхайлаўна", ""),
        ("Климук Пётр Ильич", "Пётр", "Ильич", "Климук"),
        ("Tadeusz Kościuszko", "Tadeusz", "", "Kościuszko"),
        ("Kościuszko Tadeusz Andrzej", "Tadeusz Andrzej", "", "Kościuszko"),
        ("Статкевіч", "", "", "Статкевіч"),
        ("Алена", "Алена", "", ""),
        ("", "", "", ""),
        ("…", "", "", ""),
    ],
)
def test_a_name_is_taken_apart(text, given, patronymic, family):
    parts = parse_name(text)
    assert (parts.given, parts.patronymic, parts.family) == (given, patronymic, family)


def test_a_maiden_name_and_a_second_spelling_stand_apart():
    assert parse_name("Petrova (Ivanova) Maria").others == ("Ivanova",)
    assert parse_name("Мікалай ВАРАБЕЙ/ВЕРАБЕЙ").others == ("ВЕРАБЕЙ",)
    assert parse_name("Petrova (Ivanova) Maria").family == "Petrova"


def test_the_sex_comes_from_patronymic_or_given_name():
    assert parse_name("Саша Пятровіч Гром").sex == "male"
    assert parse_name("Гром Алена").sex == "female"
    assert parse_name("А. Гром").sex is None


def test_initials():
    assert parse_name("Аляксандр Рыгоравіч Гром").initials() == "Гром А. Р."
    assert parse_name("Гром").initials() == "Гром"
