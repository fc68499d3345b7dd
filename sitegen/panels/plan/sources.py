"""What panels take from the site: words, pictures, addresses; of what may be printed only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from sitegen.content.entries.entry import BodySource, Entry, Group
from sitegen.content.folder.sources import Sources
from sitegen.engine.period import Period
from sitegen.errors import ContentError, Problem
from sitegen.kinds.exhibition import Exhibition
from sitegen.kinds.story import Story, StoryQuery, year_of
from sitegen.panels.cache.file_facts import FileFactsCache
from sitegen.panels.pictures.colour import OutputProfile
from sitegen.panels.pictures.intents import load_profile
from sitegen.panels.plan.imprint import cohort_of, organisation_of
from sitegen.panels.plan.portraits import logo_of, photo_of
from sitegen.panels.plan.prose import Prose, prose_of
from sitegen.panels.plan.tongues import with_tongues
from sitegen.panels.plan.venues import venue_line
from sitegen.panels.theme.theme import PanelTheme, Templates
from sitegen.panels.values import Block, Logo, PanelText, Photo
from sitegen.safety.gate import Gate
from sitegen.site.library import Library
from sitegen.site.prints import shown_digest, texts_by_language

Target = tuple[str, str]
"""The entry and language that a code leads to."""


class PanelSources:
    """A site as its panels may show it.

    `printed` and `web` are its libraries for the two surfaces, `texts` the Markdown by entry and
    language; `files` are the site's files, `known` what is known of their content, `groups` the
    entries as they are written, by id; whatever is printed passes the `gate`. Nothing of it begins
    or ends within the `period`.
    """

    def __init__(
        self,
        printed: Library,
        web: Library,
        texts: Mapping[tuple[str, str], BodySource],
        files: Sources,
        theme: PanelTheme,
        known: FileFactsCache,
        groups: Mapping[str, Group],
        gate: Gate,
        period: Period,
    ) -> None:
        self.printed = printed
        self.period = period
        self.theme = theme
        self.gate = gate
        self._web = web
        self._texts = texts
        self.files = files
        self._known = known
        self._prose: dict[tuple[str, str], Prose] = {}
        self._said: dict[tuple[str, str, str], PanelText] = {}
        self.groups = groups
        self._templates = Templates(theme)

    @property
    def names(self) -> Mapping[str, str]:
        """The names on the disk of files that are called otherwise there, by their paths."""
        return self.files.survey.names

    def languages_of(self, id_: str) -> tuple[str, ...]:
        """The languages that an entry is written in, the site's first ones first."""
        order = [*self.printed.settings.languages, *self.printed.settings.print_languages]
        return tuple(sorted(self.printed.written_in.get(id_, ()), key=order.index))

    def query(self, query: StoryQuery) -> tuple[str, ...]:
        """The ids of the stories that a query means: winners first, then by id."""
        ids = sorted({id_ for id_, _ in self.printed.entries if self._matches(id_, query)})
        return tuple(sorted(ids, key=lambda id_: (self._award(id_) != "winner", id_)))

    def stories_of(self, id_: str) -> tuple[str, ...]:
        """The ids of an exhibition's stories that may hang there, in hanging order."""
        entry = self._first(id_)
        chosen = entry.meta.stories if entry and isinstance(entry.meta, Exhibition) else ()
        ids = self.query(chosen) if isinstance(chosen, StoryQuery) else chosen
        return tuple(story for story in ids if self.may_hang(story, id_))

    def may_hang(self, story: str, exhibition: str) -> bool:
        """Whether a story may be printed and hang there."""
        return bool(self.languages_of(story)) and self.printed.may_hang(story, exhibition)

    def story_texts(
        self, story: str, exhibition: str, languages: Sequence[str]
    ) -> tuple[PanelText, ...]:
        """A story's words in those of the languages that it may be shown in."""
        return tuple(
            self._story_text(entry, entry.meta, exhibition)
            for lang in languages
            if (entry := self.printed.entry(story, lang)) and isinstance(entry.meta, Story)
        )

    def exhibition_texts(
        self, id_: str, languages: Sequence[str], kind: str, stories: Sequence[str] = ()
    ) -> tuple[PanelText, ...]:
        """An exhibition's words for a kind of panel; where it isn't written in a language, only
        the theme's own words stand there. `stories` are those that hang."""
        return tuple(self._exhibition_text(id_, lang, kind, stories) for lang in languages)

    def photo(self, story: str, lang: str) -> Photo | None:
        """The portrait that may be shown, None where there is none."""
        entry = self.printed.entry(story, lang)
        portrait = entry.meta.portrait if entry and isinstance(entry.meta, Story) else None
        return photo_of(portrait, self.files, self._known) if portrait else None

    def has_voice(self, story: str, lang: str) -> bool:
        """Whether the story's voice may be heard on its page."""
        entry = self._web.entry(story, lang)
        return bool(entry and isinstance(entry.meta, Story) and entry.meta.voice)

    def target(self, story: str, exhibition: str, texts: Sequence[PanelText]) -> Target:
        """Where a story's code leads: its page in a language of the panel, or else in another,
        or the exhibition's where it has none."""
        for lang in (*(text.lang for text in texts), *self._web.settings.languages):
            if self._web.entry(story, lang):
                return story, lang
        return exhibition, texts[0].lang

    def address(self, id_: str, lang: str, exhibition: str) -> str:
        """The full address of a page, with the venue's mark."""
        return f"{self._page(id_, lang)}?from={exhibition}"

    def short_address(self, id_: str, lang: str) -> str:
        """The same page as a person would type it."""
        return self._page(id_, lang).partition("://")[2].removeprefix("www.").rstrip("/")

    def logos(self, id_: str, lang: str) -> tuple[Logo, ...]:
        """The exhibition's hosts as a language names them, with those logos that there are."""
        entry = self.printed.entry(id_, lang) or self._first(id_)
        hosts = entry.meta.hosts if entry and isinstance(entry.meta, Exhibition) else ()
        return tuple(
            logo_of(host.name, host.logo, self.files) if host.logo else Logo(name=host.name)
            for host in hosts
        )

    def digest(self, id_: str) -> str:
        """The digest of all that can be seen of an entry on paper, and of what its people agreed
        to."""
        return shown_digest(self.groups[id_], texts_by_language(self._texts), self._digest_of)

    def profiles(self, names: Iterable[str]) -> tuple[OutputProfile, ...]:
        """Printing conditions, sorted by name; an ICC file is found from the site's folder.

        Raises ContentError with all of them that can't be used.
        """
        found: list[OutputProfile] = []
        problems: list[Problem] = []
        for name in sorted(names):
            try:
                found.append(load_profile(name, self.files.site))
            except ContentError as error:
                problems += error.problems
        if problems:
            raise ContentError(problems)
        return tuple(found)

    def written(self, id_: str, lang: str) -> tuple[str, int, str]:
        """An entry's file in a language, or in its first one; its text with its first line."""
        entry = self.printed.entry(id_, lang) or self._first(id_)
        source = self._texts.get((id_, entry.lang)) if entry else None
        return (source.path, source.line, source.text) if source else ("site.yaml", 1, "")

    def _digest_of(self, path: str) -> str:
        if path.endswith(".md"):
            return self.files.digest(path)
        return self.files.digest_as_shown(path, self._known.digest(self.files.file(path)))

    def _page(self, id_: str, lang: str) -> str:
        """The address of an entry's page; of its first language where it has none in `lang`."""
        origin = self.printed.settings.url.rstrip("/")
        languages = [lang, *self._web.settings.languages]
        for code in languages:
            if path := self._web.addresses.get((id_, code)):
                return f"{origin}{path}"
        return f"{origin}/"

    def _matches(self, id_: str, query: StoryQuery) -> bool:
        languages = self.languages_of(id_)
        entry = self.printed.entry(id_, languages[0])
        if entry is None or not isinstance(entry.meta, Story):
            return False
        tags = {tag for lang in languages for tag in self.printed.entries[id_, lang].meta.tags}
        return (
            (not query.year or year_of(entry) == query.year)
            and (not query.award or entry.meta.award == query.award)
            and (not query.tag or query.tag in tags)
        )

    def _award(self, id_: str) -> str:
        entry = self.printed.entry(id_, self.languages_of(id_)[0])
        return (entry.meta.award or "") if entry and isinstance(entry.meta, Story) else ""

    def _story_text(self, entry: Entry, story: Story, exhibition: str) -> PanelText:
        key = (entry.id, entry.lang, exhibition)
        if key not in self._said:
            self._said[key] = self._story_said(entry, story, exhibition)
        return self._said[key]

    def _story_said(self, entry: Entry, story: Story, exhibition: str) -> PanelText:
        teller = story.storyteller
        text = PanelText(
            lang=entry.lang,
            title=story.title,
            quote=story.quote,
            name=teller.name or teller.pseudonym,
            role=teller.role,
            place=teller.place,
            award=story.award or "",
            summary=story.summary,
            blocks=self._told(entry.id, entry.lang).blocks,
            left_out=self._told(entry.id, entry.lang).left_out,
            photo_alt=(story.portrait.alt or "") if story.portrait else "",
            photo_agreed=bool(story.consent and story.consent.photo),
            exhibition=self._title(exhibition, entry.lang),
            venue=self._venue(exhibition, entry.lang),
            organisation=organisation_of(self.printed.settings, entry.lang),
            cohort=cohort_of([entry], self._templates.words(entry.lang)["cohort"]),
            sample=story.sample,
        )
        return with_tongues(text, entry, self._spoken(exhibition, entry.lang))

    def _exhibition_text(self, id_: str, lang: str, kind: str, stories: Sequence[str]) -> PanelText:
        words = self._templates.words(lang)
        entry = self.printed.entry(id_, lang)
        summary = entry.meta.summary if entry else ""
        blocks = {
            "title": _paragraphs(summary, dict(entry.inherited).get(summary, "") if entry else ""),
            "closing": _paragraphs(words["closing_text"]),
            "winners": (),
        }.get(kind, self._told(id_, lang).blocks if entry else ())
        title = self._title(id_, lang)
        told = [first for story in stories if (first := self._first(story))]
        text = PanelText(
            lang=lang,
            title=words[kind] if kind in ("introduction", "winners", "closing") else title,
            summary=summary,
            blocks=blocks,
            exhibition=title,
            venue=self._venue(id_, lang),
            organisation=organisation_of(self.printed.settings, lang),
            cohort=cohort_of(told, words["cohort"]),
            sample=any(each.meta.sample for each in told) or bool(entry and entry.meta.sample),
            contact=self._contact(id_, lang) if kind == "press-sheet" else "",
        )
        return with_tongues(text, entry, self._spoken(id_, lang))

    def _contact(self, id_: str, lang: str) -> str:
        entry = self._spoken(id_, lang)
        return entry.meta.press_contact if entry and isinstance(entry.meta, Exhibition) else ""

    def _title(self, id_: str, lang: str) -> str:
        entry = self._spoken(id_, lang)
        return entry.meta.title if entry else ""

    def _spoken(self, id_: str, lang: str) -> Entry | None:
        """An entry in a language, or in its first one."""
        return self.printed.entry(id_, lang) or self._first(id_)

    def _venue(self, id_: str, lang: str) -> str:
        entry = self.printed.entry(id_, lang) or self._first(id_)
        venues = entry.meta.venues if entry and isinstance(entry.meta, Exhibition) else ()
        if not venues:
            return ""
        own = self.printed.settings.languages.get(lang)
        until = self._templates.words(lang).get("until", "{date}")
        return venue_line(venues[0], (own.locale if own else "") or lang, until)

    def _first(self, id_: str) -> Entry | None:
        languages = self.languages_of(id_)
        return self.printed.entry(id_, languages[0]) if languages else None

    def _told(self, id_: str, lang: str) -> Prose:
        """What an entry says on a panel: its text for the panel, or else its whole text."""
        if (id_, lang) not in self._prose:
            entry, source = self.printed.entry(id_, lang), self._texts.get((id_, lang))
            own = getattr(entry.meta, "panel", "") if entry else ""
            text = own or (source.text if source else "")
            spoken = dict(entry.inherited).get(own, lang) if entry else lang
            prose = prose_of(text, spoken)
            if spoken != lang:
                marked = tuple(replace(block, lang=spoken) for block in prose.blocks)
                prose = replace(prose, blocks=marked)
            self._prose[id_, lang] = prose
        return self._prose[id_, lang]


def _paragraphs(text: str, lang: str = "") -> tuple[Block, ...]:
    return (Block(text=text, lang=lang),) if text else ()
