"""`static/`: files at the root of the site as they are, and nothing that nobody meant."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.incremental import media
from tests.sites import bytes_of, make_site, run_sitegen, write_files
from tests.tools.metadata import tags_of

MEANT = {
    "CNAME": "voices.example.org\n",
    ".nojekyll": "",
    ".well-known/security.txt": "Contact: mailto:safe@example.org\n",
    ".well-known/apple-app-site-association": '{"applinks": {}}\n',
    "google1234567890abcdef.html": "google-site-verification: google1234567890abcdef.html",
    "_redirects": "/old /new 301\n",
    "files/rules of the house.txt": "Be kind.\n",
}
LITTER = (".DS_Store", "Thumbs.db", "CNAME~", ".#CNAME", "._CNAME", "files/.CNAME.swp", ".gitkeep")


CLASHES = {
    "about/index.html": "/about/index.html can't stand beside /about/ (content/pages/about.md)",
    "News": "/News can't stand beside /news/",
    "sitemap.xml": "/sitemap.xml can't stand beside /sitemap.xml (the page sitemap)",
    "404.html/x.txt": "/404.html/x.txt can't stand beside /404.html (the page 404)",
    "media/mine.txt": "/media/ is the folder of pictures and sound; put the file elsewhere",
    "Assets/x.css": "/assets/ is the folder of the theme's files; put the file elsewhere",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site that was never built."""
    return make_site(tmp_path)


def put(site: Path, files: dict[str, str | bytes]) -> None:
    """Write files into static/."""
    write_files(site, {f"static/{path}": data for path, data in files.items()})


def test_files_stand_at_the_root_as_they_are_and_go_when_they_are_removed(site: Path) -> None:
    put(site, {**MEANT})
    done = run_sitegen(site, "build")
    assert (done.code, done.err) == (0, "")
    assert {path: (site / "output" / path).read_bytes().decode() for path in MEANT} == MEANT
    assert run_sitegen(site, "build").out.startswith("0 rendered")
    put(site, {"CNAME": "peace.example.org\n"})
    assert run_sitegen(site, "build").out.endswith("; 1 files written\n")
    assert (site / "output/CNAME").read_text() == "peace.example.org\n"
    (site / "static/.well-known/security.txt").unlink()
    (site / "static/.well-known/apple-app-site-association").unlink()
    assert run_sitegen(site, "build").code == 0
    assert not (site / "output/.well-known").exists()
    kept = bytes_of(site / "output")
    assert run_sitegen(site, "build", "--clean").code == 0
    assert bytes_of(site / "output") == kept


def test_what_programs_leave_behind_is_passed_over(site: Path) -> None:
    put(site, dict.fromkeys(LITTER, "x"))
    done = run_sitegen(site, "build")
    assert (done.code, done.err) == (0, "")
    assert not any((site / "output" / path).exists() for path in LITTER)


def test_a_hidden_file_that_the_web_does_not_know_is_told_and_stays_here(site: Path) -> None:
    put(site, {".env": "TOKEN=x", "app/.secrets/key.txt": "x", ".sitegen-manifest.json": "{}"})
    done = run_sitegen(site, "build")
    assert done.code == 0
    assert "static/.env:1: warning: a hidden file, so it isn't published" in done.err
    assert "static/app/.secrets/key.txt:1: warning: a hidden file" in done.err
    assert "static/.sitegen-manifest.json:1: warning: a hidden file" in done.err
    assert not (site / "output/.env").exists()
    assert not (site / "output/app").exists()
    assert json.loads((site / "output/.sitegen-manifest.json").read_text())


def test_media_are_published_without_metadata_and_other_kinds_not_at_all(site: Path) -> None:
    put(site, {"files/photo.jpg": media.jpeg(20)})
    assert "Secret camera" in str(tags_of(site / "static/files/photo.jpg"))
    assert run_sitegen(site, "build").code == 0
    assert "Secret camera" not in str(tags_of(site / "output/files/photo.jpg"))
    put(site, {"photo": media.jpeg(1), "a.zip": b"PK\x03\x04\xff", "b.txt": media.jpeg(2)})
    done = run_sitegen(site, "build")
    assert done.code == 1
    assert [line.partition(":")[0] for line in done.lines[:-1]] == [
        "static/a.zip",
        "static/b.txt",
        "static/photo",
    ]
    assert all(
        "no UTF-8 text, and files of this kind aren't published" in s for s in done.lines[:3]
    )


