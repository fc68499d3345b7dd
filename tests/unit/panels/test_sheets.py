"""A style sheet is parsed once for all pages that share it, and pages look as if it weren't."""

from __future__ import annotations

import pytest
import weasyprint

from sitegen.panels.pdf import sheets
from sitegen.panels.pdf.sheets import Sheets
from sitegen.panels.pdf.typesetter import PanelDrawingError, Typesetter, places

PAGE = (
    "<!doctype html><html lang='en'><head><title>t</title><style>{sheet}</style>{more}</head>"
    "<body>{body}<p id='end'>end</p></body></html>"
)
SHEETS = (
    "@page { size: 100mm 200mm; margin: 10mm } p { font-size: 20pt; margin: 0 }",
    "@page { size: 100mm 200mm; margin: 10mm } p { font-size: 30pt; margin: 0 }",
    "@page { size: 100mm 200mm; margin: 5mm } :root { --a: 12mm } .high { height: var(--a) }",
    "@media print { .high { height: 30mm } } @media screen { .high { height: 90mm } }",
    "@media print { .high { height: 33mm } } p.high { height: 40mm }",
)
BODIES = (
    "<p>One line</p>",
    "<p class='high'>High</p><div style='height: 21mm' class='high'></div>",
    "<ol><li>One<li>Two</ol><h1>Heading</h1>",
)
MORE = (
    "",
    "<style>@page :first { counter-set: page 7; }</style>",
    "<style>p { margin: 9mm }</style>",
)


def page(sheet: str, body: str = BODIES[0], more: str = "") -> str:
    """A page with a sheet, a body, and what else stands in its head."""
    return PAGE.format(sheet=sheet, body=body, more=more)


PAGES = [page(sheet, body, more) for sheet in SHEETS for body in BODIES for more in MORE]


@pytest.fixture(scope="module")
def plain() -> dict[str, dict[str, float]]:
    """Where all stands where each page brings its sheet."""
    return {html: places(weasyprint.HTML(string=html).render()) for html in PAGES}


def test_pages_are_set_as_if_each_brought_its_sheet(plain: dict[str, dict[str, float]]) -> None:
    typesetter = Typesetter()
    for html in (*PAGES, *reversed(PAGES)):
        assert places(typesetter.lay_out(html, {})) == plain[html]


def test_a_sheet_taken_for_another_would_be_found(
    plain: dict[str, dict[str, float]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test above sees what it is there for: a bug in the key is planted."""
    taken = Sheets.taken_from

    def first_of_all(self: Sheets, html: str, parse: sheets.Parse) -> tuple[str, list[object]]:
        bare, found = taken(self, html, parse)
        kept = list(self._known.values())[:1]
        return bare, kept if found else found

    monkeypatch.setattr(Sheets, "taken_from", first_of_all)
    typesetter = Typesetter()
    assert any(places(typesetter.lay_out(html, {})) != plain[html] for html in PAGES)


def test_a_sheet_is_parsed_once_while_it_is_among_the_last() -> None:
    parsed: list[str] = []

    def parse(text: str) -> str:
        parsed.append(text)
        return text

    known = Sheets()
    for sheet in (*SHEETS[:2], *SHEETS[:2], *SHEETS):
        assert known.taken_from(page(sheet), parse) == (
            page(sheet).replace(f"<style>{sheet}</style>", ""),
            [sheet],
        )
    assert parsed == list(SHEETS)
    known.taken_from(page(SHEETS[0]), parse)
    assert parsed == [*SHEETS, SHEETS[0]], f"only {sheets.MOST} are kept"


@pytest.mark.parametrize(
    "html",
    [
        page("@import url(panel:///a.css);"),
        page("@counter-style own { system: cyclic; symbols: '*' }"),
        page("@layer base { p { margin: 0 } }"),
        page("p {}", more="<style>p { margin: 1mm }</style>"),
        page("p {}", more="<link rel='stylesheet' href='panel:///a.css'>"),
        page("p {}", body="<svg><style>p { margin: 1mm }</style></svg>"),
        "<html><body><style>p {}</style></body></html>".replace("<body>", "</head><body>"),
        "<html><head><style>p {}",
        "<html><head></head></html>",
    ],
)
def test_a_page_of_several_sheets_or_of_one_that_says_more_is_left_as_it_is(html: str) -> None:
    assert Sheets().taken_from(html, lambda text: text) == (html, [])


def test_what_is_wrong_with_a_sheet_is_said_each_time() -> None:
    typesetter = Typesetter()
    good, broken = page(SHEETS[0]), page("p { no-such-property: 1 } .high { width: var(--none) }")
    for _ in range(2):
        typesetter.lay_out(good, {})
        with pytest.raises(PanelDrawingError):
            typesetter.lay_out(broken, {})
    late = page(":root { --a: red } .high { height: var(--a) }", BODIES[1])
    for _ in range(2):
        with pytest.raises(PanelDrawingError):
            typesetter.lay_out(late, {})
