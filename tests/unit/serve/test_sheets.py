"""A style sheet that is shown before its pages says what the one says that they will name."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.builder.options import BuildOptions, Placed, silent
from sitegen.builder.pipeline import build
from sitegen.builder.tasks.workspace import Workspace
from sitegen.media.styles.bundles import minify_css
from sitegen.serve.ahead import Ahead
from sitegen.serve.sheets import are_sheets, sheets_of
from tests.sites import make_site, write_files

CSS = "themes/tiny/assets/css/site.css"


@pytest.fixture
def options(tmp_path: Path) -> BuildOptions:
    """A site with a style sheet."""
    site = make_site(
        tmp_path,
        {
            "themes/tiny/theme.yaml": "bundles: {site.css: [css/site.css], own.css: [css/own.css]}",
            CSS: "h1 { color: red }",
            "themes/tiny/assets/css/own.css": "p { margin: 0 }",
            "themes/tiny/templates/news.html": '{{ asset("site.css") }} {{ asset("own.css") }}',
        },
    )
    return BuildOptions(site, site / "output", jobs=1)


@pytest.fixture
def made_with(options: BuildOptions) -> Workspace:
    """What the site was built with."""
    placed: list[Placed] = []
    build(options, silent, print, placed.append)
    return placed[0].workspace


def test_a_sheet_says_what_the_build_makes_it_say_and_pages_name_it(
    options: BuildOptions, made_with: Workspace
) -> None:
    page = options.output / "news/2024/trip/index.html"
    before = page.read_bytes()
    write_files(options.site, {CSS: "h1 { color: blue }"})
    ahead = Ahead(sheets_of(options, made_with))
    shown = ahead.named_in(before)
    build(options)
    assert len(ahead.files) == 2
    made = sorted(options.output.glob("assets/*.css"))
    small = sorted(minify_css(data.decode()).encode() for data in ahead.files.values())
    assert small == sorted(each.read_bytes() for each in made)
    assert all(path.encode() in shown for path in ahead.files)
    assert sum((options.output / path).exists() for path in ahead.files) == 1, "the other is new"


def test_what_is_shown_before_the_build_is_kept_nowhere(
    options: BuildOptions, made_with: Workspace
) -> None:
    before = {path for path in (options.site / ".sitegen").rglob("*") if path.is_file()}
    write_files(options.site, {CSS: "h1 { color: blue }"})
    assert sheets_of(options, made_with)
    assert {path for path in (options.site / ".sitegen").rglob("*") if path.is_file()} == before


def test_a_sheet_with_a_mistake_is_left_to_the_build(
    options: BuildOptions, made_with: Workspace
) -> None:
    write_files(options.site, {CSS: "h1 { background: url(none.png) }"})
    assert not sheets_of(options, made_with)


def test_only_the_sheets_of_themes_go_before() -> None:
    assert are_sheets({CSS})
    assert not are_sheets({CSS, "content/pages/about.md"})
    assert not are_sheets({"static/site.css"})
    assert not are_sheets(set())


def test_a_page_without_these_sheets_stays_as_it_is() -> None:
    ahead = Ahead({"assets/site-0123456789.css": b""})
    page = b'<link href="/assets/guide-aaaaaaaaaa.css"><p>assets/site.css'
    assert ahead.named_in(page) == page
    assert Ahead().named_in(page) == page


def test_of_two_saves_the_later_one_counts() -> None:
    first = Ahead({"assets/site-0123456789.css": b"1", "a.html": b"1", "b.html": b"1"})
    later = Ahead({"assets/site-aaaaaaaaaa.css": b"2", "a.html": b"2"})
    assert first.and_then(later).files == {
        "assets/site-aaaaaaaaaa.css": b"2",
        "a.html": b"2",
        "b.html": b"1",
    }
