"""Any slip of typing in any good front matter is told on its line; what is right is let alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.front_matter.frontmatter import compose, split_document
from sitegen.content.front_matter.nodes import FrontMatterError
from sitegen.content.front_matter.overlooked import find_overlooked
from sitegen.content.front_matter.slips import find_slips
from sitegen.content.new.scaffold import entry_text
from tests.kinds import MODELS
from tests.unit.content.test_scaffold import OFFERED, written_for
from tests.unit.content.typing_slips import SLIPS, Field, Slip, read_field
from tests.unit.site.library import reading

ROOT = Path(__file__).parents[3]
SHIPPED = sorted((ROOT / "content").rglob("*.md"))
TRANSLATED = (".he.md", ".ar.md", ".fr.md")
ORIGINALS = [path for path in SHIPPED if not path.name.endswith(TRANSLATED)]

# From YAML 1.2.2, chapters 2, 6, 7 and 8, without anchors and tags.
GOOD = (
    "american:\n  - Boston Red Sox\n  - Detroit Tigers\nnational:\n- New York Mets\n- Chicago Cubs",
    "hr:  65    # Home runs\navg: 0.278 # Batting average\nrbi: 147   # Runs Batted In",
    "-\n  name: Mark McGwire\n  hr:   65\n-\n  name: Sammy Sosa\n  hr:   63",
    "Mark McGwire: {hr: 65, avg: 0.278}\nSammy Sosa: {\n    hr: 63,\n    avg: 0.288\n  }",
    "hr: # 1998 hr ranking\n  - Mark McGwire\n  - Sammy Sosa\nrbi:\n  # 1998 rbi\n  - Sammy",
    "- item    : Super Hoop\n  quantity: 1\n- item    : Basketball\n  quantity: 4",
    "name: Mark McGwire\naccomplishment: >\n  Mark set a major league\n  home run record: #1\n",
    "name: Mark McGwire\nstats: |\n  65 Home Runs\n  0.278 # Batting Average",
    'unicode: "Sosa did fine.\\u263A"\ncontrol: "\\b1998\\t1999\\t2000\\n"\n',
    "single: '\"Howdy!\" he cried.'\nquoted: ' # Not a ''comment''.'\ntie: '|\\-*-/|'",
    "plain:\n  This unquoted scalar\n  spans many lines.\n\nnext: value",
    'quoted: "So does this\n  quoted scalar.\\n"\nnext: value',
    "date: 2001-12-14t21:59:43.10-05:00\nspaced: 2001-12-14 21:59:43.10 -5\nday: 2002-12-14",
    "key:    # Comment\n        # lines\n  value\n\n",
    "block sequence:\n  - one\n  - two : three\n  - - nested\n    - list",
    "'implicit block key' : [\n  'implicit flow key' : value,\n ]",
    "url: http://example.org/a#b\npath: ::vector\nsigns: [-123, ': - ()', \"Up, up!\"]\nc: a,b",
    "strip: |-\n  text\nclip: |\n  text\nkeep: |+\n  text\n\nfold: >2\n   more # indented\n",
    "empty:\nnothing: ~\nlist: []\ngroup: {}\ntext: ''  # nothing in it",
    "{one: two, three: [a b, 'c, d', \"e: f\"]}",
)
"""Each as it is in the specification, or shortened."""


@cache
def files() -> frozenset[str]:
    """Give all files of the shipped site."""
    return frozenset(str(path.relative_to(ROOT)) for path in (ROOT / "content").rglob("*.*"))


def said_of(path: Path, lines: list[str]) -> list[tuple[int, str]]:
    """Give what is said of a file with other lines, by line: mistakes, or warnings without one."""
    place = str(path.relative_to(ROOT / "content"))
    read = reading({place: "\n".join(lines).encode()}, files())
    told = read.problems if read.group is None else read.group.warnings
    return [(problem.location.line, problem.message) for problem in told]


def fields_of(path: Path) -> Iterator[tuple[int, Field]]:
    """Give the places of a file's fields that stand on one line, and in no text of several."""
    lines = path.read_text(encoding="utf-8").split("\n")
    end = lines.index("---", 1)
    text_above: int | None = None
    for number in range(1, end):
        start = len(lines[number]) - len(lines[number].lstrip())
        if text_above is not None and (start > text_above or not lines[number].strip()):
            continue
        text_above = start if re.search(r": [|>][-+]?$", lines[number]) else None
        found = read_field(lines[1:end], number - 1)
        if found:
            yield number, found


def check(path: Path, number: int, field: Field, slip: Slip) -> None:
    """Make a slip on a line, if it can be made there, and see that it is told."""
    lines = path.read_text(encoding="utf-8").split("\n")
    spoilt = slip.make(field)
    if spoilt is None:
        return
    told = said_of(path, [*lines[:number], spoilt, *lines[number + 1 :]])
    assert told, spoilt
    line, message = told[0]
    # Where two lines don't agree on their column, the second is told, and names the first.
    assert line == number + 1 or f"on line {number + 1}" in message, (spoilt, told)
    assert slip.says in message, (spoilt, told)


