"""What a dated figure says once more is known; and that the record alone decides it."""

from datetime import UTC, date, datetime

from nitka.figures.models import Accusation, Standing, Turn
from nitka.figures.projection import projection
from nitka.figures.queries import Explained, releases
from nitka.figures.rules.corrections import LINES, Correction, Shift, corrections
from nitka.figures.tests.builders import ALESIA, BAHDAN, HANNA, VIERA, Record, at, body, case, unnamed
from nitka.record.models import Act, Item, Withdrawal
from nitka.registry.models import Correction as Printed


def told(name, day):
    """People and prosecutions as first published, and the corrections since."""
    for release in releases({}):
        if release.figure.name == name and release.figure.day == date.fromisoformat(day):
            return release.figure.people, release.figure.prosecutions, release.corrections
    return None


def test_someone_known_later_was_held_already(db):
    Record().land("2026-11-20", {ALESIA: body()}).land(
        "2026-11-23", {BAHDAN: body(cases=[case("342"), case("130")])}
    )
    added = Correction(date(2026, 11, 23), 1, 2, 1, 3, new=1, added=0, dropped=0)
    assert told("held", "2026-11-20") == (1, 1, (added,))
    assert told("stage", "2026-11-20") == (1, 1, (added,))
    assert told("held", "2026-11-23") == (2, 3, ())
    assert told("everyone", "2026-11-20") == (1, 1, ())


def test_someone_arrested_later_changes_nothing(db):
    arrested = body(detentions=[{"from": "2026-11-22", "kind": "arrest", "stays": []}])
    Record().land("2026-11-20", {ALESIA: body()}).land("2026-11-23", {BAHDAN: arrested})
    assert told("held", "2026-11-20") == (1, 1, ())
    assert told("arrivals", "2026-11-20") == (1, 1, ())


def test_a_release_that_became_known_late(db):
    free = body(
        whereabouts=at("released", on="2026-11-19"),
        detentions=[{"from": "2021-07-06", "to": "2026-11-19", "kind": "arrest", "stays": []}],
    )
    Record().land("2026-11-20", {ALESIA: body(), BAHDAN: body()}).land("2026-11-23", {ALESIA: free})
    assert told("held", "2026-11-20") == (
        2, 2, (Correction(date(2026, 11, 23), 2, 1, 2, 1, new=0, added=0, dropped=1),)
    )  # fmt: skip
    assert told("releases", "2026-11-20") == (
        0, 0, (Correction(date(2026, 11, 23), 0, 1, 0, 1, new=0, added=1, dropped=0),)
    )  # fmt: skip


def test_a_second_case_does_not_change_the_past(db):
    Record().land("2026-11-20", {ALESIA: body()}).land(
        "2026-11-23", {ALESIA: body(cases=[case("342"), case("411")])}
    )
    assert told("held", "2026-11-20") == (1, 1, ())
    assert told("held", "2026-11-23") == (1, 2, ())


def test_corrections_of_several_days_follow_one_another(db):
    record = Record().land("2026-11-20", {ALESIA: body()})
    record.land("2026-11-21", {BAHDAN: body()}).land("2026-11-22", {VIERA: body()})
    first, second = (date(2026, 11, 21), 1, 2, 1, 2), (date(2026, 11, 22), 2, 3, 2, 3)
    assert told("held", "2026-11-20") == (
        1, 1, (Correction(*first, 1, 0, 0), Correction(*second, 1, 0, 0))
    )  # fmt: skip
    assert told("held", "2026-11-21") == (2, 2, (Correction(*second, 1, 0, 0),))


def test_people_without_consent_count_from_the_day_they_became_known(db):
    Record().land("2026-11-20", {ALESIA: body()}).land("2026-11-23", {BAHDAN: unnamed()})
    assert told("held", "2026-11-20") == (1, 1, ())
    assert told("held", "2026-11-23") == (2, 2, ())


def test_what_was_signed_earlier_is_known_when_it_lands(db):
    record = Record().land("2026-11-20", {ALESIA: body()})
    record.land("2026-11-23", {BAHDAN: body(), ALESIA: body(sex="male")}, signed="2026-11-18")
    added = Correction(date(2026, 11, 23), 1, 2, 1, 2, new=1, added=0, dropped=0)
    assert told("held", "2026-11-20") == (1, 1, (added,))
    assert told("held", "2026-11-18") is None


def test_a_correction_written_by_hand_stands_with_the_figure_it_corrects(db):
    Record().land("2026-11-20", {ALESIA: body()})
    Printed.objects.create(
        sequence=900,
        subject="held-2026-11-20",
        figure="held",
        on_when="2026-11-20",
        printed="2",
        correct="1",
        known_on=date(2026, 11, 22),
        body='{"reason":{"en":"One person twice."}}',
    )
    found = {release.figure.name: release.notes for release in releases({})}
    said = (Explained(date(2026, 11, 22), "2", "1", {"en": "One person twice."}),)
    assert found["held"] == said
    assert found["stage"] == ()
    Printed.objects.update(on_when="2026-11")
    assert {release.figure.name: release.notes for release in releases({})}["held"] == said


def test_a_figure_says_how_many_entries_were_withdrawn_since(db):
    Record().land("2026-11-20", {ALESIA: body()}).land("2026-11-23", {BAHDAN: body()})
    act = Act.objects.create(
        position=0, entry="{}", origin="o", power="hide", circle="c", charter="h", signed_on=date(2026, 11, 21),
        landed_on=date(2026, 11, 21), hour_at=datetime(2026, 11, 21, 18, tzinfo=UTC), items_root="r", first_item=0,
        count=2, urgent=False,
    )  # fmt: skip
    for sequence in range(2):
        item = Item.objects.create(sequence=sequence, act=act, commitment=str(sequence), kind="", subject="")
        Withdrawal.objects.create(item=item, act=act)
    found = {release.figure.day: release.withdrawn for release in releases({})}
    assert found == {date(2026, 11, 20): 2, date(2026, 11, 23): 0}


def all_rows():
    return [list(model.objects.order_by("pk").values()) for model in (Standing, Accusation, Turn)]


def test_a_rebuild_gives_the_same_rows(db):
    record = Record().land("2026-11-20", {ALESIA: body(), BAHDAN: unnamed()})
    record.land("2026-11-20", {ALESIA: body(sex="male")}).land("2026-11-23", {ALESIA: body(), HANNA: body()})
    rows = all_rows()
    assert [len(found) for found in rows] == [4, 3, 3]
    record.rebuild()
    assert all_rows() == rows


def test_forgetting_is_as_if_they_had_never_been_told_of(db):
    record = Record().land("2026-11-20", {ALESIA: body(), BAHDAN: body()})
    record.land("2026-11-23", {BAHDAN: body(sex="male"), VIERA: body()})
    projection.forget("person", [BAHDAN])
    rows = all_rows()
    record.rebuild(without={BAHDAN})
    assert all_rows() == rows
    assert told("held", "2026-11-20")[:2] == (1, 1)


def test_many_corrections_are_told_in_few_lines():
    days = [date(2026, 1, n) for n in range(1, 31)]
    found = [Shift("held", day, date(2020, 1, 1), day, 1, 1, True) for day in days[1:]]
    made = corrections(found, days, {("held", day): (1, 1) for day in days})
    chain = made["held", days[0]]
    assert len(chain) == LINES + 1
    assert chain[0] == Correction(days[17], 1, 18, 1, 18, new=17, added=0, dropped=0)
    assert chain[-1] == Correction(days[29], 29, 30, 29, 30, new=1, added=0, dropped=0)
