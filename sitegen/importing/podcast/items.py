"""A feed's item becomes an episode. The sources are those of the channel (`channel.py`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from html import unescape
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from sitegen.engine.mediatypes import UNKNOWN, media_type
from sitegen.importing.moments import read_moment, read_seconds
from sitegen.importing.podcast.channel import (
    YES,
    read_discussions,
    read_license,
    read_persons,
    read_truth,
    unread_names,
)
from sitegen.importing.podcast.chapters import podlove_chapters
from sitegen.importing.podcast.elements import XML_BASE, absolute, named, plain, text_of
from sitegen.importing.podcast.values import Beside, Part, ReadItem, Sound
from sitegen.text import shortened

READ = frozenset(
    {
        *("title", "itunes:title", "link", "guid", "pubDate", "dc:date", "enclosure"),
        *("description", "content:encoded", "itunes:summary", "itunes:subtitle"),
        *("googleplay:description", "itunes:season", "podcast:season", "itunes:episode"),
        *("podcast:episode", "itunes:episodeType", "itunes:explicit", "googleplay:explicit"),
        *("itunes:block", "itunes:image", "googleplay:image", "itunes:duration"),
        *("podcast:license", "podcast:socialInteract"),
        *("podcast:person", "podcast:chapters", "podcast:transcript", "psc:chapters"),
        *("itunes:keywords", "category", "media:content", "rss:link", "rss:title"),
        *("rss:description",),
    }
)
MADE_ANEW = frozenset(
    {
        *("atom:link", "comments", "source", "itunes:order", "itunes:author", "author"),
        *("dc:creator", "googleplay:author", "atom:updated"),
    }
)
KINDS = ("full", "trailer", "bonus")
AUDIBLE = ("audio/", "video/")
LONGEST_NUMBER = 15
"""Digits of a number that a field takes."""

NUMBER = re.compile(r"\s*[^\d\s]*\s*(\d+)(?:\.0+)?\s*")
WORD = re.compile(r"\w+")


def read_item(element: Element, place: str, base: str) -> ReadItem:
    """Read an item; `base` is the address of the show, `place` where it stands in the file."""
    link = absolute(text_of(element, "link", "rss:link"), base)
    seen_from = absolute(element.get(XML_BASE, ""), base) or link or base
    doubts: list[str] = []
    notes, short = _texts(element)
    guids = named(element, "guid")
    guid = text_of(element, "guid")
    sound = _sound(element, seen_from, doubts)
    return ReadItem(
        title=plain(text_of(element, "title", "itunes:title", "rss:title")),
        place=place,
        guid=guid,
        is_permalink=not guids or guids[0].get("isPermaLink", "true").strip().lower() != "false",
        link=link,
        moment=_moment(element, doubts),
        sound=sound,
        notes=notes,
        short=short,
        subtitle=plain(text_of(element, "itunes:subtitle")),
        season=_number(element, doubts, "itunes:season", "podcast:season"),
        season_name=_season_name(element),
        number=_number(element, doubts, "itunes:episode", "podcast:episode"),
        type=_type(element, doubts),
        explicit=read_truth(element, doubts, "itunes:explicit", "googleplay:explicit"),
        blocked=text_of(element, "itunes:block").lower() in YES,
        license=read_license(element, seen_from),
        discussions=read_discussions(element, seen_from),
        picture=_picture(element, seen_from),
        seconds=_seconds(element, doubts),
        persons=read_persons(element, seen_from),
        parts=_parts(element, seen_from, doubts),
        parts_file=next(iter(_beside(element, "podcast:chapters", seen_from)), None),
        transcripts=tuple(_beside(element, "podcast:transcript", seen_from)),
        keywords=_keywords(element),
        unread=unread_names(element, READ | MADE_ANEW),
        doubts=tuple(doubts),
    )


def _texts(element: Element) -> tuple[str, str]:
    """Give the fullest text of an item, and another that says what that doesn't."""
    names = ("content:encoded", "description", "itunes:summary", "googleplay:description")
    texts = [text for name in names if (text := text_of(element, name))]
    texts = texts or [text for text in [text_of(element, "rss:description")] if text]
    if not texts:
        return "", ""
    fullest = max(texts, key=lambda text: len(words_of(text)))
    inside = " ".join(words_of(fullest))
    others = (text for text in texts if " ".join(words_of(text)) not in inside)
    return fullest, next(others, "")


