"""Our Markdown is CommonMark, but for what docs/markdown.md names, and loses nothing in silence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.unit.markdown.commonmark import Events, Example, examples, normal_form, parsed
from tests.unit.markdown.site import conversion_of
from tests.unit.markdown.words import words_of

PAGE = (Path(__file__).parents[3] / "docs" / "markdown.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| ([0-9][0-9, ]*) \| (\S[^|]*) \|$", re.MULTILINE)
HTML = ("HTML blocks", "Raw HTML")

EXAMPLES = examples()
NAMED = {int(number) for row in ROW.finditer(PAGE) for number in row[1].split(",")}
OTHERS = [example for example in EXAMPLES if example.number in NAMED]


def test_the_specification_is_read_whole() -> None:
    assert len(EXAMPLES) == 652
    assert {"Tabs", "Lists", "Emphasis and strong emphasis"} <= {e.section for e in EXAMPLES}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: str(example.number))
def test_an_example_is_as_specified_or_named_with_its_reason(example: Example) -> None:
    is_equal = parsed(example.markdown)[0] == normal_form(example.html)
    assert is_equal == (example.number not in NAMED)


def test_nine_of_ten_examples_are_equal_html_aside() -> None:
    counted = [example for example in EXAMPLES if example.section not in HTML]
    different = [example for example in counted if example.number in NAMED]
    assert len(different) < len(counted) / 10


@pytest.mark.parametrize("example", OTHERS, ids=lambda example: str(example.number))
def test_what_differs_loses_nothing_in_silence(example: Example) -> None:
    found = conversion_of(example.markdown)
    shown = "".join(event[1] for event in Events(example.html).found if event[0] == "text")
    missing = set(words_of(shown)) - set(words_of(found.body.html))
    assert not missing or found.notices
