"""Check one receipt offline: the same steps as the HTML file that travels with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nitka.ground import acts, canonical, chain, charters, merkle, notes, proofs


class ReceiptWrong(ValueError):
    """The receipt does not hold; the message says at which step."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a receipt proves: the body, its act, the log's size and root, the founding charter to compare."""

    body: acts.Body
    act: acts.Act
    signatures: int
    threshold: int
    origin: str
    size: int
    root: str
    founding: str


def check_receipt(text: str, *, founding: str = "") -> Receipt:
    """Check a receipt; ``founding`` is the founding charter's hash if one knows it. Raises ``ReceiptWrong``."""
    try:
        return _check(text, founding)
    except (ValueError, LookupError, TypeError, AttributeError) as wrong:
        raise wrong if isinstance(wrong, ReceiptWrong) else ReceiptWrong(f"malformed: {wrong}") from wrong


def _check(text: str, founding: str) -> Receipt:
    proof = proofs.read_proof(text)
    item = proofs.read_item_proof(proof.extra)
    envelope, _ = acts.read_entry(item.entry)
    act, body = acts.read_act(envelope), acts.read_body(item.body)
    leaf = merkle.leaf_hash(bytes.fromhex(acts.commitment(item.body)))
    root = merkle.root_from_inclusion(item.index, item.count, leaf, item.path)
    _need(
        root is not None and (root.hex(), item.count) == (act.items_root, act.count),
        "the item is not in the act",
    )
    held = _follow(item.chain)
    first = held[0].charter
    _need(first is not None, "the chain of charters is empty")
    known = first.hash if first else ""
    _need(not founding or founding == known, f"the founding charter is not {founding[:16]}…")
    then = next(
        (one for one in held if one.charter and one.charter.hash == act.charter and one.origin == act.origin),
        None,
    )
    _need(then is not None, "the act was signed under a charter that is not in the chain")
    charter = then.charter if then else None
    if charter is None or any(entry == item.entry for entry, _ in item.chain):
        signed = needed = len(envelope.signatures)
    else:
        problems = charters.signature_problems(envelope, charter, act.circle, act.power)
        _need(not problems, "; ".join(problems))
        signed, needed = len(envelope.signatures), charters.threshold(charter, act.circle, act.power) or 0
    head = notes.open_checkpoint(proof.checkpoint, notes.Verifier.from_text(held[-1].log))
    _need(head.origin == held[-1].origin, "the checkpoint is of another log")
    entry = merkle.leaf_hash(item.entry)
    _need(merkle.includes(proof.index, head.size, entry, proof.path, head.root), "the act is not in the log")
    return Receipt(body, act, signed, needed, head.origin, head.size, head.root.hex(), known)


def _follow(links: Sequence[tuple[bytes, bytes]]) -> list[chain.Standing]:
    """What was in force after each charter and succession, each signed under the one before."""
    held = [chain.Standing()]
    for entry, text in links:
        envelope, landed = acts.read_entry(entry)
        act, body, now = acts.read_act(envelope), acts.read_body(text), held[-1]
        _need(
            act.items_root == acts.items_root([acts.commitment(text)]), "a link of the chain has another body"
        )
        _need(
            (act.power, body.kind) in (("charter", "charter"), ("succeed", "succession")),
            "no link of a chain",
        )
        founding = now.charter is None
        charter = now.charter or charters.read(body.data)
        _need(act.charter == charter.hash and (founding or act.origin == now.origin), "the chain is broken")
        problems = charters.signature_problems(envelope, charter, act.circle, act.power)
        if not founding and body.kind == "charter":
            problems += charters.change_problems(charter, charters.read(body.data), now.origin, now.log)
        _need(
            not problems and (not founding or charter.previous is None),
            "; ".join(problems) or "no founding charter",
        )
        held.append(replace(chain.advance(now, act, [body], landed), size=0))
    return held[1:] or held


def _need(good: bool, what: str) -> None:
    if not good:
        raise ReceiptWrong(what)


def body_text(receipt: Receipt) -> str:
    """The data of the entry as canonical JSON, for a person to read."""
    return canonical.encode(receipt.body.data).decode("utf-8")
