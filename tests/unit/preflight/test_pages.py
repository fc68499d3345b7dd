"""Pages of every kind are measured as they are held: turned, scaled, many."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Page

from sitegen.errors import MissingToolError
from sitegen.preflight.expectations import Expectations
from sitegen.preflight.findings import FileReport
from sitegen.preflight.judgement import judge_bytes
from tests.unit.preflight.drawing import LENIENT, draw


def judged(change: Callable[[Page], None], expected: Expectations | None = None) -> FileReport:
    with pikepdf.open(io.BytesIO(draw())) as pdf:
        change(pdf.pages[0])
        out = io.BytesIO()
        pdf.save(out)
    return judge_bytes("page.pdf", out.getvalue(), LENIENT, expected)


def shorten(page: Page) -> None:
    page.TrimBox = [0, 0, 283.464567, 141.732283]
    page.BleedBox = [-14.173228, -14.173228, 297.637795, 155.905512]


def turn(page: Page) -> None:
    shorten(page)
    page.Rotate = 90


def enlarge(page: Page) -> None:
    page.UserUnit = 10


def raise_corner(page: Page) -> None:
    page.TrimBox = [283.464567, 283.464567, 0, 0]


@pytest.mark.parametrize(
    ("change", "size"),
    [(shorten, (100, 50)), (turn, (50, 100)), (enlarge, (1000, 1000)), (raise_corner, (100, 100))],
)
def test_the_size_is_that_of_the_page_as_it_is_held(
    change: Callable[[Page], None], size: tuple[float, float]
) -> None:
    report = judged(change, Expectations(trim_mm=size))
    assert report.found("boxes", "error") == ()


def test_the_tolerance_is_a_twentieth_of_a_millimetre() -> None:
    def widen(by_mm: float) -> Callable[[Page], None]:
        def change(page: Page) -> None:
            page.TrimBox = [0, 0, (100 + by_mm) * 72 / 25.4, 283.464567]

        return change

    asked = Expectations(trim_mm=(100, 100))
    assert not judged(widen(0.04), asked).found("boxes", "error")
    assert judged(widen(0.06), asked).found("boxes", "error")


def test_every_page_is_judged_and_named() -> None:
    with pikepdf.open(io.BytesIO(draw())) as pdf:
        other = pikepdf.open(io.BytesIO(draw(b"1 0 0 rg 0 0 9 9 re f")))
        pdf.pages.append(other.pages[0])
        out = io.BytesIO()
        pdf.save(out)
    report = judge_bytes("two.pdf", out.getvalue(), LENIENT, Expectations(pages=1))
    assert {finding.page for finding in report.found("colour", "error")} == {2}
    assert "has 2 pages where 1 are expected" in str(report.found("structure", "error"))


@pytest.mark.parametrize("package", ["pikepdf", "pypdfium2", "zxingcpp"])
def test_a_missing_package_is_told_with_the_line_that_installs_it(
    monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    data = draw()
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingToolError, match=r"pip install 'sitegen\[panels\]'"):
        judge_bytes("page.pdf", data, LENIENT)
