"""What somebody saw of a record the last time: so that nobody can show them another past.

One file, ``seen.json``, in a folder of their own: for each record (named by the hash of its founding charter) the
largest checkpoint seen, and for each source which record it showed.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nitka.client.sources import SourceTrouble
from nitka.ground import layout, merkle


@dataclass(frozen=True, slots=True)
class SeenTree:
    """A tree head: number of acts and root in hex."""

    size: int
    root: str


class Memory:
    """The memory in ``folder``; without a folder nothing is remembered. Raises ``SourceTrouble`` if it is damaged."""

    def __init__(self, folder: Path | None):
        self._folder = folder
        self._table: dict[str, dict[str, Any]] = {"records": {}, "sources": {}}
        if folder and os.path.exists(folder / "seen.json"):
            self._table = _read_table(folder / "seen.json")

    def tree(self, founding: str) -> SeenTree | None:
        """The largest tree seen of the record."""
        found = self._table["records"].get(founding)
        return SeenTree(int(found["size"]), str(found["root"])) if isinstance(found, dict) else None

    def founding(self, source: str) -> str:
        """Which record the source showed the last time; empty for a new source."""
        return str(self._table["sources"].get(source, ""))

    def keep(self, source: str, founding: str, tree: SeenTree) -> None:
        """Remember a record that was found sound."""
        if self._folder is None:
            return
        known = self.tree(founding)
        if known is None or known.size <= tree.size:
            self._table["records"][founding] = {"size": tree.size, "root": tree.root}
        self._table["sources"][source] = founding
        text = json.dumps(self._table, indent=1, sort_keys=True) + "\n"
        # Which records somebody follows is nobody else's business.
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        layout.write_file(self._folder, "seen.json", text.encode("utf-8"))


def _read_table(path: Path) -> dict[str, dict[str, Any]]:
    try:
        table: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
        if not all(isinstance(table[part], dict) for part in ("records", "sources")):
            raise TypeError("records and sources are objects")
        for seen in table["records"].values():
            SeenTree(int(seen["size"]), str(seen["root"]))
    except (ValueError, LookupError, TypeError, RecursionError) as wrong:
        raise SourceTrouble(
            f"{path} is damaged ({wrong}): restore it, or move it away and begin anew"
        ) from None
    return table


def fork_problems(known: SeenTree | None, hashes: list[bytes]) -> list[str]:
    """Whether the log with these entry hashes goes on from the tree that was seen."""
    if known is None:
        return []
    if len(hashes) < known.size:
        return [
            f"shows {len(hashes)} acts where {known.size} were seen before: an older copy, or somebody cut it"
        ]
    if merkle.Tree(hashes[: known.size]).root().hex() != known.root:
        return [f"the first {known.size} acts are not those seen before: the log was forked"]
    return []
