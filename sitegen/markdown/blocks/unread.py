"""Markdown within a block of HTML, or right below its last tag: it is shown as it stands.

So CommonMark has it (4.6): such a block goes on up to an empty line. What was hardly meant to be
read as it stands is told; in HTML itself a dash may begin a line of a dialogue, and an address be
no link.
"""

from __future__ import annotations

from typing import Final

from sitegen.patterns import late

# Elements in whose words a line with a dash or number may be no list, and stars no rule.
OF_WORDS: Final = frozenset("a address caption dd dt figcaption li p summary td th".split())
# (What an item begins with may be a tag, and so no more of this text.)
ITEM: Final = r"(?:[-*+]|\d{1,2}[.)]) +(?:\S.*|\Z)"
RULE: Final = r"(?:-{3,}|\*{3,}|_{3,}|={3,}) *$"
STARTS: Final = r"\#{1,6} \S.*|> ?\S.*|\|.*\| *$|(?:```|~~~|/// *\w).*|\[[^\]\n]+\]: *\S.*"
WITHIN: Final = (
    r"\*\*[^\s*].*|\[[^\]\n]{0,300}\]\(.*|\[[^\]\d\n][^\]\n]{0,300}\]\[.*|\[\^[^\]\s]+\].*|~~[^\s~][^~\n]*~~.*"
    r"|`(?<![\w`]`)(?=[^\s`])[^`\n]*(?<=[^\s`])`(?![\w`]).*|\\[*_#\[\]~|>].*"
    r"|\*(?<![\w*]\*)(?=[^\s*])[^*\n]*(?<=[^\s*])\*(?![\w*]).*"
    r"|_(?<!\w_)(?=[^\s_])[^_\n]*(?<=[^\s_])_(?!\w).*"
)
ADDRESS: Final = r"https?://\S.*|www\.\S+\.\S.*"
AMONG_WORDS: Final = late(rf"(?m)^ {{0,3}}(?:{STARTS}|{ITEM}\n {{0,3}}{ITEM})|{WITHIN}")
IN_BOX: Final = late(rf"(?m)^ {{0,3}}(?:{STARTS}|{RULE}|{ITEM})|{WITHIN}")
OUTSIDE: Final = late(rf"(?m)^ {{0,3}}(?:{STARTS}|{RULE}|{ITEM})|{WITHIN}|{ADDRESS}")
LONGEST_SHOWN: Final = 40
FIRST_SIGNS: Final = 4


def find_unread(
    data: str, source: str, tags: tuple[str, ...], *, begins_line: bool
) -> tuple[str, int]:
    """Give what of a text looks like Markdown, shortened, and how many lines are above it; "" where
    nothing does.

    `tags` are the elements that are open around it, all of them HTML's. In the source, a sign that
    is written as a character reference (&#42;) is meant as one.
    """
    pattern = OUTSIDE
    if tags:
        pattern = IN_BOX if OF_WORDS.isdisjoint(tags) else AMONG_WORDS
    searched = data if begins_line else f"x{data}"
    found = pattern.search(searched)
    if found is None or found[0][:FIRST_SIGNS] not in source:
        return "", 0
    shown = " ".join(found[0].split("\n")[0].split())
    return shown[:LONGEST_SHOWN], searched.count("\n", 0, found.start())
