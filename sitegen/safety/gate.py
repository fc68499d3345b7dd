"""The gate: what says a name that may not be shown goes to no output, document or cache.

Everything is held against the names in one normal form, whatever its format. Without such names
nothing is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from sitegen.engine.digest import Digest
from sitegen.engine.query import Query
from sitegen.errors import Location, MediaError, MissingToolError, Problem
from sitegen.safety.font_words import FONTS, texts_in_font
from sitegen.safety.heard import Heard
from sitegen.safety.names import Names
from sitegen.safety.normal import fold, plain
from sitegen.safety.passages import WORDLESS, drawn, marked_up, of_text, suffix_of
from sitegen.safety.pdf_streams import runs_of_text
from sitegen.safety.pdf_words import texts_beside_pages, words_drawn
from sitegen.safety.people import Hidden
from sitegen.values import texts_of

HIDDEN = "…"
"""What stands in a report where a name stands in a path."""

SECRET = "it would tell a storyteller's name that may not be shown; take it out of text and credit"
"""What is said of a file that would be published."""

UNSAID = (
    "a mistake stands here beside a storyteller's name that may not be shown; take the name out, "
    "and the mistake is told"
)


UNREADABLE = "the PDF can't be looked into for names that may not be shown; export it again"
"""What is said of a PDF that is published only after a look, and can't be read."""


@dataclass(frozen=True)
class Gate:
    """The gate of a site: the people whose names may not be shown.

    `mark` stands for the names where they must not be written, also not as a digest, with which
    one could try names: it is another whenever there are other names.
    """

    people: tuple[Hidden, ...] = ()
    mark: bytes = b""

    @cached_property
    def sought(self) -> Names:
        """The names as they are written, ready to be looked for."""
        return Names(tuple(dict.fromkeys(name for each in self.people for name in each.sought())))

    @cached_property
    def heard(self) -> Heard:
        """The people, ready to be listened for in other spellings."""
        return Heard(self.people)

    def __bool__(self) -> bool:
        return bool(self.sought)

    def stops(self, text: str, suffix: str = ".html") -> bool:
        """True where a name stands in a text of the format that a file's ending tells."""
        return bool(self) and self._stand_in(of_text(text, suffix))

    def stops_value(self, value: object) -> bool:
        """True where a name stands in any text of a value, nested values and keys too."""
        return bool(self) and any(map(self.stops, dict.fromkeys(texts_of(value))))

    def stops_path(self, path: str) -> bool:
        """True where a name stands in a file's name or an address."""
        return bool(self) and self._stand_in_words(path)

    def stops_file(self, path: str, data: bytes) -> bool:
        """True where a name stands in a file's name, in what it shows or in what it tells beside.

        Raises MissingToolError for a PDF where the machine lacks what reads it, MediaError where it
        can't be read.
        """
        if not self:
            return False
        return self.stops_path(path) or self._stand_in_file(suffix_of(path), path, data)

    def stops_source(self, path: str, data: bytes) -> bool:
        """True where a name stands in a file of the site's own, which may be damaged; such a one is
        read as it stands. Raises MissingToolError as above.
        """
        try:
            return self.stops_file(path, data)
        except MediaError:
            return any(map(self.stops, runs_of_text(data)))

    def may_stand_in(self, data: bytes) -> bool:
        """True unless no name can stand in what a cache keeps, whatever the form of its records.

        Letters in a row count, wherever words begin: what is removed from a cache in vain is made
        again.
        """
        text = data.decode("utf-8", "replace")
        return bool(self) and any(map(self._may_stand_in_folded, marked_up(text)))

    def _sounds_similar(self, text: str) -> bool:
        return any(
            not place.sure and self.people[place.person].similar
            for passage in (of_text(text, ".md") if self else ())
            for place in self.heard.places(passage)
        )

    def _may_stand_in_folded(self, text: str) -> bool:
        return self.sought.may_stand_in(text) or self._stand_in_folded(text)

    def lines(self, text: str) -> list[int]:
        """Give the lines of a Markdown text (from 0) in which names begin."""
        return lines_in(text, lambda part: self.stops(part, ".md"))

    def similar_lines(self, text: str) -> list[int]:
        """Give the lines of a Markdown text (from 0) in which a name sounds like one of these."""
        return lines_in(text, self._sounds_similar)

    def reworded(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Give problems as they may be printed: reports end up in logs, which repeat no name."""
        return tuple(map(self._reworded, problems))

    def _reworded(self, problem: Problem) -> Problem:
        if not self:
            return problem
        place = replace(problem.location, path=self.hide(problem.location.path))
        message = UNSAID if self.stops(problem.message) else problem.message
        return Problem(place, message, problem.severity)

    def hide(self, path: str) -> str:
        """Give a path without the parts that say a name."""
        parts = [HIDDEN if self._stand_in_words(part) else part for part in path.split("/")]
        shown = "/".join(parts)
        return HIDDEN if self._stand_in_words(shown) else shown

    def _stand_in(self, passages: Iterable[str]) -> bool:
        return any(map(self._stand_in_folded, passages))

    def _stand_in_words(self, words: str) -> bool:
        return self._stand_in_folded(fold(plain(words)))

    def _stand_in_folded(self, text: str) -> bool:
        return self.sought.stand_in(text) or any(each.sure for each in self.heard.places(text))

    def _stand_in_file(self, suffix: str, path: str, data: bytes) -> bool:
        if suffix == ".pdf":
            return self._stand_in_pdf(path, data)
        if suffix in WORDLESS:
            return False
        if suffix in FONTS:
            return any(map(self.stops, texts_in_font(data)))
        text = data.decode("utf-8", "replace")
        if suffix == ".svg" and any(map(self.sought.stand_in_drawn, drawn(text))):
            return True
        return self._stand_in(of_text(text, suffix))

    def _stand_in_pdf(self, path: str, data: bytes) -> bool:
        try:
            beside = any(map(self.stops, texts_beside_pages(data)))
            return beside or any(map(self._stand_on_page, words_drawn(data)))
        except ImportError as error:
            raise MissingToolError(
                f"{path}: a PDF is published only after a look for names that may not be shown, "
                f"which needs a library that this machine lacks: pip install {error.name}"
            ) from error
        except ValueError as error:
            raise MediaError(UNREADABLE) from error

    def _stand_on_page(self, text: str) -> bool:
        words = fold(text)
        return self.sought.stand_in_drawn(words) or self._stand_in_folded(words)


def lines_in(text: str, stands_in: Callable[[str], bool]) -> list[int]:
    """Give the lines of a text (from 0) in which something begins that a test finds in a text."""
    if not stands_in(text):
        return []
    lines = text.split("\n")
    inside = [stands_in(line) for line in lines]
    broken = [
        number
        for number, (line, below) in enumerate(pairwise(lines))
        if not (inside[number] or inside[number + 1]) and stands_in(f"{line}\n{below}")
    ]
    found = [number for number, found in enumerate(inside) if found]
    return sorted((*found, *broken)) or [0]


def problem_at(path: str, message: str, line: int = 1) -> Problem:
    """Give the problem of a file that the gate has stopped."""
    return Problem(Location(path, line), message)


class PrivateNames(Query[Digest]):
    """Which names may not be shown: whatever is made is held against them."""

    @classmethod
    def layer(cls) -> str:
        """The layer that is asked: the gate."""
        return "gate"

    def answer(self, layer: Gate) -> Digest:
        """Give what stands for the names: they themselves are written nowhere."""
        return layer.mark
