"""No build writes where it has nothing to write: judged before anything is made."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from unittest.mock import ANY

import pytest
from click.testing import CliRunner

from sitegen.builder.commit.places import TAG, judge_target, prepare_cache
from sitegen.cli import main
from sitegen.errors import FileSystemError, UsageError
from tests.sites import make_site, write_files

COMMANDS = {"build": ["build"], "panels": ["panels", "--proof"]}
NOT_TO_BE_WRITTEN = (
    "content",
    "content/news",
    "new/../content",
    "themes",
    "themes/tiny",
    "static",
    "private",
    "private/deeper",
    "imports",
    "extensions.py",
    "sub/.git",
    "sub/.hidden/deeper",
    "../../elsewhere/.git/hooks",
    "../../elsewhere/.ssh",
    ".",
    "",
    "..",
    "../..",
    "/",
    ".git",
    ".git/hooks",
    ".sitegen",
    ".sitegen/stage",
    ".sitegen/cache",
    "to-content",
)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site that is the current folder, with a Git folder and a link to its content."""
    site = make_site(tmp_path / "above" / "site", {".git/config": ""})
    (site / "to-content").symlink_to("content")
    monkeypatch.chdir(site)
    return site


def names(folder: Path) -> set[str]:
    """Give all that lies in a folder, but for the cache."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    return {name for name in found if not name.startswith("site/.sitegen")}


def call(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, words)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


@pytest.mark.parametrize("output", NOT_TO_BE_WRITTEN)
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_the_site_what_is_above_it_and_its_sources_are_refused(
    site: Path, command: list[str], output: str
) -> None:
    before = names(site.parent)
    code, said = call(*command, "--output", output)
    assert (code, names(site.parent)) == (2, before), said
    assert "expected a folder of its own" in said or "the name of the folder is empty" in said


def test_a_build_does_not_write_to_the_folder_of_panels(site: Path) -> None:
    code, said = call("build", "--output", "output-print")
    assert code == 2
    assert "lies in output-print" in said


def test_panels_are_not_written_into_a_website(site: Path) -> None:
    assert call("build")[0] == 0
    code, said = call("panels", "--output", "output")
    assert code == 2
    assert "holds a website" in said


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_folder_that_holds_files_of_others_is_refused_unless_told(
    site: Path, command: list[str]
) -> None:
    write_files(site.parent, {"etc/passwd": "mine"})
    code, said = call(*command, "--output", "../etc")
    assert code == 2
    assert "holds files that sitegen did not write, such as passwd" in said
    assert "--adopt" in said
    assert names(site.parent / "etc") == {"passwd"}


def test_a_folder_that_is_adopted_keeps_what_lies_there_and_is_ours_from_then_on(
    site: Path,
) -> None:
    write_files(site, {"public/CNAME": "www.example.org"})
    code, said = call("build", "--output", "public", "--adopt")
    assert code == 0, said
    assert "public/CNAME: not written by sitegen; kept" in said
    assert (site / "public/index.html").is_file()
    assert call("build", "--output", "public")[0] == 0


@pytest.mark.parametrize("files", [{}, {".gitkeep": ""}, {".gitignore": "*\n", ".DS_Store": ""}])
def test_an_empty_folder_is_taken(site: Path, files: dict[str, str]) -> None:
    (site / "public").mkdir()
    write_files(site / "public", files)
    code, said = call("build", "--output", "public")
    assert code == 0, said


@pytest.mark.parametrize("option", ["--output", "--cache"])
@pytest.mark.parametrize("folder", ["first", "first/deeper"])
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_link_that_loops_is_said_and_nothing_is_written(
    site: Path, command: list[str], folder: str, option: str
) -> None:
    (site / "first").symlink_to("second")
    (site / "second").symlink_to("first")
    before = names(site.parent)
    code, said = call(*command, option, folder)
    assert (code, names(site.parent)) == (1, before), said
    assert "Too many levels of symbolic links" in said


@pytest.mark.parametrize(
    "words", [("build", "--output"), ("panels", "--output"), ("serve", "--cache")]
)
def test_a_name_that_the_system_does_not_take_is_said(site: Path, words: tuple[str, str]) -> None:
    code, said = call(*words, "a" * 300)
    assert code == 1
    assert "File name too long" in said


def test_an_output_outlives_its_cache(site: Path) -> None:
    assert call("build")[0] == 0
    (site / ".sitegen").rename(site.parent / "gone")
    assert call("build")[0] == 0


def test_the_cache_lies_where_it_is_asked_for(site: Path) -> None:
    cache, output = str(site.parent / "kept"), str(site.parent / "public")
    code, said = call("build", "--cache", cache, "--output", output)
    assert code == 0, said
    assert not (site / ".sitegen").exists()
    assert (site.parent / "kept" / TAG).read_bytes().startswith(b"Signature: 8a477f597d28d172789")
    assert "0 rendered" in call("build", "--cache", cache, "--output", output)[1]
    code, said = call("why", "index.html", "--cache", cache, "--output", output)
    assert code == 0, said


@pytest.mark.parametrize("lost", [TAG, "lock"])
def test_a_cache_that_lost_a_file_is_still_one(site: Path, lost: str) -> None:
    words = ("build", "--cache", "../kept", "--output", "../public")
    assert call(*words)[0] == 0
    (site.parent / "kept" / lost).unlink()
    code, said = call(*words)
    assert code == 0, said
    assert (site.parent / "kept" / TAG).is_file()


@pytest.mark.parametrize("option", ["--output", "--cache"])
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_nothing_is_kept_or_made_in_a_website_that_was_built(
    site: Path, command: list[str], option: str
) -> None:
    assert call("build", "--output", "../public")[0] == 0
    before = names(site.parent)
    for folder in ("../public/within", "../public/news/2024/within"):
        code, said = call(*command, option, folder)
        assert (code, names(site.parent)) == (2, before), said
        assert "lies in public, a built website" in said


@pytest.mark.parametrize(
    "folder",
    [
        " ",
        "\t",
        "~",
        "~/site",
        "~dana/site",
        "$OUT",
        "a/${OUT}/b",
        "$OUT/site",
        "%OUT%",
        "$(pwd)/site",
        "`pwd`/site",
        "{{ output }}",
        "<output>",
    ],
)
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_name_that_a_shell_was_to_fill_in_is_refused(
    site: Path, command: list[str], folder: str
) -> None:
    before = names(site.parent)
    for option in ("--output", "--cache"):
        code, said = call(*command, option, folder)
        assert (code, names(site.parent)) == (2, before), said
        assert "the folder is empty" in said or "no shell has filled in" in said


@pytest.mark.parametrize("folder", ["https://example.org/site", "file:///srv/site", "s3://site"])
def test_an_address_is_no_folder(site: Path, folder: str) -> None:
    before = names(site.parent)
    for option in ("--output", "--cache"):
        code, said = call("build", option, folder)
        assert (code, names(site.parent)) == (2, before), said
        assert f'"{folder}" is an address, expected a folder' in said


@pytest.mark.parametrize("folder", ["a$", "100%", "a~", "~tilde-in-a/../b~", "50%-60%"])
def test_signs_that_no_shell_fills_in_are_names(site: Path, folder: str) -> None:
    code, said = call("build", "--output", f"../{folder}")
    assert code == 0, said


@pytest.mark.parametrize(
    "cache", ["content", "themes/tiny", ".", "..", "/", ".git", "full", "output", "output/kept"]
)
def test_a_cache_is_not_kept_where_others_keep_theirs(site: Path, cache: str) -> None:
    write_files(site, {"full/cache/mine": "mine"})
    code, said = call("build", "--cache", cache, "--output", "../public")
    assert code == 2, said
    assert (site / "full/cache/mine").is_file()


def test_the_caches_own_folder_may_be_a_link_to_a_folder_of_its_own(site: Path) -> None:
    (site / ".sitegen").symlink_to("content")
    assert call("build")[0] == 2
    assert not (site / "content/lock").exists()
    (site / ".sitegen").unlink()
    (site.parent / "large").mkdir()
    (site / ".sitegen").symlink_to("../large")
    assert call("build")[0] == 0
    assert (site.parent / "large" / TAG).is_file()


def test_output_and_cache_are_two_folders(site: Path) -> None:
    for output in ("../kept", "../kept/public", ".."):
        assert call("build", "--cache", "../kept", "--output", output)[0] == 2


def test_a_cache_that_cannot_be_written_says_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    (tmp_path / "site.yaml").touch()
    (tmp_path / ".sitegen").mkdir()
    (tmp_path / ".sitegen" / TAG).write_text("a cache")
    monkeypatch.setattr("sitegen.builder.commit.places.touched", refuse)
    with pytest.raises(FileSystemError, match=r"Read-only file system; name .* with --cache DIR"):
        prepare_cache(tmp_path, tmp_path / ".sitegen")


def test_another_case_of_letters_hides_no_folder(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a Mac, where Content and content are one folder: a second name of one place."""
    (site / "Content").symlink_to("content")
    with pytest.raises(UsageError, match="lies in content"):
        prepare_cache(site, site / "Content" / "news")
    for command in COMMANDS.values():
        assert "lies in private" in call(*command, "--output", "Private")[1]
        assert "lies in content" in call(*command, "--output", "CONTENT")[1]


