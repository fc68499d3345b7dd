"""A large picture that is the same in the same place isn't unpacked again; any other always is."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image

from sitegen.panels.cache.judged_photos import JudgedPhotos
from sitegen.preflight import evidence
from sitegen.preflight.findings import FileReport
from sitegen.preflight.judgement import judge_bytes
from sitegen.preflight.profile import PrintProfile
from tests.unit.preflight.drawing import LENIENT, draw
from tests.unit.preflight.test_memory import Remembered

SIZE = (1100, 1000)
PLACE = (200, 180)
WORD = b"BT /F 24 Tf 0 0 0 1 k 30 230 Td (Bread) Tj ET"
Change = Callable[[Stream, Pdf], None]


@cache
def photo(inks: tuple[int, ...] = (60, 40, 40, 10), dark: int = 0) -> bytes:
    """A CMYK JPEG as Pillow writes it, with a square of 310 % of ink that is so wide."""
    picture = Image.new("CMYK", SIZE, inks)
    if dark:
        picture.paste((200, 200, 200, 190), (300, 300, 300 + dark, 300 + dark))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=95, subsampling=0)
    return out.getvalue()


def page(
    data: bytes,
    change: Change = lambda stream, pdf: None,
    place: tuple[int, int] = PLACE,
    word: bytes = WORD,
) -> bytes:
    """A page with a photo in a place of so many points, and a word."""

    def furnish(pdf: Pdf, resources: Dictionary) -> None:
        stream = pdf.make_stream(data, Filter=Name.DCTDecode)
        stream.Type, stream.Subtype = Name.XObject, Name.Image
        stream.Width, stream.Height = SIZE
        stream.ColorSpace, stream.BitsPerComponent = Name.DeviceCMYK, 8
        stream.Decode = Array([1, 0] * 4)
        change(stream, pdf)
        resources.XObject = Dictionary(X=stream)
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        resources.Font = Dictionary(F=pdf.make_indirect(font))

    return draw(b"q %d 0 0 %d 30 30 cm /X Do Q\n" % place + word, furnish)


def judged(
    data: bytes, photos: Remembered | JudgedPhotos | None = None, profile: PrintProfile = LENIENT
) -> FileReport:
    """The report on a page, from what is known of photos or without that."""
    return judge_bytes("panel.pdf", data, profile, photos=photos)


def masked(stream: Stream, pdf: Pdf) -> None:
    """Let nothing of the picture be seen."""
    mask = pdf.make_stream(bytes(SIZE[0] * SIZE[1]))
    mask.Type, mask.Subtype = Name.XObject, Name.Image
    mask.Width, mask.Height = SIZE
    mask.ColorSpace, mask.BitsPerComponent = Name.DeviceGray, 8
    stream.SMask = mask


EDITS: dict[str, bytes] = {
    "nothing": page(photo(dark=40)),
    "another word": page(photo(dark=40), word=WORD.replace(b"Bread", b"Water")),
    "another photo": page(photo()),
    "a darker photo": page(photo((220, 210, 210, 200))),
    "a larger place": page(photo(dark=40), place=(240, 216)),
    "a place where the dark part is smaller than a point": page(photo(dark=40), place=(20, 18)),
    "colours turned": page(photo(dark=40), lambda stream, pdf: stream.__delitem__("/Decode")),
    "a mask": page(photo(dark=40), masked),
    "a photo cut short": page(photo(dark=40)[:-400]),
    "a width that is wrong": page(
        photo(dark=40), lambda stream, pdf: setattr(stream, "Width", SIZE[0] - 1)
    ),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_what_is_known_of_a_photo_never_changes_a_report(edit: bytes) -> None:
    photos, first = Remembered(), EDITS["nothing"]
    assert judged(first, photos) == judged(first)
    assert judged(edit, photos) == judged(edit)
    assert judged(edit, photos) == judged(edit)
    assert judged(first, photos) == judged(first)


def test_reports_differ_by_what_was_learnt_of_the_photo() -> None:
    """What was kept of another photo would be seen: the tests above see what they are there for."""
    reports = {name: judged(edit) for name, edit in EDITS.items()}
    different = {name for name, report in reports.items() if report != reports["nothing"]}
    assert different >= {"another photo", "a darker photo", "colours turned", "a mask"}


@pytest.mark.parametrize("limit", [240.0, 300.0, 320.0])
def test_the_limit_of_ink_is_part_of_what_is_known(limit: float) -> None:
    photos, profile = Remembered(), replace(LENIENT, ink_limit=limit)
    judged(EDITS["nothing"], photos)
    assert judged(EDITS["nothing"], photos, profile) == judged(EDITS["nothing"], profile=profile)


def test_a_photo_that_would_be_taken_for_another_would_be_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A bug in the key, planted: what is in the photo's bytes, or in how they are asked for."""
    monkeypatch.setattr(evidence, "source_of", lambda *asked: b"all photos are alike")
    photos = Remembered()
    judged(EDITS["nothing"], photos)
    found = {name for name, edit in EDITS.items() if judged(edit, photos) != judged(edit)}
    assert found >= {"another photo", "a darker photo", "colours turned", "a mask"}


