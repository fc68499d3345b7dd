"""A text is shown before its build as the build will make it, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.builder.options import BuildOptions, Placed, silent
from sitegen.builder.pipeline import build
from sitegen.builder.preview import Preview
from tests.incremental.media import png
from tests.sites import make_site, write_files

TRIP = "content/news/2024/trip.md"
PAGE = "news/2024/trip/index.html"


def trip(text: str, more: str = "") -> str:
    """Give the file of a post."""
    return f"---\ntitle: A trip\ndate: 2024-06-03\n{more}---\n\n{text}\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site with a post, its translation, and a picture that is shown in one size."""
    return make_site(
        tmp_path,
        {
            TRIP: trip("We went. ![A map](map.png)"),
            TRIP.replace(".md", ".he.md"): "---\ntitle: מסע\n---\n\nנסענו.\n",
            "content/news/2024/map.png": png(1),
            "content/news/2024/other.png": png(2),
            "private/names.yaml": "people:\n  - name: Dana Example\n",
            "themes/tiny/theme.yaml": "pictures: {inline: {widths: [480]}, "
            "figure: {widths: [480]}}\n",
        },
    )


@pytest.fixture
def options(site: Path) -> BuildOptions:
    return BuildOptions(site, site / "output", jobs=1)


@pytest.fixture
def preview(options: BuildOptions) -> Preview:
    """What shows a text after the first build."""
    placed: list[Placed] = []
    build(options, silent, print, placed.append)
    return Preview.of(placed[0])


TEXTS = {
    "a sentence": "We came back. ![A map](map.png)",
    "without the picture": "We came **back**.",
    "a link to the other post": "[Before](/about/) and *after*.",
    "lists and a table": "- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    "a heading": "## What came\n\nA note.[^1]\n\n[^1]: Here.",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_is_shown_as_the_build_makes_it(
    options: BuildOptions, preview: Preview, text: str
) -> None:
    write_files(options.site, {TRIP: trip(text)})
    pages = preview.pages_after({TRIP})
    build(options)
    assert PAGE in pages
    for path, html in pages.items():
        assert html == (options.output / path).read_bytes()


def test_a_translation_is_shown_on_its_own_page(options: BuildOptions, preview: Preview) -> None:
    translation = TRIP.replace(".md", ".he.md")
    write_files(options.site, {translation: "---\ntitle: מסע\n---\n\nחזרנו.\n"})
    pages = preview.pages_after({translation})
    build(options)
    assert [path for path in pages if path.startswith("he/")] == list(pages)
    assert pages[f"he/{PAGE}"] == (options.output / f"he/{PAGE}").read_bytes()


LEFT_TO_THE_BUILD = {
    "another title": trip("We went.").replace("A trip", "A journey"),
    "a draft": trip("We went.", "draft: true\n"),
    "a picture that wasn't made yet": trip("![Another](other.png)"),
    "a link that leads nowhere": trip("[x](gone.md)"),
    "a name that may not be shown": trip("We met Dana Example."),
    "front matter that can't be read": "---\ntitle: [\n---\n\nWe went.\n",
    "no text any more": trip(""),
}


@pytest.mark.parametrize("text", LEFT_TO_THE_BUILD.values(), ids=LEFT_TO_THE_BUILD)
def test_what_says_more_than_another_text_is_left_to_the_build(
    options: BuildOptions, preview: Preview, text: str
) -> None:
    write_files(options.site, {TRIP: text})
    assert preview.pages_after({TRIP}) == {}


def test_a_file_that_is_gone_or_new_is_left_to_the_build(
    options: BuildOptions, preview: Preview
) -> None:
    write_files(options.site, {"content/news/2024/new.md": trip("New.")})
    (options.site / TRIP).unlink()
    assert preview.pages_after({TRIP}) == {}
    assert preview.pages_after({"content/news/2024/new.md"}) == {}
    assert preview.pages_after({"site.yaml"}) == {}
    assert preview.pages_after({TRIP, "content/news/2024/new.md"}) == {}


def test_what_is_shown_before_the_build_is_kept_nowhere(
    options: BuildOptions, preview: Preview
) -> None:
    def state() -> dict[Path, bytes]:
        folders = (options.site / ".sitegen", options.output)
        return {
            path: path.read_bytes()
            for folder in folders
            for path in folder.rglob("*")
            if path.is_file()
        }

    before = state()
    write_files(options.site, {TRIP: trip("We came back.")})
    assert preview.pages_after({TRIP})
    assert state() == before
