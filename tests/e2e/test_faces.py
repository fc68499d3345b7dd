"""What a cover hides is in no file that anybody could open: output, panels, documents, caches.

Every file is given to a browser (PDFs to poppler first), which knows nothing of how it was made.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import MakeOnce
from tests.sites import CONSENT, SETTINGS, make_site, run_sitegen
from tests.tools.likeness import SURE, encoded, likeness, pictures_of, planted

NOOR = "content/stories/2022/noor"
SIZE, FACE = (2200, 2600), (800, 500, 1500, 1200)
COVER = "cover:\n  the face: 800 500 700 700\n"
EXHIBITION = """\
---
title: Geneva
venues: [{city: Geneva, country: CH, start: 2022-06-01, end: 2022-06-19}]
languages: [en]
stories: [stories/2022/noor]
panels: [{type: story, format: a3, viewing_distance: 0.75m}]
handouts: [panels, contact-sheet, press-sheet]
---

An exhibition.
"""
TEXT = """\
We ![a face](portrait.jpg) began.

/// gallery
![a face](portrait.jpg)
![the same face](portrait.jpg)
///

[The photo](portrait.jpg)
"""
TEXTS = (".html", ".css", ".js", ".json", ".xml", ".txt", ".yaml", ".svg", ".woff2", ".csv")
SHOWN = (
    *("output/media/noor-*-1200.jpg", "output/media/noor-*-240.webp", "output/media/*-320.avif"),
    *("output/media/geneva-2022-*-480.jpg", "output/press/face.jpg"),
    "output/media/geneva-2022-contact-sheet-*.pdf",
    *("output-print/*/*_01_noor_*.pdf", "output-print/*/*_01_noor_*_preview.png"),
    *("output-print/*/*contact-sheet*.png", "output-print/*/*press-sheet*_proof.pdf"),
    *(".sitegen/panels/photos/*0-proof-*.jpg", ".sitegen/panels/photos/*-300-*.jpg"),
)
"""Where a face is seen that nobody covers: one file of each kind."""


def show_everywhere(folder: Path) -> None:
    """Make a site that shows a face wherever a face can be shown, and all that is printed of it."""
    photo = encoded(planted(SIZE, FACE), "JPEG", quality=92)
    made = make_site(
        folder,
        {
            "site.yaml": SETTINGS.replace("theme: tiny", "theme: base"),
            f"{NOOR}/index.md": (
                "---\ntitle: Bread\nstoryteller: {name: Noor}\n"
                f"portrait: {{file: portrait.jpg, alt: Noor, focus: 50% 35%}}\n{CONSENT}\n---\n\n"
                + TEXT
            ),
            f"{NOOR}/index.he.md": "---\ntitle: לחם\n---\n\n![פנים](portrait.jpg)\n",
            f"{NOOR}/portrait.jpg": photo,
            "content/news/2024/visit.md": (
                "---\ntitle: A visit\ndate: 2024-07-01\n"
                "image: /content/stories/2022/noor/portrait.jpg\nalt: Noor\n---\n\nShe came.\n"
            ),
            "content/exhibitions/geneva-2022/index.md": EXHIBITION,
            "static/press/face.jpg": photo,
        },
    )
    for words in (("build",), ("panels",), ("build",)):
        done = run_sitegen(made, *words)
        assert done.code == 0, done.err


def is_shown(file: Path, page: Page, scratch: Path) -> bool:
    """Say whether the pattern is seen in a file; small pictures on a sheet want a closer look."""
    longest = 420 if "preview" in file.name else 220
    pictures = pictures_of(file, scratch / hashlib.sha256(str(file).encode()).hexdigest())
    return any((likeness(page, data, longest) or 0) >= SURE for data in pictures)


def made_from_photos(site: Path) -> dict[str, Path]:
    """Give the files that may show anything, by their digests: all but texts and the photos."""
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {
        hashlib.sha256(file.read_bytes()).hexdigest(): file
        for file in files
        if file.suffix not in TEXTS
        and file.relative_to(site).parts[0] not in ("content", "static", "themes")
    }


def test_a_covered_face_is_in_no_file(
    make_once: MakeOnce, browser: Browser, tmp_path: Path
) -> None:
    site, page = make_once("faces", show_everywhere), browser.new_page()
    photo = (site / NOOR / "portrait.jpg").read_bytes()
    for place in SHOWN:
        # So this test can fail: uncovered, the face is found in whatever shows it.
        assert is_shown(max(site.glob(place)), page, tmp_path / "before"), place

    for picture in (f"{NOOR}/portrait.jpg", "static/press/face.jpg"):
        (site / f"{picture}.yaml").write_text(COVER, encoding="utf-8")
    looked_at: set[str] = set()
    for words in (("build",), ("panels",), ("build",)):
        done = run_sitegen(site, *words)
        assert done.code == 0, done.err
        # Already the first build leaves nothing of what was made before.
        files = made_from_photos(site)
        new = [files[digest] for digest in sorted(files.keys() - looked_at)]
        assert not [file for file in new if is_shown(file, page, tmp_path / words[0])], words
        looked_at |= files.keys()
    assert all(any(site.glob(place)) for place in SHOWN)
    for file in made_from_photos(site).values():
        assert photo[20_000:20_040] not in file.read_bytes(), file
    page.close()


@pytest.mark.parametrize("named", ["portrait.jpg", "copy.jpg"])
def test_a_face_that_is_covered_elsewhere_stops_the_build(named: str, tmp_path: Path) -> None:
    """A copy under another name, or in another folder, would be the leak that nobody thinks of."""
    photo = encoded(planted((400, 300), (100, 100, 200, 200)), "JPEG")
    site = make_site(
        tmp_path / "site",
        {
            f"{NOOR}/portrait.jpg": photo,
            f"{NOOR}/portrait.jpg.yaml": "cover: {face: 100 100 100 100}\n",
            f"content/news/2024/{named}": photo,
        },
    )
    done = run_sitegen(site, "build")
    assert done.code == 1
    assert done.lines[0] == (
        f"content/news/2024/{named}:1: the same picture as {NOOR}/portrait.jpg, of which "
        f"{NOOR}/portrait.jpg.yaml covers parts; copy that file to {named}.yaml, "
        "or remove one of the pictures"
    )
