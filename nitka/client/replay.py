"""Read a record's files from the first act to the last and check every step.

Nothing is believed: tiles are reckoned again from the entries, items from the bodies, and each act is judged under
the charter in force at its position. Findings name the file that is wrong.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from nitka.client.sources import Missing, Source, SourceTrouble
from nitka.ground import acts, chain, charters, envelopes, layout, merkle, notes, tiles

# A checkpoint has three lines and a few signatures; whoever sends more wants our memory.
_LONGEST_NOTE = 65_536


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What is wrong, and in which file of the site."""

    path: str
    problem: str

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}"


@dataclass(frozen=True, slots=True)
class ReadAct:
    """One act as it was read. ``bodies`` holds ``None`` where one is absent; ``before`` is what was in force."""

    position: int
    first_item: int
    entry: bytes
    envelope: envelopes.Envelope
    act: acts.Act
    landed: date
    commitments: list[str]
    bodies: list[bytes | None]
    before: chain.Standing
    after: chain.Standing

    @property
    def threshold(self) -> int:
        """How many signatures the charter in force asks for."""
        charter = self.before.charter or self.after.charter
        needed = charters.threshold(charter, self.act.circle, self.act.power) if charter else None
        return needed or 0


# Called with each sound act, in order; gives what else is wrong with it.
Judge = Callable[[ReadAct], Iterable[str]]


class Seen:
    """``chain.Known`` while a record is read: remembers what went by."""

    def __init__(self) -> None:
        self.kinds: dict[str, str] = {}
        self.subjects: set[str] = set()
        self.withdrawn: dict[str, int] = {}
        self.absent: dict[str, str] = {}
        self._roots: set[str] = set()

    def has_root(self, items_root: str) -> bool:
        """Whether an act with these items went by."""
        return items_root in self._roots

    def kinds_of(self, commitments: Sequence[str]) -> dict[str, str]:
        """Kinds of items that went by and were not withdrawn; "" for those whose body is gone."""
        return {
            one: self.kinds[one] for one in commitments if one in self.kinds and one not in self.withdrawn
        }

    def stands(self, commitments: Sequence[str]) -> bool:
        """Whether any of these items went by."""
        return not self.kinds.keys().isdisjoint(commitments)

    def people(self, limit: int) -> int:
        """People whose entries are still there: never more than were on the list."""
        return min(limit, len(self.subjects))

    def hidden_since(self, day: date) -> int:
        """Only the node asks."""
        raise NotImplementedError(day)

    def remember(
        self, position: int, act: acts.Act, commitments: Sequence[str], heads: Sequence[acts.Body | None]
    ) -> None:
        """An act went by."""
        self._roots.add(act.items_root)
        for commitment, head in zip(commitments, heads, strict=True):
            self.kinds[commitment] = head.kind if head else ""
            if head is None:
                self.absent[commitment] = layout.bodies_path(position)
            elif head.kind == "person":
                self.subjects.add(head.subject)
            elif head.kind == "withdrawal":
                self.withdrawn.update(dict.fromkeys(chain.withdrawn(head), position))


@dataclass(slots=True)
class Replay:
    """The state of a reading: what was found wrong, what is in force, the hashes of all entries."""

    source: Source
    findings: list[Finding] = field(default_factory=list)
    standing: chain.Standing = field(default_factory=chain.Standing)
    hashes: list[bytes] = field(default_factory=list)
    entries: list[bytes] = field(default_factory=list)
    founding: str = ""
    charter_texts: dict[str, bytes] = field(default_factory=dict)
    seen: Seen = field(default_factory=Seen)
    items: int = 0
    whole: bool = False

    def report(self, path: str, *problems: str) -> None:
        """Note what is wrong with a file."""
        self.findings += [Finding(path, problem) for problem in problems]

    def read(self, path: str, limit: int | None = None) -> bytes | None:
        """A file, at most ``limit`` + 1 bytes of it, or a finding."""
        try:
            return self.source.read(path, limit)
        except Missing:
            self.report(path, "is missing")
        except SourceTrouble as wrong:
            self.report(path, str(wrong))
        return None


