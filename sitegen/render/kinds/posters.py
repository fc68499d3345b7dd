"""What each kind of entry says on the card that services show beside a link, and how that looks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sitegen.engine.query import Reader
from sitegen.kinds.episode import EPISODE
from sitegen.kinds.event import EVENT
from sitegen.kinds.exhibition import EXHIBITION, Venue
from sitegen.kinds.kind import Kind
from sitegen.kinds.news import NEWS
from sitegen.kinds.program import PROGRAM
from sitegen.kinds.season import SEASON
from sitegen.kinds.show import SHOW
from sitegen.kinds.story import STORY
from sitegen.media.records import CardTexts
from sitegen.render.queries.theme import Message
from sitegen.render.templates.filters import format_when
from sitegen.render.templates.stretches import format_partial_date, format_stretch
from sitegen.schema.dates import PartialDate
from sitegen.schema.parts import Image
from sitegen.site.model import Summary
from sitegen.site.navigation import SiteInfo
from sitegen.site.queries import SummaryOf

BETWEEN = " · "
MOST_PLACES = 2
SHORT = 30
"""The letters of a line that fits beside a picture."""


@dataclass(frozen=True, slots=True)
class Poster:
    """What a card says, and the picture on it."""

    texts: CardTexts
    image: Image | None = None


@dataclass(frozen=True, slots=True)
class PosterTask:
    """What a card is made from: an entry's summary, its kind, the words of its page."""

    reader: Reader
    site: SiteInfo
    kind: Kind
    summary: Summary
    title: str

    @property
    def lang(self) -> str:
        """The page's language."""
        return self.site.language.code

    @property
    def locale(self) -> str:
        """Whose dates are shown."""
        return self.site.language.locale or self.lang

    def word(self, text: str) -> str:
        """Give the theme's word for an English message."""
        return self.reader.fetch(Message(lang=self.lang, text=text))

    def section(self) -> str:
        """Give what the list of the kind is called."""
        return self.kind.label(self.lang) or self.word(self.kind.title)

    def day(self, date: PartialDate | None) -> str:
        """Write a date in full, "" for none."""
        return format_partial_date(date, self.locale) if date else ""

    def counted(self, message: str, number: int) -> str:
        """Give a message with a number in it, "" for none."""
        return self.word(message) % {"number": number} if number else ""


PosterOf = Callable[[PosterTask], Poster]


def poster_of(task: PosterTask) -> Poster:
    """Give what an entry's card says; a kind without a look of its own has that of a page."""
    return POSTERS.get(task.kind.name, page)(task)


def joined(*parts: str) -> str:
    """Join what is known."""
    return BETWEEN.join(filter(None, parts))


def known(*lines: str) -> tuple[str, ...]:
    """Give the lines that say something."""
    return tuple(filter(None, lines))


def page(task: PosterTask) -> Poster:
    """A page, or an entry of a kind that the site declares: its title."""
    kicker = task.section() if task.kind.section else ""
    texts = CardTexts(title=task.title, language=task.lang, kicker=kicker)
    return Poster(texts, task.summary.shared_picture)


def report(task: PosterTask) -> Poster:
    """A news post: its day."""
    texts = CardTexts(
        title=task.title,
        language=task.lang,
        look="report",
        kicker=joined(task.section(), task.day(task.summary.date)),
    )
    return Poster(texts, task.summary.shared_picture)


def voice(task: PosterTask) -> Poster:
    """A story: the portrait and the sentence, with the name that is agreed."""
    summary = task.summary
    texts = CardTexts(
        title=task.title,
        language=task.lang,
        look="voice",
        kicker=joined(task.section(), str(summary.year or "")),
        quote=summary.quote,
        lines=known(summary.person),
    )
    return Poster(texts, summary.portrait or summary.image if summary.social else None)


def sound(task: PosterTask) -> Poster:
    """A show, a season, an episode: the name and the artwork of the show."""
    summary = task.summary
    show = task.reader.fetch(SummaryOf(lang=task.lang, id=summary.show)) if summary.show else None
    counted = "Season %(number)s" if task.kind.name == SEASON.name else "Episode %(number)s"
    texts = CardTexts(
        title=task.title,
        language=task.lang,
        look="sound",
        kicker=joined(
            show.title if show else task.word(EPISODE.title),
            task.counted(counted, summary.number),
        ),
        lines=known(task.day(summary.date)),
    )
    return Poster(texts, summary.shared_picture or (show.shared_picture if show else None))


def occasion(task: PosterTask) -> Poster:
    """An event: the leaf of a calendar with its next day, the time and the place."""
    summary = task.summary
    shown = summary.dates[0] if summary.dates else summary
    day = shown.start if not (shown.start_day and not shown.start_day.day) else None
    month = PartialDate(year=day.year, month=day.month) if day else None
    when = format_when(summary, task.locale, task.word) if summary.start else ""
    texts = CardTexts(
        title=task.title,
        language=task.lang,
        look="date",
        kicker=task.section(),
        lines=known("" if summary.dates else when, summary.place),
        day=str(day.day) if day else "",
        month=task.day(month),
    )
    return Poster(texts)


def hung(task: PosterTask) -> Poster:
    """An exhibition: a sheet on a wall, from when to when and where it hangs."""
    venues = task.summary.venues
    one = venues[0] if len(venues) == 1 else None
    towns = joined(*dict.fromkeys(each.city or each.place for each in venues[:MOST_PLACES]))
    texts = CardTexts(
        title=task.title,
        language=task.lang,
        look="frame",
        kicker=task.section(),
        lines=known(when(task, one), *place(one)) if one else known(towns),
    )
    return Poster(texts, task.summary.shared_picture)


def when(task: PosterTask, venue: Venue) -> str:
    """Write from when to when an exhibition hangs at a venue, as far as it is known."""
    first, last = venue.start or venue.end, venue.end or venue.start
    return format_stretch(first, last, task.locale, task.word) if first and last else ""


def place(venue: Venue) -> tuple[str, ...]:
    """Give a venue's place and town, on one line where both are short."""
    named = (venue.place, "" if venue.city in venue.place else venue.city)
    whole = joined(*named)
    return (whole,) if len(whole) <= SHORT else named


def field(task: PosterTask) -> Poster:
    """A program: under the one that it belongs to."""
    parent = task.summary.parent
    above = task.reader.fetch(SummaryOf(lang=task.lang, id=parent)) if parent else None
    texts = CardTexts(
        title=task.title,
        language=task.lang,
        look="field",
        kicker=above.title if above else task.section(),
    )
    return Poster(texts, task.summary.shared_picture)


POSTERS: Mapping[str, PosterOf] = {
    NEWS.name: report,
    STORY.name: voice,
    SHOW.name: sound,
    SEASON.name: sound,
    EPISODE.name: sound,
    EVENT.name: occasion,
    EXHIBITION.name: hung,
    PROGRAM.name: field,
}
"""The looks of kinds; others have that of a page."""
