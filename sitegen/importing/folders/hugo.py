"""A folder of Hugo's becomes texts: sections, bundles, languages, addresses.

Source: Hugo's documentation, "Content organization", "Page bundles", "Multilingual mode",
"URL management".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sitegen.importing.folders.fields import as_moment, read_fields
from sitegen.importing.folders.front_matter import UnreadableError, split_front_matter
from sitegen.importing.folders.hugo_addresses import Place, address_of, urlized
from sitegen.importing.folders.hugo_cascade import Cascade
from sitegen.importing.folders.hugo_settings import Settings, read_hugo_settings
from sitegen.importing.folders.links import split
from sitegen.importing.folders.shortcodes import why_hidden_in
from sitegen.importing.folders.tree import Tree, parts_of
from sitegen.importing.folders.values import LeftOut, SourceSite, SourceText

TEXTS = ("md", "markdown", "mdown", "html", "htm")
OTHER_TEXTS = {
    **dict.fromkeys(("adoc", "asciidoc", "ad"), "AsciiDoc"),
    **dict.fromkeys(("rst",), "reStructuredText"),
    **dict.fromkeys(("org",), "Org mode"),
    **dict.fromkeys(("pdc", "pandoc"), "Pandoc's Markdown"),
}
LIST = "_index"
DATED = re.compile(r"(\d{4}-\d{2}-\d{2})[-_](.+)")


def read_hugo(tree: Tree) -> SourceSite:
    """Read a folder of Hugo's. Raises UsageError for settings that can't be read."""
    settings, remarks = read_hugo_settings(tree)
    base = settings.text("baseurl")
    texts: list[SourceText] = []
    left: list[LeftOut] = []
    for lang, folder in settings.languages.items():
        for each in _texts(tree, settings, lang, folder):
            if isinstance(each, SourceText):
                texts.append(each)
            else:
                left.append(each)
    told = {each.path for each in texts} | {each.path for each in left}
    left += _of_no_language(tree, settings, told)
    return SourceSite(
        title=settings.text("title"),
        base=base.rstrip("/"),
        texts=tuple(texts),
        left=tuple(left),
        prefix=parts.path.rstrip("/") if (parts := split(base)) else "",
        languages=tuple(settings.languages),
        published=_published(tree, settings),
        remarks=tuple(remarks),
        shows_future=settings.says("buildfuture"),
    )


def _texts(
    tree: Tree, settings: Settings, lang: str, folder: str
) -> Iterator[SourceText | LeftOut]:
    """Give the texts of a language; files of others in the same folder are passed over."""
    files = tree.below(folder)
    bundles = {
        parts_of(path)[0]
        for path in files
        if parts_of(path)[1].partition(".")[0] == "index" and parts_of(path)[2] in TEXTS
    }
    inner = [each for code, each in settings.languages.items() if each.startswith(f"{folder}/")]
    mine: dict[str, str] = {}
    for path in files:
        if any(path.startswith(f"{each}/") for each in inner if each != folder):
            continue
        name, own = _language(parts_of(path)[1], settings)
        if (own or _first_of(folder, settings)) == lang:
            mine[path] = name
    cascade = _cascade(tree, settings, lang, folder, mine)
    for path, name in mine.items():
        place, _, ending = parts_of(path)
        if ending in (*OTHER_TEXTS, *TEXTS) and (why := settings.passed_over(path)):
            yield LeftOut(path, why)
        elif ending in OTHER_TEXTS:
            yield LeftOut(path, f"{OTHER_TEXTS[ending]}, which isn't read; convert it to Markdown")
        elif ending in TEXTS:
            above = next((each for each in bundles if _is_inside(path, each, name)), "")
            if above:
                reason = f"a part of the bundle {above}, which only a template shows"
                yield LeftOut(path, reason)
            else:
                where = _where(place.removeprefix(folder).strip("/"), name, lang)
                yield _text(tree, settings, path, where, cascade)


def _cascade(
    tree: Tree, settings: Settings, lang: str, folder: str, names: Mapping[str, str]
) -> Cascade:
    """Give what sections and settings give to the texts of a language."""
    sections = {
        path: _where(parts_of(path)[0].removeprefix(folder).strip("/"), name, lang).sections
        for path, name in names.items()
        if name == LIST and parts_of(path)[2] in TEXTS
    }
    return Cascade.of(tree, sections, settings.cascades(lang))


def _of_no_language(tree: Tree, settings: Settings, told: set[str]) -> Iterator[LeftOut]:
    """Give the texts that lie in the folder of no language: parts that templates put together."""
    content = settings.text("contentdir") or "content"
    for path in tree.below(content):
        if parts_of(path)[2] in (*TEXTS, *OTHER_TEXTS) and path not in told:
            yield LeftOut(path, "it lies in the folder of no language, so it was no page")


def _first_of(folder: str, settings: Settings) -> str:
    """Give the language of a file that names none: that of its folder, the main one's first."""
    if settings.languages.get(settings.main) == folder:
        return settings.main
    return next(code for code, each in settings.languages.items() if each == folder)


