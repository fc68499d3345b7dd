"""What a translation takes from its original keeps its language, and is told where it is words."""

from __future__ import annotations

from sitegen.content.entries.entry import Entry
from sitegen.kinds.program import PROGRAM as PROGRAM_KIND
from sitegen.site.summaries import summarize
from tests.unit.site.library import NOW, reading

PROGRAM = """
title: Dialogue
summary: Weekends of dialogue.
pillars: [{title: Meet, text: Twice a month.}]
figures: [{number: 60+, label: young leaders}]
call_to_action: {label: Apply now, url: 'https://example.org'}
partners: [EcoPeace]
"""


def read(texts: dict[str, str]) -> tuple[dict[str, Entry], list[str]]:
    """The entries by language, and the warnings."""
    found = reading(texts, ("content/programs/a.jpg",))
    assert not found.problems
    assert found.group is not None
    entries = {entry.lang: entry for entry in found.group.entries}
    return entries, [f"{each.location.path}: {each.message}" for each in found.group.warnings]


def test_words_that_a_translation_does_not_say_are_told_by_field() -> None:
    texts = {"programs/a.md": PROGRAM, "programs/a.he.md": "title: דיאלוג\nfigures: []"}
    _, warnings = read(texts)
    path = "content/programs/a.he.md"
    assert warnings == [
        f"{path}: call_to_action.label: not translated; shown in English",
        f"{path}: pillars: not translated; shown in English",
        f"{path}: summary: not translated; shown in English",
    ]


def test_every_text_that_is_taken_over_is_known_with_its_language() -> None:
    entries, _ = read({"programs/a.md": PROGRAM, "programs/a.ar.md": "title: حوار\nlang: ar"})
    assert dict(entries["ar"].inherited) == dict.fromkeys(
        [
            "Weekends of dialogue.",
            "Meet",
            "Twice a month.",
            "young leaders",
            "Apply now",
            "EcoPeace",
        ],
        "en",
    )
    assert entries["en"].inherited == ()


def test_what_pages_of_others_show_knows_its_language_too() -> None:
    entries, _ = read({"programs/a.md": PROGRAM, "programs/a.he.md": "title: דיאלוג"})
    summary = summarize(entries["he"], PROGRAM_KIND, "/", NOW)
    assert summary.inherited == (("Weekends of dialogue.", "en"),)


def test_names_files_and_signs_want_no_translation() -> None:
    texts = {
        "programs/a.md": "title: A\nimage: a.jpg\nalt: ''\npartners: [EcoPeace]\n"
        "figures: [{number: 60+, label: '–'}]",
        "programs/a.he.md": "title: א",
    }
    assert read(texts)[1] == []


def test_a_picture_is_told_under_the_names_that_its_author_wrote() -> None:
    texts = {
        "programs/a.md": "title: א\nlang: he\nimage: a.jpg\nalt: תמונה\ncaption: דבר",
        "programs/a.en.md": "title: A\ncaption: A thing",
    }
    assert read(texts)[1] == ["content/programs/a.en.md: alt: not translated; shown in Hebrew"]


def test_a_draft_shows_nothing_and_is_told_nothing() -> None:
    texts = {"programs/a.md": PROGRAM, "programs/a.he.md": "title: א\ndraft: true"}
    assert read(texts)[1] == []


EPISODE = "title: Bread\nguid: a\naudio: {file: a.mp3}\ntranscript: a.vtt"
RECORDED = tuple(f"content/podcast/s/season-1/{name}" for name in ("a.mp3", "a.vtt", "he.vtt"))


def test_a_recording_and_a_transcript_are_in_the_language_of_the_text_that_names_them() -> None:
    texts = {
        "podcast/s/season-1/a.md": EPISODE,
        "podcast/s/season-1/a.he.md": "title: לחם\ntranscript: he.vtt",
        "podcast/s/season-1/a.ar.md": "title: خبز",
    }
    found = reading(texts, RECORDED)
    assert not found.problems
    assert found.group is not None
    taken = {entry.lang: dict(entry.inherited) for entry in found.group.entries}
    assert taken == {
        "en": {},
        "he": {RECORDED[0]: "en"},
        "ar": {RECORDED[0]: "en", RECORDED[1]: "en"},
    }
    assert found.group.warnings == ()
