"""Receipts: the C2SP ``tlog-proof`` text, with what it takes to check one item offline in its ``extra`` line.

``extra`` is the base64 of canonical JSON::

    {"format": "nitka-receipt-1", "entry": log entry, "item": {"index", "count", "path": [hex, …]},
     "body": text of the body, "chain": [{"entry": …, "body": …}, …]}

``item.path`` leads from the item's commitment to the act's ``items_root``; ``chain`` holds every charter and
succession of the record, so that the reader compares one hash only: that of the founding charter. That no newer
charter was kept back at the act's place in the log only the whole record can tell (``client.verify``).
"""

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Any

from nitka.ground import canonical

_FIRST = "c2sp.org/tlog-proof@v1"


class BadReceipt(ValueError):
    """A receipt that is malformed."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A tlog-proof: the entry's index, its path, the signed checkpoint as bytes, and opaque extra data."""

    index: int
    path: tuple[bytes, ...]
    checkpoint: bytes
    extra: bytes | None = None

    def to_text(self) -> str:
        """The text of the format."""
        lines = [_FIRST]
        if self.extra is not None:
            lines.append("extra " + base64.b64encode(self.extra).decode())
        lines.append(f"index {self.index}")
        lines += [base64.b64encode(step).decode() for step in self.path]
        return "\n".join(lines) + "\n\n" + self.checkpoint.decode("utf-8")


def read_proof(text: str) -> Proof:
    """Read a tlog-proof. Raises ``BadReceipt``."""
    head, gap, checkpoint = text.partition("\n\n")
    lines = head.split("\n")
    if not gap or lines.pop(0) != _FIRST:
        raise BadReceipt(f"the first line must be {_FIRST}")
    extra = _bytes(lines.pop(0)[6:]) if lines and lines[0].startswith("extra ") else None
    found = re.fullmatch(r"index (0|[1-9][0-9]{0,18})", lines.pop(0)) if lines else None
    if not found:
        raise BadReceipt("the index line is missing")
    path = tuple(_bytes(line) for line in lines)
    if any(len(step) != 32 for step in path) or len(path) > 63:
        raise BadReceipt("the inclusion proof is not made of hashes")
    return Proof(int(found[1]), path, checkpoint.encode("utf-8"), extra)


@dataclass(frozen=True, slots=True)
class ItemProof:
    """One item's place in its act, and the acts that say whose signatures count."""

    entry: bytes
    index: int
    count: int
    path: tuple[bytes, ...]
    body: bytes
    chain: tuple[tuple[bytes, bytes], ...]

    def to_bytes(self) -> bytes:
        """The ``extra`` of a receipt."""
        return canonical.encode(
            {
                "format": "nitka-receipt-1",
                "entry": self.entry.decode("utf-8"),
                "item": {
                    "index": self.index,
                    "count": self.count,
                    "path": [step.hex() for step in self.path],
                },
                "body": self.body.decode("utf-8"),
                "chain": [
                    {"entry": entry.decode("utf-8"), "body": body.decode("utf-8")}
                    for entry, body in self.chain
                ],
            }
        )


def read_item_proof(data: bytes | None) -> ItemProof:
    """Read the ``extra`` of a receipt. Raises ``BadReceipt``."""
    if data is None:
        raise BadReceipt("the receipt carries no item")
    try:
        table: Any = canonical.decode(data)
        if table["format"] != "nitka-receipt-1":
            raise BadReceipt("an unknown kind of receipt")
        item = table["item"]
        return ItemProof(
            table["entry"].encode("utf-8"),
            int(item["index"]),
            int(item["count"]),
            tuple(bytes.fromhex(step) for step in item["path"]),
            table["body"].encode("utf-8"),
            tuple((link["entry"].encode("utf-8"), link["body"].encode("utf-8")) for link in table["chain"]),
        )
    except (KeyError, TypeError, AttributeError, ValueError) as wrong:
        raise BadReceipt(f"the receipt's item is malformed: {wrong}") from wrong


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as wrong:
        raise BadReceipt(f"not base64: {wrong}") from wrong
