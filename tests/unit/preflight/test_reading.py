"""Long sentences, long lines and small type are advice; weak contrast is an error."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from sitegen.preflight.checks.contrast import contrast_of, luminance, ratio
from sitegen.preflight.checks.reading import sentences_of
from sitegen.preflight.pdf.geometry import Box
from sitegen.preflight.pdf.ground import Ground
from sitegen.preflight.pdf.letters import Line
from tests.unit.preflight.conftest import Judge
from tests.unit.preflight.panel import make_panel, without

LONG = " ".join(["again"] * 26) + "."


def line(text: str, top: float, size: float = 10, left: float = 0) -> Line:
    box = Box(left=left, bottom=top - size, right=left + 100, top=top)
    return Line(text, box, size, (0, 0, 0), True)


def test_a_long_sentence_and_long_lines_are_advice(tmp_path: Path, judged: Judge) -> None:
    recipe = without(texts=(("en", LONG),), text_pt=12)
    report = judged(make_panel(tmp_path / "long.pdf", recipe))
    told = str(report.found("reading", "warning"))
    assert "a sentence has 26 words, 25 are readable" in told
    assert "lines are longer than 55 characters" in told
    assert not report.found("reading", "error")


def test_sentences_run_over_lines_but_not_over_blocks() -> None:
    lines = [
        line("A headline", 100, size=20),
        line("One sentence that", 70),
        line("goes on. Another", 58),
        line("one", 46),
        line("A caption far below", 10),
    ]
    assert sentences_of(lines) == (
        "A headline",
        "One sentence that goes on.",
        "Another one",
        "A caption far below",
    )


@pytest.mark.parametrize("text", ["Why? Because.", "لماذا؟ لأن.", "למה? ככה."])
def test_sentences_end_in_every_script(text: str) -> None:
    assert len(sentences_of([line(text, 10)])) == 2


def ground(image: Image.Image) -> Ground:
    return Ground(image, Box(left=0, bottom=0, right=100, top=100), image.width / 100)


def test_contrast_is_that_of_wcag() -> None:
    assert ratio(luminance((0, 0, 0)), luminance((255, 255, 255))) == pytest.approx(21)
    grey = Line("text", Box(left=10, bottom=10, right=90, top=20), 10, (118, 118, 118), True)
    white = ground(Image.new("RGB", (100, 100), "white"))
    assert contrast_of(grey, white) == pytest.approx(4.54, abs=0.01)


def test_the_worst_tenth_of_the_ground_decides() -> None:
    image = Image.new("RGB", (100, 100), "white")
    black = Line("text", Box(left=0, bottom=0, right=100, top=100), 10, (0, 0, 0), True)
    image.paste((0, 0, 0), (0, 0, 8, 100))
    assert contrast_of(black, ground(image)) == pytest.approx(21, abs=0.5)
    image.paste((0, 0, 0), (0, 0, 20, 100))
    assert contrast_of(black, ground(image)) == pytest.approx(1, abs=0.01)


def test_text_off_the_page_has_no_contrast() -> None:
    away = Line("text", Box(left=200, bottom=200, right=300, top=210), 10, (0, 0, 0), True)
    assert contrast_of(away, ground(Image.new("RGB", (100, 100)))) is None


def test_a_file_says_where_its_paragraphs_end() -> None:
    """A heading in the text's size is no part of its first sentence; a paragraph goes on in the
    next column."""
    box = Box(left=10, bottom=40, right=90, top=50)
    heading = Line("What came after", box, 10, (0, 0, 0), True, paragraph=1)
    begin = Line("They met and", Box(left=10, bottom=28, right=90, top=38), 10, (0, 0, 0), True)
    ending = Line("ate.", Box(left=110, bottom=300, right=190, top=310), 10, (0, 0, 0), True)
    assert sentences_of((heading, begin)) == ("What came after They met and",)
    told = (heading, replace(begin, paragraph=2), replace(ending, paragraph=2))
    assert sentences_of(told) == ("What came after", "They met and ate.")
