"""A folder of Jekyll's becomes texts: posts, drafts, collections, pages, their addresses.

Source: Jekyll's documentation, "Posts", "Collections", "Front Matter Defaults", "Permalinks".
"""

from __future__ import annotations

import re
from datetime import datetime

from sitegen.importing.folders.fields import ReadFields, read_fields
from sitegen.importing.folders.front_matter import UnreadableError, split_front_matter
from sitegen.importing.folders.hiding import is_true
from sitegen.importing.folders.jekyll_places import (
    HTML,
    MARKDOWN,
    OTHER_TEXTS,
    Found,
    place_of,
    why_unread,
)
from sitegen.importing.folders.jekyll_settings import Settings, settings_of
from sitegen.importing.folders.liquid import unsure_of
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

LOOP = re.compile(r"\{%-?\s*(?:for|assign|capture|paginate|tablerow)\b")
BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?---\s*?\n")


def read_jekyll(tree: Tree) -> SourceSite:
    """Read a folder of Jekyll's."""
    settings, remarks = settings_of(tree)
    texts: list[SourceText] = []
    left: list[LeftOut] = []
    published: dict[str, str] = {}
    for path in tree.files:
        if settings.excludes(path):
            continue
        found = place_of(path, settings)
        if found is None:
            if not why_unread(path, settings):
                published[f"/{path}"] = path
            continue
        each = _text(tree, settings, found)
        if isinstance(each, SourceText):
            texts.append(each)
        elif isinstance(each, LeftOut):
            left.append(each)
        elif not found.why:
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


def _text(tree: Tree, settings: Settings, found: Found) -> SourceText | LeftOut | None:
    """Read a file; None for one without front matter, which Jekyll copies as it is."""
    try:
        data = tree.read(found.path)
        if not BEGINS.match(data):
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
        state = "it lies in _drafts there" if found.what == "drafts" else found.why
    values = {**settings.given_to(found.path, found.what or "pages"), **matter.fields}
    matter = FrontMatter(values, matter.body, matter.body_line, matter.form, matter.doubts)
    return _placed(settings, found, matter, state)


def _bare(found: Found) -> LeftOut:
    return LeftOut(found.path, "no front matter, so it was no page of the old site")


def _placed(settings: Settings, found: Found, matter: FrontMatter, state: str) -> SourceText:
    fields = read_fields(matter.fields, spaced=True)
    is_post = found.what in ("posts", "drafts")
    if matter.fields.get("published", True) is None:
        state = state or "it is not published there (published: is empty)"
    unsure = unsure_of(matter.body, settings.fields, matter.fields)
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
        # What was shown nowhere had no address, and takes none from what was.
        address="" if found.why else served(_address(settings, found, fields, moment)),
        old=tuple(each if each.startswith("/") else f"/{each}" for each in fields.aliases),
        is_dated=is_post,
        is_list=is_list,
        hidden=(*fields.hidden, *([state] if state else []), *dict.fromkeys(unsure)),
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
