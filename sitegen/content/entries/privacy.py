"""Names that must not leave the site folder.

With `consent.name: pseudonym` or `withheld` (or without a consent), the name written in a story's
front matter is private. It is taken out before a value goes anywhere, the cache included.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from sitegen.content.folder.textfile import decode_text
from sitegen.content.front_matter.frontmatter import read_block, split_text
from sitegen.content.front_matter.nodes import Mapping, Scalar
from sitegen.errors import Location, Problem
from sitegen.kinds.story import Consent, Story
from sitegen.safety.gate import Gate
from sitegen.safety.people import hidden


def has_private_name(story: Story) -> bool:
    """True where the storyteller's own name may not be shown; a dash in its place is no name."""
    consent = story.consent or Consent()
    return consent.name != "public" and any(map(str.isalnum, story.storyteller.name))


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


def names_as_written(front_matters: Iterable[Mapping]) -> tuple[str, ...]:
    """Give the names that must not be shown of an entry that can't be read for other mistakes."""
    found = list(front_matters)
    if any(_written(each, "consent") == "public" for each in found):
        return ()
    return tuple(sorted(filter(None, (_written(each, "storyteller") for each in found))))


def name_as_written(data: bytes, path: str) -> str:
    """Give the name in a story's file, secret or not: for the storyteller's own eyes only.

    Raises FrontMatterError or ContentError where the file can't be read.
    """
    front_matter, _ = read_block(split_text(decode_text(data, path), path), path)
    return _written(front_matter, "storyteller")


def _written(front_matter: Mapping, group: str) -> str:
    """Give the name that stands in a group of fields, "" where there is none."""
    fields = front_matter.fields.get(group)
    name = fields.fields.get("name") if isinstance(fields, Mapping) else None
    return name.text or "" if isinstance(name, Scalar) else ""


def find_private_names(
    stories: Sequence[tuple[str, Story]], texts: Sequence[tuple[str, int, str]], entry_id: str
) -> list[Problem]:
    """Look for a story's private names in its own texts, fields, address and file names.

    `stories` are (path, front matter), `texts` are (path, first line, Markdown).
    """
    gate = Gate(hidden(private_names(story for _, story in stories)))
    if not gate:
        return []
    problems = [
        _found(path, first_line + line, "the text")
        for path, first_line, text in texts
        for line in gate.lines(text)
    ]
    for path, story in stories:
        rest = replace(story, storyteller=replace(story.storyteller, name=""))
        if gate.stops_value(rest):
            problems.append(_found(path, 1, "another field"))
        if gate.stops_path(f"{entry_id}/{story.slug}"):
            problems.append(_found(path, 1, "the address"))
    return list(gate.reworded(problems))


def _found(path: str, line: int, where: str) -> Problem:
    # The name itself is not repeated: reports end up in logs.
    return Problem(
        Location(path, line),
        f"storyteller.name: the name stands in {where}, but consent.name does not allow it "
        "to be shown; take it out",
    )
