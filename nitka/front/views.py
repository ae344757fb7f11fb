"""Doors of the public site: a file of the snapshot, or, with a query string, a list or a search made now."""

import mimetypes
from email.utils import formatdate, parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.views.decorators.http import require_safe

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
def site_file(request: HttpRequest, path: str = "") -> HttpResponseBase:
    """The file of the snapshot at ``path``; a folder means its ``index.html``."""
    folder: Path | None = settings.NITKA_SITE
    found = _inside(folder, path) if folder else None
    if found is None:
        return _missing(folder)
    return _answer(request, found)


def _inside(folder: Path, path: str) -> Path | None:
    """The file meant by ``path``, never outside ``folder``."""
    root = folder.resolve()
    target = (root / path).resolve()
    if target.is_dir():
        target /= "index.html"
    return target if target.is_relative_to(root) and target.is_file() else None


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
    except (TypeError, ValueError):
        return False
