"""The site with the theme that is shipped, and all that goes with it: search, cards, small HTML."""

from __future__ import annotations

from pathlib import Path

from tests.incremental.site_edits import set_setting
from tests.incremental.workshop import Workshop

WHOLE = {
    "theme": "base",
    "theme_options": "{}",
    "page_size": "4",
    "search": "true",
    "cards": "true",
    "minify_html": "true",
}


def start_whole(root: Path) -> Workshop:
    """Write the site and build it once, with all that can be made of it."""
    workshop = Workshop.start(root)
    for name, value in WHOLE.items():
        set_setting(workshop, name, value)
    outcome = workshop.build()
    assert outcome.report, "\n".join(outcome.said)
    return workshop
