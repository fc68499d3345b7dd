"""`sitegen why`: what an output was made from, and why it was made or reused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import MakeOnce
from tests.sites import make_site, run_sitegen, write_files
from tests.tools.needs import ROOT

TRIP = "content/news/2024/trip.md"
PHOTO = "content/news/2024/photo.jpg"
PICTURES = "pictures:\n  card: {widths: [320], formats: [webp, jpeg]}\n"
WITH_PHOTO = (
    '{% extends "base.html" %}\n{% block main %}\n{{ entry.meta.title }}{{ body.html }}\n'
    '{% if entry.meta.image %}{{ picture(entry.meta.image, "card").src }}{% endif %}\n'
    "{% endblock %}\n"
)


def build_once(folder: Path) -> None:
    """Make a site with a photo, and build it."""
    photo = next((ROOT / "content").rglob("portrait.jpg")).read_bytes()
    pictured = "---\ntitle: Trip\ndate: 2024-06-03\nimage: photo.jpg\nalt: A bus\n---\n\nWe went.\n"
    files: dict[str, str | bytes] = {
        TRIP: pictured,
        PHOTO: photo,
        "themes/tiny/theme.yaml": PICTURES,
        "themes/tiny/templates/news.html": WITH_PHOTO,
        "themes/tiny/assets/mark.svg": (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'
        ),
        "themes/tiny/templates/page.html": '{% extends "base.html" %}'
        "{% block main %}{{ asset('mark.svg') }}{% endblock %}\n",
    }
    done = run_sitegen(make_site(folder, files), "build")
    assert done.code == 0, done.err


@pytest.fixture
def site(make_once: MakeOnce, tmp_path: Path) -> Path:
    """A site of one's own, built as the last thing."""
    made = make_once("site-to-explain", build_once)
    site = Path(shutil.copytree(made, tmp_path / "site"))
    assert run_sitegen(site, "build").code == 0
    return site


def why(site: Path, path: str) -> dict[str, Any]:
    """Give the explanation of an output."""
    done = run_sitegen(site, "why", path, "--json")
    assert done.code == 0, done.err
    found: dict[str, Any] = json.loads(done.out)
    return found


def test_a_page_was_made_from_its_text_templates_and_settings(site: Path) -> None:
    found = why(site, "news/2024/trip/index.html")
    assert found["made_by_last_build"]
    assert "first build" in found["because"]
    assert {TRIP, PHOTO, "site.yaml", "themes/tiny/templates/news.html"} <= set(found["files"])
    assert "themes/tiny/templates/base.html" in found["files"]
    assert "content/pages/about.md" not in found["files"]


@pytest.mark.parametrize(
    "path",
    [
        "/news/2024/trip/",
        "news/2024/trip",
        "output/news/2024/trip/index.html",
        "https://www.example.org/news/2024/trip/#top",
    ],
)
def test_an_output_may_be_named_by_its_address(site: Path, path: str) -> None:
    assert why(site, path)["path"] == "news/2024/trip/index.html"


def test_a_changed_text_is_why_its_page_was_made_and_no_reason_for_others(site: Path) -> None:
    text = (site / TRIP).read_text("utf-8")
    write_files(site, {TRIP: text.replace("We went", "We came")})
    assert run_sitegen(site, "build").code == 0
    found = why(site, "news/2024/trip/index.html")
    assert found["made_by_last_build"]
    assert found["because"] == "an answer differed"
    assert found["changed"]["files"] == [TRIP]
    assert not why(site, "about/index.html")["made_by_last_build"]


def test_a_build_with_nothing_to_do_reused_everything(site: Path) -> None:
    assert run_sitegen(site, "build").code == 0
    assert not why(site, "news/2024/trip/index.html")["made_by_last_build"]


@pytest.mark.parametrize(
    ("harm", "because"),
    [("remove", "missing from the output"), ("change", "changed in the output")],
)
def test_a_damaged_output_is_a_reason(site: Path, harm: str, because: str) -> None:
    page = site / "output/about/index.html"
    if harm == "remove":
        page.unlink()
    else:
        page.write_text("changed by hand")
    assert run_sitegen(site, "build").code == 0
    found = why(site, "about/")
    assert found["made_by_last_build"]
    assert because in found["because"]


def test_a_new_page_is_new(site: Path) -> None:
    write_files(site, {"content/pages/new.md": "---\ntitle: New\n---\n"})
    assert run_sitegen(site, "build").code == 0
    assert why(site, "/new/")["because"] == "there was no such page before"


def test_a_picture_names_its_photo_and_the_pages_that_show_it(site: Path) -> None:
    picture = next((site / "output/media").glob("*.webp"))
    found = why(site, f"media/{picture.name}")
    assert found["files"] == [PHOTO]
    assert "news/2024/trip/index.html" in found["demanded_by"]
    assert "about/index.html" not in found["demanded_by"]


def test_a_file_of_the_theme_names_the_pages_that_ask_for_it(site: Path) -> None:
    mark = next((site / "output/assets").glob("mark-*.svg"))
    found = why(site, f"assets/{mark.name}")
    assert found["files"] == ["themes/tiny/assets/mark.svg"]
    assert found["demanded_by"] == ["about/index.html"]


def test_readers_are_told_in_lines(site: Path) -> None:
    done = run_sitegen(site, "why", "news/2024/trip")
    assert done.out.splitlines()[:2] == [
        "news/2024/trip/index.html: rendered as news (en, news/2024/trip)",
        "the last build made it",
    ]
    assert f"    {TRIP}" in done.out.splitlines()


def test_an_output_that_is_not_there_is_said_with_a_guess(site: Path) -> None:
    done = run_sitegen(site, "why", "news/2024/trap/index.html")
    assert (done.code, done.out) == (1, "")
    assert 'did you mean "news/2024/trip/index.html"?' in done.err


def test_before_the_first_build_nothing_is_known(tmp_path: Path) -> None:
    done = run_sitegen(make_site(tmp_path), "why", "index.html")
    assert (done.code, done.out) == (1, "")
    assert "nothing is known of a build; type sitegen build" in done.err


@pytest.mark.parametrize("command", [("why", "index.html"), ("check",)], ids=["why", "check"])
def test_a_mistake_in_the_theme_is_told_without_a_private_name(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    story = (
        "---\ntitle: Water\nstoryteller: {name: Layla Haddad}\n"
        "consent: {name: withheld, web: true}\n---\nText.\n"
    )
    site = make_site(tmp_path, {"content/stories/2022/water/index.md": story})
    assert run_sitegen(site, "build").code == 0
    write_files(site, {"themes/tiny/theme.yaml": "fonts: Layla Haddad\n"})
    done = run_sitegen(site, *command)
    assert done.code == 1
    assert done.lines[0].startswith("themes/tiny/theme.yaml:1: a mistake stands here beside")
    assert "Layla" not in done.out + done.err
