"""Nothing is lost that isn't named: held against what a parser finds that knows nothing of ours."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from selectolax.lexbor import LexborHTMLParser

from sitegen.importing.prose.proof import Everything
from sitegen.importing.prose.prose import Prose, convert
from sitegen.markdown.convert import Converter
from tests.unit.importing.prose.trees import PAGES

CONVERTER = Converter()
SIGN = re.compile(r"[^\W_]")


def page_of(prose: Prose, lang: str = "en") -> str:
    """Render a text; nothing in it may be a mistake."""
    made = CONVERTER.convert(prose.text, lang=lang, resolver=Everything())
    assert [each.message for each in made.notices if each.severity == "error"] == []
    return made.body.html


def letters_of(html: str) -> str:
    tree = LexborHTMLParser(f"<!doctype html><body>{html}")
    body = tree.body
    text = unicodedata.normalize("NFC", body.text() if body else "")
    return "".join(SIGN.findall(text))


def is_seen(text: str) -> bool:
    return any(sign.isprintable() and not sign.isspace() for sign in text)


def links_of(html: str) -> Counter[str]:
    tree = LexborHTMLParser(f"<!doctype html><body>{html}")
    found = [a for a in tree.css("a[href]") if is_seen(a.text()) or a.css_first("img")]
    return Counter(unquote(each.attributes["href"] or "") for each in found)


def pictures_of(html: str) -> list[tuple[str, str]]:
    tree = LexborHTMLParser(f"<!doctype html><body>{html}")
    return [
        (each.attributes["src"] or "", " ".join((each.attributes["alt"] or "").split()))
        for each in tree.css("img")
    ]


def shape_of(html: str) -> Counter[str]:
    """Count what both sides must have alike."""
    tree = LexborHTMLParser(f"<!doctype html><body>{html}")
    tags = Counter(
        node.tag for node in tree.css("li, td, th, blockquote, pre, hr, dt, dd, summary")
    )
    return Counter({str(tag): count for tag, count in tags.items()})


@given(html=PAGES)
@settings(max_examples=30, deadline=None, derandomize=True)
def test_texts_links_and_pictures_come_over(html: str) -> None:
    prose = convert(html)
    page = page_of(prose)
    film = letters_of("https://youtu.be/abcdefghijk")
    assert letters_of(page) == letters_of(html).replace(film, ""), prose.text
    wanted = links_of(html)
    assert not wanted - links_of(page), prose.text
    assert pictures_of(page) == pictures_of(html), prose.text
    told = [each for block in prose.blocks for each in (*block.changes, *block.losses)]
    if not told and all(block.outcome != "dropped" for block in prose.blocks):
        assert shape_of(page) == shape_of(html), prose.text


@pytest.mark.soak
@given(html=PAGES)
@settings(max_examples=20000, deadline=None)
def test_texts_links_and_pictures_come_over_for_hours(html: str) -> None:
    prose = convert(html)
    assert letters_of(page_of(prose))  # fmt: skip
