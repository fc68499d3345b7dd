"""`build --drafts`: what readers can't see yet says so, and leaves the site by no feed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml import html

from sitegen.builder.options import BuildOptions
from sitegen.builder.pipeline import build
from tests.conftest import MakeOnce
from tests.sites import CONTENT, SETTINGS, bytes_of, run_sitegen, write_files

AUDIO = "audio: {url: https://media.example.org/a.mp3, type: audio/mpeg, length: 1000}"
SHOW = "content/podcast/talks"
HIDDEN = {
    "content/news/2024/quiet.md": "title: Unseen news\ndate: 2024-07-01\ndraft: true\ntags: [rest]",
    "content/news/2024/quiet.he.md": "title: חדשות סמויות",
    "content/events/later.md": "title: Unseen event\nstart: 2031-05-01 19:00\n"
    "publish: 2031-01-01 10:00",
    "content/events/later.he.md": "title: אירוע סמוי",
    "content/events/later.ar.md": "title: حدث مخفي",
    f"{SHOW}/season-1/two.md": f"title: Unseen talk\nguid: two\nnumber: 2\ndate: 2024-06-02\n"
    f"{AUDIO}\ndraft: true",
    "content/news/2024/trip.ar.md": "title: رحلة مخفية\ndraft: true",
    "content/pages/plan.md": "title: Unseen plan\ndraft: true\nmenu: footer",
    "content/pages/plan.ar.md": "title: خطة مخفية",
    "content/programs/hush.md": "title: Unseen program\ndraft: true",
    "content/programs/child.md": "title: Unseen child\nparent: programs/hush\ndraft: true",
}
SHOWN = {
    f"{SHOW}/show.md": "title: Talks\nguid: talks-1",
    f"{SHOW}/season-1/season.md": "title: Beginnings\nguid: beginnings-1\nnumber: 1",
    f"{SHOW}/season-1/one.md": f"title: Seen\nguid: one\nnumber: 1\ndate: 2024-06-01\n{AUDIO}",
    "content/events/open.md": "title: Seen event\nstart: 2031-05-02 19:00",
}
MENU = """\
menus:
  main:
    - {label: News, url: /news/}
    - {label: {en: Unseen, he: חדשות סמויות}, url: /news/2024/quiet/}
"""
NAMES = ("Unseen", "quiet", "/later/", "/two/", "סמוי", "مخفي")
PAGES = {
    "news/2024/quiet/index.html": "Draft",
    "he/news/2024/quiet/index.html": "טיוטה",
    "ar/news/2024/trip/index.html": "مسودّة",
    "plan/index.html": "Draft",
    "ar/plan/index.html": "مسودّة",
    "programs/hush/index.html": "Draft",
    "programs/child/index.html": "Draft",
    "events/later/index.html": "Held back until Wednesday, January 1, 2031, 10:00",
    "he/events/later/index.html": "מוחזק עד יום רביעי, 1 בינואר 2031, 10:00",
    "ar/events/later/index.html": "محجوب حتى الأربعاء، 1 يناير 2031",
}


def make(folder: Path) -> None:
    """Build a site with the base theme twice: for readers, and with drafts."""
    entries = {
        path: f"---\n{text}\nsummary: In short.\n---\n\nText.\n"
        for path, text in {**HIDDEN, **SHOWN}.items()
    }
    known = {
        path: text.replace("title:", "summary: In short.\ntitle:") for path, text in CONTENT.items()
    }
    settings = SETTINGS.replace("theme: tiny", "theme: base\ndescription: Many voices.") + MENU
    write_files(folder, {"site.yaml": settings, **known, **entries})
    build(BuildOptions(site=folder, output=folder / "output"))
    shutil.move(folder / "output", folder / "readers")
    build(BuildOptions(site=folder, output=folder / "output", drafts=True))


@pytest.fixture(scope="module")
def site(make_once: MakeOnce) -> Path:
    """The site: `readers` is what everybody sees, `output` has the drafts."""
    return make_once("drafts", make)


def page(site: Path, path: str) -> html.HtmlElement:
    """Read a page of the output with drafts."""
    return html.fromstring((site / "output" / path).read_bytes())


def words(element: html.HtmlElement) -> str:
    """Give an element's text without signs of direction."""
    return " ".join(element.text_content().replace("\u200e", "").split())