@given(st.data())
def test_any_slip_on_any_line_of_the_shipped_site_is_told_there(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(ORIGINALS))
    number, field = data.draw(st.sampled_from(list(fields_of(path)) or [(0, None)]))
    if field:
        check(path, number, field, data.draw(st.sampled_from(SLIPS)))


@pytest.mark.soak
@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_each_slip_on_every_line_of_the_shipped_site_is_told_there(slip: Slip) -> None:
    for path in ORIGINALS:
        for number, field in fields_of(path):
            check(path, number, field, slip)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_each_slip_can_be_made_somewhere(slip: Slip) -> None:
    assert any(slip.make(field) for path in ORIGINALS for _, field in fields_of(path))


def test_the_shipped_site_has_nothing_to_be_told() -> None:
    for path in SHIPPED:
        document = split_document(path.read_text(encoding="utf-8"), path.name)
        assert document.noticed == ()
    settings = (ROOT / "site.yaml").read_text(encoding="utf-8")
    assert find_overlooked(settings, "site.yaml", 1) == []


@pytest.mark.parametrize("kind", MODELS)
def test_a_new_entry_with_all_its_remarks_has_nothing_to_be_told(kind: str) -> None:
    text = entry_text(MODELS[kind], written_for(kind))
    assert split_document(text, "new.md").noticed == ()
    assert split_document(OFFERED.sub("", text), "new.md").noticed == ()


@pytest.mark.parametrize("yaml", GOOD)
def test_good_yaml_is_let_alone(yaml: str) -> None:
    assert find_overlooked(yaml, "good.yaml", 1) == []
    assert find_slips(yaml) == []


TYPED = st.text(alphabet="ab:-[]{}'\"#“”— \u00a0\u200f\n\t|>\\,&*!%@1")


@given(TYPED)
def test_any_tangle_is_told_on_a_line_that_is_there(text: str) -> None:
    lines = text.count("\n") + 1
    assert all(1 <= slip.line <= lines and slip.message for slip in find_slips(text))
    try:
        compose(text, "tangle.yaml")
    except FrontMatterError:
        return
    for problem in find_overlooked(text, "tangle.yaml", 1):
        assert 1 <= problem.location.line <= lines


@pytest.mark.parametrize(
    "text",
    [
        "a: " + " " * 200_000 + "b: c",
        "- " * 100_000,
        '- "\n' * 50_000,
        "a: [\n" * 50_000,
        "a: " + "[" * 100_000,
        "a:" * 100_000,
        "x: '" + "''" * 100_000,
        "a: " + "[, " * 60_000 + "#",
    ],
    ids=["spaces", "dashes", "quotes", "brackets", "deep", "colons", "apostrophes", "commas"],
)
def test_a_large_tangle_takes_no_longer_than_its_size(text: str) -> None:
    assert len(find_slips(text)) <= 20


NOT_CLOSED = "a quotation mark is not closed; write"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('tags: ["youth, peace]', f'tags: {NOT_CLOSED} tags: ["youth", peace]'),
        ('a: {name: "public, web: true}', f'a: {NOT_CLOSED} a: {{name: "public", web: true}}'),
        ("- ['one, two]", f"{NOT_CLOSED} - ['one', two]"),
        ('tags: ["youth", "peace]\nimage: x', f'tags: {NOT_CLOSED} tags: ["youth", "peace"]'),
    ],
)  # fmt: skip
def test_a_quotation_in_brackets_that_nothing_closes_is_told(text: str, said: str) -> None:
    assert [(slip.line, slip.message) for slip in find_slips(text)] == [(1, said)]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: >\n  Two and\n one: b\nc: d", 3, "a: 1 space in front of it, expected 2"),
        ("a: |\n  b\n tags: [c]", 3, "a: 1 space in front of it, expected 2, as the text"),
        ("a: |\n\n   b\n\n  c\nd: e", 5, "a: 2 spaces in front of it, expected 3, as the"),
        ("- |\n    b\n   c\n- d", 3, "3 spaces in front of it, expected 4, as the text above has"),
    ],
)  # fmt: skip
def test_a_line_that_stands_too_far_out_for_its_text_is_told(
    text: str, line: int, said: str
) -> None:
    (slip,) = find_slips(text)
    assert (slip.line, slip.message[: len(said)]) == (line, said)


@pytest.mark.parametrize("text", ["a: |2\n   b\n  c", "a: >\n  b\n\n   c\n  d"])
def test_a_text_that_stands_as_it_may_is_let_alone(text: str) -> None:
    assert find_slips(text) == []
