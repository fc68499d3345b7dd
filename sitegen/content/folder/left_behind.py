"""What editors and systems leave behind in a folder: no site is made from it."""

from __future__ import annotations

from sitegen.content.folder.static import STATIC, is_litter

COPIES = ("~", ".swp", ".tmp", "___jb_tmp___", "___jb_old___")
"""How names end of what editors write beside a file while they save it; Emacs puts the name
between two signs (#about.md#)."""

LOCKS = ("~$", ".~lock.")
"""How names begin of what word processors write beside a file as long as it is open."""


def is_left_behind(name: str, folder: str = "") -> bool:
    """True for hidden files and those that editors leave behind, which no site is made from.

    `folder` is the path from the site folder: what is hidden in `static/` may be meant.
    """
    if folder.partition("/")[0] == STATIC:
        return is_litter(name)
    is_copy = name.endswith(COPIES) or (name.startswith("#") and name.endswith("#"))
    return name.startswith((".", *LOCKS)) or is_copy or name == "__pycache__"
