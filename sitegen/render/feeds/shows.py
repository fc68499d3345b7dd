"""What a podcast's feed says of its show."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID, uuid5

from sitegen.content.entries.entry import Entry
from sitegen.feeds.feed import direction_of
from sitegen.feeds.show import Discussion as FeedDiscussion
from sitegen.feeds.show import License as FeedLicense
from sitegen.feeds.show import PodcastShow, Speaker, Wishes
from sitegen.kinds.people import Person
from sitegen.kinds.podcasting import Discussion, License
from sitegen.kinds.show import Show
from sitegen.render.feeds.artwork import artwork_of_show
from sitegen.render.feeds.styles import style_for_people
from sitegen.render.pages.heads import absolute
from sitegen.render.pages.pages import PageTask
from sitegen.site.navigation import SiteInfo
from sitegen.site.queries import SummaryOf

PODCAST_NAMESPACE = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The namespace of identifiers of podcasts (podcast namespace, "Guid")."""


def gather_show(task: PageTask, site: SiteInfo, entry: Entry, show: Show) -> PodcastShow:
    """Gather what the feed says of the show. Raises ContentError for artwork that is too small."""
    summary = task.reader.fetch(SummaryOf(lang=task.lang, id=entry.id))
    return PodcastShow(
        url=site.url + task.route.address,
        page=absolute(site, summary.url) if summary else site.url,
        title=show.title,
        lang=task.lang,
        dir=direction_of(site.language.dir),
        style=style_for_people(task, site),
        description=show.summary,
        author=show.author or site.title,
        artwork=artwork_of_show(task, site, entry, show),
        guid=guid_in(show.guid, entry),
        owner_name=show.owner.name if show.owner else "",
        owner_email=show.owner.email if show.owner else "",
        categories=show.category,
        explicit=show.explicit,
        disclaimer=show.disclaimer,
        copyright=show.copyright,
        type=show.type,
        medium=show.medium,
        license=license_of(show.license),
        funding=tuple((each.url, each.title) for each in show.funding),
        frequency=(show.frequency.rule, show.frequency.text) if show.frequency else ("", ""),
        speakers=speakers_of(site, show.hosts, ()),
        discussions=discussions_of(show.discussions),
        notes=tuple((each.purpose, each.text) for each in show.txt),
        wishes=Wishes(
            new_feed_url=moved_to(show.new_feed_url, site.url + task.route.address),
            complete=show.complete,
            block=show.block,
            locked=show.locked,
        ),
        inherited=entry.inherited,
    )


def guid_in(guid: str, entry: Entry) -> str:
    """Give a show's identifier in the entry's language.

    The feed of each language is a podcast of its own, which directories would otherwise take for
    one that moves to and fro; that of a translation follows from the original's for ever.
    """
    return guid if entry.original else str(uuid5(PODCAST_NAMESPACE, f"{guid}/{entry.lang}"))


def moved_to(address: str, own: str) -> str:
    """Give where a feed has moved to, "" for where it is: the line may stay once it has moved."""
    return "" if address == own else address


def license_of(license_: License | None) -> FeedLicense | None:
    """Give a licence as feeds tell it."""
    return FeedLicense(name=license_.name, url=license_.url) if license_ else None


def discussions_of(discussions: Iterable[Discussion]) -> tuple[FeedDiscussion, ...]:
    """Give where listeners discuss."""
    return tuple(
        FeedDiscussion(url=each.url, protocol=each.protocol, account=each.account)
        for each in discussions
    )


def speakers_of(
    site: SiteInfo, hosts: Iterable[Person], guests: Iterable[Person]
) -> tuple[Speaker, ...]:
    """Give who is heard under a name, hosts first."""

    def at(person: Person) -> str:
        return absolute(site, person.url) if person.url else ""

    led = [Speaker(name=host.name, part="host", url=at(host)) for host in hosts]
    came = [Speaker(name=guest.name, url=at(guest)) for guest in guests]
    return tuple(speaker for speaker in (*led, *came) if speaker.name)
