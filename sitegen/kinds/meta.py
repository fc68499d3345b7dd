"""What every kind of entry may say: a field's type is its check, its guide is for its author.

The shapes are those of PRODUCT.md's "Exact shapes".
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

import msgspec

from sitegen.kinds.people import Concerned
from sitegen.schema.dates import PartialDate
from sitegen.schema.fields import Address, Prose, SiteLanguage, Slug, Tag, Version
from sitegen.schema.guide import Guide
from sitegen.schema.parts import Image
from sitegen.values import Value

ORIGINAL = "original"
"""The field by which a translation names the version of its original that it says. No page shows
it, so it is dropped once it was checked."""


class Meta(Value):
    """What every kind of entry may say. `beside` are fields that are written beside `image`."""

    beside: ClassVar[tuple[str, ...]] = ("alt", "caption", "credit", "focus")
    guide: ClassVar[Mapping[str, Guide]] = {
        "title": Guide("The heading"),
        "summary": Guide(
            "One or two sentences for lists, feeds and search engines",
            "Two villages share one press, and the first oil of the year.",
        ),
        "slug": Guide(
            "The last part of the address, where it should not be the file's name", "olive-season"
        ),
        "url": Guide(
            "The whole address, where it should not follow from the folder", "/harvest/olives/"
        ),
        "lang": Guide("The language of this text, where it is not the site's first", "en"),
        "original": Guide(
            "In a translation: the version of its original that it says, written by sitegen",
            '"8f31c2d07b5e0a44"',
        ),
        "date": Guide("When it happened or appeared"),
        "updated": Guide("When the text was last changed in a way that readers should know"),
        "draft": Guide("Not shown before this line is gone"),
        "publish": Guide("Not published before this moment"),
        "expires": Guide("No longer published from this moment on", "2026-04-01T09:00"),
        "tags": Guide("Words under which it is listed", "[agriculture, youth]"),
        "image": Guide("The picture that stands for it, in the entry's own folder", "photo.jpg"),
        "aliases": Guide("Old addresses that lead here", "[/2019/olive-season/]"),
        "sample": Guide("Made-up content, which is never put on the web"),
        "people": Guide("People whom it shows or names, each with what they agreed to"),
        "extra": Guide("Anything else, for templates of your own", "{colour: green}"),
    }

    ordered: ClassVar[tuple[tuple[str, str], ...]] = (
        ("publish", "expires"),
        ("date", "updated"),
        ("date", "expires"),
    )

    title: Prose
    summary: Prose = ""
    slug: Slug = ""
    url: Address = ""
    lang: SiteLanguage = ""
    original: Version = ""
    date: PartialDate | None = None
    updated: PartialDate | None = None
    draft: bool = False
    publish: datetime | None = None
    expires: datetime | None = None
    tags: tuple[Tag, ...] = ()
    image: Image | None = None
    aliases: tuple[Address, ...] = ()
    sample: bool = False
    people: tuple[Concerned, ...] = ()
    extra: dict[str, Any] = msgspec.field(default_factory=dict)
