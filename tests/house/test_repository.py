"""What the repository must not hold: addresses of registries, machine paths, background texts of real people."""

import csv
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def tracked():
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in names.decode().split("\0") if name and (ROOT / name).is_file()]


def test_locks_name_hashes_and_no_host():
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert "--hash=sha256:" in text, path.name
        assert "://" not in text, path.name
        assert not re.search(r"^--", text, re.M), path.name


def test_no_lock_that_records_addresses():
    forbidden = {"uv.lock", "pylock.toml", "package-lock.json"}
    assert [str(path) for path in tracked() if path.name in forbidden] == []


def test_no_path_of_a_machine():
    pattern = re.compile(rb"(?:^|[^\w.])/(?:work|farm|root/\.pyenv)/")
    me = Path(__file__)
    wrong = [
        str(path.relative_to(ROOT)) for path in tracked() if path != me and pattern.search(path.read_bytes())
    ]
    assert wrong == []


def test_the_real_list_comes_without_its_background_texts():
    with (ROOT / "examples" / "azerbaijan-2014.csv").open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    assert "name" in header
    assert not {"background", "group_background"} & set(header)


def test_every_dependency_has_its_page():
    pages = " ".join(
        path.read_text(encoding="utf-8").lower() for path in (ROOT / "docs" / "decisions").glob("*.md")
    )
    missing = []
    for name in ("run.in", "postgres.in", "dev.in"):
        for line in (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines():
            found = re.match(r"([A-Za-z][\w.-]*)", line)
            if found and found[1].lower() not in pages:
                missing.append(found[1])
    assert missing == []
