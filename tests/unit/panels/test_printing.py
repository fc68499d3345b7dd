"""A panel printed: what the file is, says and shows, read back with pikepdf."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pypdfium2
import pytest
from msgspec.structs import replace

from sitegen.errors import SitegenError
from sitegen.panels.layout.typography import TextTooLongError
from sitegen.panels.pdf.structure import leaves_of
from sitegen.panels.pdf.typesetter import (
    PANGO,
    PanelAssetError,
    PanelDrawingError,
    Typesetter,
    require_weasyprint,
)
from sitegen.panels.production.arrangers import arrange
from sitegen.panels.production.drawing import Drawn, draw, panel_html
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Block, Panel, PrintSettings
from sitegen.schema.formats import Sheet, parse_format
from tests.unit.panels.words import ARABIC, ENGLISH, HEBREW

Make = Callable[..., Panel]


@pytest.fixture(scope="module")
def trilingual(make_panel: Make) -> Panel:
    return make_panel(format=parse_format("a2"), texts=(ENGLISH, HEBREW, ARABIC))


@pytest.fixture(scope="module")
def drawn(trilingual: Panel, toolkit: Toolkit, photo_data: bytes) -> Drawn:
    return draw(trilingual, arrange(trilingual, toolkit), toolkit, lambda photo: photo_data)


def test_trim_and_bleed_are_where_the_printer_cuts(drawn: Drawn) -> None:
    with pikepdf.open(io.BytesIO(drawn.printed)) as pdf:
        page = pdf.pages[0]
        millimetre = 72 / 25.4
        trim = [float(edge) / millimetre for edge in page.trimbox]
        bleed = [float(edge) / millimetre for edge in page.obj.BleedBox]
    assert trim == pytest.approx([15, 15, 435, 609], abs=0.01)
    assert bleed == pytest.approx([10, 10, 440, 614], abs=0.01)


def test_the_file_says_that_it_is_pdf_x_4_and_pdf_ua_1(drawn: Drawn) -> None:
    with pikepdf.open(io.BytesIO(drawn.printed)) as pdf:
        xmp = pdf.Root.Metadata.read_bytes().decode()
        intent = pdf.Root.OutputIntents[0]
        assert "PDF/X-4" in xmp
        assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
        assert (intent.S, str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "FOGRA39")
        assert intent.DestOutputProfile.read_bytes()[16:20] == b"CMYK"
        assert pdf.docinfo["/Trapped"] == "/False"
        assert len(pdf.trailer.ID) == 2
        assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
        assert pdf.Root.MarkInfo.Marked is True
        assert str(pdf.docinfo["/Title"]) == "Noor · Storytellers · Geneva, June 2022"


def test_every_line_of_another_language_says_so_and_carries_its_words(drawn: Drawn) -> None:
    with pikepdf.open(io.BytesIO(drawn.printed)) as pdf:
        elements = [thing for thing in pdf.objects if _is_element(thing)]
        spoken = {str(e.get("/Lang", "")): str(e.get("/ActualText", "")) for e in elements}
        languages = {str(e.get("/Lang", "")) for e in elements}
        arabic = " ".join(str(e.ActualText) for e in elements if e.get("/Lang") == "ar")
    assert {"he", "ar"} <= languages
    assert spoken
    for word in ARABIC.quote.split():
        assert word.strip(".") in arabic


def test_pictures_have_words_and_a_place(drawn: Drawn) -> None:
    with pikepdf.open(io.BytesIO(drawn.printed)) as pdf:
        height = float(pdf.pages[0].mediabox[3])
        figures = [e for e in pdf.objects if _is_element(e) and e.S == "/Figure"]
        words = {str(figure.Alt) for figure in figures}
        for figure in figures:
            left, bottom, right, top = (float(edge) for edge in figure.A.BBox)
            assert left < right
            assert -1 <= bottom < top <= height + 1
    assert words == {
        "Noor stands at a school door",
        "QR code, leads to example.org/stories/2022/a-door",
    }


def test_the_slug_line_and_marks_are_not_read_aloud(drawn: Drawn) -> None:
    with pikepdf.open(io.BytesIO(drawn.printed)) as pdf:
        names = [str(e.get("/ActualText", "")) for e in pdf.objects if _is_element(e)]
        stream = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(pdf.pages[0]))
    assert not any("geneva-2022_03" in name for name in names)
    assert b"/Artifact BMC" in stream


@pytest.mark.parametrize("text", [ENGLISH, HEBREW, ARABIC])
def test_the_text_layer_gives_every_word_back(drawn: Drawn, text: object) -> None:
    layer = pypdfium2.PdfDocument(drawn.printed)[0].get_textpage().get_text_range()
    found = _bare_words(layer)
    wanted = _bare_words(" ".join(block.text for block in text.blocks))  # type: ignore[attr-defined]
    assert len(wanted & found) >= 0.85 * len(wanted)


def test_the_proof_is_rgb_small_and_cut_to_the_trim(drawn: Drawn) -> None:
    assert len(drawn.proof) < 2_000_000
    with pikepdf.open(io.BytesIO(drawn.proof)) as pdf:
        assert "/OutputIntents" not in pdf.Root
        assert [float(x) for x in pdf.pages[0].cropbox] == [float(x) for x in pdf.pages[0].trimbox]
        stream = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(pdf.pages[0]))
        assert b"DeviceCMYK" not in stream
        images = [t for t in pdf.objects if isinstance(t, pikepdf.Stream)]
        assert not any(t.get("/ColorSpace") == "/DeviceCMYK" for t in images)


def test_the_preview_shows_the_designs_colours(drawn: Drawn) -> None:
    from PIL import Image

    picture = Image.open(io.BytesIO(drawn.preview))
    assert min(picture.size) >= 1600
    assert picture.getpixel((picture.width // 2, picture.height - 10)) == (0x1F, 0x5B, 0x66)
    assert (0xFA, 0xF6, 0xEE) in {color for _, color in picture.getcolors(1 << 20) or []}


def test_the_same_panel_is_the_same_file(
    trilingual: Panel, drawn: Drawn, toolkit: Toolkit, photo_data: bytes
) -> None:
    again = draw(trilingual, arrange(trilingual, toolkit), toolkit, lambda photo: photo_data)
    assert again == drawn


def test_fonts_are_embedded_subsets_of_the_themes_own(drawn: Drawn) -> None:
    with pikepdf.open(io.BytesIO(drawn.printed)) as pdf:
        fonts = pdf.pages[0].obj.Resources.Font
        names = {str(font.BaseFont).partition("+")[2] for font in fonts.values()}
        assert all("panel-" in name for name in names)
        assert all("/FontFile2" in f.DescendantFonts[0].FontDescriptor for f in fonts.values())
        assert all(f.Subtype == "/Type0" for f in fonts.values())


@pytest.mark.parametrize(
    ("size", "orientation"),
    [("rollup-850x2000", ""), ("a1", ""), ("a1", "landscape"), ("a4", ""), ("1000x1000mm", "")],
)
@pytest.mark.parametrize("count", [1, 2, 3])
def test_every_format_takes_one_two_and_three_languages(
    size: str, orientation: str, count: int, make_panel: Make, toolkit: Toolkit
) -> None:
    chosen = parse_format(size, orientation)  # type: ignore[arg-type]
    panel = make_panel(
        format=chosen, distance=chosen.distance, texts=(ENGLISH, HEBREW, ARABIC)[:count]
    )
    arranged = arrange(panel, toolkit)
    html = panel_html(panel, arranged, toolkit)
    assert arranged.size >= 12
    assert html.count("</blockquote>") == count


def test_languages_stand_in_the_order_of_the_setting(make_panel: Make, toolkit: Toolkit) -> None:
    panel = make_panel(format=parse_format("a2"), texts=(ARABIC, HEBREW, ENGLISH))
    html = panel_html(panel, arrange(panel, toolkit), toolkit)
    assert html.index(ARABIC.blocks[1].text[:20]) < html.index(ENGLISH.blocks[1].text[:20])
    assert '<html lang="ar" dir="rtl">' in html


def test_a_missing_photo_shows_the_pattern_and_says_whose_wish_it_was(
    make_panel: Make, toolkit: Toolkit
) -> None:
    from msgspec import structs

    text = structs.replace(ENGLISH, photo_alt="")
    panel = make_panel(photo=None, texts=(text,))
    drawn = draw(panel, arrange(panel, toolkit), toolkit, lambda photo: b"")
    with pikepdf.open(io.BytesIO(drawn.printed)) as pdf:
        words = {str(e.Alt) for e in pdf.objects if _is_element(e) and "/Alt" in e}
        images = [t for t in pdf.objects if isinstance(t, pikepdf.Stream) and "/Width" in t]
    assert "Pattern in place of a portrait, by the storyteller’s wish" in words
    assert images == []


def test_a_text_that_does_not_fit_says_in_which_language_and_by_how_much(
    make_panel: Make, toolkit: Toolkit
) -> None:
    from msgspec import structs

    long = structs.replace(HEBREW, blocks=tuple(Block(text="מילה " * 90) for _ in range(6)))
    panel = make_panel(texts=(ENGLISH, long))
    with pytest.raises(TextTooLongError, match=r"he: \d+ lines? \(about \d+ words\) too long"):
        arrange(panel, toolkit)


@pytest.mark.parametrize(
    "kind", ["labels", "large-print", "contact-sheet", "hanging-plan", "packing-list"]
)
def test_documents_need_no_bleed_and_no_code(kind: str, make_panel: Make, toolkit: Toolkit) -> None:
    settings = PrintSettings(marks=False, sheet=Sheet(bleed=0, slug=0))
    panel = make_panel(kind=kind, format=parse_format("a4"), address="", printing=settings)
    drawn = draw(panel, arrange(panel, toolkit), toolkit, lambda photo: b"")
    with pikepdf.open(io.BytesIO(drawn.printed)) as pdf:
        page = pdf.pages[0]
        assert [float(x) for x in page.trimbox] == [float(x) for x in page.mediabox]


def test_a_page_may_ask_for_nothing_but_what_it_is_given() -> None:
    page = '<html lang="en"><p><img src="{}" alt="x"></p></html>'
    for address in ("https://www.example.org/x.png", "file:///etc/passwd", "panel:///other.png"):
        with pytest.raises(PanelAssetError, match="a panel template asks for"):
            Typesetter().lay_out(page.format(address), {"own.png": b""})


def test_what_the_engine_cannot_draw_is_an_error_not_a_wrong_panel() -> None:
    with pytest.raises(PanelDrawingError, match="can't be drawn"):
        Typesetter().lay_out('<html lang="en"><style>p { colour: red }</style><p>x</html>', {})


def test_a_machine_without_pango_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import builtins

    from sitegen.errors import MissingToolError

    real = builtins.__import__

    def refuse(name: str, *rest: object, **more: object) -> object:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(MissingToolError, match="apt-get install libpango"):
        require_weasyprint()
    assert "brew install pango" in PANGO


def test_nothing_that_is_laid_out_is_lost_on_the_way(
    trilingual: Panel, toolkit: Toolkit, drawn: Drawn
) -> None:
    html = panel_html(trilingual, arrange(trilingual, toolkit), toolkit)
    assets = dict.fromkeys(("portrait.jpg", "code.svg", "mark.svg"), b"<svg/>")
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
    document = toolkit.typesetter.lay_out(
        html, {**toolkit.font_assets, **dict.fromkeys(assets, svg)}
    )
    shown = " ".join(leaf.text for leaf in leaves_of(document) if not leaf.artifact)
    for text in trilingual.texts:
        for block in text.blocks:
            assert block.text in shown or set(block.text.split()) <= set(shown.split())


def test_words_of_another_language_are_spoken_and_set_in_it(
    make_panel: Callable[..., Panel], toolkit: Toolkit
) -> None:
    quote, role = "What stays?", "Teacher."
    hebrew = replace(HEBREW, quote=quote, role=role, inherited=((quote, "en"), (role, "en")))
    panel = make_panel(texts=(hebrew,))
    html = panel_html(panel, arrange(panel, toolkit), toolkit)
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
    names = ("portrait.jpg", "code.svg", "mark.svg")
    document = toolkit.typesetter.lay_out(
        html, {**toolkit.font_assets, **dict.fromkeys(names, svg)}
    )
    leaves = leaves_of(document)
    assert {leaf.text for leaf in leaves if leaf.lang == "en"} >= {"Teacher."}
    # Such short words are kept in one line.
    shown = html.replace("\n", " ").replace("\u00a0", " ")
    assert '<span lang="en" dir="ltr">What stays?</span>' in shown
    assert html.count('lang="en" dir="ltr"') == 2


def _is_element(thing: object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/StructElem"


def _bare_words(text: str) -> set[str]:
    import unicodedata

    letters = (c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    kept = "".join(c if c.isalnum() or c.isspace() else " " for c in letters)
    return {word for word in kept.split() if len(word) > 1}


def test_a_font_of_the_machine_never_slips_in(
    make_panel: Make, toolkit: Toolkit, photo_data: bytes
) -> None:
    from msgspec import structs

    text = structs.replace(ENGLISH, quote="A cat is 猫.")
    panel = make_panel(texts=(text,))
    with pytest.raises(SitegenError, match=r"lack|can't be drawn"):
        draw(panel, arrange(panel, toolkit), toolkit, lambda photo: photo_data)
