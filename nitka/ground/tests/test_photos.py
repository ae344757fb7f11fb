"""A photo carries the picture and nothing else."""

import struct
import zlib

import pytest

from nitka.ground import acts, photos
from nitka.ground.photos import BadPhoto
from nitka.ground.tests.pictures import CANARY, chunk, exif, from_a_phone, jpeg, png, segment
from nitka.ground.tests.team import Team

NAMED = {"credit": "V. Zorka", "licence": "CC BY 4.0", "origin": "https://example.org/1"}


def test_a_picture_from_a_phone_loses_all_but_the_picture():
    raw = from_a_phone(jpeg(shade=3))
    picture = photos.clean(raw)
    assert raw.count(CANARY) == 9
    assert CANARY not in picture.data
    assert (picture.media, picture.width, picture.height) == ("image/jpeg", 160, 200)
    header = segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0")
    adobe = segment(0xEE, b"Adobe\0\x64\0\0\0\0\0")
    plain = jpeg(shade=3)
    assert picture.data == plain[:2] + header + adobe + plain[2:]


def test_cleaning_what_is_clean_changes_nothing():
    for picture in (jpeg(), png(), photos.clean(from_a_phone(jpeg())).data):
        assert photos.clean(picture).data == picture


def test_a_png_keeps_its_critical_chunks_only():
    extra = b"".join(chunk(kind, b"key\0" + CANARY) for kind in (b"tEXt", b"eXIf", b"iTXt", b"tIME", b"fdAT"))
    assert photos.clean(png(extra=extra) + CANARY).data == png()


def test_what_an_editor_left_behind_the_pixels_goes_too():
    cropped = png(hidden=CANARY * 50)
    kept = photos.clean(cropped).data
    place = kept.index(b"IDAT")
    (length,) = struct.unpack(">I", kept[place - 4 : place])
    assert zlib.decompress(kept[place + 4 : place + 4 + length]) == (b"\0" + bytes([90]) * 160) * 200
    assert photos.clean(kept).data == kept
    behind = png()
    at = behind.index(b"IDAT")
    (length,) = struct.unpack(">I", behind[at - 4 : at])
    grown = behind[: at - 4] + chunk(b"IDAT", behind[at + 4 : at + 4 + length] + CANARY) + chunk(b"IEND", b"")
    assert CANARY not in photos.clean(grown).data


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "format"),
        (b"GIF89a" + bytes(50), "format"),
        (b"<svg/>", "format"),
        (jpeg()[:-2], "truncated"),
        (jpeg()[:60], "truncated"),
        (jpeg()[:-40] + b"\xff", "truncated"),
        (b"\xff\xd8\xff\xd9", "broken"),
        (b"\xff\xd8\xff\xe0\x00\x00" + bytes(9), "broken"),
        (jpeg()[:2] + b"x" + jpeg()[2:], "format"),
        (jpeg().replace(b"\xff\xc4", b"xx", 1), "broken"),
        (from_a_phone(jpeg(), orientation=6), "turned"),
        (png()[:-12], "truncated"),
        (png()[:-13], "truncated"),
        (png()[:30], "truncated"),
        (png().replace(b"IDAT", b"IDAX"), "broken"),
        (png(extra=chunk(b"QQQQ", b"x")), "broken"),
        (jpeg(60, 60), "pixels"),
        (jpeg(1200, 300), "pixels"),
        (png(4000, 130), "pixels"),
        (
            png()[:8] + chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)) + png()[33:],
            "pixels",
        ),
        (
            png()[:8] + chunk(b"IHDR", struct.pack(">IIBBBBB", 160, 900, 8, 0, 0, 0, 0)) + png()[33:],
            "truncated",
        ),
    ],
)
def test_what_is_no_fit_photo_is_refused(data, code):
    with pytest.raises(BadPhoto) as refused:
        photos.clean(data)
    assert refused.value.code == code


def test_a_heavy_photo_is_refused_with_its_size():
    plain = jpeg()
    padded = plain[:2] + segment(0xDB, bytes(65_000)) + plain[2:]
    with pytest.raises(BadPhoto, match="has 66 KB once cleaned, the most is 60"):
        photos.clean(padded)


def test_the_orientation_is_read_in_both_byte_orders():
    little = b"Exif\0\0II*\0" + struct.pack("<IHHHIHH", 8, 1, 274, 3, 1, 8, 0)
    plain = jpeg()
    with pytest.raises(BadPhoto, match="turned by its metadata"):
        photos.clean(plain[:2] + segment(0xE1, little) + plain[2:])
    assert photos.clean(plain[:2] + exif(1) + plain[2:]).data == plain
    assert photos.clean(plain[:2] + segment(0xE1, b"Exif\0\0MM\0*\0\0") + plain[2:]).data == plain


def test_photos_travel_with_the_act_that_names_them():
    team, picture = Team(), photos.clean(jpeg())
    body = team.body("person", team.subject(), {"photo": {"sha256": picture.sha256, **NAMED}})
    plain = team.act([body])
    file = acts.ActFile(plain.envelope, plain.bodies, (picture.data,))
    assert acts.read_file(file.to_bytes()) == file
    assert acts.read_file(plain.to_bytes()).photos == ()
    assert photos.named_in(body) == photos.Named(picture.sha256, "image/jpeg")
    assert photos.named_in(body).path == f"photos/{picture.sha256}.jpg"


def test_a_key_inside_a_text_names_no_photo():
    team = Team()
    assert photos.named_in(team.body("person", team.subject(), {"summary": '"photo":{"sha256":"x"}'})) is None
    assert photos.named_in(team.body("facility", "ik-4", {"photo": {"sha256": "0" * 64}})) is None


def test_a_photo_that_no_entry_names_or_that_is_not_clean_is_refused():
    team, picture = Team(), photos.clean(jpeg())

    def read(photo, carried):
        plain = team.act([team.body("person", team.subject(), {"photo": photo})])
        return acts.read_file(acts.ActFile(plain.envelope, plain.bodies, carried).to_bytes())

    with pytest.raises(acts.BadAct, match="is named by no entry of the act"):
        read({"sha256": "0" * 64}, (picture.data,))
    dirty = from_a_phone(jpeg())
    with pytest.raises(acts.BadAct, match="holds more than the picture"):
        read({"sha256": acts.hashlib.sha256(dirty).hexdigest()}, (dirty,))
    with pytest.raises(acts.BadAct, match="is image/jpeg, the entry says image/png"):
        read({"sha256": picture.sha256, "media": "image/png"}, (picture.data,))
    written = acts.ActFile(team.act(team.people(1)).envelope, (), (picture.data,)).to_bytes()
    with pytest.raises(acts.BadAct, match="is not the picture of that name"):
        acts.read_file(written.replace(picture.sha256.encode(), b"0" * 64))
    with pytest.raises(acts.BadAct, match="is not written in base64"):
        acts.read_file(written.replace(b'":"/9j/', b'":"????'))
