"""What a member of the staff does with a post, from its first line to the server: in Chromium and
in Firefox, and at the end the file stands in the folder as if it had been written by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.clones import Office, open_office
from tests.incremental.media import png
from tests.tools.driving import Driver, chromium_tab, firefox_tab
from tests.tools.serving import serving
from tests.tools.webkit import webkit_tab

SAVED = "document.querySelector('p.saved')"

MISTAKES = {
    "title": ("", "missing"),
    "date": ("20.11.2026", "did you mean 2026-11-20?"),
    "slug": ("A B!", "without dots, spaces or slashes"),
    "url": ("www.example.org", "found, expected"),
    "lang": ("xx", "expected one of en, he, ar, fr"),
    "updated": ("yesterday", "expected a date"),
    "publish": ("soon", "expected a moment"),
    "expires": ("2024-13-01 10:00", "expected a moment"),
    "image": ("olive.jpg", 'no file "olive.jpg"'),
    "focus": ("middle", "expected two percentages"),
    "aliases": ("old page", "begins with a slash"),
}
"""What is typed into fields, and what must stand beside each of them then."""

MENDED = {
    "title": 'Olives: the "first" day',
    "date": "2024-11-20",
    "slug": "",
    "url": "",
    "lang": "",
    "updated": "",
    "publish": "2031-01-05T09:00+02:00",
    "expires": "",
    "image": "our-photo-1.png",
    "focus": "40% 20%",
    "aliases": "/old/page/",
}

WRITTEN = """\
---
title: "Olives: the \\"first\\" day"
date: 2024-11-20
summary: One line.
publish: 2031-01-05T09:00+02:00
image: our-photo-1.png
alt: Olive trees
focus: 40% 20%
aliases: [/old/page/]
---

We went north.
"""

TRANSLATED = """\
title: 'זיתים'
summary: שורה אחת.
image:
  alt: עצי זית
---

נסענו צפונה.
"""


@pytest.fixture(params=["chromium", "firefox", pytest.param("webkit", marks=pytest.mark.soak)])
def desk(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[tuple[Driver, Office, str, Path]]:
    """A browser, a site that is served from a clone, its address, and a photo."""
    (tmp_path / "office").mkdir()
    office = open_office(tmp_path / "office")
    photo = tmp_path / "Our Photo (1).PNG"
    photo.write_bytes(png(5, width=1200, height=800))
    tabs = {"chromium": lambda: chromium_tab(request.getfixturevalue("browser"))}
    tabs["firefox"] = lambda: firefox_tab(tmp_path)
    tabs["webkit"] = webkit_tab
    with serving(office.site, "--drafts") as server, tabs[request.param]() as tab:
        server.until(lambda: server.get("/about/").status == 200)
        yield tab, office, f"http://127.0.0.1:{server.port}", photo


def press(tab: Driver, selector: str) -> None:
    """Press a button."""
    tab.evaluate(f"document.querySelector({selector!r}).click()")


def save(tab: Driver) -> None:
    """Save, and wait until it is said to be."""
    tab.evaluate(f"void {SAVED}?.remove()")
    press(tab, ".save button")
    tab.until(SAVED)


def put(tab: Driver, name: str, text: str) -> None:
    """Write over what stands in a field; one that has choices takes one of them."""
    field = f"document.getElementById('f-{name}')"
    tab.evaluate(f"void {field}.closest('details')?.setAttribute('open', '')")
    if tab.evaluate(f"{field}.tagName") == "SELECT":
        tab.evaluate(f"void ({field}.value = {text!r})")
    elif text:
        tab.type_into(f"[id='f-{name}']", text)
    else:
        tab.evaluate(f"void ({field}.value = '')")


def shown_beside(tab: Driver) -> str:
    """An expression: the text of the page beside the form."""
    return "(document.querySelector('iframe')?.contentDocument?.body?.innerText ?? '')"


def test_a_post_goes_from_its_first_line_to_the_server(
    desk: tuple[Driver, Office, str, Path],
) -> None:
    tab, office, host, photo = desk
    tab.go(f"{host}/admin/new?ui=en")
    tab.evaluate("void (document.querySelector('select[name=kind]').value = 'news')")
    tab.type_into("input[name=title]", "Olives")
    press(tab, "main form button")
    tab.until("document.querySelector('#f-summary')")
    post = tab.evaluate("new URL(location).searchParams.get('path')")

    put(tab, "title", 'Olives: the "first" day')
    put(tab, "date", "2024-11-20")
    put(tab, "summary", "One line.")
    tab.choose_file("#f-image + input[type=file]", photo)
    tab.until("document.querySelector('#f-image').value === 'our-photo-1.png'")
    put(tab, "alt", "Olive trees")
    put(tab, "body", "We went south.")
    save(tab)
    tab.until(f"{shown_beside(tab)}.includes('We went south.')")

    press(tab, "form:has(input[name=lang][value=he]) button")
    tab.until("document.querySelector('h1')?.innerText.endsWith('.he.md')")
    put(tab, "title", "זיתים")
    put(tab, "body", "נסענו דרומה.")
    save(tab)
    translation = tab.evaluate("new URL(location).searchParams.get('path')")

    tab.go(f"{host}/admin/edit?path={post}")
    put(tab, "body", "We went north.")
    save(tab)
    tab.until(f"{shown_beside(tab)}.includes('We went north.')")
    tab.go(f"{host}/admin/edit?path={translation}")
    assert "south" in tab.evaluate("document.querySelector('#f-body-there del').innerText")
    assert "north" in tab.evaluate("document.querySelector('#f-body-there ins').innerText")
    put(tab, "body", "נסענו צפונה.")
    put(tab, "summary", "שורה אחת.")
    put(tab, "image.alt", "עצי זית")
    tab.evaluate("document.querySelector('#f-draft').click()")
    tab.evaluate("document.querySelector('input[name=renews]').click()")
    save(tab)

    tab.go(f"{host}/admin/edit?path={post}")
    tab.until("document.querySelector('#f-title')")
    for name, (typed, _) in MISTAKES.items():
        put(tab, name, typed)
    before = office.here(post)
    press(tab, ".save button")
    tab.until("document.querySelector('#f-date-help .problem')")
    for name, (typed, said) in MISTAKES.items():
        told = f"document.querySelector('#f-{name}-help .problem')"
        assert said in tab.evaluate(f"{told}?.innerText ?? ''"), name
        tab.until(f"{told}.checkVisibility()")
        assert tab.evaluate(f"document.querySelector('#f-{name}').value") == typed
    assert office.here(post) == before

    for name, typed in MENDED.items():
        put(tab, name, typed)
    save(tab)
    tab.go(f"{host}/admin/?state=scheduled")
    assert tab.evaluate("document.querySelector('main').innerText").count("Olives") >= 1

    tab.go(f"{host}/admin/send")
    press(tab, "form:has(.parcel) .save button")
    tab.until("document.querySelector('[role=status]')?.innerText.includes(' at ')")
    assert office.at_server(post) == office.here(post) == WRITTEN
    there = office.at_server(translation)
    assert there == office.here(translation)
    head, _, rest = there.partition("title:")
    assert re.fullmatch(r'---\ndraft: false\noriginal: "[0-9a-f]{16}"\n', head)
    assert f"title:{rest}" == TRANSLATED
