"""Alesia keeps the record, her friends keep a list. What their list may do to the record, and what it may not."""

from datetime import date

import pytest

from nitka.client.importing.findings import ListShrank
from nitka.client.tests.lists import TODAY, friend, plan_of, record_of, told


def counted(plan):
    return {status: n for status, n in plan.counts.items() if n}


def test_a_new_list_creates_people_and_their_facility(tmp_path):
    plan = plan_of(tmp_path, [friend(1), friend(2)])
    assert counted(plan) == {"created": 2}
    data = plan.data(plan.lines[0])
    assert data["basis"] == {
        "kind": "already_public",
        "published_by": "Friends of the Invented",
        "since": "2024-05",
        "list": "friends",
        "key": "f1",
        "url": "https://friends.example/1",
    }
    assert data["sources"] == {
        "friends": {
            "kind": "organisation",
            "title": "List of Friends",
            "publisher": "Friends of the Invented",
            "seen": "2026-11-23",
            "url": "https://friends.example/1",
        }
    }
    assert (sorted(plan.facilities), plan.facilities["ik-1"]["number"]) == (["ik-1"], 1)


def test_a_facility_that_the_record_holds_is_not_made_again(tmp_path):
    held = [("facility", "ik-1", {"kind": "penal_colony", "names": {"en": "Penal colony No. 1"}})]
    plan = plan_of(tmp_path, [friend(1)], held)
    assert (plan.facilities, plan.data(plan.lines[0])["whereabouts"]["facility"]) == ({}, "ik-1")


def test_an_unchanged_list_changes_nothing_on_another_day(tmp_path):
    rows = [friend(n) for n in range(5)]
    record = record_of(plan_of(tmp_path, rows))
    later = plan_of(tmp_path, rows, record, today=date(2027, 1, 31))
    assert (counted(later), later.changes) == ({"unchanged": 5}, False)


def test_a_changed_value_is_updated_with_the_day_it_was_seen(tmp_path):
    record = record_of(plan_of(tmp_path, [friend(1), friend(2)]))
    plan = plan_of(tmp_path, [friend(1, work="nurse"), friend(2, stage="in prison before trial")], record,
                   today=date(2027, 1, 31))  # fmt: skip
    assert counted(plan) == {"updated": 2}
    first, second = (plan.data(line) for line in plan.lines)
    assert [line.changed for line in plan.lines] == [["profession"], ["stage"]]
    assert first["profession"] == {"en": "nurse"}
    assert second["stage"] == {"value": "remand", "source": "friends_2"}
    assert second["born"]["source"] == "friends"
    assert {key: source["seen"] for key, source in second["sources"].items()} == {
        "friends": "2026-11-23",
        "friends_2": "2027-01-31",
    }


def edited(record, **changes):
    """A body that somebody changed by hand after the last import."""
    kind, subject, data = record[-1]
    return [*record, (kind, subject, {**data, **changes})]


def test_what_a_person_edited_is_not_overwritten(tmp_path):
    record = record_of(plan_of(tmp_path, [friend(1)]))
    hand = {"kind": "press", "title": "A newspaper", "seen": "2026-12-01"}
    sources = {**record[-1][2]["sources"], "hand": hand}
    record = edited(record, born={"when": "1971-06-01", "source": "hand"}, sources=sources)
    plan = plan_of(tmp_path, [friend(1, born="1971-07-07", work="nurse")], record)
    data = plan.data(plan.lines[0])
    assert (plan.lines[0].status, plan.lines[0].changed) == ("updated", ["profession"])
    assert data["born"] == {"when": "1971-06-01", "source": "hand"}
    assert data["sources"]["hand"] == hand
    assert told(plan, "f1")[2] == ["kept_by_hand"]


