"""Take docs/pictures/first-post-*.webp: the editor as a member of the staff sees it, step by step.

A site is begun by `sitegen init` and served; Chromium does what docs/first-post.md says, in each of
the languages of that page. What is on the screens is made up.

    python tools/editor_screens.py
"""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import quote

from PIL import Image
from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.tools.browser import chromium  # noqa: E402
from tests.tools.serving import Served, serving  # noqa: E402

TARGET = ROOT / "docs" / "pictures"
PHOTO = ROOT / "content" / "news" / "2024" / "first-journey-since-october"
SIZE = {"width": 1400, "height": 760}
LARGEST = 60_000
QUALITIES = (80, 65, 50, 35)
SHARED = "https://git.example.org/our-voices.git"
DAY = "2026-03-01"


class Words(NamedTuple):
    """What is typed, in a language, and the language that it is translated to."""

    title: str
    summary: str
    text: str
    alt: str
    other: str


WORDS = {
    "en": Words(
        "Olive season, together",
        "Forty families picked olives on both sides of the valley.",
        "We met at seven.\n\n## Under the trees\n\nThe children counted **baskets**.",
        "Two women under an olive tree, one holds a basket",
        "he",
    ),
    "he": Words(
        "מסיק משותף",
        "ארבעים משפחות מסקו זיתים משני צדי העמק.",
        "נפגשנו בשבע בבוקר.\n\n## מתחת לעצים\n\nהילדים ספרו **סלים**.",
        "שתי נשים מתחת לעץ זית, אחת מחזיקה סל",
        "ar",
    ),
    "ar": Words(
        "موسم الزيتون معًا",
        "أربعون عائلة قطفت الزيتون على جانبي الوادي.",
        "التقينا في السابعة صباحًا.\n\n## تحت الأشجار\n\nعدّ الأطفال **السلال**.",
        "امرأتان تحت شجرة زيتون، إحداهما تحمل سلة",
        "en",
    ),
}


def main() -> None:
    """Take the screens of each language."""
    for lang, words in WORDS.items():
        with TemporaryDirectory() as folder:
            site = begun(Path(folder) / "site", lang)
            with serving(site, "--drafts") as server, chromium() as browser:
                server.until(lambda: is_built(server))
                origin = f"http://127.0.0.1:{server.port}"
                page = browser.new_page(base_url=origin, viewport=SIZE, locale=lang)
                taken = screens(page, server, lang, words, Path(folder))
                for step, screen in enumerate(taken, 1):
                    keep(screen, TARGET / f"first-post-{step}.{lang}.webp")


def begun(site: Path, lang: str) -> Path:
    """Begin a site whose first language is this one, as a clone of a repository."""
    others = [f"--language={each}" for each in WORDS if each != lang]
    command = [sys.executable, "-m", "sitegen", "init", str(site), "--name", "Our voices"]
    subprocess.run([*command, f"--language={lang}", *others], check=True, capture_output=True)
    shared = site.with_name("shared.git")
    git = ["git", "-c", "user.name=Dana", "-c", "user.email=us@example.org", "-C", str(site)]
    for words in (
        ["git", "init", "--quiet", "--bare", "--initial-branch=main", str(shared)],
        [*git, "init", "--quiet", "--initial-branch=main"],
        [*git, "config", "user.name", "Dana"],
        [*git, "config", "user.email", "us@example.org"],
        [*git, "add", "--all"],
        [*git, "commit", "--quiet", "--message=Begin"],
        [*git, "config", f"url.{shared}.insteadOf", SHARED],
        [*git, "remote", "add", "origin", SHARED],
        [*git, "push", "--quiet", "--set-upstream", "origin", "main"],
    ):
        subprocess.run(words, check=True)
    return site


def is_built(server: Served, address: str = "/", said: str = "") -> bool:
    """True once a page is there and says something."""
    answer = server.get(quote(address, safe="/%"))
    return answer.status == 200 and "<main" in answer.text and said in answer.text


def screens(page: Page, server: Served, lang: str, words: Words, folder: Path) -> Iterator[bytes]:
    """Do what the page tells, and take a screen after each step."""
    page.goto(f"/admin/?ui={lang}")
    yield page.screenshot()
    page.goto("/admin/new")
    page.locator("select[name=kind]").select_option("news")
    page.locator("input[name=title]").fill(words.title)
    yield page.screenshot()
    page.locator("main form button").last.click()
    page.locator("#f-summary").fill(words.summary)
    photo = folder / "olives.jpg"
    Image.open(next(PHOTO.glob("*.jpg"))).save(photo)
    page.locator("#f-image + input[type=file]").set_input_files(photo)
    server.until(lambda: page.locator("#f-image").input_value() != "")
    page.locator("#f-alt").fill(words.alt)
    page.locator("#f-body").fill(words.text)
    page.locator("#f-date").fill("1.3.2026")
    page.locator("#f-image").scroll_into_view_if_needed()
    yield page.screenshot()
    page.locator(".save button").click()
    page.locator("#f-date-help .problem").wait_for()
    yield page.screenshot()
    page.locator("#f-date").fill(DAY)
    page.locator(".save button").click()
    page.locator("p.saved").wait_for()
    address = page.locator("aside a").get_attribute("href") or "/"
    server.until(lambda: is_built(server, address, words.summary))
    page.reload()
    page.frame_locator("aside iframe").locator("h1").first.wait_for()
    yield page.screenshot()
    page.locator(f"form:has(input[name=lang][value={words.other}]) button").click()
    page.locator("#f-body").wait_for()
    address = page.locator("aside a").get_attribute("href") or "/"
    server.until(lambda: is_built(server, address))
    page.reload()
    page.frame_locator("aside iframe").locator("h1").first.wait_for()
    yield page.screenshot()
    page.goto("/admin/send")
    page.locator("main h1").wait_for()
    yield page.screenshot()


def keep(screen: bytes, target: Path) -> None:
    """Write a screen as WebP, as well as LARGEST bytes allow."""
    image = Image.open(io.BytesIO(screen)).convert("RGB")
    for quality in QUALITIES:
        made = io.BytesIO()
        image.save(made, "WEBP", quality=quality, method=6)
        if made.tell() <= LARGEST:
            break
    target.write_bytes(made.getvalue())


if __name__ == "__main__":
    main()
