"""A name that may not be shown is in no published file, also where no page shows the words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.incremental.media import jpeg
from tests.sites import make_site, run_sitegen

PRIVATE = (
    "---\ntitle: Bread\nstoryteller: {name: Zelda Quirk}\n"
    "consent: {name: withheld, web: true}\n---\n\nWe began.\n"
)
POST = "content/news/2024/walk"
FRONT = "---\ntitle: A walk\ndate: 2024-06-03\n"
CUE = "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Zelda Quirk>Good morning\n"
CREDITED = 'image: a.jpg\nalt: ""\ncredit: Zelda Quirk\n'


@pytest.mark.parametrize(
    ("head", "text", "named"),
    [("", "[Words](words.vtt)", "words.vtt"), (CREDITED, "[A photo](a.jpg)", "a.jpg")],
)
def test_a_private_name_stops_the_build(tmp_path: Path, head: str, text: str, named: str) -> None:
    files = {
        "content/stories/2022/hidden/index.md": PRIVATE,
        f"{POST}/index.md": f"{FRONT}{head}---\n\n{text}\n",
        f"{POST}/words.vtt": CUE,
        f"{POST}/a.jpg": jpeg(90),
    }
    run = run_sitegen(make_site(tmp_path, files), "build")
    assert run.code != 0
    assert f"{POST}/{named}:1: it would tell a storyteller's name" in run.err
    assert "Zelda" not in run.err
