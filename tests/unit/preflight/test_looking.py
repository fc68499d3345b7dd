"""What a file is looked at for is looked at once, and let go when the judgement is over."""

from __future__ import annotations

import gc
import io
import weakref

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Pdf
from PIL import Image

from sitegen.preflight.evidence import Evidence, open_evidence
from sitegen.preflight.expectations import Expectations, ExpectedText
from sitegen.preflight.judgement import judge_bytes
from sitegen.preflight.profile import PrintProfile
from tests.unit.preflight.drawing import BLEED, LENIENT, TRIM, draw
from tests.unit.preflight.panel import ADDRESS, draw_qr

WORDS = b"BT 0 0 0 1 k /F1 30 Tf 20 100 Td (plain words) Tj ET\n"
CODE_ON_PAPER = b"q %d 0 0 %d 100 100 cm /Im1 Do Q\n"
SMALL, TINY = 40, 14


def give_font(pdf: Pdf, resources: Dictionary) -> None:
    resources.Font = Dictionary(
        F1=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    )


def give_code(pdf: Pdf, resources: Dictionary) -> None:
    code = draw_qr(ADDRESS).convert("L")
    stream = pdf.make_stream(code.tobytes(), Type=Name.XObject, Subtype=Name.Image)
    stream.Width, stream.Height = code.size
    stream.ColorSpace, stream.BitsPerComponent = Name.DeviceGray, 8
    resources.XObject = Dictionary(Im1=stream)


def office_page(content: bytes) -> bytes:
    """A page on bare paper, which the words and nothing else are on."""
    with pikepdf.open(io.BytesIO(draw(furnish=give_font))) as pdf:
        pdf.pages[0].Contents = pdf.make_stream(content)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def evidence_of(data: bytes) -> Evidence:
    return open_evidence("file.pdf", data, LENIENT, Expectations())


def with_jpeg(change: object = None) -> bytes:
    """A page with a CMYK photo of 1.2 megapixels whose JPEG a function had its way with."""
    band = Image.linear_gradient("L").resize((1200, 1000))
    out = io.BytesIO()
    Image.merge("CMYK", (band, band, band.point(lambda value: value // 3), band)).save(out, "JPEG")
    data = out.getvalue() if change is None else change(out.getvalue())  # type: ignore[operator]

    def furnish(pdf: Pdf, resources: Dictionary) -> None:
        stream = pdf.make_stream(data, Type=Name.XObject, Subtype=Name.Image)
        stream.Width, stream.Height = 1200, 1000
        stream.ColorSpace, stream.BitsPerComponent = Name.DeviceCMYK, 8
        stream.Filter, stream.Decode = Name.DCTDecode, [1, 0, 1, 0, 1, 0, 1, 0]
        resources.XObject = Dictionary(Im1=stream)

    return draw(b"q 200 0 0 200 40 40 cm /Im1 Do Q", furnish)


def garble(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes(2000) + data[middle + 2000 :]


def test_a_page_of_words_alone_is_known_and_its_ground_is_bare_paper() -> None:
    (page,) = evidence_of(office_page(WORDS)).pages
    assert page.is_words_alone
    assert page.ground is not None
    assert page.ground.image.getcolors() == [
        (page.ground.image.width * page.ground.image.height, (255, 255, 255))
    ]
    assert page.ground.area.width == pytest.approx(TRIM + 2 * BLEED, abs=0.01)


@pytest.mark.parametrize(
    "beside", [b"0 0 0 0.5 k 9 9 9 9 re f", b"0 0 m 50 50 l S", b"(nine) 9 9 9 re f"]
)
def test_a_page_with_anything_else_or_with_what_is_not_understood_is_drawn(beside: bytes) -> None:
    (page,) = evidence_of(office_page(WORDS + beside)).pages
    assert not page.is_words_alone


def test_the_contrast_of_words_on_bare_paper_is_judged() -> None:
    pale = WORDS.replace(b"0 0 0 1 k", b"0 0 0 0.2 k")
    assert "contrast" in str(judge_bytes("p.pdf", office_page(pale), LENIENT).found("contrast"))
    assert not judge_bytes("p.pdf", office_page(WORDS), LENIENT).found("contrast", "error")


@pytest.mark.parametrize("side", [SMALL, TINY])
def test_a_code_on_the_last_of_many_pages_is_found_even_if_it_is_small(side: int) -> None:
    with pikepdf.open(io.BytesIO(office_page(WORDS))) as pdf:
        coded = pikepdf.open(io.BytesIO(draw(CODE_ON_PAPER % (side, side), give_code)))
        pdf.pages.append(coded.pages[0])
        out = io.BytesIO()
        pdf.save(out)
    for address in ("", ADDRESS):
        expected = Expectations(address=address)
        report = judge_bytes("two.pdf", out.getvalue(), LENIENT, expected)
        told = {fact.name: fact.value for fact in report.facts if fact.check == "QR code"}
        assert ADDRESS in told["page 2 code"], address


@pytest.mark.parametrize(("side", "seen"), [(SMALL, True), (TINY, False)])
def test_where_words_are_ordered_and_no_code_is_only_a_code_in_plain_sight_is_seen(
    side: int, seen: bool
) -> None:
    expected = Expectations(texts=(ExpectedText(language="en", text="plain words"),))
    data = draw(CODE_ON_PAPER % (side, side), give_code)
    report = judge_bytes("sheet.pdf", data, LENIENT, expected)
    told = [fact for fact in report.facts if fact.check == "QR code"]
    assert bool(told) is seen


def test_a_page_without_the_code_that_is_expected_is_an_error_though_it_has_words_alone() -> None:
    report = judge_bytes("p.pdf", office_page(WORDS), LENIENT, Expectations(address=ADDRESS))
    assert "no QR code can be read" in str(report.found("QR code", "error"))


def test_a_photo_that_is_whole_is_no_damage_and_its_ink_is_known() -> None:
    profile = PrintProfile(name="p", standard="none", tagged=False, ink_limit=200)
    report = judge_bytes("photo.pdf", with_jpeg(), profile)
    assert not report.found("structure", "error")
    # Four inks of nearly 100, 100, 33 and 100 per cent at the foot of the photo.
    assert "332 %" in str(report.found("ink", "error"))


@pytest.mark.parametrize(
    "spoil", [garble, lambda data: data[: len(data) // 2], lambda data: data[300:]]
)
def test_a_photo_whose_data_are_damaged_is_told_of(spoil: object) -> None:
    report = judge_bytes("photo.pdf", with_jpeg(spoil), LENIENT)
    assert "damaged" in str(report.found("structure", "error"))


def test_pixels_are_let_go_when_the_judgement_is_over() -> None:
    evidence = evidence_of(with_jpeg())
    (page,) = evidence.pages
    gc.collect()
    gc.disable()
    try:
        assert page.ground is not None
        image = weakref.ref(page.ground.image)
        gone = weakref.ref(evidence)
        evidence.close()
        del page, evidence
        assert image() is None
        assert gone() is None
    finally:
        gc.enable()
