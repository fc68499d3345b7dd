"""An edit renders what shows it and nothing else: a table of edits with the exact outputs.

The sets follow from what the templates in theme.py show; feeds hold 20 entries and so all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from tests.incremental import media
from tests.incremental.content_edits import set_in
from tests.incremental.site import document
from tests.incremental.traces import rendered_by
from tests.incremental.workshop import Workshop, tree

NEWS_FEEDS = {"feed.json", "feed.xml", "news/feed.json", "news/feed.xml"}
SPRING = "content/news/2023/spring.md"
LAST = "content/news/2025/last.md"
ABOUT = "content/pages/about.md"
HOMES = {"index.html", "he/index.html", "ar/index.html"}


def appended(path: str, text: str) -> Callable[[Workshop], None]:
    """Give the edit that adds to a file."""
    return lambda workshop: workshop.write(path, workshop.read(path) + text)


def replaced(path: str, old: str, new: str) -> Callable[[Workshop], None]:
    """Give the edit that replaces words of a file."""

    def edit(workshop: Workshop) -> None:
        text = workshop.read(path)
        assert old in text
        workshop.write(path, text.replace(old, new))

    return edit


def written(path: str, data: str | bytes) -> Callable[[Workshop], None]:
    """Give the edit that writes a file."""
    return lambda workshop: workshop.write(path, data)


def field(path: str, name: str, value: str | None) -> Callable[[Workshop], None]:
    """Give the edit that sets a field."""
    return lambda workshop: set_in(workshop, path, name, value)


def later(days: int) -> Callable[[Workshop], None]:
    """Give the passing of time."""

    def edit(workshop: Workshop) -> None:
        workshop.at += timedelta(days=days)

    return edit


@dataclass(frozen=True)
class Case:
    """An edit and what it renders."""

    name: str
    edit: Callable[[Workshop], None]
    rendered: set[str]


CASES = (
    Case("nothing", later(0), set()),
    Case(
        "a typo in a post",
        appended(SPRING, "\nmore\n"),
        {"news/2023/spring/index.html", *NEWS_FEEDS},
    ),
    Case("a typo in a page that no feed holds", appended(ABOUT, "\nm\n"), {"about/index.html"}),
    Case("spaces at the end of a text", appended(ABOUT, "\n\n"), set()),
    Case(
        "a title, shown by neighbours, lists, feeds, a program and an old address",
        field(SPRING, "title", "Spring again"),
        {
            "news/2023/spring/index.html",
            "news/2024/trip/index.html",
            "news/page/3/index.html",
            "news/2023/index.html",
            "tags/water/page/2/index.html",
            "tags/youth/index.html",
            "programs/alumhub/index.html",
            "old/index.html",
            *NEWS_FEEDS,
        },
    ),
    Case(
        "the newest post's title",
        field(LAST, "title", "The very last"),
        {
            "news/2025/last/index.html",
            "news/2025/expiring/index.html",
            "news/index.html",
            "news/2025/index.html",
            "index.html",
            *NEWS_FEEDS,
        },
    ),
    Case(
        "a first tag, with a page of its own",
        field(LAST, "tags", "[harvest]"),
        {
            "news/2025/last/index.html",
            "news/2025/expiring/index.html",
            "news/index.html",
            "news/2025/index.html",
            "index.html",
            "tags/index.html",
            "tags/harvest/index.html",
            "sitemap.xml",
            *NEWS_FEEDS,
        },
    ),
    Case(
        "an old address",
        field(ABOUT, "aliases", "[/about-us/]"),
        {"about/index.html", "about-us/index.html"},
    ),
    Case(
        "a draft",
        written("content/news/2024/new.md", document("title: N\ndate: 2024-01-01\ndraft: true")),
        set(),
    ),
    Case("a file that no page is made from", appended("content/data/other.txt", "x"), set()),
    Case(
        "a row of the members' table",
        appended("content/data/members.csv", "Zoe,,member,\n"),
        {"members/index.html", "he/members/index.html", "ar/members/index.html"},
    ),
    Case(
        "a transcript",
        appended("content/stories/2022/noor/voice.vtt", "\n00:01.000 --> 00:02.000\nBye.\n"),
        {"stories/2022/noor/index.html", "he/stories/2022/noor/index.html"},
    ),
    Case(
        "a photo of a gallery",
        written("content/news/2024/garden/bed.jpg", media.jpeg(200)),
        {"news/2024/garden/index.html", "he/news/2024/garden/index.html"},
    ),
    Case(
        "an option of the theme",
        replaced("site.yaml", "greeting: Welcome", "greeting: Hey"),
        HOMES,
    ),
    Case("a word", replaced("themes/tiny/messages/en.po", "Nothing", "No"), {"404.html"}),
    Case(
        "the template of a kind",
        replaced("themes/stem/templates/event.html", "over", "past"),
        {
            "events/meeting/index.html",
            "events/opening/index.html",
            "events/someday/index.html",
            "he/events/meeting/index.html",
        },
    ),
    Case(
        "a template that shadows another",
        written("themes/tiny/templates/members.html", '{% extends "base.html" %}\n'),
        {"members/index.html", "he/members/index.html", "ar/members/index.html"},
    ),
    Case("a moment at which nothing happens", later(10), set()),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_edit_renders_what_shows_it(workshop: Workshop, case: Case) -> None:
    if case.name == "a file that no page is made from":
        workshop.write("content/data/other.txt", "old")
        workshop.build()
    case.edit(workshop)
    assert rendered_by(workshop) == case.rendered


def pages_with(workshop: Workshop, words: bytes) -> set[str]:
    """Give the outputs that hold some words."""
    return {path for path, data in tree(workshop.output).items() if words in data}


DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M3 4h5"/></svg>'
EVERYWHERE = (
    ("a menu's label", replaced("site.yaml", "label: Stories", "label: Voices"), b"Voices</a>"),
    ("the base template", replaced("themes/stem/templates/base.html", "<main>", "<main id='m'>"),
     b"<main id='m'>"),
    ("a part of it", written("themes/tiny/templates/parts/special.html", "Special"), b"Special"),
    ("a part that was missing", written("themes/tiny/templates/parts/banner.html", "Hi!"), b"Hi!"),
    ("a label of one language", replaced("site.yaml", "he: חדשות", "he: ידיעות"),
     "ידיעות</a>".encode()),
    ("a drawing", written("themes/tiny/assets/icons/mark.svg", DRAWING), b"M3 4h5"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("edit", "words"), [case[1:] for case in EVERYWHERE], ids=[case[0] for case in EVERYWHERE]
)
def test_what_stands_on_every_page_renders_exactly_these_pages(
    workshop: Workshop, edit: Callable[[Workshop], None], words: bytes
) -> None:
    edit(workshop)
    rendered = rendered_by(workshop)
    assert rendered == pages_with(workshop, words)
    assert len(rendered) > 20


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("css/extra.css", "a { color: red; }\n"),
        ("wave.svg", '<svg xmlns="http://www.w3.org/2000/svg"><circle r="5"/></svg>\n'),
    ],
    ids=["the sheet itself", "a file that it names"],
)
def test_a_style_sheet_renders_the_pages_that_name_it(
    workshop: Workshop, path: str, text: str
) -> None:
    before = {path for path in tree(workshop.output) if path.startswith("assets/site-")}
    workshop.write(f"themes/tiny/assets/{path}", text)
    rendered = rendered_by(workshop)
    (after,) = {path for path in tree(workshop.output) if path.startswith("assets/site-")}
    assert after not in before
    assert rendered == pages_with(workshop, after.encode()) - {".sitegen-manifest.json"}


def test_what_is_damaged_is_rendered_and_nothing_else(workshop: Workshop) -> None:
    (workshop.output / "about/index.html").unlink()
    (workshop.output / "news/index.html").write_bytes(b"")
    assert rendered_by(workshop) == {"about/index.html", "news/index.html"}


def test_an_event_that_is_over_renders_what_says_so(workshop: Workshop) -> None:
    workshop.remove("content/news/2025/embargo.md")
    workshop.build()
    later(30)(workshop)
    rendered = rendered_by(workshop)
    shown = {"events/meeting/index.html", "events/index.html", "index.html"}
    shown |= {f"he/{path}" for path in shown}
    assert shown <= rendered
    assert all("events" in path or path in HOMES or "feed" in path for path in rendered)
