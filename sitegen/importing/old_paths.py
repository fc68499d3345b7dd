"""Which paths of an old site an entry can have among its aliases: those that the build takes."""

from __future__ import annotations

from sitegen.schema.fields import is_address
from sitegen.site.routes import LONGEST_NAME, OWN_FOLDERS

REFUSED = "can't be an address of the new site"


def can_be_alias(path: str) -> bool:
    """True for an address of a site that no file system and none of its own folders refuses."""
    parts = path.strip("/").split("/")
    return (
        is_address(path)
        and parts[0].casefold() not in OWN_FOLDERS
        and all(len(part.encode()) <= LONGEST_NAME for part in parts)
    )
