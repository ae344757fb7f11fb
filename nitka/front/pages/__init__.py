"""The public pages, one module each. A module offers ``KINDS``; every module here is found by itself."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from nitka.front.rendering.kinds import Kind


@cache
def kinds() -> tuple[Kind, ...]:
    """Every kind of file, modules in alphabetical order."""
    names = sorted(module.name for module in iter_modules(__path__))
    return tuple(kind for name in names for kind in getattr(import_module(f"{__name__}.{name}"), "KINDS", ()))
