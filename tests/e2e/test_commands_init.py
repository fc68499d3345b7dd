"""`sitegen init`: another organisation's site begins from the wheel alone, and is nobody else's."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sitegen.content.front_matter.frontmatter import compose
from sitegen.content.new.scaffold import settings_text
from sitegen.content.settings.settings import Settings
from sitegen.content.validation.context import Facts, Findings, ValidationContext
from sitegen.content.validation.models import values_of
from sitegen.kinds.registry import KINDS
from tests.conftest import MakeOnce
from tests.sites import answered, bytes_of, environment, run_sitegen

ROOT = Path(__file__).resolve().parents[2]
OURS = re.compile(
    "allmep|alliance for (?:the )?middle east|mid east storytellers|alumhub|groundwork"
    "|הברית לשלום|התחברות לשלום|التحالف من أجل السلام",
    re.IGNORECASE,
)
"""The names of the organisation whose site stands in this repository, and of its programs."""

OPTIONS = ("--name", "Our voices", "--language", "en", "--language", "he", "--language", "ar")
SECONDS = 300


@pytest.fixture(scope="module")
def begun(make_once: MakeOnce, wheel: Path) -> Path:
    """Sites that the wheel began, built and checked, with no file of the repository in reach.

    `site` is in three languages, `other` in one that the theme has no words for.
    """

    def begin(folder: Path) -> None:
        package, site = folder / "package", folder / "site"
        pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index"]
        subprocess.run([*pip, "--target", package, wheel], check=True, timeout=SECONDS)
        env = environment() | {"PYTHONPATH": str(package)}
        where = [sys.executable, "-P", "-c", "import sitegen; print(sitegen.__file__)"]
        found = subprocess.run(where, cwd=folder, env=env, capture_output=True, text=True)
        assert Path(found.stdout.strip()).is_relative_to(package)
        other = folder / "other"
        for name, words in {
            "init": ("init", site, *OPTIONS, "--ci", "gitlab"),
            "build": ("build", "--site", site, "--strict"),
            "check": ("check", "--site", site, "--release", "--json"),
            "init-other": ("init", other, "--name", "Nos voix", "--language", "fr"),
            "build-other": ("build", "--site", other, "--strict"),
            "check-other": ("check", "--site", other, "--strict"),
        }.items():
            done = subprocess.run(
                [sys.executable, "-P", "-m", "sitegen", *words],
                cwd=folder,
                env=env,
                capture_output=True,
                timeout=SECONDS,
            )
            assert name == "check" or done.returncode == 0, done.stderr.decode()
            (folder / f"{name}.out").write_bytes(done.stdout)

    return make_once("begun", begin)


def test_a_new_site_builds_at_once_without_a_warning(begun: Path) -> None:
    assert (begun / "site/output/index.html").is_file()
    assert (begun / "other/output/index.html").is_file()
    assert (begun / "site/.gitlab-ci.yml").is_file()
    assert "private/" in (begun / "site/.gitignore").read_text("utf-8").splitlines()


def test_only_its_samples_keep_a_new_site_from_a_release(begun: Path) -> None:
    findings = json.loads((begun / "check.out").read_text("utf-8"))["findings"]
    assert {finding["rule"] for finding in findings} == {"sample"}


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_every_kind_has_a_sample_in_every_language(begun: Path, kind: str) -> None:
    files = (begun / "init.out").read_text("utf-8").split()
    of_kind = [f for f in files if f.endswith(".md") and f"content/{KINDS[kind].folder}" in f]
    marked = f"/{KINDS[kind].file or 'index'}"
    for ending in (".md", ".he.md", ".ar.md"):
        assert any(file.endswith(marked + ending) for file in of_kind), ending


def test_nothing_of_one_organisation_is_in_a_new_site(begun: Path) -> None:
    assert told_in(begun / "site") == []


@pytest.mark.parametrize("folder", ["sitegen", "themes/base"])
def test_nothing_of_one_organisation_is_hard_wired(folder: str) -> None:
    assert told_in(ROOT / folder) == []


def told_in(folder: Path) -> list[str]:
    """Give the files below a folder that name the organisation."""
    return [
        path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        if OURS.search(path.read_bytes().decode("utf-8", "replace"))
        if "__pycache__" not in path.parts
    ]


def test_every_setting_that_is_offered_is_right_once_its_sign_is_taken_away() -> None:
    written = {"title": '"A"', "url": "https://www.example.org"}
    text = re.sub(r"^#(?! )", "", settings_text(Settings, written), flags=re.MULTILINE)
    findings = Findings()
    facts = Facts(files=frozenset(), languages=("en", "fr"), zone=ZoneInfo("UTC"))
    node = compose(text, "site.yaml")
    values_of(Settings, node, ValidationContext(facts, findings))
    assert [str(problem) for problem in (*findings.problems, *findings.warnings)] == []
    assert set(node.fields) == set(Settings.__struct_fields__)


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all", encoding="utf-8")
    before = bytes_of(tmp_path)
    done = run_sitegen(tmp_path, "init", ".", *OPTIONS)
    assert (done.code, done.out) == (1, "")
    assert done.err == ".: the folder isn't empty (letter.txt stands there); nothing was written\n"
    assert bytes_of(tmp_path) == before


def test_a_new_repository_is_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert run_sitegen(tmp_path, "init", ".", "--name", "Ours", "--language", "fr").code == 0
    settings = (tmp_path / "site.yaml").read_text("utf-8")
    assert '  fr:\n    name: "Français"\n' in settings
    assert '    - label: "News"\n      url: /news/\n' in settings


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--language", "en"), "--name: missing; expected what the site is called"),
        (("--name", "A", "--language", "xx"), '--language: "xx" found, expected a language code'),
        (("--name", "A", "--url", "ours"), '--url: "ours" found, expected an address such as'),
        (("--name", "A", "--ci", "githb"), 'did you mean "github"?'),
        ((), "--name: missing"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_can_not_be_is_said(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    done = run_sitegen(tmp_path, "init", "ours", *words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert not (tmp_path / "ours").exists()


def test_at_a_terminal_it_asks_and_asks_again_for_what_can_not_be(tmp_path: Path) -> None:
    answers = "Our voices\nen, hh\nen, he\n\nnone\n"
    done = answered(tmp_path, answers, "init", "ours")
    assert done.code == 0, done.err
    assert 'title: "Our voices"' in (tmp_path / "ours/site.yaml").read_text("utf-8")
    assert '"hh" found, expected a language code' in done.err
    assert "ours/content/_index.he.md" in done.out.splitlines()
    assert not (tmp_path / "ours/.github").exists()


def test_with_options_it_asks_nothing(tmp_path: Path) -> None:
    done = answered(tmp_path, "", "init", "ours", "--name", "Ours")
    assert (done.code, done.err) == (0, "begun; see it by: sitegen serve --site ours\n")


@pytest.mark.parametrize(
    "place", ["content/x", "themes/x", ".git/x", ".sitegen/x", "output/x", "private/x"]
)
def test_no_site_is_begun_in_a_folder_of_another(tmp_path: Path, place: str) -> None:
    (tmp_path / "site.yaml").write_text("title: A\nurl: https://www.example.org\n")
    refused = run_sitegen(tmp_path, "init", place, "--name", "Ours")
    assert refused.code == 2
    assert f"{place}: lies in" in refused.err
    assert [path.name for path in tmp_path.iterdir()] == ["site.yaml"]


@pytest.mark.parametrize("place", ["x" * 300, "x/" * 2500])
def test_a_name_that_no_folder_can_have_is_told_in_a_line(tmp_path: Path, place: str) -> None:
    refused = run_sitegen(tmp_path, "init", place, "--name", "Ours")
    assert refused.code == 1
    assert "File name too long" in refused.err
    assert "Traceback" not in refused.err
    refused = run_sitegen(tmp_path, "init", "x", "--name", "O\x07urs")
    assert (refused.code, refused.err) == (2, "--name: the sign U+0007 found; take it out\n")


def test_a_message_of_any_length_is_looked_for_at_once(tmp_path: Path) -> None:
    refused = run_sitegen(tmp_path, "explain", "a" * 100_000)
    assert refused.code == 2
    assert len(refused.err) < 1000


@pytest.mark.parametrize("words", [("build",), ("panels",), ("build", "--cache", "kept")])
def test_a_command_leaves_nothing_in_a_folder_that_is_no_site(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    refused = run_sitegen(tmp_path, *words)
    assert refused.code == 2
    assert "no site.yaml" in refused.err
    assert list(tmp_path.iterdir()) == []
