"""Whether a translation says what its original says is told as a fact."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import cast

import pytest

from sitegen.audit.audit import audit
from sitegen.builder.options import BuildOptions, BuildReport
from sitegen.builder.originals import Original, keep, kept, recall, renew, tidy
from sitegen.builder.pipeline import build
from sitegen.commands.status import read, record
from sitegen.commands.translated import named
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import walk_site
from sitegen.content.front_matter.frontmatter import split_document
from sitegen.content.settings.settings import Settings
from sitegen.content.settings.settings_file import read_settings
from sitegen.content.translating.wording import version_of, wording_of
from sitegen.errors import ContentError, UsageError
from sitegen.kinds.news import News
from sitegen.kinds.registry import kinds_of
from sitegen.safety.gate import Gate
from sitegen.safety.people import hidden
from sitegen.site.freshness import translations_in
from sitegen.site.history import versions_of
from sitegen.site.reading import read_site
from tests.sites import make_site, run_sitegen, write_files

TRIP = "content/news/2024/trip.md"
HE = "content/news/2024/trip.he.md"
NAMED = "25d0d06cbb46045b"
"""The version that the trip of a small site is."""


NAMES = "people:\n  - {name: Nadia Darwish}\n"


def git(site: Path, *words: str) -> str:
    """Run Git in a site's folder, on a day that is always the same."""
    person = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    day = {"GIT_AUTHOR_DATE": "2024-11-20T09:00Z", "GIT_COMMITTER_DATE": "2024-11-20T09:00Z"}
    command = ["git", "-C", str(site), *person, *words]
    return subprocess.run(
        command, check=True, capture_output=True, text=True, env={"PATH": "/usr/bin:/bin", **day}
    ).stdout


def commit(site: Path, said: str) -> None:
    """Commit all that was changed."""
    git(site, "add", "--all")
    git(site, "commit", "--quiet", "--message", said)


def edit(site: Path, path: str, was: str, now: str) -> None:
    """Write something else into a file."""
    text = (site / path).read_text("utf-8")
    assert was in text
    (site / path).write_text(text.replace(was, now), encoding="utf-8")


def options(site: Path) -> BuildOptions:
    """Give a build of a site, alone."""
    return BuildOptions(site, site / "output", jobs=1)


def built(site: Path) -> BuildReport:
    """Build a site."""
    return build(options(site), notify=lambda said: None)


