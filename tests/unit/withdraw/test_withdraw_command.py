"""`sitegen withdraw` as staff meet it: listed, asked, broken off and gone on with, rehearsed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.sites import Run, bytes_of, run_sitegen, write_files
from tests.tools.webservers import serving
from tests.unit.withdraw.world import FOLDER, STORY, left_in, site_with_story

PUBLISH = """\
publish:
  live: {to: folder, path: ../www, url: "https://www.example.org", server: nginx}
"""
GONE = "/old/hill-stop/"


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a site that is public, and what is public of it."""
    folder = tmp_path_factory.mktemp("public")
    published(site_with_story(folder / "site", PUBLISH))
    return folder


def published(site: Path) -> None:
    """Build and publish a site."""
    for words in (("build",), ("publish", "live", "--allow-samples")):
        done = run_sitegen(site, *words)
        assert done.code == 0, done.err


@pytest.fixture
def site(public: Path, tmp_path: Path) -> Path:
    """Give a site of its own that is public."""
    shutil.copytree(public, tmp_path, symlinks=True, dirs_exist_ok=True)
    return tmp_path / "site"


def withdraw(site: Path, *words: str) -> Run:
    """Withdraw him, samples let through."""
    return run_sitegen(site, "withdraw", STORY, "--allow-samples", *words)


def test_a_dry_run_lists_everything_and_changes_nothing(site: Path, tmp_path: Path) -> None:
    before = bytes_of(tmp_path)
    done = withdraw(site, "--dry-run")
    assert done.code == 0, done.err
    assert f"{FOLDER}/voice.wav" in done.out and f"  {GONE}\n" in done.out
    assert f"/{STORY}/ (says a name: kept as a digest, answers 404)" in done.out
    assert "content/news/2024/trip.md:7: leads there: /stories/2022/noam/" in done.out
    assert "info@archive.org" in done.out and f"https://www.example.org/{STORY}/" in done.out
    assert bytes_of(tmp_path) == before


def test_what_is_missing_is_asked_for_before_anything_happens(site: Path, tmp_path: Path) -> None:
    before = bytes_of(tmp_path)
    assert "--archive FOLDER, outside of the site's folder, or --delete" in withdraw(site).err
    done = withdraw(site, "--archive", "content/old", "--yes")
    assert done.code == 2 and "expected a folder outside of it" in done.err
    done = withdraw(site, "--delete")
    assert done.code == 2 and "nobody is at a terminal" in done.err
    done = run_sitegen(site, "withdraw", "stories/2022/noan", "--delete", "--yes")
    assert done.code == 2 and f"did you mean {STORY}?" in done.err.replace('"', "")
    assert bytes_of(tmp_path) == before


def test_addresses_are_gone_for_readers_and_a_copy_that_comes_back_is_not_shown(
    site: Path, tmp_path: Path
) -> None:
    files = {path: (site / path).read_bytes() for path in bytes_of(site) if path.startswith(FOLDER)}
    done = withdraw(site, "--archive", "../archive", "--yes")
    assert done.code == 0, done.out + done.err
    assert "0 places found" in done.out
    assert left_in(tmp_path / "www") == [] and left_in(site / "output") == []
    archived = bytes_of(tmp_path / "archive").keys()
    assert any(path.endswith(f"{FOLDER}/index.md") for path in archived)
    with serving("nginx", tmp_path / "run", tmp_path / "www/current") as web:
        assert [web.get(path).status for path in (GONE, f"/{STORY}/", "/news/")] == [410, 404, 200]
    write_files(site, files)
    built = run_sitegen(site, "build")
    assert built.code == 0 and "this entry was withdrawn" in built.err
    assert "consent" not in built.err and left_in(site / "output") == []


def test_a_target_out_of_reach_is_told_and_done_by_the_next_run(site: Path, tmp_path: Path) -> None:
    lock = tmp_path / "www/.sitegen/lock"
    lock.write_text("another machine", encoding="utf-8")
    done = withdraw(site, "--delete", "--yes")
    assert done.code == 1 and "not done: live: publish: somebody is publishing" in done.err
    assert "still there: live: releases/" in done.err and "run it again" in done.out
    assert not (site / FOLDER).exists() and left_in(tmp_path / "www")
    lock.unlink()
    done = withdraw(site, "--delete", "--yes")
    assert done.code == 0, done.out + done.err
    assert left_in(tmp_path / "www") == [] and left_in(site / ".sitegen") == []
    before = bytes_of(tmp_path)
    assert withdraw(site, "--delete", "--yes").code == 0
    assert bytes_of(tmp_path) == before