def test_the_site_is_called_by_what_it_is_where_the_cache_lies_in_it(site: Path) -> None:
    for output in (".", ".."):
        assert "is the site's folder, or above it" in call("build", "--output", output)[1]


def test_folders_of_the_output_get_their_rights_back(site: Path) -> None:
    assert call("build")[0] == 0
    folder = site / "output/news"
    folder.chmod(0o2700)
    write_files(site, {"content/pages/about.md": "---\ntitle: About\n---\n\nAnother text.\n"})
    assert call("build")[0] == 0
    assert folder.stat().st_mode & 0o7777 == 0o2755


def test_what_is_published_can_be_read_by_a_web_server_whatever_the_umask(site: Path) -> None:
    before = os.umask(0o077)
    try:
        code, said = call("build", "--output", "../new/public", "--jobs", "2")
    finally:
        os.umask(before)
    assert code == 0, said
    public = site.parent / "new"
    assert {path.stat().st_mode & 0o777 for path in public.rglob("*") if path.is_file()} == {0o644}
    folders = [public, *(path for path in public.rglob("*") if path.is_dir())]
    assert {path.stat().st_mode & 0o777 for path in folders} == {0o755}


TARGETS = (*NOT_TO_BE_WRITTEN, "output", "output/deeper", "output-print", "kept", "kept/deeper")


