"""A quotation that is closed only further down takes no field in without a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.content.test_as_typed import DATED, NEWS, said_of_fields
from tests.unit.content.test_slips import ORIGINALS, fields_of, said_of
from tests.unit.content.typing_slips import Field

NOT_CLOSED = "a quotation mark is not closed; write"
ENDS = "the quotation mark that ends here opens on line"

RUNAWAY = [
    (
        "pages/a.md",
        'title: "About us\nsummary: Who we are"',
        [
            f'2: title: {NOT_CLOSED} title: "About us"',
            f'3: summary: {ENDS} 2; write summary: "Who we are"',
        ],
    ),
    (
        NEWS,
        'title: "A\ndate: 2024-01-02\nsummary: B"  # so far',
        [f'2: title: {NOT_CLOSED} title: "A"', f'4: summary: {ENDS} 2; write summary: "B"'],
    ),
    (
        NEWS,
        f"{DATED}summary: 'About us\nlayout: post\ndateline: the kids'\nfeatured: perhaps",
        [
            f"4: summary: {NOT_CLOSED} summary: 'About us', "
            'or with an apostrophe summary: "\'About us"',
            f"6: dateline: {ENDS} 4; write dateline: 'the kids', "
            'or with an apostrophe dateline: "the kids\'"',
            "5: layout: unknown field",
            '7: featured: "perhaps" found, expected true or false',
        ],
    ),
    (
        NEWS,
        f'{DATED}image:\n  file: "a.jpg\n  alt: Olives"',
        [
            f'5: file: {NOT_CLOSED} file: "a.jpg"',
            f'6: alt: {ENDS} 5; write alt: "Olives"',
        ],
    ),
    (
        NEWS,
        f'{DATED}tags:\n- "youth\n- peace"',
        [f'5: {NOT_CLOSED} - "youth"', f'6: {ENDS} 5; write - "peace"'],
    ),
    (
        NEWS,
        f'{DATED}image: {{file: "a.jpg,\nalt: x"}}',
        [f'4: image: {NOT_CLOSED} "a.jpg",', f'5: alt: {ENDS} 4; write alt: "x"}}'],
    ),
]


@pytest.mark.parametrize(("path", "fields", "said"), RUNAWAY)
def test_a_quotation_that_takes_fields_in_is_told_where_it_opens(
    path: str, fields: str, said: list[str]
) -> None:
    assert sorted(said_of_fields(fields, path)) == sorted(said)


@pytest.mark.parametrize(
    "field",
    [
        'summary: "We met\n  in Haifa"',
        'summary: "We met\n\n  in Haifa: and sang.\n  Then: home"',
        "summary: 'We met\n  and it''s over'",
        'summary: "We met\nand sang"',
        'summary:\n  "We met\n  and sang"',
        "extra:\n  note: 'one:\n    two: three'",
        'tags: ["youth", "peace\n  and justice"]',
        'tags:\n- "youth\n  - and peace"',
    ],
)
def test_a_quotation_of_several_lines_is_let_alone(field: str) -> None:
    assert said_of_fields(f"{DATED}{field}") == []


def test_a_field_that_is_indented_within_a_quotation_is_doubted() -> None:
    assert said_of_fields(f'{DATED}summary: "We met\n  dateline: Haifa"') == [
        '5: warning: summary: "dateline: Haifa"" is indented, and so part of this text; '
        "a field has no space in front of it"
    ]
    assert said_of_fields(f'{DATED}summary: "We met\n  dateline: x"\ndateline: Haifa') == []


def outermost(path: Path) -> list[tuple[int, Field]]:
    """Give the plain texts of a file that stand at its fields' left edge, with their lines."""
    fields = fields_of(path)
    return [(n, field) for n, field in fields if field.is_plain and not field.spaces + field.dash]


LONG = [path for path in ORIGINALS if len(outermost(path)) > 1]


@given(st.data())
def test_any_quotation_over_fields_of_the_shipped_site_is_told(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(LONG))
    fields = outermost(path)
    first = data.draw(st.integers(0, len(fields) - 2))
    (opens, above), (closes, below) = fields[first], data.draw(st.sampled_from(fields[first + 1 :]))
    quote = data.draw(st.sampled_from("\"'"))
    lines = path.read_text(encoding="utf-8").split("\n")
    if any(quote in line for line in lines[opens : closes + 1]):
        return
    lines[opens] = f"{above.start}{quote}{above.value}"
    lines[closes] = f"{below.start}{below.value}{quote}"
    told = said_of(path, lines)
    assert [line for line, _ in told] == [opens + 1, closes + 1]
    mend = f"{above.key}: {quote}{above.value}{quote}"
    assert told[0][1].startswith(f"{above.key}: {NOT_CLOSED} {mend}")
