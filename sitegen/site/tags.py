"""Tags: how their names become parts of addresses."""

from __future__ import annotations

from functools import lru_cache

from sitegen.content.settings.tagnames import plain_tag
from sitegen.engine.digest import digest_value
from sitegen.text import slugify


@lru_cache(maxsize=4096)
def tag_slug(name: str) -> str:
    """Give a tag's slug. Names that differ by more than case and spaces have different slugs."""
    plain = plain_tag(name)
    slug = slugify(plain)
    if slug and slug == plain.replace(" ", "-"):
        return slug
    mark = digest_value(plain).hex()[:6]
    return f"{slug}-{mark}" if slug else mark
