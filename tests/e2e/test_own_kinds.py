"""A kind that a site declares is as good as one that every site has, from `new` to the search."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import MakeOnce
from tests.e2e.visits import visit
from tests.sites import make_site, run_sitegen, write_files
from tests.tools.host import serve
from tests.tools.metadata import tags_of

SETTINGS = """\
title: Many voices
url: https://www.example.org
timezone: Asia/Jerusalem
languages:
  en: {name: English}
  he: {name: עברית}
  ar: {name: العربية}
cards: false
kinds:
  reports:
    label: {en: Reports, he: דוחות, ar: تقارير}
    fields:
      pdf: {form: file, label: {en: The whole report, he: הדוח המלא, ar: التقرير كاملا}}
      year: year
      authors: [text]
      about: {form: entry, label: {en: About, he: על, ar: عن}}
      link: {form: link, label: {en: Elsewhere, he: במקום אחר, ar: في مكان آخر}}
    order: -year
    feed: true
  guides: {label: Guides, order: title}
"""
FIRST = """\
---
title: The first year
summary: What was begun
date: 2023-03-01
pdf: first.pdf
year: 2023
authors: [The field team, The office]
about: pages/about
link: ../../pages/about.md
tags: [youth]
---

We began with bread.
"""
HEBREW = "---\ntitle: השנה הראשונה\nauthors: [צוות השטח]\n---\n\nהתחלנו בלחם.\n"
ARABIC = (
    "---\ntitle: السنة الأولى\npdf: arabic.pdf\nauthors: [فريق الميدان]\n---\n\nبدأنا بالخبز.\n"
)
SECOND = "---\ntitle: The second year\nyear: 2024\n---\n\nSee [the first](first/index.md).\n"
PAGES = {
    "en": ("/reports/first/", "Reports", "The whole report", "The field team, The office"),
    "he": ("/he/reports/first/", "דוחות", "הדוח המלא", "צוות השטח"),
    "ar": ("/ar/reports/first/", "تقارير", "التقرير كاملا", "فريق الميدان"),
}


def pdf(pages: int) -> bytes:
    """Give a PDF that tells who made it."""
    made, written = pikepdf.new(), io.BytesIO()
    for _ in range(pages):
        made.add_blank_page(page_size=(595, 842))
    made.docinfo["/Author"] = "Somebody"
    made.save(written)
    return written.getvalue()


FILES = {
    "site.yaml": SETTINGS,
    "content/pages/about.md": "---\ntitle: About us\n---\n",
    "content/reports/first/index.md": FIRST,
    "content/reports/first/index.he.md": HEBREW,
    "content/reports/first/index.ar.md": ARABIC,
    "content/reports/first/first.pdf": pdf(1),
    "content/reports/first/arabic.pdf": pdf(2),
    "content/reports/second.md": SECOND,
    "content/guides/bread.md": "---\ntitle: Bread\ntags: [youth]\n---\n",
    "content/guides/apples.md": "---\ntitle: Apples\ndate: 2024-01-01\n---\n",
    "content/guides/cheese.md": "---\ntitle: Cheese\ndate: 2025-01-01\n---\n",
    "content/programs/youth.md": (
        "---\ntitle: Youth\nfeeds: {kinds: [guides], tags: [youth]}\n---\n"
    ),
}


def build(folder: Path) -> None:
    """Build the site in the look that sitegen has."""
    write_files(folder, FILES)
    done = run_sitegen(folder, "build")
    assert done.code == 0, done.err


@pytest.fixture(scope="module")
def made(make_once: MakeOnce) -> Path:
    """The output of a site with reports."""
    return make_once("reports", build) / "output"


@pytest.fixture(scope="module")
def host(made: Path) -> Iterator[str]:
    """The address at which that output is read."""
    with serve(made) as address:
        yield address


def text_of(made: Path, address: str) -> str:
    """Give the source of a page or other output."""
    name = f"{address}index.html" if address.endswith("/") else address
    return (made / name.lstrip("/")).read_text(encoding="utf-8")


@pytest.mark.browser
@pytest.mark.parametrize("lang", PAGES)
def test_its_page_shows_its_fields_in_every_language(
    browser: Browser, host: str, lang: str
) -> None:
    address, label, download, authors = PAGES[lang]
    with visit(browser, host) as guest:
        guest.open(address)
        main = guest.page.locator("main")
        expect(main.locator(".crumbs")).to_have_text(label)
        expect(main.locator(".entry-line")).to_contain_text(authors)
        expect(main.locator(".downloads a")).to_have_text(download)
        guest.look(360)
        assert guest.complaints == []


def test_its_list_is_in_the_order_that_was_declared(made: Path) -> None:
    page = text_of(made, "/reports/")
    assert page.index("The second year") < page.index("The first year")
    assert "<h1>Reports</h1>" in page
    assert "<h1>דוחות</h1>" in text_of(made, "/he/reports/")


def test_one_that_is_ordered_by_title_is_read_in_turn(made: Path) -> None:
    beside = text_of(made, "/guides/bread/").partition('<nav class="neighbours')[2]
    before, _, after = beside.partition('rel="next"')
    assert 'rel="prev" href="/guides/apples/"' in before
    assert "Previous" in before
    assert 'href="/guides/cheese/"' in after
    assert "Next" in after
    assert "Newer" not in beside
    assert "Older" in text_of(made, "/reports/second/").partition('<nav class="neighbours')[2]


def test_a_program_may_list_it(made: Path) -> None:
    assert 'href="/guides/bread/"' in text_of(made, "/programs/youth/")


def test_its_file_is_published_without_what_it_tells_of_its_maker(made: Path) -> None:
    published = sorted(made.glob("media/*.pdf"))
    assert len(published) == 2
    assert all(b"Somebody" not in file.read_bytes() for file in published)
    assert not any("PDF:Author" in tags for file in published for tags in tags_of(file).values())


def test_it_is_in_feeds_site_map_and_topics(made: Path) -> None:
    assert "The first year" in text_of(made, "/reports/feed.xml")
    assert "דוחות" in text_of(made, "/he/reports/feed.xml")
    assert "The first year" in text_of(made, "/feed.xml")
    assert "https://www.example.org/he/reports/first/" in text_of(made, "/sitemap.xml")
    assert "/reports/first/" in text_of(made, "/tags/youth/")
    assert "/reports/feed.xml" in text_of(made, "/reports/first/")


def test_its_fields_lead_to_pages_of_the_site(made: Path) -> None:
    assert text_of(made, "/reports/first/").count('href="/about/"') == 2
    assert 'href="/reports/first/"' in text_of(made, "/reports/second/")


@pytest.mark.browser
@pytest.mark.parametrize(("prefix", "word"), [("/", "office"), ("/he/", "לחם"), ("/ar/", "خبز")])
def test_the_search_finds_it(browser: Browser, host: str, prefix: str, word: str) -> None:
    with visit(browser, host) as guest:
        guest.open(f"{prefix}search/?q={word}")
        found = guest.page.locator("[data-search-page] .search-results a")
        expect(found.first).to_have_attribute("href", f"{prefix}reports/first/")


def test_new_begins_one_and_its_translation(tmp_path: Path) -> None:
    write_files(tmp_path, FILES)
    begun = run_sitegen(tmp_path, "new", "reports", "A third year")
    assert begun.out.strip() == "content/reports/a-third-year/index.md", begun.err
    written = (tmp_path / begun.out.strip()).read_text(encoding="utf-8")
    assert "\n#authors: [" in written
    assert "\n#pdf: report.pdf\n" in written
    other = run_sitegen(tmp_path, "new", "reports", "reports/second", "--lang", "ar")
    assert other.out.strip() == "content/reports/second.ar.md", other.err
    assert run_sitegen(tmp_path, "build").code == 0


def test_a_theme_may_show_it_in_its_own_way(tmp_path: Path) -> None:
    own = {
        "themes/tiny/templates/reports.html": "{{ (entry.meta.authors or [])|join(' & ') }}",
        "themes/tiny/templates/reports_list.html": "{% for i in items %}{{ i.title }}{% endfor %}",
        "themes/tiny/templates/home.html": "{{ latest('reports', 1)[0].title }}",
    }
    make_site(tmp_path, {**FILES, **own, "site.yaml": f"{SETTINGS}theme: tiny\nsearch: false\n"})
    done = run_sitegen(tmp_path, "build")
    assert done.code == 0, done.err
    output = tmp_path / "output"
    assert text_of(output, "/reports/first/") == "The field team &amp; The office"
    assert text_of(output, "/reports/") == "The second yearThe first year"
    assert text_of(output, "/") == "The second year"


def test_a_field_that_it_does_not_have_is_a_mistake_with_a_guess(tmp_path: Path) -> None:
    write_files(tmp_path, {**FILES, "content/reports/second.md": "---\ntitle: A\nyera: 2\n---\n"})
    done = run_sitegen(tmp_path, "build")
    assert 'content/reports/second.md:3: yera: unknown field; did you mean "year"?' in done.lines


def test_a_program_that_lists_what_the_site_has_not_is_told(tmp_path: Path) -> None:
    program = "---\ntitle: Y\nfeeds: {kinds: [guide], tags: [youth]}\n---\n"
    write_files(tmp_path, {**FILES, "content/programs/youth.md": program})
    done = run_sitegen(tmp_path, "build")
    assert done.code == 1
    assert any(
        line.startswith('content/programs/youth.md:3: feeds.kinds[1]: "guide" found, expected one')
        and line.endswith('did you mean "guides"?')
        for line in done.lines
    ), done.err


NEWS = """\
---
title: Read it
date: 2024-01-01
---

