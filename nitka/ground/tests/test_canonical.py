"""RFC 8785: one value, one sequence of bytes."""

import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from nitka.ground import canonical

KEYS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | KEYS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


def test_the_example_of_the_rfc():
    value = {
        "numbers": [333333333.33333329, 1e30, 4.5, 2e-3, 1e-27],
        "string": '€$\u000f\nA\'B"\\\\"/',
        "literals": [None, True, False],
    }
    assert canonical.encode(value).decode() == (
        '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    )


def test_keys_are_sorted_by_utf16_units():
    value = {"€": 1, "\r": 2, "\ufb33": 3, "1": 4, "😀": 5, "\x80": 6, "ö": 7}
    assert list(json.loads(canonical.encode(value))) == ["\r", "1", "\x80", "ö", "€", "😀", "\ufb33"]


@given(VALUES)
def test_the_short_way_writes_the_same_bytes_as_the_long_one(value):
    assert canonical.encode(value) == rfc8785.dumps(value)


@given(VALUES)
def test_what_was_written_reads_back_and_nothing_else_does(value):
    data = canonical.encode(value)
    assert canonical.encode(canonical.decode(data)) == data
    for other in (b" " + data, data + b"\n"):
        with pytest.raises(canonical.NotCanonical):
            canonical.decode(other)


@pytest.mark.parametrize(
    "data",
    [
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"a":1.0}',
        b'{"a":NaN}',
        b'{"a":Infinity}',
        b'{"a":"\\u0041"}',
        b'{"a":1e2}',
        b'{"a":9007199254740993}',
        b"\xff",
        b"",
        b"[" * 100_000,
    ],
)
def test_other_ways_of_writing_are_refused(data):
    with pytest.raises(canonical.NotCanonical):
        canonical.decode(data)


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), 2**53, {1: 2}, {"a": b"x"}, "\ud800", {"a": {1}}, {"a": {None: 1}}]
)
def test_what_json_cannot_carry_is_refused(value):
    with pytest.raises(canonical.NotCanonical):
        canonical.encode(value)