def test_an_edit_that_kept_the_name_of_the_list_is_known_as_one(tmp_path):
    record = record_of(plan_of(tmp_path, [friend(1)]))
    record = edited(record, profession={"en": "midwife"})
    same = plan_of(tmp_path, [friend(1)], record)
    assert told(same, "f1") == ("unchanged", [], [])
    plan = plan_of(tmp_path, [friend(1, work="nurse")], record)
    assert told(plan, "f1") == ("unchanged", [], ["kept_by_hand"])


def test_after_an_edit_the_list_still_updates_the_rest_again_and_again(tmp_path):
    record = edited(record_of(plan_of(tmp_path, [friend(1)])), profession={"en": "midwife"})
    record = record_of(plan_of(tmp_path, [friend(1, sentence="3 years")], record), record)
    plan = plan_of(tmp_path, [friend(1, sentence="4 years", work="pilot")], record)
    data = plan.data(plan.lines[0])
    assert (plan.lines[0].changed, data["profession"]) == (["cases"], {"en": "midwife"})
    assert data["cases"][0]["decisions"][0]["sanctions"][0]["years"] == 4
    assert sorted(data["sources"]) == ["friends", "friends_3"]


def test_entries_added_by_hand_stay_beside_those_of_the_list(tmp_path):
    record = record_of(plan_of(tmp_path, [friend(1)]))
    name = {
        "text": "Alesia R.",
        "script": "Latn",
        "language": "en",
        "system": "printed",
        "kind": "alias",
        "source": "hand",
    }
    hand = {"kind": "press", "title": "A newspaper", "seen": "2026-12-01"}
    data = record[-1][2]
    record = edited(record, names=[*data["names"], name], sources={**data["sources"], "hand": hand})
    plan = plan_of(tmp_path, [friend(1, name="Alesia Rasinskaja")], record)
    assert [form["text"] for form in plan.data(plan.lines[0])["names"]] == ["Alesia Rasinskaja", "Alesia R."]


def test_an_entry_of_the_list_that_was_edited_stays_as_it_is(tmp_path):
    record = record_of(plan_of(tmp_path, [friend(1)]))
    detention = {**record[-1][2]["detentions"][0], "from": "2023-03-05"}
    record = edited(record, detentions=[detention])
    plan = plan_of(tmp_path, [friend(1, arrested="2023-04-09")], record)
    assert told(plan, "f1") == ("unchanged", [], ["kept_by_hand"])


def test_what_the_list_no_longer_says_goes_unless_edited(tmp_path):
    record = record_of(plan_of(tmp_path, [friend(1)]))
    plan = plan_of(tmp_path, [friend(1, born="")], record)
    assert told(plan, "f1") == ("updated", [], ["gone_from_list"])
    assert "born" not in plan.data(plan.lines[0])


TWIN = {"name": "Alesia Rasinka", "born": "1990-05-05"}


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([friend(1), friend(2, page="https://friends.example/1/")], "same_address"),
        (
            [friend(1, **TWIN), friend(2), friend(3, **{**TWIN, "name": "Расінка Алеся"})],
            "same_name_and_birthday",
        ),
        ([friend(1), friend(2, id="f1")], "same_key"),
    ],
)
def test_every_row_of_a_collision_is_withheld(tmp_path, rows, code):
    plan = plan_of(tmp_path, [*rows, friend(20)])
    withheld = [line for line in plan.lines if line.status == "withheld"]
    assert [finding.code for line in withheld for finding in line.reasons] == [code, code]
    assert plan.counts["created"] == len(rows) + 1 - 2


def test_people_may_answer_that_two_rows_are_two_people(tmp_path):
    rows = [friend(1), friend(2, page="https://friends.example/1")]
    assert counted(plan_of(tmp_path, rows, answers={"f1": "new"})) == {"withheld": 2}
    assert counted(plan_of(tmp_path, rows, answers={"f1": "new", "f2": "new"})) == {"created": 2}
    assert counted(plan_of(tmp_path, rows, answers={"f1": "new", "f2": "leave"})) == {
        "created": 1,
        "withheld": 1,
    }


