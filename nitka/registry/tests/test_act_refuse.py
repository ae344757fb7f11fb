"""The room's veto on acts: deaths, levels, consent, and what one signature may not do alone."""

import pytest

from nitka.registry.rules import Current, act_problems
from nitka.registry.tests import builders as b

NOW = Current(day=b.DAY)
HELD = b.person(whereabouts={"state": "held", "source": "s1"})


def judged(data, *, before=None, power="person", signatures=2, threshold=2):
    current = Current(day=b.DAY, bodies={("person", b.ALESIA): before} if before else {})
    prefix = f"item 1 (person {b.ALESIA}): "
    problems = act_problems(power, [("person", b.ALESIA, data)], signatures, threshold, current)
    return [problem.removeprefix(prefix) for problem in problems]


def dead(*sources):
    """A body that says she died, by sources (kind, publisher, url or None)."""
    named = {
        f"s{place}": {"kind": kind, "title": f"Report {place}", "publisher": publisher, "seen": "2026-11"}
        | ({"url": url} if url else {})
        for place, (kind, publisher, url) in enumerate(sources, start=1)
    }
    return b.person(
        sources=named,
        whereabouts={"state": "dead", "source": "s1"},
        ways_out=[
            {"kind": "death", "when": "2026-11", "source": f"s{place}"}
            for place in range(1, len(sources) + 1)
        ],
    )


OURS = ("initiative", "We", None)
NEIGHBOURS = ("initiative", "Our neighbours", None)
PAPER = ("press", "An invented paper", "https://paper.example.org/7")
TWO_SOURCES = "a death that no outside organisation has published needs two independent sources"
ONE_MORE = "a death that no outside organisation has published needs one signature more than usual: 3, not 2"


def test_a_right_act_passes():
    items = [
        ("person", b.ALESIA, b.full_person()),
        ("facility", "ik-4", b.facility()),
        ("checked", b.BAHDAN, {}),
    ]
    assert act_problems("person", items, 2, 2, NOW) == []


def test_a_wrong_body_stops_the_act():
    assert judged(b.person(phone="1")) == ["phone: is not a known key"]


def test_kinds_of_other_rooms_are_left_to_them():
    assert act_problems("hide", [("withdrawal", "w", {"commitments": ["0" * 64]})], 1, 1, NOW) == []


@pytest.mark.parametrize(
    ("sources", "signatures", "problems"),
    [
        ([PAPER], 2, []),
        ([OURS, PAPER], 2, []),
        ([OURS], 2, [TWO_SOURCES, ONE_MORE]),
        ([OURS], 3, [TWO_SOURCES]),
        ([OURS, OURS], 3, [TWO_SOURCES]),
        ([OURS, NEIGHBOURS], 2, [ONE_MORE]),
        ([OURS, NEIGHBOURS], 3, []),
        ([("press", "A paper nobody can look up", None)], 3, [TWO_SOURCES]),
    ],
)
def test_a_death_nobody_outside_published(sources, signatures, problems):
    assert judged(dead(*sources), before=HELD, signatures=signatures) == problems


def test_a_death_that_stands_is_not_asked_about_again():
    assert judged(dead(OURS) | {"sex": "female"}, before=dead(OURS)) == []


@pytest.mark.parametrize(
    "told",
    [
        {"whereabouts": {"state": "dead", "source": "s1"}},
        {"detentions": [{"kind": "arrest", "end_reason": "died", "source": "s1"}]},
        {
            "claims": [
                {
                    "id": "c1",
                    "about": "death",
                    "statement": {"en": "She died."},
                    "source": "s1",
                    "grade": "C3",
                }
            ]
        },
    ],
)
def test_a_death_is_seen_wherever_it_is_told(told):
    sources = {"s1": {"kind": "initiative", "title": "We", "seen": "2026-11"}}
    assert judged(b.person(sources=sources, **told), before=HELD) == [TWO_SOURCES, ONE_MORE]


@pytest.mark.parametrize(
    ("before", "after", "allowed"),
    [
        (HELD, b.unnamed("withheld"), False),
        (HELD, b.unnamed("counted"), False),
        (b.unnamed("withheld"), b.unnamed("counted"), False),
        (b.unnamed("counted"), b.unnamed("withheld"), True),
        (b.unnamed("withheld"), HELD, True),
    ],
)
def test_down_a_level_takes_a_new_subject(before, after, allowed):
    problem = (
        f"goes down from {before['level']} to {after['level']}: withdraw every body of this subject "
        "and publish under a new one"
    )
    assert judged(after, before=before) == ([] if allowed else [problem])


def test_consent_that_ended():
    basis = {"kind": "consented", "scope": ["name"], "until": "2026-10"}
    assert judged(b.person(basis=basis)) == ["the consent ended 2026-10: withdraw, or ask again"]
    assert judged(b.person(basis=basis | {"until": "2026-11"})) == []


@pytest.mark.parametrize("power", ["correct", "news"])
def test_alone_nobody_adds_a_person(power):
    assert judged(HELD, power=power, signatures=1, threshold=1) == [
        f"somebody new takes the power 'person', not {power!r}"
    ]


@pytest.mark.parametrize(
    ("power", "more", "problems"),
    [
        ("news", {"stage": {"value": "closed", "source": "s2"}}, []),
        ("news", {"sex": "male"}, ["sex changes: this takes the power 'correct', not 'news'"]),
        ("correct", {"sex": "male"}, []),
        (
            "correct",
            {"basis": {"kind": "consented", "scope": ["name"]}},
            ["basis changes: this takes the power 'consent', not 'correct'"],
        ),
        (
            "news",
            {"photo": {"sha256": "0" * 64, "credit": "x", "licence": "x", "origin": "x"}},
            ["photo changes: this takes the power 'consent', not 'news'"],
        ),
    ],
)
def test_alone_somebody_changes_only_so_much(power, more, problems):
    assert judged(HELD | more, before=HELD, power=power, signatures=1, threshold=1) == problems


def test_one_subject_stands_once_in_an_act():
    items = [("person", b.ALESIA, HELD), ("person", b.ALESIA, b.person())]
    assert act_problems("person", items, 2, 2, NOW) == [f"person {b.ALESIA} stands 2 times in one act"]


def test_nobody_names_an_address_of_ours_alone():
    items = [("channel", "gifts", {"kind": "telegram", "address": "@not_us", "since": "2026-11-23"})]
    assert act_problems("correct", items, 1, 1, NOW) == [
        "item 1 (channel gifts): an address of ours takes the power 'person', not 'correct'"
    ]
    assert act_problems("person", items, 2, 2, NOW) == []