def test_a_file_where_a_page_stands_is_a_mistake_that_names_both(site: Path) -> None:
    assert run_sitegen(site, "build").code == 0
    before = bytes_of(site / "output")
    put(site, dict.fromkeys(CLASHES, "x"))
    done = run_sitegen(site, "build")
    assert done.code == 1
    for path, told in CLASHES.items():
        assert f"static/{path}:1: {told}" in done.err
    assert run_sitegen(site, "build", "--clean").lines == done.lines
    assert bytes_of(site / "output") == before


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\\b.txt", "a\\b.txt"),
        ("a\nb.txt", "a\\nb.txt"),
        ("a\tb.txt", "a\\tb.txt"),
        ("a\x7f.txt", "a\\u007f.txt"),
    ],
)
def test_a_name_that_no_address_has_is_a_mistake_at_its_file(
    site: Path, name: str, shown: str
) -> None:
    put(site, {name: "x"})
    done = run_sitegen(site, "build")
    assert done.code == 1
    assert f"static/{shown}:1: the name holds {name[1]!r}, which no address has" in done.err
    assert not (site / "output").exists()


def test_two_files_that_differ_in_case_alone_are_a_mistake(site: Path) -> None:
    put(site, {"Rules.txt": "a", "rules.txt": "b"})
    told = "static/rules.txt:1: /rules.txt differs from static/Rules.txt in case only; rename one"
    assert told in run_sitegen(site, "build").err


def test_robots_txt_of_the_site_replaces_ours_and_headers_come_behind(site: Path) -> None:
    assert run_sitegen(site, "build").code == 0
    ours = (site / "output/_headers").read_text()
    own = {"robots.txt": "User-agent: *\nDisallow: /\n", "_headers": "/x/*\n  X-Mine: 1\n"}
    put(site, {**own})
    assert run_sitegen(site, "build").code == 0
    assert (site / "output/robots.txt").read_text() == own["robots.txt"]
    assert (site / "output/_headers").read_text() == f"{ours}\n{own['_headers']}"
    (site / "static/robots.txt").unlink()
    assert run_sitegen(site, "build").code == 0
    assert (
        "Sitemap: https://www.example.org/sitemap.xml" in (site / "output/robots.txt").read_text()
    )


def test_texts_link_to_them_and_a_link_to_none_is_a_mistake(site: Path) -> None:
    page = "---\ntitle: About\n---\n\n[The rules](/files/rules.txt#first)\n"
    write_files(site, {"content/pages/about.md": page})
    assert "content/pages/about.md:5" in run_sitegen(site, "build").err
    put(site, {"files/rules.txt": "Be kind."})
    assert run_sitegen(site, "build").code == 0
    assert 'href="/files/rules.txt#first"' in (site / "output/about/index.html").read_text()
    (site / "static/files/rules.txt").unlink()
    assert "content/pages/about.md:5" in run_sitegen(site, "build").err


@pytest.mark.parametrize("path", ["note.txt", "Rivka Openname.txt", "rivka-openname/x.txt"])
def test_a_private_name_is_not_published_in_them_either(site: Path, path: str) -> None:
    story = (
        "---\ntitle: Bread\nstoryteller: {name: Rivka Openname, pseudonym: Noor}\n"
        "consent: {name: pseudonym, web: true}\n---\n\nWe began.\n"
    )
    write_files(site, {"content/stories/2022/noor/index.md": story})
    put(site, {path: "Thanks to Rivka Openname." if path == "note.txt" else "x"})
    done = run_sitegen(site, "build")
    assert done.code == 1
    assert "a storyteller's name that may not be shown" in done.err
    assert not (site / "output").exists()


def test_why_knows_them(site: Path) -> None:
    put(site, {"CNAME": "voices.example.org\n"})
    assert run_sitegen(site, "build").code == 0
    done = run_sitegen(site, "why", "CNAME")
    assert (done.code, done.out.splitlines()[0]) == (
        0,
        "CNAME: the site's own file of static/, without metadata",
    )
    assert "  static/CNAME" in done.out
