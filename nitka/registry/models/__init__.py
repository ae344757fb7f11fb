"""Tables of the registry. Every row is a function of the record: only ``projection`` writes here.

Columns that end in ``_when`` hold an EDTF text as the body says it (may be empty), columns that end in ``_on`` a day.
``known_on`` is the day of the first act whose body held the same entry. Ids of entries are
``sequence of the body × 4096 + place``, so that a rebuild gives the same rows.
"""

from nitka.registry.models.custody import Ban, Detention, Mark, Recognition, Stay, WayOut
from nitka.registry.models.knowledge import Checked, Claim, Condition, Correction, Edition, Source, Version
from nitka.registry.models.name import NameForm, NameKey, NamePack
from nitka.registry.models.organisation import Channel, Organisation, OrganisationField
from nitka.registry.models.person import Person, PersonGroup
from nitka.registry.models.place import (
    Article,
    Facility,
    FacilityAddress,
    FacilityAlias,
    ParcelRule,
    PlaceWord,
)
from nitka.registry.models.prosecution import Case, Charge, Decision, Hearing, Sanction

__all__ = [
    "Article",
    "Ban",
    "Case",
    "Channel",
    "Charge",
    "Checked",
    "Claim",
    "Condition",
    "Correction",
    "Decision",
    "Detention",
    "Edition",
    "Facility",
    "FacilityAddress",
    "FacilityAlias",
    "Hearing",
    "Mark",
    "NameForm",
    "NameKey",
    "NamePack",
    "Organisation",
    "OrganisationField",
    "ParcelRule",
    "Person",
    "PersonGroup",
    "PlaceWord",
    "Recognition",
    "Sanction",
    "Source",
    "Stay",
    "Version",
    "WayOut",
]
