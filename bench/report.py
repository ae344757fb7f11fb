"""What was measured, as lines: ours, the other's, the ratio, the aim, and whether it was reached."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Report:
    """Lines in the order of measuring; printed as they come and kept as a file."""

    lines: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def say(self, text: str) -> None:
        """Progress, not kept."""
        sys.stdout.write(text)
        sys.stdout.flush()

    def title(self, text: str) -> None:
        """The head of a part."""
        self._add(f"\n{text}")

    def note(self, text: str) -> None:
        """A figure without an aim, or how something was measured."""
        self._add(f"    {text}")

    def figure(self, what: str, said: str, value: float, most: float, aim: str) -> None:
        """A figure that is to be at most ``most``; ``said`` is how it is printed."""
        reached = value <= most
        if not reached:
            self.missed.append(what)
        self._add(f"{'  ok' if reached else 'MISS'}  {what}: {said}   (aim {aim})")

    def at_least(self, what: str, said: str, value: float, least: float, aim: str) -> None:
        """A figure that is to be at least ``least``."""
        self.figure(what, said, -value, -least, aim)

    def part(self, name: str, work: Callable[[], None]) -> None:
        """Run a part; what it lacks is said and the other parts go on."""
        try:
            work()
        except (RuntimeError, OSError, ImportError, subprocess.SubprocessError) as wrong:
            self.missed.append(name)
            self._add(f"MISS  {name}: could not be measured: {str(wrong)[-1500:]}")

    def keep(self, path: Path) -> None:
        """Write everything to a file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(self.lines).strip() + "\n", encoding="utf-8")

    def _add(self, line: str) -> None:
        self.lines.append(line)
        self.say(line + "\n")