def out_of_date(site: Path) -> list[str]:
    """Give what `check` says of translations that are, or may be, out of date."""
    messages = (cause.message for cause in audit(options(site)).causes)
    return [message for message in messages if "out of date" in message]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site; its translation names the version of its original."""
    return make_site(tmp_path, {HE: f"---\ntitle: מסע\noriginal: {NAMED}\n---\n\nנסענו.\n"})


def older(site: Path) -> list[dict[str, str | None]]:
    """Give the translations that `status` tells to be older."""
    found = record(*read(site, None, with_translations=True))["translations_older"]
    return cast(list[dict[str, str | None]], found)


def test_a_translation_is_older_once_the_words_of_its_original_are_others(site: Path) -> None:
    assert older(site) == []
    edit(site, TRIP, "2024-06-03", "2024-06-04\ntags: [south]")
    assert older(site) == []
    edit(site, TRIP, "went", "flew")
    assert [each["path"] for each in older(site)] == [HE]
    edit(site, TRIP, "flew", "went")
    assert older(site) == []


def test_the_change_since_which_it_is_older_is_named_across_a_new_name(site: Path) -> None:
    git(site, "init", "--quiet")
    commit(site, "Begin")
    edit(site, TRIP, "went", "flew")
    commit(site, "Say that we flew")
    edit(site, TRIP, "2024-06-03", "2024-06-04")
    for path in (TRIP, HE):
        git(site, "mv", path, path.replace("trip", "tour"))
    edit(site, "content/pages/about.md", "trip.md", "tour.md")
    commit(site, "Call it a tour")
    edit(site, TRIP.replace("trip", "tour"), "flew", "flew home")
    name = git(site, "log", "--format=%H", "--skip=1", "-1")[:9]
    assert older(site) == [
        {
            "path": HE.replace("trip", "tour"),
            "original": TRIP.replace("trip", "tour"),
            "since": "2024-11-20",
            "commit": name,
            "change": "Say that we flew",
        }
    ]
    told = run_sitegen(site, "status").out
    assert "translations older than their original:\n" in told
    assert f"tour.he.md: since 2024-11-20 ({name} Say that we flew)\n" in told
    paths = [TRIP.replace("trip", "tour"), "content/pages/about.md"]
    alone = {path: versions_of(site, [path])[path] for path in paths}
    assert versions_of(site, paths) == alone, "one file or several, the history is the same"
    assert [len(each) for each in alone.values()] == [3, 2]


def test_a_change_that_says_a_secret_name_is_not_quoted(site: Path) -> None:
    write_files(site, {"private/names.yaml": NAMES})
    git(site, "init", "--quiet")
    git(site, "add", "content")
    git(site, "commit", "--quiet", "--message", "Begin")
    edit(site, TRIP, "went", "flew")
    git(site, "commit", "--quiet", "--all", "--message", "Take out Nadia Darwish")
    assert [each["change"] for each in older(site)] == [""]


def test_check_tells_it_and_guesses_no_longer(site: Path) -> None:
    edit(site, TRIP, "---\n\n", "updated: 2024-07-01\n---\n\n")
    edit(site, HE, "---\n\n", "updated: 2024-06-04\n---\n\n")
    git(site, "init", "--quiet")
    commit(site, "Begin")
    assert built(site).rendered > 0
    assert out_of_date(site) == [], "it says what the original says"
    edit(site, HE, f"original: {NAMED}\n", "")
    assert out_of_date(site) == [
        f"the translation may be out of date: {TRIP} was updated on 2024-07-01"
    ], "nobody knows, so it is guessed"
    edit(site, HE, "title", f"original: {NAMED}\ntitle")
    edit(site, TRIP, "went", "flew")
    commit(site, "Say that we flew")
    name = git(site, "log", "--format=%H", "-1")[:9]
    assert out_of_date(site) == [
        f"the translation is out of date: {TRIP} was changed on 2024-11-20 (commit {name})"
    ]


def test_who_writes_with_a_text_editor_renews_it_by_a_command(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    run = run_sitegen(site, "status")
    assert "translations that name no version of their original: 1" in run.out
    run = run_sitegen(site, "translated", HE)
    assert (run.code, run.out) == (0, f"{HE}\n")
    text = f"---\ntitle: מסע\noriginal: {NAMED}\n---\n\nנסענו.\n"
    assert (site / HE).read_text("utf-8") == text
    run = run_sitegen(site, "translated", "--unknown")
    assert (run.code, run.out) == (2, "")
    assert "every translation names a version" in run.err
    assert run_sitegen(site, "new", "news", "news/2024/trip", "--lang", "ar").code == 0
    assert kept(site / ".sitegen", NAMED)
    assert next(translations_in(*site_of(site))).state == "current"


@pytest.mark.parametrize("word", [HE, "news/2024/trip.he", "news/2024/trip.he.md", "HERE"])
def test_a_translation_is_found_by_its_file_from_wherever(site: Path, word: str) -> None:
    known = list(translations_in(*site_of(site)))
    file = str(site / HE) if word == "HERE" else word
    assert named(file, site, known).path == HE
    with pytest.raises(
        UsageError, match=f'no translation "news/2024/trap.he".*did you mean "{HE}"'
    ):
        named("news/2024/trap.he", site, known)


def test_an_original_that_names_a_version_is_a_mistake(site: Path) -> None:
    edit(site, TRIP, "date:", f"original: {NAMED}\ndate:")
    edit(site, HE, NAMED, "today")
    with pytest.raises(ContentError) as told:
        read_site(site)
    messages = "\n".join(map(str, told.value.problems))
    assert f"{TRIP}:3: original: only a translation has it" in messages
    assert f'{HE}:3: original: "today" found, expected' in messages


def test_a_page_is_the_same_whatever_version_its_translation_names(site: Path) -> None:
    assert built(site).rendered > 0
    edit(site, HE, NAMED, "0123456789abcdef")
    assert built(site).rendered == 0


def site_of(site: Path) -> tuple[Sources, Settings]:
    """Give a site's files and settings."""
    sources = Sources(site, walk_site(site))
    return sources, read_settings(sources)


