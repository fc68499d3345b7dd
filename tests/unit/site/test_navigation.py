"""Ways through the site: links, languages, menus, steps from home."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from sitegen.content.settings.settings import MenuSetting, Settings
from sitegen.site.links import AddressOf, FileTarget, Target, asking, find_target
from sitegen.site.navigation import (
    Actions,
    AlternatesOf,
    Crumbs,
    Menu,
    Setting,
    SiteIn,
    YearAlternates,
)
from sitegen.site.queries import Summaries
from tests.unit.site.library import AGREED, library, settings

AUDIO = "guid: e\naudio: {url: https://a.example/a.mp3}"
TEXTS = {
    "pages/about.md": "title: About\nmenu: main\norder: 2",
    "pages/about.he.md": "title: אודות",
    "pages/contact.md": "title: Contact\nmenu: main\norder: 1",
    "pages/privacy.md": "title: Privacy\nmenu: footer",
    "pages/season.md": "title: The season",
    "events/show.md": "title: A show",
    "news/2024/a.md": "title: A\ndate: 2024",
    "news/2024/a.he.md": "title: א",
    "news/2024/only.md": "title: ו\nlang: he\ndate: 2024",
    "news/2023/b.md": "title: B\ndate: 2023",
    "stories/2022/noor/index.md": f"title: N\n{AGREED}",
    "stories/2022/noor/index.ar.md": "title: ن",
    "podcast/groundwork/show.md": "title: Groundwork\nguid: x",
    "podcast/groundwork/season-1/season.md": "title: Season 1\nguid: s\nnumber: 1",
    "podcast/groundwork/season-1/lod/index.md": f"title: Lod\n{AUDIO}",
    "programs/alumhub.md": "title: Alumhub",
    "programs/fellows.md": "title: Fellows\nparent: programs/alumhub",
    "pages/draft.md": "title: D\ndraft: true",
}
SITE = library(TEXTS, failed=("pages/broken",))
IN_FOLDER = library(TEXTS, site=settings("https://example.org/peace"))


def address(name: str, lang: str = "en") -> tuple[str, str] | None:
    """Give where a link leads and the language there."""
    if name.startswith("/"):
        found = find_target(asking(SITE), lang, name)
    else:
        found = AddressOf(lang=lang, name=name).answer(SITE)
    return (found.url, found.lang) if found else None


def beside(name: str, folder: str = "content/news/2024", lang: str = "en") -> str | None:
    """Give where a link to a file leads."""
    found = FileTarget(lang=lang, folder=folder, name=name).answer(SITE)
    return found.url if found else None


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("pages/about", "/about/"),
        ("events/show", "/events/show/"),
        ("pages/season", "/season/"),
        ("podcast/groundwork", "/podcast/groundwork/"),
        ("podcast/groundwork/show", "/podcast/groundwork/"),
        ("podcast/groundwork/season-1/season", "/podcast/groundwork/season-1/"),
        ("content/stories/2022/noor/index.md", "/stories/2022/noor/"),
    ],
)
def test_a_link_by_id_or_file_leads_to_the_entry(name: str, url: str) -> None:
    assert address(name) == (url, "en")


def test_a_link_leads_to_its_language_else_to_one_that_there_is() -> None:
    assert address("pages/about", "he") == ("/he/about/", "he")
    assert address("pages/contact", "he") == ("/contact/", "en")
    assert address("news/2024/only", "en") == ("/he/news/2024/only/", "he")
    assert address("content/stories/2022/noor/index.ar.md", "he") == (
        "/ar/stories/2022/noor/",
        "ar",
    )


@pytest.mark.parametrize("name", ["pages/none", "", "about", "https://a.example/"])
def test_a_link_to_nothing_leads_nowhere(name: str) -> None:
    assert address(name) is None


@pytest.mark.parametrize("name", ["pages/draft", "/draft/", "/draft"])
def test_a_link_to_what_is_not_shown_leads_nowhere_and_is_no_mistake(name: str) -> None:
    found = AddressOf(lang="en", name=name).answer(SITE)
    assert found == Target(url="", lang="en", hidden=True)


def test_a_link_to_an_entry_with_mistakes_is_no_mistake_of_its_own() -> None:
    assert address("pages/broken") == ("", "en")


@pytest.mark.parametrize(
    ("path", "lang"),
    [
        ("/", "en"),
        ("/he/", "he"),
        ("/he", "he"),
        ("/about/", "en"),
        ("/about", "en"),
        ("/he/about/#aims", "he"),
        ("/about/?from=x#aims", "en"),
        ("/news/", "en"),
        ("/ar/news/", "ar"),
        ("/members/", "en"),
        ("/he/search/", "he"),
        ("/tags/", "en"),
    ],
)
def test_a_path_of_the_site_is_kept_as_it_is(path: str, lang: str) -> None:
    assert address(path) == (path, lang)


@pytest.mark.parametrize("path", ["/none/", "/he/contact/", "/fr/", "/heb/about/"])
def test_a_path_at_which_nothing_stands_leads_nowhere(path: str) -> None:
    assert address(path) is None


def test_links_begin_with_the_path_of_the_sites_address() -> None:
    for name in ("pages/about", "/about/"):
        found = AddressOf(lang="en", name=name).answer(IN_FOLDER)
        assert found is not None
        assert found.url == "/peace/about/"


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("a.md", "/news/2024/a/"),
        ("a.he.md", "/news/2024/a/"),
        ("../2023/b.md", "/news/2023/b/"),
        ("../../stories/2022/noor/index.md", "/stories/2022/noor/"),
        ("../../podcast/groundwork/show.md", "/podcast/groundwork/"),
        ("../../podcast/groundwork/season-1/season.md", "/podcast/groundwork/season-1/"),
        ("../../podcast/groundwork/season-1/lod/index.md", "/podcast/groundwork/season-1/lod/"),
        ("../../pages/season.md", "/season/"),
        ("../../events/show.md", "/events/show/"),
        ("/content/pages/about.md", "/about/"),
    ],
)
def test_a_link_to_a_file_leads_to_its_entry(name: str, url: str) -> None:
    assert beside(name) == url


@pytest.mark.parametrize("name", ["none.md", "a.txt", "a", "../../../README.md"])
def test_a_link_to_another_file_leads_nowhere(name: str) -> None:
    assert beside(name) is None


def test_a_link_to_a_file_leads_to_the_readers_language() -> None:
    assert beside("a.md", lang="he") == "/he/news/2024/a/"


def alternates(id_: str, lang: str = "en") -> list[tuple[str, str, bool, bool]]:
    found = AlternatesOf(lang=lang, id=id_).answer(SITE)
    return [(each.lang, each.url, each.exact, each.current) for each in found]


def test_the_switch_leads_to_the_same_entry_or_saying_so_to_its_list() -> None:
    assert alternates("news/2024/a", "he") == [
        ("en", "/news/2024/a/", True, False),
        ("he", "/he/news/2024/a/", True, True),
        ("ar", "/ar/news/", False, False),
    ]
    assert alternates("pages/about")[2] == ("ar", "/ar/", False, False)


def test_what_exists_in_every_language_leads_to_itself() -> None:
    found = AlternatesOf(lang="en", path="/members/", everywhere=True).answer(IN_FOLDER)
    assert [(each.url, each.exact) for each in found] == [
        ("/peace/members/", True),
        ("/peace/he/members/", True),
        ("/peace/ar/members/", True),
    ]


def test_a_year_leads_to_the_same_year_or_saying_so_to_the_list() -> None:
    found = YearAlternates(lang="en", kind="news", folder="news", year=2023).answer(SITE)
    assert [(each.url, each.exact) for each in found] == [
        ("/news/2023/", True),
        ("/he/news/", False),
        ("/ar/news/", False),
    ]


def test_a_later_page_of_a_year_is_the_same_page_in_no_other_language() -> None:
    asked = YearAlternates(lang="he", kind="news", folder="news", year=2024, first=False)
    assert [(each.lang, each.exact) for each in asked.answer(SITE)] == [
        ("en", False),
        ("he", True),
        ("ar", False),
    ]


@pytest.mark.parametrize(
    ("id_", "titles"),
    [
        ("podcast/groundwork/season-1/lod", ["Groundwork", "Season 1"]),
        ("podcast/groundwork/season-1", ["Groundwork"]),
        ("podcast/groundwork", []),
        ("programs/fellows", ["Alumhub"]),
        ("news/2024/a", []),
        ("pages/none", []),
    ],
)
def test_the_steps_to_a_page_are_what_it_stands_in(id_: str, titles: list[str]) -> None:
    assert [crumb.title for crumb in Crumbs(lang="en", id=id_).answer(SITE)] == titles


WRITTEN = settings(
    menus={
        "main": (
            MenuSetting(label={"en": "News", "he": "חדשות"}, url="/news/"),
            MenuSetting(label="Us", url="/about/"),
            MenuSetting(label="Elsewhere", url="https://a.example/"),
        )
    },
    actions=(MenuSetting(label={"en": "Give"}, url="https://a.example/give"),),
)


def menu(lang: str, name: str = "main", site: Settings = WRITTEN) -> list[tuple[str, str]]:
    items = Menu(lang=lang, name=name).answer(library(TEXTS, site=site))
    return [(item.title, item.url) for item in items]


def test_a_menu_has_what_the_settings_name_then_the_pages_that_name_it() -> None:
    assert menu("en") == [
        ("News", "/news/"),
        ("Us", "/about/"),
        ("Elsewhere", "https://a.example/"),
        ("Contact", "/contact/"),
        ("About", "/about/"),
    ]
    assert menu("en", "footer") == [("Privacy", "/privacy/")]


def test_a_menu_speaks_and_leads_to_the_readers_language_as_far_as_it_goes() -> None:
    assert menu("he") == [
        ("חדשות", "/he/news/"),
        ("Us", "/he/about/"),
        ("Elsewhere", "https://a.example/"),
        ("אודות", "/he/about/"),
    ]
    assert menu("ar")[:2] == [("News", "/ar/news/"), ("Us", "/about/")]


def test_a_menu_says_which_of_its_words_are_in_another_language() -> None:
    items = Menu(lang="ar", name="main").answer(library(TEXTS, site=WRITTEN))
    assert [item.inherited for item in items[:2]] == [(("News", "en"),), ()]
    (action,) = Actions(lang="he").answer(library(TEXTS, site=WRITTEN))
    assert action.inherited == (("Give", "en"),)


def test_steps_and_pages_in_a_menu_keep_the_language_of_a_title_that_they_took_over() -> None:
    translated = library(
        {
            "pages/about.md": "title: About\nmenu: main",
            "pages/about.he.md": "summary: עלינו",
            "programs/alumhub.md": "title: Alumhub",
            "programs/alumhub.he.md": "summary: תוכנית",
            "programs/fellows.md": "title: Fellows\nparent: programs/alumhub",
            "programs/fellows.he.md": "title: עמיתים",
        }
    )
    (crumb,) = Crumbs(lang="he", id="programs/fellows").answer(translated)
    (item,) = Menu(lang="he", name="main").answer(translated)
    assert (crumb.inherited, item.inherited) == ((("Alumhub", "en"),), (("About", "en"),))
    (crumb,) = Crumbs(lang="en", id="programs/fellows").answer(translated)
    assert crumb.inherited == ()


def test_ways_to_act_are_those_of_the_settings() -> None:
    found = Actions(lang="he").answer(library({}, site=WRITTEN))
    assert [(action.label, action.url) for action in found] == [("Give", "https://a.example/give")]


def test_a_site_says_of_itself_what_it_is_called_in_each_language() -> None:
    info = SiteIn(lang="he").answer(IN_FOLDER)
    assert (info.title, info.root, info.home) == ("שלום", "/peace/", "/peace/he/")
    assert SiteIn(lang="en").answer(SITE).home == "/"
    assert Setting(lang="en", name="page_size").answer(SITE) == 20


def test_nobody_is_told_of_what_is_not_shown() -> None:
    everything: Summaries = tuple(s for key in SITE.entries if (s := SITE.summary(*key)))
    assert "pages/draft" not in {summary.id for summary in everything}


@pytest.mark.parametrize(
    ("path", "lang", "url"),
    [
        ("/about/", "he", "/he/about/"),
        ("/about/#x", "ar", "/about/#x"),
        ("/news/?a=b", "he", "/he/news/?a=b"),
        ("/shalom/", "he", "/he/%D7%A9%D7%9C%D7%95%D7%9D/"),
        ("/he/about/", "ar", "/he/about/"),
        ("/news/2024/", "he", "/he/news/2024/"),
        ("/news/2023/", "he", "/news/2023/"),
        ("/feed.xml", "en", "/feed.xml"),
        ("/former", "en", "/former"),
        ("/he/%D7%A9%D7%9C%D7%95%D7%9D/", "en", "/he/%D7%A9%D7%9C%D7%95%D7%9D/"),
    ],
)
def test_a_path_leads_to_the_page_in_the_readers_language(path: str, lang: str, url: str) -> None:
    more = {
        "pages/shalom.md": "title: S\naliases: [/former/]",
        "pages/shalom.he.md": "title: ש\nslug: שלום",
    }
    found = find_target(asking(library({**TEXTS, **more})), lang, path)
    assert found is not None
    assert found.url == unquote(url)


def test_where_an_entry_with_mistakes_would_stand_is_no_mistake_of_its_own() -> None:
    for path in ("/broken/", "/he/broken"):
        assert address(path) == ("", "en")
