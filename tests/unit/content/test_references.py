"""What leads to an entry that moves: found by file and line, and rewritten with nothing beside."""

from __future__ import annotations

import pytest

from sitegen.content.editing.references import Moves, leading_in, rewritten

OLD, NEW = "content/news/2024/trip", "content/news/2024/tour"
MOVES = Moves(
    files={f"{OLD}.md": f"{NEW}.md", f"{OLD}/photo.jpg": f"{NEW}/photo.jpg"},
    ids={"news/2024/trip": "news/2024/tour"},
    addresses={
        "/news/2024/trip/": "/news/2024/tour/",
        "/he/news/2024/trip/": "/he/news/2024/tour/",
    },
    names={"trip": "tour"},
    named_at=frozenset({("content/pages/about.md", 3)}),
    there={f"{OLD}.md", f"{OLD}/photo.jpg", "content/news/2024/other.md"},
)
ABOUT = "content/pages/about.md"


@pytest.mark.parametrize(
    ("said", "new"),
    [
        ("[a](../news/2024/trip.md)", "[a](../news/2024/tour.md)"),
        ("[a](../news/2024/trip.md#end)", "[a](../news/2024/tour.md#end)"),
        ("[a](<../news/2024/trip.md>)", "[a](<../news/2024/tour.md>)"),
        ('[a](/news/2024/trip/ "T")', '[a](/news/2024/tour/ "T")'),
        ("[a](/news/2024/trip)", "[a](/news/2024/tour)"),
        ("[a](/he/news/2024/trip/?x=1)", "[a](/he/news/2024/tour/?x=1)"),
        ("[a](/content/news/2024/trip.md)", "[a](/content/news/2024/tour.md)"),
        ("![a](../news/2024/trip/photo.jpg)", "![a](../news/2024/tour/photo.jpg)"),
        ("[a]: ../news/2024/trip.md", "[a]: ../news/2024/tour.md"),
        ('<a href="/news/2024/trip/">', '<a href="/news/2024/tour/">'),
    ],
)
def test_links_of_a_text_lead_there_still(said: str, new: str) -> None:
    text = f"---\ntitle: A\n---\n\nOne.\n\n{said} and more\n"
    found = list(leading_in(ABOUT, text, MOVES))
    assert [(each.path, each.line) for each in found] == [(ABOUT, 7)]
    assert rewritten(ABOUT, text, MOVES) == text.replace(said, new)


@pytest.mark.parametrize(
    "said",
    [
        "[a](../news/2024/trips.md)",
        "[a](https://example.org/news/2024/trip/)",
        "[a](../news/2023/trip.md)",
        "news/2024/trip",
        "[a](#trip)",
        "`[a](/news/2024/trip/)`",
        "``[a](/news/2024/trip/) ` [b](/news/2024/trip/)``",
        "```\n[a](/news/2024/trip/)\n\n[b]: /news/2024/trip/\n```",
        "- ~~~ md\n  [a](/news/2024/trip/)\n  ~~~",
        "> ```\n> `\n> [a](/news/2024/trip/)",
    ],
)
def test_what_leads_elsewhere_stays(said: str) -> None:
    text = f"---\ntitle: trip\nsummary: on our trip\n---\n\n{said}\n"
    assert not list(leading_in(ABOUT, text, MOVES))
    assert rewritten(ABOUT, text, MOVES) == text


@pytest.mark.parametrize(
    "said",
    [
        "`x` [a](/news/2024/trip/) `y`",
        "[`a`](/news/2024/trip/)",
        "a ` [a](/news/2024/trip/)\n\n`b`",
        "\\`[a](/news/2024/trip/)\\`",
        "```\nx\n```\n[a](/news/2024/trip/)\n```\ny\n```",
        "~~~\n```\n~~~\n[a](/news/2024/trip/)",
    ],
)
def test_links_beside_code_lead_there_still(said: str) -> None:
    text = f"---\ntitle: A\n---\n\n{said}\n"
    assert len(list(leading_in(ABOUT, text, MOVES))) == 1
    assert rewritten(ABOUT, text, MOVES) == text.replace("trip", "tour")


def test_fields_are_rewritten_where_they_stand_and_nothing_beside_them() -> None:
    text = (
        "---\n# who\nvenues: [trip ,  'geneva'] # both\nrelated:\n-   news/2024/trip   # why\n"
        '- news/2024/other\nimage: ../news/2024/trip/photo.jpg\ncall: {link: "/news/2024/trip/"}\n'
        "aliases: [/news/2024/trip/]\n---\n\nText.\n"
    )
    lines = [each.line for each in leading_in(ABOUT, text, MOVES)]
    assert lines == [3, 5, 7, 8]
    head, _, rest = text.partition("aliases")
    assert rewritten(ABOUT, text, MOVES) == head.replace("trip", "tour") + "aliases" + rest


def test_an_entry_that_moves_finds_its_own_folder_and_its_neighbours() -> None:
    text = "---\ntitle: A\nimage: trip/photo.jpg\n---\n\n[B](other.md) ![C](trip/photo.jpg)\n"
    new = text.replace("trip/", "tour/")
    assert rewritten(f"{OLD}.md", text, MOVES) == new


def test_ends_of_lines_and_unreadable_heads_stay() -> None:
    text = "---\r\ntitle: A\r\n---\r\n\r\n[a](/news/2024/trip/)\r\n"
    assert rewritten(ABOUT, text, MOVES) == text.replace("trip", "tour")
    broken = "---\ntitle: [a\n---\n\n[a](/news/2024/trip/)\n"
    assert [each.line for each in leading_in(ABOUT, broken, MOVES)] == [5]
