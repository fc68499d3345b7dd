"""What editors and systems leave behind in a folder: no site is made from it."""

from __future__ import annotations

import re

from sitegen.content.folder.static import STATIC, is_litter

COPIES = ("~", ".swp", ".tmp", "___jb_tmp___", "___jb_old___")
"""How names end of what editors write beside a file while they save it; Emacs puts the name
between two signs (#about.md#)."""

LOCKS = ("~$", ".~lock.")
"""How names begin of what word processors write beside a file as long as it is open."""

CONTENT = "content"
HIDDEN_ENTRY = re.compile(r"\.(?!_|~|#|goutputstream-)(?:.*\.)?(?:md|markdown)", re.IGNORECASE)
"""Names of texts that a dot hides: nobody has typed it but by mistake, or to hide an entry."""


def is_left_behind(name: str, folder: str = "") -> bool:
    """True for hidden files and those that editors leave behind, which no site is made from.

    `folder` is the path from the site folder: what is hidden in `static/` may be meant, and a
    text in `content/`, which is told.
    """
    if folder.partition("/")[0] == STATIC:
        return is_litter(name)
    if folder.partition("/")[0] == CONTENT and HIDDEN_ENTRY.fullmatch(name):
        return False
    is_copy = name.endswith(COPIES) or (name.startswith("#") and name.endswith("#"))
    return name.startswith((".", *LOCKS)) or is_copy or name == "__pycache__"
