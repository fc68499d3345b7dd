"""What stars and low lines make strong is what CommonMark makes strong, whatever stands beside."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.unit.markdown.commonmark import normal_form, parsed
from tests.unit.markdown.site import conversion_of, html_of, notices_of

BESIDE = (
    *("who", "Le", "II)", "(so", "?", "–", " ", "a", "`code`", "<https://a.example>", "[a](b)"),
    *("\n", "  \n", "   \n", "\\\n", "\\*", "![a](b)", "<br>", "&amp;", "שלום", "قال"),
)
RUNS = ("*", "**", "***", "_", "__")
LINE_ENDS = {"soft": "\n", "spaces": "  \n", "more spaces": "    \n", "backslash": "\\\n"}
GENDER_STAR = re.compile("[א-ת]\\*+[א-ת]")
"""Between letters of Hebrew a star is a letter's sign (docs/markdown.md)."""

LINES = (
    st.lists(st.sampled_from(BESIDE) | st.sampled_from(RUNS), max_size=14)
    .map("".join)
    .filter(lambda line: not GENDER_STAR.search(line))
)


@settings(max_examples=400, deadline=None)
@given(LINES)
def test_emphasis_is_that_of_commonmark(line: str) -> None:
    text = f"x {line} x"
    assert parsed(text)[0] == normal_form(MarkdownIt("commonmark").render(text))


@pytest.mark.parametrize("end", LINE_ENDS.values(), ids=LINE_ENDS.keys())
@pytest.mark.parametrize("run", ["*", "_", "~~"])
def test_no_line_end_may_stand_within_the_signs(run: str, end: str) -> None:
    shown = "\n" if end == "\n" else "<br>\n"
    assert html_of(f"{run}who{end}{run}- so") == f"<p>{run}who{shown}{run}- so</p>"
    assert html_of(f"who{run}{end}so{run}") == f"<p>who{run}{shown}so{run}</p>"


UNPAIRED = (
    *("*Note:*words", "and *word *here", "so *word *", "*words *\\\nwords", "(*word *)"),
    *("_Note:_words", "__Note:__words", "__word __here", "a __ word__", "_**N**_ote", "_word _"),
    *("**_word _**", "_word  \n_", "~~ gone~~", "~~gone ~~ words", "~~Gone:~~words"),
    *('و*"لا"* هنا', "*`code`*s", "*[a](https://a.example)*s"),
)


@pytest.mark.parametrize("text", UNPAIRED)
@pytest.mark.parametrize("before", ["", "Before, *so*.\n\n"])
def test_signs_that_were_to_be_a_pair_are_told_of(text: str, before: str) -> None:
    ((line, severity, said),) = notices_of(before + text)
    assert (line, severity) == (before.count("\n") + 1, "warning")
    signs = re.findall("__|~~|[*_]", text.replace("**", ""))[0]
    assert "is shown as it stands: signs like these have no space within them" in said
    assert f"write <{'del' if '~' in signs else 'em'}>" in said
    assert said.endswith("for the signs themselves " + "".join(f"\\{sign}" for sign in signs))


@pytest.mark.parametrize("text", ["**one****two** words", "a **one****two**"])
def test_four_stars_between_what_is_strong_are_told_of(text: str) -> None:
    assert [said.split(" is ")[0] for _, _, said in notices_of(text)] == ['"one****two"']


@pytest.mark.parametrize("text", ["אמרו *לא*ים ובאו", "כך. *שלום רב*ים הלכו"])
def test_a_letters_star_that_looks_like_the_end_of_emphasis_is_doubted(text: str) -> None:
    ((line, _, said),) = notices_of(f"א\n\n{text}", "he")
    assert (line, said.startswith("a star between two Hebrew letters")) == (3, True)


@pytest.mark.parametrize(
    "text",
    [
        "All names* were changed*, and ages* too.",
        "*Names were changed: *all of them",
        "*No fee\n\n*Bring water",
        'names*, ages*, (places*) and "dates*" too',
        "5 * 3 and 4 *5",
        "the *nix world",
        "_id and a_b and c_d_e_f and _x_y",
        "f**k, f***, f****ing",
        "so nice~~ and good~~ bye",
        "~~ The end ~~",
        "*המשתתפים*ות שונו",
        "משתתפים*ות ותלמידים*ות",
        "<code>--config _a.yml,_b.yml</code>",
        "see <code>a **b</code> there",
        "\\*Note:\\*words",
        "`*Note:*words`",
        "**סדנה*** ו***עוד** דבר",
    ],
)
def test_of_signs_that_are_no_pair_nothing_is_told(text: str) -> None:
    assert conversion_of(text).notices == ()
