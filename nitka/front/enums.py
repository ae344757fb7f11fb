"""Names of the sets that lists can be narrowed by, and the orders they can be shown in."""

from enum import StrEnum


class By(StrEnum):
    """What a person can be picked by: the prefix of a facet and, mostly, the parameter of the address."""

    STAGE = "stage"
    STATE = "state"
    SEX = "sex"
    FACILITY = "facility"
    ARTICLE = "article"
    GROUP = "group"
    RECOGNISED = "recognised"
    LIST = "list"
    BORN = "born"
    NEWS = "news"
    NOW = "now"


class Order(StrEnum):
    """The order of a list."""

    NAME = "name"
    HELD = "held"
    SILENT = "silent"
    CHANGED = "changed"
