"""Entries on their way into the folder: what is new, what changed there, what must stay as it is.

In: entries as they were made of the source, the ledger of the last import, the folder as it stands.
Out: a plan with a verdict for every file, and, unless it is only a rehearsal, the files and the new
ledger. Nothing outside of `content/`, `imports/` and the marked lines of `static/_redirects` is
touched, and no file that somebody edited since.
"""

__all__ = (
    "ledger",
    "plan",
    "redirects",
    "write",
)
