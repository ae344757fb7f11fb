"""DSSE: the specification's encoding, signatures that count once, envelopes that do not show who came first."""

from itertools import permutations

import pytest

from nitka.ground import envelopes
from nitka.ground.envelopes import Envelope, public_hex
from nitka.ground.tests.team import seat

ALESIA, BAHDAN, VERA = (seat(name) for name in ("alesia", "bahdan", "vera"))
STATEMENT = Envelope("application/vnd.nitka.act+json", b'{"hello":"world"}')


def everyone():
    return [public_hex(key) for key in (ALESIA, BAHDAN, VERA)]


def test_the_encoding_is_that_of_the_specification():
    assert envelopes.pae("http://example.com/HelloWorld", b"hello world") == (
        b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    )


def test_an_envelope_reads_back():
    signed = envelopes.sign(STATEMENT, ALESIA)
    assert envelopes.from_data(signed.to_data()) == signed
    assert envelopes.signers(signed, everyone()) == {public_hex(ALESIA)}


def test_the_order_of_signing_does_not_show():
    made = set()
    for order in permutations((ALESIA, BAHDAN, VERA)):
        signed = STATEMENT
        for key in order:
            signed = envelopes.sign(signed, key)
        made.add(signed.to_bytes())
    assert len(made) == 1


def test_signing_twice_is_signing_once():
    once = envelopes.sign(STATEMENT, ALESIA)
    assert envelopes.sign(once, ALESIA) == once


def test_signatures_of_two_machines_come_together():
    merged = envelopes.merge(envelopes.sign(STATEMENT, ALESIA), envelopes.sign(STATEMENT, VERA))
    assert envelopes.signers(merged, everyone()) == {public_hex(ALESIA), public_hex(VERA)}
    assert envelopes.signers(envelopes.only(merged, [public_hex(VERA)]), everyone()) == {public_hex(VERA)}
    with pytest.raises(envelopes.BadEnvelope, match="different statements"):
        envelopes.merge(STATEMENT, Envelope(STATEMENT.payload_type, b"{}"))


def test_a_signature_holds_for_one_type_and_one_text_only():
    signed = envelopes.sign(STATEMENT, ALESIA)
    for other in (
        Envelope("application/vnd.nitka.charter+json", signed.payload, signed.signatures),
        Envelope(signed.payload_type, signed.payload + b" ", signed.signatures),
    ):
        assert envelopes.signers(other, everyone()) == frozenset()


def test_a_borrowed_key_id_counts_for_nothing():
    mine = envelopes.sign(STATEMENT, VERA).signatures[0]
    forged = envelopes.Signature(envelopes.key_id(public_hex(ALESIA)), mine.sig)
    assert (
        envelopes.signers(Envelope(STATEMENT.payload_type, STATEMENT.payload, (forged,)), everyone()) == set()
    )


def changed(**parts):
    return {**envelopes.sign(STATEMENT, ALESIA).to_data(), **parts}


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        changed(extra=1),
        changed(payload="not base64"),
        changed(payload="eyJ9"[:-1]),
        changed(payload=7),
        changed(payloadType=None),
        changed(signatures=None),
        changed(signatures=[{"keyid": "x"}]),
        changed(signatures=[{"keyid": "x", "sig": "AAAA"}]),
        changed(signatures=[{"keyid": 1, "sig": "AAAA"}]),
        changed(signatures=envelopes.sign(STATEMENT, ALESIA).to_data()["signatures"] * 2),
    ],
)
def test_malformed_envelopes_are_refused(data):
    with pytest.raises(envelopes.BadEnvelope):
        envelopes.from_data(data)
