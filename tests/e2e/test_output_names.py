"""A name that may not be shown is in no published file, also where no page shows the words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.incremental.media import jpeg
from tests.sites import SETTINGS, make_site, run_sitegen

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
    [("", "[Words](words.vtt)", "words.vtt:4"), (CREDITED, "[A photo](a.jpg)", "a.jpg:1")],
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
    assert f"{POST}/{named}: it would tell a storyteller's name" in run.err
    assert "Zelda" not in run.err


GUEST = "{name: Zelda Quirk, role: Baker, consent: {name: withheld, web: true, voice: true}}"
HEARD = {
    "content/podcast/show/show.md": "---\ntitle: Show\nguid: show\n---\n",
    "content/podcast/show/one/season.md": "---\ntitle: One\nguid: one\nnumber: 1\n---\n",
    "content/podcast/show/one/talk.md": (
        f"---\ntitle: Talk\nguid: talk\ndate: 2024-06-03\nguests: [{GUEST}]\n"
        "audio: {url: 'https://example.org/a.mp3', length: 9, type: audio/mpeg}\n---\n\nA talk.\n"
    ),
}


def test_a_guest_without_a_name_is_shown_by_role_and_named_nowhere(tmp_path: Path) -> None:
    said = f"{FRONT}---\n\nWe met Ms Quirk, Zelda.\n"
    base = {"site.yaml": SETTINGS.replace("theme: tiny", "theme: base")}
    site = make_site(tmp_path, {**base, **HEARD, f"{POST}/index.md": said})
    refused = run_sitegen(site, "build")
    assert refused.code == 1
    assert f"{POST}/index.md:6: " in refused.err
    assert "Zelda" not in refused.err
    (site / f"{POST}/index.md").write_text(f"{FRONT}---\n\nWe met a baker.\n")
    built = run_sitegen(site, "build")
    assert built.code == 0, built.err
    files = [path for path in (site / "output").rglob("*") if path.is_file()]
    assert not any(b"Quirk" in path.read_bytes() for path in files)
    assert "Baker" in (site / "output/podcast/show/one/talk/index.html").read_text()
    assert "<podcast:person" not in (site / "output/podcast/show/feed.xml").read_text()
