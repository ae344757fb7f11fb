"""A power cut: what was acknowledged is on the disk. ``python -m tests.soak.power_cut [ROUNDS] [IMAGE MB]``

The node lies on an ext4 image mounted by loop. In the middle of writing, the writer is stopped and the image is
copied: the copy holds only what had reached the disk. It is mounted elsewhere, as after the lights came back, and
every acknowledged act must be there, the database whole, the record verifiable. Needs root, mount and mkfs.ext4.
"""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nitka.client.sources import FolderSource
from nitka.client.verify import verify
from nitka.record.tests.test_act_killed import Node

ACTS = 400


@contextmanager
def mounted(image: Path, place: Path) -> Iterator[Path]:
    place.mkdir(exist_ok=True)
    subprocess.run(["mount", "-o", "loop", image, place], check=True)
    try:
        yield place
    finally:
        for _ in range(20):
            if subprocess.run(["umount", place], check=False, stderr=subprocess.DEVNULL).returncode == 0:
                break
            time.sleep(0.2)


def acknowledged(lines: str) -> int:
    return sum(line.startswith("landed") for line in lines.splitlines())


def cut(folder: Path, megabytes: int, chance: random.Random) -> tuple[int, int]:
    """One round: acts acknowledged before the cut, acts found afterwards."""
    image, copy = folder / "disk.img", folder / "copy.img"
    with image.open("wb") as file:
        file.truncate(megabytes * 2**20)
    subprocess.run(["mkfs.ext4", "-q", "-F", image], check=True)
    with mounted(image, folder / "before") as disk:
        node = Node(disk / "node")
        os.sync()
        acts = folder / "acts"
        acts.mkdir(exist_ok=True)
        files = []
        for number in range(ACTS):
            path = acts / f"{number}.act"
            path.write_bytes(node.team.act(node.team.people(10)).to_bytes())
            files.append(path)
        said = folder / "said"
        with said.open("w") as out:
            process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "nitka.record.tests.worker",
                    node.folder,
                    "append",
                    "2026-11-02",
                    *files,
                ],
                stdout=out,
            )
            while "landed 3" not in said.read_text():
                time.sleep(0.02)
            time.sleep(chance.uniform(0.05, 2.5))
            process.send_signal(signal.SIGSTOP)
            before = acknowledged(said.read_text()) + 1
            shutil.copyfile(image, copy)
            process.send_signal(signal.SIGKILL)
            process.wait()
    with mounted(copy, folder / "after") as disk:
        kept = disk / "node"
        with sqlite3.connect(kept / "db.sqlite3") as rows:
            (state,) = rows.execute("PRAGMA integrity_check").fetchone()
            (after,) = rows.execute("SELECT count(*) FROM record_act").fetchone()
        rows.close()
        if state != "ok":
            raise SystemExit(f"the database is broken: {state}")
        subprocess.run(
            [sys.executable, "-m", "nitka.record.tests.worker", kept, "write"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        verdict = verify(FolderSource(kept / "site"))
        if verdict.findings or verdict.size != after:
            raise SystemExit(f"the record does not hold: {verdict.findings[:3]}")
    return before, after


def main(rounds: int = 6, megabytes: int = 64) -> int:
    if os.geteuid() != 0 or not shutil.which("mkfs.ext4"):
        print("power cut: left out, it needs root and mkfs.ext4")
        return 0
    chance, lost, total = random.Random(8), 0, 0
    for number in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            before, after = cut(Path(folder), megabytes, chance)
        total, lost = total + before, lost + max(0, before - after)
        print(f"power cut {number + 1}: {before} acts acknowledged, {after} there", flush=True)
    print(f"{total} acknowledged, {lost} lost")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
