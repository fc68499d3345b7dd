"""The last look before a file is made: what it shows of somebody has to be agreed to."""

from __future__ import annotations

import msgspec
import pytest

from sitegen.builder.tasks.derive import NOT_AGREED, stop_files
from sitegen.errors import ContentError
from sitegen.media.picture import Derivative
from sitegen.media.records import CardTexts
from sitegen.render.files.demands import (
    AudioCopy,
    ChaptersCopy,
    Demand,
    PlainCopy,
    SocialCard,
)
from sitegen.site.library import Library
from tests.unit.site.library import AGREED, library

SOURCE = "content/stories/2022/noor/thing.mp3"
PAPER = "content/stories/2022/noor/thing.pdf"


def derivative(source: str) -> Derivative:
    """Give a demand for a picture."""
    return Derivative(
        source=source,
        digest="d",
        name="media/noor-1-320.jpg",
        crop=None,
        width=320,
        height=320,
        format="jpeg",
        quality=80,
    )


def card(source: str) -> SocialCard:
    """Give a demand for a card with a picture on it."""
    return SocialCard(
        name="c.jpg", texts=CardTexts(title="t", language="en"), picture=derivative(source)
    )


def one_that_agreed(to: str, *, but_not: str) -> Library:
    """Give a site with a story whose teller agreed to one of photo and voice."""
    consent = AGREED.replace(f"{but_not}: true", f"{but_not}: false")
    assert f"{to}: true" in consent
    return library({"stories/2022/noor/index.md": f"title: A\n{consent}"})


@pytest.mark.parametrize(
    ("demand", "needs"),
    [
        (derivative(SOURCE), "photo"),
        (derivative(PAPER), "photo"),
        (card(SOURCE), "photo"),
        (AudioCopy(source="content/a.mp3", digest="d", name="a.mp3", cover=SOURCE), "photo"),
        (AudioCopy(source=SOURCE, digest="d", name="a.mp3"), "voice"),
        (ChaptersCopy(source=SOURCE, name="c.json", chapters=()), "voice"),
        (PlainCopy(source=PAPER, digest="d", name="media/a.txt", spoken=True), "voice"),
        (PlainCopy(source=PAPER, digest="d", name="media/a.vtt"), "voice"),
    ],
)
def test_a_file_is_made_by_what_it_shows_and_not_by_what_it_is_called(
    demand: Demand, needs: str
) -> None:
    other = {"photo": "voice", "voice": "photo"}[needs]
    packed = [msgspec.msgpack.encode(demand)]
    stop_files(packed, one_that_agreed(needs, but_not=other))
    with pytest.raises(ContentError, match=NOT_AGREED):
        stop_files(packed, one_that_agreed(other, but_not=needs))


def test_a_document_is_published_for_who_agreed_to_everything_only() -> None:
    packed = [msgspec.msgpack.encode(PlainCopy(source=SOURCE, digest="d", name="media/a.pdf"))]
    stop_files(packed, library({"stories/2022/noor/index.md": f"title: A\n{AGREED}"}))
    for left_out in ("photo", "voice"):
        other = {"photo": "voice", "voice": "photo"}[left_out]
        with pytest.raises(ContentError, match=NOT_AGREED):
            stop_files(packed, one_that_agreed(other, but_not=left_out))
