"""Signs that mean something elsewhere are shown, and their author is told what to write."""

from __future__ import annotations

import pytest

from tests.unit.markdown.site import conversion_of, html_of, notices_of

TOLD = {
    "• one\n• two": "begins no list",
    "\uf0b7 one\n\uf0b7 two": "begins no list",
    "– one\n– two": "begins no list",
    "א. אחת\nב. שתיים": "begins no list",
    "أ. أول\nب. ثان": "begins no list",
    "(1) one\n(2) two": "begins no list",
    "> [!NOTE]\n> Words": '"/// name"',
    '!!! note "Title"\n    words': '"/// name"',
    ":::note\nwords\n:::": '"/// name"',
    "*[HTML]: Hypertext": "<abbr title",
    "+---+---+\n| a | b |\n+---+---+": "rows of a table",
    "$$\nx + y\n$$": "formulas",
    "[TOC]": "list of contents",
    "See [[Other page]]": "[words](file.md)",
    "Now {{ page.title }}": "commands",
    "{% include x.html %}": "commands",
    "{{< youtube abc >}}": "commands",
    '[gallery ids="1,2"]': "commands",
    "words[/caption]": "commands",
    "This is ==marked==": "<mark>",
    "This is ~gone~": "~~so~~",
    "H~2~O": "<sub>",
    "x^2^": "<sup>",
    "• **One:** words\n• **Two:** words": "begins no list",
    "– **One:** words\n– **Two:** words": "begins no list",
    "– one [link](https://x.example)\n– two": "begins no list",
    "– `one`\n– two": "begins no list",
    "(1) **One** words\n(2) **Two** words": "begins no list",
    "**(1)** one\n**(2)** two": "begins no list",
    "א. **אחד** מלל\nב. **שתיים** מלל": "begins no list",
    "**1.** one\n**2.** two": "begins no list",
    "(1) one  \n(2) two": "begins no list",
    "(1) one<br>\n(2) two": "begins no list",
    "\u200f• אחד\n\u200f• שתיים": "begins no list",
    "(١) أول\n(٢) ثان": "begins no list",
    "==so **very** much==": "<mark>",
    "[[Page *one*]]": "[words](file.md)",
    "{{ **x** }}": "commands",
    "This is ~a *b* c~": "~~so~~",
    "**הערה:**טקסט": "<strong>",
    "** words**": "<strong>",
    "**👍**words": "<strong>",
}


@pytest.mark.parametrize("text", TOLD)
@pytest.mark.parametrize("before", ["", "Before.\n\n- a\n- b\n\n"])
def test_what_is_not_read_is_told_with_its_line(text: str, before: str) -> None:
    lang = "he" if "ה" in text or "א" in text else "en"
    told = [
        (line, said)
        for line, severity, said in notices_of(before + text, lang)
        if "warn" in severity
    ]
    first = before.count("\n") + 1
    assert [line for line, said in told if TOLD[text] in said][:1] == [first]
    if "table" not in TOLD[text]:
        assert not [said for line, severity, said in notices_of(text, lang) if severity == "error"]


@pytest.mark.parametrize(
    "text",
    [
        "`{{ x }}` and `==x==` and `**`",
        "```\n• a\n• b\n{{ x }}\n```",
        "\\*\\*not strong\\*\\*",
        "about ~5 of ~6, a ~ b, 2^10, x = y == z",
        "2**3, a ** b",
        "He said – and she – so.",
        "[sic], [1] and {x}",
        "A • B • C",
        "[video, 3 minutes] and [caption]",
        "5) and (1) in a line\nand more",
        "I. Newton\nwas here",
        "Is it so? Yes: it is! Really...",
        "price is 5 (a) and 6 (b)",
        "| a |\n|---|\n| 1. b<br>2. c |\n| • d<br>• e |",
        "<p>1. b<br>\n2. c</p>",
        "– Who is there?  \n– I am.  \n– Come in!",
        "*Who* was (1) there\nand `what` (2) else",
        "a [=](https://x.example)=b *and* c=",
    ],
)
def test_nothing_is_told_of_what_is_meant(text: str) -> None:
    assert conversion_of(text).notices == ()


def test_each_line_is_told_of_and_what_is_no_list_once() -> None:
    text = "a {{ x }}, *b* {{ y }}\n[[c]] {{ z }}\n\n• a [b](https://x.example)\n• *c*\n• d"
    told = [(line, said.split('"')[1]) for line, _, said in notices_of(text)]
    assert told == [(1, "{{ x }}, b {{ y }}"), (2, "{{ z }}"), (2, "[[c]] {{ z }}"), (4, "• a b")]


def test_a_list_that_begins_below_words_is_told_at_its_first_line() -> None:
    told = notices_of("So:\n2. two\n3. three")
    assert [(line, said.split(";")[0]) for line, _, said in told] == [
        (2, '"2. two" begins no list, so that its lines run on')
    ]


def test_what_a_list_holds_is_looked_at_beside_the_list_in_it() -> None:
    told = notices_of("- a [[x]]\n  - b\n- c\n  - d [[y]]\n\n  e *f* [[z]]")
    assert [line for line, _, _ in told] == [1, 4, 6]


def test_items_to_tick_off_have_boxes() -> None:
    assert html_of("- [ ] one\n- [x] two\n1. [X] three") == (
        "<ul><li>☐ one</li>\n<li>☑ two</li>\n</ul>\n<ol><li>☑ three</li>\n</ol>"
    )
    assert html_of("- [ ]\n- [x](https://a.example)\n- a [ ] b").count("☐") == 0
