"""docs/errors.md and the code say the same: each message has an entry, each entry a message."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen.cli import main
from sitegen.explanations import GAP, Entry, entries, entry_of, is_of, without_place
from tests.messages import messages

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = re.compile(r"```text\n(?P<line>.*)\n```")

NO_MISTAKES = (
    # Words for readers of the site and of files that are made, and what is being done;
    "%(month)s, ",
    "A bar chart. ",
    "Back to the text",
    "Download the recording",
    "Front matter: …",
    "Made by sitegen schemas",
    "More on a click",
    "Play the film",
    "Plays from …",
    "Show the site",
    "and … more (all with --json)",
    "asking elsewhere",
    "asking for old addresses",
    "converting texts",
    "on other devices, with the password: …",
    "indexing for the search",
    "making pictures and sound",
    "reading files",
    "something was saved; building anew",
    "writing entries",
    # what `check` and `preflight` report, which have pages of their own;
    "QR code",
    "not written by sitegen; it is not published",
    "output intent",
    "text layer",
    "the file can't be read: …",
    "the file is damaged and can't be opened",
    "the file is empty",
    "the file is encrypted",
    "the file is not a PDF",
    "the file is so damaged",
    "the page's proportions",
    # a form, a reason or a mend that fills a gap of a message;
    '"publish: …" as well',
    ", ",
    "; ",
    "a bucket keeps",
    "a date ",
    "a film or map",
    "a group of fields",
    "a list, such as",
    "a moment such as",
    "a personal access token",
    "a whole number",
    "an API token",
    "can't be reached",
    "consent does not allow this",
    "it answers …",
    "left out",
    "it can't be ",
    "it doesn't accept",
    "put ",
    "the branch keeps no history",
    "true or false",
    "two percentages",
    "where `<` is a sign that is said",
    "write …, or …",
    "… (a remark has",
    "… below it",
    "…, or … to keep them",
    "…; ",
    # texts that are converted;
    "draft: true",
    # words of one part of the code for another.
    "has an offset; ",
    "no YAML for …",
    "no group of fields",
    "no name of a field",
    "no such day",
    "no value",
    "not a date",
    "not a focus",
    "not a moment",
    "waiting until some are closed",
    "to write: http",
    "… has no feed",
    "… is no episode",
    "… is no show",
    "…themes…panels",
)
"""How texts begin that the walk meets and that are no mistakes, or not the whole of one."""

OF_LIBRARIES = {"template: …": "what Jinja says of a template"}


@pytest.fixture(scope="module")
def told() -> tuple[set[str], set[str]]:
    """The messages of the code, and what fills their gaps."""
    whole, parts = messages()
    return set(whole), set(parts)


def sample(pattern: str) -> str:
    """Give a message of a pattern."""
    return pattern.replace(GAP, "x")


def test_every_message_of_the_code_has_an_entry(told: tuple[set[str], set[str]]) -> None:
    patterns = [pattern for entry in entries().values() for pattern in entry.patterns]
    without = [
        message
        for message in sorted(told[0])
        if not message.startswith(NO_MISTAKES)
        and not any(is_of(pattern, sample(message)) for pattern in patterns)
    ]
    assert without == [], "add each to an entry of docs/errors.md, or an entry for it"


def test_every_pattern_of_an_entry_is_of_a_message(told: tuple[set[str], set[str]]) -> None:
    whole, parts = told
    samples = [sample(message) for message in (*whole, *parts)]
    without = [
        f"{entry.name}: {pattern}"
        for entry in entries().values()
        for pattern in entry.patterns
        if pattern not in OF_LIBRARIES
        and not any(is_of(pattern, each) for each in samples)
        and not any(is_of(message, sample(pattern)) for message in (*whole, *parts))
    ]
    assert without == [], "nothing says this any longer: take it out of docs/errors.md"


def test_every_message_of_the_code_is_found_by_the_walk(told: tuple[set[str], set[str]]) -> None:
    known = (
        "unknown field",
        "missing; this field is required",
        '"/// …": no such block…',
        "…: the file is empty; copy it again from the camera or phone",
        "front matter is never closed; expected a line of --- below its fields",
        "a quotation mark is not closed; write …",
        'picture "…": no alt text; say what it shows, or add …',
        "another build of this site is at work; try again later",
    )
    assert set(known) <= told[0], "the walk through the code has lost its way"


EXPLAINED = [entry for entry in entries().values() if entry.page == "errors.md"]


def test_no_exception_has_outlived_its_text(told: tuple[set[str], set[str]]) -> None:
    assert [each for each in NO_MISTAKES if not any(m.startswith(each) for m in told[0])] == []


@pytest.mark.parametrize("entry", EXPLAINED, ids=lambda entry: entry.name)
def test_an_entry_has_an_example_of_its_own_and_the_mend(entry: Entry) -> None:
    example = EXAMPLE.search(entry.text)
    assert example, "an entry shows a message as it was told"
    assert entry_of(without_place(example["line"])) == entry
    assert "Mend: " in entry.text.replace("\n", " ")


def test_no_name_is_that_of_a_rule_of_check() -> None:
    names = re.findall(r"^### (.+)$", (ROOT / "docs/errors.md").read_text("utf-8"), re.MULTILINE)
    assert names == [entry.name for entry in EXPLAINED]
    assert len(names) == len(set(names))


def test_a_message_a_name_and_a_rule_are_explained() -> None:
    by_name = CliRunner().invoke(main, ["explain", "unknown-field"])
    assert by_name.exit_code == 0
    assert by_name.output.endswith("\n\ndocs/errors.md#unknown-field\n")
    by_message = CliRunner().invoke(
        main, ["explain", 'titel: unknown field; did you mean "title"?']
    )
    assert by_message.output == by_name.output
    assert "docs/checking.md#orphan" in CliRunner().invoke(main, ["explain", "orphan"]).output
    wrong = CliRunner().invoke(main, ["explain", "unknown-fild"])
    assert wrong.exit_code == 2
    assert 'did you mean "unknown-field"?' in wrong.output


@pytest.mark.parametrize("place", ["", "photo.jpg: ", "content/news/2024/photo.jpg: "])
def test_a_message_is_found_with_the_name_of_its_file_and_without(place: str) -> None:
    entry = entry_of(f"{place}the file is empty; copy it again from the camera or phone")
    assert entry
    assert entry.name == "file-broken"


def test_a_report_at_a_terminal_ends_with_where_it_is_explained(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from sitegen.commands.reporting import point_to_explanations

    told = ["titel: unknown field", "date: missing; this field is required", "a new thing"]
    point_to_explanations(told)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    point_to_explanations(told)
    said = "what this means: sitegen explain unknown-field (or required-field)\n"
    assert capsys.readouterr().err == said