def renewed(site: Path, path: str) -> None:
    """Say that a translation says what its original says."""
    sources, settings = site_of(site)
    found = next(each for each in translations_in(sources, settings) if each.path == path)
    renew(sources, kinds_of(settings.kinds), found, site / ".sitegen")


def original_of(site: Path) -> Original:
    """Give the trip."""
    return Original(site, TRIP, News)


def test_what_git_does_not_know_is_kept_and_goes_once_nobody_names_it(site: Path) -> None:
    cache = site / ".sitegen"
    renewed(site, HE)
    edit(site, TRIP, "went", "flew")
    found = recall(original_of(site), cache, NAMED).wording
    assert found == {"title": "A trip", "": "We went."}
    tidy(cache, {NAMED})
    assert kept(cache, NAMED)
    tidy(cache, set())
    assert kept(cache, NAMED) is None


def test_what_git_knows_is_not_kept(site: Path) -> None:
    git(site, "init", "--quiet")
    commit(site, "Begin")
    renewed(site, HE)
    assert not (site / ".sitegen/originals").exists()
    edit(site, TRIP, "went", "flew")
    found = recall(original_of(site), site / ".sitegen", NAMED).wording
    assert found == {"title": "A trip", "": "We went."}


def test_nothing_is_kept_that_says_a_secret_name(tmp_path: Path) -> None:
    said = wording_of(News, split_document("---\ntitle: A\n---\n\nNadia Darwish came.\n", "i.md"))
    assert not keep(tmp_path, said, Gate(hidden(["Nadia Darwish"])))
    assert list(tmp_path.iterdir()) == []
    assert keep(tmp_path, said, Gate(hidden(["Dana Levi"])))
    assert kept(tmp_path, version_of(said)) == said


def test_what_is_said_of_a_change_may_hold_any_sign(site: Path) -> None:
    git(site, "init", "--quiet")
    commit(site, "Begin \x01 with\ta sign, \u2028 and another")
    edit(site, TRIP, "went", "flew")
    commit(site, "Fly\t\x01")
    edit(site, TRIP, "flew", "swam")
    assert [each["since"] for each in older(site)] == ["2024-11-20"]
    (found,) = (each for each in versions_of(site, [HE])[HE])
    assert found.commit.said.startswith("Begin")


def test_a_name_that_leads_elsewhere_is_no_version(tmp_path: Path) -> None:
    (tmp_path / "site.json").write_bytes(b"{}")
    assert kept(tmp_path / "cache", "../../site") is None


def test_a_damaged_copy_is_none(tmp_path: Path) -> None:
    for data in (b"", b"[]", b'{"title": "Another"}', b"\xff"):
        (tmp_path / "originals").mkdir(exist_ok=True)
        (tmp_path / "originals" / f"{NAMED}.json").write_bytes(data)
        assert kept(tmp_path, NAMED) is None


def test_a_copy_goes_when_a_name_in_it_becomes_secret(site: Path) -> None:
    edit(site, TRIP, "We went.", "Nadia Darwish went.")
    renewed(site, HE)
    assert len(list((site / ".sitegen/originals").iterdir())) == 1
    edit(site, TRIP, "Nadia Darwish", "She")
    write_files(site, {"private/names.yaml": NAMES})
    built(site)
    assert list((site / ".sitegen/originals").iterdir()) == []


def test_a_withdrawn_entry_leaves_no_copy(site: Path, tmp_path: Path) -> None:
    story = "content/stories/2022/noor/index"
    write_files(site, {f"{story}.he.md": "---\ntitle: לחם\n---\n\nהתחלנו.\n"})
    renewed(site, f"{story}.he.md")
    assert len(list((site / ".sitegen/originals").iterdir())) == 1
    archive = tmp_path.parent / f"{tmp_path.name}-archive"
    run = run_sitegen(site, "withdraw", "stories/2022/noor", "--archive", str(archive), "--yes")
    assert run.code == 0, run.out + run.err
    assert not list((site / ".sitegen").glob("originals/*"))
