"""The kinds of entry, one a file: front matter, place, order, and what others may show of each.

In: an entry's id and front matter, a moment. Out: facts, and small pure functions of those values.
Kinds know nothing of a site; a template's name, not its helpers.
"""

__all__ = (
    "consent",
    "declared",
    "episode",
    "event",
    "event_dates",
    "exhibition",
    "kind",
    "meta",
    "news",
    "page",
    "people",
    "podcasting",
    "program",
    "registry",
    "season",
    "section",
    "show",
    "story",
)
