"""What Jekyll reads, and what it passes over by name or place: the latter is never shown here."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.importing.folders.jekyll_settings import settings_of
from sitegen.importing.folders.tree import Tree
from tests.sites import make_site, write_files
from tests.unit.importing.olden import brought, by_path, item, shown, told


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "site")


def text(fields: str = "", begin: str = "---") -> str:
    return f"{begin}\ntitle: T\n{fields}\n---\nWORDS\n"


@pytest.mark.parametrize(
    ("settings", "path", "why"),
    [
        ("", "_posts/nodate.md", "without a date"),
        ("", "_posts/2024-01-05.md", "without a date"),
        ("", "_posts/_2024-01-05-a.md", "begins with"),
        ("", "_posts/_later/2024-01-05-a.md", "begins with"),
        ("", "_posts/_drafts/2024-01-05-a.md", "begins with"),
        ("", "_drafts/_posts/2024-01-05-a.md", "_drafts"),
        ("", "_x/_posts/2024-01-05-a.md", "begins with"),
        ("", "old~/_posts/2024-01-05-a.md", "begins with"),
        ("", "pages/#h.md", "begins with"),
        ("", "~t.md", "begins with"),
        ("", "_h.md", "begins with"),
        ("", "_x/a.md", "begins with"),
        ("", "#x/a.html", "begins with"),
        ("collections: {minutes: {output: true}}", "_minutes/_a.md", "begins with"),
        ("collections: {minutes: {output: true}}", "_minutes/~b/a.md", "begins with"),
        ("collections_dir: all\ncollections: {minutes: {output: true}}", "_minutes/a.md", "begins"),
        ("collections_dir: all", "_posts/2024-01-05-a.md", "collections_dir"),
    ],
)
def test_what_jekyll_does_not_read_is_a_draft_without_an_old_address(
    site: Path, settings: str, path: str, why: str
) -> None:
    whole = brought(site, "jekyll", {"_config.yml": settings, path: text()})
    (entry,) = whole.entries
    fields = shown(entry.fields)
    assert "draft" in fields
    if why != "_drafts":
        assert "aliases" not in fields
    assert any("to look at: a draft" in each and why in each for each in told(whole, path))


@pytest.mark.parametrize(
    ("settings", "path"),
    [
        ("", "_posts/2024-01-05-a.md"),
        ("", "_posts/24-1-5-a.md"),
        ("", "_posts/sub/2024-01-05-a.md"),
        ("", "news/_posts/2024-01-05-a.md"),
        ("include: [_pages]", "_pages/a.md"),
        ("include: _pages/a.md", "_pages/a.md"),
        ("include: ['_*']", "x/_a.md"),
        ("collections: {minutes: {output: true}}", "_minutes/sub/a.md"),
        ("collections: {minutes: {output: true}}", "_minutes/sub/_deep/a.md"),
        ("collections_dir: all", "all/_posts/2024-01-05-a.md"),
        ("collections_dir: all\ncollections: {minutes: {output: true}}", "all/_minutes/a.md"),
    ],
)
def test_what_jekyll_reads_is_no_draft(site: Path, settings: str, path: str) -> None:
    (entry,) = brought(site, "jekyll", {"_config.yml": settings, path: text()}).entries
    assert "draft" not in shown(entry.fields)
    assert entry.fields["aliases"]


@pytest.mark.parametrize("begin", ["--- ", "---\t", "---\r", "\ufeff--- "])
def test_blanks_behind_the_first_line_are_front_matter(site: Path, begin: str) -> None:
    path = "_posts/2024-01-05-a.md"
    whole = brought(site, "jekyll", {"_config.yml": "", path: text("published: false", begin)})
    (entry,) = whole.entries
    assert entry.fields["title"] == "T" and "draft" in shown(entry.fields)


@pytest.mark.parametrize("fields", ["published:", "published: ~", "published: null"])
def test_an_empty_published_holds_back_as_no_does(site: Path, fields: str) -> None:
    files = {"_config.yml": "", "a.md": text(fields)}
    (entry,) = brought(site, "jekyll", {**files}).entries
    assert "draft" in shown(entry.fields)


@pytest.mark.parametrize("folder", ["resources", "public", "themes", "layouts"])
def test_folders_that_are_hugos_are_pages_of_jekylls(site: Path, folder: str) -> None:
    whole = brought(site, "jekyll", {"_config.yml": "", f"{folder}/a.md": text()})
    (entry,) = whole.entries
    assert entry.fields["aliases"] == (f"/{folder}/a.html",)


def test_fields_that_are_never_closed_are_no_text_behind_a_blank_either(site: Path) -> None:
    path = "_posts/2024-01-05-a.md"
    whole = brought(site, "jekyll", {"_config.yml": "", path: "--- \npublished: false\nWORDS\n"})
    assert not whole.entries and "never closed" in item(whole, path).why


def test_a_text_that_was_not_shown_takes_the_place_of_none_that_was(site: Path) -> None:
    files = {
        "_config.yml": "",
        "_a.md": text("page_id: x"),
        "b.md": text("page_id: x"),
        "_x/_posts/2024-01-05-c.md": text(),
        "_posts/2024-01-05-c.md": text(),
    }
    whole = brought(site, "jekyll", {**files})
    assert "another text" in item(whole, "_a.md").why
    into = item(whole, "_posts/2024-01-05-c.md").into
    assert by_path(whole)[into].fields["aliases"] == ("/2024/01/05/c.html",)


@pytest.mark.parametrize(
    ("scope", "path", "is_held"),
    [
        ("'_posts/guarded/**/*.md'", "_posts/guarded/2024-01-05-d.md", True),
        ("'_posts/guarded/**/*.md'", "_posts/guarded/x/y/2024-01-05-d.md", True),
        ("'**/secret'", "secret/a.md", True),
        ("'**/secret'", "x/secret/b/a.md", True),
        ("'x/*'", "x/y/a.md", True),
        ("'x/*.md'", "x/y/a.md", False),
        ("'{x,y}/*.md'", "y/a.md", True),
        ("memb", "members/a.md", True),
        ("/members/", "members/a.md", True),
        ("members", "others/a.md", False),
        ("all/_posts", "all/_posts/2024-01-05-a.md", True),
        ("_posts", "all/_posts/2024-01-05-a.md", True),
    ],
)
def test_defaults_hold_where_ruby_finds_the_place(
    tmp_path: Path, scope: str, path: str, is_held: bool
) -> None:
    config = (
        f"collections_dir: all\ndefaults: [{{scope: {{path: {scope}}}, values: {{a: 1, b: 2}}}}]"
    )
    write_files(tmp_path, {"_config.yml": config.replace("a: 1", "published: false")})
    settings, _ = settings_of(Tree(tmp_path))
    assert ("published" in settings.given_to(path, "posts")) is is_held


def test_where_two_versions_of_jekyll_differ_a_text_is_held_back(tmp_path: Path) -> None:
    rules = (
        "{scope: {path: ''}, values: {published: false}}, "
        "{scope: {path: news, type: page}, values: {published: true}}"
    )
    write_files(tmp_path, {"_config.yml": f"defaults: [{rules}]"})
    settings, _ = settings_of(Tree(tmp_path))
    assert settings.given_to("news/a.md", "pages") == {"published": True}
    assert settings.given_to("newsletter/a.md", "pages") == {"published": False}
