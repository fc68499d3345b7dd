"""A post as an entry: its fields as the kind has them, its text, what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote, urlsplit

from sitegen.content.editing.values import Bare, Wanted
from sitegen.content.settings.settings import Settings
from sitegen.importing.prose.wordpress import Attachment
from sitegen.importing.values import ImportedEntry, Item, Remark
from sitegen.importing.wordpress.aliases import SLASHES, Aliases
from sitegen.importing.wordpress.archive import Known
from sitegen.importing.wordpress.archives import TAG
from sitegen.importing.wordpress.drafts import appears, reasons
from sitegen.importing.wordpress.export import Label, Post
from sitegen.importing.wordpress.places import Place
from sitegen.importing.wordpress.recordings import recordings_of
from sitegen.importing.wordpress.resolving import Beside
from sitegen.importing.wordpress.rules import Map, as_wanted
from sitegen.importing.wordpress.texts import Convert, Text, footnotes_of, one_line, source_of, told
from sitegen.importing.wordpress.uploads import Upload
from sitegen.kinds.episode import EPISODE
from sitegen.text import shortened

THUMBNAIL = "_thumbnail_id"
YOAST_TITLE, YOAST_ABOUT = "_yoast_wpseo_title", "_yoast_wpseo_metadesc"
VARIABLE = re.compile(r"%%\w+%%")
LONGEST_TITLE = 80

Fields = dict[str, Wanted]


@dataclass(frozen=True)
class Making:
    """What all entries of an import are made with. `names` are authors as they are shown, by login;
    `menus` the menu and place of pages by number; `aliases` the old paths of entries by source."""

    settings: Settings
    map: Map
    convert: Convert
    plain: Callable[[str], str]
    reusable: Mapping[str, Known]
    menus: Mapping[str, tuple[str, int]]
    aliases: Mapping[str, Aliases]


@dataclass(frozen=True, slots=True)
class Made:
    """An entry with the account of its item; `used` are other items that are in it, by source."""

    entry: ImportedEntry
    item: Item
    used: Mapping[str, str]
    is_draft: bool


def make(place: Place, original: Place, beside: Beside, making: Making) -> Made:
    """Make the entry of a place; `original` is that of its original, perhaps itself."""
    post = place.version.post
    html, remarks = source_of(post)
    uploads, reusable = beside.addresses.uploads, set[str]()

    def attachment(number: int) -> Attachment | None:
        upload = uploads.by_id.get(str(number))
        if upload is None:
            return None
        return Attachment(address=upload.url, alt=upload.alt, caption=upload.caption)

    def block(number: int) -> str | None:
        known = making.reusable.get(str(number))
        if known is None:
            return None
        reusable.add(known.source)
        return known.post.content

    addresses = beside.for_text(place)
    before = len(beside.missing)
    prose = making.convert(
        html,
        addresses=addresses.link,
        files=addresses.file,
        language=place.version.lang,
        attachments=attachment,
        attached=uploads.children.get(post.id, ()),
        reusable=block,
        footnotes=footnotes_of(post),
    )
    text = told(prose)
    fields, more = _fields(place, original, beside, making, text)
    remarks = [*more, *remarks, *text.remarks, *_of_addresses(beside, before)]
    if post.comments:
        number = f"{post.comments} comment{'s' if post.comments != 1 else ''}"
        remarks.append(Remark("left out", f"{number}: a static site has none"))
    entry = ImportedEntry(
        source=place.version.source,
        path=place.path,
        fields=fields,
        body=text.body,
        said=repr(replace(post, file=0, where="")),
        media=beside.placed() if place.is_original else (),
        old=tuple(_old_paths(place)),
    )
    item = Item(
        source=place.version.source.partition("#")[0],
        type=post.type,
        title=making.plain(post.title),
        outcome="written",
        into=place.path,
        where=post.where,
        state="password" if post.password else post.status,
        remarks=tuple(dict.fromkeys(remarks)),
        proven=text.proven,
        blocks=text.blocks,
    )
    used = dict.fromkeys([*reusable, *beside.used], place.path)
    return Made(entry, item, used, is_draft="draft" in fields)


def _of_addresses(beside: Beside, before: int) -> Iterator[Remark]:
    for address, why in list(beside.missing.items())[before:]:
        yield Remark("to look at", f"{address}: {why}; a link stands in its place")
    for address in beside.dead:
        yield Remark("to look at", f"{address}: not in the export, so its link is left out")
    for address in beside.shortened:
        yield Remark("changed", f"{address}: the link leads to the page, not to the place on it")
    beside.dead.clear()
    beside.shortened.clear()


def _fields(
    place: Place, original: Place, beside: Beside, making: Making, text: Text
) -> tuple[Fields, list[Remark]]:
    post, kind = place.version.post, place.kind
    remarks: list[Remark] = []
    drafts = reasons(place)
    fields: Fields = {"title": _title(place, making, text)}
    if kind == EPISODE and place.is_original and not any(recordings_of(post)):
        drafts.append("it has no recording")
    if drafts:
        fields["draft"] = Bare("true")
        remarks += [Remark("to look at", f"a draft: {why}") for why in drafts]
    elif not place.is_original and reasons(original):
        fields["draft"] = Bare("false")
    fields["publish"], said_of_it = appears(place, original, is_draft=bool(drafts))
    remarks += said_of_it
    if place.is_original:
        fields |= _of_original(place, making, remarks)
    fields["summary"] = _summary(post, making)
    fields["slug"] = place.slug or None
    fields |= _picture(place, original, beside, making)
    fields |= _extra(post, making)
    if place.is_original:
        fields |= _of_kind(place, making)
        fields |= {name: as_wanted(value) for name, value in place.rule.fields.items()}
    aliases = making.aliases.get(place.version.source, Aliases())
    fields["aliases"] = aliases.paths
    remarks += aliases.remarks
    has = (*kind.model.__struct_fields__, *kind.model.beside)
    kept = {name: value for name, value in fields.items() if name in has}
    lost = [name for name in fields if name not in has and fields[name] not in (None, (), {})]
    if lost:
        said = f"a {kind.name} has no {', '.join(lost)}"
        remarks.append(Remark("left out", said))
    return kept, remarks


def _title(place: Place, making: Making, text: Text) -> str:
    """Give a title: the post's, else its first words, else its number."""
    post = place.version.post
    title = one_line(making.plain(post.title))
    if title:
        return title
    words = re.sub(r"[\W_]+", " ", text.body[:200]).strip()
    return shortened(words, LONGEST_TITLE) if words else f"{post.type} {post.id}".strip()


