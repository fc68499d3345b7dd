"""Mistakes of private/names.yaml are told with their lines, and no name is told with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.content.settings.names_file import read_names_file
from tests.sites import write_files

REMARK = "name: everything behind # is a remark for YAML, so that "
ENDS = "; the name that is looked for ends before #"


def told(site: Path, text: str) -> list[str]:
    """Give what is told of a names file."""
    write_files(site, {"private/names.yaml": text})
    return [str(problem) for problem in read_names_file(site).problems]


def test_what_stands_behind_a_hash_is_said_to_be_no_part_of_the_name(tmp_path: Path) -> None:
    text = "people:\n  - name: Zohara Quillfeather # x\n  - name: Zohara Quillfeather #baker\n"
    assert told(tmp_path, text) == [
        f'private/names.yaml:2: warning: {REMARK}"# x" would be lost; put the text in quotes: '
        f'name: "…" (a remark has two spaces before #){ENDS}',
        f'private/names.yaml:3: {REMARK}"…" would be lost; put the text in quotes: name: "…"{ENDS}',
    ]
    assert [each.names for each in read_names_file(tmp_path).people] == [
        ("Zohara Quillfeather",),
        ("Zohara Quillfeather",),
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("  - Rose Hope", 'people[1]: "…" found, expected a group of fields'),
        ("  - nmae: Rose Hope", 'people[1].nmae: unknown field; did you mean "name"?'),
        ("  - name: [Rose Hope]", "people[1].name: a list found, expected a text"),
        ("  - name: Rose: Hope", 'name: a text with a colon needs quotes around it: name: "…"'),
        ('  - name: "Rose Hope', 'name: a quotation mark is not closed; write name: "…"'),
        (
            f"  - name: Rose {'Hope' * 200}",
            'people[1].name: "…" found, expected a full name of up to 200 signs, such as Nadia',
        ),
        ("  - {name: Rose Hope, simlar: no}", 'people[1].simlar: unknown field; did you mean "si'),
        ("  - {name: Rose Hope, alone: Rose}", "people[1].alone: "),
        ("  Rose Hope: baker", "people: a group of fields found, expected a list"),
    ],
)
def test_a_mistake_tells_its_line_and_no_name(tmp_path: Path, line: str, said: str) -> None:
    found = told(tmp_path, f"people:\n{line}\n")
    assert any(each.startswith(f"private/names.yaml:2: {said}") for each in found), found
    assert not [each for each in found if "Rose" in each or "Hope" in each]