@pytest.mark.parametrize("changes", [{}, {"born": "1988-02-31"}])
def test_whoever_shall_stay_out_stays_out(tmp_path, changes):
    rows = [friend(1), friend(2, **changes)]
    plan = plan_of(tmp_path, rows, answers={"f2": "leave"})
    assert (counted(plan), told(plan, "f2")[1]) == ({"created": 1, "withheld": 1}, ["answered_leave"])


def test_a_list_that_shrinks_by_more_than_a_tenth_stops(tmp_path):
    record = record_of(plan_of(tmp_path, [friend(n) for n in range(20)]))
    with pytest.raises(ListShrank) as shrank:
        plan_of(tmp_path, [friend(n) for n in range(17)], record)
    assert str(shrank.value).startswith(
        "friends.csv: 17 rows, but the record holds 20 people from this list: 15 % fewer."
    )
    assert counted(plan_of(tmp_path, [friend(n) for n in range(17)], record, shrunk_is_right=True)) == {
        "unchanged": 17
    }


def test_a_tenth_less_is_let_through_and_who_is_gone_is_named(tmp_path):
    record = record_of(plan_of(tmp_path, [friend(n) for n in range(20)]))
    plan = plan_of(tmp_path, [friend(n) for n in range(18)], record)
    assert (counted(plan), plan.changes) == ({"unchanged": 18}, False)
    assert [(gone.key, gone.name) for gone in plan.gone] == [
        ("f18", "Alesia Rasinkaababab"),
        ("f19", "Bahdan Hromababab"),
    ]


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("born", "1988-02-31", "impossible_date"),
        ("born", "1952-08021", "unreadable_date"),
        ("arrested", "2027-01-01", "future_date"),
        ("name", "<b>Alesia</b> Rasinka", "markup_in_name"),
        ("name", "Alesia\u202e Rasinka", "direction_marks_in_name"),
        ("name", "=1+1", "formula"),
        ("name", "", "no_name"),
        ("name", "Alesia 42", "body"),
        ("work", "=cmd|'/c calc'!A1", "formula"),
        ("work", "teacher, +375 29 111 22 33", "body"),
        ("born", "2023-04-04", "days_out_of_order"),
    ],
)
def test_a_row_that_cannot_be_right_is_rejected_with_its_column(tmp_path, column, text, code):
    plan = plan_of(tmp_path, [friend(1), friend(2, **{column: text})])
    assert counted(plan) == {"created": 1, "rejected": 1}
    reasons = plan.lines[1].reasons
    assert plan.lines[1].number == 3
    assert code in [finding.code for finding in reasons]
    if code not in ("body", "days_out_of_order"):
        assert {finding.column for finding in reasons if finding.code == code} == {column}


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("work", "a <i>teacher</i>", "markup"),
        ("work", "tea\u200bcher", "unseen_characters"),
        ("work", "tea\u200fcher", "direction_marks"),
        ("place", "Somewhere", "unknown_place"),
        ("articles", "for nothing", "unread_charge"),
        ("sentence", "very long", "unread_sentence"),
        ("stage", "waiting", "unknown_word"),
        ("page", "no address", "bad_url"),
    ],
)
def test_what_is_odd_is_said_and_the_row_goes_on(tmp_path, column, text, code):
    plan = plan_of(tmp_path, [friend(1, **{column: text})])
    assert told(plan, "f1") == ("created", [], [code])
    assert plan.lines[0].findings[0].column == column


def other_list(data, key="x1"):
    """The same body as somebody else's list would have published it."""
    return {**data, "basis": {**data["basis"], "list": "others", "key": key}}


