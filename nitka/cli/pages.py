"""Are the pages those of the record? They are made again from the bodies on a temporary node and compared."""

from nitka.cli.nodes import Steps
from nitka.client.sources import Source
from nitka.client.verify import Verdict
from nitka.ground.wording import Words


def compare_pages(source: Source, verdict: Verdict, t: Words, steps: Steps) -> list[str]:
    """Make every page again and add a finding for each that differs; sentences to show."""
    return []
