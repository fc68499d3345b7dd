"""A feed's channel becomes a show.

Sources: RSS 2.0; Apple Podcasts for Creators, "Podcast RSS feed requirements"; the podcast
namespace (Podcasting 2.0); RFC 5005, section 3, for feeds in pages.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from sitegen.importing.podcast.elements import (
    XML_BASE,
    absolute,
    attributes_of,
    name_of,
    named,
    plain,
    text_of,
)
from sitegen.importing.podcast.values import Heard, ReadShow

MADE_ANEW = frozenset(
    {
        *("atom:link", "cloud", "docs", "generator", "image", "itunes:block", "itunes:image"),
        *("itunes:new-feed-url", "lastBuildDate", "link", "pubDate", "rss:image", "ttl"),
        *(
            "skipHours",
            "skipDays",
            "podcast:podping",
            "sy:updatePeriod",
            "syndication:updatePeriod",
        ),
        *(
            "syndication:updateFrequency",
            "podcast:trailer",
            "podcast:image",
            "atom:updated",
            "textInput",
        ),
        *("rating", "items", "googleplay:image", "atom:id"),
    }
)
"""What a feed says of itself, or of its host: the new feed says its own."""

READ = frozenset(
    {
        *("title", "description", "language", "copyright", "managingEditor", "webMaster"),
        *("category", "itunes:title", "itunes:summary", "itunes:subtitle", "itunes:author"),
        *("itunes:owner", "itunes:category", "itunes:explicit", "itunes:type"),
        *("itunes:complete", "podcast:guid", "podcast:locked", "podcast:funding"),
        *("podcast:license", "podcast:txt", "podcast:updateFrequency", "podcast:socialInteract"),
        *("podcast:medium", "podcast:person", "googleplay:author", "googleplay:owner"),
        *("googleplay:description", "googleplay:category", "googleplay:explicit"),
        *("googleplay:email", "dc:language", "dc:rights", "dc:creator", "fh:complete"),
    }
)
YES = ("yes", "true", "explicit", "1")
NO = ("no", "false", "clean", "0", "")


def read_show(channel: Element, base: str = "") -> ReadShow:
    """Read a feed's channel; `base` is what addresses are seen from where it names none."""
    link = absolute(text_of(channel, "link", "rss:link"), base)
    feed = _related(channel, "self", link or base)
    seen_from = absolute(channel.get(XML_BASE, ""), base) or feed or link or base
    doubts: list[str] = []
    owner_name, owner_email = _owner(channel)
    return ReadShow(
        title=plain(text_of(channel, "title", "itunes:title", "rss:title")),
        notes=text_of(channel, "description", "itunes:summary", "googleplay:description"),
        subtitle=plain(text_of(channel, "itunes:subtitle")),
        link=link or absolute(text_of(channel, "link"), seen_from),
        feed=feed,
        lang=text_of(channel, "language", "dc:language").replace("_", "-"),
        rights=plain(text_of(channel, "copyright", "dc:rights")),
        author=plain(text_of(channel, "itunes:author", "googleplay:author", "dc:creator")),
        owner_name=owner_name,
        owner_email=owner_email,
        artwork=_artwork(channel, seen_from),
        categories=_categories(channel),
        explicit=read_truth(channel, doubts, "itunes:explicit", "googleplay:explicit"),
        type=text_of(channel, "itunes:type").lower(),
        guid=text_of(channel, "podcast:guid").lower(),
        medium=text_of(channel, "podcast:medium").lower(),
        locked=read_truth(channel, doubts, "podcast:locked"),
        funding=tuple(
            (absolute(each.get("url", ""), seen_from), plain("".join(each.itertext())))
            for each in named(channel, "podcast:funding")
        ),
        blocked=text_of(channel, "itunes:block").lower() in YES,
        complete=text_of(channel, "itunes:complete").lower() in YES,
        license=read_license(channel, seen_from),
        texts=tuple(
            (plain("".join(each.itertext())), each.get("purpose", "").strip())
            for each in named(channel, "podcast:txt")
        ),
        frequency=_frequency(channel),
        discussions=read_discussions(channel, seen_from),
        persons=read_persons(channel, seen_from),
        next_page=_related(channel, "next", seen_from),
        unread=unread_names(channel, READ | MADE_ANEW),
        doubts=tuple(doubts),
    )


