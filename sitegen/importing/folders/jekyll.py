"""A folder of Jekyll's becomes texts: posts, drafts, collections, pages, their addresses.

Source: Jekyll's documentation, "Posts", "Collections", "Front Matter Defaults", "Permalinks".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatchcase
from typing import Any

from sitegen.importing.folders.fields import ReadFields, read_fields
from sitegen.importing.folders.front_matter import (
    UnreadableError,
    read_settings,
    split_front_matter,
)
from sitegen.importing.folders.hiding import is_true
from sitegen.importing.folders.permalinks import (
    address,
    page_pattern,
    post_pattern,
    served,
)
from sitegen.importing.folders.permalinks import (
    parts_of as parts_of_address,
)
from sitegen.importing.folders.tree import Tree, parts_of
from sitegen.importing.folders.values import FrontMatter, LeftOut, SourceSite, SourceText

SETTINGS = ("_config.yml", "_config.yaml", "_config.toml")
MARKDOWN = ("md", "markdown", "mkd", "mkdn", "mkdown")
HTML = ("html", "htm")
OTHER_TEXTS = ("textile", "adoc", "asciidoc", "rst", "org")
POST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})-(.+)")
LOOP = re.compile(r"\{%-?\s*(?:for|assign|capture|paginate|tablerow)\b")
BEGINS = (b"---\n", b"---\r\n", b"\xef\xbb\xbf---")
OWN_FOLDERS = ("_posts", "_drafts")


@dataclass(frozen=True)
class Settings:
    """What Jekyll's settings say, as far as addresses follow from it."""

    fields: Mapping[str, Any]
    collections: Mapping[str, Mapping[str, Any]]
    defaults: tuple[Mapping[str, Any], ...]

    def text(self, name: str) -> str:
        """Give a setting that is a text."""
        value = self.fields.get(name)
        return str(value) if isinstance(value, str | int) else ""

    def passes_over(self, path: str) -> bool:
        """True for a file that Jekyll doesn't read: it, or a folder above it, is excluded."""
        named = self.fields.get("exclude")
        excluded = named if isinstance(named, list) else [named] if named else []
        above = [path[:at] for at, sign in enumerate(path) if sign == "/"]
        for each in excluded:
            pattern = str(each).removeprefix("./").strip("/")
            if pattern and any(
                fnmatchcase(part, pattern) or part.startswith(pattern) for part in (path, *above)
            ):
                return True
        return False


@dataclass(frozen=True)
class Found:
    """A file's place in Jekyll's order of things: what it is, and what its name says."""

    path: str
    what: str
    name: str
    day: datetime | None = None
    above: tuple[str, ...] = ()


def read_jekyll(tree: Tree) -> SourceSite:
    """Read a folder of Jekyll's."""
    settings, remarks = _settings(tree)
    texts: list[SourceText] = []
    left: list[LeftOut] = []
    published: dict[str, str] = {}
    for path in tree.files:
        if settings.passes_over(path):
            continue
        found = _found(path, settings)
        if found is None:
            if not path.startswith("_") and "/_" not in path:
                published[f"/{path}"] = path
            continue
        each = _text(tree, settings, found)
        if isinstance(each, SourceText):
            texts.append(each)
        elif isinstance(each, LeftOut):
            left.append(each)
        else:
            published[f"/{path}"] = path
    return SourceSite(
        title=settings.text("title"),
        base=settings.text("url").rstrip("/"),
        texts=tuple(texts),
        left=tuple(left),
        prefix=settings.text("baseurl").rstrip("/"),
        languages=tuple(lang for lang in [settings.text("lang")] if lang),
        published=published,
        remarks=tuple(remarks),
        settings=settings.fields,
        shows_future=is_true(settings.fields.get("future")),
    )


def _settings(tree: Tree) -> tuple[Settings, list[str]]:
    fields: dict[str, Any] = {}
    remarks = []
    path = next((name for name in SETTINGS if name in tree.files), "")
    if path:
        try:
            fields = read_settings(tree.read(path), "toml" if path.endswith("toml") else "yaml")
        except (UnreadableError, OSError) as error:
            remarks.append(f"{path}: {error}; what it says is not known")
    else:
        remarks.append("no _config.yml; addresses are Jekyll's usual ones")
    named = fields.get("collections")
    if isinstance(named, list):
        named = {str(each): {} for each in named}
    collections = {
        str(name): facts if isinstance(facts, Mapping) else {}
        for name, facts in (named if isinstance(named, Mapping) else {}).items()
    }
    defaults = fields.get("defaults")
    rules = defaults if isinstance(defaults, list) else []
    given = tuple(each for each in rules if isinstance(each, Mapping))
    return Settings(fields, collections, given), remarks


