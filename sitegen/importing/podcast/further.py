"""What Podcasting 2.0 and Apple say of shows and episodes beside their sound, as fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from sitegen.content.editing.values import Bare, Wanted
from sitegen.importing.podcast.values import Heard, ReadItem, ReadShow
from sitegen.importing.values import Remark
from sitegen.kinds.podcasting import PUBLIC_LICENSES, Medium, Protocol, Rule

HOSTS = ("host", "co-host", "guest host")
"""Parts of the Podcast Taxonomy's cast whom an entry calls hosts; the others of it are guests."""

CAST = "cast"
SERIAL = "serial"
UNIQUE_NAME = {name.casefold(): name for name in PUBLIC_LICENSES}


def further_of_show(show: ReadShow) -> dict[str, Wanted]:
    """Give the fields of a show that not every feed has."""
    usual = get_args(Medium)[0]
    cast = [person for person in show.persons if person.group == CAST]
    text, rule = show.frequency
    return {
        "type": SERIAL if show.type == SERIAL else None,
        "hosts": tuple(person_of(each) for each in cast if each.part in HOSTS),
        "copyright": show.rights or None,
        "license": license_of(show.license),
        "funding": tuple({"title": words or url, "url": url} for url, words in show.funding if url),
        "frequency": {"text": text, "rule": rule if is_rule(rule) else None} if text else None,
        "discussions": tuple(discussions_of(show.discussions)),
        "medium": show.medium if show.medium in get_args(Medium) and show.medium != usual else None,
        "txt": tuple({"purpose": of or None, "text": words} for words, of in show.texts if words),
        "locked": Bare("true") if show.locked else None,
        "complete": Bare("true") if show.complete else None,
        "block": Bare("true") if show.blocked else None,
    }


def further_of_item(item: ReadItem) -> dict[str, Wanted]:
    """Give the fields of an episode that not every feed has."""
    return {
        "block": Bare("true") if item.blocked else None,
        "license": license_of(item.license),
        "discussions": tuple(discussions_of(item.discussions)),
    }


def person_of(heard: Heard) -> Wanted:
    """Give somebody who is heard; what only says that they are host or guest is no role."""
    role = heard.part if heard.part not in (*HOSTS, "guest") else ""
    return {"name": heard.name, "role": role.title() or None, "url": heard.page or None}


def license_of(pair: tuple[str, str]) -> Wanted:
    """Give a licence by its public name, or with the address of its text; None for others."""
    name, url = pair
    public = UNIQUE_NAME.get(name.casefold(), "")
    if public:
        return {"name": public, "url": url or None}
    return {"name": name, "url": url} if url and len(name.split()) == 1 else None


def discussions_of(found: Sequence[tuple[str, str, str]]) -> Iterator[Wanted]:
    """Give the places of discussion whose protocol an entry can name."""
    for url, protocol, account in found:
        if protocol in get_args(Protocol):
            yield {"url": url, "protocol": protocol, "account": account or None}


def is_rule(text: str) -> bool:
    """True for a rule of iCalendar that a show can have."""
    return bool(text) and bool(get_args(Rule)[1].accepts(text))


def further_missing(
    license_: tuple[str, str], discussions: Sequence[tuple[str, str, str]]
) -> Iterator[Remark]:
    """Say which licence and discussions an entry can't name."""
    if license_[0] and license_of(license_) is None:
        words = " ".join(filter(None, license_))
        yield Remark("left out", f"podcast:license: {words}: no public name, and no address")
    for url, protocol, _ in discussions:
        if protocol not in get_args(Protocol):
            yield Remark("left out", f"podcast:socialInteract: {url} ({protocol or 'no protocol'})")


def show_missing(show: ReadShow) -> Iterator[Remark]:
    """Say what of a show's further elements its entry can't have."""
    yield from further_missing(show.license, show.discussions)
    if show.medium and show.medium not in get_args(Medium):
        yield Remark("left out", f"podcast:medium: {show.medium}")
    text, rule = show.frequency
    if rule and not (text and is_rule(rule)):
        yield Remark("left out", f"podcast:updateFrequency: {rule} {text}".rstrip())
    others = [each for each in show.persons if each.group != CAST or each.part not in HOSTS]
    if others:
        names = ", ".join(f"{each.name} ({each.part})" for each in others)
        yield Remark("left out", f"podcast:person: {names}: a show names its hosts alone")
    if any(not url for url, _ in show.funding):
        yield Remark("left out", "podcast:funding: without an address of the web")
