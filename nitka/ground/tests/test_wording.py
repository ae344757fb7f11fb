"""Words are chosen by language and number, and a missing one is named."""

import pytest

from nitka.ground.wording import LANGUAGES, MissingWord, Words, plural_category, say_number, words

EXPECTED = {
    "be": {"one": [1, 21, 101], "few": [2, 3, 4, 22, 104], "many": [0, 5, 11, 12, 14, 20, 111, 112]},
    "ru": {"one": [1, 21, 101], "few": [2, 3, 4, 22, 104], "many": [0, 5, 11, 12, 14, 20, 111, 112]},
    "en": {"one": [1], "other": [0, 2, 5, 11, 21, 101]},
    "pl": {"one": [1], "few": [2, 3, 4, 22, 104], "many": [0, 5, 11, 12, 14, 20, 21, 101, 112]},
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_categories_follow_cldr(language):
    found = {name: [n for n in numbers if plural_category(language, n) == name]
             for name, numbers in EXPECTED[language].items()}  # fmt: skip
    assert found == EXPECTED[language]


def test_a_number_below_zero_is_counted_like_its_positive():
    assert plural_category("be", -21) == "one"


def test_a_word_with_a_number():
    t = Words("be", {"span.days": {"one": "{n} дзень", "few": "{n} дні", "many": "{n} дзён"}})
    assert [t("span.days", n=n) for n in (1, 3, 1234)] == [
        "1 дзень",
        "3 дні",
        "1\xa0234 дзён".replace("дзён", "дні"),
    ]


def test_a_word_with_names_in_it():
    t = Words("be", {"held": "У {town} трымаюць {who}."})
    assert t("held", town="Гомелі", who="Алесю") == "У Гомелі трымаюць Алесю."


def test_a_missing_word_is_named():
    with pytest.raises(MissingWord) as error:
        Words("be", {})("home.title")
    assert error.value.args == ("home.title (be)",)


def test_a_language_we_do_not_have():
    with pytest.raises(ValueError, match="^no words in 'de': one of be, ru, en, pl$"):
        words("ground", "de")


def test_words_of_a_room_are_read_from_its_files():
    assert [words("ground", language)("month.7") for language in LANGUAGES] == [
        "ліпень",
        "июль",
        "July",
        "lipiec",
    ]


def test_numbers_set_their_thousands_apart():
    assert [say_number(1234567, language) for language in LANGUAGES] == [
        "1\xa0234\xa0567",
        "1\xa0234\xa0567",
        "1,234,567",
        "1\xa0234\xa0567",
    ]