def _language(stem: str, settings: Settings) -> tuple[str, str]:
    name, dot, lang = stem.rpartition(".")
    is_one = lang in settings.languages or lang in settings.disabled
    return (name, lang) if dot and is_one else (stem, "")


def _is_inside(path: str, bundle: str, name: str) -> bool:
    place = parts_of(path)[0]
    return (place == bundle and name != "index") or place.startswith(f"{bundle}/")


def _where(place: str, name: str, lang: str) -> Place:
    """Give the place of a text: below which sections, by which name; a bundle has its folder's."""
    parts = tuple(part for part in place.split("/") if part)
    if name == "index" and parts:
        parts, name = parts[:-1], parts[-1]
    match = DATED.fullmatch(name)
    # What looks like a date and is no day of the calendar is a part of the name.
    day, plain = (match[1], match[2]) if match and as_moment(match[1]) else ("", name)
    return Place(parts, name, plain, name == LIST, lang, day)


def _text(
    tree: Tree, settings: Settings, path: str, where: Place, cascade: Cascade
) -> SourceText | LeftOut:
    try:
        matter = cascade.onto(split_front_matter(tree.read(path)), where)
    except (UnreadableError, OSError) as error:
        return LeftOut(path, str(error))
    fields = read_fields(matter.fields)
    parts, lang = where.sections, where.lang
    if where.is_list and parts and parts[0] in ("tags", "categories", "series", "authors"):
        return LeftOut(path, f"the page of a term: {'/'.join(parts)}")
    address = address_of(where, fields, settings.permalinks, is_ugly=settings.says("uglyurls"))
    prefix = _prefix(settings, lang)
    return SourceText(
        path=path,
        matter=matter,
        name=(parts[-1] if parts else "index") if where.is_list else where.plain,
        section=parts,
        lang=lang,
        key=fields.key or _key(path, settings, lang),
        address=prefix + _lowered(address, settings),
        old=tuple(_old(each, address, prefix) for each in fields.aliases),
        is_dated=bool(fields.moment or where.day) and not where.is_list,
        is_list=where.is_list,
        hidden=tuple(dict.fromkeys((*fields.hidden, *why_hidden_in(matter.body)))),
        day=where.day,
        beside=parts_of(path)[0],
    )


def _prefix(settings: Settings, lang: str) -> str:
    inside = settings.says("defaultcontentlanguageinsubdir")
    return f"/{lang.lower()}" if lang != settings.main or inside else ""


def _lowered(address: str, settings: Settings) -> str:
    return address if settings.says("disablepathtolower") else address.lower()


def _old(alias: str, address: str, prefix: str) -> str:
    """Give an alias from the root: one without a slash is seen from the page's section."""
    if alias.startswith("/"):
        return alias
    above = address.rstrip("/").rpartition("/")[0]
    return f"{prefix}{above}/{urlized(alias)}"


def _key(path: str, settings: Settings, lang: str) -> str:
    """Give what the files of a text in several languages share."""
    folder = settings.languages[lang]
    place, stem, _ = parts_of(path.removeprefix(folder).strip("/"))
    return f"{place}/{_language(stem, settings)[0]}"


def _published(tree: Tree, settings: Settings) -> dict[str, str]:
    """Give the files that are published as they are, by their path: static, and content's own."""
    found: dict[str, str] = {}
    named = settings.fields.get("staticdir")
    folders = [str(each) for each in named] if isinstance(named, list) else [str(named or "static")]
    for folder in ("assets", *settings.languages.values(), *folders):
        for path in tree.below(folder):
            if parts_of(path)[2] not in (*TEXTS, *OTHER_TEXTS):
                found["/" + path.removeprefix(f"{folder.strip('/')}/")] = path
    return found
