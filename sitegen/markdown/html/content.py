"""Which elements an author's HTML may use, and what may stand inside what.

A short form of the HTML Standard's content models (section 4, "Content model" of each element):
enough that what passes is valid.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

# HTML Standard 13.1.2, void elements: those that may be used here, and the others.
VOID: Final = frozenset({"br", "hr", "img", "wbr"})
VOID_ELSEWHERE: Final = frozenset("area base col embed input link meta param source track".split())
BLOCKS: Final = frozenset(
    "address aside blockquote details div dl figure h1 h2 h3 h4 h5 h6 hr ol p pre section table ul"
    " audio-player buttons chart gallery numbers quotation video-link".split()
)
# Parts of a block: each needs the parent named.
PARTS: Final[Mapping[str, frozenset[str]]] = {
    "li": frozenset({"ol", "ul"}),
    "dt": frozenset({"dl"}),
    "dd": frozenset({"dl"}),
    "figcaption": frozenset({"figure"}),
    "summary": frozenset({"details"}),
    "caption": frozenset({"table"}),
    "thead": frozenset({"table"}),
    "tbody": frozenset({"table"}),
    "tfoot": frozenset({"table"}),
    "tr": frozenset({"table", "thead", "tbody", "tfoot"}),
    "td": frozenset({"tr"}),
    "th": frozenset({"tr"}),
}
INLINE: Final = frozenset(
    "a abbr b bdi br cite code del dfn em i img ins kbd mark q s samp small span strong sub sup u"
    " var wbr".split()
)
ALLOWED: Final = (BLOCKS | INLINE | PARTS.keys()) - {
    "audio-player",
    "buttons",
    "chart",
    "gallery",
    "h1",
    "numbers",
    "quotation",
    "video-link",
}
# What may hold nothing but its parts.
STRICT: Final = frozenset({"ol", "ul", "dl", "table", "thead", "tbody", "tfoot", "tr"})
# What may hold blocks.
HOLDS_BLOCKS: Final = frozenset(
    "address aside blockquote caption dd details div figcaption figure li section td th".split()
)
INSTEAD: Final[Mapping[str, str]] = {
    "audio": ': write "/// audio | file"',
    "button": ': write "/// button"',
    "embed": ': write "/// video | address"',
    "font": ": looks belong in the theme",
    "h1": ": the title is the page's h1; headings of the text begin at h2",
    "iframe": ': write "/// video | address" for a film',
    "object": ': write "/// video | address"',
    "picture": ": write ![what it shows](file)",
    "script": ": pages of this site run no script of an entry",
    "style": ": looks belong in the theme",
    "video": ': write "/// video | address"',
}

# How an author calls what has a name of our own in the tree.
CALLED: Final[Mapping[str, str]] = {
    "audio-player": '"/// audio"',
    "buttons": '"/// button"',
    "chart": '"/// chart"',
    "gallery": '"/// gallery"',
    "note": "a footnote",
    "numbers": '"/// numbers"',
    "quotation": '"/// quote"',
    "video-link": '"/// video"',
}


def called(tag: str) -> str:
    """Give an element's name as its author knows it."""
    return CALLED.get(tag, f"<{tag}>")


def may_contain(ancestors: Sequence[str], tag: str) -> bool:
    """Tell whether an element may stand inside the last of these, outermost first.

    Where the outermost is a paragraph of the Markdown, a block may stand: the paragraph gives way.
    (The rest of what Markdown itself makes is not asked about.)
    """
    parent = ancestors[-1]
    if tag in PARTS:
        return parent in PARTS[tag]
    if parent in STRICT or (tag == "a" and "a" in ancestors):
        return False
    if tag in INLINE:
        return True
    return parent in HOLDS_BLOCKS or (parent == "p" and len(ancestors) == 1)


def problem_inside(tag: str, has_text_first: bool, children: Sequence[str]) -> str:
    """Say what is wrong with what a finished element holds, "" if nothing is."""
    if tag == "details" and (has_text_first or children[:1] != ("summary",)):
        return "<details> begins with <summary>: the words to click on"
    if tag == "tr" and not children:
        return "<tr> holds cells: <th> or <td>"
    if tag == "dl" and "div" not in children:
        pairs = "".join("d" if child == "dd" else "t" for child in children)
        if not re.fullmatch("(t+d+)*", pairs):
            return "<dl> holds pairs: <dt>, then <dd>"
    return ""
