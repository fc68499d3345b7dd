"""A page of twelve photos from a camera is light on a phone: what isn't seen isn't loaded."""

from __future__ import annotations

import io
from pathlib import Path
from random import Random

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page

from benchmarks.photos import write_photo
from tests.conftest import MakeOnce
from tests.sites import run_sitegen, write_files
from tests.tools.host import serve
from tests.unit.media.zoo import encoded

pytestmark = pytest.mark.browser

COUNT = 12
SIZE = (4000, 3000)
LIMIT = 500_000
PHONE = {"width": 360, "height": 740}
DENSITY = 2
SETTINGS = """\
title: Many voices
url: https://www.example.org
languages:
  en: {name: English}
theme: base
search: false
"""
SCROLL = """async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 400) {
        scrollTo(0, y);
        await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    }
}"""
ALL_CAME = """() => {
    const came = new Set(performance.getEntriesByType("resource").map(entry => entry.name));
    return Array.from(document.images).every(image => image.complete && came.has(image.currentSrc));
}"""
PICTURE_BYTES = """() => performance.getEntriesByType("resource")
    .filter(entry => entry.name.includes("/media/"))
    .map(entry => entry.encodedBodySize)"""


def photos(folder: Path) -> list[bytes]:
    """Twelve different photos of 12 megapixels, a telephone's: made from the parts of one drawn."""
    write_photo(folder / "drawn.jpg", 1)
    drawn = Image.open(folder / "drawn.jpg").convert("RGB").crop((0, 0, *SIZE))
    (folder / "drawn.jpg").unlink()
    found = []
    for number in range(COUNT):
        random = Random(number)
        moved = ImageChops.offset(drawn, *map(random.randrange, SIZE))
        channels = list(moved.split())
        random.shuffle(channels)
        found.append(encoded(Image.merge("RGB", channels), "JPEG", quality=92))
    assert all(Image.open(io.BytesIO(photo)).size == SIZE for photo in found)
    return found


def build_site_of_photos(site: Path) -> None:
    """A post with all photos in its text, and one with all in its gallery."""
    shown = "".join(f"![A walk]({number}.jpg)\n\nWe went on.\n\n" for number in range(COUNT))
    listed = "".join(
        f"  - {{file: ../walk/{number}.jpg, alt: A walk}}\n" for number in range(COUNT)
    )
    post = "---\ntitle: A walk\ndate: 2024-06-03\n"
    write_files(
        site,
        {
            "site.yaml": SETTINGS,
            "content/news/2024/walk/index.md": f"{post}---\n\n{shown}",
            "content/news/2024/gallery/index.md": f"{post}gallery:\n{listed}---\n\nSo.\n",
            **{f"content/news/2024/walk/{n}.jpg": data for n, data in enumerate(photos(site))},
        },
    )
    run = run_sitegen(site, "build")
    assert run.code == 0, run.err


@pytest.fixture(scope="module")
def output(make_once: MakeOnce) -> Path:
    return make_once("site-of-photos", build_site_of_photos) / "output"


def weigh(page: Page, address: str) -> tuple[int, int, int]:
    """Give the bytes of pictures before any scrolling and at the end, and how many came at all."""
    page.goto(address, wait_until="networkidle")
    first = page.evaluate(PICTURE_BYTES)
    page.evaluate(SCROLL)
    page.wait_for_function(ALL_CAME)
    came = page.evaluate(PICTURE_BYTES)
    return sum(first), sum(came), len(came)


@pytest.mark.parametrize("name", ["walk", "gallery"])
def test_twelve_photos_weigh_less_than_half_a_megabyte(
    browser: Browser, output: Path, name: str
) -> None:
    with serve(output) as host:
        context = browser.new_context(viewport=PHONE, device_scale_factor=DENSITY)
        first, whole, count = weigh(context.new_page(), f"{host}/news/2024/{name}/")
        context.close()
    assert count == COUNT
    assert first < whole < LIMIT, "bytes before any scrolling, and at the page's end"
