"""The record of a whole node, by its commands: verified, tampered with, mirrored, proven, replayed, moved."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from nitka.client.receipts import check_receipt
from nitka.client.sources import FolderSource
from nitka.client.verify import verify
from nitka.ground import layout, notes
from tests.journeys.built import nitka

KINDS = (
    "be/index.html",
    "en/people/index.html",
    "pl/people/*.html",
    "ru/facilities/*.html",
    "be/figures/index.html",
    "static/*.css",
    "receipt.html",
    "record/checkpoint",
    "record/manifest",
    "record/pages.json",
    "record/acts/002.bodies",
    "record/acts/002.items",
    "record/charters/*.json",
    "record/tile/0/000.p/*",
    "record/tile/entries/000.p/*",
)


@pytest.fixture
def copy(node, tmp_path) -> Path:
    """A copy of the node that a test may spoil."""
    return Path(shutil.copytree(node, tmp_path / "node"))


@pytest.fixture
def place(node, tmp_path) -> dict[str, str]:
    """What a member's terminal knows."""
    members = node.parent / "members"
    return {
        "NITKA_STATE": str(tmp_path / "state"),
        "NITKA_PHRASE_FILE": str(members / "alesia.phrase"),
        "LANG": "en",
    }


def test_an_honest_node_holds_and_its_pages_are_those_of_the_record(node, place):
    said = nitka("verify", str(node), **place).stdout.splitlines()
    assert said[0].startswith("Everything holds: 4 acts, ")
    assert said[1:] == [
        "The pages were made again from the record and are the same.",
        "You see this record for the first time: compare the founding charter with what the initiative "
        "printed or told you.",
    ]
    assert len(nitka("verify", str(node), "--no-pages", **place).stdout.splitlines()) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_one_changed_byte_anywhere_is_found_and_named(site, kind, tmp_path):
    folder = tmp_path / "site"
    shutil.copytree(site, folder, copy_function=_link)
    (path, *_) = sorted(folder.glob(kind))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.unlink()
    path.write_bytes(data)
    named = {finding.path for finding in verify(FolderSource(folder)).findings}
    assert path.relative_to(folder).as_posix() in named


def _link(source, target):
    Path(target).hardlink_to(source)


def test_the_operator_cannot_sign_pages_that_the_record_does_not_give(copy, place):
    page = copy / "site/be/index.html"
    page.write_text(
        page.read_text(encoding="utf-8").replace("</main>", "<p>Усё добра.</p></main>"), encoding="utf-8"
    )
    signer = notes.Signer.from_text((copy / "keys/log.key").read_text())
    manifest = copy / "site" / layout.MANIFEST
    text = notes.open_note(manifest.read_bytes(), signer.verifier)
    origin, size, lines = layout.read_manifest(text)
    told = {
        **{one.path: one for one in lines},
        "be/index.html": layout.list_file("be/index.html", page.read_bytes()),
    }
    manifest.write_bytes(notes.sign(layout.manifest_text(origin, size, told.values()), signer))
    assert verify(FolderSource(copy / "site")).findings == []
    refused = nitka("verify", str(copy), check=False, **place)
    assert refused.returncode == 1
    assert refused.stderr.splitlines() == [
        "It does NOT hold, 1 reason:",
        "  be/index.html: does not follow from the record",
    ]


def rows(database: Path) -> list[str]:
    """Every row of every table."""
    with sqlite3.connect(database) as connection:
        dump = sorted(connection.iterdump())
    connection.close()
    return dump


def test_a_rebuild_gives_the_same_rows_and_the_same_pages(copy, node, place):
    before = rows(copy / "db.sqlite3")
    said = nitka("record", "rebuild", "--node", str(copy), **place).stdout
    assert said.startswith(f"{_items(node)} entries replayed in ")
    assert rows(copy / "db.sqlite3") == before
    nitka("record", "write", "--node", str(copy), **place)
    assert nitka("verify", str(copy), **place).returncode == 0


def _items(node):
    return verify(FolderSource(node / "site"), files_too=False).items


def test_an_act_is_taken_once(copy, place):
    act = str(copy.parent / "real.act")
    shutil.copy(_members(place) / "real.act", act)
    refused = nitka("publish", act, "--node", str(copy), check=False, **place)
    assert (refused.returncode, refused.stderr) == (1, f"{act}: the act already stands in the record\n")


def _members(place) -> Path:
    return Path(place["NITKA_PHRASE_FILE"]).parent


def test_a_mirror_wants_a_folder_of_its_own(node, place, tmp_path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/mother.jpg").write_bytes(b"x")
    refused = nitka("mirror", str(node), str(tmp_path / "photos"), check=False, **place)
    assert refused.returncode == 1
    assert refused.stderr == f"{tmp_path}/photos is not empty and is no mirror: choose another folder\n"
    assert nitka("mirror", str(node), str(tmp_path / "nowhere"), **place).stdout.startswith(
        "The mirror is complete"
    )


def test_a_receipt_proves_one_entry(node, place, tmp_path):
    commitment = (node / "site/record/acts/002.items").read_text().splitlines()[-1]
    out = tmp_path / "entry.tlog-proof"
    nitka("receipt", commitment, "--out", str(out), "--node", str(node), **place)
    proven = check_receipt(out.read_text(encoding="utf-8"))
    assert (proven.body.kind, proven.size, proven.threshold) == ("person", 4, 1)
    refused = nitka("receipt", "0" * 64, "--node", str(node), check=False, **place)
    assert (refused.returncode, refused.stderr) == (1, f"the record holds no item {'0' * 64}\n")


def test_a_seized_node_goes_on_elsewhere(node, place, tmp_path):
    stick, new, act = tmp_path / "stick", tmp_path / "new", tmp_path / "succession.act"
    nitka("mirror", str(node), str(stick), **place)
    nitka(
        "node", "continue", str(stick), str(new), "--name", "Нітка", "--origin", "https://new.example",
        "--out", str(act), **place,
    )  # fmt: skip
    nitka("review", str(act), "--yes", "--record", str(stick), **place)
    nitka("sign", str(act), "--key", str(_members(place) / "alesia.key"), "--record", str(stick), **place)
    done = nitka("node", "continue", str(stick), str(new), "--act", str(act), **place)
    assert done.stdout.strip() == "The work goes on at new.example/record."
    verdict = verify(FolderSource(new / "site"))
    assert (verdict.findings, verdict.size, verdict.origin) == ([], 5, "new.example/record")
    said = nitka("verify", str(new), **place).stdout.splitlines()
    assert said[1] == "The pages were made again from the record and are the same."
    # Whoever follows the old place with the same memory sees that it stayed behind.
    refused = nitka("verify", str(node), check=False, **place)
    assert "shows 4 acts where 5 were seen before" in refused.stderr
