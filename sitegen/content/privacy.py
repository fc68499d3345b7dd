"""Names that must not leave the site folder.

With `consent.name: pseudonym` or `withheld` (or without a consent), the name written in a story's
front matter is private. It is taken out before a value goes anywhere, the cache included.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from sitegen.content.files import texts_of
from sitegen.content.kinds import Story
from sitegen.content.parts import Consent
from sitegen.errors import Location, Problem
from sitegen.text import normalize, slugify

ATTACHED = (
    "(?:[\u05d5\u05d1\u05db\u05dc\u05de\u05e9\u05d4]{1,3}|[\u0648\u0641\u0628\u0644\u0643]{1,2})?"
)
"""Letters that Hebrew (vav, bet, kaf, lamed, mem, shin, he) and Arabic (waw, fa, ba, lam, kaf)
write before a word as part of it."""

GAP = r"(?:[\W_]|<[^<>]*>|\]\([^()]*\)|&#?\w{1,8};|\\u[0-9a-fA-F]{4})"
"""What may stand between the letters of a name: a sign, also as HTML or JSON write it, a tag, the
address of a link. It is repeated a few times only: its alternatives overlap. Signs alone may be as
many as they are."""

STRETCH = "\u0640"
"""Arabic's tatweel, which makes a word longer for the eye."""


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


def find_private_names(
    stories: Sequence[tuple[str, Story]], texts: Sequence[tuple[str, int, str]], entry_id: str
) -> list[Problem]:
    """Look for a story's private names in its own texts, fields, address and file names.

    `stories` are (path, front matter), `texts` are (path, first line, Markdown).
    """
    problems: list[Problem] = []
    for name in private_names(story for _, story in stories):
        pattern = name_pattern(plain_letters(name))
        for path, first_line, text in texts:
            plain = plain_letters(text)
            for match in pattern.finditer(plain):
                line = first_line + plain.count("\n", 0, match.start())
                problems.append(_found(path, line, "the text"))
        for path, story in stories:
            rest = replace(story, storyteller=replace(story.storyteller, name=""))
            if any(pattern.search(plain_letters(text)) for text in texts_of(rest)):
                problems.append(_found(path, 1, "another field"))
            if any(stands_in_slug(name, part) for part in (*entry_id.split("/"), story.slug)):
                problems.append(_found(path, 1, "the address"))
    return problems


def name_pattern(name: str) -> re.Pattern[str]:
    """Give a pattern that finds a name as whole words, whatever its case and what is between them.

    Signs inside a word (an apostrophe, a hyphen) may be others, or missing. Hebrew and Arabic
    write "and", "to", "in" and the like as one word with a name. Such letters are passed over for
    names of several words only: "in" and "Ali" together are a common word.
    """
    parts = [re.findall(r"[^\W_]+", word) for word in normalize(name).split()]
    words = [rf"(?:[\W_]*|{GAP}{{1,3}})".join(part) for part in parts if part]
    between = rf"(?:[\W_]+|{GAP}{{1,20}})"
    before = ATTACHED if len(words) > 1 and re.match(r"[\u0590-\u06ff]", words[0]) else ""
    return re.compile(rf"(?<![^\W_]){before}{between.join(words)}(?![^\W_])", re.IGNORECASE)


def plain_letters(text: str) -> str:
    """Give a text without accents, vowel points, stretched letters and marks of direction."""
    decomposed = unicodedata.normalize("NFD", text)
    return normalize("".join(c for c in decomposed if not is_mark(c)))


def is_mark(character: str) -> bool:
    """True for what changes how a word looks and not which word it is."""
    return character == STRETCH or unicodedata.category(character) in ("Mn", "Cf")


def stands_in_slug(name: str, part: str) -> bool:
    """True where the words of a name stand in a part of an address."""
    words = slugify(name)
    return bool(words) and f"-{words}-" in f"-{slugify(part)}-"


def _found(path: str, line: int, where: str) -> Problem:
    # The name itself is not repeated: reports end up in logs.
    return Problem(
        Location(path, line),
        f"storyteller.name: the name stands in {where}, but consent.name does not allow it "
        "to be shown; take it out",
    )
