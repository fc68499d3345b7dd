"""Text that one language has a panel for: in columns that can be read. Faces end at the foot."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from sitegen.commands.judging import profile_for
from sitegen.panels.layout.columns import LONGEST_LINE
from sitegen.panels.layout.portrait import NARROWEST_FACE
from sitegen.panels.pdf.structure import leaves_of
from sitegen.panels.production.arrangers import arrange
from sitegen.panels.production.drawing import draw, panel_html
from sitegen.panels.production.expected import expectations_of
from sitegen.panels.production.reports import PanelFiles
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Block, Panel, Photo
from sitegen.preflight.judgement import judge_bytes
from sitegen.schema.formats import Orientation, parse_format
from tests.unit.panels.hostile import prose
from tests.unit.panels.words import ARABIC, ENGLISH, HEBREW

Make = Callable[..., Panel]
TEXTS = {"en": ENGLISH, "he": HEBREW, "ar": ARABIC}


@pytest.mark.parametrize(
    ("size", "distance", "orientation", "lang"),
    [
        ("24x36in", 1.0, "landscape", "ar"),
        ("rollup-850x2000", 1.5, "", "en"),
    ],
)
def test_text_of_one_language_is_set_in_columns_where_its_lines_would_be_too_long(
    size: str,
    distance: float,
    orientation: Orientation,
    lang: str,
    make_panel: Make,
    toolkit: Toolkit,
) -> None:
    chance = random.Random(size)
    blocks = tuple(Block(text=prose(lang, 60, chance)) for _ in range(4))
    panel = make_panel(
        format=parse_format(size, orientation),
        distance=distance,
        photo=None,
        texts=(replace(TEXTS[lang], blocks=blocks),),
    )
    arranged = arrange(panel, toolkit)
    assert arranged.values["text_columns"] > 1
    drawn = draw(panel, arranged, toolkit, lambda photo: b"")
    path = Path("panel.pdf")
    files = PanelFiles(panel=panel, stem="panel", printed=path, proof=path, preview=path)
    report = judge_bytes(path.name, drawn.printed, profile_for(panel), expectations_of(files))
    assert report.errors == ()
    assert [str(found) for found in report.findings if f"than {LONGEST_LINE}" in str(found)] == []


@pytest.mark.parametrize("kind", ["quote", "introduction"])
def test_every_kind_of_panel_is_made_where_its_languages_have_columns(
    kind: str, make_panel: Make, toolkit: Toolkit
) -> None:
    """A quotation has no running text of its own to set in columns."""
    texts = (replace(ENGLISH, blocks=(Block(text=prose("en", 60, random.Random(1))),)),)
    panel = make_panel(kind=kind, format=parse_format("a1"), distance=1.0, texts=texts, photo=None)
    arranged = arrange(panel, toolkit)
    assert arranged.values["arrangement"] == "aside"
    assert draw(panel, arranged, toolkit, lambda photo: b"").printed


@pytest.mark.parametrize("size", ["a1", "1000x1000"])
def test_a_face_beside_text_ends_at_the_foot_or_keeps_its_form(
    size: str, make_panel: Make, toolkit: Toolkit, photo: Photo
) -> None:
    """A face that ended elsewhere left a step of colour between it and the foot."""
    shown = []
    for seen in (photo, None):
        panel = make_panel(
            format=parse_format(size, "landscape"),
            distance=1.0,
            texts=(ENGLISH, HEBREW),
            photo=seen,
        )
        arranged = arrange(panel, toolkit)
        (slot,) = arranged.pictures
        ends = slot.height + arranged.values["portrait"].top
        form = slot.width / slot.height
        assert ends == pytest.approx(arranged.values["base"].top) or form == pytest.approx(
            NARROWEST_FACE
        )
        shown.append((slot.width, slot.height))
    assert shown[0] == shown[1], "the pattern in a face's place is as high"


def test_a_heading_is_no_part_of_the_sentence_below_it(
    make_panel: Make, toolkit: Toolkit, photo_data: bytes
) -> None:
    sentence = " ".join(["word"] * 22) + "."
    blocks = (Block(text="What came after all this", heading=True), Block(text=sentence))
    panel = make_panel(texts=(replace(ENGLISH, blocks=blocks),), photo=None)
    drawn = draw(panel, arrange(panel, toolkit), toolkit, lambda photo: photo_data)
    path = Path("panel.pdf")
    files = PanelFiles(panel=panel, stem="panel", printed=path, proof=path, preview=path)
    report = judge_bytes(path.name, drawn.printed, profile_for(panel), expectations_of(files))
    assert [str(found) for found in report.findings if "a sentence has" in str(found)] == []


def test_what_somebody_does_fills_its_line_before_the_award_begins_the_next(
    make_panel: Make, toolkit: Toolkit
) -> None:
    """The engine left one word on the first line where all but a space fitted into it."""
    text = replace(
        ENGLISH, role="Nurse who works at night", place="Tel Aviv – Yafo", award="finalist"
    )
    panel = make_panel(texts=(text,), photo=None)
    page = panel_html(panel, arrange(panel, toolkit), toolkit)
    (about,) = re.findall(r'<p class="about">.*?</p>', page)
    style = page[page.index("@font-face") : page.index("@page")]
    alone = []
    for width in range(300, 360):
        html = (
            f"<style>{style}@page {{ size: 1000px; margin: 0 }}"
            f'p {{ font: 16px "panel-medium"; width: {width}px }}</style>{about}'
        )
        document = toolkit.typesetter.lay_out(html, toolkit.font_assets)
        first = leaves_of(document)[0].text
        alone += [width] if first == "Nurse" else []
    assert alone == []
