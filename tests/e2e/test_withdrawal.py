"""What may no longer be shown is gone with the next build, whatever else speaks of it."""

from __future__ import annotations

from pathlib import Path

from tests.sites import CONSENT, make_site, run_sitegen

UNTIL = CONSENT.replace("public,", "public, until: 2024-06-30,")
FILES = {
    "content/stories/2022/noor/index.md": (
        f"---\ntitle: Bread\nstoryteller: {{name: Noor}}\n{UNTIL}\n---\n\nWe began.\n"
    ),
    "content/news/2024/trip.md": (
        "---\ntitle: A trip\ndate: 2024-06-03\n---\n\n"
        "We heard [her story](../../stories/2022/noor/index.md) and [again](/stories/2022/noor/).\n"
    ),
}


def test_a_story_whose_consent_ends_is_gone_although_others_link_to_it(tmp_path: Path) -> None:
    site = make_site(tmp_path, FILES)
    assert run_sitegen(site, "build", "--at", "2024-06-29T12:00").code == 0
    page = site / "output/news/2024/trip/index.html"
    assert '<a href="/stories/2022/noor/">her story</a>' in page.read_text("utf-8")
    done = run_sitegen(site, "build", "--at", "2024-07-01T12:00")
    assert done.code == 0, done.err
    files = [path for path in (site / "output").rglob("*") if path.is_file()]
    assert not any("noor" in str(path.relative_to(site)) for path in files)
    assert not any(word in path.read_bytes() for path in files for word in (b"Noor", b"/noor/"))
    assert "We heard her story and again." in page.read_text("utf-8")
    assert "content/news/2024/trip.md:6: warning: link to " in done.err
    assert "the words stand without a link" in done.err


def test_before_publishing_such_a_link_is_a_mistake(tmp_path: Path) -> None:
    site = make_site(tmp_path, FILES)
    done = run_sitegen(site, "build", "--strict", "--at", "2024-07-01T12:00")
    assert done.code == 1
    assert not (site / "output").exists()
