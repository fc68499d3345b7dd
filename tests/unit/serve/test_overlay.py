"""Mistakes stand on the page that is sent, as text and without scripts of the page's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sitegen.editor.words import LANGUAGES, catalog_of
from sitegen.errors import Location, Problem
from sitegen.render.pages.policy import POLICY
from sitegen.serve import notes, overlay, standing
from sitegen.serve.overlay import SHOWN_AT_MOST, page_with_additions
from sitegen.serve.words import FOLDER, Words, words_of

ORIGINS = ("http://127.0.0.1:8123", "http://localhost:8123")
PAGE = (
    "<!DOCTYPE html><html><head>"
    f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    "</head><body><h1>About</h1></body></html>"
).encode()


def problem(number: int = 4, message: str = "titel: unknown field") -> Problem:
    """Give a mistake in a line."""
    return Problem(Location("content/a.md", number), message)


def panel(*problems: Problem, lang: str = "en") -> str:
    """Give the panel of some mistakes."""
    return overlay.overlay(problems, Words(lang))


def test_a_page_without_mistakes_gets_the_scripts_alone() -> None:
    sent = page_with_additions(PAGE, ORIGINS, "", 'data-page="1" data-place="2"').decode()
    assert '<script src="/__sitegen__/live.js" data-page="1" data-place="2" defer>' in sent
    assert sent.endswith('<script src="/livereload.js" defer></script></body></html>')
    assert '<div id="sitegen-said"></div>' in sent


def test_mistakes_stand_after_the_page_with_path_and_line() -> None:
    sent = page_with_additions(PAGE, ORIGINS, panel(problem()), "").decode()
    assert ">content/a.md:4</code>" in sent
    assert "titel: unknown field" in sent
    assert sent.index("About") < sent.index("content/a.md:4") < sent.index("</body>")


def test_a_mistake_of_an_entry_leads_into_its_form_to_the_field() -> None:
    href = 'href="/admin/edit?path=content/a.md#f-guests.0.name"'
    assert href in panel(problem(message="guests[1].name: empty, expected a text"))
    assert 'href="/admin/edit?path=content/a.md"' in panel(problem(message="not read"))
    assert "href" not in panel(Problem(Location("site.yaml", 2), "url: none"))


def test_mistakes_are_told_in_the_language_of_the_page() -> None:
    said = panel(problem(message='titel: unknown field; did you mean "title"?'), lang="he")
    assert '<span lang="he" dir="rtl"><code dir="ltr">titel</code>: ' in said
    assert "unknown field" not in said
    assert "What this means" not in said
    unknown = panel(problem(message="titel: something that nobody translated"), lang="ar")
    assert '<span lang="en" dir="ltr">' in unknown


def test_warnings_are_no_mistakes() -> None:
    warning = Problem(Location("content/a.md", 3), "it is long", "warning")
    said = panel(problem(), warning)
    assert "1 mistake to mend" in said
    assert "it is long" not in said
    assert "it is long" in panel(warning)


def test_what_an_author_wrote_is_never_taken_for_html() -> None:
    bad = problem(message='"<script>alert(1)</script>" found')
    assert "<script>alert" not in panel(bad)


def test_the_policy_allows_the_connection_back_and_nothing_else() -> None:
    sent = page_with_additions(PAGE, ORIGINS, panel(problem()), "").decode()
    allowed = POLICY.replace(
        "connect-src 'self'", "connect-src 'self' ws://127.0.0.1:8123 ws://localhost:8123"
    )
    assert f'content="{allowed}"' in sent
    assert "unsafe-inline" not in sent
    assert " style=" not in sent
    assert "<style" not in sent


def test_a_page_without_an_end_is_added_to_as_well() -> None:
    assert page_with_additions(b"<p>Hello", ORIGINS, "", "").endswith(b"defer></script>")


def test_many_mistakes_are_cut_and_counted() -> None:
    said = panel(*map(problem, range(1, SHOWN_AT_MOST + 6)))
    assert f"{SHOWN_AT_MOST + 5} mistakes" in said
    assert "and 5 more" in said
    assert said.count("<code") == SHOWN_AT_MOST


@pytest.mark.parametrize(
    ("lang", "direction", "said"),
    [
        ("en", "ltr", "2 mistakes to mend"),
        ("he", "rtl", "2 טעויות לתיקון"),
        ("ar", "rtl", "خطآن للتصحيح"),
    ],
)
def test_the_panel_speaks_the_language_of_the_page(lang: str, direction: str, said: str) -> None:
    words = words_of(f'<!DOCTYPE html><html class="a" lang="{lang}" dir="rtl">'.encode())
    found = overlay.overlay([problem(1), problem(2)], words)
    assert f'lang="{lang}" dir="{direction}"' in found
    assert said in found


def test_a_page_in_another_language_is_spoken_to_in_english() -> None:
    assert words_of(b'<html lang="fr">').lang == "en"
    assert words_of(b"<p>no head") == Words("en")


@pytest.mark.parametrize("lang", [each for each in LANGUAGES if each != "en"])
def test_everything_that_is_said_is_translated(lang: str) -> None:
    known = {message for _, message in catalog_of(lang, FOLDER).messages}
    source = "".join(
        Path(module.__file__).read_text("utf-8") for module in (notes, overlay, standing)
    )
    said = re.findall(r'(?:\bsay|\bRemark|\bcount)\(\s*"([^"]+)"', source)
    said += re.findall(r'^        said = "([^"]+)"$', source, re.MULTILINE)
    said += ["Password", "Show the site", "That is not the password."]
    assert len(said) > 8
    assert set(said) <= known
