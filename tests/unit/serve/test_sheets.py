"""A style sheet that is shown before its pages is the one that they will name."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.builder.options import BuildOptions
from sitegen.builder.pipeline import build
from sitegen.serve.sheets import Sheets, are_sheets, basis_at_rest, sheets_of
from tests.sites import make_site, write_files

CSS = "themes/tiny/assets/css/site.css"


@pytest.fixture
def options(tmp_path: Path) -> BuildOptions:
    """A site with a style sheet, built."""
    site = make_site(
        tmp_path,
        {
            "themes/tiny/theme.yaml": "bundles: {site.css: [css/site.css]}\n",
            CSS: "h1 { color: red }",
            "themes/tiny/templates/news.html": '{{ asset("site.css") }}',
        },
    )
    made = BuildOptions(site, site / "output", jobs=1)
    build(made)
    return made


def test_a_sheet_is_made_as_the_build_makes_it_and_pages_name_it(options: BuildOptions) -> None:
    basis = basis_at_rest(options)
    assert basis
    page = options.output / "news/2024/trip/index.html"
    before = page.read_bytes()
    write_files(options.site, {CSS: "h1 { color: blue }"})
    sheets = sheets_of(options, basis)
    assert sheets
    build(options)
    assert len(sheets.files) == 1
    for path, data in sheets.files.items():
        assert (options.output / path).read_bytes() == data
    assert sheets.named_in(before) == page.read_bytes() != before


def test_a_sheet_with_a_mistake_is_left_to_the_build(options: BuildOptions) -> None:
    basis = basis_at_rest(options)
    assert basis
    write_files(options.site, {CSS: "h1 { background: url(none.png) }"})
    assert sheets_of(options, basis) is None


def test_only_the_sheets_of_themes_go_before() -> None:
    assert are_sheets({CSS})
    assert not are_sheets({CSS, "content/pages/about.md"})
    assert not are_sheets({"static/site.css"})
    assert not are_sheets(set())


def test_a_page_without_these_sheets_stays_as_it_is() -> None:
    sheets = Sheets({"assets/site-0123456789.css": b""})
    page = b'<link href="/assets/guide-aaaaaaaaaa.css"><p>assets/site.css'
    assert sheets.named_in(page) == page
    assert Sheets().named_in(page) == page