def test_a_photo_whose_stream_alone_were_its_key_would_be_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The other half of the key, planted: the limit and the place."""
    monkeypatch.setattr(evidence, "source_of", lambda picture, same, *asked: same.encode())
    photos, profile = Remembered(), replace(LENIENT, ink_limit=320.0)
    judged(EDITS["nothing"], photos)
    small = EDITS["a place where the dark part is smaller than a point"]
    assert judged(EDITS["nothing"], photos, profile) != judged(EDITS["nothing"], profile=profile)
    assert judged(small, photos) != judged(small)


def test_a_photo_is_unpacked_once_for_all_words_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    photos, looks, real = Remembered(), [], evidence.measure

    def measure(*asked: object) -> object:
        looks.append(asked)
        return real(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(evidence, "measure", measure)
    for name in ("nothing", "another word", "nothing"):
        judged(EDITS[name], photos)
    assert len(looks) == 1
    judged(EDITS["a photo cut short"], photos)
    judged(EDITS["a photo cut short"], photos)
    assert len(looks) == 3, "what can't be read is tried anew each time"
    assert len(photos.known) == 1


def test_what_other_judges_learnt_or_of_another_photo_is_not_believed(tmp_path: Path) -> None:
    def kept(photo: str = "a" * 64, judges: str = "1", making: str = "c" * 64) -> JudgedPhotos:
        return JudgedPhotos(tmp_path, photo, making, [judges])

    kept().note(b"source", b"learnt")
    assert kept().get(b"source") == b"learnt"
    assert kept().get(b"another") is None
    assert kept("b" * 64).get(b"source") is None
    assert kept(judges="2").get(b"source") is None
    assert kept(making="d" * 64).get(b"source") is None
    (path,) = tmp_path.iterdir()
    path.write_bytes(path.read_bytes()[:-1])
    assert kept().get(b"source") is None


def test_a_kept_photo_gives_the_report_of_a_fresh_look_over_edits(tmp_path: Path) -> None:
    photos = JudgedPhotos(tmp_path, "a" * 64, "c" * 64, ["1"])
    for name in ("nothing", "another word", "a larger place", "a darker photo", "nothing"):
        assert judged(EDITS[name], photos) == judged(EDITS[name]), name


def test_a_photo_that_cannot_be_read_is_told_without_python_and_the_same_each_time() -> None:
    report = judged(EDITS["a photo cut short"])
    assert report == judged(EDITS["a photo cut short"])
    assert not [str(each) for each in report.findings if "0x" in str(each)]
    assert any("can't be read: " in str(each) for each in report.findings)