def test_a_site_with_mistakes_loses_his_pages_at_once_all_the_same(
    site: Path, tmp_path: Path
) -> None:
    write_files(site, {"content/pages/broken.md": "---\ntitel: Broken\n---\n"})
    done = withdraw(site, "--archive", "../archive", "--yes")
    assert done.code == 1 and "content/pages/broken.md:2: titel" in done.err
    page = tmp_path / f"www/current/{STORY}/index.html"
    assert "no-store" in page.read_text("utf-8") and len(page.read_bytes()) < 200
    own = [path for path in left_in(tmp_path / "www/current") if "noam" in path]
    assert own == [f"{STORY}/index.html"]
    (site / "content/pages/broken.md").unlink()
    assert withdraw(site, "--archive", "../archive", "--yes").code == 0
    assert left_in(tmp_path / "www") == []


def test_a_rehearsal_touches_nothing_and_says_what_would_be(site: Path, tmp_path: Path) -> None:
    before = bytes_of(tmp_path)
    done = withdraw(site, "--rehearse")
    assert done.code == 0, done.out + done.err
    assert "live: publish" in done.out and "0 places found" in done.out
    assert "this was a rehearsal on a copy" in done.out
    assert bytes_of(tmp_path) == before


def test_an_archive_that_cant_be_made_may_be_replaced_by_another_choice(
    site: Path, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    done = withdraw(site, "--archive", "../taken/deep", "--dry-run")
    assert done.code == 2 and "can't be made" in done.err
    done = withdraw(site, "--archive", "/proc/nowhere", "--yes")
    assert done.code == 1 and "search engines" not in done.out
    assert "with another --archive FOLDER" in done.err
    assert "Errno" not in done.err and (site / FOLDER / "index.md").is_file()
    done = withdraw(site, "--archive", "../archive", "--delete", "--yes")
    assert done.code == 2 and "expected one of them" in done.err
    done = withdraw(site, "--archive", "../archive", "--yes")
    assert done.code == 0, done.out + done.err
    assert left_in(tmp_path / "www") == []
    assert any(path.endswith(f"{FOLDER}/index.md") for path in bytes_of(tmp_path / "archive"))
    before = bytes_of(tmp_path)
    for other in (("--archive", "../other"), ("--delete",)):
        done = withdraw(site, *other, "--yes")
        assert done.code == 2 and f"again without {other[0]}" in done.err
    assert f"files went to {tmp_path}/archive" in withdraw(site, "--yes").out
    assert bytes_of(tmp_path) == before


def test_a_portrait_that_others_use_is_shown_nowhere_and_the_report_names_it(
    site: Path, tmp_path: Path
) -> None:
    portrait = f"{FOLDER}/portrait.png"
    trip = site / "content/news/2024/trip.md"
    shown = "\nsummary: We went.\nimage: ../../stories/2022/noam/portrait.png\nalt: A man\n---\n"
    body = "![He](../../stories/2022/noam/portrait.png)\n"
    text = trip.read_text("utf-8").replace("\nsummary: We went to the hill.\n---\n", shown) + body
    trip.write_text(text, encoding="utf-8")
    published(site)
    assert "noam-" in (tmp_path / "www/current/news/2024/trip/index.html").read_text("utf-8")
    done = withdraw(site, "--archive", "../archive", "--yes")
    assert done.code == 0, done.out + done.err
    assert f"{portrait} (content/news/2024/trip.md: no longer shown there)" in done.out
    assert f"  {portrait}\n  take them out of those texts" in done.out.replace("    ", "  ")
    assert (site / portrait).is_file()
    assert left_in(tmp_path / "www") == [] and left_in(site / "output") == []
    trip_now = (tmp_path / "www/current/news/2024/trip/index.html").read_text("utf-8")
    assert "noam" not in trip_now and "<title>A trip to the hill" in trip_now
    built = run_sitegen(site, "build")
    assert built.code == 0 and "trip.md" in built.err and "left out here" in built.err


def test_receipts_go_with_the_files(site: Path, tmp_path: Path) -> None:
    with (site / "site.yaml").open("a", encoding="utf-8") as settings:
        settings.write("contact: office@example.org\n")
    done = run_sitegen(site, "consent", STORY)
    assert done.code == 0, done.err
    assert list((site / "private/receipts").iterdir())
    done = withdraw(site, "--archive", "../archive", "--yes")
    assert done.code == 0, done.out + done.err
    assert not list((site / "private").rglob("*noam*"))
    archived = [path for path in bytes_of(tmp_path / "archive") if "private/receipts/" in path]
    assert len(archived) == 2
