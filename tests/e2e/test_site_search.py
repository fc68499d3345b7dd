"""The search finds what the index holds, in three languages, Hebrew words behind their prefixes."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from sitegen.search.pagefind import Services, index_records, merge_indexes
from sitegen.search.records import Record
from tests.conftest import MakeOnce
from tests.e2e.queries import ask
from tests.e2e.visits import visit
from tests.tools.host import serve

pytestmark = pytest.mark.browser

TEXTS = {
    "en": {"bare": "They live in peace.", "far": "A garden of olives."},
    "he": {
        "bare": "אנשים רוצים שלום.",
        "prefixed": "אנשים, קול ושלום.",
        "twice": "דיברו על כך שבבית.",
        "house": "הנה בית גדול.",
        "joined": "קשר בין־לאומי.",
        "far": "גינה של זיתים.",
        "plan": "התוכנית יצאה לדרך.",
        "shows": "התערוכות נפתחו.",
        "stage": "על הבמה.",
        "what": "מה קרה?",
    },
    "ar": {
        "bare": "يريدون سلام.",
        "article": "القلب السلام.",
        "joined": "العدل والسلام.",
        "far": "حديقة زيتون.",
        "country": "نزور فلسطين معًا.",
        "from": "أناس من إسرائيل وفلسطين.",
        "trust": "بنينا الثقة.",
        "town": "وصلنا للد.",
        "land": "هذا بلد كبير.",
    },
}
TITLES = {"he": "עמוד", "ar": "صفحة", "en": "Page"}


def write_index(folder: Path) -> None:
    """Write an index of a few sentences, a page each."""
    indexes = [
        index_records(
            [
                Record(url=f"/{lang}/{name}/", lang=lang, title=TITLES[lang], text=text)
                for name, text in sorted(pages.items())
            ],
            Services(),
        )
        for lang, pages in TEXTS.items()
    ]
    for name, data in merge_indexes(indexes).items():
        path = folder / "pagefind" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def unpacked(data: bytes) -> bytes:
    """Give a file of the index as a browser reads it."""
    return gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data


@pytest.fixture(scope="module")
def sentences(output: Path, make_once: MakeOnce) -> Iterator[str]:
    """The address of the real site with the index of the sentences in place of its own."""
    with serve(make_once("sentences", write_index), output) as address:
        yield address


@pytest.mark.parametrize(
    ("lang", "query", "found"),
    [
        ("he", "שלום", {"bare", "prefixed"}),
        ("he", "ושלום", {"bare", "prefixed"}),
        ("he", "השלום", {"bare", "prefixed"}),
        ("he", "בית", {"twice", "house"}),
        ("he", "שבבית", {"twice", "house"}),
        ("he", "אנשים ושלום", {"bare", "prefixed"}),
        ("he", "לאומי", {"joined"}),
        ("en", "peace", {"bare"}),
        ("en", "living", {"bare"}),
        ("en", "olive", {"far"}),
        ("ar", "سلام", {"bare", "article", "joined"}),
        ("ar", "السلام", {"bare", "article", "joined"}),
        ("ar", "زيتون", {"far"}),
    ],
)
def test_a_word_finds_its_pages(
    browser: Browser, sentences: str, lang: str, query: str, found: set[str]
) -> None:
    prefix = "/" if lang == "en" else f"/{lang}/"
    with visit(browser, sentences) as guest:
        guest.open(f"{prefix}search/?q={query}")
        links = guest.page.locator("[data-search-page] .search-results a")
        expect(links.first).to_be_visible()
        addresses = {str(link.get_attribute("href")) for link in links.all()}
        said = guest.page.locator("[data-search-page] .search-results").inner_text()
        assert guest.complaints == []
    assert addresses == {f"/{lang}/{name}/" for name in found}
    assert "^" not in said


SPELLINGS = [
    ("ar", "والسلام", {"bare", "article", "joined"}),
    ("ar", "فلسطين", {"country", "from"}),
    ("ar", "وفلسطين", {"country", "from"}),
    ("ar", "لِفِلَسطين", {"country", "from"}),
    ("ar", "اسرائيل", {"from"}),
    ("ar", "فلسطين وإسرائيل", {"from"}),
    ("ar", "ثقه", {"trust"}),
    ("ar", "ثقة", {"trust"}),
    ("ar", "اللد", {"town"}),
    ("ar", "بلد", {"land"}),
    ("ar", "فلسط", {"country", "from"}),
    ("he", "תכנית", {"plan"}),
    ("he", "בתכניות", {"plan"}),
    ("he", "תערוכה", {"shows"}),
    ("he", "במה", {"stage"}),
    ("he", '"קול ושלום"', {"prefixed"}),
]


@pytest.mark.parametrize("lang", ["he", "ar"])
def test_a_word_finds_its_pages_in_any_spelling_number_and_with_any_prefix(
    browser: Browser, sentences: str, lang: str
) -> None:
    wanted = {query: found for code, query, found in SPELLINGS if code == lang}
    found = ask(browser, sentences, lang, wanted)
    assert {query: set(pages) for query, pages in found.items()} == {
        query: {f"/{lang}/{name}/" for name in names} for query, names in wanted.items()
    }


def test_an_excerpt_marks_the_word_with_its_prefix(browser: Browser, sentences: str) -> None:
    with visit(browser, sentences) as guest:
        guest.open("/he/search/?q=שלום")
        result = guest.page.locator("li", has=guest.page.locator("a[href='/he/prefixed/']"))
        expect(result.locator("mark")).to_have_text("ושלום.")
        expect(result.locator("p").last).to_have_text(TEXTS["he"]["prefixed"])


def test_a_word_that_is_nowhere_is_said_to_be(browser: Browser, sentences: str) -> None:
    with visit(browser, sentences) as guest:
        guest.open("/search/?q=zzzzqqq")
        expect(guest.page.locator("[data-search-page] [role=status]")).not_to_be_empty()
        expect(guest.page.locator("[data-search-page] .search-results a")).to_have_count(0)
        assert guest.complaints == []


def test_a_result_says_what_it_is_when_it_was_and_shows_its_picture(
    browser: Browser, host: str
) -> None:
    with visit(browser, host) as guest:
        guest.open("/he/search/?q=זוכה")
        results = guest.page.locator("[data-search-page] .search-result")
        won = results.filter(has=guest.page.locator(".search-about", has_text="סיפור זוכה")).first
        expect(won.locator(".search-about span")).to_have_count(2)
        assert won.locator("img").get_attribute("alt") == ""
        assert guest.complaints == []
        guest.open("/search/?q=Groundwork")
        about = guest.page.locator("[data-search-page] .search-about")
        expect(about.filter(has_text="Program")).to_have_count(1)
        expect(about.filter(has_text="Podcast")).not_to_have_count(0)


@pytest.mark.parametrize("lang", ["", "he/", "ar/"])
def test_no_draft_is_found(output: Path, lang: str) -> None:
    assert not (output / lang / "chart-example").exists()
    assert "chart-example" not in (output / "sitemap.xml").read_text(encoding="utf-8")
    fragments = (output / "pagefind/fragment").iterdir()
    assert not any(b"chart-example" in unpacked(path.read_bytes()) for path in fragments)
