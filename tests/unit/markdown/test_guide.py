"""What docs/writing.md shows works as it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sitegen.addresses import path_within
from sitegen.markdown.convert import convert
from sitegen.markdown.directives.chart_table import ChartTable
from sitegen.markdown.directives.directives import BUILT_IN
from sitegen.markdown.resolver import Link, Picture
from sitegen.markdown.text.punctuation import Punctuation
from tests.unit.markdown.wellformed import assert_wellformed

GUIDE = (Path(__file__).parents[3] / "docs" / "writing.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"^(`{3,})markdown\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
EXAMPLES = [match[2] for match in EXAMPLE.finditer(GUIDE)]


class Everything:
    """A site in which all that is asked for is there."""

    def link(self, target: str) -> Link:
        return Link(url="/there/")

    def picture(self, file: str, use: str, focus: str, credit: str) -> Picture:
        return Picture(src=f"/media/{file}", width=3, height=2)

    def media(self, file: str) -> str:
        return f"/media/{file}"

    def chart(self, file: str) -> ChartTable:
        return ChartTable(heading="City", series=("Visitors",), rows=(("Geneva", (400.0,)),))

    def own_path(self, address: str) -> str:
        return path_within(address, "https://own.example")

    def near(self, target: str) -> str:
        return ""

    def message(self, text: str) -> str:
        return text


@pytest.mark.parametrize("example", EXAMPLES, ids=[text.split("\n")[0] for text in EXAMPLES])
@pytest.mark.parametrize("lang", ["en", "he", "ar"])
def test_each_example_is_without_mistakes(example: str, lang: str) -> None:
    found = convert(example, lang=lang, resolver=Everything())
    assert found.notices == ()
    assert_wellformed(found.body.html)


def test_every_block_and_option_is_explained() -> None:
    for block in BUILT_IN:
        assert f"/// {block.NAME}" in GUIDE
        assert all(re.search(rf"\b{option}\b", GUIDE) for option in block.OPTIONS)


def test_the_table_of_marks_is_right() -> None:
    rows = {
        cells[1]: cells[2:5]
        for line in GUIDE.split("\n")
        if line.startswith("| `") and len(cells := line.split("|")) == 6
    }
    assert len(rows) == 10
    for typed, results in rows.items():
        for lang, result in zip(("en", "he", "ar"), results, strict=True):
            expected = result.strip()
            if expected in ("", "the same"):
                continue
            for source, shown in zip(typed.split(","), expected.split(", "), strict=False):
                assert Punctuation(lang).set(source.strip().strip("`"), "") == shown
