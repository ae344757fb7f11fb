"""Write the public site as files: after an act only what must be out at once, otherwise everything that changed."""

import os
from argparse import ArgumentParser
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from nitka.front.pages import kinds
from nitka.front.projection import projection
from nitka.front.queries.site import cards_are_fresh, current_site
from nitka.front.rendering.press import Press, Report
from nitka.front.rendering.shelf import SiteFolderError


class Command(BaseCommand):
    """``render_site [--out FOLDER] [--all] [--subjects ID …] [--only KIND …] [--day DAY] [--processes N]``.

    With ``--subjects`` alone, what must be out at once (everything on a small site). With ``--subjects`` and
    ``--all``, for a withdrawal: files of subjects that are gone go first, then everything is brought up to date.
    """

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The options."""
        parser.add_argument(
            "--out", type=Path, default=settings.NITKA_SITE, help="folder; the node's own otherwise"
        )
        parser.add_argument(
            "--all", action="store_true", help="every page whose inputs changed (the nightly run)"
        )
        parser.add_argument(
            "--subjects", nargs="*", default=[], help="subjects that changed: what is out at once"
        )
        parser.add_argument("--only", nargs="*", default=[], help="kinds of pages to write")
        parser.add_argument("--changed", type=Path, help="file for the paths written or removed")
        parser.add_argument(
            "--day", type=date.fromisoformat, default=None, help="the day pages are counted from"
        )
        parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Render; prints one line: files asked for, written, removed."""
        out: Path | None = options["out"]
        if out is None:
            raise CommandError("name a folder with --out, or a node with NITKA_NODE")
        site = current_site(options["day"] or datetime.now(UTC).date())
        chosen = [kind for kind in kinds() if not options["only"] or kind.name in options["only"]]
        press = Press(site, out, chosen, options["processes"])
        everything = options["all"] or not options["subjects"] or site.stock.is_small()
        try:
            report = _run(press, options["subjects"], everything=everything)
        except SiteFolderError as wrong:
            raise CommandError(str(wrong)) from wrong
        if options["changed"]:
            lines = "".join(f"{path}\n" for path in (*report.written, *report.removed))
            options["changed"].write_text(lines, encoding="utf-8")
        self.stdout.write(
            f"{report.asked} files, {len(report.written)} written, {len(report.removed)} removed"
        )


def _run(press: Press, subjects: list[str], *, everything: bool) -> Report:
    if not everything:
        return press.print_subjects(subjects)
    purged: list[str] = []
    if subjects:
        there = {row.subject for row in press.site.stock.rows(tuple(subjects))}
        purged = press.purge([subject for subject in subjects if subject not in there])
    if not cards_are_fresh():
        projection.refresh_all()
    report = press.print_all()
    report.removed += purged
    return report