def _related(channel: Element, relation: str, base: str) -> str:
    """Give the address that the feed names by a relation of Atom's (RFC 4287, 4.2.7)."""
    links = [each for each in named(channel, "atom:link") if each.get("rel") == relation]
    return next((absolute(each, base) for each in attributes_of(links, "href")), "")


def _owner(channel: Element) -> tuple[str, str]:
    for owner in named(channel, "itunes:owner"):
        name, email = text_of(owner, "itunes:name"), text_of(owner, "itunes:email")
        if name or email:
            return plain(name), email.strip()
    email = text_of(channel, "googleplay:email", "googleplay:owner", "managingEditor", "webMaster")
    # RSS 2.0 writes an editor as: address (name).
    address, _, name = email.partition("(")
    return plain(name.rstrip(") ")), address.strip() if "@" in address else ""


def _artwork(channel: Element, base: str) -> str:
    tagged = attributes_of(named(channel, "itunes:image", "googleplay:image"), "href")
    plain_ones = [text_of(each, "url", "rss:url") for each in named(channel, "image", "rss:image")]
    return next((found for each in (*tagged, *plain_ones) if (found := absolute(each, base))), "")


def _categories(channel: Element) -> tuple[tuple[str, str], ...]:
    """Give Apple's categories, each with the one within it, "" for none; in the feed's order."""
    found: list[tuple[str, str]] = []
    for top in named(channel, "itunes:category"):
        name = plain(top.get("text", ""))
        inner = [plain(each) for each in attributes_of(named(top, "itunes:category"), "text")]
        found += [(name, each) for each in inner] or [(name, "")]
    return tuple(dict.fromkeys(each for each in found if each[0]))


def read_truth(element: Element, doubts: list[str], *names: str) -> bool | None:
    """Read yes or no as hosts write it; None where nothing is said."""
    if not named(element, *names):
        return None
    said = text_of(element, *names).lower()
    if said not in (*YES, *NO):
        doubts.append(f'{names[0]}: "{said[:40]}" is neither yes nor no; taken for no')
    return said in YES


def read_license(element: Element, base: str) -> tuple[str, str]:
    """Read a licence and the address of its text (Podcasting 2.0, "License")."""
    for each in named(element, "podcast:license"):
        if name := plain("".join(each.itertext())):
            return name, absolute(each.get("url", ""), base)
    return "", ""


def _frequency(channel: Element) -> tuple[str, str]:
    for each in named(channel, "podcast:updateFrequency"):
        return plain("".join(each.itertext())), each.get("rrule", "").strip()
    return "", ""


def read_discussions(element: Element, base: str) -> tuple[tuple[str, str, str], ...]:
    """Read where listeners discuss (Podcasting 2.0, "Social Interact"), the first place first."""
    found = named(element, "podcast:socialInteract")
    found.sort(key=lambda each: each.get("priority", "") or "0")
    return tuple(
        (address, each.get("protocol", "").strip().lower(), each.get("accountId", "").strip())
        for each in found
        if (address := absolute(each.get("uri", ""), base))
    )


def read_persons(element: Element, base: str) -> tuple[Heard, ...]:
    """Read who is named (Podcasting 2.0, "Person"): without a part it is a host of the cast."""
    found = []
    for each in named(element, "podcast:person"):
        name = plain("".join(each.itertext()))
        if name:
            found.append(
                Heard(
                    name=name,
                    part=(each.get("role") or "host").strip().lower(),
                    group=(each.get("group") or "cast").strip().lower(),
                    page=absolute(each.get("href", ""), base),
                    picture=absolute(each.get("img", ""), base),
                )
            )
    return tuple(found)


def unread_names(element: Element, read: Iterable[str]) -> tuple[str, ...]:
    """Give the names of children that have a value and that nobody reads, once each."""
    known = frozenset(read)
    return tuple(
        dict.fromkeys(
            name
            for child in element
            if (name := name_of(child)) not in known
            and ("".join(child.itertext()).strip() or child.attrib)
        )
    )
