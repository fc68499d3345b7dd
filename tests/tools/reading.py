"""What a machine can read of printed words: text recognised in a picture, words found again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sitegen.environment.mending import mending_line, supplier
from sitegen.environment.needs import NEEDS
from sitegen.environment.probes import is_met
from tests.tools.needs import run


def read(picture: Path, *languages: str) -> str:
    """Return the text that tesseract recognises; `languages` as it calls them (eng, heb, ara)."""
    for language in languages:
        require_reading(language)
    return run("tesseract", picture, "-", "-l", "+".join(languages))


def require_reading(language: str) -> None:
    """Fail, with the line that installs it, where tesseract does not know `language`."""
    need = next(need for need in NEEDS if need.name == f"tesseract: {language}")
    if not is_met(need):
        pytest.fail(
            f"{need.name} is missing; type: {mending_line([need], supplier())}", pytrace=False
        )


def share_found(expected: str, found: str) -> float:
    """Return the share (0 to 1) of the words of `expected` that stand anywhere in `found`."""
    words, there = words_of(expected), set(words_of(found))
    return sum(word in there for word in words) / len(words) if words else 1.0


def words_of(text: str) -> list[str]:
    """Return the words of a text without punctuation, case, and vowel points or tatweel."""
    bare = re.sub(
        "[\\u0591-\\u05bd\\u05bf-\\u05c7\\u0640\\u064b-\\u065f\\u0670]", "", text.casefold()
    )
    return re.findall(r"[^\W_]+", bare)
