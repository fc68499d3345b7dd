"""Nothing of an entry shows before its embargo ends, or after its own end, to the second.

The strongest proof is the plainest: until then the output is, byte for byte, that of a site which
doesn't have the entry at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.e2e import consents
from tests.incremental.media import jpeg, wav
from tests.sites import bytes_of, run_sitegen, write_files

BEGIN, END = "2026-03-01T09:00:00", "2026-04-01T00:00:00"
A_SECOND_BEFORE = {BEGIN: "2026-03-01T08:59:59", END: "2026-03-31T23:59:59"}
TIMED = (
    f"publish: {BEGIN}\nexpires: {END}\ntags: [shared, Zikbel]\n"
    "image: {file: a.jpg, alt: Zikbel}\n"
)
CONSENT = (
    "consent: {name: public, web: true, print: true, social: true, photo: true, voice: true}\n"
)
FIELDS = {
    "news/2026/zikbel": f"date: 2026-02-01\nprograms: [programs/forum]\nfeatured: true\n{TIMED}",
    "stories/2022/zikbel": f"storyteller: {{name: Zikbel}}\naward: winner\n{TIMED}{CONSENT}",
    "events/zikbel": f"start: 2026-03-20T10:00\nplace: Zikbel\n{TIMED}",
    "exhibitions/zikbel": f"venues: [{{city: Zikbel, start: 2026-03}}]\n{TIMED}",
    "programs/zikbel": f"order: 2\nparent: programs/forum\n{TIMED}",
    "pages/zikbel": f"menu: main\norder: 2\naliases: [/old/zikbel/]\n{TIMED}",
    "podcast/show/one/zikbel": f"guid: zikbel\naudio: {{file: a.wav}}\ndate: 2026-02-01\n{TIMED}",
}
"""An entry of each kind, all of them held back until the same second, and gone from another on."""


def entry(title: str, fields: str = "", text: str = "Some words.") -> str:
    """Give an entry's file."""
    return f"---\ntitle: {title}\n{fields}---\n\n{text}\n"


OTHERS: dict[str, str | bytes] = {
    "site.yaml": consents.SETTINGS,
    "content/news/2026/first.md": entry("First", "date: 2026-01-01\ntags: [shared]\n"),
    "content/news/2026/last.md": entry("Last", "date: 2026-02-20\ntags: [shared]\n"),
    "content/stories/2022/noor/index.md": entry("Bread", f"tags: [shared]\n{CONSENT}"),
    "content/events/meeting.md": entry("Meeting", "start: 2027-03-20T10:00\n"),
    "content/programs/forum.md": entry("Forum", "feeds: {kinds: [news], tags: [shared]}\n"),
    "content/pages/about.md": entry("About", "menu: main\norder: 1\n"),
    "content/exhibitions/all/index.md": entry("All", "stories: {year: 2022}\n"),
    "content/podcast/show/show.md": entry("Show", "guid: show\n"),
    "content/podcast/show/one/season.md": entry("One", "guid: one\nnumber: 1\n"),
    "content/podcast/show/one/first.md": entry(
        "Talk",
        "guid: first\ndate: 2026-01-01\naudio: {url: 'https://example.org/a.mp3', "
        "length: 9, type: audio/mpeg}\n",
    ),
}


def held_back() -> dict[str, str | bytes]:
    """Give the files of the entries that are held back, in two languages, with pictures."""
    files: dict[str, str | bytes] = {}
    for number, (id_, fields) in enumerate(FIELDS.items()):
        text = "Zikbel says.\n\n![Zikbel](a.jpg)\n"
        files[f"content/{id_}/index.md"] = entry("Zikbel", fields, text)
        files[f"content/{id_}/index.he.md"] = entry("זיקבל", "", "זיקבל")
        files[f"content/{id_}/a.jpg"] = jpeg(20 * number)
        files[f"content/{id_}/a.wav"] = wav(number)
    return files


def built(site: Path, at: str) -> Mapping[str, str]:
    """Build a site as of a moment; give its output, each file with its digest."""
    done = run_sitegen(site, "build", "--at", at)
    assert done.code == 0, done.err
    return bytes_of(site / "output")


@pytest.fixture
def sites(tmp_path: Path) -> tuple[Path, Path]:
    """A site, and the same one with entries that are held back."""
    plain, timed = tmp_path / "plain", tmp_path / "timed"
    write_files(plain, OTHERS)
    write_files(timed, {**OTHERS, **held_back()})
    return plain, timed


def test_until_its_second_an_entry_might_as_well_not_be_there(sites: tuple[Path, Path]) -> None:
    plain, timed = sites
    assert built(timed, A_SECOND_BEFORE[BEGIN]) == built(plain, A_SECOND_BEFORE[BEGIN])
    shown = built(timed, BEGIN)
    for id_ in FIELDS:
        address = id_.removeprefix("pages/")
        assert f"{address}/index.html" in shown
        assert f"he/{address}/index.html" in shown
    assert built(timed, A_SECOND_BEFORE[END]).keys() == shown.keys()
    assert built(timed, END) == built(plain, END)
