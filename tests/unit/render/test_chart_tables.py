"""The numbers of charts, read from files of the site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest

from sitegen.errors import ContentError
from sitegen.render.queries.files import ChartTableOf, Files, TableOf


@dataclass
class OneFile:
    """Sources with a single file."""

    data: bytes

    def digest(self, path: str) -> str:
        return "1" if path == "poll.csv" else ""

    def read(self, path: str) -> bytes:
        return self.data


def files_with(text: str) -> Files:
    from sitegen.content.folder.sources import Sources
    from sitegen.engine.store import ObjectStore

    sources = cast(Sources, OneFile(text.encode("utf-8")))
    return Files(
        sources=sources, facts=cast(ObjectStore, None), maximum_megapixels=1, recordings=Path()
    )


def mistake_in(text: str) -> str:
    with pytest.raises(ContentError) as caught:
        ChartTableOf(path="poll.csv").answer(files_with(text))
    return str(caught.value)


def test_a_table_that_is_not_there_is_none() -> None:
    assert ChartTableOf(path="other.csv").answer(files_with("")) is None


def test_a_table_may_come_from_a_spreadsheet_on_windows() -> None:
    found = ChartTableOf(path="poll.csv").answer(
        files_with('\ufeffAnswer,"Young, of 15 to 21"\r\nYes,58\r\n\r\n')
    )
    assert found is not None
    assert found.series == ("Young, of 15 to 21",)
    assert found.rows == (("Yes", (58.0,)),)


def test_a_mistake_is_told_with_its_line_also_below_empty_ones() -> None:
    said = mistake_in('Answer,Share\n\n"Yes,\nof course",58\nNo,many\n')
    assert said.startswith('poll.csv:5: "many": a number of 0 or more is expected')


def test_rows_are_as_wide_as_the_first() -> None:
    assert mistake_in("Answer,Share\nYes,58,3\n") == (
        "poll.csv:2: 3 cells in a row, expected 2 as in the first"
    )


def test_an_empty_table_is_a_mistake() -> None:
    assert mistake_in("").startswith("poll.csv:1: a row of headings is expected")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'Answer,A\n"Yes,58\nNo,20\n',
            '2: ""Yes,58": a quotation mark that begins a cell is not closed; '
            'expected " at the end of the cell, and "" for each mark within it',
        ),
        (
            'sep=,\nAnswer,A\n\n"Yes,58\nNo,"20"\n',
            '4: ""Yes,58": a quotation mark that begins a cell is not closed; '
            'expected " at the end of the cell, and "" for each mark within it',
        ),
        (
            'Answer,A\n"Yes" often,58\n',
            '2: ""Yes" often,58": a cell goes on behind its quotation mark; '
            'expected " around all of the cell, and "" for each mark within it',
        ),
    ],
)
def test_a_cell_that_cannot_be_read_is_told_on_the_line_where_it_begins(
    text: str, said: str
) -> None:
    assert mistake_in(text) == f"poll.csv:{said}"


def test_a_cell_as_long_as_a_file_is_told_where_it_begins() -> None:
    assert mistake_in(f'A,B\n"Yes,58\n{"x" * 140_000}').startswith("poll.csv:2: a cell of more")


@pytest.mark.parametrize("first", ["Yes,58,54", "Yes,1.5", "Yes,1"])
def test_a_table_without_headings_is_a_mistake(first: str) -> None:
    number = first.split(",")[1]
    row = "No" + ",3" * first.count(",")
    assert mistake_in(f"{first}\n{row}\n") == (
        f'poll.csv:1: "{number}" heads a column of numbers; a row of headings is expected first'
    )


@pytest.mark.parametrize("first", ["Answer,2021,2024", "Answer,1,2", "Answer,2024"])
def test_years_and_rounds_may_head_columns(first: str) -> None:
    row = "No" + ",3" * first.count(",")
    assert ChartTableOf(path="poll.csv").answer(files_with(f"{first}\n{row}\n")) is not None


def test_a_quotation_mark_that_is_never_closed_is_a_mistake_of_one_line() -> None:
    assert mistake_in('Answer,Share\n"Yes,58\n').startswith("poll.csv:")
    with pytest.raises(ContentError):
        TableOf(path="poll.csv").answer(files_with('Name\n"A\n'))


@pytest.mark.parametrize(
    "text",
    [
        "Answer;Share;Young\nYes;58,5;61\n",
        "Answer\tShare\tYoung\nYes\t58,5\t61\n",
        "sep=;\nAnswer;Share;Young\nYes;58.5;61\n",
        "SEP=|\r\nAnswer|Share|Young\r\nYes|58.5|61\r\n",
        "\ufeffsep=,\r\nAnswer,Share,Young\r\nYes,58.5,61\r\n",
        '"Answer";"Share";"Young"\n"Yes";"58,5";"61"\n',
    ],
)
def test_a_table_may_be_parted_as_spreadsheets_part_it(text: str) -> None:
    found = ChartTableOf(path="poll.csv").answer(files_with(text))
    assert found is not None
    assert (found.heading, found.series) == ("Answer", ("Share", "Young"))
    assert found.rows == (("Yes", (58.5, 61.0)),)


def test_a_comma_within_a_heading_parts_no_cells_beside_semicolons() -> None:
    found = TableOf(path="poll.csv").answer(files_with("Name;Place, country;Year\nA;B, C;2024\n"))
    assert found == (("Name", "Place, country", "Year"), ("A", "B, C", "2024"))


def test_what_may_be_a_thousand_is_no_number() -> None:
    assert mistake_in("Answer;Share\nYes;1,500\n").startswith('poll.csv:2: "1,500": a number')


def test_every_mistake_of_a_table_is_told() -> None:
    assert mistake_in("sep=;\nAnswer;;Share\nYes;1;many\n;2;few\n").splitlines() == [
        "poll.csv:2: a column of numbers without a heading",
        'poll.csv:3: "many": a number of 0 or more is expected, such as 61 or 61.5',
        'poll.csv:4: "few": a number of 0 or more is expected, such as 61 or 61.5',
        "poll.csv:4: numbers without a name in the first cell",
    ]
    assert len(mistake_in("A,B\n1\n1,2,3\n").splitlines()) == 2


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "cp1255"])
def test_other_encodings_of_excel_are_told_how_to_save(encoding: str) -> None:
    word = "\u05db\u05df" if encoding == "cp1255" else "\u00e9t\u00e9"
    files = files_with("")
    files.sources.data = f"A;B\n{word};1\n".encode(encoding)  # type: ignore[attr-defined]
    with pytest.raises(ContentError, match='save the table as "CSV UTF-8"'):
        TableOf(path="poll.csv").answer(files)
