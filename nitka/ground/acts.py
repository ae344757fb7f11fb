"""Acts and the bodies they carry: the formats, and what is wrong with one by itself.

*Body*: canonical JSON ``{"kind", "subject", "data", "nonce"}``; its *commitment* is the SHA-256 of those bytes. The
nonce (16 random bytes, hex) keeps an erased body from being guessed.
*Act*: a DSSE envelope over canonical JSON ``{"type", "origin", "power", "circle", "charter", "day", "items_root",
"count", "urgent"}``; ``items_root`` is the RFC 6962 root whose leaves are the raw commitments in order.
*Entry* of the log: canonical JSON ``{"envelope", "landed"}``; the day of landing is the log's own word.
*Act file*, which travels before publication: ``{"format": "nitka-act-1", "envelope", "bodies": [...], "photos"?}``;
photos are ``{sha256: bytes in base64}``, exactly those that a body of the act names and the node may not have yet.
"""

import base64
import binascii
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from nitka.ground import canonical, envelopes, merkle, photos
from nitka.ground.envelopes import ACT_TYPE, Envelope

TYPE = "nitka-act-1"
_HEAD = b'{"format":"nitka-act-1","envelope":'
KINDS = (
    "person",
    "facility",
    "article",
    "rule",
    "organisation",
    "channel",
    "correction",
    "checked",
    "withdrawal",
    "charter",
    "succession",
)
_LIST = frozenset(
    {"person", "checked", "correction", "facility", "article", "rule", "organisation", "channel"}
)
# What an act of each power may carry.
KINDS_OF_POWER: dict[str, frozenset[str]] = {
    "person": _LIST,
    "consent": frozenset({"person", "checked", "withdrawal"}),
    "story": frozenset({"checked"}),
    "pay": frozenset({"checked"}),
    "correct": _LIST,
    "news": frozenset({"person", "checked"}),
    "hide": frozenset({"withdrawal"}),
    "charter": frozenset({"charter"}),
    "succeed": frozenset({"succession"}),
}
# Powers whose acts may land at once. "consent" only to withdraw.
URGENT_POWERS = frozenset({"news", "correct", "hide", "consent", "charter", "succeed"})
# Powers where one signature is enough and somebody else has still to look.
SECOND_LOOK_POWERS = frozenset({"correct", "news"})
# Kinds about people: an act that carries them touches at least ten subjects, so that no single one stands out.
BATCHED_KINDS = frozenset({"person", "checked"})
FEWEST_SUBJECTS = 10
PERMANENT_KINDS = frozenset({"withdrawal", "charter", "succession"})


class BadAct(ValueError):
    """An act, body or act file that is malformed; the message says what and where."""


@dataclass(frozen=True, slots=True)
class Body:
    """A parsed body. ``data`` belongs to the room of ``kind``; the record does not look into it."""

    kind: str
    subject: str
    data: dict[str, Any]
    nonce: str


@dataclass(frozen=True, slots=True)
class Act:
    """What is signed. ``day`` is the day of signing, ``items_root`` 64 hex digits, ``count`` the number of items."""

    origin: str
    power: str
    circle: str
    charter: str
    day: date
    items_root: str
    count: int
    urgent: bool

    def to_bytes(self) -> bytes:
        """The payload of the envelope."""
        return canonical.encode(
            {
                "type": TYPE,
                "origin": self.origin,
                "power": self.power,
                "circle": self.circle,
                "charter": self.charter,
                "day": self.day.isoformat(),
                "items_root": self.items_root,
                "count": self.count,
                "urgent": self.urgent,
            }
        )


@dataclass(frozen=True, slots=True)
class ActFile:
    """An act that travels between members' machines: envelope, bodies as canonical bytes in order, photos' bytes."""

    envelope: Envelope
    bodies: tuple[bytes, ...]
    photos: tuple[bytes, ...] = ()

    @property
    def act(self) -> Act:
        """The parsed payload. Raises ``BadAct``."""
        return read_act(self.envelope)

    def to_bytes(self) -> bytes:
        """The file: JSON with one body a line, so that a person and ``diff`` can read it."""
        head = _HEAD + self.envelope.to_bytes() + b',"bodies":[\n'
        carried = b""
        if self.photos:
            named = {
                hashlib.sha256(one).hexdigest(): base64.b64encode(one).decode("ascii") for one in self.photos
            }
            carried = b',"photos":' + canonical.encode(named)
        return head + b",\n".join(self.bodies) + b"\n]" + carried + b"}\n"

    def signed(self, envelope: Envelope) -> "ActFile":
        """The same act with another envelope (more or fewer signatures)."""
        return replace(self, envelope=envelope)


