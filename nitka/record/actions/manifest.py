"""The signed list of every file of a site: made from the folder, or brought up to date for a few changed files."""

from collections.abc import Iterable
from pathlib import Path

from nitka.ground import layout, notes
from nitka.ground.layout import Listed
from nitka.record import queries


def write_manifest(*, site: Path, signer: notes.Signer, changed: Iterable[str] | None = None) -> None:
    """Write ``record/manifest``, and for a large site the lists below ``record/manifest.d``.

    ``changed`` names the paths written or removed since the last manifest, so that one page costs one short list;
    without it, or when the old manifest does not hold, every file is read. Whatever lies in the folder is listed,
    so a stranger's file must not lie there.
    """
    standing = queries.standing()
    moment = standing.hour_at.timestamp() if standing.hour_at else None
    lines = _lines_before(site, signer.verifier) if changed is not None else None
    if lines is None:
        lines = _list_all(site, moment)
    else:
        paths = [path for path in changed or () if not _is_own(path)]
        if any(path.startswith(layout.LISTS) for path in lines):
            _renew_lists(site, lines, paths, moment)
        else:
            lines = _renew(site, lines, paths)
            if layout.make_lists(lines.values()):
                lines = _list_all(site, moment)
    text = layout.manifest_text(signer.name, standing.size, lines.values())
    layout.write_file(site, layout.MANIFEST, notes.sign(text, signer), moment)


def _is_own(path: str) -> bool:
    return path == layout.MANIFEST or path.startswith(layout.LISTS)


def _lines_before(site: Path, verifier: notes.Verifier) -> dict[str, Listed] | None:
    try:
        text = notes.open_note((site / layout.MANIFEST).read_bytes(), verifier)
        _, _, lines = layout.read_manifest(text)
    except (OSError, notes.BadNote, layout.BadLayout):
        return None
    return {one.path: one for one in lines}


def _renew(site: Path, files: dict[str, Listed], paths: Iterable[str]) -> dict[str, Listed]:
    """``files`` with these paths as they are now."""
    renewed = dict(files)
    for path in paths:
        try:
            renewed[path] = layout.list_file(path, (site / path).read_bytes())
        except FileNotFoundError:
            renewed.pop(path, None)
    return renewed


def _renew_lists(site: Path, lines: dict[str, Listed], paths: Iterable[str], moment: float | None) -> None:
    shards: dict[str, list[str]] = {}
    for path in paths:
        shards.setdefault(layout.shard_of(path), []).append(path)
    for shard, inside in shards.items():
        old = (site / shard).read_bytes() if shard in lines else b""
        files = {one.path: one for one in layout.read_list(old.decode("utf-8"))}
        data = layout.write_list(_renew(site, files, inside).values())
        if data:
            layout.write_file(site, shard, data, moment, durable=False)
            lines[shard] = layout.list_file(shard, data)
        else:
            (site / shard).unlink(missing_ok=True)
            lines.pop(shard, None)


def _list_all(site: Path, moment: float | None) -> dict[str, Listed]:
    files = _renew(site, {}, (path for path in _whole_files(site) if not _is_own(path)))
    lists = layout.make_lists(files.values())
    for path in layout.files_below(site / layout.LISTS):
        if layout.LISTS + path not in lists:
            (site / layout.LISTS / path).unlink()
    if not lists:
        return files
    for path, data in lists.items():
        layout.write_file(site, path, data, moment, durable=False)
    return {path: layout.list_file(path, data) for path, data in lists.items()}


def _whole_files(site: Path) -> list[str]:
    """Every file of the site, after what a killed writer left half done is removed."""
    whole = []
    for path in layout.files_below(site):
        name = path.rpartition("/")[2]
        if name.startswith(".new-") or name.endswith(".new"):
            (site / path).unlink()
        else:
            whole.append(path)
    return whole
