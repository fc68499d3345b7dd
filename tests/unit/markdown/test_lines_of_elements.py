"""Each mistake of an element is told in the line where it stands, whatever is around it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.unit.markdown.site import notices_of

# What is wrong, and which of its lines is told, from 0: that where it begins; of a link to nowhere,
# that of its address.
ELEMENTS = {
    "picture": ("![A](gone.jpg)", 0),
    "picture over lines": ("![A\nb](gone.jpg)", 0),
    "picture, its address on the next line": ("![A](\ngone.jpg)", 0),
    "picture, its title over lines": ('![A](gone.jpg "b\nc")', 0),
    "picture without words": ("![](photo.jpg)", 0),
    "picture without words over lines": ("![\n](photo.jpg)", 0),
    "picture from elsewhere": ("![A\nb](https://a.example/p.jpg)", 0),
    "picture in a link": ("[![A\nb](gone.jpg)](https://a.example)", 0),
    "picture with a wrong focus": ("![A\nb](photo.jpg){focus=left}", 0),
    "picture in HTML": ('<img alt="A"\nsrc="gone.jpg">', 0),
    "link": ("[a](gone.md)", 0),
    "link over lines": ("[a\nb](gone.md)", 1),
    "link, its address on the next line": ("[a](\ngone.md)", 1),
    "link in HTML": ('<a href="gone.md">a</a>', 0),
    "link in HTML over lines": ("<a\nhref='gone.md'>a</a>", 0),
    "link to no place": ("[a](#nothing)", 0),
    "link to no place in HTML": ('<a href="#nothing">a</a>', 0),
    "link without address": ("[a]()", 0),
    "link without words": ("[](https://a.example)", 0),
    "anchor": ('<a name="x"></a>', 0),
    "anchor over lines": ('<a id="x">a\nb</a>', 0),
    "anchor of nothing": ("<a>a</a>", 0),
    "address": ("<javascript://x>", 0),
    "address with a hidden sign": ("https://a.example/x&#8203;y", 0),
    "name of no address": ("[a][b]", 0),
    "name of no address over lines": ("[a\nb][c]", 0),
    "words apart": ("[a\nb] (https://a.example)", 0),
    "address not closed": ("[a\nb](https://a.example", 0),
    "note": ("[^9]", 0),
    "note in its place": ("^[a\nb]", 0),
    "tag": ("<blink>a</blink>", 0),
    "tag not closed": ("<b>a", 0),
    "tag closed twice": ("<b>a</b></b>", 0),
    "tag without a word": ("<script></script>", 0),
    "attribute": ("*a*{bad=1}", 0),
    "attribute in HTML": ("<span\nbad=1>a</span>", 0),
    "language": ('<span lang="hebrew">a</span>', 0),
    "marks of another program": ("==a==", 0),
    "command of another program": ("{{ a }}", 0),
    "emphasis": ("**a:**b", 0),
    "emphasis behind code over lines": ("`a\nb` **a:**b", 1),
    "emphasis behind a link over lines": ("[a\nb](https://a.example) **a:**b", 1),
    "emphasis in a link over lines": ("[a\n**b:**c](https://a.example)", 1),
    "emphasis behind a tag over lines": ("<br\nclass=x> **a:**b", 1),
    "marks behind a picture over lines": ("![A\nb](photo.jpg) ==a==", 1),
    "marks in emphasis over lines": ("*a\nb ==c==*", 1),
    "id twice": ("*a*{#x} *b*\n*c*{#x}", 1),
}
BLOCKS = {
    "heading without words": ("<h2></h2>", 0),
    "heading of nothing": ("##", 0),
    "heading of the page": ("# A", 0),
    "heading too deep": ("#### A", 0),
    "heading without a space": ("##A", 0),
    "heading of a link": ("## A [b](gone.md)", 0),
    "film without an address": ("/// video | x.mp4\n///", 0),
    "recording": ("/// audio | gone.mp3\n\nWords.\n///", 0),
    "chart": ("/// chart | gone.csv\n    caption: A\n///", 0),
    "button": ("/// button\nA\n///", 0),
    "gallery": ("/// gallery\n![A](photo.jpg)\nwords\n///", 2),
    "picture of a gallery": ("/// gallery\n![A](photo.jpg)\n![B\nc](gone.jpg)\n///", 2),
    "number": ("/// numbers\n3 | a\n4\n///", 2),
    "details": ("/// details\nA\n///", 0),
    "source": ("/// quote | [a](gone.md)\nA\n///", 0),
    "attributes of a block": ("a\nb\n{bad=1}", 2),
    "attributes that are none": ("a\n{.b} c", 1),
    "cell": ("| a | b |\n|---|---|\n| c | [d](gone.md) |", 2),
    "cell with attributes": ("| a | b |\n|---|---|\n| c | d {bad=1} |", 2),
    "cells too many": ("| a |\n|---|\n| c | d |", 2),
    "block of HTML": ("<div>\n<blink>a</blink>\n</div>", 1),
    "words in a block of HTML": ("<div>\na\n==b==\n</div>", 2),
    "emptiness in a block of HTML": ("<div>\n<p>a</p>\n<h2></h2>\n</div>", 2),
    "anchor in a block of HTML": ('<div>\n<p>a\n<a id="x">b</a></p>\n</div>', 2),
    "picture in a block of HTML": ('<figure>\n<img src="gone.jpg" alt="A">\n</figure>', 1),
    "words where none may be": ("<ul>\n<li>a</li>\nb\n</ul>", 0),
    "end of nothing": ("<div>\n</section></div>", 1),
    "details in HTML": ("<div>\n<details>a</details>\n</div>", 1),
}
# Before it, in front of each of its further lines, behind it.
AROUND_LINES = {
    "nothing": ("", "", ""),
    "paragraphs": ("One.\n\nTwo.\n\n", "", "\n\nEnd."),
    "a list": ("- one\n- ", "  ", "\n- end"),
    "paragraphs of an item": ("1. one\n\n   two\n\n   ", "   ", "\n\nEnd."),
    "a list in a list": ("- one\n  - ", "    ", "\n- end"),
    "a quotation": ("One.\n\n> two\n>\n> ", "> ", "\n\nEnd."),
    "a quotation in a list": ("- > ", "  > ", ""),
    "a note": ("One.[^n]\n\n[^n]: ", "    ", "\n\nEnd."),
    "a block": ("/// details | One\n\ntwo\n\n", "", "\n///\n"),
    "a quotation's words": ("/// quote | One\n", "", "\n///\n"),
    "HTML": ("<div>\n\n", "", "\n\n</div>"),
    "a definition": ("One\n:   ", "    ", "\n\nEnd."),
}
AROUND_WORDS = {
    "words": ("One.\n\ntwo\nthree ", "", " four\nend"),
    "hard ends of lines": ("One  \ntwo\\\n", "", "\\\nend"),
    "words of an item": ("- one\n  two\n  ", "  ", "\n  end"),
    "words that go on lazily": ("- one\ntwo\n", "", "\nend"),
    "words of a quotation": ("> one\n> two\n> ", "> ", "\n> end"),
    "emphasis": ("One *two\nthree ", "", " four*\nend"),
    "pictures": ("![one\ntwo](photo.jpg) three\n", "", "\nend"),
    "code": ("`one\ntwo` three ", "", "\nend"),
    "itself in code": ("One.\n\n````\n{element}\n````\n\ntwo ", "", " end"),
    "itself in a remark": ("<!--\n{element}\n-->\n\ntwo\nthree ", "", " end"),
}
IN_A_LINE = {
    "a heading": ("One.\n\n## two ", "", ""),
    "a cell": ("| one | two |\n|---|---|\n| a | b |\n| c | ", "", " |\n| d | e |"),
    "a term": ("One.\n\ntwo\nthree ", "", "\n: end"),
    "a caption": ("/// audio | voice.mp3\n\none\n", "", " two\n///"),
    "a label": ("/// numbers\n1 | one\n2 | two ", "", "\n3 | end\n///"),
}


def cases(element: str, places: dict[str, tuple[str, str, str]]) -> Iterator[tuple[str, int]]:
    """Give texts with an element in each place, and the line where it begins, from 1."""
    for before, prefix, behind in places.values():
        start = before.replace("{element}", element)
        indented = element.replace("\n", f"\n{prefix}")
        yield f"{start}{indented}{behind}", start.count("\n") + 1


def check(element: str, at: int, places: dict[str, tuple[str, str, str]]) -> None:
    for text, begins in cases(element, places):
        for ending in ("\n", "\r\n"):
            lines = {line for line, _, _ in notices_of(text.replace("\n", ending))}
            assert lines == {begins + at}, text


@pytest.mark.parametrize(("element", "at"), ELEMENTS.values(), ids=ELEMENTS.keys())
def test_the_line_of_an_element_of_a_line(element: str, at: int) -> None:
    is_whole = "\n" not in element
    check(element, at, AROUND_LINES | AROUND_WORDS | (IN_A_LINE if is_whole else {}))


@pytest.mark.parametrize(("block", "at"), BLOCKS.values(), ids=BLOCKS.keys())
def test_the_line_of_a_block(block: str, at: int) -> None:
    outer = {
        name: ("/" + before if before.startswith("///") else before, prefix, behind)
        for name, (before, prefix, behind) in AROUND_LINES.items()
    }
    if block.startswith("<"):
        # Which a note doesn't hold.
        del outer["a note"]
    check(
        block,
        at,
        {
            name: (before, prefix, behind.replace("\n///\n", "\n////\n"))
            for name, (before, prefix, behind) in outer.items()
        },
    )
