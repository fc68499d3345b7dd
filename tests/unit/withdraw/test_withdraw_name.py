"""`sitegen withdraw --name`: a guest, somebody in the news; every line is found and mended."""

from __future__ import annotations

from pathlib import Path

import pytest
from weasyprint import HTML

from sitegen.errors import ContentError, Location
from sitegen.safety.gate import Gate
from sitegen.safety.people import hidden
from sitegen.withdraw.names import Naming, spans_in
from sitegen.withdraw.rewriting import rewritten
from tests.sites import bytes_of, run_sitegen, write_files
from tests.unit.withdraw.world import site_with_story

GATE = Gate(hidden(("Dana Example",)))
NEWS = """\
---
title: An evening
date: 2024-07-01
summary: With guests.
---

Dana Example spoke first. Then **Dana** Example's brother sang,
and Danna Exampel was glad. In Arabic she is دانا إكزامبل.

Dana alone stays, and so does another Example.
"""
PUBLISH = 'publish:\n  live: {to: folder, path: ../www, url: "https://www.example.org"}\n'


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Then Dana Example sang.", ["Dana Example"]),
        ("Dana Example and Exempel, Dana", ["Dana Example", "Exempel, Dana"]),
        ("by **Dana** Example's", ["Dana** Example's"]),
        ("Dana spoke, and so did an Example.", []),
    ],
)
def test_the_shortest_part_of_a_line_that_says_the_name_is_found(
    line: str, parts: list[str]
) -> None:
    assert [line[start:end] for start, end in spans_in(line, GATE)] == parts


def test_a_name_is_replaced_or_taken_out() -> None:
    line = Naming(Location("a.md"), "With Dana Example and Dana Example.", ((5, 17), (22, 34)))
    assert line.replaced("a guest") == "With a guest and a guest."
    assert line.replaced("") == "With and ."


def test_all_lines_are_listed_mended_and_the_name_is_kept_out(tmp_path: Path) -> None:
    site = site_with_story(tmp_path / "site", PUBLISH)
    post = "content/news/2024/evening.md"
    write_files(site, {post: NEWS})
    words = ("withdraw", "--name", "Dana Example", "--allow-samples")
    for each in (("build",), ("publish", "live", "--allow-samples")):
        assert run_sitegen(site, *each).code == 0
    before = bytes_of(tmp_path)
    listed = run_sitegen(site, *words, "--dry-run")
    assert [f"{post}:{line}: " in listed.out for line in (7, 8, 10)] == [True, True, False]
    unasked = run_sitegen(site, *words)
    assert unasked.code == 2 and "--replace TEXT and --yes" in unasked.err
    public_archive = ("--replace", "a guest", "--yes", "--archive", "../www/current/kept")
    lost = run_sitegen(site, *words, *public_archive)
    assert lost.code == 2 and "published or emptied" in lost.err
    assert bytes_of(tmp_path) == before
    done = run_sitegen(site, *words, "--replace", "a guest", "--yes", "--archive", "../archive")
    assert done.code == 0, done.out + done.err
    text = (site / post).read_text("utf-8")
    assert "a guest spoke first" in text and "Dana alone stays" in text
    assert not GATE.stops(text, ".md")
    (archived,) = (tmp_path / "archive").rglob("evening.md")
    assert archived.read_text("utf-8") == NEWS
    public = [path.read_text("utf-8", "replace") for path in (tmp_path / "www").rglob("*.html")]
    assert public and not any(map(GATE.stops, public))
    assert len(list((tmp_path / "www/releases").iterdir())) == 1
    write_files(site, {"content/pages/new.md": "---\ntitle: New\n---\n\nDana Example is back.\n"})
    refused = run_sitegen(site, "build")
    assert refused.code == 1 and "content/pages/new.md:5" in refused.err
    assert "Dana" not in refused.err


SAYING = "/dana-example by Dana Example\n"
WHEREVER = (
    *("static/_redirects", "static/CNAME", "static/.well-known/people", "static/files/a.js"),
    *("static/files/a.css", "static/files/a.xml", "static/files/a.webmanifest"),
    *("content/news/2024/notes.TXT", "content/news/2024/evening.md.draft"),
    *("content/news/2024/a.svg", "extensions.py", "themes/own/templates/parts/foot.html"),
)


