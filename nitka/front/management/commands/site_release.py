"""Say which release makes the pages: whoever verifies a site compares it with the one named there."""

from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand

from nitka.front.queries.site import current_site


class Command(BaseCommand):
    """``site_release``: one line, version and digest of the code and words that pages are made of."""

    help = __doc__

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Print it."""
        self.stdout.write(current_site(datetime.now(UTC).date()).release)
