"""What may not be shown as it comes: each reason for which an entry arrives as a draft."""

from __future__ import annotations

from sitegen.importing.wordpress.places import NO_DATE, Place
from sitegen.kinds.story import STORY

STATES = {
    "": "nothing says whether it is shown there",
    "draft": "it is a draft there",
    "pending": "it waits for somebody's review there",
    "private": "it is private there",
    "future": "it is scheduled there; take draft: away, and it is published at that moment",
}
NO_CONSENT = (
    "a person's story: nothing says what they agreed to. Ask them, write consent: and take "
    "draft: away"
)


def reasons(place: Place) -> list[str]:
    """Say why an entry has to be a draft, [] where it needn't."""
    post = place.version.post
    found = [STATES[post.status]] if post.status in STATES else []
    if post.status not in (*STATES, "publish", "inherit", "closed"):
        found.append(f'its state there is "{post.status}"')
    if post.password:
        found.append("it has a password there, which no static site can ask for")
    if place.kind == STORY and place.is_original:
        found.append(NO_CONSENT)
    if place.date == NO_DATE and place.kind.needs("date") and place.is_original:
        found.append("it has no date; 1970-01-01 stands for it")
    if not post.title.strip() and not place.kind.speaks:
        found.append("it has no title")
    return found
