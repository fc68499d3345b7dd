"""Lines are counted as editors count them, whatever ends them and whatever is pasted into them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.entries.entries import GroupReading, read_group
from sitegen.content.folder.layout import EntryFile
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import walk_site
from sitegen.content.folder.textfile import decode_text
from sitegen.content.settings.settings_file import read_settings_file
from sitegen.errors import ContentError
from tests.sites import SETTINGS, make_site
from tests.unit.content.test_empty_fields import FACTS

ENDS = {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}
PASTED = {"U+2028": "\u2028", "U+2029": "\u2029", "U+0085": "\x85"}
FILE = EntryFile(path="content/pages/a.md", id="pages/a", kind="page")


def read(text: str) -> GroupReading:
    """Read a page from its file's text."""
    return read_group([(FILE, text.encode())], FACTS, "en")


def lines_told(found: GroupReading) -> list[int]:
    """Give the lines on which something is told."""
    return [problem.location.line for problem in found.problems]


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
@pytest.mark.parametrize("pasted", ["", *PASTED.values()], ids=["nothing", *PASTED])
def test_a_mistake_is_on_the_line_that_an_editor_shows(end: str, pasted: str) -> None:
    summary = f"summary: a{pasted}{pasted}b"
    lines = ["---", f"title: One{pasted} two", summary, "ordr: 1", "---", "x"]
    assert lines_told(read(end.join(lines))) == [4]


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_a_slip_and_a_lost_remark_are_on_their_lines(end: str) -> None:
    slip = end.join(["---", "title: A\u2028B", "summary: a: b", "---", ""])
    assert lines_told(read(slip)) == [3]
    lost = end.join(["---", "title: A\x85B", "summary: We are #1", "---", ""])
    assert lines_told(read(lost)) == [3]


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_the_text_begins_where_it_stands(end: str) -> None:
    found = read(end.join(["---", "title: A\u2028B", "---", "", "One.", ""]))
    assert (found.bodies[0].line, found.bodies[0].text) == (4, "\nOne.\n")


@pytest.mark.parametrize("pasted", PASTED.values(), ids=PASTED)
def test_an_end_of_a_line_that_was_pasted_into_a_field_is_a_space(pasted: str) -> None:
    found = read(f"---\ntitle: One{pasted}two\n---\n")
    assert found.group is not None
    assert found.group.entries[0].meta.title == "One two"


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_letters_that_are_not_utf_8_are_on_their_line(end: str) -> None:
    with pytest.raises(ContentError) as told:
        decode_text(end.join(["a", "b", "c"]).encode() + b"\xe9", "x.md")
    assert [problem.location.line for problem in told.value.problems] == [3]


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_the_lines_of_the_settings_are_counted_alike(tmp_path: Path, end: str) -> None:
    settings = f"{SETTINGS}description: a\u2028b\nsarch: true\n".replace("\n", end)
    make_site(tmp_path, {"site.yaml": settings.encode()})
    found = read_settings_file(Sources(tmp_path, walk_site(tmp_path)))
    assert [problem.location.line for problem in found.problems] == [14]


@given(st.lists(st.text(st.sampled_from("ab\u2028\u2029\x85 \u200f"), max_size=4), max_size=6))
def test_no_letters_of_a_text_shift_a_line(words: list[str]) -> None:
    fields = [f'  - "x{word}"' for word in words]
    text = "\n".join(["---", "title: A", "tags:", *fields, "ordr: 1", "---", ""])
    assert lines_told(read(text))[-1:] == [4 + len(words)]
