"""No published file says more than its page does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.metadata import tags_of

# What pictures may say, and what recordings are tagged with anew.
OF_PICTURES = {"XMP:Credit", "XMP:Rights", "IPTC:Credit", "IPTC:CopyrightNotice"}
OF_RECORDINGS = {
    *("ID3:Title", "ID3:Artist", "ID3:Album", "ID3:Year", "ID3:Language", "ID3:Picture"),
    *("ID3:PictureMIMEType", "ID3:PictureType", "ID3:PictureDescription"),
}


@pytest.fixture(scope="module")
def tags(output: Path) -> dict[str, set[str]]:
    """The names of the tags of each published picture, recording and font."""
    folders = (output / "media", output / "assets")
    return {name: set(found) for folder in folders for name, found in tags_of(folder).items()}


def test_pictures_carry_a_credit_at_most(tags: dict[str, set[str]]) -> None:
    pictures = {name: found for name, found in tags.items() if not name.endswith(".mp3")}
    assert {
        name: found - OF_PICTURES for name, found in pictures.items() if found - OF_PICTURES
    } == {}


def test_recordings_carry_the_tags_of_their_page_alone(tags: dict[str, set[str]]) -> None:
    sound = {name: found for name, found in tags.items() if name.endswith(".mp3")}
    assert {
        name: found - OF_RECORDINGS for name, found in sound.items() if found - OF_RECORDINGS
    } == {}
