"""Names that must not leave the site folder.

With `consent.name: pseudonym` or `withheld` (or without a consent), the name written in a story's
front matter is private, and so are those of guests and of `people`. They are taken out before a
value goes anywhere, the cache included.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec.structs import fields, replace

from sitegen.content.folder.textfile import decode_text
from sitegen.content.front_matter.frontmatter import read_block, split_text
from sitegen.content.front_matter.nodes import Mapping, Scalar
from sitegen.content.front_matter.nodes import Sequence as List
from sitegen.errors import Location, Problem
from sitegen.kinds.consent import Consent
from sitegen.kinds.meta import Meta
from sitegen.kinds.people import Concerned, Person
from sitegen.kinds.story import Story
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


def private_names(metas: Iterable[Meta]) -> tuple[str, ...]:
    """Give the names that must not be shown, sorted."""
    every = tuple(metas)
    tellers = {s.storyteller.name for s in every if isinstance(s, Story) and has_private_name(s)}
    others = {each.name for meta in every for each in people_in(meta) if is_private(each)}
    return tuple(sorted(tellers | others))


def people_in(meta: Meta) -> Iterator[Concerned]:
    """Give all whom an entry names with a consent of theirs: its people, guests and hosts."""
    yield from meta.people
    for name in lists_of_persons(type(meta)):
        for each in getattr(meta, name):
            if each.consent:
                yield Concerned(name=each.name, consent=each.consent)


@lru_cache(maxsize=256)
def lists_of_persons(model: type[Meta]) -> tuple[str, ...]:
    """Give the fields of a model that hold guests, hosts and the like."""
    return tuple(each.name for each in fields(model) if each.type == tuple[Person, ...])


def is_private(person: Concerned) -> bool:
    """True for somebody whose name may not be shown."""
    return person.consent.name != "public" and any(map(str.isalnum, person.name))


def people_of(group: Iterable[Meta]) -> tuple[Concerned, ...]:
    """Give the consents in all languages of an entry, nobody's name.

    A translation that names its guests anew names the same people: what they agreed to holds.
    """
    every = (replace(each, name="") for meta in group for each in people_in(meta))
    return tuple(dict.fromkeys(every))


def with_people(meta: Meta, people: tuple[Concerned, ...]) -> Meta:
    """Give front matter with its people's consents, and guests by the names that were agreed to."""
    if not people:
        return meta
    shown = {
        name: tuple(map(as_agreed, getattr(meta, name))) for name in lists_of_persons(type(meta))
    }
    return replace(meta, people=people, **shown)


def as_agreed(person: Person) -> Person:
    """Give somebody under the name that was agreed to, "" where that is none."""
    if person.consent is None or person.consent.name == "public":
        return person
    name = person.pseudonym if person.consent.name == "pseudonym" else ""
    return replace(person, name=name, pseudonym="", url="")


def names_as_written(front_matters: Iterable[Mapping]) -> tuple[str, ...]:
    """Give the names that must not be shown of an entry that can't be read for other mistakes."""
    found = list(front_matters)
    names = {_name_in(each) for every in found for each in _persons_written(every)}
    if not any(_written(each, "consent") == "public" for each in found):
        names |= {_written(each, "storyteller") for each in found}
    return tuple(sorted(filter(None, names)))


def _persons_written(front_matter: Mapping) -> Iterator[Mapping]:
    """Give the groups with a consent in the lists of a front matter, unless the name is public."""
    for field in front_matter.fields.values():
        for item in field.items if isinstance(field, List) else ():
            consented = isinstance(item, Mapping) and "consent" in item.fields
            if isinstance(item, Mapping) and consented and _written(item, "consent") != "public":
                yield item


def _name_in(fields: Mapping) -> str:
    name = fields.fields.get("name")
    return name.text or "" if isinstance(name, Scalar) else ""


def name_as_written(data: bytes, path: str) -> str:
    """Give the name in a story's file, secret or not: for the storyteller's own eyes only.

    Raises FrontMatterError or ContentError where the file can't be read.
    """
    front_matter, _ = read_block(split_text(decode_text(data, path), path), path)
    return _written(front_matter, "storyteller")


def _written(front_matter: Mapping, group: str) -> str:
    """Give the name that stands in a group of fields, "" where there is none."""
    fields = front_matter.fields.get(group)
    return _name_in(fields) if isinstance(fields, Mapping) else ""


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
