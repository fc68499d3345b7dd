"""Files that are dropped on a form: what is kept of their names, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.editor.shelf import open_site
from sitegen.editor.uploads import keep_upload
from sitegen.errors import SitegenError
from tests.incremental.media import png
from tests.sites import make_site

TRIP = "content/news/2024/trip.md"


def kept(tmp_path: Path, name: str, data: bytes) -> str:
    """Drop a file on the form of an entry, and give the name that it has then."""
    site = open_site(make_site(tmp_path))
    file = site.file_of(TRIP)
    assert file is not None
    return keep_upload(site, file, name, data)


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("תמונה של עצים.JPG", "תמונה-של-עצים.png"),
        ("../../../evil.png", "evil.png"),
        ("..\\..\\evil.png", "evil.png"),
        (".png", "png.png"),
    ],
)
def test_a_picture_is_kept_beside_its_entry_under_a_clean_name(
    tmp_path: Path, name: str, clean: str
) -> None:
    data = png(1)
    assert kept(tmp_path, name, data) == clean
    assert (tmp_path / "content/news/2024" / clean).read_bytes() == data


@pytest.mark.parametrize("name", ["a.jpg", "a.mp3", "a.vtt", "a.pdf"])
def test_an_empty_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(SitegenError, match=r"a\.\w+: the file is empty"):
        kept(tmp_path, name, b"")
