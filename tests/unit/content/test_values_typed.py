"""Lists, dates and words as people type or paste them: what YAML takes for letters is told."""

from __future__ import annotations

import pytest

from tests.unit.content.test_as_typed import DATED, NEWS, said_of_fields

ITEM = 'an item begins with "- "; write -'
ONE = "is one item of the list; write"

ITEMS = [
    (f"{DATED}tags:\n• youth\n• peace", f"5: tags: {ITEM} youth", f"6: tags: {ITEM} peace"),
    (f"{DATED}tags:\n\uf0b7\tyouth", f"5: tags: {ITEM} youth"),
    (f"{DATED}tags:\n  – youth\n  – peace", f"5: tags: {ITEM} youth", f"6: tags: {ITEM} peace"),
    (f"{DATED}tags:\n  -youth", f"5: tags: {ITEM} youth"),
    (f"{DATED}tags:\n  1. youth\n  2. peace", f"5: tags: {ITEM} youth", f"6: tags: {ITEM} peace"),
    (f"{DATED}tags:\n- youth\n• peace", f"6: tags: {ITEM} peace"),
    (f"{DATED}gallery:\n  • file: a.jpg", f"5: gallery: {ITEM} file: a.jpg"),
    (f"{DATED}gallery:\n• file: a.jpg\n  alt: x", f"5: {ITEM} file: a.jpg"),
    (f"{DATED}gallery:\n  – file: a.jpg\n    alt: x", f"5: {ITEM} file: a.jpg"),
    (
        f"{DATED}tags:\n- youth\n  – peace\n  – olives",
        '6: warning: "– peace" goes on with the text of the line above; as an item of its own it '
        'begins with "- "',
        '7: warning: "– olives" goes on with the text of the line above; as an item of its own it '
        'begins with "- "',
    ),
    (
        f"{DATED}tags: youth، peace",
        '4: tags: "youth، peace" found, expected a list, such as [youth, peace]',
    ),
    (
        f"{DATED}tags: '#youth #peace'",
        '4: tags: "#youth #peace" found, expected a list, such as [youth, peace]',
    ),
    (
        f"{DATED}tags: [youth، peace, olives]",
        f'4: warning: tags[1]: "youth، peace" {ONE} [youth, peace, olives], '
        'or "youth، peace" in quotes to keep it',
    ),
    (
        f"{DATED}authors: [Dana; Noor]",
        f'4: warning: authors[1]: "Dana; Noor" {ONE} [Dana, Noor], '
        'or "Dana; Noor" in quotes to keep it',
    ),
    (
        f"{DATED}tags:\n- youth, peace",
        f'5: warning: tags[1]: "youth, peace" {ONE} - youth and - peace on lines of their own, '
        'or "youth, peace" in quotes to keep it',
    ),
    (
        f"{DATED}programs: [programs/a؛ programs/b]",
        f'4: programs[1]: "programs/a؛ programs/b" {ONE} [programs/a, programs/b], '
        'or "programs/a؛ programs/b" in quotes to keep it',
    ),
    (
        f"{DATED}tags: [“youth”, peace]",
        "4: warning: tags: the curly quotes would be shown as a part of the text; "
        "write youth without them, or '“youth”' to keep them",
    ),
]


@pytest.mark.parametrize(("fields", "said"), [(fields, said) for fields, *said in ITEMS])
def test_a_list_that_is_none_to_yaml_is_told_with_its_items(fields: str, said: list[str]) -> None:
    assert said_of_fields(fields) == said


@pytest.mark.parametrize(
    "field",
    [
        'tags: ["youth; peace", "a، b"]',
        "tags:\n- 'Peace, justice'",
        "authors:\n- Dana, of Haifa\n- Noor; of Akko",
        "aliases: [/a;b/]",
        "summary: We met; we talked، and sang",
        "summary: We met\n  – at last – and sang",
    ],
)
def test_what_parts_no_items_is_let_alone(field: str) -> None:
    assert said_of_fields(f"{DATED}{field}") == []


@pytest.mark.parametrize(
    ("path", "fields", "found"),
    [
        (NEWS, "date: \u200f2024-07-12", "2024-07-12"),
        (NEWS, "date: 2024-07-12\ndraft: true\u200f", "true"),
        (NEWS, "date: 2024-07-12\nupdated: 12\u00a0July 2024", "12 July 2024"),
        (NEWS, "date: 2024-07-12\nlang: he\u200b", "he"),
        (NEWS, "date: 2024-07-12\nimage: \u200fa.jpg", "a.jpg"),
        (NEWS, "date: 2024-07-12\nimage: {file: a.jpg, focus: \u200e40% 20%}", "40% 20%"),
        ("events/a.md", "start: 2026-03-01T10:00\u200e", "2026-03-01T10:00"),
        ("events/a.md", "start: 2026-03-01\nstatus: cancelled\u200f", "cancelled"),
        ("events/a.md", "start: 2026-03-01\ntime_zone: Asia/\u200bJerusalem", "Asia/Jerusalem"),
        ("programs/a.md", "order: \u200e3", "3"),
    ],
)
def test_a_sign_that_nobody_sees_in_a_value_with_a_form_is_named(
    path: str, fields: str, found: str
) -> None:
    (said,) = said_of_fields(f"title: A\n{fields}", path)
    sign = next(sign for sign in fields if sign in "\u200b\u200e\u200f\u00a0")
    assert f'"{found}" with an unseen ' in said
    assert f"(U+{ord(sign):04X})" in said


@pytest.mark.parametrize(
    ("typed", "sign"),
    [
        ("A &amp; B", "&amp;|&"),
        ("it&#8217;s", "&#8217;|’"),
        ("a&nbsp;b", "&nbsp;|a no-break space (U+00A0)"),
        ("&#x5D0;", "&#x5D0;|א"),
        ("AT&T and R&D; &notit; too", ""),
    ],
)
def test_a_sign_written_as_in_html_is_told_with_what_it_means(typed: str, sign: str) -> None:
    written, _, meant = sign.partition("|")
    told = f'"{written}" is shown as it stands; write the sign itself: {meant}'
    said = [f"{field}: {told}" for field in ("2: warning: title", "4: warning: tags[1]") if sign]
    assert said_of_fields(f'title: "{typed}"\ndate: 2024\ntags: ["{typed}"]') == said
