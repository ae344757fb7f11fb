"""Steps of the demonstration: each is the command that an initiative would type, with its time."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

Say = Callable[[str], None]


class StepFailed(RuntimeError):
    """A step's command ended with an error; the text is what the command said."""


@dataclass(frozen=True)
class Kitchen:
    """Where the demonstration happens: ``node`` is the node's folder, ``members`` the members' machines."""

    folder: Path
    say: Say

    @property
    def node(self) -> Path:
        return self.folder / "node"

    @property
    def members(self) -> Path:
        return self.folder / "members"

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "NITKA_NODE": str(self.node), "NITKA_STATE": str(self.members / "state")}

    def step(self, text: str, *words: str, phrase: Path | None = None) -> str:
        """Run ``nitka WORDS``; a line before, dots while it lasts, the seconds afterwards. Gives its output."""
        environment = self.environment
        if phrase is not None:
            environment["NITKA_PHRASE_FILE"] = str(phrase)
        with _dots(self.say, text):
            done = subprocess.run(
                [sys.executable, "-m", "nitka", *words],
                env=environment, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
            )  # fmt: skip
        if done.returncode:
            raise StepFailed(f"nitka {' '.join(words)}\n{done.stdout}{done.stderr}")
        return done.stdout


class _dots:
    """Progress for whatever takes longer than a second."""

    def __init__(self, say: Say, text: str):
        self._say, self._text, self._over = say, text, Event()

    def __enter__(self) -> None:
        self._started = time.monotonic()
        self._say(f"  {self._text} ")
        Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        while not self._over.wait(1):
            self._say(".")

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._say(f" {time.monotonic() - self._started:.1f} s\n")
