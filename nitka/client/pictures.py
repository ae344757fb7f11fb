"""The photos that a record names, as a reader checks them: each file is the picture that was signed, and no other."""

from nitka.client.replay import Finding, ReadAct
from nitka.client.sources import Missing, Source, SourceTrouble
from nitka.ground import photos


class NamedPhotos:
    """What the latest entry of each person that is still there names; give every act that is read to ``visit``."""

    def __init__(self) -> None:
        self._of: dict[str, photos.Named] = {}

    def visit(self, act: ReadAct) -> None:
        """Take in the bodies of an act, in the order of the record."""
        for body in act.bodies:
            if body is None or not (self._of or b'"photo":{' in body) or b'"kind":"person"' not in body:
                continue
            subject = _subject_of(body)
            named = photos.named_in(body)
            if named is None:
                self._of.pop(subject, None)
            else:
                self._of[subject] = named

    @property
    def named(self) -> list[photos.Named]:
        """Every photo once, by name."""
        return sorted(set(self._of.values()), key=lambda one: one.name)


def photo_findings(source: Source, named: list[photos.Named], listed: set[str]) -> list[Finding]:
    """Photos that are missing, altered or not clean, and files below ``photos/`` that no entry names.

    ``listed``: the paths that the manifest lists.
    """
    findings = []
    for one in named:
        try:
            data = source.read(one.path, photos.MOST_BYTES)
        except (Missing, SourceTrouble) as wrong:
            said = "is missing" if isinstance(wrong, Missing) else str(wrong)
            findings.append(Finding(one.path, f"{said}, and an entry names it"))
            continue
        findings += [Finding(one.path, problem) for problem in photo_file_problems(one, data)]
    known = {one.path for one in named}
    strangers = sorted(path for path in listed if path.startswith("photos/") and path not in known)
    return findings + [Finding(path, "no entry of the record names this photo") for path in strangers]


def photo_file_problems(named: photos.Named, data: bytes) -> list[str]:
    """Why these bytes are not the photo that was signed."""
    try:
        picture = photos.clean(data)
    except photos.BadPhoto as wrong:
        return [f"is not the picture that was signed: it {wrong}"]
    if (picture.sha256, picture.media) != (named.sha256, named.media) or picture.data != data:
        return ["is not the picture that was signed"]
    return []


def fetch_photos(source: Source, named: list[photos.Named]) -> dict[str, bytes]:
    """The photos of a record that was found sound: file name → bytes, those that are missing left out."""
    found = {}
    for one in named:
        try:
            data = source.read(one.path, photos.MOST_BYTES)
        except Missing:
            continue
        if not photo_file_problems(one, data):
            found[one.name] = data
    return found


def _subject_of(body: bytes) -> str:
    """The subject stands last in a canonical body."""
    return body.rpartition(b'"subject":"')[2].partition(b'"')[0].decode("ascii")
