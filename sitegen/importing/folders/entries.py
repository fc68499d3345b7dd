"""A planned text becomes an entry, with an account of what could not come along."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sitegen.content.editing.values import Bare, Wanted
from sitegen.importing.folders.fields import Picture, ReadFields
from sitegen.importing.folders.guide import AddressBook, Guide
from sitegen.importing.folders.kramdown import with_our_attributes
from sitegen.importing.folders.links import led
from sitegen.importing.folders.liquid import without_liquid
from sitegen.importing.folders.planning import Planned
from sitegen.importing.folders.proof import Proved, proved, written_anew
from sitegen.importing.folders.shortcodes import without_shortcodes
from sitegen.importing.folders.times import Clock, times
from sitegen.importing.folders.told import Told
from sitegen.importing.folders.tree import parts_of
from sitegen.importing.folders.values import System
from sitegen.importing.old_paths import REFUSED, can_be_alias
from sitegen.importing.values import ImportedEntry, Item, Remark
from sitegen.text import without_invisible

HTML = ("html", "htm")


@dataclass(frozen=True)
class Manner:
    """How a source is written, and the site that it comes to."""

    system: System
    settings: Mapping[str, Any]
    first: str
    clock: Clock


@dataclass(frozen=True, slots=True)
class Made:
    """An item of the source, with its entry where it became one."""

    item: Item
    entry: ImportedEntry | None = None


def made(planned: Planned, book: AddressBook, manner: Manner) -> Made:
    """Make an entry of a text. The same text gives the same entry."""
    text = planned.text
    source = f"{manner.system}:{text.path}"
    if planned.why:
        return Made(_item(planned, source, (), Proved("")))
    told = Told()
    guide = Guide(book, planned, told)
    body = _body(planned, guide, told, manner)
    fields = _fields(planned, guide, told, manner)
    remarks = [*(Remark("changed", doubt) for doubt in text.matter.doubts)]
    remarks += [Remark("changed", doubt) for doubt in planned.fields.doubts]
    remarks += [*told.remarks, *body.remarks, *_unread(planned.fields)]
    entry = ImportedEntry(
        source=source,
        path=planned.path,
        fields=fields,
        body=body.text,
        said=json.dumps([_plain(text.matter.fields), text.matter.body], sort_keys=True),
        media=tuple(guide.placements.values()),
    )
    return Made(_item(planned, source, remarks, body), entry)


def _plain(value: Any) -> Any:
    """Give fields as JSON can say them."""
    if isinstance(value, Mapping):
        return {str(name): _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def _item(planned: Planned, source: str, remarks: Sequence[Remark], body: Proved) -> Item:
    text = planned.text
    return Item(
        source=source,
        type="/".join(text.section) or "/",
        title=planned.fields.title or text.name,
        outcome="left out" if planned.why else "written",
        into=planned.path,
        why=planned.why,
        where=text.path,
        state="draft" if text.is_draft else "",
        remarks=tuple(dict.fromkeys(remarks)),
        proven=body.proven,
        blocks=body.blocks,
    )


def _body(planned: Planned, guide: Guide, told: Told, manner: Manner) -> Proved:
    """Give a text as ours: signs of its generator first, then links, then the proof."""
    text = planned.text
    language = planned.lang or manner.first
    words = text.matter.body
    if manner.system == "hugo":
        words = without_shortcodes(words, told)
    else:
        words = without_liquid(words, told, manner.settings, text.matter.fields)
    is_html = parts_of(text.path)[2] in HTML
    if manner.system == "jekyll" and not is_html:
        words = with_our_attributes(words, told)
    words = guide.without_references(led(words, guide.link, guide.picture))
    return written_anew(words, language) if is_html else proved(words, language)


def _fields(planned: Planned, guide: Guide, told: Told, manner: Manner) -> dict[str, Wanted]:
    """Give the fields of an entry; a translation has those alone that are its own."""
    read, kind = planned.fields, planned.kind
    title = read.title or planned.text.name.replace("-", " ").replace("_", " ").strip()
    if not read.title:
        told.change("title: missing; made of the file's name")
    fields: dict[str, Wanted] = {"title": title, "summary": read.summary or None}
    aliases = tuple(_aliases(planned, guide.book, told))
    if planned.text.is_draft:
        for why in planned.text.hidden:
            told.to_look_at(f"a draft: {why}")
    # It stands behind the moments, of which one may say the same.
    draft = {"draft": Bare("true")} if planned.text.is_draft else {}
    if not planned.is_original:
        return {**fields, **dict(times(planned, told, manner.clock)), **draft, "aliases": aliases}
    tags = tuple(dict.fromkeys(map(without_invisible, (*read.tags, *read.categories))))
    if planned.lang:
        fields["lang"] = planned.lang
    fields["date"] = Bare(planned.day) if planned.day and not planned.text.is_list else None
    fields |= {**dict(times(planned, told, manner.clock)), **draft}
    fields["tags"] = tags if kind.tagged else ()
    if kind.has("authors"):
        fields["authors"] = read.authors
    elif read.authors:
        told.lose(f"author: {', '.join(read.authors)}: a {kind.name} names none")
    if kind.has("menu"):
        fields["menu"] = read.menu or None
    if kind.has("order") and read.order is not None:
        fields["order"] = Bare(str(read.order))
    fields |= _picture(read.picture, guide, told)
    return {**fields, "aliases": aliases}


def _picture(picture: Picture | None, guide: Guide, told: Told) -> dict[str, Wanted]:
    """Give the picture that stands for an entry, with what is said of it beside it."""
    if picture is None:
        return {}
    file = guide.picture(picture.file)
    if not guide.has(file):
        told.lose(f"the picture {picture.file}: it is not among the files")
        return {}
    return {
        "image": file,
        "alt": picture.alt,
        "caption": picture.caption or None,
        "credit": picture.credit or None,
    }


def _aliases(planned: Planned, book: AddressBook, told: Told) -> Iterator[str]:
    """Give the addresses that a text had, below the path of the old site, but for its new one."""
    prefix = book.source.prefix
    seen = {planned.address}
    for address in filter(None, (planned.text.address, *planned.text.old)):
        alias = prefix + address if not address.startswith(f"{prefix}/") or not prefix else address
        if alias in seen or alias == "/":
            continue
        seen.add(alias)
        if can_be_alias(alias):
            yield alias
        else:
            told.to_look_at(f"{alias}: {REFUSED}")


def _unread(fields: ReadFields) -> Iterator[Remark]:
    if fields.unread:
        named = "; ".join(f"{name}: {value}" for name, value in fields.unread)
        yield Remark("left out", f"fields without a place in an entry: {named}")


def with_aliases_once(
    entries: Sequence[ImportedEntry], taken: Iterable[str]
) -> tuple[list[ImportedEntry], list[str]]:
    """Give entries of which no two have the same old address, and the addresses that others had.

    `taken` are addresses of pages of the site: an old one can't lead away from them.
    """
    seen = {each.casefold() for each in taken}
    lost: list[str] = []
    kept = []
    for entry in entries:
        aliases = entry.fields.get("aliases")
        mine = (
            [each for each in aliases if isinstance(each, str)]
            if isinstance(aliases, tuple)
            else []
        )
        own = [each for each in mine if each.casefold() not in seen]
        lost += [each for each in mine if each.casefold() in seen]
        seen.update(each.casefold() for each in own)
        kept.append(replace(entry, fields={**entry.fields, "aliases": tuple(own)}))
    return kept, lost
