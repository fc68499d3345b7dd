"""What may not be shown as it comes: why an entry arrives as a draft, and when it appears."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.content.editing.values import Bare
from sitegen.importing.held_back import holds_back, why_held
from sitegen.importing.values import Remark
from sitegen.importing.wordpress.export import Post
from sitegen.importing.wordpress.places import NO_DATE, Place, parsed
from sitegen.kinds.story import STORY

STATES = {
    "": "nothing says whether it is shown there",
    "draft": "it is a draft there",
    "pending": "it waits for somebody's review there",
    "private": "it is private there",
    "inherit": "it is a part of another post there, or an earlier version of one",
    "future": "it is scheduled there; take draft: away, and it is published at that moment",
}
OPENING = re.compile(r"(?<!\[)\[([a-zA-Z][\w-]*)(?=[\s\]])")
NO_CONSENT = (
    "a person's story: nothing says what they agreed to. Ask them, write consent: and take "
    "draft: away"
)


def reasons(place: Place) -> list[str]:
    """Say why an entry has to be a draft, [] where it needn't."""
    post = place.version.post
    found = [STATES[post.status]] if post.status in STATES else []
    if post.status not in (*STATES, "publish", "closed"):
        found.append(f'its state there is "{post.status}"')
    if post.password:
        found.append("it has a password there, which no static site can ask for")
    found += _held_back(post.content)
    if place.kind == STORY and place.is_original:
        found.append(NO_CONSENT)
    if place.date == NO_DATE and place.kind.needs("date") and place.is_original:
        found.append("it has no date; 1970-01-01 stands for it")
    if not post.title.strip() and not place.kind.speaks:
        found.append("it has no title")
    return found


def _held_back(content: str) -> Iterator[str]:
    """Say of shortcodes that may have hidden a part of a text (members' plugins) that they did."""
    for name in dict.fromkeys(OPENING.findall(content)):
        if holds_back(name) and f"[/{name}]" in content:
            yield why_held(f"[{name}]")


def appears(place: Place, original: Place, *, is_draft: bool) -> tuple[Bare | None, list[Remark]]:
    """Give the moment from which on an entry is shown, None for one that it needn't say.

    A translation that is shown already can't have the moment of a scheduled original.
    """
    own, first = _scheduled(place.version.post), _scheduled(original.version.post)
    if place.is_original:
        return (Bare(own) if own else None), []
    if own:
        return (Bare(own) if own != first else None), []
    if not first or is_draft:
        return None, []
    said = "publish: it is shown there already, though what it is a translation of is scheduled"
    return Bare(_moment(place.version.post) or NO_DATE), [Remark("changed", said)]


def _scheduled(post: Post) -> str:
    return _moment(post) if post.status == "future" else ""


def _moment(post: Post) -> str:
    moment, zone = (post.date_gmt, "Z") if post.date_gmt else (post.date, "")
    return f"{moment.replace(' ', 'T')}{zone}" if parsed(moment[:10]) else ""
