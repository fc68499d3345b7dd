"""Looking for lines changes nothing but lines: the marks that find them are never read as words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.markdown.convert import Converter
from sitegen.markdown.source import clean
from tests.unit.markdown.pieces import TEXTS
from tests.unit.markdown.site import SmallSite

MORE = (
    *(
        "\n[x\ny](gone.md)",
        "![\n](photo.jpg)",
        "](\nphoto.jpg\n'a\nb')",
        "<a\nid='x'\n>",
        "</a>",
        "<script>",
        "</script>",
    ),
    *("<h2>\n", "</h2>", "<ul>\n<li>", "</li>\n</ul>", "`a\nb`", "**x:**y", "\n• a\n• b\n"),
    *(
        "/// gallery\n",
        "![a](photo.jpg)\n",
        "/// numbers\n3 | a\n",
        "[[x]]",
        "{credit=X}",
        "\u2028",
    ),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(TEXTS.filter(lambda text: len(text) < 60) | st.sampled_from(MORE), max_size=6))
def test_what_is_told_is_the_same_where_lines_are_looked_for(pieces: list[str]) -> None:
    text = clean("".join(pieces))
    converter = Converter()
    plain, marked = (converter._run(text, how, "en", SmallSite()) for how in (False, True))
    assert {(each.severity, each.message) for each in marked.notices} == {
        (each.severity, each.message) for each in plain.notices
    }
    if "<" not in text:
        assert marked.body == plain.body