def replay(
    source: Source,
    *,
    judge: Judge | None = None,
    visit: Callable[[ReadAct], None] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Replay:
    """Read and check the whole record of ``source``; ``visit`` is called with each act that is sound.

    Stops at the first act that cannot be read or may not stand where it stands: what follows means nothing.
    """
    state = Replay(source)
    size = _read_entries(state)
    for position in range(len(state.entries)):
        if not _read_act(state, position, judge, visit):
            break
        if progress:
            progress(position + 1, size)
    else:
        state.whole = len(state.entries) == size and size > 0
    _check_absent(state)
    if state.whole:
        _check_charters(state)
    _check_tree(state, size)
    return state


def _read_entries(state: Replay) -> int:
    note = state.read(layout.CHECKPOINT, _LONGEST_NOTE)
    if note is None:
        return 0
    try:
        size = notes.parse_checkpoint(notes.split(note)[0]).size
    except notes.BadNote as wrong:
        state.report(layout.CHECKPOINT, str(wrong))
        return 0
    for place in tiles.bundles(size):
        path = layout.tile_path(place)
        data = state.read(path, place.width * (2 + tiles.LONGEST_ENTRY))
        if data is None:
            break
        try:
            state.entries += tiles.unpack(data, place.width)
        except tiles.BadTile as wrong:
            state.report(path, str(wrong))
            break
    state.hashes = [merkle.leaf_hash(entry) for entry in state.entries]
    return size


def _read_act(
    state: Replay, position: int, judge: Judge | None, visit: Callable[[ReadAct], None] | None
) -> bool:
    place = tiles.Place(
        -1,
        position // tiles.WIDTH,
        min(tiles.WIDTH, len(state.entries) - position // tiles.WIDTH * tiles.WIDTH),
    )
    where = layout.tile_path(place)
    entry = state.entries[position]
    try:
        envelope, landed = acts.read_entry(entry)
        act = acts.read_act(envelope)
    except acts.BadAct as wrong:
        state.report(where, f"act {position}: {wrong}")
        return False
    content = _read_content(state, position)
    if content is None:
        return False
    commitments, bodies, heads = content
    root = merkle.Tree(state.hashes[:position]).root().hex() if act.power == "succeed" else ""
    problems = chain.act_problems(state.standing, envelope, commitments, heads, root, state.seen)
    problems += chain.landing_problems(state.standing, landed)
    if problems:
        state.report(where, *(f"act {position}: {problem}" for problem in problems))
        return False
    before = state.standing
    state.standing = chain.advance(before, act, heads, landed)
    read = ReadAct(
        position, state.items, entry, envelope, act, landed, commitments, bodies, before, state.standing
    )
    state.items += act.count
    state.seen.remember(position, act, commitments, heads)
    if state.standing.charter and state.standing.charter != before.charter:
        state.founding = state.founding or state.standing.charter.hash
        state.charter_texts[state.standing.charter.hash] = state.standing.charter.to_bytes()
    for problem in judge(read) if judge else ():
        state.report(layout.bodies_path(position), f"act {position}: {problem}")
    if visit:
        visit(read)
    return True


def _read_content(
    state: Replay, position: int
) -> tuple[list[str], list[bytes | None], list[acts.Body | None]] | None:
    items_path, bodies_path = layout.items_path(position), layout.bodies_path(position)
    items, bodies = state.read(items_path), state.read(bodies_path)
    if items is None or bodies is None:
        return None
    try:
        commitments = layout.read_items(items)
    except layout.BadLayout as wrong:
        state.report(items_path, str(wrong))
        return None
    try:
        found = layout.match_bodies(commitments, bodies)
        heads = [acts.read_head(body) if body is not None else None for body in found]
    except (layout.BadLayout, acts.BadAct) as wrong:
        state.report(bodies_path, str(wrong))
        return None
    return commitments, found, heads


def _check_absent(state: Replay) -> None:
    seen = state.seen
    for commitment, path in seen.absent.items():
        if commitment not in seen.withdrawn:
            state.report(path, f"the body of {commitment[:16]}… is missing, and no act withdrew it")
    kept = [one for one in seen.withdrawn if one in seen.kinds and one not in seen.absent]
    for commitment in kept:
        path = layout.items_path(seen.withdrawn[commitment])
        state.report(path, f"{commitment[:16]}… was withdrawn, but its body is still there")


def _check_charters(state: Replay) -> None:
    for name, text in state.charter_texts.items():
        path = layout.charter_path(name)
        data = state.read(path)
        if data is not None and data != text:
            state.report(path, "is not the charter that was signed")


def _check_tree(state: Replay, size: int) -> None:
    if len(state.hashes) != size or not size:
        return
    kept: dict[tuple[int, int], bytes] = {}
    kept.update(tiles.append(0, state.hashes, lambda level, index: kept[level, index]))
    for place in tiles.places(size):
        path = layout.tile_path(place)
        data = state.read(path, tiles.WIDTH * 32)
        if data is not None and data != kept[place.level, place.index]:
            state.report(path, "is not the tile that the entries give")
    if state.whole:
        _check_checkpoint(state, size)


def _check_checkpoint(state: Replay, size: int) -> None:
    try:
        verifier = notes.Verifier.from_text(state.standing.log)
        checkpoint = notes.open_checkpoint(state.source.read(layout.CHECKPOINT), verifier)
    except (notes.BadNote, LookupError, SourceTrouble) as wrong:
        state.report(layout.CHECKPOINT, str(wrong))
        return
    if (checkpoint.size, checkpoint.root) != (size, merkle.Tree(state.hashes).root()):
        state.report(layout.CHECKPOINT, "is not the root of the entries")


def parsed(body: bytes) -> acts.Body:
    """A body that was checked before, with its data."""
    table = json.loads(body)
    return acts.Body(table["kind"], table["subject"], table["data"], table["nonce"])
