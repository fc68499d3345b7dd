"""The site on this machine while it is written: built on save, shown with its mistakes.

In: the site folder, requests of a browser on this machine. Out: pages as they would be published,
with notes and mistakes laid over them.
"""

__all__ = (
    "asking",
    "guests",
    "server",
)
