"""What Hugo and Jekyll don't show is not shown here either: drafts, moments, options, cascades."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from sitegen.content.editing.values import Bare
from sitegen.importing.bringing import bring_in, look_at
from sitegen.importing.folders.values import System
from tests.sites import make_site, run_sitegen
from tests.unit.importing.olden import brought, by_path, item, shown, told

DATED = "date: 2020-05-05\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "site")


def text(fields: str) -> str:
    """Give a text with fields."""
    return f"---\ntitle: T\n{fields}\n---\nSECRET\n"


def drafts(site: Path, system: System, files: Mapping[str, str]) -> set[str]:
    """Give the files that become drafts, each of which is told."""
    whole = brought(site, system, {**files})
    paths = {
        each.where: each.into for each in whole.items if each.outcome == "written" and each.into
    }
    entries = by_path(whole)
    found = {where for where, path in paths.items() if entries[path].fields.get("draft")}
    assert all(any("to look at: a draft" in each for each in told(whole, one)) for one in found)
    return found


@pytest.mark.parametrize(
    "fields",
    [
        "draft: true",
        'draft: "True"',
        "published: false",
        "headless: true",
        "private: true",
        "password: olive",
        "params: {password: olive}",
        "hidden: true",
        "unlisted: yes",
        "status: Draft",
        "visibility: private",
        "build: {render: never}",
        "build: {render: false}",
        "build: {Render: link}",
        "_build: {render: false, list: false}",
        "build: {list: never}",
        "expiryDate: 2020-01-01",
        "expiryDate: some day",
        "publishDate: some day",
    ],
)
def test_what_was_not_shown_is_a_draft_and_told(site: Path, fields: str) -> None:
    file = "content/posts/a.md"
    assert drafts(site, "hugo", {"hugo.toml": "", file: text(DATED + fields)}) == {file}


@pytest.mark.parametrize(
    "fields",
    [
        "draft: false",
        "private: false",
        "published: true",
        "published: 2020-06-06",
        "status: growing",
        "build: {render: always, list: local}",
        "password: ''",
        "password: false",
        "publishDate: 0001-01-01\nexpiryDate: 0001-01-01T00:00:00Z",
    ],
)
def test_what_was_shown_is_no_draft(site: Path, fields: str) -> None:
    files = {"hugo.toml": "", "content/posts/a.md": text(DATED + fields)}
    assert drafts(site, "hugo", files) == set()


def test_a_translation_that_was_not_shown_is_a_draft_beside_its_original(site: Path) -> None:
    files = {
        "hugo.toml": "[languages.en]\n[languages.he]\n",
        "content/posts/a.md": text(DATED),
        "content/posts/a.he.md": text(f"{DATED}draft: true"),
        "content/posts/b.md": text(DATED),
        "content/posts/b.he.md": text("date: 2095-01-01"),
        "content/posts/c.md": text("date: 2095-01-01"),
        "content/posts/c.he.md": text("date: 2095-01-01\nexpiryDate: 2090-01-01"),
        "content/posts/d.md": text("date: 2095-01-01"),
        "content/posts/d.he.md": text("date: 2020-01-01"),
        "content/posts/e.md": text("date: 2095-01-01"),
        "content/posts/e.he.md": text(""),
        "content/posts/f.md": text("date: 2095-01-01"),
        "content/posts/f.he.md": text("draft: true"),
    }
    whole = brought(site, "hugo", files)
    found = {path: shown(each.fields) for path, each in by_path(whole).items()}
    assert "draft" not in found["content/news/2020/a/index.md"]
    assert found["content/news/2020/a/index.he.md"]["draft"] == Bare("true")
    assert "publish" in found["content/news/2020/b/index.he.md"]
    assert "publish" not in found["content/news/2020/b/index.md"]
    assert "publish" not in found["content/news/2095/c/index.he.md"]
    assert found["content/news/2095/c/index.he.md"]["draft"] == Bare("true")
    d, e = (found[f"content/news/2095/{name}/index.he.md"]["publish"] for name in "de")
    assert str(d).find("2020-01-01T") >= 0 and e == Bare("1970-01-01")
    assert any("already" in each for each in told(whole, "content/posts/d.he.md"))
    assert "publish" not in found["content/news/2095/f/index.he.md"]


@pytest.mark.parametrize(
    "fields",
    [
        "date: 2018-01-01\nexpiryDate: 2019-01-01",
        "date: 2020-05-06\npublishDate: 2018-01-01\nexpiryDate: 2020-05-05T10:00:00",
        "date: 2020-05-05T10:00:00Z\nexpiryDate: 2020-05-05T09:00:00Z",
    ],
)
def test_a_moment_that_the_build_would_refuse_makes_a_draft(site: Path, fields: str) -> None:
    files = {
        "hugo.toml": "[languages.en]\n[languages.he]\n",
        "content/posts/a.md": text(DATED),
        "content/posts/a.he.md": text(fields),
        "content/posts/b.md": text(f"{fields}\nslug: b"),
    }
    whole = brought(site, "hugo", {**files})
    bring_in(look_at(site), whole)
    assert by_path(whole)["content/news/2020/a/index.he.md"].fields["draft"] == Bare("true")
    done = run_sitegen(site, "build")
    assert done.code == 0, done.err
    page = site / "output/he/news/2020/a/index.html"
    assert not page.exists() or "SECRET</p>" not in page.read_text()


@pytest.mark.parametrize(
    ("system", "files"),
    [
        ("hugo", {"hugo.toml": "", "content/posts/f.md": text("date: 2095-05-05T10:00:00+02:00")}),
        ("hugo", {"hugo.toml": "", "content/posts/f.md": text("published: 2095-05-05")}),
        ("hugo", {"hugo.toml": "", "content/posts/f.md": text("publishDate: 2095-05-05")}),
        ("hugo", {"hugo.toml": "", "content/posts/2095-05-05-f.md": text("")}),
        ("jekyll", {"_config.yml": "", "_posts/2095-05-05-f.md": text("")}),
        ("jekyll", {"_config.yml": "", "_posts/2020-05-05-f.md": text("date: 2095-05-05")}),
    ],
)
def test_what_has_a_date_to_come_appears_on_it(
    site: Path, system: System, files: dict[str, str | bytes]
) -> None:
    whole = brought(site, system, files)
    (entry,) = whole.entries
    assert str(entry.fields["publish"]).find("2095-05-05") >= 0
    bring_in(look_at(site), whole)
    done = run_sitegen(site, "build")
    assert done.code == 0, done.err
    pages = [each.read_text() for each in (site / "output").rglob("*.html")]
    assert pages and not any("SECRET" in each for each in pages)


@pytest.mark.parametrize(
    ("system", "files"),
    [
        (
            "hugo",
            {"hugo.toml": "buildFuture = true", "content/posts/f.md": text("date: 2095-05-05")},
        ),
        ("hugo", {"hugo.toml": "", "content/posts/f.md": text("date: 2020-05-05")}),
        ("jekyll", {"_config.yml": "future: true", "_posts/2095-05-05-f.md": text("")}),
    ],
)
def test_what_the_settings_show_is_not_held_back(
    site: Path, system: System, files: dict[str, str | bytes]
) -> None:
    (entry,) = brought(site, system, files).entries
    assert "publish" not in entry.fields


CASCADE = {
    "hugo.toml": "",
    "content/posts/_index.md": "---\ntitle: Posts\n---\n",
    "content/posts/a.md": text(DATED),
    "content/posts/sec/b.md": text(DATED),
    "content/posts/sec/bundle/index.md": text(DATED),
    "content/posts/sec/deep/c.md": text(f"{DATED}draft: false"),
}
B, BUNDLE = "content/posts/sec/b.md", "content/posts/sec/bundle/index.md"
SECTION = "content/posts/sec/_index.md"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("cascade: {draft: true}", {B, BUNDLE, SECTION}),
        ("Cascade: {_build: {render: never}}", {B, BUNDLE, SECTION, "content/posts/sec/deep/c.md"}),
        (
            "cascade: [{params: {password: x}, target: {kind: page, path: '/posts/sec/b*'}}]",
            {B, BUNDLE},
        ),
        ("cascade:\n- {_target: {path: '/{other,posts/sec/b}'}, private: true}", {B}),
        (
            "cascade:\n- {target: {lang: he}, draft: true}\n- {target: {path: /x}, draft: true}",
            set(),
        ),
        (
            "cascade: {target: {environment: production, kind: section}, private: true}",
            {SECTION},
        ),
        ("cascade: {color: red}", set()),
    ],
)
def test_what_a_section_gives_to_all_below_it_decides_as_their_own(
    site: Path, fields: str, expected: set[str]
) -> None:
    files = {**CASCADE, SECTION: f"---\ntitle: S\n{fields}\n---\n"}
    assert drafts(site, "hugo", files) == expected


def test_the_nearest_section_decides_and_settings_give_last(site: Path) -> None:
    files = {
        **CASCADE,
        "hugo.toml": "[[cascade]]\ndraft = true\n[cascade.target]\npath = '/posts/**'\n",
        SECTION: "+++\ntitle = 'S'\n[[cascade]]\ndraft = false\n+++\n",
    }
    assert drafts(site, "hugo", files) == {"content/posts/a.md"}


def test_what_a_section_gives_is_no_field_without_a_place(site: Path) -> None:
    files = {**CASCADE, SECTION: "---\ntitle: S\ncascade: {tags: [figs]}\n---\n"}
    whole = brought(site, "hugo", {**files})
    assert by_path(whole)["content/news/2020/b/index.md"].fields["tags"] == ("figs",)
    assert not any("cascade" in each for each in told(whole, SECTION))


def test_files_and_languages_that_the_settings_pass_over_do_not_come(site: Path) -> None:
    files = {
        "hugo.toml": "ignoreFiles = ['/posts/in.*', '(']\ndisableLanguages = ['de']\n"
        "[languages.en]\n[languages.he]\ndisabled = true\n[languages.de]\n",
        "content/posts/inner.md": text(DATED),
        "content/posts/a.de.md": text(DATED),
        "content/posts/a.he.md": text(DATED),
        "content/posts/a.md": text(DATED),
    }
    whole = brought(site, "hugo", {**files})
    assert list(by_path(whole)) == ["content/news/2020/a/index.md"]
    assert "ignoreFiles" in item(whole, "content/posts/inner.md").why
    assert any("ignoreFiles: (" in remark.why for remark in whole.remarks)


def test_jekyll_shows_no_more_than_it_did(site: Path) -> None:
    files = {
        "_config.yml": "exclude: [internal/, './notes*', '*/drafts']\n"
        "collections: {minutes: {output: false}}\n"
        "defaults: [{scope: {path: members}, values: {published: false}}]\n",
        "internal/a.md": text(""),
        "notes-of-us.md": text(""),
        "x/drafts/b.md": text(""),
        "members/c.md": text(""),
        "_minutes/d.md": text(""),
        "_drafts/e.md": text(""),
        "f.md": text(""),
    }
    assert drafts(site, "jekyll", files) == {"members/c.md", "_minutes/d.md", "_drafts/e.md"}
    assert sorted(each.where for each in brought(site, "jekyll", {**files}).items) == [
        *("_drafts/e.md", "_minutes/d.md", "f.md", "members/c.md")
    ]


@pytest.mark.parametrize(
    ("system", "files"),
    [
        ("hugo", {"hugo.toml": "", "content/posts/2020-13-45-a.md": text(DATED)}),
        ("hugo", {"hugo.toml": "", "content/posts/2020-02-30-a.md": text("")}),
        ("hugo", {"hugo.toml": "", "content/posts/a.md": text("date: 0001-01-01")}),
        ("hugo", {"hugo.toml": "", "content/posts/a.md": text("date: 0948-01-01")}),
        ("hugo", {"hugo.toml": "", "content/posts/a.md": text("date: 9999-12-31T23:59:59-05:00")}),
        ("jekyll", {"_config.yml": "", "_posts/2020-13-45-a.md": text("")}),
        ("jekyll", {"_config.yml": "", "_posts/2020-01-01-a.md": text("date: 0001-01-01")}),
    ],
)
def test_a_day_of_no_calendar_ends_no_import(
    site: Path, system: System, files: dict[str, str | bytes]
) -> None:
    whole = brought(site, system, files)
    assert [each.outcome for each in whole.items] == ["written"]
    bring_in(look_at(site), whole)
    done = run_sitegen(site, "build")
    assert done.code == 0, done.err


@pytest.mark.parametrize(
    ("body", "is_draft"),
    [
        ("{{% hugo-encryptor 'x' %}}HIDDEN{{% /hugo-encryptor %}}", True),
        ("{{< private >}}HIDDEN{{< /private >}}", True),
        ("{{< if-env production >}}HIDDEN{{< /if-env >}}", True),
        ("{{</* private */>}}WORDS{{</* /private */>}}", False),
        ("{{< private >}} is no pair", False),
        ("{{< notice >}}WORDS{{< /notice >}}", False),
    ],
)
def test_a_shortcode_that_by_its_name_hides_makes_a_draft(
    site: Path, body: str, is_draft: bool
) -> None:
    path = "content/posts/a.md"
    files = {"hugo.toml": "", path: text(DATED).replace("SECRET", body)}
    assert drafts(site, "hugo", files) == ({path} if is_draft else set())


def test_a_remark_of_hugos_is_no_text(site: Path) -> None:
    path = "content/posts/a.md"
    body = "{{% comment %}}HIDDEN{{% /comment %}}WORDS"
    whole = brought(site, "hugo", {"hugo.toml": "", path: text(DATED).replace("SECRET", body)})
    assert whole.entries[0].body.strip() == "WORDS"
    assert "left out: a remark that Hugo doesn't show: HIDDEN" in told(whole, path)


@pytest.mark.parametrize(
    ("body", "is_draft"),
    [
        ("{% protected %}HIDDEN{% endprotected %}", True),
        ("{% raw %}{% protected %}{% endprotected %}{% endraw %}", False),
        ("{% notice %}WORDS{% endnotice %}", False),
    ],
)
def test_a_tag_that_by_its_name_hides_makes_a_draft(site: Path, body: str, is_draft: bool) -> None:
    path = "_posts/2020-01-01-a.md"
    files = {"_config.yml": "", path: text("").replace("SECRET", body)}
    assert drafts(site, "jekyll", files) == ({path} if is_draft else set())
