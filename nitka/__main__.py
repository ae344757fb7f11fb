"""``python -m nitka``: the command line."""

from nitka.cli.main import run

run()