@pytest.mark.parametrize(("path", "said"), PAGES.items())
def test_the_page_of_a_draft_says_what_it_is_and_asks_searchers_to_leave_it(
    site: Path, path: str, said: str
) -> None:
    read = page(site, path)
    (ribbon,) = read.find_class("ribbon")
    assert words(ribbon).startswith(said)
    assert ribbon.get("role") == "note"
    assert read.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not (site / "readers" / path).exists()


def test_no_other_page_carries_a_ribbon(site: Path) -> None:
    carrying = {
        str(path.relative_to(site / "output"))
        for path in (site / "output").rglob("*.html")
        if 'class="ribbon"' in path.read_text()
    }
    assert carrying == {*PAGES, "podcast/talks/season-1/two/index.html"}


@pytest.mark.parametrize(
    "path", ["index.html", "news/index.html", "news/2024/index.html", "tags/rest/index.html"]
)
def test_lists_mark_drafts_and_nothing_else(site: Path, path: str) -> None:
    read = page(site, path)
    marks = read.find_class("unpublished-mark")
    assert marks
    assert all("Unseen" in words(mark.getparent()) for mark in marks)


@pytest.mark.parametrize(
    ("path", "menu", "said"),
    [
        ("index.html", "main", "Unseen Draft"),
        ("he/index.html", "main", "חדשות סמויות טיוטה"),
        ("index.html", "footer", "Unseen plan Draft"),
        ("ar/index.html", "footer", "خطة مخفية مسودّة"),
        ("404.html", "main", "Unseen Draft"),
    ],
)
def test_menus_mark_what_leads_to_a_draft_and_nothing_else(
    site: Path, path: str, menu: str, said: str
) -> None:
    items = page(site, path).xpath("//nav//li[a]")
    marked = {words(each) for each in items if each.find_class("unpublished-mark")}
    assert said in marked
    unmarked = {words(each) for each in items} - marked
    assert not any(name in item for name in NAMES for item in unmarked)
    readers = (site / "readers" / path).read_text()
    assert "unpublished-mark" not in readers
    assert not any(name in readers for name in NAMES)


def test_the_way_to_a_page_marks_a_draft_above_it(site: Path) -> None:
    steps = page(site, "programs/child/index.html").xpath("//nav[@class='crumbs']//li")
    assert "Unseen program Draft" in [words(step) for step in steps]


def test_nothing_that_leaves_the_site_as_a_feed_names_what_is_unpublished(site: Path) -> None:
    feeds = [
        path
        for path in (site / "output").rglob("*")
        if path.suffix in {".xml", ".json", ".ics"} and not path.name.startswith(".")
    ]
    assert {path.name for path in feeds} >= {"feed.xml", "feed.json", "sitemap.xml", "calendar.ics"}
    for path in feeds:
        text = path.read_text()
        assert [name for name in NAMES if name in text] == [], path


def test_feeds_and_calendars_are_those_of_readers(site: Path) -> None:
    def feeds(folder: str) -> dict[str, str]:
        made = bytes_of(site / folder)
        return {path: each for path, each in made.items() if path.endswith((".ics", "feed.xml"))}

    assert feeds("output") == feeds("readers")


def test_a_page_names_no_draft_among_its_languages(site: Path) -> None:
    read = page(site, "news/2024/trip/index.html")
    assert read.xpath("//link[@rel='alternate'][@hreflang]/@hreflang") == ["en", "he", "x-default"]


def test_readers_get_no_byte_for_drafts(site: Path) -> None:
    assert not list((site / "readers/assets").glob("drafts-*"))
    assert list((site / "output/assets").glob("drafts-*"))


def test_checking_finds_no_mistake_but_for_a_release(site: Path) -> None:
    done = run_sitegen(site, "check")
    assert (
        done.code,
        [line for line in done.out.splitlines() if ": warning: " not in line][:-1],
    ) == (0, [])
    done = run_sitegen(site, "check", "--release")
    assert done.code == 1
    assert "not meant for readers yet" in done.out
