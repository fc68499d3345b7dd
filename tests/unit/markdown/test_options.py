"""The options of a block are read, or their author is told the line and what to type."""

from __future__ import annotations

import pytest

from sitegen.markdown.directives.directives import BUILT_IN
from tests.unit.markdown.site import conversion_of, html_of, notices_of

ARGUMENTS = {
    "audio": "voice.mp3",
    "chart": "one.csv",
    "details": "More",
    "video": "https://youtu.be/abcdefghijk",
}
NEEDED = {"chart": "    caption: ZZNEEDED\n"}
OPTIONS = sorted((block.NAME, option) for block in BUILT_IN for option in block.OPTIONS)
PLACES = {
    "no spaces": "/// {head}\n{line}\n\nWords.\n///",
    "two spaces": "/// {head}\n  {line}\n\nWords.\n///",
    "three spaces, no words": "/// {head}\n   {line}\n///",
    "an empty line above": "/// {head}\n\n    {line}\n\nWords.\n///",
    "an empty line above, two spaces": "/// {head}\n\n  {line}\nWords.\n///",
    "below words": "/// {head}\nWords.\n    {line}\n///",
    "below words and an empty line": "/// {head}\n\nWords.\n\n{line}\n///",
    "in a list": "- one\n\n  /// {head}\n  {line}\n\n  Words.\n  ///",
    "in a block": "//// details | Outer\n\n/// {head}\n  {line}\n///\n\n////",
    "with capitals": "/// {head}\n  {capital}\n///",
}


def value_of(option: str) -> str:
    return "true" if option == "open" else "ZZVALUE"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
@pytest.mark.parametrize(("name", "option"), OPTIONS)
def test_an_option_that_stands_elsewhere_is_told_with_its_line(
    name: str, option: str, place: str, ending: str
) -> None:
    line = f"{option}: {value_of(option)}"
    text = place.format(head=f"{name} | {ARGUMENTS[name]}", line=line, capital=line.capitalize())
    expected = next(
        at for at, each in enumerate(text.split("\n"), 1) if f"{option}:" in each.lower()
    )
    told = notices_of(text.replace("\n", ending))
    assert [
        at for at, how, said in told if how == "error" and "with four spaces in front" in said
    ] == [expected]


@pytest.mark.parametrize(("name", "option"), OPTIONS)
def test_an_option_where_it_belongs_is_taken(name: str, option: str) -> None:
    line = f"    {option}: {value_of(option)}\n"
    text = f"/// {name} | {ARGUMENTS[name]}\n{'' if option == 'caption' else NEEDED.get(name, '')}"
    found = conversion_of(f"{text}{line}///")
    assert not [notice for notice in found.notices if f'"/// {name}"' in notice.message]
    assert f"{option}:" not in found.body.html


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("open: maybe", 'open: "maybe" found, expected true or false'),
        ("open: 1", 'open: "1" found, expected true or false'),
        ("open:", "open: a value is missing"),
        ("opne: true", 'opne: no such option; did you mean "open"?'),
    ],
)
def test_the_value_of_a_switch_is_told(line: str, said: str) -> None:
    text = f"a\n\n/// details | D\n    {line}\n\nx\n///"
    assert notices_of(text) == [(4, "error", f'"/// details": {said}')]


@pytest.mark.parametrize(
    "value", ["The film: part 2", "2019", "yes", "[Update] film", "2019-07-01", "*new*", "@home"]
)
def test_a_value_that_yaml_reads_otherwise_is_told_with_what_to_type(value: str) -> None:
    start = "/// video | https://youtu.be/abcdefghijk\n"
    (line, _, said), *others = notices_of(f"{start}    title: {value}\n    alt: x\n///")
    assert (line, others) == (2, [])
    assert said.endswith(f'put it in quotation marks: title: "{value}"')
    assert f">{value}<" in html_of(f"{start}    {said.partition('marks: ')[2]}\n///")


def test_nothing_of_an_option_is_dropped_in_silence() -> None:
    start = "/// video | https://youtu.be/abcdefghijk\n"
    assert notices_of(f"{start}    title: Film #1\n    title: B\n///") == [
        (
            2,
            "error",
            '"/// video": title: " #" begins a remark; put it in quotation marks: title: "Film #1"',
        ),
        (3, "error", '"/// video": title: stands here twice; only one is shown'),
    ]
    assert ">Film #1<" in html_of(f'{start}    title: "Film #1"\n    # a remark\n///')


def test_all_wrong_options_are_told_together() -> None:
    start = "/// video | https://youtu.be/abcdefghijk\n"
    told = notices_of(f"{start}    titel: A\n    alt: b: c\n    poster:\n///")
    assert [line for line, _, _ in told] == [2, 3, 4]


@pytest.mark.parametrize(
    "text",
    [
        "/// details | D\nopen: 10 to 4\n\nTitle: so\n///",
        "/// details | D\n\n- title: x\n- open: true\n///",
        "/// details | D\n```\nopen: true\n```\n///",
        "/// video | https://youtu.be/abcdefghijk\n\nTitle: The film, 2019\n///",
        "/// video | https://youtu.be/abcdefghijk\n\nPhoto: Dana. Place: Jaffa\n///",
        "/// quote | Dana\nTitle: x\n///",
        "title: x\n\nopen: true",
    ],
)
def test_words_that_only_look_like_options_are_words(text: str) -> None:
    assert conversion_of(text).notices == ()
