"""Words that can't be read on the printed panel are told, whatever their text layer says."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.panels.pdf.painted import Area, misplaced
from sitegen.panels.pdf.typesetter import Typesetter, write_pdf
from sitegen.preflight.checks.words import lost_words
from sitegen.preflight.expectations import Expectations, ExpectedText
from sitegen.preflight.judgement import judge_bytes
from sitegen.preflight.profile import find_profile

FONT = Path(__file__).resolve().parents[3] / "themes/base/panels/fonts/strong.ttf"
PAGE = """<!doctype html><html lang="en"><title>Panel</title><style>
@font-face {{ font-family: "panel-strong"; src: url("panel:///strong.ttf"); }}
@page {{ size: 300mm 400mm; margin: 0; background: device-cmyk(0 0 10% 0); }}
p, div {{ position: absolute; margin: 0; font: 40pt "panel-strong"; white-space: nowrap; }}
div {{ background: device-cmyk(60% 0 0 0); width: 100mm; height: 60mm; }}
</style><p style="left:30mm;top:30mm">A quiet morning</p>{}</html>"""
EXPECTED = Expectations(
    texts=(ExpectedText(language="en", text="A quiet morning, Geneva"),),
    cassette_mm=100,
    every_word=True,
)
WRONG = (
    ('<p style="left:32mm;top:33mm">Geneva</p>', "is printed over other words"),
    ('<p style="left:280mm;top:100mm">Geneva</p>', "would be cut off"),
    ('<p style="left:30mm;top:330mm">Geneva</p>', "lies in the cassette"),
    (
        '<p style="left:40mm;top:120mm">Geneva</p><div style="left:20mm;top:100mm"></div>',
        "can't be seen: something covers it",
    ),
    ('<p style="left:40mm;top:500mm">Geneva</p>', "expected words aren't on the page: geneva"),
)


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    """What sets the pages of this file."""
    return Typesetter()


def told(typesetter: Typesetter, content: str) -> str:
    """What the judge says of a page with some more on it."""
    document = typesetter.lay_out(PAGE.format(content), {"strong.ttf": FONT.read_bytes()})
    report = judge_bytes("a.pdf", write_pdf(document), find_profile("iso-coated-v2-300"), EXPECTED)
    found = [each for each in report.findings if each.check in ("places", "text layer")]
    return "; ".join(str(each) for each in found if each.severity == "error")


@pytest.mark.parametrize(("content", "message"), WRONG)
def test_a_word_that_nobody_can_read_is_an_error(
    typesetter: Typesetter, content: str, message: str
) -> None:
    assert message in told(typesetter, content)


def test_words_in_their_places_are_none(typesetter: Typesetter) -> None:
    assert told(typesetter, '<p style="left:30mm;top:100mm">Geneva</p>') == ""


def test_a_laid_out_page_is_looked_at_before_it_is_drawn(typesetter: Typesetter) -> None:
    area = Area(left=3, top=3, right=297, bottom=300)
    content = "".join(content for content, _ in WRONG[:3])
    document = typesetter.lay_out(PAGE.format(content), {"strong.ttf": FONT.read_bytes()})
    assert misplaced(document, area, pages=1) == (
        "“Geneva” would be cut off",
        "“A quiet morning” would lie over “Geneva”",
    )


def test_each_time_a_word_is_expected_counts() -> None:
    assert lost_words("Geneva, in Geneva", "geneva in") == ("geneva",)
    assert lost_words("Geneva, in Geneva", "in", "Geneva Geneva in") == ()
    assert lost_words("שלום", "םולש") == ()