def words_of(text: str) -> list[str]:
    """Give the words of a text that may be HTML, to compare two of them by."""
    return WORD.findall(plain(unescape(text)).casefold())


def _moment(element: Element, doubts: list[str]) -> datetime | None:
    said = text_of(element, "pubDate", "dc:date")
    if not said:
        return None
    try:
        return read_moment(said)
    except (ValueError, OverflowError):
        doubts.append(
            f'pubDate: "{shortened(said, 60)}" can\'t be read as a date; '
            "expected one such as Fri, 12 Jul 2024 09:00:00 GMT"
        )
        return None


def _sound(element: Element, base: str, doubts: list[str]) -> Sound | None:
    """Give the enclosure: the first that can be heard (or seen), with what is missing told."""
    found = [*named(element, "enclosure"), *named(element, "media:content")]
    sounds = [sound for each in found if (sound := _enclosure(each, base))]
    heard = [sound for sound in sounds if sound.type.startswith(AUDIBLE)]
    if not heard:
        return None
    others = len({sound.url for sound in heard}) - 1
    if others:
        doubts.append(f"enclosure: {others} more than the one that apps take are left out")
    if not heard[0].length:
        doubts.append(
            "enclosure: the length in bytes is missing, or no number; podcast apps ask for it"
        )
    return heard[0]


def _enclosure(element: Element, base: str) -> Sound | None:
    url = absolute(element.get("url", ""), base)
    written = element.get("length") or element.get("fileSize") or ""
    length = re.sub(r"[,\s]", "", written)
    kind = (element.get("type") or "").strip().lower()
    if not kind or kind == UNKNOWN:
        kind = media_type(urlsplit(url).path)
    is_size = length.isascii() and length.isdecimal() and len(length) <= LONGEST_NUMBER
    size = int(length) if is_size else 0
    return Sound(url=url, length=size, type=kind) if url else None


def _number(element: Element, doubts: list[str], *names: str) -> int:
    for name in names:
        said = text_of(element, name)
        if said:
            match = NUMBER.fullmatch(said)
            if match and len(match[1]) < 10:
                return int(match[1])
            doubts.append(f'{name}: "{shortened(said, 40)}" is no whole number; left out')
    return 0


def _season_name(element: Element) -> str:
    return next((plain(each.get("name", "")) for each in named(element, "podcast:season")), "")


def _type(element: Element, doubts: list[str]) -> str:
    said = text_of(element, "itunes:episodeType").lower()
    if said and said not in KINDS:
        doubts.append(
            f'itunes:episodeType: "{shortened(said, 40)}" is none of {", ".join(KINDS)}; '
            "taken for full"
        )
    return said if said in KINDS else ""


def _picture(element: Element, base: str) -> str:
    tagged = named(element, "itunes:image", "googleplay:image")
    return next((found for each in tagged if (found := absolute(each.get("href", ""), base))), "")


def _seconds(element: Element, doubts: list[str]) -> int:
    said = text_of(element, "itunes:duration")
    if not said:
        return 0
    try:
        return read_seconds(said)
    except ValueError:
        doubts.append(
            f'itunes:duration: "{shortened(said, 40)}" is no length of time; '
            "expected seconds or 1:02:03"
        )
        return 0


def _parts(element: Element, base: str, doubts: list[str]) -> tuple[Part, ...]:
    try:
        return next((podlove_chapters(each, base) for each in named(element, "psc:chapters")), ())
    except ValueError:
        doubts.append("psc:chapters: a start that is no time; the chapters are left out")
        return ()


def _beside(element: Element, name: str, base: str) -> Sequence[Beside]:
    return [
        Beside(
            url=url,
            type=each.get("type", "").partition(";")[0].strip().lower(),
            lang=each.get("language", "").strip(),
        )
        for each in named(element, name)
        if (url := absolute(each.get("url", ""), base))
    ]


def _keywords(element: Element) -> tuple[str, ...]:
    listed = text_of(element, "itunes:keywords").split(",")
    written = [*listed, *("".join(each.itertext()) for each in named(element, "category"))]
    return tuple(dict.fromkeys(word for each in written if (word := plain(each))))
