"""Programs of the organisation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal

from sitegen.kinds.kind import Kind, Placed, by_place
from sitegen.kinds.meta import Meta
from sitegen.kinds.story import StoryQuery
from sitegen.schema.fields import EntryRule, LinkTarget, Name, Prose, SectionName, Tag
from sitegen.schema.guide import Guide
from sitegen.text import is_year
from sitegen.values import Value

ProgramReference = Annotated[str, EntryRule(kind="program")]


class Pillar(Value):
    """One of the things that a program stands on."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "title": Guide("its name", "Meeting"),
        "text": Guide("one sentence", "Every month, in one of the towns."),
    }

    title: Prose
    text: Prose = ""


class CallToAction(Value):
    """What a reader is asked to do."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "label": Guide("what the button says", "Apply"),
        "url": Guide("where it leads", "https://forms.example.org/apply"),
    }

    label: Prose
    url: LinkTarget


class Figure(Value):
    """A number and what it counts."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "number": Guide("as it is shown", '"30+"'),
        "label": Guide("what it counts", "alumni groups"),
    }

    number: str
    label: Prose

    @staticmethod
    def doubts(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Doubt a year: large, it looks like so many of something."""
        number = values.get("number", "")
        if is_year(number):
            yield "number", f'"{number}" reads as a year; expected how many there are of something'


class ListedEntries(Value):
    """Which entries a program's page lists: those of one of the kinds (by the folder
    of its list) with one of the tags."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "kinds": Guide("of these kinds", "[news, events]"),
        "tags": Guide("with one of these tags", "[youth]"),
    }

    kinds: tuple[SectionName, ...] = ()
    tags: tuple[Tag, ...] = ()


class Program(Meta):
    """A program of the organisation."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "parent": Guide("The program that it belongs to", "programs/young-voices"),
        "order": Guide("Its place in lists; smaller first"),
        "status": Guide("Whether it still runs"),
        "partners": Guide("With whom it is run", "[Search for Common Ground]"),
        "pillars": Guide("What it stands on"),
        "call_to_action": Guide("What readers are asked to do"),
        "figures": Guide("Numbers, and what each counts"),
        "stories": Guide(
            "What chooses the storytellers whose faces its page shows", "{year: 2022}"
        ),
        "feeds": Guide("What its page lists: these kinds, with one of these tags"),
    }

    parent: ProgramReference = ""
    order: int = 0
    status: Literal["active", "past"] = "active"
    partners: tuple[Name, ...] = ()
    pillars: tuple[Pillar, ...] = ()
    call_to_action: CallToAction | None = None
    figures: tuple[Figure, ...] = ()
    stories: StoryQuery | None = None
    feeds: ListedEntries = ListedEntries()


def summary_of(program: Placed, *_: object) -> dict[str, Any]:
    """Give what lists show of a program."""
    meta = program.meta
    return {"order": meta.order, "parent": meta.parent, "status": meta.status}


def found_by(program: Program) -> Iterator[str]:
    """Give what the search finds a program by."""
    yield from (part for pillar in program.pillars for part in (pillar.title, pillar.text))
    yield from (f"{figure.number} {figure.label}" for figure in program.figures)
    yield from program.partners


PROGRAM = Kind(
    name="program",
    one="Program",
    model=Program,
    folder="programs",
    example="content/programs/slug.md",
    list_page="program_list",
    title="Programs",
    stacked=True,
    order=by_place,
    summary=summary_of,
    found_by=found_by,
)
