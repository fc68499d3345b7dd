"""How a site stands: what is shown, held back, about to change, and when it must be built again."""

from __future__ import annotations

import json
from pathlib import Path

from tests.sites import make_site, run_sitegen

HELD_BACK = "---\ntitle: Later\ndate: 2024-06-05\npublish: 2030-05-01T09:00\n---\n\nLater.\n"
ENDING = "---\ntitle: Brief\ndate: 2024-06-06\nexpires: 2030-04-01T09:00\n---\n\nBrief.\n"
DRAFT = "---\ntitle: Half\ndate: 2024-06-07\ndraft: true\n---\n\nHalf.\n"
AT = ("--at", "2030-01-01T00:00")


def site_with(folder: Path) -> Path:
    """Give a site with an entry of each fate."""
    return make_site(
        folder,
        {
            "content/news/2024/later.md": HELD_BACK,
            "content/news/2024/brief.md": ENDING,
            "content/news/2024/half.md": DRAFT,
        },
    )


def test_the_next_build_is_due_when_something_appears_or_goes(tmp_path: Path) -> None:
    site = site_with(tmp_path)
    due = run_sitegen(site, "status", "--next-build", *AT)
    assert (due.code, due.out) == (0, "2030-04-01T09:00:00+03:00\n")
    due = run_sitegen(site, "status", "--next-build", "--at", "2030-04-01T09:00")
    assert due.out == "2030-05-01T09:00:00+03:00\n"
    due = run_sitegen(site, "status", "--next-build", "--at", "2030-05-01T09:00")
    assert due.out == "never\n"


def test_what_is_held_back_and_why_is_told(tmp_path: Path) -> None:
    run = run_sitegen(site_with(tmp_path), "status", *AT)
    assert run.code == 0
    assert "2030-05-01 09:00  content/news/2024/later.md: is published" in run.out
    assert "content/news/2024/half.md: it is a draft" in run.out
    assert "content/news/2024/trip.md: ar" in run.out


def test_machines_get_the_same(tmp_path: Path) -> None:
    record = json.loads(run_sitegen(site_with(tmp_path), "status", "--json", *AT).out)
    assert record["next_build"] == "2030-04-01T09:00:00+03:00"
    assert {each["path"] for each in record["not_shown"]} == {
        "content/news/2024/half.md",
        "content/news/2024/later.md",
    }
    assert {"kind": "news", "lang": "en", "count": 2} in record["published"]


def test_mistakes_are_told_as_a_build_tells_them(tmp_path: Path) -> None:
    site = make_site(tmp_path, {"content/news/2024/x.md": "---\ntitel: X\n---\n"})
    run = run_sitegen(site, "status")
    assert run.code == 1
    assert 'content/news/2024/x.md:2: titel: unknown field; did you mean "title"?' in run.err


def test_drafts_and_samples_that_are_left_are_told(tmp_path: Path) -> None:
    site = site_with(tmp_path)
    sample = "---\ntitle: Made up\ndate: 2024-06-08\nsample: true\n---\n\nNothing.\n"
    (site / "content/news/2024/made.md").write_text(sample)
    record = json.loads(run_sitegen(site, "status", "--json", *AT).out)
    assert record["drafts"] == ["content/news/2024/half.md"]
    assert record["samples"] == ["content/news/2024/made.md"]
    assert "samples left:\n  content/news/2024/made.md\n" in run_sitegen(site, "status", *AT).out
