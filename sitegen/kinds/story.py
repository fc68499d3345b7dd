"""Entries of the Storytellers award: a person's own, shown as far as that person agreed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Literal

from sitegen.kinds.consent import Consent
from sitegen.kinds.kind import Kind, OrderKey, Placed, slug_of, year_in_place
from sitegen.kinds.meta import Meta
from sitegen.schema.dates import PartialDate
from sitegen.schema.fields import (
    FileReference,
    LanguageCode,
    Name,
    Prose,
    SpokenFile,
    Tag,
)
from sitegen.schema.guide import Guide
from sitegen.schema.parts import Image
from sitegen.values import Value

Award = Literal["winner", "finalist", "honourable-mention"]


class Storyteller(Value):
    """Who tells a story, as far as it may be said."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "name": Guide("leave it out where it is withheld", "Noor Haddad"),
        "pseudonym": Guide("shown where consent says so", "Noor"),
        "role": Guide("what they do", "Teacher"),
        "organisation": Guide("where", "School for Peace"),
        "place": Guide("the town", "Haifa"),
    }

    name: str = ""
    pseudonym: str = ""
    role: Prose = ""
    organisation: Name = ""
    place: Name = ""


class Voice(Value):
    """The storyteller's voice, with its transcript."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "file": Guide("the recording", "voice.mp3"),
        "transcript": Guide("what is said: WebVTT, SubRip, JSON or plain text", "voice.vtt"),
        "lang": Guide("the language that is spoken", "ar"),
    }

    file: FileReference
    transcript: SpokenFile = ""
    lang: LanguageCode = ""


class Story(Meta):
    """An entry of the Storytellers award."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "year": Guide("The year of the cohort, where it is not the folder's", "2022"),
        "award": Guide("What the story was awarded; none: leave it out"),
        "storyteller": Guide("Who tells the story"),
        "quote": Guide("One sentence of theirs", "We began with the bread."),
        "panel": Guide("A shorter text for the exhibition's panel, in Markdown", "It began."),
        "portrait": Guide("Their portrait"),
        "voice": Guide("Their voice"),
        "consent": Guide(
            "What the storyteller agreed to; without it the story is not published. "
            "What is left out was not agreed to"
        ),
    }

    year: int = 0
    award: Award | None = None
    storyteller: Storyteller = Storyteller()
    quote: Prose = ""
    panel: str = ""
    portrait: Image | None = None
    voice: Voice | None = None
    consent: Consent | None = None


class StoryQuery(Value):
    """Stories chosen by what they are; hung winners first, then by id."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "year": Guide("of this cohort", "2022"),
        "award": Guide("with this award", "winner"),
        "tag": Guide("with this tag", "youth"),
    }

    year: int = 0
    award: Award | None = None
    tag: Tag = ""


AWARD_WORDS = {
    "winner": "Winner",
    "finalist": "Finalist",
    "honourable-mention": "Honorable mention",
}
"""What readers are told of an award: messages of the theme."""

AWARD_RANK = {"winner": 0, "finalist": 1, "honourable-mention": 2, None: 3}


def year_of(story: Placed) -> int:
    """Give the year of a story's cohort."""
    return story.meta.year or year_in_place(story)


def path_of(story: Placed) -> str:
    """Stand below its cohort."""
    year = year_of(story)
    return f"/stories/{f'{year}/' if year else ''}{slug_of(story)}/"


def winners_first(story: Placed) -> OrderKey:
    """Order stories by cohort, the newest first, and by award."""
    return (-year_of(story), AWARD_RANK[story.meta.award], story.id)


def display_name(teller: Storyteller) -> str:
    """Give the name that a storyteller is shown by: the agreed one, else the role."""
    return teller.name or teller.pseudonym or teller.role


def words_of(story: Story) -> str:
    """Give the sentence that stands for a story; a placeholder's is nobody's, and leads nowhere."""
    return "" if story.sample else story.quote


def summary_of(story: Placed, *_: object) -> dict[str, Any]:
    """Give what lists show of a story."""
    meta, teller = story.meta, story.meta.storyteller
    return {
        "year": year_of(story),
        "award": meta.award,
        "person": display_name(teller),
        "role": teller.role,
        "organisation": teller.organisation,
        "place": teller.place,
        "quote": words_of(meta),
        "portrait": meta.portrait,
        "has_voice": meta.voice is not None,
    }


def happened(story: Placed, _: object) -> PartialDate | None:
    """Give the year of its cohort."""
    year = year_of(story)
    return PartialDate(year=year) if year else None


def found_by(story: Story) -> Iterator[str]:
    """Give what the search finds a story by."""
    teller = story.storyteller
    yield from (teller.name or teller.pseudonym, teller.role)
    yield from (teller.organisation, teller.place)


def found_as(story: Story) -> Iterator[str]:
    """Give the word for what the story was awarded."""
    if story.award:
        yield AWARD_WORDS[story.award]


def spoken(story: Story) -> str:
    """Give the file of what the voice says."""
    return story.voice.transcript if story.voice else ""


def sample(_: object) -> dict[str, str]:
    """Give what a made-up story says: nobody tells it, so nobody is named."""
    return {
        "award": "winner",
        "portrait": '{file: picture.jpg, alt: ""}',
        "consent": "{name: withheld, web: true, print: true, social: true, photo: true}",
    }


STORY = Kind(
    name="story",
    one="Story",
    model=Story,
    folder="stories",
    file="index",
    example="content/stories/2022/slug/index.md",
    yearly=True,
    list_page="story_list",
    years_page="cohort",
    years_apart=True,
    title="Storytellers",
    path=path_of,
    year=year_of,
    order=winners_first,
    feed="own",
    article=True,
    happened=happened,
    summary=summary_of,
    found_by=found_by,
    found_as=found_as,
    spoken=spoken,
    unfinished=True,
    sample=sample,
)
