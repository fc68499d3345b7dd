"""Names that must not leave the site folder.

With `consent.name: pseudonym` or `withheld` (or without a consent), the name written in a story's
front matter is private. It is taken out before a value goes anywhere, the cache included.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from sitegen.content.files import texts_of
from sitegen.content.kinds import Story
from sitegen.content.parts import Consent
from sitegen.errors import Location, Problem
from sitegen.text import normalize, slugify


def has_private_name(story: Story) -> bool:
    """True where the storyteller's own name may not be shown."""
    consent = story.consent or Consent()
    return consent.name != "public" and bool(story.storyteller.name)


def without_private_names(story: Story) -> Story:
    """Give the story as it may be shown: without a name, or pseudonym, that was not agreed to."""
    consent = story.consent or Consent()
    if consent.name == "public":
        return story
    teller = replace(story.storyteller, name="")
    if consent.name == "withheld":
        teller = replace(teller, pseudonym="")
    return replace(story, storyteller=teller)


def private_names(stories: Iterable[Story]) -> tuple[str, ...]:
    """Give the names that must not be shown, sorted."""
    return tuple(sorted({s.storyteller.name for s in stories if has_private_name(s)}))


def find_private_names(
    stories: Sequence[tuple[str, Story]], texts: Sequence[tuple[str, int, str]], entry_id: str
) -> list[Problem]:
    """Look for a story's private names in its own texts, fields, address and file names.

    `stories` are (path, front matter), `texts` are (path, first line, Markdown).
    """
    problems: list[Problem] = []
    for name in private_names(story for _, story in stories):
        pattern = name_pattern(name)
        for path, first_line, text in texts:
            for match in pattern.finditer(normalize(text)):
                line = first_line + text.count("\n", 0, match.start())
                problems.append(_found(path, line, "the text"))
        for path, story in stories:
            rest = replace(story, storyteller=replace(story.storyteller, name=""))
            if any(pattern.search(normalize(text)) for text in texts_of(rest)):
                problems.append(_found(path, 1, "another field"))
            if slugify(name) in {slugify(part) for part in (*entry_id.split("/"), story.slug)}:
                problems.append(_found(path, 1, "the address"))
    return problems


def name_pattern(name: str) -> re.Pattern[str]:
    """Give a pattern that finds a name as whole words, whatever its case and spaces."""
    words = r"[\s_-]+".join(re.escape(word) for word in normalize(name).split())
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def _found(path: str, line: int, where: str) -> Problem:
    # The name itself is not repeated: reports end up in logs.
    return Problem(
        Location(path, line),
        f"storyteller.name: the name stands in {where}, but consent.name does not allow it "
        "to be shown; take it out",
    )
