"""Whatever is typed behind a field is its value, or its author is told on its line."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sitegen.content.entries.entries import GroupReading
from sitegen.text import normalize
from tests.unit.site.library import reading

STORY, NEWS = "stories/2022/a.md", "news/2024/n.md"
SIGNS = "ab1 :#'\"“”‘’[]{}|>-?!&*%@`,~\\=\u00a0\u200f\u2028\x85\tשא٣.\u0301"
REMARK = r"#(?=[\s#]|$)"
MEANT_AS_REMARK = re.compile(rf"[ \t]{{2,}}{REMARK}|(?<=[\"'\d~\]}}.,])[ \t]{REMARK}|^{REMARK}")


def read(path: str, fields: str) -> GroupReading:
    """Read an entry with a title, whose first other field is on line 3."""
    return reading({path: f"---\ntitle: N\n{fields}\n---\nText.\n".encode()})


def told_of(found: GroupReading, line: int) -> list[str]:
    """Give what is told on a line."""
    told = [*found.problems, *(found.group.warnings if found.group else ())]
    return [each.message for each in told if each.location.line == line]


@given(st.text(st.sampled_from(SIGNS), min_size=1, max_size=9))
@example("We #1")
@example('"We are"#1')
@example("'We' #1")
@example("~")
def test_a_value_is_what_was_typed_or_it_is_told(typed: str) -> None:
    found = read(STORY, f"consent:\n  form: {typed}")
    if told_of(found, 4) or told_of(found, 5):
        return
    assert found.group is not None, found.problems
    value = found.group.entries[0].meta.consent.form  # type: ignore[union-attr]
    written = re.sub("[\u2028\x85]", " ", normalize(typed)).strip(" \t")
    in_quotes = written[:1] in "'\"" and written[-1:] == written[:1]
    remark = re.match(rf"[ \t]+{REMARK}", written[len(value) :])
    without_letters = remark and not any(map(str.isalpha, value))
    bare = MEANT_AS_REMARK.split(written)[0].strip(" \t")
    assert in_quotes or without_letters or value in (written, bare)


ON_THEIR_LINE = [
    "summary: We are #strong",
    "tags: #a, #b",
    "summary: “A: b”",
    "summary: ‘a: b’",
    "summary: «a: b»",
    "summary:\u00a0A",
    "summary:\u202fA",
    "\u200fsummary: A",
    "\ufeffsummary: A",
    "summary\u00a0: A",
    "summary： A",
    "summary = A",
    "Summary: A",
    'summary: "He said "yes""',
    "summary: 'it's'",
    "summary: [News] x",
    "summary: {x",
    "summary: %50 off",
    "summary: @home",
    "summary: `x`",
    "summary: *x*",
    "summary: & co",
    "summary: !wow",
    "summary: ? what",
    "summary: - x",
    "summary: | A",
    "summary: > A",
    "summary: Note:",
    "summary: שלום: עולם",
    "summary: 😀: x",
    "summary: a\x08b",
    'summary: "C:\\docs"',
    'summary: "We are"#1',
    "summary: &a x",
    "summary:",
    'summary: ""',
    "title: again",
    " summary: A",
    "date: 20.11.2026",
    "date: 20/11/2026",
    "date: 11-20-2026",
    "date: 2026/11/20",
    "date: 20 November 2026",
    "date: Nov 20, 2026",
    "date: 2026-13-01",
    "date: 2026-02-29",
    "date: 26-11-20",
    "date: 2026-1-5",
    "date: today",
    "date: 2026.11",
    "date: 20 בנובמבר 2026",
    "date: 0000-01-01",
    "draft: yes please",
    "draft: כן",
    "lang: Hebrew",
    "tags: a, b",
    "captoin: x",
    "alt: x",
    "image: [a.jpg]",
    "image: Trip.MD",
    "updated: 2026-02-30",
]


@pytest.mark.parametrize("typed", ON_THEIR_LINE)
def test_a_slip_is_told_on_its_own_line(typed: str) -> None:
    field = re.sub(r"\W", "", typed.partition(":")[0])
    rest = "" if field == "date" else "date: 2024-07-12"
    assert told_of(read(NEWS, f"{typed}\n{rest}"), 3)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/%D7%A9%D7%9C%D7%95%D7%9D/", ""),
        ("/%d7%a9/", ""),
        ("/caf%C3%A9/", ""),
        ("/cafe%CC%81/", ""),
        ("/2019/05/x/", ""),
        ("/a+b/", ""),
        ("/x.html", ""),
        ("/%D7/", "encode no letters"),
        ("/%2e%2e/x/", "can't be encoded"),
        ("old/", "begins with a slash"),
        ("/a?b=c", "what follows ?"),
        ("/a#b", "begins with a slash"),
        ("https://old.example/x/", 'expected "/x/"'),
        ("/%00/", "hides a sign"),
        ("/.git/", "begins with a dot"),
        ("/a//b/", "begins with a slash"),
        ("/..%2fx/", "hides a sign"),
        ("/a\\b/", "begins with a slash"),
    ],
)
def test_a_former_address_is_taken_as_browsers_copy_it_or_told(path: str, told: str) -> None:
    found = read(NEWS, f"aliases: ['{path}']\ndate: 2024-07-12")
    assert [told in message for message in told_of(found, 3)] == ([True] if told else [])
