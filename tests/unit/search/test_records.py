"""What can be found of each kind of entry is what its page shows."""

from __future__ import annotations

from datetime import datetime
from types import SimpleNamespace
from typing import Any, get_args

import pytest

from sitegen.content.entries.entry import Entry
from sitegen.kinds.episode import Audio, Episode
from sitegen.kinds.event import Event
from sitegen.kinds.exhibition import Exhibition, Host, Venue
from sitegen.kinds.news import News
from sitegen.kinds.people import Person
from sitegen.kinds.program import Figure, Pillar, Program
from sitegen.kinds.registry import KINDS, AnyMeta
from sitegen.kinds.show import Show
from sitegen.kinds.story import Award, Story, Storyteller, Voice
from sitegen.render.theme.catalogs import Catalog
from sitegen.schema.dates import PartialDate
from sitegen.search.records import Finding, Told, finding, findings, run_together
from sitegen.site.addresses import output_path
from sitegen.site.collect import collect
from sitegen.site.visibility import Moment
from tests.tools.needs import ROOT
from tests.unit.site.library import ZONE, groups, settings


def found_of(meta: AnyMeta) -> Finding:
    """Give what can be found of an entry with some front matter."""
    kind = KINDS[type(meta).__name__.lower()]
    entry = Entry(id="news/2024/a", lang="en", kind=kind.name, path="content/a.md", meta=meta)
    return finding(entry, kind, "/a/", Told())


EPISODE = Episode(
    title="One",
    guid="1",
    audio=Audio(file="a.mp3"),
    guests=(Person(name="Rana", role="farmer"), Person(name="Dan")),
    hosts=(Person(name="Lee"),),
    chapters=("00:00 Start", "01:30 The well"),
    transcript="content/a.vtt",
)


@pytest.mark.parametrize(
    ("meta", "facts"),
    [
        (
            News(title="A", date=PartialDate(year=2024), dateline="JERICHO", authors=("Rana",)),
            ["JERICHO", "Rana"],
        ),
        (
            Story(
                title="A", storyteller=Storyteller(pseudonym="Noor", role="Nurse", place="Haifa")
            ),
            ["Noor", "Nurse", "Haifa"],
        ),
        (EPISODE, ["Rana, farmer", "Dan", "Lee", "Start", "The well"]),
        (Show(title="A", guid="1", author="Us", partners=("Them",)), ["Us", "Them"]),
        (
            Program(
                title="A",
                pillars=(Pillar(title="Listen", text="To all"),),
                figures=(Figure(number="30+", label="members"),),
                partners=("Them",),
            ),
            ["Listen", "To all", "30+ members", "Them"],
        ),
        (
            Exhibition(
                title="A",
                venues=(Venue(place="Town hall", city="Geneva"),),
                hosts=(Host(name="The city"),),
            ),
            ["Town hall", "Geneva", "The city"],
        ),
        (Event(title="A", place="Jaffa"), ["Jaffa"]),
    ],
    ids=lambda value: type(value).__name__,
)
def test_names_places_and_words_of_the_front_matter_are_found(
    meta: AnyMeta, facts: list[str]
) -> None:
    assert list(found_of(meta).facts) == facts


def test_an_episode_and_a_voice_are_found_by_what_is_said_in_them() -> None:
    story = Story(title="A", voice=Voice(file="v.mp3", transcript="content/v.vtt"))
    assert found_of(EPISODE).file == "content/a.vtt"
    assert found_of(story).file == "content/v.vtt"
    assert found_of(Story(title="A")).file == ""


@pytest.mark.parametrize("award", get_args(Award))
def test_every_award_has_a_word_in_the_theme(award: Award) -> None:
    (word,) = KINDS["story"].found_as(Story(title="A", award=award))
    theme = ROOT / "themes/base"
    assert f'_("{word}")' in (theme / "templates/macros/teasers.html").read_text(encoding="utf-8")
    for lang in ("he", "ar"):
        assert f'msgid "{word}"\n' in (theme / f"messages/{lang}.po").read_text(encoding="utf-8")


def test_every_kind_has_a_word_for_one_of_its_entries() -> None:
    named = [kind for kind in KINDS if kind.one]
    assert len(named) == len(KINDS.by_name) - 2
    for lang in ("he", "ar"):
        words = (ROOT / f"themes/base/messages/{lang}.po").read_text(encoding="utf-8")
        assert [kind.one for kind in named if f'msgid "{kind.one}"\n' not in words] == []


def test_the_summary_and_the_quote_come_first_and_tags_last() -> None:
    found = found_of(Story(title="A", summary="S", quote="Q", tags=("T",)))
    assert (found.lead, found.facts) == (("S", "Q"), ("T",))


def test_lines_are_told_apart_where_no_punctuation_does() -> None:
    assert run_together(["A heading", "", "A sentence.", "לחם", "نعم؟", "end"]) == (
        "A heading · A sentence. לחם · نعم؟ end"
    )


def test_nobody_finds_what_is_not_published_yet() -> None:
    files = {
        "members/_index.md": "title: Members",
        "pages/a.md": "title: Seen",
        "pages/b.md": "title: Unseen\ndraft: true",
        "pages/c.md": "title: Unseen\npublish: 2199-01-01",
    }
    moment = Moment(datetime(2026, 1, 1, tzinfo=ZONE), ZONE, drafts=True)
    library = collect(groups(files), settings(), moment).library
    outputs = [output_path(address) for address in library.addresses.values()]
    assert len(outputs) == 4
    theme: Any = SimpleNamespace(catalogs={"en": Catalog({}, "n != 1")})
    found = findings(library, theme, "en", outputs)
    assert [each.title for each in found] == ["Seen", "Members"]
