"""Every field of every kind counts wherever a page shows what it says, at once.

Those of one kind are changed one after the other, of all kinds side by side; in the soak, alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import zip_longest
from typing import Any

import pytest
import yaml

from sitegen.kinds.consent import Consent
from sitegen.kinds.meta import ORIGINAL
from sitegen.kinds.story import Storyteller
from tests.incremental.whole import start_whole
from tests.incremental.workshop import Workshop
from tests.kinds import MODELS

GARDEN = {"file": "/content/news/2024/garden/garden.png", "alt": "Beds"}

OF_ALL: dict[str, Any] = {
    "title": "Said otherwise",
    "summary": "Another summary",
    "slug": "another",
    "url": "/elsewhere/",
    "lang": "ar",
    "date": "2024-05-05",
    "updated": "2026-01-05",
    "draft": True,
    "publish": "2026-05-01T00:00Z",
    "expires": "2026-01-15T00:00Z",
    "tags": ["peace", "voices"],
    "image": GARDEN,
    "aliases": ["/formerly/"],
    "sample": True,
    "people": [{"name": "Someone", "consent": {"name": "public", "web": True}}],
    "extra": {"colour": "blue"},
}
ENTRIES: dict[str, tuple[str, Mapping[str, Any]]] = {
    "news": (
        "news/2025/last.md",
        {
            "dateline": "Nazareth",
            "authors": ["Someone"],
            "programs": ["programs/forum"],
            "gallery": [GARDEN],
            "featured": True,
        },
    ),
    "story": (
        "stories/2021/mara.md",
        {
            "year": 2019,
            "award": "finalist",
            "storyteller": {"pseudonym": "Mara", "role": "Baker"},
            "quote": "A sentence",
            "portrait": GARDEN,
            "voice": {"file": "/content/stories/2022/noor/voice.mp3", "lang": "en"},
            "consent": {"name": "withheld", "web": False},
            "panel": "A shorter text",
        },
    ),
    "show": (
        "podcast/groundwork/show.md",
        {
            "guid": "show-2",
            "author": "Others",
            "owner": {"name": "Others", "email": "others@example.org"},
            "category": ["News"],
            "explicit": True,
            "artwork": {"file": "cover.png", "alt": "A cover"},
            "partners": ["Friends"],
            "disclaimer": "Not the sound of a person",
            "subscribe": {"apple": "https://podcasts.example.org/"},
            "type": "serial",
            "hosts": [{"name": "A host"}],
            "copyright": "© Us",
            "license": {"name": "CC-BY-4.0"},
            "funding": [{"title": "Help", "url": "https://example.org/help/"}],
            "frequency": {"text": "Monthly", "rule": "FREQ=MONTHLY"},
            "discussions": [{"url": "https://example.org/@us/1"}],
            "medium": "course",
            "txt": [{"purpose": "verify", "text": "1"}],
            "locked": True,
            "complete": True,
            "block": True,
            "new_feed_url": "https://example.org/new.xml",
        },
    ),
    "season": ("podcast/groundwork/season-1/season.md", {"guid": "season-2", "number": 2}),
    "episode": (
        "podcast/groundwork/season-1/one/index.md",
        {
            "guid": "episode-3",
            "audio": {"url": "https://example.org/1.mp3", "length": 9, "type": "audio/mpeg"},
            "number": 7,
            "type": "trailer",
            "duration": "10:00",
            "guests": [{"name": "A guest"}],
            "hosts": [{"name": "A host", "role": "Host"}],
            "chapters": ["00:00 Beginning"],
            "transcript": "",
            "explicit": True,
            "block": True,
            "license": {"name": "CC-BY-4.0"},
            "discussions": [{"url": "https://example.org/@us/2"}],
        },
    ),
    "program": (
        "programs/alumhub.md",
        {
            "parent": "",
            "order": 9,
            "status": "past",
            "partners": ["Friends"],
            "stories": {"year": 2021},
            "pillars": [{"title": "Meeting", "text": "Every week"}],
            "call_to_action": {"label": "Join", "url": "/about/"},
            "figures": [{"number": "3", "label": "cities"}],
            "feeds": {"kinds": ["events"]},
        },
    ),
    "exhibition": (
        "exhibitions/winners.md",
        {
            "guid": "exhibition-1",
            "panel": "A shorter text",
            "venues": [{"place": "Hall", "city": "Bonn", "country": "DE", "start": "2026-03"}],
            "languages": ["en"],
            "stories": ["stories/2022/noor"],
            "panels": [{"type": "title"}],
            "hosts": [{"name": "A house"}],
            "downloads": [
                {"file": "/content/news/2024/garden/sound.wav", "title": "Sound", "stories": []}
            ],
            "handouts": ["panels"],
            "press_contact": "press@example.org",
        },
    ),
    "event": (
        "events/meeting.md",
        {
            "start": "2026-02-20T10:00",
            "end": "2026-03-02T16:00",
            "guid": "event-1",
            "time_zone": "Europe/Zurich",
            "status": "cancelled",
            "repeat": "quarterly",
            "repeat_by": "weekday",
            "repeat_until": "2027-12-31",
            "repeat_times": 4,
            "repeat_except": ["2026-02-20"],
            "place": "Haifa",
            "online": "https://example.org/meeting",
            "registration": "https://example.org/register",
        },
    ),
    "page": ("pages/privacy.md", {"order": 1, "menu": "main"}),
    "section": ("news/_index.md", {}),
}
HIDDEN, SHOWN = "stories/2022/dani/index.md", "stories/2022/noor/index.md"
PARTS: dict[str, Mapping[str, Any]] = {
    "consent": {
        "name": "public",
        "web": False,
        "print": False,
        "social": False,
        "photo": False,
        "voice": False,
        "languages": ["he"],
        "venues": ["geneva-2022"],
        "until": "2026-01-15",
        "asked": "2025-01-15",
        "asked_by": "Someone",
        "language": "ar",
        "form": "A form",
        "version": "2",
        "guardian": True,
        "reviewed": "2025-02-15",
        "withdrawn": "2025-12-15",
    },
    "storyteller": {
        "name": "Nour",
        "pseudonym": "N.",
        "role": "Nurse",
        "organisation": "A school",
        "place": "Haifa",
    },
}
TELLING = ("name", "pseudonym", "web", "print", "withdrawn", "role")
"""Fields of a person whose name is not shown that change what is: the others follow in the soak."""

Change = tuple[str, str, Any]
"""An entry, a field, and another value of it."""

FIELDS: dict[str, Change] = {
    f"{kind}-{name}": (path, name, value)
    for kind, (path, own) in ENTRIES.items()
    for name, value in {**OF_ALL, **own}.items()
}
OF_KINDS: list[list[Change]] = [
    [(path, name, value) for name, value in {**(OF_ALL if kind == "news" else {}), **own}.items()]
    for kind, (path, own) in ENTRIES.items()
]
TOGETHER = [[change for change in changes if change] for changes in zip_longest(*OF_KINDS)]
"""A field of each kind at a time: what all kinds have is changed in one of them."""
INNER_FIELDS = [
    pytest.param(
        path,
        part,
        name,
        value,
        id=f"{path}-{part}-{name}",
        marks=() if path == SHOWN or name in TELLING else pytest.mark.soak,
    )
    for part, values in PARTS.items()
    for name, value in values.items()
    for path in (HIDDEN, SHOWN)
]


@pytest.fixture(scope="module", params=["small", pytest.param("whole", marks=pytest.mark.soak)])
def workshop(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Give the site, built once; what a test changes is put back before the next one's build."""
    start = {"small": Workshop.start, "whole": start_whole}[request.param]
    return start(tmp_path_factory.mktemp(request.param))


