"""Phrases are drawn evenly, survive typing, and four letters of a word are enough in every list."""

import hashlib
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nitka.ground import phrases
from nitka.ground.phrases import (
    LIST_SIZE,
    BadPhrase,
    fingerprint_words,
    languages,
    make_phrase,
    read_phrase,
    word_list,
)
from nitka.ground.wording import LANGUAGES

SCRIPTS = (("be", "ru"), ("en", "pl"))
# A list may never change: every phrase and fingerprint made with it would become another one.
FIXED = {
    "be": "646549ee0360bf6db3eb3a6425a276fec7bdf80aa2a86c5c5075f0cb9e58fdd5",
    "pl": "ba32c36e0290122bae6fa816f531720f28dcbad0e7497353819340dfdd7d1834",
}


@pytest.mark.parametrize("language", languages())
def test_a_list_has_2048_words_that_differ_in_four_letters(language):
    words = word_list(language)
    assert len(words) == len({word[:4] for word in words}) == LIST_SIZE
    assert [word for word in words if word != unicodedata.normalize("NFC", word)] == []


@pytest.mark.parametrize("script", SCRIPTS)
def test_lists_of_one_script_share_no_beginning(script):
    beginnings = [word[:4] for language in script if language in languages() for word in word_list(language)]
    assert len(beginnings) == len(set(beginnings))


@given(
    st.sampled_from(languages()),
    st.lists(st.integers(0, LIST_SIZE - 1), min_size=7, max_size=7),
    st.sampled_from(("NFC", "NFD")),
    st.booleans(),
)
def test_what_was_made_is_read_back_however_it_is_typed(language, numbers, form, short):
    drawn = iter(numbers)
    phrase = make_phrase(7, language, below=lambda _: next(drawn))
    words = [word[:4] if short else word for word in phrase.split()]
    typed = unicodedata.normalize(form, "  " + " \n ".join(words).upper())
    assert read_phrase(typed, 7) == phrase


def test_a_chosen_or_mistyped_phrase_is_refused_without_repeating_it():
    with pytest.raises(BadPhrase, match="7 words, not 2"):
        read_phrase("correct horse", 7)
    with pytest.raises(BadPhrase, match="word 3") as refused:
        read_phrase("abandon ability zzkolas about above absent absorb", 7)
    assert "zzkolas" not in str(refused.value)
    for third in ("a", "ab", "abilityy", "abiltiy"):
        with pytest.raises(BadPhrase, match="word 3"):
            read_phrase(f"abandon ability {third} about above absent absorb", 7)


@pytest.mark.parametrize("language", FIXED)
def test_our_own_lists_stay_as_they_are(language):
    text = (Path(phrases.__file__).parent / f"{language}.txt").read_bytes()
    assert hashlib.sha256(text).hexdigest() == FIXED[language]
    assert text.decode().split() == sorted(text.decode().split())


def test_every_language_of_the_house_has_a_list():
    assert languages() == LANGUAGES


def test_our_words_can_be_typed_on_a_neighbours_keyboard():
    """Polish without marks, Belarusian with letters that Russian has too; four to eight letters each."""
    assert [w for w in word_list("pl") if not re.fullmatch("[a-z]{4,8}", w)] == []
    assert [w for w in word_list("be") if not re.fullmatch("[а-яё]{4,8}", w)] == []


def test_a_fingerprint_is_the_first_bits_of_the_hash():
    """SHA-256("") begins e3b0c442…: 0b11100011101 = 1821, 0b10000110001 = 1073."""
    assert fingerprint_words(b"", count=2) == f"{word_list('en')[1821]} {word_list('en')[1073]}"


def test_a_language_without_list_is_named():
    with pytest.raises(BadPhrase, match="'xx'"):
        make_phrase(7, "xx")