def make_body(kind: str, subject: str, data: dict[str, Any], nonce: bytes) -> bytes:
    """The canonical bytes of a body; ``nonce`` is 16 fresh random bytes. Raises ``BadAct``."""
    if len(nonce) != 16:
        raise BadAct("a nonce has 16 bytes")
    made = {"kind": kind, "subject": subject, "data": data, "nonce": nonce.hex()}
    _check_body(made)
    return canonical.encode(made)


def read_body(body: bytes) -> Body:
    """Parse a body strictly. Raises ``BadAct``."""
    try:
        table = canonical.decode(body)
    except canonical.NotCanonical as wrong:
        raise BadAct(f"body: {wrong}") from wrong
    _check_body(table)
    return Body(table["kind"], table["subject"], table["data"], table["nonce"])


def read_head(body: bytes) -> Body:
    """Like ``read_body``, but keeps the data only of kinds that steer the record itself: a long act stays small."""
    whole = read_body(body)
    return whole if whole.kind in PERMANENT_KINDS else replace(whole, data={})


def commitment(body: bytes) -> str:
    """What a body is known by for ever: SHA-256 of its bytes, 64 hex digits."""
    return hashlib.sha256(body).hexdigest()


def items_root(commitments: Sequence[str]) -> str:
    """The RFC 6962 root over the raw commitments, in order, as hex."""
    return merkle.tree_root(bytes.fromhex(one) for one in commitments).hex()


def items_tree(commitments: Sequence[str]) -> merkle.Tree:
    """The tree itself, to make inclusion proofs of items."""
    return merkle.Tree(merkle.leaf_hash(bytes.fromhex(one)) for one in commitments)


def make_act(
    bodies: Sequence[bytes],
    *,
    origin: str,
    power: str,
    circle: str,
    charter: str,
    day: date,
    urgent: bool = False,
) -> ActFile:
    """An unsigned act over ``bodies``. Raises ``BadAct`` when it could never be accepted."""
    root = items_root([commitment(body) for body in bodies])
    act = Act(origin, power, circle, charter, day, root, len(bodies), urgent)
    problems = shape_problems(act, [read_head(body) for body in bodies])
    if problems:
        raise BadAct("; ".join(problems))
    return ActFile(Envelope(ACT_TYPE, act.to_bytes()), tuple(bodies))


def read_act(envelope: Envelope) -> Act:
    """The act inside an envelope, strictly. Raises ``BadAct``."""
    if envelope.payload_type != ACT_TYPE:
        raise BadAct(f"not an act but {envelope.payload_type!r}")
    try:
        table = canonical.decode(envelope.payload)
    except canonical.NotCanonical as wrong:
        raise BadAct(f"act: {wrong}") from wrong
    names = {"type", "origin", "power", "circle", "charter", "day", "items_root", "count", "urgent"}
    if not isinstance(table, dict) or set(table) != names or table["type"] != TYPE:
        raise BadAct(f"an act has exactly: {', '.join(sorted(names))}")
    for name in ("origin", "power", "circle", "charter", "items_root"):
        if not isinstance(table[name], str):
            raise BadAct(f"{name} is text")
    if type(table["count"]) is not int or type(table["urgent"]) is not bool:
        raise BadAct("count is a whole number and urgent is true or false")
    return Act(
        table["origin"],
        table["power"],
        table["circle"],
        table["charter"],
        read_day(table["day"]),
        table["items_root"],
        table["count"],
        table["urgent"],
    )


def read_file(data: bytes) -> ActFile:
    """Parse an act file and check that its bodies are those the act commits to. Raises ``BadAct``."""
    try:
        file = _read_written(data) or _read_any(data)
    except (canonical.NotCanonical, envelopes.BadEnvelope) as wrong:
        raise BadAct(f"act file: {wrong}") from wrong
    problems = content_problems(file.act, [commitment(body) for body in file.bodies])
    problems += photos.carried_problems(file.bodies, file.photos)
    if problems:
        raise BadAct("; ".join(problems))
    return file


def _read_written(data: bytes) -> ActFile | None:
    """A file as ``to_bytes`` writes it: no need to parse a hundred thousand bodies only to find their ends."""
    head, end, rest = data.partition(b',"bodies":[\n')
    if not head.startswith(_HEAD) or not end or not rest.endswith(b"\n]}\n"):
        return None
    envelope = envelopes.from_data(canonical.decode(head.removeprefix(_HEAD)))
    return ActFile(envelope, tuple(rest.removesuffix(b"\n]}\n").split(b",\n")))


