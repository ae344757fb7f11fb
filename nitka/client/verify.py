"""Verify a site: the record act by act, the signed list of files, and that it is the past one has seen before."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from nitka.client.memory import Memory, SeenTree, fork_problems
from nitka.client.pictures import NamedPhotos, photo_findings
from nitka.client.replay import Finding, Judge, ReadAct, Replay, replay
from nitka.client.sources import Missing, Source, SourceTrouble
from nitka.ground import layout, merkle, notes

_AT_ONCE = 16


@dataclass(slots=True)
class Verdict:
    """What a verification found; sound when ``findings`` is empty."""

    findings: list[Finding] = field(default_factory=list)
    size: int = 0
    items: int = 0
    withdrawn: int = 0
    root: str = ""
    origin: str = ""
    founding: str = ""
    files: list[layout.Listed] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings


def verify(
    source: Source,
    *,
    memory: Memory | None = None,
    founding: str = "",
    judge: Judge | None = None,
    visit: Callable[[ReadAct], None] | None = None,
    progress: Callable[[str, int, int], None] | None = None,
    files_too: bool = True,
) -> Verdict:
    """Check everything that ``source`` shows; what is sound is remembered in ``memory``.

    ``founding`` is the hash of the founding charter if one knows it (from paper, say). ``judge`` adds the checks of
    rooms to each act. ``files_too`` compares every page with the manifest.
    """
    told = progress or _silent
    pictures = NamedPhotos()

    def look(act: ReadAct) -> None:
        pictures.visit(act)
        if visit:
            visit(act)

    state = replay(source, judge=judge, visit=look, progress=lambda done, total: told("acts", done, total))
    _check_past(state, source, memory, founding)
    listed = read_manifest(state)
    if files_too:
        state.findings += check_files(source, listed, lambda done, total: told("files", done, total))
        state.findings += photo_findings(source, pictures.named, {one.path for one in listed})
    root = merkle.Tree(state.hashes).root().hex()
    if memory and not state.findings and state.whole:
        memory.keep(source.name, state.founding, SeenTree(len(state.hashes), root))
    return Verdict(
        findings=sorted(set(state.findings)),
        size=len(state.hashes),
        items=state.items,
        withdrawn=len(state.seen.withdrawn),
        root=root,
        origin=state.standing.origin,
        founding=state.founding,
        files=listed,
    )


def _silent(_what: str, _done: int, _total: int) -> None:
    """Nobody watches."""


def _check_past(state: Replay, source: Source, memory: Memory | None, founding: str) -> None:
    first = layout.charter_path(state.founding) if state.founding else layout.CHECKPOINT
    if founding and state.founding != founding:
        state.report(first, f"the founding charter is not {founding[:16]}…")
    if memory is None or not state.founding:
        return
    before = memory.founding(source.name)
    if before not in ("", state.founding) and not founding:
        state.report(
            first,
            f"this place showed another record before, founded by {before[:16]}…; if you know why, name the new one "
            f"by its founding charter ({state.founding})",
        )
    state.report(layout.CHECKPOINT, *fork_problems(memory.tree(state.founding), state.hashes))


def read_manifest(state: Replay) -> list[layout.Listed]:
    """The files that the manifest lists. Its signature is checked with the log key in force.

    A list that is not signed rightly is a finding, but is still compared: it tells which file was changed.
    """
    note = state.read(layout.MANIFEST)
    if note is None:
        return []
    try:
        text, _ = notes.split(note)
        if state.standing.log:
            notes.open_note(note, notes.Verifier.from_text(state.standing.log))
    except notes.BadNote as wrong:
        state.report(layout.MANIFEST, str(wrong))
        text = note.decode("utf-8", "replace").rpartition("\n\n")[0] + "\n"
    try:
        origin, size, lines = layout.read_manifest(text)
        if state.whole and (origin, size) != (state.standing.origin, len(state.hashes)):
            state.report(layout.MANIFEST, "belongs to another state of the record")
    except layout.BadLayout as wrong:
        state.report(layout.MANIFEST, str(wrong))
        return []
    return lines + [
        file for one in lines if one.path.startswith(layout.LISTS) for file in _read_list(state, one)
    ]


def _read_list(state: Replay, one: layout.Listed) -> list[layout.Listed]:
    """One list of a large site; that it is the signed one is checked with all other files."""
    data = state.read(one.path, one.size)
    try:
        inner = layout.read_list((data or b"").decode("utf-8", "replace"))
    except layout.BadLayout as wrong:
        state.report(one.path, str(wrong))
        return []
    strangers = [file.path for file in inner if layout.shard_of(file.path) != one.path]
    state.report(one.path, *(f"names {path}, which belongs into another list" for path in strangers))
    return inner


def check_files(
    source: Source, listed: Iterable[layout.Listed], progress: Callable[[int, int], None] | None = None
) -> list[Finding]:
    """Compare every file with the list, and name those that nobody listed."""
    every = list(listed)
    if not every:
        return []
    findings = []
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for done, finding in enumerate(pool.map(lambda one: _check_file(source, one), every), start=1):
            if finding:
                findings.append(finding)
            if progress and (done % 500 == 0 or done == len(every)):
                progress(done, len(every))
    expected = {one.path for one in every} | {layout.MANIFEST}
    strangers = [path for path in source.paths() or () if path not in expected]
    return findings + [Finding(path, "stands in no list") for path in strangers]


def _check_file(source: Source, one: layout.Listed) -> Finding | None:
    try:
        data = source.read(one.path, one.size)
    except Missing:
        return Finding(one.path, "is missing")
    except SourceTrouble as wrong:
        return Finding(one.path, str(wrong))
    if layout.list_file(one.path, data) != one:
        return Finding(one.path, "is not the file that was signed")
    return None
