"""The one HTML file that checks a receipt offline; every site carries it as ``receipt.html``."""

from pathlib import Path

CHECKER = Path(__file__).resolve().parent / "receipt.html"
