"""What each panel has room for is known before anything is drawn."""

from __future__ import annotations

from pathlib import Path

from sitegen.panels.plan.loading import load_sources
from sitegen.panels.plan.plan import Wanted, plan_exhibition
from sitegen.panels.production.texts import rooms_of
from tests.unit.panels.site import write, write_site

GENEVA = "exhibitions/geneva-2022"


def test_words_room_and_fit_are_told_for_each_language(tmp_path: Path, photo_data: bytes) -> None:
    site = write_site(tmp_path / "site", photo_data)
    story = site / "content/stories/2022/open/index.md"
    write(story, story.read_text("utf-8") + "word " * 600)
    plan = plan_exhibition(GENEVA, load_sources(site), Wanted(format="a3"))
    rooms = {(room.slug, room.lang): room for room in rooms_of(plan, tmp_path / "cache")}
    assert rooms["shy", "en"].words == 6
    assert rooms["shy", "en"].room >= 6
    assert rooms["shy", "en"].size >= 18
    long = rooms["open", "en"]
    assert long.words == 606
    assert long.size == 0
    assert 0 < long.room < 606
    assert "en: " in long.problem
