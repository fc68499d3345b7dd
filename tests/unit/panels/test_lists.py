"""Lists of a set as those who carry and hang it read them, in three languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pypdfium2
import pytest

from sitegen.panels.documents.hanging_plan import LINE_LENGTH, hang, wall_svg
from sitegen.panels.layout.arrangement import PictureSlot
from sitegen.panels.production.arrangers import arrange
from sitegen.panels.production.drawing import draw, panel_html
from sitegen.panels.production.framing import cut_face
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Block, Listed, Panel, PanelText, Photo, PrintSettings
from sitegen.preflight.pdf.letters import Letter, lines_of, read_letters
from sitegen.schema.formats import Sheet, parse_format
from tests.unit.panels.words import ARABIC, ENGLISH, HEBREW

Make = Callable[..., Panel]
TEXTS = {"en": ENGLISH, "he": HEBREW, "ar": ARABIC}
MARGIN_PT = 16 / 25.4 * 72
NAMES = ("a-classroom-in-two-languages", "the-night-shift", "introduction")


def listed(number: int) -> Listed:
    """A roll-up as lists name it."""
    return Listed(
        number=number,
        stem=f"geneva-2022_{number:02d}_{NAMES[number % 3]}_850x2000mm_3lang_x1",
        title=f"Title {number}",
        kind="story",
        width=850,
        height=2000,
        cassette=200,
        copies=1,
    )


def document(make_panel: Make, kind: str, lang: str) -> Panel:
    """A document of a set of three roll-ups."""
    return make_panel(
        kind=kind,
        slug=kind,
        format=parse_format("a4"),
        texts=(TEXTS[lang],),
        listed=tuple(listed(number) for number in range(1, 4)),
        photo=None,
        printing=PrintSettings(marks=False, sheet=Sheet(bleed=0, slug=0)),
        distance=0.5,
        address="",
    )


def letters_of(panel: Panel, toolkit: Toolkit) -> list[Letter]:
    """The letters that a document paints on its first page."""
    drawn = draw(panel, arrange(panel, toolkit), toolkit, lambda photo: b"")
    pdf = pypdfium2.PdfDocument(drawn.printed)
    try:
        return list(read_letters(pdf[0]))
    finally:
        pdf.close()


def runs(letters: list[Letter], sought: str) -> Iterator[list[Letter]]:
    """The letters of each place where a text of left-to-right letters stands."""
    text = "".join(letter.character for letter in letters)
    for found in re.finditer(re.escape(sought), text):
        yield letters[found.start() : found.end()]


@pytest.mark.parametrize("lang", ["en", "he", "ar"])
def test_names_of_files_are_broken_between_their_parts(
    lang: str, make_panel: Make, toolkit: Toolkit
) -> None:
    lines = lines_of(letters_of(document(make_panel, "packing-list", lang), toolkit))
    parts = {part for n in range(1, 4) for part in re.split("[_-]", f"{listed(n).stem}.pdf")}
    pieces = [line.text for line in lines if "_" in line.text or line.text.endswith(".pdf")]
    assert len(pieces) > 3, "names are longer than their column"
    for piece in pieces:
        assert set(re.split("[_-]", piece.strip("_-\x02\ufffe"))) <= parts, piece


@pytest.mark.parametrize("kind", ["packing-list", "hanging-plan"])
@pytest.mark.parametrize("lang", ["he", "ar"])
def test_sizes_are_read_from_the_left_in_lists_that_are_read_from_the_right(
    kind: str, lang: str, make_panel: Make, toolkit: Toolkit
) -> None:
    letters = letters_of(document(make_panel, kind, lang), toolkit)
    shown = [letter for letter in letters if not letter.character.isspace()]
    crosses = [letter for letter in shown if letter.character == "×"]
    assert len(crosses) == 3
    for cross in crosses:
        row = [each for each in shown if abs(each.box.bottom - cross.box.bottom) < cross.size]
        row.sort(key=lambda letter: letter.box.left)
        assert "850×2000mm" in "".join(letter.character for letter in row)


@pytest.mark.parametrize("lang", ["en", "he", "ar"])
def test_the_first_column_of_a_list_begins_at_the_margin(
    lang: str, make_panel: Make, toolkit: Toolkit
) -> None:
    letters = letters_of(document(make_panel, "packing-list", lang), toolkit)
    numbers = list(runs(letters, "02"))
    if lang == "en":
        assert min(place[0].box.left for place in numbers) == pytest.approx(MARGIN_PT, abs=2)
    else:
        right = 210 / 25.4 * 72 - MARGIN_PT
        assert max(place[-1].box.right for place in numbers) == pytest.approx(right, abs=2)


def test_a_wall_begins_where_its_readers_begin() -> None:
    (wall,) = hang([listed(1), listed(2)])
    lefts = {}
    for mirrored in (False, True):
        drawn = wall_svg(wall, "strong", mirrored=mirrored)
        lefts[mirrored] = [float(left) for left in re.findall(r'<rect x="([\d.]+)"', drawn)]
        assert re.findall(r">(\d\d)</text>", drawn) == ["01", "02"]
    first, second = lefts[False]
    assert first < second
    assert lefts[True] == [LINE_LENGTH - first - 850, LINE_LENGTH - second - 850]


@pytest.mark.parametrize(("lang", "is_from_right"), [("en", False), ("he", True), ("ar", True)])
def test_a_hanging_plan_hangs_in_reading_direction(
    lang: str, is_from_right: bool, make_panel: Make, toolkit: Toolkit
) -> None:
    (slot,) = arrange(document(make_panel, "hanging-plan", lang), toolkit).pictures
    first, second, third = (float(left) for left in re.findall(r'<rect x="([\d.]+)"', slot.drawing))
    assert (first > second > third) == is_from_right


def test_the_picture_of_a_panel_is_no_face_that_its_contact_sheet_could_cut(
    make_panel: Make,
) -> None:
    preview = Photo(path="x_preview.png", digest="", width=1600, height=2000)
    slot = PictureSlot(asset="x.jpg", slug="x", width=35, height=82, photo=preview)
    assert cut_face(document(make_panel, "contact-sheet", "en"), slot) == ""
    assert cut_face(document(make_panel, "story", "en"), slot)


def test_a_press_sheet_parts_its_summary_from_its_text(make_panel: Make, toolkit: Toolkit) -> None:
    panel = make_panel(
        kind="press-sheet",
        slug="press-sheet",
        format=parse_format("a4"),
        texts=(PanelText(lang="en", title="T", summary="Sum.", blocks=(Block(text="Body."),)),),
        photo=None,
        distance=0.5,
        printing=PrintSettings(marks=False, sheet=Sheet(bleed=0, slug=0)),
    )
    page = panel_html(panel, arrange(panel, toolkit), toolkit)
    assert '<p class="summary">Sum.</p>' in page
    lines = {line.text: line.box for line in lines_of(letters_of(panel, toolkit))}
    assert lines["Sum."].bottom - lines["Body."].top > 10
