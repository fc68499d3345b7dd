"""A site's files by names that compare, each opened by the name that it has on the disk."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import Survey, survey_site, walk_site
from sitegen.errors import ContentError
from tests.sites import deep_folder, write_files

COMPOSED = "content/news/2024/caf\u00e9"
DECOMPOSED = "content/news/2024/cafe\u0301"


def survey(site: Path, *paths: str) -> Survey:
    files = ("site.yaml", "content/first.md", *paths)
    write_files(site, {path: path.encode() for path in files})
    return survey_site(site)


def said(found: Survey) -> list[str]:
    return [str(problem) for problem in found.problems]


@pytest.mark.parametrize(
    "name",
    [
        "cafe\u0301.md",
        "cafe\u0301/index.md",
        "\u0627\u0654\u0645\u0644.md",
        "cafe\u0301/u\u0308.jpg",
    ],
)
def test_a_decomposed_name_is_known_composed_and_opened_as_it_is(tmp_path: Path, name: str) -> None:
    path = f"content/news/2024/{name}"
    found = survey(tmp_path, path)
    assert not found.problems
    composed = normalize("NFC", path)
    assert composed in found.identities
    assert path not in found.identities
    assert Sources(tmp_path, found).read(composed) == path.encode()


@given(st.text(st.characters(categories=["L", "Mn", "Nd"]), min_size=1, max_size=8))
def test_every_name_is_found_in_its_composed_form_and_can_be_read(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    site = tmp_path_factory.mktemp("site")
    path = f"content/{normalize('NFD', name)}.md"
    found = survey(site, path)
    assert Sources(site, found).read(normalize("NFC", path)) == path.encode()


@pytest.mark.parametrize("ending", [".md", ".jpg", "/index.md"])
def test_two_forms_of_a_name_side_by_side_are_a_mistake_that_names_both(
    tmp_path: Path, ending: str
) -> None:
    found = survey(tmp_path, f"{COMPOSED}{ending}", f"{DECOMPOSED}{ending}")
    (line,) = said(found)
    assert line.startswith(COMPOSED)
    assert "'caf\\xe9" in line
    assert "'cafe\\u0301" in line


def test_a_pipe_among_the_sources_is_told_and_not_read(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    os.mkfifo(tmp_path / "content" / "pipe.md")
    found = survey(tmp_path)
    assert said(found) == ["content/pipe.md:1: neither a file nor a folder; remove it"]


def test_a_file_that_became_a_pipe_is_not_read(tmp_path: Path) -> None:
    found = survey(tmp_path, "content/a.md")
    (tmp_path / "content/a.md").unlink()
    os.mkfifo(tmp_path / "content/a.md")
    with pytest.raises(ContentError, match="no longer a file"):
        Sources(tmp_path, found).read("content/a.md")


def test_a_file_whose_status_is_refused_is_told_by_its_whole_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # So it is in a folder that may be listed and not entered; but root enters any.
    def refuse(self: object, path: str, *_: object) -> None:
        if path == "content/pages/about.md":
            raise PermissionError(errno.EACCES, "Permission denied", "pages/about.md")

    monkeypatch.setattr("sitegen.content.folder.walk.Walk.note", refuse)
    found = survey(tmp_path, "content/pages/about.md")
    assert said(found) == ["content/pages/about.md:1: can't be read: Permission denied"]


def test_folders_may_be_nested_a_thousand_deep(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    with deep_folder(tmp_path / "content") as deep:
        (deep / "deep.md").write_bytes(b"deep")
        assert (deep / "deep.md").relative_to(tmp_path).as_posix() in survey(tmp_path).identities


def test_a_path_longer_than_the_system_takes_is_told(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    with deep_folder(tmp_path / "content", 2500):
        (line,) = said(survey(tmp_path))
    assert "can't be read: File name too long" in line


def test_what_may_be_written_again_unseen_is_young(tmp_path: Path) -> None:
    assert survey(tmp_path, "content/a.md").young == {
        "site.yaml",
        "content/first.md",
        "content/a.md",
    }


def test_what_cannot_be_followed_stops_a_command(tmp_path: Path) -> None:
    survey(tmp_path, f"{COMPOSED}.md", f"{DECOMPOSED}.md")
    with pytest.raises(ContentError, match="two of this name"):
        walk_site(tmp_path)


@pytest.mark.parametrize("sign", ["\n", "\r", "\t", "\x01", "\x1b", "\x7f", "\x85", "\u2028"])
@pytest.mark.parametrize("place", ["content/news/2024/{}.md", "content/{}/a.jpg", "static/{}"])
def test_a_name_with_a_control_is_a_mistake_on_one_line(
    tmp_path: Path, place: str, sign: str
) -> None:
    found = survey(tmp_path, place.format(f"a{sign}b"))
    (told,) = said(found)
    assert f"the name holds {sign!a}, which no address has; rename it" in told
    assert told.isprintable()
    assert place.partition("{")[0] in told
    assert list(found.identities) == ["content/first.md", "site.yaml"]


@pytest.mark.parametrize("name", ["content", "static", "themes", "private"])
@pytest.mark.parametrize("kind", ["file", "link to a file", "link to nothing", "pipe"])
def test_a_file_where_a_folder_belongs_is_a_mistake(tmp_path: Path, name: str, kind: str) -> None:
    files = {"site.yaml": b"", "other": b"x"} | ({} if name == "content" else {"content/a.md": b""})
    write_files(tmp_path, files)
    make = {
        "file": lambda: (tmp_path / name).write_text("x"),
        "link to a file": lambda: (tmp_path / name).symlink_to("other"),
        "link to nothing": lambda: (tmp_path / name).symlink_to("none"),
        "pipe": lambda: os.mkfifo(tmp_path / name),
    }
    make[kind]()
    expected = f"{name}:1: no folder stands here, expected one; move it away or rename it"
    assert said(survey_site(tmp_path)) == [expected]


def test_a_folder_where_a_file_belongs_is_a_mistake(tmp_path: Path) -> None:
    found = survey(tmp_path, "extensions.py/x")
    assert said(found) == ["extensions.py:1: no file stands here, expected one"]


@pytest.mark.parametrize("path", ["content/data/members.csv", "content/news/2024/trip.MD"])
def test_a_folder_called_as_a_table_or_an_entry_is_a_mistake(tmp_path: Path, path: str) -> None:
    (tmp_path / path).mkdir(parents=True)
    found = survey(tmp_path, "content/a.md")
    assert said(found) == [f"{path}:1: a folder stands here, expected a file; rename it"]
    assert "content/a.md" in found.identities


def test_mistakes_of_folders_do_not_hide_each_other(tmp_path: Path) -> None:
    write_files(tmp_path, {"site.yaml": b"", "static": b"", "themes": b""})
    assert [line.partition(":")[0] for line in said(survey_site(tmp_path))] == [
        "static",
        "themes",
        "content",
    ]
