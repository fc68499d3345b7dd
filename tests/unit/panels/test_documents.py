"""Documents of a set: labels of long texts, and what journalists are given."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from sitegen.commands.judging import profile_for
from sitegen.panels.layout.typography import TextTooLongError
from sitegen.panels.production.arrangers import arrange
from sitegen.panels.production.drawing import draw, panel_html
from sitegen.panels.production.expected import expectations_of
from sitegen.panels.production.reports import PanelFiles
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Logo, Panel, Person, Photo, PrintSettings
from sitegen.preflight.judgement import judge_bytes
from sitegen.schema.formats import Sheet, parse_format
from tests.unit.panels.words import ARABIC, ENGLISH, HEBREW

Make = Callable[..., Panel]
OFFICE = PrintSettings(marks=False, sheet=Sheet(bleed=0, slug=0))
A4 = parse_format("a4")


def labels(make_panel: Make, quote: str) -> Panel:
    """A sheet of labels of four people, one of whom says more."""
    texts = (replace(ENGLISH, quote=quote), HEBREW)
    people = tuple(
        Person(slug=f"person-{n}", texts=texts if n == 1 else (ENGLISH, HEBREW)) for n in range(4)
    )
    return make_panel(
        kind="labels",
        slug="labels",
        format=A4,
        people=people,
        photo=None,
        printing=OFFICE,
        texts=(ENGLISH, HEBREW),
        address="",
    )


@pytest.mark.parametrize(
    ("words", "on_each_sheet"), [(8, [3, 1]), (60, [2, 2]), (200, [1, 1, 1, 1])]
)
def test_a_sheet_holds_as_many_labels_as_the_longest_allows(
    words: int, on_each_sheet: list[int], make_panel: Make, toolkit: Toolkit
) -> None:
    found = arrange(labels(make_panel, "word " * words), toolkit)
    assert [len(sheet) for sheet in found.values["sheets"]] == on_each_sheet


def test_a_label_that_no_sheet_holds_is_told_with_what_mends_it(
    make_panel: Make, toolkit: Toolkit
) -> None:
    with pytest.raises(TextTooLongError, match=r"person-1: .*shorten the quotation or the name"):
        arrange(labels(make_panel, "word " * 600), toolkit)


def press_sheet(make_panel: Make, photo: Photo, lang: str) -> Panel:
    """A press sheet with two people, the first of whom isn't to be seen, and twelve hosts."""
    text = {"en": ENGLISH, "he": HEBREW, "ar": ARABIC}[lang]
    seen = replace(photo, credit="Studio Levant")
    people = (
        Person(slug="unseen", texts=(text,), short_address="example.org/a"),
        Person(slug="seen", texts=(text,), photo=seen, short_address="example.org/b"),
    )
    hosts = tuple(Logo(name=f"Partner {number} of the Valley") for number in range(12))
    return make_panel(
        kind="press-sheet",
        slug="press-sheet",
        format=A4,
        texts=(replace(text, contact="+41 22"),),
        people=people,
        logos=hosts,
        photo=None,
        printing=OFFICE,
        distance=0.5,
    )


@pytest.mark.parametrize("lang", ["en", "he", "ar"])
def test_journalists_get_a_picture_a_quotation_the_hosts_and_whom_to_ask(
    lang: str, make_panel: Make, photo: Photo, toolkit: Toolkit, photo_data: bytes
) -> None:
    panel = press_sheet(make_panel, photo, lang)
    arranged = arrange(panel, toolkit)
    (slot,) = arranged.pictures
    assert (slot.slug, slot.photo) == ("seen", panel.people[1].photo)
    page = panel_html(panel, arranged, toolkit)
    for said in ("Studio Levant", "+41 22", panel.texts[0].quote, "Partner 11 of the Valley"):
        assert said in page.replace("\u00a0", " ")
    drawn = draw(panel, arranged, toolkit, lambda photo: photo_data)
    path = Path("press.pdf")
    files = PanelFiles(panel=panel, stem="press", printed=path, proof=path, preview=path)
    report = judge_bytes(path.name, drawn.printed, profile_for(panel), expectations_of(files))
    assert [str(found) for found in report.findings if found.severity != "note"] == []
