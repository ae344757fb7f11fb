"""``make soak``: long runs of faults. A power cut in the middle of writing, again and again."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.soak.power_cut import main

if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
