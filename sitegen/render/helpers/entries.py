"""Helpers for other entries: what a template may ask of them, in the page's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sitegen.content.entries.entry import Entry
from sitegen.engine.query import Reader
from sitegen.kinds.episode import EPISODE
from sitegen.kinds.kind import called
from sitegen.kinds.season import SEASON
from sitegen.kinds.show import SHOW
from sitegen.kinds.story import STORY
from sitegen.markdown.body import Body
from sitegen.render.bodies import BodyOf
from sitegen.site.model import Neighbours, Summary, Term
from sitegen.site.navigation import kinds_of_site
from sitegen.site.queries import (
    Featured,
    InYear,
    Latest,
    Programs,
    Stories,
    Summaries,
    SummaryOf,
    Timely,
    Within,
    Years,
)
from sitegen.site.relations import ExhibitionsOf, ListedOn, NeighboursOf, RelatedTo, StoriesIn
from sitegen.site.taxonomy import Terms, TermsOf
from sitegen.values import Value


class ShownField(Value):
    """A declared field as a page shows it; `label` is "" where the site gives it none."""

    name: str
    form: str
    label: str
    values: tuple[Any, ...]


@dataclass(frozen=True)
class EntryHelpers:
    """Questions on other entries."""

    reader: Reader
    lang: str

    def kind_of(self, section: str) -> str:
        """Give the name of the kind that a section lists. Raises KeyError for no section."""
        return kinds_of_site(self.reader, self.lang).by_folder[section].name

    def kind_label(self, kind: str) -> str:
        """Give what the site calls the list of a kind that it declares, "" for any other."""
        found = kinds_of_site(self.reader, self.lang).by_name.get(kind)
        return found.label(self.lang) if found else ""

    def in_turn(self, kind: str) -> bool:
        """Say whether a kind is read from the first of its list to the last, not newest first."""
        return kinds_of_site(self.reader, self.lang)[kind].in_turn

    def declared(self, of: Entry | Summary) -> tuple[ShownField, ...]:
        """Give the fields that a site declares for an entry's kind, those that it says."""
        kind = kinds_of_site(self.reader, self.lang)[of.kind]
        said = of.fields if isinstance(of, Summary) else getattr(of.meta, "fields", {})
        return tuple(
            ShownField(
                name=each.name,
                form=each.form,
                label=called(each.labels, self.lang),
                values=value if isinstance(value, tuple) else (value,),
            )
            for each in kind.fields
            if (value := said.get(each.name)) not in (None, ())
        )

    def summary_of(self, id: str) -> Summary | None:  # noqa: A002 - templates' word
        """Give an entry as other pages show it."""
        return self.reader.fetch(SummaryOf(lang=self.lang, id=id))

    def latest(self, section: str, count: int = 0, offset: int = 0) -> Summaries:
        """Give a stretch of a section's list (all where count is 0)."""
        kind = self.kind_of(section)
        return self.reader.fetch(Latest(lang=self.lang, kind=kind, count=count, offset=offset))

    def featured(self) -> Summary | None:
        """Give the news post that leads the home page."""
        return self.reader.fetch(Featured(lang=self.lang))

    def in_year(self, section: str, year: int) -> Summaries:
        """Give a year's entries."""
        kind = self.kind_of(section)
        return self.reader.fetch(InYear(lang=self.lang, kind=kind, year=year))

    def years(self, section: str) -> tuple[int, ...]:
        """Give the years that have entries, newest first."""
        return self.reader.fetch(Years(lang=self.lang, kind=self.kind_of(section)))

    def cohorts(self) -> tuple[int, ...]:
        """Give the years of the Storytellers, newest first."""
        return self.years(STORY.folder)

    def stories(self, year: int = 0, award: str = "", tag: str = "") -> Summaries:
        """Give stories by year, award and tag."""
        return self.reader.fetch(Stories(lang=self.lang, year=year, award=award, tag=tag))

    def shows(self) -> Summaries:
        """Give the podcast's shows."""
        return self.reader.fetch(Latest(lang=self.lang, kind=SHOW.name, count=0))

    def seasons(self, show: str) -> Summaries:
        """Give a show's seasons by number."""
        return self.reader.fetch(Within(lang=self.lang, id=show, kind=SEASON.name))

    def episodes(self, season: str) -> Summaries:
        """Give a season's episodes by number."""
        return self.reader.fetch(Within(lang=self.lang, id=season, kind=EPISODE.name))

    def season_of(self, episode: str) -> Summary | None:
        """Give the season that an episode belongs to."""
        return self.summary_of(episode.rpartition("/")[0])

    def show_of(self, episode: str) -> Summary | None:
        """Give the show that a season or episode belongs to."""
        return self.summary_of("/".join(episode.split("/")[:2]))

    def disclaimer(self, show: str) -> str:
        """Give what must stand with every episode of a show."""
        summary = self.summary_of(show)
        return summary.disclaimer if summary else ""

    def programs(self, parent: str = "") -> Summaries:
        """Give the programs below a parent, or those at the top."""
        return self.reader.fetch(Programs(lang=self.lang, parent=parent))

    def listed(self, program: str, count: int) -> Summaries:
        """Give what a program's page lists."""
        return self.reader.fetch(ListedOn(lang=self.lang, program=program, count=count))

    def upcoming(self, section: str) -> Summaries:
        """Give events or exhibitions that are not over, the nearest first."""
        kind = self.kind_of(section)
        return self.reader.fetch(Timely(lang=self.lang, kind=kind, past=False))

    def past(self, section: str) -> Summaries:
        """Give events or exhibitions that are over, the latest first."""
        return self.reader.fetch(Timely(lang=self.lang, kind=self.kind_of(section), past=True))

    def neighbours(self, id: str) -> Neighbours:  # noqa: A002
        """Give the entries beside one in its list."""
        summary = self.summary_of(id)
        kind = summary.kind if summary else ""
        return self.reader.fetch(NeighboursOf(lang=self.lang, id=id, kind=kind))

    def related(self, id: str, count: int) -> Summaries:  # noqa: A002
        """Give entries that share tags with one."""
        return self.reader.fetch(RelatedTo(lang=self.lang, id=id, count=count))

    def exhibited(self, story: str) -> Summaries:
        """Give the exhibitions that hang a story."""
        return self.reader.fetch(ExhibitionsOf(lang=self.lang, id=story))

    def stories_of(self, exhibition: str) -> Summaries:
        """Give the stories that an exhibition hangs."""
        return self.reader.fetch(StoriesIn(lang=self.lang, id=exhibition))

    def terms(self) -> tuple[Term, ...]:
        """Give all tags with their counts."""
        return self.reader.fetch(Terms(lang=self.lang))

    def terms_of(self, id: str) -> tuple[Term, ...]:  # noqa: A002
        """Give an entry's tags with their addresses."""
        return self.reader.fetch(TermsOf(lang=self.lang, id=id))

    def body_of(self, id: str) -> Body:  # noqa: A002
        """Give an entry's text."""
        return self.reader.fetch(BodyOf(id=id, lang=self.lang))
