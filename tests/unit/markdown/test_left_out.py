"""A block shows what stands in it and behind its stroke, or tells the line of what it doesn't."""

from __future__ import annotations

import pytest

from sitegen.markdown.directives.directives import BUILT_IN
from tests.unit.markdown.site import conversion_of, html_of, notices_of

# What is behind the stroke, the options, and what the block is made for.
BLOCKS = {
    "details": ("More", "", "Words."),
    "quote": ("Dana", "", "Said."),
    "gallery": ("", "", "![A](photo.jpg)"),
    "audio": ("voice.mp3", "", "A caption."),
    "video": ("https://a.example/film", "", "A caption."),
    "button": ("", "", "[Go](https://a.example)"),
    "numbers": ("", "", "3 | people"),
    "chart": ("one.csv", "    caption: A\n\n", "A source."),
}
# What may stand in it besides, and how it is known in the page.
WORD = "ZZWORD"
PIECES = {
    "words": (WORD, WORD),
    "emphasis": (f"*{WORD}*", WORD),
    "code in a line": (f"`{WORD}`", WORD),
    "a link": (f"[{WORD}](https://b.example)", WORD),
    "an address": (f"https://b.example/{WORD}", WORD),
    "a picture": (f"![{WORD}](rich.jpg)", WORD),
    "a heading": (f"### {WORD}", WORD),
    "an item": (f"- {WORD}", WORD),
    "a quotation": (f"> {WORD}", WORD),
    "a table": (f"| {WORD} |\n|---|\n| a |", WORD),
    "code": (f"```\n{WORD}\n```", WORD),
    "HTML": (f"<div>{WORD}</div>", WORD),
    "HTML over lines": (f"<div>\n\n{WORD}\n\n</div>", WORD),
    "words behind a remark": (f"<!-- a --> {WORD}", WORD),
    "a definition": (f"a\n: {WORD}", WORD),
    "words of a block": (f"/// details | a\n{WORD}\n///", WORD),
    "a title of a block": (f"/// quote | {WORD}\na\n///", WORD),
    "a recording": ("/// audio | voice.mp3\n///", "media/voice.mp3"),
    "a film": ("https://youtu.be/abcdefghijk", "youtu.be/abcdefghijk"),
    "a chart": ("/// chart | poll.csv\n    caption: b\n///", "Palestinians"),
    "a note's sign": ("a[^n]", "doc-noteref"),
    "a rule": ("***", "<hr"),
}
PLACES = ("{base}\n\n{piece}", "{piece}\n\n{base}", "{base}\n{piece}", "{piece}\n{base}")


def test_all_blocks_are_asked() -> None:
    assert set(BLOCKS) == {block.NAME for block in BUILT_IN}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("piece", "needle"), PIECES.values(), ids=PIECES.keys())
@pytest.mark.parametrize("name", BLOCKS)
def test_what_a_block_does_not_show_is_told(name: str, piece: str, needle: str, place: str) -> None:
    title, options, base = BLOCKS[name]
    inside = place.format(base=base, piece=piece)
    text = f"One.\n\n//// {name} | {title}\n{options}\n{inside}\n////\n\n[^n]: A note.[^n]"
    found = conversion_of(text)
    kept = found.body.html.count(needle) - (needle == "doc-noteref")
    held = base.count(needle) + (title.count("voice.mp3") if "voice" in needle else 0)
    if kept > held:
        return
    lines = text.split("\n")
    last = piece.split("\n")
    begins = next(at for at in range(len(lines)) if lines[at : at + len(last)] == last)
    told = {each.line for each in found.notices if each.severity == "error"}
    assert told & set(range(begins + 1, begins + 1 + len(last))), found


@pytest.mark.parametrize("name", BLOCKS)
def test_a_title_is_shown_or_told_with_its_line(name: str) -> None:
    given, options, base = BLOCKS[name]
    title = given if "." in given else WORD
    text = f"One.\n\n/// {name} | {title}\n{options}\n{base}\n///"
    found = conversion_of(text)
    is_told = [(each.line, each.severity) for each in found.notices] == [(3, "error")]
    is_used = given in ("voice.mp3", "one.csv", "https://a.example/film")
    assert is_told or is_used or WORD in found.body.html


def test_a_button_with_words_is_told_what_to_do() -> None:
    start = "/// button\n[Sign up](https://a.example)"
    said = '"/// button" holds links, a line each; write "{}" outside of the block'
    assert notices_of(f"{start}\n\nPlaces are\nfree.\n///") == [
        (4, "error", said.format("Places are free."))
    ]
    assert notices_of(
        "a\n\n/// button\nSee [x](https://a.example)\nor [y](https://b.example).\n///"
    ) == [
        (4, "error", said.format("See")),
        (5, "error", said.format("or")),
        (5, "error", said.format(".")),
    ]
    assert notices_of("/// button | Label\n[x](https://a.example)\n///") == [
        (1, "error", '"/// button" shows no title; write [Label](where)')
    ]


def test_a_caption_is_whole() -> None:
    start = "/// audio | voice.mp3\n\n"
    assert "<figcaption> more" in html_of(f"{start}<!-- a --> more\n///")
    assert '<p class="small">more</p>' in html_of(f"{start}more\n{{.small}}\n///")


@pytest.mark.parametrize("behind", [" The film", " | The film", ' "The film"'])
def test_words_behind_a_films_address_are_told(behind: str) -> None:
    (told,) = notices_of(f"a\n\n/// video | https://a.example/film{behind}\n///")
    assert told[:2] == (3, "error")
    assert 'the option "title"' in told[2]


def test_attributes_below_a_picture_are_the_pictures() -> None:
    html = html_of("![A](photo.jpg){.b}\n{.wide #x}")
    assert html.startswith('<figure class="wide b" id="x">')
    linked = html_of("[![A](photo.jpg)](https://a.example)\n{#x}")
    assert linked.startswith('<figure id="x"><a ')
    assert [line for line, _, _ in notices_of("a\n\n![A](photo.jpg)\n{bad=1}")] == [3]


@pytest.mark.parametrize(
    "text",
    [
        "a\n\n![A](photo.jpg)\n![B](photo.jpg)\n{.wide}",
        "/// gallery\n![A](photo.jpg)\n\n![B](photo.jpg)\n{.wide}\n///",
        "/// button\n[a](https://a.example)\n\n[b](https://a.example)\n{.wide}\n///",
    ],
)
def test_attributes_that_nothing_shows_are_told(text: str) -> None:
    assert [(line, how) for line, how, _ in notices_of(text)] == [(5, "error")]
