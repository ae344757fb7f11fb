"""Who published the lists that people were taken from, and of which time those tell."""

import json

from django.db.models import Min

from nitka.registry.models import Person


def list_publishers() -> dict[str, tuple[str, str]]:
    """Name of a list → who published it, and the time it tells of (EDTF; empty when it is kept up to date)."""
    first = (
        Person.objects.exclude(list_name="")
        .values("list_name")
        .annotate(first=Min("subject"))
        .order_by("list_name")
    )
    bodies = Person.objects.filter(subject__in=[row["first"] for row in first]).order_by("subject")
    found = {}
    for name, body in bodies.values_list("list_name", "body"):
        basis = json.loads(body)["basis"]
        found[name] = (basis.get("published_by", ""), basis.get("state_of", ""))
    return found
