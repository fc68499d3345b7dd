"""From an exhibition's entry to all its panels: which, in which order, with which words.

Who may hang, in which languages, under which name and with which picture was decided by the
library of the print surface; nothing here looks behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from msgspec import structs

from sitegen.errors import UsageError
from sitegen.kinds.exhibition import Exhibition, PanelSet
from sitegen.panels.plan.gate import stop_texts
from sitegen.panels.plan.letters import Lettering
from sitegen.panels.plan.listing import ONE_STORY_EACH, listed_of, without_prose
from sitegen.panels.plan.planned import DocumentPlan, ExhibitionPlan
from sitegen.panels.plan.sources import PanelSources
from sitegen.panels.values import DOCUMENT_KINDS, Panel, Person, PrintSettings
from sitegen.schema.formats import Format, Sheet, parse_distance, parse_format, parse_length
from sitegen.values import Value

OFFICE = PrintSettings(marks=False, sheet=Sheet(bleed=0, slug=0))
LETTER = Format(name="letter", width=215.9, height=279.4, distance=0.5)
NO_PANEL = (
    "no panel is left to make: none of its stories may be printed and hang there; look at their "
    "consent, and at stories: of the exhibition"
)


class Wanted(Value):
    """What of an exhibition is asked for; empty fields ask for everything.

    `lang` makes each panel in that language alone.
    """

    story: str = ""
    format: str = ""
    lang: str = ""

    @property
    def everything(self) -> bool:
        return not (self.story or self.format or self.lang)


def plan_exhibition(
    id_: str, sources: PanelSources, wanted: Wanted | None = None
) -> ExhibitionPlan:
    """All panels of an exhibition in hanging order, and the documents that go with them.

    Raises UsageError for an exhibition, story or format that there isn't, ContentError where a
    name would be shown that may not be, or a printer's profile can't be used.
    """
    wanted = wanted or Wanted()
    languages = sources.languages_of(id_)
    entry = sources.printed.entry(id_, languages[0]) if languages else None
    if entry is None or not isinstance(entry.meta, Exhibition):
        raise UsageError(f"{id_}: there is no such exhibition, or it is not to be shown yet")
    exhibition = entry.meta
    spoken = exhibition.languages or languages
    stories = sources.stories_of(id_)
    _check_story(wanted.story, stories)
    slug = id_.rpartition("/")[2]
    numbers = count(1)
    lettering = Lettering(sources.theme)
    panels = tuple(
        lettering.panel(panel)
        for each in _sets(exhibition, wanted)
        for panel in _panels_of(_spoken(each, wanted), slug, id_, spoken, stories, sources, numbers)
    )
    chosen = tuple(panel for panel in panels if _is_wanted(panel, wanted))
    if not chosen and not wanted.everything:
        raise UsageError(f"{id_}: {NO_PANEL}")
    found = _documents(slug, id_, spoken, stories, panels, sources) if panels else ()
    documents = tuple(map(lettering.document, found))
    plan = ExhibitionPlan(
        slug=slug,
        panels=chosen,
        peers=panels,
        documents=documents if wanted.everything else (),
        complete=wanted.everything,
        theme=sources.theme,
        names=dict(sources.names),
        profiles=sources.profiles(
            {panel.printing.profile for panel in (*panels, *documents_of(documents))}
        ),
        problem="" if panels else f"{entry.path}:1: {NO_PANEL}",
    )
    stop_texts(plan, id_, sources)
    return plan


def documents_of(documents: Iterable[DocumentPlan]) -> tuple[Panel, ...]:
    """The panels of document plans."""
    return tuple(document.panel for document in documents)


def _sets(exhibition: Exhibition, wanted: Wanted) -> tuple[PanelSet, ...]:
    """The sets of panels to hang; for a format that no set has, the stories in that format."""
    sets = tuple(each for each in exhibition.panels if each.type not in DOCUMENT_KINDS)
    sets = sets or (PanelSet(),)
    if not wanted.format:
        return sets
    asked = parse_format(wanted.format).name
    matching = any(parse_format(each.format).name == asked for each in sets)
    if matching:
        return sets
    return tuple(
        structs.replace(each, format=wanted.format, orientation="")
        for each in sets
        if each.type == "story"
    ) or (PanelSet(format=wanted.format),)


def _spoken(each: PanelSet, wanted: Wanted) -> PanelSet:
    return structs.replace(each, languages=(wanted.lang,)) if wanted.lang else each


def _is_wanted(panel: Panel, wanted: Wanted) -> bool:
    story = wanted.story.rpartition("/")[2]
    if story and panel.slug != story:
        return False
    return not wanted.format or panel.format.name == parse_format(wanted.format).name


def _check_story(story: str, stories: Sequence[str]) -> None:
    slug = story.rpartition("/")[2]
    known = [id_.rpartition("/")[2] for id_ in stories]
    if slug and slug not in known:
        raise UsageError(
            f"{story}: no story of this exhibition that may be printed; there are "
            f"{', '.join(known) or 'none'}"
        )


def _panels_of(
    each: PanelSet,
    slug: str,
    id_: str,
    spoken: Sequence[str],
    stories: Sequence[str],
    sources: PanelSources,
    numbers: Iterator[int],
) -> Iterator[Panel]:
    languages = tuple(each.languages or spoken)
    size = parse_format(each.format, each.orientation)
    common = Panel(
        kind=each.type,
        exhibition=slug,
        number=0,
        slug=each.type,
        format=size,
        distance=parse_distance(each.viewing_distance) if each.viewing_distance else size.distance,
        texts=(),
        printing=PrintSettings(
            profile=each.profile,
            ink_limit=float(each.ink_limit),
            marks=each.marks,
            copies=each.copies,
            sheet=_sheet(each),
        ),
    )
    if each.type in ONE_STORY_EACH:
        for story in stories:
            panel = _story_panel(common, story, id_, languages, sources)
            if panel and (each.type == "story" or panel.texts[0].quote):
                yield structs.replace(panel, number=next(numbers))
        return
    people = _people(stories, id_, languages, sources, awarded=each.type == "winners")
    if each.type == "winners" and not people:
        return
    texts = sources.exhibition_texts(id_, languages, each.type, stories)
    address = sources.address(id_, texts[0].lang, slug)
    yield structs.replace(
        common,
        number=next(numbers),
        texts=texts,
        absent=_absent(id_, languages, sources),
        people=people if each.type == "winners" else (),
        logos=sources.logos(id_, texts[0].lang) if each.type in ("closing", "title") else (),
        address=address,
        short_address=sources.short_address(id_, texts[0].lang),
    )


def _sheet(each: PanelSet) -> Sheet:
    return Sheet(bleed=parse_length(each.bleed), slug=10.0 if each.marks else 0.0)


def _story_panel(
    common: Panel, story: str, id_: str, languages: Sequence[str], sources: PanelSources
) -> Panel | None:
    texts = sources.story_texts(story, id_, languages)
    if not texts:
        return None
    if common.kind == "quote":
        texts = without_prose(texts)
    target = sources.target(story, id_, texts)
    return structs.replace(
        common,
        slug=story.rpartition("/")[2],
        story=story,
        texts=texts,
        absent=_absent(story, languages, sources),
        photo=sources.photo(story, texts[0].lang),
        address=sources.address(*target, common.exhibition),
        short_address=sources.short_address(*target),
        has_voice=sources.has_voice(story, texts[0].lang) and target[0] == story,
    )


def _absent(id_: str, languages: Sequence[str], sources: PanelSources) -> tuple[str, ...]:
    return tuple(lang for lang in languages if sources.printed.entry(id_, lang) is None)


def _people(
    stories: Sequence[str],
    id_: str,
    languages: Sequence[str],
    sources: PanelSources,
    *,
    awarded: bool = False,
    prose: bool = False,
) -> tuple[Person, ...]:
    people = []
    for story in stories:
        texts = sources.story_texts(story, id_, languages)
        if not texts or (awarded and texts[0].award != "winner"):
            continue
        target = sources.target(story, id_, texts)
        people.append(
            Person(
                slug=story.rpartition("/")[2],
                story=story,
                texts=texts if prose else without_prose(texts),
                photo=sources.photo(story, texts[0].lang),
                address=sources.address(*target, id_.rpartition("/")[2]),
                short_address=sources.short_address(*target),
            )
        )
    return tuple(people)


def _documents(
    slug: str,
    id_: str,
    spoken: Sequence[str],
    stories: Sequence[str],
    panels: Sequence[Panel],
    sources: PanelSources,
) -> Iterator[DocumentPlan]:
    """The documents that go with the panels: some in one language, some in each."""
    listed = tuple(listed_of(panel) for panel in panels)
    profile = panels[0].printing.profile if panels else "iso-coated-v2-300"

    def document(kind: str, languages: Sequence[str], size: Format, people: bool) -> Panel:
        texts = sources.exhibition_texts(id_, languages, kind, stories)
        return Panel(
            kind=kind,  # type: ignore[arg-type]
            exhibition=slug,
            number=0,
            slug=kind,
            format=size,
            distance=0.5,
            texts=texts,
            people=_people(stories, id_, languages, sources, prose=kind == "large-print")
            if people
            else (),
            listed=listed,
            logos=sources.logos(id_, texts[0].lang),
            address=sources.address(id_, texts[0].lang, slug) if kind == "press-sheet" else "",
            short_address=sources.short_address(id_, texts[0].lang),
            printing=structs.replace(OFFICE, profile=profile),
        )

    a4 = parse_format("a4")
    if stories:
        for size in (a4, LETTER):
            yield DocumentPlan(panel=document("labels", spoken, size, people=True))
        for lang in spoken:
            yield DocumentPlan(panel=document("large-print", [lang], a4, people=True))
    for lang in spoken:
        yield DocumentPlan(panel=document("press-sheet", [lang], a4, people=True))
    for kind in ("hanging-plan", "packing-list", "contact-sheet"):
        yield DocumentPlan(panel=document(kind, spoken[:1], a4, people=False))
