"""Every name of the site is found on the same pages bare and behind each letter written onto it."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.queries import ask
from tests.e2e.site_names import library_of, names_in

pytestmark = pytest.mark.browser

HEBREW = ("ה", "ו", "ב", "כ", "ל", "מ", "ש", "וב", "וכשה")
ARABIC = ("و", "ف", "ب", "ك", "ل", "وب", "فل")
LETTERS = {"he": "א-ת", "ar": "ء-ي"}


def prefixed(name: str, lang: str) -> Iterator[str]:
    """Write each prefix onto a name, as it is spelled."""
    if lang == "he":
        apart = "" if re.match("[א-ת]", name) else "-"
        yield from (f"{prefix}{apart}{name}" for prefix in HEBREW)
        if name.startswith("ה"):
            yield from (prefix + name[1:] for prefix in "בכל")
        return
    if not re.match("[ء-ي]", name):
        yield from (f"{prefix}ـ{name}" for prefix in ARABIC)
        return
    for prefix in ARABIC:
        if prefix.endswith("ل") and name.startswith("الل"):
            yield prefix[:-1] + "ل" + name[2:]
        elif prefix.endswith("ل") and name.startswith("ال"):
            yield prefix + "ل" + name[2:]
        else:
            yield prefix + name


def pages_that_say(output: Path, names: Sequence[str], lang: str) -> dict[str, set[str]]:
    """Look for names in the indexed texts themselves, behind at most three letters."""
    found: dict[str, set[str]] = {name: set() for name in names}
    one = f"[{LETTERS[lang]}]"
    for path in (output / "pagefind/fragment").glob(f"q{lang}_*"):
        data = path.read_bytes()
        unpacked = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
        record = json.loads(unpacked.removeprefix(b"pagefind_dcd"))
        text = re.sub(r"\^\^\S*", "", f"{record['meta']['title']} {record['content']}")
        for name in names:
            if re.search(rf"(?<!{one}){one}{{0,3}}{re.escape(name)}(?!{one})", text):
                found[name].add(record["url"])
    return found


@pytest.mark.parametrize("lang", ["he", "ar"])
def test_a_name_is_found_on_the_same_pages_behind_every_prefix(
    browser: Browser, host: str, output: Path, lang: str
) -> None:
    site = output.parent
    names = names_in(site, library_of(site), lang)
    assert len(names) > 50
    variants = {name: list(prefixed(name, lang)) for name in names}
    found = ask(
        browser, host, lang, [*names, *(each for all_ in variants.values() for each in all_)]
    )
    said = pages_that_say(output, names, lang)
    missed = {name: said[name] - set(found[name]) for name in names}
    assert {name: pages for name, pages in missed.items() if pages} == {}
    behind = {
        variant: set(found[name]) - set(found[variant])
        for name in names
        for variant in variants[name]
    }
    assert {variant: pages for variant, pages in behind.items() if pages} == {}
    alike = [
        set(found[variant]) == set(found[name]) for name in names for variant in variants[name]
    ]
    assert sum(alike) > 0.99 * len(alike)
