"""The pages of an output by kind and language."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

KINDS = tuple(
    """
    404 cohort episode event event-list exhibition exhibition-list home members news news-list
    news-year page podcast-list program program-list search season show story story-list tag tags
    """.split()
)
LANGUAGES = ("en", "he", "ar")

KIND = re.compile(r'<body class="?page-([\w-]+)')
LANGUAGE = re.compile(r'<html[^>]* lang="?([\w-]+)')


def page_address(output: Path, file: Path) -> str:
    """Return the address of a page's file."""
    return "/" + file.relative_to(output).as_posix().removesuffix("index.html")


@cache
def pages_by_kind(output: Path) -> dict[tuple[str, str], str]:
    """Return the address of one page of each language and kind: the one with most in it."""
    largest: dict[tuple[str, str], tuple[int, str]] = {}
    for file in sorted(output.rglob("*.html")):
        text = file.read_text(encoding="utf-8")
        kind, language = KIND.search(text), LANGUAGE.search(text)
        if kind and language:
            key = (language[1], kind[1])
            found = (len(text), page_address(output, file))
            largest[key] = max(largest.get(key, (0, "")), found)
    return {key: address for key, (_, address) in sorted(largest.items())}


def looks(language: str) -> list[object]:
    """Give each kind in light and in dark, as parameters of a test in one language.

    Dark pages differ in nothing but colours, the same in all languages: each kind is looked at in
    one of them, in turn, and in the others by `make soak`.
    """
    turn = LANGUAGES.index(language)
    light = [pytest.param(kind, "light", id=f"{kind}-light") for kind in KINDS]
    dark = [
        pytest.param(
            kind,
            "dark",
            id=f"{kind}-dark",
            marks=() if at % len(LANGUAGES) == turn else pytest.mark.soak,
        )
        for at, kind in enumerate(KINDS)
    ]
    return [*light, *dark]