def _read_any(data: bytes) -> ActFile:
    table = canonical.parse(data)
    if not isinstance(table, dict) or set(table) - {"photos"} != {"format", "envelope", "bodies"}:
        raise BadAct("an act file has exactly format, envelope and bodies, and photos if there are any")
    if table["format"] != TYPE or not isinstance(table["bodies"], list):
        raise BadAct("an unknown format of act file")
    bodies = tuple(canonical.encode(body) for body in table["bodies"])
    return ActFile(envelopes.from_data(table["envelope"]), bodies, _read_photos(table.get("photos", {})))


def _read_photos(table: object) -> tuple[bytes, ...]:
    if not isinstance(table, dict):
        raise BadAct("photos are an object: SHA-256 and bytes in base64")
    found = []
    for digest, text in sorted(table.items()):
        try:
            found.append(base64.b64decode(text, validate=True))
        except (binascii.Error, TypeError, ValueError):
            raise BadAct(f"photo {digest[:16]}… is not written in base64") from None
        if hashlib.sha256(found[-1]).hexdigest() != digest:
            raise BadAct(f"photo {digest[:16]}… is not the picture of that name")
    return tuple(found)


def make_entry(envelope: Envelope, landed: date) -> bytes:
    """The log entry of an act that landed on that day."""
    return canonical.encode({"envelope": envelope.to_data(), "landed": landed.isoformat()})


def read_entry(entry: bytes) -> tuple[Envelope, date]:
    """Envelope and landing day of a log entry. Raises ``BadAct``."""
    try:
        table = canonical.decode(entry)
        if not isinstance(table, dict) or set(table) != {"envelope", "landed"}:
            raise BadAct("a log entry has exactly envelope and landed")
        return envelopes.from_data(table["envelope"]), read_day(table["landed"])
    except (canonical.NotCanonical, envelopes.BadEnvelope) as wrong:
        raise BadAct(f"log entry: {wrong}") from wrong


def read_day(text: object) -> date:
    """A day written ``YYYY-MM-DD``. Raises ``BadAct``."""
    try:
        day = date.fromisoformat(text)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise BadAct(f"no day: {text!r}") from None
    if day.isoformat() != text:
        raise BadAct(f"a day is written YYYY-MM-DD, not {text!r}")
    return day


def content_problems(act: Act, commitments: Sequence[str]) -> list[str]:
    """Whether the act commits to exactly these items."""
    if act.count != len(commitments):
        return [f"the act says {act.count} items, {len(commitments)} are here"]
    if len(set(commitments)) != len(commitments):
        return ["an item stands twice in the act"]
    if act.items_root != items_root(commitments):
        return ["the items are not those the act was signed for"]
    return []


def shape_problems(act: Act, bodies: Sequence[Body | None]) -> list[str]:
    """What the act may not carry, whatever the record holds; a withdrawn body is ``None``."""
    problems = []
    allowed = KINDS_OF_POWER.get(act.power)
    if allowed is None:
        return [f"no power is called {act.power!r}"]
    kinds = {body.kind for body in bodies if body}
    if not bodies:
        problems.append("an act without items")
    if kinds - allowed:
        problems.append(f"the power {act.power!r} does not cover {', '.join(sorted(kinds - allowed))}")
    if act.power in ("charter", "succeed") and len(bodies) != 1:
        problems.append(f"an act of power {act.power!r} carries exactly one item")
    if act.urgent and (
        act.power not in URGENT_POWERS or (act.power == "consent" and kinds != {"withdrawal"})
    ):
        problems.append(f"an act of power {act.power!r} with {', '.join(sorted(kinds))} cannot be urgent")
    return problems


def subjects_wanted(people: int) -> int:
    """How many subjects a batch touches at least, in a list of ``people``: ten, or all of a smaller list."""
    return min(FEWEST_SUBJECTS, people)


def _check_body(table: Any) -> None:
    if not isinstance(table, dict) or set(table) != {"kind", "subject", "data", "nonce"}:
        raise BadAct("a body has exactly kind, subject, data and nonce")
    if table["kind"] not in KINDS:
        raise BadAct(f"no kind is called {table['kind']!r}")
    subject, nonce = table["subject"], table["nonce"]
    if not isinstance(subject, str) or not 1 <= len(subject) <= 80:
        raise BadAct("a subject is text of 1 to 80 characters")
    if set(subject) - set("abcdefghijklmnopqrstuvwxyz0123456789-"):
        raise BadAct(f"a subject is lower-case letters, digits and hyphens, not {subject!r}")
    if not isinstance(table["data"], dict):
        raise BadAct("data is an object")
    if not isinstance(nonce, str) or len(nonce) != 32 or set(nonce) - set("0123456789abcdef"):
        raise BadAct("a nonce is 32 hex digits")