@pytest.mark.parametrize("path", sorted({path for path in TARGETS if path}))
def test_releases_are_not_published_into_the_site_its_output_or_its_cache(
    path: str, site: Path
) -> None:
    (site / "output").mkdir()
    before = names(site)
    with pytest.raises(UsageError, match="expected a"):
        judge_target(site, site / path, site / "output", site / "kept")
    assert names(site) == before


@pytest.mark.parametrize("path", ["../preview", "public", "../above-too"])
def test_releases_are_published_to_a_folder_of_their_own(path: str, site: Path) -> None:
    judge_target(site, site / path, site / "output", site / "kept")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files")
@pytest.mark.parametrize("kind", ["pipe", "link to a device", "folder"])
def test_what_stands_in_the_place_of_the_lock_makes_way(site: Path, kind: str) -> None:
    assert call("build")[0] == 0
    lock = site / ".sitegen/lock"
    lock.unlink()
    if kind == "pipe":
        os.mkfifo(lock)
    elif kind == "folder":
        lock.mkdir()
    else:
        lock.symlink_to("/dev/null")
    code, said = call("build")
    assert code == 0, said
    assert "lock: had another form than the cache's; removed, and built again" in said
    assert lock.is_file() and not lock.is_symlink()


@pytest.mark.parametrize("refusal", [errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP])
def test_a_file_system_without_rights_of_single_files_is_written_to(
    site: Path, monkeypatch: pytest.MonkeyPatch, refusal: int
) -> None:
    """A stick with FAT: whoever mounted it decided on the rights of all files."""

    def refuse(path: str | Path, mode: int, **_: object) -> None:
        raise OSError(refusal, os.strerror(refusal), str(path))

    monkeypatch.setattr("os.chmod", refuse)
    assert call("build", "--output", "../stick/public", "--jobs", "1") == (0, ANY)
    assert (site.parent / "stick/public/about/index.html").is_file()


@pytest.mark.parametrize("command", ["build", "panels", "serve"])
def test_nothing_is_written_into_a_folder_that_is_no_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    said = CliRunner().invoke(main, [command])
    assert said.exit_code == 2
    assert "no site.yaml" in said.output
    assert list(tmp_path.iterdir()) == []
