"""A file whose fields are changed by a form differs in the lines of those fields alone.

The judge reads YAML by PyYAML's own loader, which makes every value a text, and compares files line
by line: it shares nothing with the places that the edits are made from.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.content.editing.document import edited, values_in
from sitegen.content.editing.values import Bare, Wanted

ROOT = Path(__file__).parents[3]
ENTRIES = sorted(str(path) for path in (ROOT / "content").rglob("*.md"))

UNTIDY = """---
# who wrote this
title:   "Two   spaces"     # a remark
date: 2024-07-12
tags: [ youth ,  'dialogue', # the second
  "a, b" ]
summary: >-
  Folded on
  two lines.

storyteller: { name: 'Noor', role: Teacher }   # in braces
guests:
# unindented list
- name: One   # first
  role: R

-   name: Two
    url: "https://example.org/a?b=c#d"
- role: only
  name: Three
empty:
nothing: ~
text: |

  Keep

   this
quote: plain on
  two lines

pillars:
  - title: A
    text:
      below
  -
    title: B
# last remark
---

Body with --- inside.
---
"""

NASTY = (
    *("Plain words", "a: b", "- dash", "#hash", "x #y", "'single'", '"double"', 'He said "no"'),
    *("it's", "שלום: עולם", "السلام", "[in brackets]", "{x}", "yes", "null", "2024", "10:00"),
    *(
        "line\nbreak",
        "two\n\nparagraphs",
        "trailing ",
        "  lead",
        "&a",
        "*b",
        "!c",
        "%d",
        "@e",
        "`f",
    ),
    *(
        "“curly”",
        "a\\b",
        "tab\there",
        "\u200fmark",
        "💬",
        "x" * 300,
        "a, b",
        "end:",
        "---",
        "\u2028",
    ),
)
TEXTS = st.sampled_from(NASTY) | st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff"),
    min_size=1,
    max_size=40,
).filter(lambda text: bool(text.strip()))


def as_texts(value: Wanted) -> Any:
    """Give a value as the judge reads it, without what says nothing."""
    if isinstance(value, Bare):
        return value.text
    if isinstance(value, dict):
        return {name: inner for name, each in value.items() if (inner := as_texts(each))}
    if isinstance(value, tuple | list):
        return [as_texts(each) for each in value]
    return str(value).rstrip("\n") if value not in (None, "~") else ""


def judged(text: str) -> Any:
    """Give the front matter of a file as PyYAML reads it, each value a text."""
    block = text.replace("\r\n", "\n").removeprefix("---\n").partition("\n---\n")[0]
    return as_texts(yaml.load(block.replace("\u2028", " "), Loader=yaml.BaseLoader) or {})  # noqa: S506


def paths(value: Wanted, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Give the way to each single value."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from paths(inner, (*path, name))
    elif isinstance(value, tuple):
        for at, inner in enumerate(value):
            yield from paths(inner, (*path, at))
    else:
        yield path


def put(value: Any, path: tuple[Any, ...], new: Wanted) -> Any:
    """Give a value with another one at the end of a way."""
    if not path:
        return new
    if isinstance(value, dict):
        return {**value, path[0]: put(value[path[0]], path[1:], new)}
    return tuple(
        put(each, path[1:], new) if at == path[0] else each for at, each in enumerate(value)
    )


def differing(old: str, new: str) -> tuple[list[str], list[str]]:
    """Give the lines of two texts between what they begin with and what they end with."""
    before, after = old.split("\n"), new.split("\n")
    while before and after and before[0] == after[0]:
        del before[0], after[0]
    while before and after and before[-1] == after[-1]:
        del before[-1], after[-1]
    return before, after


def lines_of(text: str, value: Wanted) -> int:
    """Give how many lines a value may occupy at most."""
    return (
        1
        if isinstance(value, Bare) or value is None
        else 2 + len(str(value)) // 20 + 2 * str(value).count("\n")
    )


@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: path.removeprefix(str(ROOT)))
def test_saving_what_is_there_changes_no_byte(path: str) -> None:
    text = Path(path).read_bytes().decode()
    assert edited(text, path, values_in(text, path)) == text


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_an_untidy_file_stays_as_it_is(ends: str) -> None:
    text = UNTIDY.replace("\n", ends)
    assert (
        edited(text, "x.md", values_in(text, "x.md"), body="\nBody with --- inside.\n---") == text
    )


@settings(max_examples=25)
@given(data=st.data())
def test_one_value_touches_only_the_lines_that_it_occupies(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from([*ENTRIES, "untidy"]))
    text = UNTIDY if path == "untidy" else Path(path).read_bytes().decode()
    ends = data.draw(st.sampled_from(["\n", "\r\n"]))
    values = values_in(text, path)
    way = data.draw(st.sampled_from(list(paths(values))))
    wanted = put(values, way, data.draw(TEXTS))
    found = edited(text.replace("\n", ends), path, wanted)
    assert found.count("\r\n") == (found.count("\n") if ends == "\r\n" else 0)
    found = found.replace("\r\n", "\n")
    assert judged(found) == as_texts(wanted)
    old = values
    for step in way:
        old = old[step]  # type: ignore[index,call-overload]
    gone, _ = differing(text, found)
    assert len(gone) <= lines_of(text, old)


@settings(max_examples=25)
@given(data=st.data())
def test_fields_items_and_groups_come_and_go(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from([*ENTRIES, "untidy"]))
    text = UNTIDY if path == "untidy" else Path(path).read_bytes().decode()
    values = dict(values_in(text, path))
    for _ in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from([*values, "newcomer", "another"]))
        old = values.get(name)
        if isinstance(old, tuple) and old and data.draw(st.booleans()):
            at = data.draw(st.integers(0, len(old) - 1))
            cut = (*old[:at], *old[at + 1 :])
            values[name] = data.draw(
                st.sampled_from([cut, (*cut, old[at]), (*old[:at], *old[at:], old[0])])
            )
        else:
            word = data.draw(TEXTS)
            there = values_in(text, path).get(name)
            kept = dict.fromkeys(there) if isinstance(there, dict) else {}
            group = {**kept, "name": word, "inner": {"more": word, "list": (word, "b")}}
            new = st.sampled_from([None, word, (word, "x"), group, (group, {"name": "c"})])
            values[name] = data.draw(new)
    found = edited(text, path, values, order=["title", "newcomer", "date", "another", "tags"])
    assert judged(found) == as_texts(values)
    for line in text.split("\n"):
        if line.startswith("#"):
            assert line in found.split("\n")


def test_a_new_field_stands_where_its_kind_has_it() -> None:
    text = "---\ntitle: A\n# below\ndate: 2024\n---\nText\n"
    found = edited(text, "x.md", {"summary": "Two: words"}, order=["title", "summary", "date"])
    assert found == '---\ntitle: A\nsummary: "Two: words"\n# below\ndate: 2024\n---\nText\n'


def test_a_new_field_stands_where_a_comment_offers_it() -> None:
    text = (
        "---\n# Its name.\ntitle: A\n\n# When it was.\n#date: 2024-07-12\n\n"
        "# More.\n#tags: [a]\n---\n"
    )
    wanted = {"tags": ("b",), "date": Bare("2025-01-01")}
    assert edited(text, "a.md", wanted, ["title", "date", "tags"]) == (
        "---\n# Its name.\ntitle: A\n\n# When it was.\ndate: 2025-01-01\n#date: 2024-07-12\n\n"
        "# More.\ntags: [b]\n#tags: [a]\n---\n"
    )
    # Words of a text are no such comment.
    text = "---\ntitle: A\nsummary: |\n  #date: 1\n---\n"
    assert edited(text, "a.md", {"date": Bare("2025-01-01")}).endswith("\ndate: 2025-01-01\n---\n")


def test_a_value_keeps_the_quotation_marks_that_it_had() -> None:
    text = "---\na: 'one'\nb: \"two\"\nc: three\n---\n"
    assert edited(text, "x.md", {"a": "x", "b": "y", "c": "z"}) == (
        "---\na: 'x'\nb: \"y\"\nc: z\n---\n"
    )


def test_the_text_below_is_replaced_and_the_front_matter_is_not() -> None:
    text = "---\r\ntitle:   A\r\n---\r\n\r\nOld\r\n"
    assert edited(text, "x.md", {}, body="\nNew\n\nMore\n") == (
        "---\r\ntitle:   A\r\n---\r\n\r\nNew\r\n\r\nMore\r\n"
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("---\ntitle: A\n---\r\none\ntwo\n", "---\ntitle: B\n---\r\none\ntwo\n"),
        ("---\r\ntitle: A\n---\r\none\ntwo\r\n", "---\r\ntitle: B\r\n---\r\none\ntwo\r\n"),
        ("---\ntitle: A\n---\n\rone\ntwo", "---\ntitle: B\n---\n\rone\ntwo"),
    ],
)
def test_lines_keep_their_own_ends_where_a_file_has_several(text: str, found: str) -> None:
    assert edited(text, "x.md", {"title": "A"}) == text
    assert edited(text, "x.md", {"title": "B"}) == found


@pytest.mark.parametrize(
    ("text", "gone", "found"),
    [
        ("[x,  # why x\n  y]", "y", "[x,  # why x\n  ]"),
        ("[x,  # why x\n  y]", "x", "[y]"),
        ("[\n  x,  # why x\n  # on y\n  y,\n]", "x", "[\n  # on y\n  y,\n]"),
        ("[w, x,  # on w\n  y]", "x", "[w, # on w\n  y]"),
        ("[w, x, y]  # all", "x", "[w, y]  # all"),
        ("[w, x]  # all", "x", "[w]  # all"),
    ],
)
def test_the_remarks_of_other_items_in_brackets_stay(text: str, gone: str, found: str) -> None:
    head = f"---\ntags: {text}\n---\n"
    left = tuple(each for each in values_in(head, "x.md")["tags"] if each != gone)  # type: ignore[union-attr]
    assert edited(head, "x.md", {"tags": left}) == f"---\ntags: {found}\n---\n"


def test_a_file_may_lose_the_only_field_that_is_asked_for() -> None:
    text = "---\ntitle: A\naliases: [/old/]\n---\n"
    assert edited(text, "x.md", {"aliases": ()}) == "---\ntitle: A\n---\n"
