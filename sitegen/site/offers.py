"""Which documents an exhibition may give away: those that nobody in them would take back.

A panel is compared with what was recorded when it was made. Nothing is known of a document that
somebody laid out by hand, and nobody can look into it. So it follows the consent of all whom it may
show: each has to be seen on the website now, to hang there, and to have agreed to everything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sitegen.content.entries.entry import Entry, Group
from sitegen.errors import Location, Problem
from sitegen.kinds.exhibition import Exhibition
from sitegen.kinds.story import Story, StoryQuery, year_of
from sitegen.site.rights import rights_in
from sitegen.site.visibility import may_hang

NOT_OFFERED = (
    "downloads: {file}: left out: it {verb} {story}, which isn't agreed to in full, here and now"
)
SAY_WHOSE = "; expected stories: beside it, with those that it shows, [] where it shows none"


class Offers:
    """Judges documents; `groups` are all entries, `shown` those that are seen now, by id."""

    def __init__(self, groups: Sequence[Group], shown: Mapping[str, Entry]) -> None:
        self._groups = groups
        self._shown = shown

    def refused(self) -> Mapping[str, Problem]:
        """Give the files that may not be given away, with what is told of each once."""
        found: dict[str, Problem] = {}
        for group in self._groups:
            for entry in sorted(group.entries, key=lambda entry: not entry.original):
                if isinstance(entry.meta, Exhibition):
                    for file, problem in self._refused_of(entry, entry.meta):
                        found.setdefault(file, problem)
        return found

    def _refused_of(self, entry: Entry, exhibition: Exhibition) -> Iterator[tuple[str, Problem]]:
        for download in exhibition.downloads:
            said = download.stories
            stories = tuple(self._hung(exhibition)) if said is None else said
            against = next((id_ for id_ in stories if not self._agreed(id_, entry.id)), "")
            if against:
                verb = "may show" if said is None else "shows"
                told = NOT_OFFERED.format(file=download.file, verb=verb, story=against)
                told += SAY_WHOSE if said is None else ""
                yield download.file, Problem(Location(entry.path), told, "warning")

    def _agreed(self, story: str, exhibition: str) -> bool:
        """True where a story may stand in a document that visitors take home."""
        entry = self._shown.get(story)
        consent = entry.meta.consent if entry and isinstance(entry.meta, Story) else None
        agreed = consent is not None and consent.print and may_hang(consent, exhibition)
        return agreed and rights_in(entry).documents

    def _hung(self, exhibition: Exhibition) -> Iterator[str]:
        """Give the ids of all stories that an exhibition means, whether they are seen or not."""
        chosen = exhibition.stories
        if not isinstance(chosen, StoryQuery):
            yield from chosen
            return
        for group in self._groups:
            if any(_is_meant(entry, chosen) for entry in group.entries):
                yield group.id


def _is_meant(entry: Entry, query: StoryQuery) -> bool:
    story = entry.meta
    return (
        isinstance(story, Story)
        and (not query.year or year_of(entry) == query.year)
        and (not query.award or story.award == query.award)
        and (not query.tag or query.tag in story.tags)
    )
