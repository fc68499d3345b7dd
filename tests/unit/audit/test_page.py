"""What a page is read into: all that a rule asks of it, and no more."""

from __future__ import annotations

import pytest

from sitegen.audit.external import addresses
from sitegen.audit.facts import Use
from sitegen.audit.page import SILENT, USES, page_facts
from tests.unit.audit.test_rules import BASE, page, site_of

SHARED = "https%3A%2F%2Fwww.ourvoices.net%2Fsite%2F{}%2F"


def referred(body: str) -> set[tuple[str, Use]]:
    """Give what a page refers to beside home, by a piece of its body."""
    facts = page_facts(page("a/index.html", body).encode())
    return {(each.address, each.use) for each in facts.references} - {("/site/", "link")}


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('<p id="b"></p><a href="#b">B</a>', set()),
        ('<p id="ב"></p><a href="#%D7%91">B</a>', set()),
        ('<a href="#top">Up</a>', set()),
        ('<a href="#b">B</a>', {("#b", "link")}),
        ('<a href="mailto:a@ourvoices.net">A</a><a href="tel:+41">B</a>', set()),
        ('<img src="mailto:a">', {("mailto:a", "picture")}),
        ('<a href="https://x.org/?a=1">X</a>', {("https://x.org/?a=1", "link")}),
        (
            '<svg viewBox="0 0 1 1"><image href="a.png"/></svg><video poster="b" src="c"></video>',
            {("a.png", "picture"), ("b", "picture"), ("c", "media")},
        ),
    ],
)
def test_a_page_tells_what_other_files_decide_on(body: str, told: set[tuple[str, Use]]) -> None:
    assert referred(body) == told


def test_buttons_that_share_a_page_lead_to_one_address() -> None:
    def shares(name: str) -> str:
        body = f'<a href="https://x.com/post?url={SHARED.format(name)}&amp;text=A">Share</a>'
        return page(f"{name}/index.html", body)

    site = site_of({f"{name}/index.html": shares(name) for name in ("a", "b")})
    assert addresses(site, ()).keys() == {"https://x.com/post"}


def test_no_attribute_that_tells_something_is_passed_over() -> None:
    telling = {"id", "name", "srcset", "imagesrcset", "style", "lang", "dir", "content", "alt"}
    assert SILENT.isdisjoint(telling.union(*USES.values()))
    assert not any(name.startswith("on") for name in SILENT)


def test_handlers_are_found_whatever_they_are_called() -> None:
    body = '<p class="a" onclick="b">C</p><svg onbegin="d"></svg><i title="e" onanything="f">G</i>'
    facts = page_facts(page("a/index.html", body).encode())
    assert set(facts.inline) == {"onclick", "onbegin", "onanything"}
    assert facts.canonical == (f"{BASE}/a/",)


def test_the_title_of_a_drawing_is_not_the_page_s() -> None:
    drawing = "<svg><title>A drawing</title></svg>"
    assert page_facts(page("a/index.html", drawing, title="A page").encode()).title == "A page"
    assert page_facts(f"<!DOCTYPE html>{drawing}".encode()).title == ""
