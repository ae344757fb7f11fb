"""Doors of the public site: a file of the snapshot, or, with a query string, a list or a search made now."""

import mimetypes
from datetime import UTC, datetime
from email.utils import formatdate, parsedate_to_datetime
from hashlib import blake2b
from pathlib import Path

from django.conf import settings
from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
    HttpResponseRedirect,
    JsonResponse,
)
from django.views.decorators.http import require_safe

from nitka.front.forms import address_of, asked_text, read_ask
from nitka.front.pages.people import found_page
from nitka.front.queries.asked import BadParameterError, asked_people
from nitka.front.queries.lists import list_people
from nitka.front.queries.search import search_subjects
from nitka.front.queries.site import site_now
from nitka.front.rendering.public_data import compact
from nitka.front.rendering.site import Site

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".ics": "text/calendar; charset=utf-8",
    ".atom": "application/atom+xml",
    ".xml": "application/xml",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".yaml": "application/yaml",
}


@require_safe
def people_list(request: HttpRequest, language: str) -> HttpResponseBase:
    """The list of people and the search: the file, or with a query the people asked for."""
    if not request.GET:
        return site_file(request, request.path.removeprefix("/"))
    today = datetime.now(UTC).date()
    site = site_now(today, site_edition())
    text = asked_text(request.GET)
    ask = read_ask(request.GET, search_subjects(text) if text else None)
    answer = list_people(ask, language, today, site.edition)
    body = found_page(site, language, answer, ask, text, lambda page: address_of(ask, text, page))
    return _fresh_page(request, body, site)


@require_safe
def search_page(request: HttpRequest, language: str) -> HttpResponseBase:
    """The search: the file, or with a query what was found."""
    if not request.GET:
        return site_file(request, f"{language}/search.html")
    return HttpResponseRedirect(f"people/search.html?{request.GET.urlencode()}")


@require_safe
def people_data(request: HttpRequest) -> HttpResponseBase:
    """The list of people for programs: the file, or with a query the people asked for."""
    if not request.GET:
        return site_file(request, request.path.removeprefix("/"))
    today = datetime.now(UTC).date()
    site = site_now(today, site_edition())
    try:
        answer = asked_people(request.GET.dict(), site.stock, today)
    except BadParameterError as wrong:
        error = {"error": {"parameter": wrong.parameter, "message": wrong.message}}
        return JsonResponse(error, status=400)
    return _fresh_page(request, compact(answer) + "\n", site, TYPES[".json"])


@require_safe
def site_file(request: HttpRequest, path: str = "") -> HttpResponseBase:
    """The file of the snapshot at ``path``; a folder means its ``index.html``."""
    folder: Path | None = settings.NITKA_SITE
    found = _inside(folder, path) if folder else None
    if found is None:
        return _missing(folder)
    return _answer(request, found)


def site_edition() -> str:
    """Names the state of the snapshot: changes when its first page is written anew. Empty without a snapshot."""
    folder: Path | None = settings.NITKA_SITE
    try:
        known = (folder / "be" / "people" / "index.html").stat() if folder else None
    except OSError:
        known = None
    return f"{known.st_mtime_ns}-{known.st_ctime_ns}-{known.st_size}" if known else ""


def _fresh_page(request: HttpRequest, body: str, site: Site, kind: str = TYPES[".html"]) -> HttpResponseBase:
    """A page made now, with the landing hour; 304 when it is the one the reader has."""
    etag = f'"{blake2b(body.encode(), digest_size=12).hexdigest()}"'
    landed = site.landed_at.timestamp()
    headers = {
        "ETag": etag,
        "Last-Modified": formatdate(landed, usegmt=True),
        "Cache-Control": "public, max-age=300",
    }
    if request.headers.get("If-None-Match") is not None and _has_it(request, etag, landed):
        return HttpResponseNotModified(headers=headers)
    return HttpResponse(body, content_type=kind, headers=headers)


def _inside(folder: Path, path: str) -> Path | None:
    """The file meant by ``path``, never outside ``folder``."""
    if "\0" in path:
        return None
    root = folder.resolve()
    try:
        target = (root / path).resolve()
        if target.is_dir():
            target /= "index.html"
        return target if target.is_relative_to(root) and target.is_file() else None
    except OSError:
        return None  # a name longer than any file's


def _missing(folder: Path | None) -> HttpResponse:
    page = folder / "404.html" if folder else None
    body = page.read_bytes() if page and page.is_file() else b"404"
    return HttpResponse(body, status=404, content_type=TYPES[".html"])


def _answer(request: HttpRequest, found: Path) -> HttpResponseBase:
    """The file with the landing hour as Last-Modified; 304 when the reader has it already."""
    known = found.stat()
    etag = f'"{int(known.st_mtime):x}-{known.st_size:x}"'
    headers = {
        "ETag": etag,
        "Last-Modified": formatdate(known.st_mtime, usegmt=True),
        "Cache-Control": "public, max-age=300",
    }
    if _has_it(request, etag, known.st_mtime):
        return HttpResponseNotModified(headers=headers)
    kind = TYPES.get(found.suffix) or mimetypes.guess_type(found.name)[0] or "application/octet-stream"
    if request.method == "HEAD":
        return HttpResponse(headers=headers | {"Content-Length": str(known.st_size)}, content_type=kind)
    return FileResponse(found.open("rb"), content_type=kind, headers=headers)


def _has_it(request: HttpRequest, etag: str, changed: float) -> bool:
    asked = request.headers.get("If-None-Match")
    if asked is not None:
        return etag in (tag.strip().removeprefix("W/") for tag in asked.split(","))
    since = request.headers.get("If-Modified-Since")
    if not since:
        return False
    try:
        return int(changed) <= parsedate_to_datetime(since).timestamp()
    except (TypeError, ValueError, OverflowError):
        return False