def _found(path: str, settings: Settings) -> Found | None:
    """Say what a file is to Jekyll; None for one that it would copy or pass over."""
    place, stem, ending = parts_of(path)
    folders = tuple(part for part in place.split("/") if part)
    if ending not in (*MARKDOWN, *HTML, *OTHER_TEXTS):
        return None
    own = next((each for each in OWN_FOLDERS if each in folders), "")
    if own:
        at = folders.index(own)
        above = tuple(each for each in folders[:at] if not each.startswith("_"))
        match = POST.fullmatch(stem)
        if match is None:
            return Found(path, own.strip("_"), stem, None, above)
        return Found(path, own.strip("_"), match[4], _day(match), above)
    directory = settings.text("collections_dir").strip("/")
    inner = folders[1:] if directory and folders[:1] == (directory,) else folders
    if inner and inner[0].startswith("_"):
        name = inner[0].removeprefix("_")
        if name not in settings.collections:
            return None
        match = POST.fullmatch(stem)
        day, bare = (_day(match), match[4]) if match else (None, stem)
        return Found(path, name, bare, day, inner[1:])
    if any(part.startswith("_") for part in folders) or stem.startswith("_"):
        return None
    return Found(path, "", stem, None, folders)


def _day(match: re.Match[str]) -> datetime | None:
    try:
        return datetime(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _text(tree: Tree, settings: Settings, found: Found) -> SourceText | LeftOut | None:
    """Read a file; None for one without front matter, which Jekyll copies as it is."""
    try:
        data = tree.read(found.path)
        if not data.startswith(BEGINS):
            if found.what in ("", *settings.collections):
                return None if parts_of(found.path)[2] not in MARKDOWN else _bare(found)
            matter = FrontMatter({}, data.decode("utf-8", "replace"))
        else:
            matter = split_front_matter(data)
    except (UnreadableError, OSError) as error:
        return LeftOut(found.path, str(error))
    ending = parts_of(found.path)[2]
    if ending in OTHER_TEXTS:
        return LeftOut(found.path, f"{ending}, which isn't read; convert it to Markdown")
    if ending in HTML and LOOP.search(matter.body):
        return LeftOut(found.path, "a template in Liquid, not a text")
    collection = settings.collections.get(found.what, {})
    if found.what in settings.collections and collection.get("output") is not True:
        state = f"the collection {found.what} is not shown there"
    else:
        state = "it lies in _drafts there" if found.what == "drafts" else ""
    values = {**_defaults(settings, found), **matter.fields}
    matter = FrontMatter(values, matter.body, matter.body_line, matter.form, matter.doubts)
    return _placed(settings, found, matter, state)


def _bare(found: Found) -> LeftOut:
    return LeftOut(found.path, "no front matter, so it was no page of the old site")


def _defaults(settings: Settings, found: Found) -> dict[str, Any]:
    """Give the fields that the settings give to files of a place or sort; the nearest last."""
    values: dict[str, Any] = {}
    rules = []
    for rule in settings.defaults:
        scope = rule.get("scope")
        scope = scope if isinstance(scope, Mapping) else {}
        path, sort = str(scope.get("path") or "").strip("/"), str(scope.get("type") or "")
        fits = not path or fnmatchcase(found.path, path) or found.path.startswith(f"{path}/")
        if fits and sort in ("", found.what or "pages") and isinstance(rule.get("values"), Mapping):
            rules.append((len(path), bool(sort), rule["values"]))
    for *_, given in sorted(rules, key=lambda rule: rule[:2]):
        values |= {str(name): value for name, value in given.items()}
    return values


def _placed(settings: Settings, found: Found, matter: FrontMatter, state: str) -> SourceText:
    fields = read_fields(matter.fields, spaced=True)
    is_post = found.what in ("posts", "drafts")
    moment = fields.moment or found.day
    day = moment.date().isoformat() if moment else ""
    name = found.name
    is_list = not found.what and name == "index" and bool(found.above)
    return SourceText(
        path=found.path,
        matter=matter,
        name=found.above[-1] if is_list else name,
        section=(found.what, *found.above) if found.what and not is_post else found.above,
        lang=fields.lang,
        key=fields.key,
        address=served(_address(settings, found, fields, moment)),
        old=tuple(each if each.startswith("/") else f"/{each}" for each in fields.aliases),
        is_dated=is_post,
        is_list=is_list,
        hidden=(*fields.hidden, *([state] if state else [])),
        day=day,
        beside="",
    )


def _address(settings: Settings, found: Found, fields: ReadFields, moment: datetime | None) -> str:
    is_post = found.what in ("posts", "drafts")
    general = settings.text("permalink")
    categories = (*found.above, *fields.categories) if is_post else fields.categories
    path = "/".join(found.above)
    title = fields.slug or found.name
    extra = {
        "path": "/".join(filter(None, (path, found.name))) if found.what else path,
        "basename": found.name,
        "name": found.name,
        "collection": found.what,
    }
    if is_post:
        pattern = post_pattern(fields.url or general)
    elif found.what:
        own = settings.collections.get(found.what, {}).get("permalink")
        pattern = fields.url or str(own or "/:collection/:path:output_ext")
    else:
        pattern = fields.url or page_pattern(general)
        if found.name == "index" and not fields.url:
            return f"/{path}/" if path else "/"
    return address(pattern, parts_of_address(moment, title, categories, extra))
