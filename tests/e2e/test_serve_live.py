"""After a save each open tab shows what it should, and loads again only where its page changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.incremental.media import png
from tests.sites import make_site, write_files
from tests.tools.serving import Served, serving

TRIP = "content/news/2024/trip.md"
LONG = "\n\n".join(f"Paragraph {number}." for number in range(150))
MARKED = "window.mark === 1"


def trip(text: str) -> str:
    """Give the file of the post, with a text."""
    return f"---\ntitle: A trip\ndate: 2024-06-03\n---\n\n{text}\n\n{LONG}\n"


def masa(text: str) -> str:
    """Give the file of its translation, with a text."""
    return f"---\ntitle: מסע\n---\n\n{text}\n\n{LONG}\n"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Path]]:
    """A small site in two languages with a style sheet, served."""
    site = make_site(tmp_path_factory.mktemp("live"))
    template = site / "themes/tiny/templates/base.html"
    text = template.read_text("utf-8")
    text = text.replace(
        "</head>", """<link rel="stylesheet" href="{{ asset('site.css') }}"></head>"""
    )
    map_ = """{% if site.language.code == "en" %}<img src="/map.png" alt="">{% endif %}"""
    template.write_text(text.replace("<body>", f"<body>{map_}"), "utf-8")
    theme = site / "themes/tiny/theme.yaml"
    declared = theme.read_text("utf-8") if theme.exists() else ""
    write_files(
        site,
        {
            "themes/tiny/theme.yaml": f"{declared}\nbundles: {{site.css: [css/site.css]}}\n",
            "themes/tiny/assets/css/site.css": "h1 { color: rgb(1, 2, 3) }",
            "static/map.png": png(1),
            TRIP: trip("We went."),
            TRIP.replace(".md", ".he.md"): masa("נסענו."),
        },
    )
    with serving(site) as server:
        server.until(lambda: "We went." in server.get("/news/2024/trip/").text)
        yield server, site


@pytest.fixture
def tabs(served: tuple[Served, Path], browser: Browser) -> Iterator[tuple[Page, Page]]:
    """Two tabs, of a page and of its translation, each connected and marked."""
    context = browser.new_context(base_url=f"http://127.0.0.1:{served[0].port}")
    pages = context.new_page(), context.new_page()
    for page, address in zip(pages, ("/news/2024/trip/", "/he/news/2024/trip/"), strict=True):
        page.add_init_script(
            "document.addEventListener('LiveReloadConnect', () => window.connected = 1)"
        )
        page.goto(address)
        page.wait_for_function("() => window.connected === 1")
        page.evaluate("window.mark = 1; scrollTo(0, 900)")
    yield pages
    context.close()


def test_only_the_page_that_changed_loads_again_and_stays_where_it_was(
    served: tuple[Served, Path], tabs: tuple[Page, Page]
) -> None:
    english, hebrew = tabs
    write_files(served[1], {TRIP: trip("We came back.")})
    english.get_by_text("We came back.").wait_for()
    assert not english.evaluate(MARKED)
    assert english.evaluate("scrollY") == 900
    assert hebrew.evaluate(MARKED)


def test_a_style_sheet_is_changed_in_its_place(
    served: tuple[Served, Path], tabs: tuple[Page, Page]
) -> None:
    write_files(served[1], {"themes/tiny/assets/css/site.css": "h1 { color: rgb(7, 8, 9) }"})
    for page in tabs:
        page.wait_for_function(
            "() => getComputedStyle(document.querySelector('h1')).color === 'rgb(7, 8, 9)'"
        )
        assert page.evaluate(MARKED)
        page.wait_for_function(
            "() => document.querySelectorAll('head link[rel=stylesheet]').length === 1"
        )


def test_a_mistake_stands_on_every_tab_in_its_language_and_goes_when_it_is_mended(
    served: tuple[Served, Path], tabs: tuple[Page, Page]
) -> None:
    good = (served[1] / TRIP).read_text("utf-8")
    write_files(served[1], {TRIP: good.replace("title", "titel", 1)})
    for page, said in zip(tabs, ("to mend; the page is", "לתיקון"), strict=True):
        panel = page.locator("#sitegen-mistakes")
        panel.wait_for()
        assert said in panel.locator("summary").inner_text()
        link = panel.locator(f"a[href*='{TRIP}']").first
        assert link.get_attribute("href").startswith("/admin/edit?path=")  # type: ignore[union-attr]
        assert "paragraph 7." in page.locator("body").inner_text().casefold()
    write_files(served[1], {TRIP: good})
    for page in tabs:
        page.locator("#sitegen-mistakes").wait_for(state="detached")
        assert page.evaluate(MARKED)


def test_a_file_that_keeps_its_name_loads_the_pages_again_that_show_it(
    served: tuple[Served, Path], tabs: tuple[Page, Page]
) -> None:
    english, hebrew = tabs
    write_files(served[1], {"static/map.png": png(2)})
    english.wait_for_function("() => window.mark === undefined")
    assert hebrew.evaluate(MARKED)


def test_a_tab_that_was_away_takes_up_what_it_missed(
    served: tuple[Served, Path], tabs: tuple[Page, Page]
) -> None:
    english, hebrew = tabs
    english.evaluate("LiveReload.connector.disconnect()")
    write_files(served[1], {TRIP: trip("While you slept.")})
    served[0].until(lambda: "While you slept." in served[0].get("/news/2024/trip/").text)
    english.evaluate("LiveReload.connector.connect()")
    english.get_by_text("While you slept.").wait_for()
    assert hebrew.evaluate(MARKED)
