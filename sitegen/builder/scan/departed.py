"""Pages of entries that the last build of an output made and that are gone: told with their alias.

What only the last build tells is none of the warnings, which follow from the sources alone: it is
told once, by the build that takes the page away, and stops none. Of what isn't shown (a draft, a
withdrawn story) nothing is said, nor of a story that nothing stands for: nobody is asked to bring
back what may have to be gone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sitegen.builder.scan.previous_build import PreviousBuild
from sitegen.builder.trace.traces import TextTrace
from sitegen.content.entries.entry import Entry, Group
from sitegen.errors import Location, Problem
from sitegen.kinds.story import Story
from sitegen.safety.gate import Gate
from sitegen.site.library import Library, Pair
from sitegen.site.route import SETTINGS

PLAIN = re.compile(r"[\w/.~+%-]+")
"""An address that may stand in a list of YAML without quotes."""

Left = tuple[Entry, str]
"""An entry, and an address at which it, or what it was before, stands no more."""

Marks = tuple[frozenset[object], ...]
"""What tells an entry from others, the surest first: guid, texts, title with date."""


@dataclass(frozen=True, slots=True)
class Present:
    """What this build knows: entries shown and read, texts as converted, outputs, the gate."""

    library: Library
    groups: tuple[Group, ...]
    texts: Mapping[Pair, TextTrace]
    outputs: Collection[str]
    gate: Gate


def tell_departed(last: PreviousBuild, present: Present) -> tuple[Problem, ...]:
    """Warn of the addresses of entries at which the last build made a page and this one nothing."""
    gone: dict[str, dict[str, str]] = {}
    for path, page in last.traces.pages.items():
        if path not in present.outputs and page.source != SETTINGS and page.page != "redirect":
            gone.setdefault(page.args[0], {})[page.lang] = "/" + path.removesuffix("index.html")
    if not gone:
        return ()
    before = {group.id: group for group in last.entries.groups}
    now = {group.id: group for group in present.groups}
    new = {id_: marks_of(now[id_], text_marks(present, id_)) for id_ in now.keys() - before.keys()}
    told: list[Problem] = []
    for old in (before[id_] for id_ in gone if id_ in before):
        entries = {entry.lang: entry for entry in old.entries}
        addresses = [
            (entries[lang], address)
            for lang, address in gone[old.id].items()
            if lang in entries and may_be_told(entries[lang], address, last, present)
        ]
        heir = now.get(old.id) or now.get(likest(marks_of(old, last.traces.texts), new))
        told += tell(old, addresses, heir, present.library)
    return tuple(sorted(present.gate.reworded(told)))


def may_be_told(entry: Entry, address: str, last: PreviousBuild, present: Present) -> bool:
    """True for the address of an entry that was public, isn't hidden now and says no name."""
    library, meta = present.library, entry.meta
    was_hidden = last.state.drafts and (meta.draft or meta.publish)
    return not (
        was_hidden
        or entry.lang not in library.settings.languages
        or any(map(library.is_hidden, (entry.id, address)))
        or present.gate.stops_path(address)
    )


def text_marks(present: Present, id_: str) -> Mapping[str, Mapping[str, TextTrace]]:
    """Give an entry's texts as the traces of the last build have them."""
    texts = {
        lang: present.texts[id_, lang]
        for lang in present.library.settings.languages
        if (id_, lang) in present.texts
    }
    return {id_: texts}


def marks_of(group: Group, texts: Mapping[str, Mapping[str, TextTrace]]) -> Marks:
    """Give what tells an entry from others; a story's title and date don't, many have the same."""
    guids = {guid for e in group.entries if (guid := getattr(e.meta, "guid", ""))}
    written = {(lang, trace.digest) for lang, trace in texts.get(group.id, {}).items() if trace.key}
    titles = {
        (group.kind, entry.lang, entry.meta.title, entry.meta.date)
        for entry in group.entries
        if not isinstance(entry.meta, Story)
    }
    return frozenset(guids), frozenset(written), frozenset(titles)


def likest(marks: Marks, new: Mapping[str, Marks]) -> str:
    """Give the id of the one new entry that has a mark of an old one, "" where none or several."""
    for place, mark in enumerate(marks):
        found = [id_ for id_, own in new.items() if not mark.isdisjoint(own[place])]
        if found:
            return found[0] if len(found) == 1 else ""
    return ""


def tell(
    old: Group, addresses: Sequence[Left], heir: Group | None, library: Library
) -> Iterator[Problem]:
    """Tell of an entry's addresses, those of all languages together."""
    heirs = {entry.lang: entry.id for entry in heir.entries} if heir else {}
    moved = [
        (library.entries[heirs[entry.lang], entry.lang], address)
        for entry, address in addresses
        if entry.lang in heirs and (heirs[entry.lang], entry.lang) in library.entries
    ]
    if moved:
        yield warning(moved, " and ".join(advice(moved)))
    left = [(entry, address) for entry, address in addresses if entry.lang not in heirs]
    if left and not any(isinstance(entry.meta, Story) for entry in old.entries):
        add = "the address to its aliases:"
        if len(left) > 1:
            add = "each address to the aliases: of its language"
        yield warning(left, f"if another entry stands for it, add {add}")


def warning(left: Sequence[Left], advice: str) -> Problem:
    """Give a warning at the original among entries, else at the first."""
    first, _ = min(left, key=originals_first)
    addresses = ", ".join(address for _, address in sorted(left, key=originals_first))
    message = f"{addresses}: the last build made this page, and it is gone; {advice}"
    return Problem(Location(first.path), message, "warning")


def originals_first(one: Left) -> tuple[bool, str]:
    """Order the languages of an entry."""
    return not one[0].original, one[0].path


def advice(moved: Sequence[Left]) -> Iterator[str]:
    """Say what to write for an entry that moved, by file."""
    for entry, address in sorted(moved, key=originals_first):
        names = ", ".join(map(quoted, dict.fromkeys((*entry.meta.aliases, address))))
        place = "write" if entry.original else f"in {entry.path.rpartition('/')[2]}"
        yield f"{place} aliases: [{names}]"


def quoted(address: str) -> str:
    """Give an address as it may stand in a list of YAML."""
    return address if PLAIN.fullmatch(address) else f'"{address}"'