def written(text: str, path: tuple[str, ...], value: object) -> str:
    """Give a document with a field of its front matter set."""
    _, head, body = text.split("---\n", 2)
    front = yaml.safe_load(head)
    group = front
    for name in path[:-1]:
        group = group[name]
    group[path[-1]] = value
    return f"---\n{yaml.safe_dump(front, allow_unicode=True, sort_keys=False)}---\n{body}"


def check_with(workshop: Workshop, *changes: tuple[str, tuple[str, ...], object]) -> None:
    """Build with fields set, one in a file, compare, and put the fields back."""
    before = {path: workshop.read(path) for path, _, _ in changes}
    for path, names, value in changes:
        workshop.write(path, written(before[path], names, value))
    try:
        outcome = workshop.check()
    finally:
        for path, text in before.items():
            workshop.write(path, text)
    assert outcome.report, outcome.said


def test_every_field_is_changed_here() -> None:
    for kind, model in MODELS.items():
        assert {*OF_ALL, ORIGINAL, *ENTRIES[kind][1]} == set(model.__struct_fields__)
    assert set(PARTS["consent"]) == set(Consent.__struct_fields__)
    assert set(PARTS["storyteller"]) == set(Storyteller.__struct_fields__)


@pytest.mark.parametrize("changes", TOGETHER)
def test_changed_fields_are_seen_wherever_they_count(
    workshop: Workshop, changes: list[Change]
) -> None:
    check_with(workshop, *((f"content/{path}", (name,), value) for path, name, value in changes))


@pytest.mark.soak
@pytest.mark.parametrize(("path", "name", "value"), FIELDS.values(), ids=FIELDS)
def test_a_changed_field_is_seen_wherever_it_counts(
    workshop: Workshop, path: str, name: str, value: object
) -> None:
    check_with(workshop, (f"content/{path}", (name,), value))


def test_the_version_that_a_translation_names_is_seen_nowhere(workshop: Workshop) -> None:
    check_with(workshop, ("content/news/2024/trip.ar.md", (ORIGINAL,), "8f31c2d07b5e0a44"))


@pytest.mark.parametrize(("path", "part", "name", "value"), INNER_FIELDS)
def test_a_changed_field_of_a_person_is_seen_wherever_it_counts(
    workshop: Workshop, path: str, part: str, name: str, value: object
) -> None:
    check_with(workshop, (f"content/{path}", (part, name), value))