def test_somebody_whom_another_list_named_is_a_question(tmp_path):
    known = plan_of(tmp_path, [friend(1, name="Алеся Расінка")])
    record = [("person", "aaaaaaaaaaaaaaaa", other_list(known.data(known.lines[0])))]
    rows = [
        friend(1, name="Alesya Rasinka", page="", born="1971"),
        friend(2),
        friend(3, name="Alesia Rasinka", born="1950"),
    ]
    plan = plan_of(tmp_path, rows, record)
    assert told(plan, "f1")[:2] == ("question", ["likely_year"])
    assert told(plan, "f3")[0] == "created"
    assert plan.lines[0].reasons[0].values == {"name": "Алеся Расінка", "subject": "aaaaaaaaaaaaaaaa"}
    assert counted(plan_of(tmp_path, rows, record, answers={"f1": "new"})) == {"created": 3}
    same = plan_of(tmp_path, rows, record, answers={"f1": "same"})
    assert (counted(same), same.lines[0].subject) == ({"created": 2, "unchanged": 1}, "aaaaaaaaaaaaaaaa")


@pytest.mark.parametrize(
    ("known", "listed", "expected"),
    [
        (("Алеся Пятроўна Расінка", ""), ("Alesia Piatrouna Rasinka", ""), ["likely_father"]),
        (("Алеся Пятроўна Расінка", ""), ("Alesia Paulauna Rasinka", ""), []),
        (("Алеся Пятроўна Расінка", "1971-05-05"), ("Alesia Paulauna Rasinka", "1971-05-05"), []),
        (("Алеся Расінка", "1971-05-05"), ("Alesia Rasinka", "1971-05-06"), ["likely_date"]),
        (("Алеся Расінка", "1971-05-05"), ("Alesia Rasinka", "1984-12-30"), []),
        (("Алеся Расінка", ""), ("Alesia Rasinka", "1984-12-30"), ["likely_article"]),
        (("Багдан Расінка", "1971"), ("Alesia Rasinka", "1971"), []),
    ],
)
def test_the_second_sign_is_named(tmp_path, known, listed, expected):
    first = plan_of(tmp_path, [friend(1, name=known[0], born=known[1])])
    record = [("person", "aaaaaaaaaaaaaaaa", other_list(first.data(first.lines[0])))]
    plan = plan_of(tmp_path, [friend(2, name=listed[0], born=listed[1])], record)
    assert told(plan, "f2")[:2] == ("question" if expected else "created", expected)


def test_without_a_second_sign_a_name_alone_asks_nothing(tmp_path):
    known = plan_of(tmp_path, [friend(1, name="Алеся Расінка", born="", articles="", place="")])
    record = [("person", "aaaaaaaaaaaaaaaa", other_list(known.data(known.lines[0])))]
    assert counted(plan_of(tmp_path, [friend(1, name="Alesia Rasinka", born="")], record)) == {"created": 1}


def test_a_key_that_changed_in_the_list_is_a_question(tmp_path):
    record = record_of(plan_of(tmp_path, [friend(n) for n in range(12)]))
    plan = plan_of(tmp_path, [friend(n) for n in range(11)] + [friend(11, id="new-key")], record)
    assert told(plan, "new-key")[:2] == ("question", ["likely_year"])


def test_nobody_is_merged_into_a_person_the_list_still_names(tmp_path):
    record = record_of(plan_of(tmp_path, [friend(1)]))
    plan = plan_of(tmp_path, [friend(1), friend(2, name="Alesia Rasinka", born="1971")], record)
    assert counted(plan) == {"created": 1, "unchanged": 1}


def test_a_withheld_row_leaves_the_person_in_the_record_alone(tmp_path):
    record = record_of(plan_of(tmp_path, [friend(1), friend(2)]))
    plan = plan_of(tmp_path, [friend(1, work="nurse"), friend(2, page="https://friends.example/1")], record)
    assert (counted(plan), plan.gone) == ({"withheld": 2}, [])


def test_the_day_is_an_argument(tmp_path):
    rows = [friend(1, arrested="2026-11-23")]
    assert counted(plan_of(tmp_path, rows)) == {"created": 1}
    assert counted(plan_of(tmp_path, rows, today=date(2026, 11, 22))) == {"rejected": 1}
    assert date(2026, 11, 23) == TODAY