def _of_original(place: Place, making: Making, remarks: list[Remark]) -> Fields:
    post, fields = place.version.post, Fields()
    fields["date"] = Bare(place.date) if place.date else None
    if place.version.lang != making.settings.default_language:
        fields["lang"] = place.version.lang
    fields["tags"] = tuple(tags_of(post, making.map, making.plain))
    name = making.map.author(post.creator)
    fields["authors"] = (name,) if name and place.kind.has("authors") else None
    menu, order = making.menus.get(post.id, ("", 0))
    if menu and place.kind.has("menu"):
        fields["menu"], fields["order"] = menu, Bare(str(order))
    elif place.kind.has("order") and post.order > 0:
        fields["order"] = Bare(str(post.order))
    return fields


def tags_of(post: Post, map_: Map, plain: Callable[[str], str] = str) -> list[str]:
    """Give the tags of a post: its categories as the map calls them, its tags; each once."""
    found: dict[str, str] = {}
    for label in post.labels:
        name = one_line(plain(tag_name(label, map_)))
        if name:
            found.setdefault(name.casefold(), name)
    return list(found.values())


def tag_name(label: Label, map_: Map) -> str:
    """Give what a label is called as a tag, "" for one that is none."""
    if label.domain == "category":
        return map_.tag(label.slug, label.name or unquote(label.slug))
    return (label.name or unquote(label.slug)) if label.domain == TAG else ""


def _summary(post: Post, making: Making) -> str | None:
    excerpt = one_line(making.plain(post.excerpt))
    about = post.fact(YOAST_ABOUT)
    return excerpt or (one_line(about) if not VARIABLE.search(about) else "") or None


def _extra(post: Post, making: Making) -> Fields:
    """Give what search engines were told beside title and summary."""
    said: Fields = {}
    title, about = one_line(post.fact(YOAST_TITLE)), one_line(post.fact(YOAST_ABOUT))
    if title and not VARIABLE.search(title) and title != one_line(making.plain(post.title)):
        said["seo_title"] = title
    if (
        about
        and not VARIABLE.search(about)
        and one_line(making.plain(post.excerpt))
        not in (
            "",
            about,
        )
    ):
        said["seo_description"] = about
    return {"extra": said} if said else {}


def _picture(place: Place, original: Place, beside: Beside, making: Making) -> Fields:
    """Give the featured picture with its words; a translation says only what differs."""
    upload = _featured(place, beside)
    if upload is None:
        return {}
    name = "" if place.kind.speaks else beside.put(upload, "", upload.url)
    if not name:
        return {}
    first = None if place.is_original else _featured(original, beside)
    words: Fields = {
        "alt": one_line(upload.alt) or None,
        "caption": one_line(making.plain(upload.caption)) or None,
        "credit": one_line(upload.credit) or None,
    }
    if first is not None:
        same_file = first.files == upload.files
        told_already = {
            "alt": one_line(first.alt) or None,
            "caption": one_line(making.plain(first.caption)) or None,
            "credit": one_line(first.credit) or None,
        }
        words = {key: value for key, value in words.items() if told_already[key] != value}
        return words if same_file else {"image": name, **words}
    return {"image": name, **words}


def _featured(place: Place, beside: Beside) -> Upload | None:
    number = place.version.post.fact(THUMBNAIL).strip()
    return beside.addresses.uploads.by_id.get(number)


def _of_kind(place: Place, making: Making) -> Fields:
    """Give what a recording says of itself; an episode without one begins as a draft."""
    if place.kind != EPISODE:
        return {}
    post = place.version.post
    recording = next(recordings_of(post), None)
    guid = post.guid or f"urn:{place.version.source}"
    fields: Fields = {"guid": re.sub(r"\s+", "", guid)}
    if recording is None:
        return fields | {"audio": Bare("{}")}
    fields["audio"] = {
        "url": recording.url,
        "length": Bare(str(recording.length)) if recording.length else None,
        "type": recording.type,
    }
    fields["duration"] = recording.duration or None
    fields["number"] = Bare(recording.number) if recording.number.isdecimal() else None
    fields["explicit"] = Bare("true") if recording.explicit else None
    return fields


def _old_paths(place: Place) -> Iterator[str]:
    """Give the path at which a post was, where it had one that isn't a number."""
    parts = urlsplit(place.version.post.link)
    if parts.path and not parts.query and "#" not in place.version.source:
        yield SLASHES.sub("/", parts.path)
