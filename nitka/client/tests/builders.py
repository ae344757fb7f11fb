"""A site of an invented team as files, written from the formats alone: no database, no rooms."""

from dataclasses import dataclass, field
from pathlib import Path

from nitka.ground import acts, chain, layout, merkle, notes, tiles
from nitka.ground.tests.team import Team

PAGES = {
    "be/index.html": "<!doctype html><title>Нітка</title>\n",
    "be/people/index.html": "<!doctype html><title>Людзі</title>\n",
    "en/index.html": "<!doctype html><title>Nitka</title>\n",
    "style.css": "body { color: black }\n",
}


@dataclass
class WrittenSite:
    """What a node would have written. ``entries`` and ``acts`` grow; ``write`` puts everything into a folder."""

    team: Team = field(default_factory=Team)
    entries: list[bytes] = field(default_factory=list)
    carried: list[list[bytes]] = field(default_factory=list)
    withdrawn: set[str] = field(default_factory=set)
    charters: dict[str, bytes] = field(default_factory=dict)

    def land(self, file: acts.ActFile, **changes) -> None:
        """Append without any check; ``changes`` may give another ``landed``."""
        self.entries.append(acts.make_entry(file.envelope, changes.get("landed", self.team.day)))
        self.carried.append(list(file.bodies))
        for body in file.bodies:
            read = acts.read_body(body)
            if read.kind == "withdrawal":
                self.withdrawn.update(chain.withdrawn(read))
            if read.kind == "charter":
                charter = self.team.charter
                self.charters[charter.hash] = charter.to_bytes()

    def head(self, size: int | None = None) -> notes.Checkpoint:
        """The tree head."""
        used = self.entries[:size]
        return notes.Checkpoint(self.team.signer.name, len(used), merkle.tree_root(used))

    def write(self, folder: Path, pages: dict[str, str | bytes] | None = None) -> Path:
        """The whole site."""
        size = len(self.entries)
        made = {
            path: text if isinstance(text, bytes) else text.encode()
            for path, text in (pages or PAGES).items()
        }
        kept: dict[tuple[int, int], bytes] = {}
        hashes = [merkle.leaf_hash(entry) for entry in self.entries]
        kept.update(tiles.append(0, hashes, lambda level, index: kept[level, index]))
        for place in tiles.places(size):
            made[layout.tile_path(place)] = kept[place.level, place.index]
        for place in tiles.bundles(size):
            first = place.index * tiles.WIDTH
            made[layout.tile_path(place)] = tiles.pack(self.entries[first : first + place.width])
        for position, bodies in enumerate(self.carried):
            named = [acts.commitment(body) for body in bodies]
            there = [
                body.decode() for body, one in zip(bodies, named, strict=True) if one not in self.withdrawn
            ]
            made[layout.items_path(position)] = layout.write_lines(named)
            made[layout.bodies_path(position)] = layout.write_lines(there)
        for name, text in self.charters.items():
            made[layout.charter_path(name)] = text
        made[layout.CHECKPOINT] = notes.sign_checkpoint(self.head(), self.team.signer)
        listed = {path: layout.list_file(path, data) for path, data in made.items()}
        lists = layout.make_lists(listed.values())
        lines = [layout.list_file(path, data) for path, data in lists.items()] or list(listed.values())
        text = layout.manifest_text(self.team.signer.name, size, lines)
        manifest = notes.sign(text, self.team.signer)
        for path in layout.files_below(folder) if folder.exists() else ():
            (folder / path).unlink()
        for path, data in {**made, **lists, layout.MANIFEST: manifest}.items():
            layout.write_file(folder, path, data, durable=False)
        return folder


def small_site(**team) -> WrittenSite:
    """A founding charter, thirteen people, news of one, a withdrawal, a correction."""
    site = WrittenSite(Team(**team))
    made = site.team
    site.land(made.founding())
    people = made.people(13)
    made.next_day()
    site.land(made.act(people))
    made.next_day()
    subject = acts.read_body(people[3]).subject
    site.land(made.act([made.person(subject, town="Гомель")], "news", urgent=True))
    site.land(made.withdrawal([people[5]]))
    made.next_day()
    checked = [made.body("checked", acts.read_body(one).subject) for one in people[6:]]
    site.land(made.act([*checked, *made.people(4)]))
    return site
