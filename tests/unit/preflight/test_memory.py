"""A page that paints what it did isn't looked at again, and one that changed always is."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from msgspec.structs import replace
from pikepdf import Array, Dictionary, Name, Pdf

from sitegen.preflight import evidence
from sitegen.preflight.expectations import Expectations, ExpectedText
from sitegen.preflight.findings import FileReport
from sitegen.preflight.judgement import judge_bytes
from sitegen.preflight.pdf.likeness import Likeness
from sitegen.preflight.profile import PrintProfile
from tests.unit.preflight.drawing import GROUND, LENIENT, TRIM

Change = Callable[[Pdf], None]
EXPECTED = Expectations(texts=(ExpectedText(language="en", text="Bread Water Salt"),))
WORDS = ("Bread", "Water", "Salt")


class Remembered:
    """A memory that is a dictionary."""

    def __init__(self) -> None:
        self.known: dict[bytes, bytes] = {}
        self.used = 0

    def get(self, source: bytes) -> bytes | None:
        found = self.known.get(source)
        self.used += found is not None
        return found

    def note(self, source: bytes, piece: bytes) -> None:
        self.known[source] = piece


def written(word: str, ink: float = 1.0, left: int = 30) -> bytes:
    """The instructions of a page with a picture and a word beside it."""
    picture = b"q 80 0 0 80 150 150 cm /Picture Do Q\n"
    return GROUND + picture + f"BT /F 24 Tf 0 0 0 {ink} k {left} 60 Td ({word}) Tj ET".encode()


def document(change: Change = lambda pdf: None) -> bytes:
    """Three pages that share a font, each with a picture, and the box of their node."""
    pdf = Pdf.new()
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    )
    for number, word in enumerate(WORDS):
        page = pdf.add_blank_page(page_size=(TRIM, TRIM))
        page.TrimBox = [0, 0, TRIM, TRIM]
        picture = pdf.make_stream(bytes([40 + 60 * number]) * 64)
        picture.stream_dict = Dictionary(
            Type=Name.XObject, Subtype=Name.Image, Width=8, Height=8,
            ColorSpace=Name.DeviceGray, BitsPerComponent=8,
        )  # fmt: skip
        page.Resources = Dictionary(Font=Dictionary(F=font), XObject=Dictionary(Picture=picture))
        page.Contents = pdf.make_stream(written(word))
    change(pdf)
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def judged(data: bytes, memory: Remembered | None = None, **asked: object) -> FileReport:
    """The report on a file, from a memory or without one."""
    profile = asked.pop("profile", LENIENT)
    assert isinstance(profile, PrintProfile)
    return judge_bytes("three.pdf", data, profile, replace(EXPECTED, **asked), memory)


def say(pdf: Pdf, content: bytes) -> None:
    """Let the second page be drawn by other instructions."""
    pdf.pages[1].Contents = pdf.make_stream(content)


def hide_layer(pdf: Pdf) -> None:
    """Put the second page's word on a layer that is off."""
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Hidden"))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group])))
    pdf.pages[1].Resources.Properties = Dictionary(Layer=group)
    say(pdf, b"/OC /Layer BDC " + written("Water") + b" EMC")


def other_font(pdf: Pdf) -> None:
    """Let the font that all pages share be another."""
    pdf.pages[0].Resources.Font.F.BaseFont = Name.Courier


def other_picture(pdf: Pdf) -> None:
    """Let the second picture be black where the word stands on it."""
    pdf.pages[1].Resources.XObject.Picture.write(bytes(64))
    say(pdf, written("Water", left=160).replace(b" 60 Td", b" 180 Td"))


def above(pdf: Pdf) -> None:
    """Let all pages be smaller by the box of the node above them."""
    for page in pdf.pages:
        del page.obj["/MediaBox"]
    pdf.Root.Pages.MediaBox = [0, 0, TRIM, 70]


CHANGES: dict[str, Change] = {
    "nothing": lambda pdf: None,
    "another word": lambda pdf: say(pdf, written("Wine")),
    "a weak colour": lambda pdf: say(pdf, written("Water", ink=0.2)),
    "a word cut off": lambda pdf: say(pdf, written("Water", left=260)),
    "a word covered": lambda pdf: say(pdf, written("Water") + b" 0 0 0 0 k 0 0 283 100 re f"),
    "another font": other_font,
    "another picture": other_picture,
    "a page turned": lambda pdf: setattr(pdf.pages[1], "Rotate", 90),
    "a smaller box": lambda pdf: setattr(pdf.pages[1], "TrimBox", [0, 0, 50, 50]),
    "a box of the node": above,
    "a layer that is off": hide_layer,
    "a page gone": lambda pdf: pdf.pages.__delitem__(1),
    "another order": lambda pdf: pdf.pages.reverse(),
    "a page twice": lambda pdf: pdf.pages.append(pdf.pages[0]),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_is_remembered_never_changes_a_report(change: Change) -> None:
    memory = Remembered()
    judged(document(), memory)
    data = document(change)
    assert judged(data, memory) == judged(data)
    back = document()
    assert judged(back, memory) == judged(back)


@pytest.mark.parametrize(
    "asked",
    [
        {"every_word": True},
        {"cassette_mm": 30.0},
        {"address": "https://example.org/"},
        {"texts": ()},
        {"profile": replace(LENIENT, minimum_contrast=21.0)},
        {"profile": replace(LENIENT, safety_mm=40.0)},
    ],
    ids=str,
)
def test_what_is_asked_of_a_page_is_part_of_what_is_remembered(asked: dict[str, object]) -> None:
    memory = Remembered()
    judged(document(), memory)
    assert judged(document(), memory, **asked) == judged(document(), **asked)


def test_a_page_that_would_be_taken_for_another_would_be_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The tests above see what they are there for."""
    monkeypatch.setattr(Likeness, "of", lambda self, page: "all pages are alike")
    memory = Remembered()
    judged(document(), memory)
    blind = [
        name
        for name, change in CHANGES.items()
        if judged(document(change), memory) == judged(document(change))
    ]
    assert len(blind) < len(CHANGES) / 2


def test_only_the_page_that_changed_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    memory, read = Remembered(), []
    judged(document(), memory)
    letters = evidence.read_letters
    monkeypatch.setattr(evidence, "read_letters", lambda page: read.append(page) or letters(page))
    judged(document(CHANGES["another word"]), memory)
    assert len(read) == 1
    assert memory.used > 0


def test_the_words_of_a_page_are_found_in_what_is_kept_of_it() -> None:
    """Who looks for a name that may not be said any longer finds it, over lines as well."""
    memory = Remembered()
    judged(document(lambda pdf: say(pdf, written("Noor) Tj 0 -30 Td (Haddad"))), memory)
    assert any(b"Noor Haddad" in piece for piece in memory.known.values())


def test_pages_that_lead_in_a_ring_are_like_no_other() -> None:
    def ring(pdf: Pdf) -> None:
        form = pdf.make_stream(b"")
        form.Resources = Dictionary(XObject=Dictionary(Itself=form))
        pdf.pages[0].Resources.XObject.Ring = form

    with pikepdf.open(io.BytesIO(document(ring))) as pdf:
        first, second = (Likeness(pdf).of(page.obj) for page in list(pdf.pages)[:2])
    assert first == ""
    assert second