[The first](../../reports/first/index.md), [another](../../reports/nowhere.md).
"""
MISTAKEN = {
    "a form": ("year: year", "year: yera", "14: kinds.reports.fields.year: "),
    "a form beside a label": ("form: file", "form: fil", "13: kinds.reports.fields.pdf.form: "),
    "several forms": ("[text]", "[text, name]", "15: kinds.reports.fields.authors: 2 forms"),
    "a field of every entry": (
        "year: year",
        "year: year\n      title: text",
        "15: kinds.reports.fields.title: ",
    ),
    "a list of fields": ("fields:", "fields: [year]\n    more:", "12: kinds.reports.fields: "),
    "an order by nothing": ("order: -year", "order: -yer", "18: kinds.reports.order: "),
    "no label in a language": (", ar: تقارير", "", "11: kinds.reports.label: no label in ar"),
    "a label under a wrong name": ("label: {en: Rep", "lable: {en: Rep", "11: kinds.reports.lable"),
    "fields under a wrong name": ("fields:", "feilds:", "12: kinds.reports.feilds: "),
    "an unknown line": ("feed: true", "fed: true", "19: kinds.reports.fed: "),
    "a name with capitals": ("  reports:", "  Reports:", "10: kinds.Reports: "),
    "a name that is taken": ("kinds:", "kinds:\n  news: {label: N}", "10: kinds.news: "),
    "kinds under a wrong name": ("kinds:", "kindz:", "9: kindz: "),
}


@pytest.mark.parametrize(("right", "wrong", "said"), MISTAKEN.values(), ids=MISTAKEN)
def test_a_mistake_in_a_declaration_brings_no_others_and_hides_none(
    tmp_path: Path, right: str, wrong: str, said: str
) -> None:
    settings = SETTINGS.replace(right, wrong, 1)
    write_files(tmp_path, {**FILES, "site.yaml": settings, "content/news/2024/read.md": NEWS})
    done = run_sitegen(tmp_path, "build")
    assert done.code == 1
    told = [line for line in done.lines if line.startswith(("content/", "site.yaml:"))]
    mistakes = [line for line in told if ": warning: " not in line]
    assert [line for line in mistakes if line.startswith("content/")] == [
        'content/news/2024/read.md:6: link to "../../reports/nowhere.md": nothing there'
    ]
    assert any(line.startswith(f"site.yaml:{said}") for line in mistakes)
    assert "order" in said or not any("kinds.reports.order" in line for line in mistakes)


def test_a_field_that_was_declared_rightly_is_checked_beside_one_that_was_not(
    tmp_path: Path,
) -> None:
    settings = SETTINGS.replace("form: file", "form: fil", 1)
    second = "---\ntitle: The second year\nyear: soon\npdf: 3\n---\n"
    write_files(tmp_path, {**FILES, "site.yaml": settings, "content/reports/second.md": second})
    told = [line for line in run_sitegen(tmp_path, "build").lines if "reports/second.md" in line]
    assert len(told) == 1
    assert told[0].startswith("content/reports/second.md:3: year: ")
