"""The parts of front matter that several kinds share: values that stand inside fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from sitegen.media.picture import Focus
from sitegen.schema.fields import FileReference, Name, Prose
from sitegen.schema.guide import Guide
from sitegen.values import Value


class Image(Value):
    """A picture with what must be said of it. `file` is its path from the site folder."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "file": Guide("the picture", "photo.jpg"),
        "alt": Guide("what it shows, for those who don't see it", "Two women under an olive tree"),
        "caption": Guide("shown below it", "The first day of the harvest"),
        "credit": Guide("who made it", "Dana Levi"),
        "focus": Guide("what stays when it is cropped", "40% 20%"),
    }

    advised: ClassVar[dict[str, str]] = {
        "alt": 'no alt text; say what the picture shows, or "" where it only decorates'
    }

    file: FileReference
    alt: Prose | None = None
    caption: Prose = ""
    credit: Name = ""
    focus: Focus = Focus()
