"""Whose files a release holds: what goes at once where somebody withdrew, not after some weeks.

A target remembers no name: of each story that is public, and of each file that shows one, it keeps
a digest of the story's id, which was a public address itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from sitegen.builder.scan.previous_site import PreviousSite
from sitegen.builder.tasks.derive import DEMANDS
from sitegen.content.entries.named_files import named_files
from sitegen.content.folder.survey import PRINTS
from sitegen.content.settings.tombstones import mark_of
from sitegen.media.picture import Derivative
from sitegen.render.files.demands import SocialCard
from sitegen.site.rights import consents_of, is_of_people
from sitegen.values import Value

EVERYBODY = "*"
"""The owner of files that may show any of them: pictures of panels."""

SEARCH = "pagefind/"
"""Its parts hold the words of many pages."""


class People(Value, tag=False):
    """The stories that a release shows, and which of its files show whom; both by digests.

    An owner of a picture's files is the picture, too, beside its story; `covered` are the pictures
    of which parts may not be seen, each with the digest of what may. `refused` is what those who
    are public don't agree to, `hidden` are entries that are there and not shown: by their own will,
    or the editors', and not because a folder was lost.
    """

    public: tuple[str, ...] = ()
    owners: dict[str, str] = msgspec.field(default_factory=dict)
    covered: dict[str, str] = msgspec.field(default_factory=dict)
    refused: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    hidden: tuple[str, ...] = ()


NOBODY = People()


def people_in(last: PreviousSite) -> People:
    """Say whom the output of the last build shows."""
    stories = {id_: mark_of(id_) for id_ in story_ids(last)}
    owners = dict(owned_by_folder(last, stories))
    for path, page in last.build.traces.pages.items():
        if page.args and (mark := stories.get(page.args[0])):
            owners |= dict.fromkeys((path, *cards(last, page.demands)), mark)
    covered = {}
    for picture in pictures_in(last):
        mark = mark_of(picture.source)
        owners[picture.name] = f"{owners.get(picture.name, '')} {mark}".strip()
        if picture.digest != last.build.state.sources[picture.source].digest:
            covered[mark] = picture.digest
    hidden = {mark_of(name) for name in last.library.hidden if not name.startswith("/")}
    return People(
        public=tuple(sorted(stories.values())),
        owners=dict(sorted(owners.items())),
        covered=dict(sorted(covered.items())),
        refused={stories[id_]: refused_in(last, id_) for id_ in sorted(stories)},
        hidden=tuple(sorted(hidden | last.library.withdrawn.marks)),
    )


def refused_in(last: PreviousSite, id_: str) -> tuple[str, ...]:
    """Give what the people of a public entry don't agree to, in digests.

    Whatever is added to it later was public until then, at the target and in former releases.
    """
    shown = last.library.entries
    refused = {f"in {code}" for code in last.settings.languages if (id_, code) not in shown}
    for _, consent in consents_of(shown[id_, last.library.written_in[id_][0]].meta):
        agreed = {"photo": consent.photo, "voice": consent.voice, "social": consent.social}
        refused |= {what for what, is_agreed in agreed.items() if not is_agreed}
        refused |= {f"named {consent.name}"} - {"named public"}
        refused |= {f"only at {' '.join(sorted(consent.venues))}"} if consent.venues else set()
    return tuple(sorted(mark_of(f"{id_} {each}") for each in refused))


def pictures_in(last: PreviousSite) -> Iterator[Derivative]:
    """Give the files that are made of the site's own pictures."""
    sources = last.build.state.sources
    for data in last.build.traces.demands:
        demand = DEMANDS.decode(data)
        is_own = isinstance(demand, Derivative) and not demand.source.startswith(f"{PRINTS}/")
        if is_own and demand.source in sources:
            yield demand


def story_ids(last: PreviousSite) -> set[str]:
    """Give the ids of the entries that somebody agreed to: stories, and those with people."""
    entries = last.library.entries.items()
    return {id_ for (id_, _), entry in entries if is_of_people(entry.meta)}


def owned_by_folder(last: PreviousSite, stories: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Give the files that are made from what lies in a story's folder, or what such an entry names,
    or from a panel."""
    named = {
        path: stories[id_]
        for (id_, _), entry in last.library.entries.items()
        if id_ in stories
        for path in named_files(entry.meta)
    }
    for data in last.build.traces.demands:
        demand = DEMANDS.decode(data)
        source = getattr(demand, "source", "")
        folder = source.removeprefix("content/").rpartition("/")[0]
        if source.startswith(f"{PRINTS}/"):
            yield demand.name, EVERYBODY
        elif mark := stories.get(folder) or named.get(source):
            yield demand.name, mark


def cards(last: PreviousSite, demands: list[int]) -> Iterator[str]:
    """Give the cards that a page demands: they show its title."""
    for place in demands:
        demand = DEMANDS.decode(last.build.traces.demands[place])
        if isinstance(demand, SocialCard):
            yield demand.name


def joined(several: Iterable[People]) -> People:
    """Give all whom any of several releases shows; of a file the last one's owner."""
    every = list(several)
    owners = {path: owner for people in every for path, owner in people.owners.items()}
    public = sorted({mark for people in every for mark in people.public})
    alike = every[0].covered.items() if every else ()
    covered = {
        mark: digest
        for mark, digest in alike
        if all(people.covered.get(mark) == digest for people in every)
    }
    refused = {
        mark: tuple(sorted(set.intersection(*map(set, there))))
        for mark in public
        if (there := [each.refused.get(mark, ()) for each in every if mark in each.public])
    }
    return People(
        public=tuple(public),
        owners=dict(sorted(owners.items())),
        covered=covered,
        refused=refused,
    )


def withdrawn(before: People, now: People) -> frozenset[str]:
    """Give the stories that were public and aren't any longer, or not in all that they were, and
    the pictures of which more was seen than may be now."""
    return (frozenset(before.public) - frozenset(now.public)) | restricted(before, now)


def restricted(before: People, now: People) -> frozenset[str]:
    """Give the stories that are public in less than they were, and pictures of which more is
    covered."""
    shown = {mark for owners in before.owners.values() for mark in owners.split()}
    covered = {mark for mark, digest in now.covered.items() if before.covered.get(mark) != digest}
    less = {
        mark
        for mark in frozenset(before.public) & frozenset(now.public)
        if not set(now.refused.get(mark, ())) <= set(before.refused.get(mark, ()))
    }
    return frozenset(less | (covered & shown))


def willed(before: People, now: People) -> frozenset[str]:
    """Give those of the withdrawn whose files are to go: the others may have been lost."""
    return (withdrawn(before, now) & frozenset(now.hidden)) | restricted(before, now)


def without(people: People, mark: str) -> People:
    """Give what is known of a release that shows one of them no longer."""
    owners = {path: owner for path, owner in people.owners.items() if mark not in owner.split()}
    public = tuple(each for each in people.public if each != mark)
    return replace(people, public=public, owners=owners)


def may_stay(path: str, before: People, gone: frozenset[str]) -> bool:
    """True for a file of a former release that shows nobody who is gone."""
    owner = before.owners.get(path, "")
    shows = not gone.isdisjoint(owner.split())
    return not gone or not (shows or owner == EVERYBODY or path.startswith(SEARCH))