def test_every_file_with_lines_that_say_the_name_is_listed_whatever_it_is_called(
    tmp_path: Path,
) -> None:
    site = site_with_story(tmp_path / "site", PUBLISH)
    write_files(site, dict.fromkeys(WHEREVER, SAYING))
    words = ("withdraw", "--name", "Dana Example", "--dry-run")
    said = run_sitegen(site, *words).out
    assert {path: f"{path}:1: {SAYING.strip()}" in said for path in WHEREVER} == dict.fromkeys(
        WHEREVER, True
    )


def test_a_document_that_says_the_name_is_listed_as_a_whole(tmp_path: Path) -> None:
    site = site_with_story(tmp_path / "site", PUBLISH)
    made = HTML(string="<title>Paper</title><p>By Dana Example").write_pdf()
    entities = "<svg xmlns='http://www.w3.org/2000/svg'><text>D&#97;na Ex&#97;mple</text></svg>"
    write_files(site, {"static/files/a.pdf": made, "static/files/a.svg": entities})
    said = run_sitegen(site, "withdraw", "--name", "Dana Example", "--dry-run").out
    assert "static/files/a.pdf: the file says it" in said
    assert "static/files/a.svg" in said


@pytest.mark.parametrize(
    ("path", "text", "harmless", "harmful"),
    [
        ("a.md", "---\ntitle: With Dana Example\n---\nx\n", "a guest", 'a guest: "D."'),
        ("a.md", '---\ntitle: "Dana Example"\n---\nx\n', "it's: a #", 'a "guest"'),
        ("a.md", "---\ntitle: With Dana Example\n---\nx\n", "", "one #hidden"),
        ("a.md", "---\ntags: [Dana Example, peace]\n---\nx\n", "a guest", "a guest, a host"),
        ("a.md", "---\ntitle: A\n---\nDana Example: x\n", '"a": [#', None),
        ("a.yaml", "a:\n  - name: Dana Example\n    b: 1\n", "D.", "D: E"),
        ("a.csv", "name,about\nDana Example,x\n", "A guest", "A guest, once"),
        ("a.json", '{"a": "Dana Example"}', "a guest", 'a "guest"'),
        ("a.po", 'msgid "Dana Example"\n', "a guest", 'a "guest"'),
        ("_redirects", "/dana-example /about/\n", "/guest", None),
    ],
)
def test_words_in_the_place_of_a_name_never_break_a_file(
    path: str, text: str, harmless: str, harmful: str | None, tmp_path: Path
) -> None:
    write_files(tmp_path, {path: text})
    number = next(at for at, line in enumerate(text.split("\n")) if "ana" in line)
    place = Location(path, number + 1)
    row = text.split("\n")[number].replace("dana-example", "Dana Example")
    new = row.replace("Dana Example", harmless)
    assert rewritten(tmp_path, {place: new}) == {path: text.replace(text.split("\n")[number], new)}
    if harmful:
        with pytest.raises(ContentError, match=f"{path}:.*with these words"):
            rewritten(tmp_path, {place: row.replace("Dana Example", harmful)})


def test_nothing_is_written_where_one_file_would_break(tmp_path: Path) -> None:
    site = site_with_story(tmp_path / "site", PUBLISH)
    write_files(site, {"content/news/2024/evening.md": NEWS.replace("evening", "Dana Example")})
    before = bytes_of(tmp_path)
    words = ("withdraw", "--name", "Dana Example", "--replace", "one: two", "--yes")
    done = run_sitegen(site, *words, "--archive", "../kept")
    assert done.code == 1
    assert "evening.md:1: with these words" in done.err
    assert bytes_of(tmp_path) == before


@pytest.mark.parametrize("name", ["a.tif", "a.heic", "a.bmp", "a.jfif", "a.png"])
def test_a_picture_is_not_read_as_if_it_were_a_text(name: str, tmp_path: Path) -> None:
    """What a file of one tells beside it is taken out where it is published."""
    site = site_with_story(tmp_path / "site", PUBLISH)
    write_files(site, {f"content/news/2024/{name}": b"II*\x00 by Dana Example "})
    said = run_sitegen(site, "withdraw", "--name", "Dana Example", "--dry-run").out
    assert name not in said
