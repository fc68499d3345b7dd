"""The last look at every output: names that may not be shown are in none."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from sitegen.content.privacy import name_pattern
from sitegen.engine.digest import Digest, digest_value
from sitegen.engine.query import Query
from sitegen.text import slugify


@dataclass(frozen=True)
class Names:
    """The names that may not be shown, of all stories."""

    names: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """A pattern that finds any of them in an output, also escaped or as part of an address."""
        if not self.names:
            return None
        return re.compile("|".join(sorted(set(forms_of(self.names)))), re.IGNORECASE)

    def stand_in(self, text: str) -> bool:
        """True where one of the names is in a text."""
        return self.pattern is not None and self.pattern.search(text) is not None


def forms_of(names: Iterable[str]) -> Iterable[str]:
    """Give patterns for the forms that a name takes in HTML, JSON, addresses and file names."""
    for name in names:
        yield name_pattern(name).pattern
        for form in (html.escape(name), quote(name), name.encode("unicode_escape").decode()):
            if form != name:
                yield re.escape(form)
        slug = slugify(name)
        if "-" in slug:
            yield rf"(?<![\w-]){re.escape(slug)}(?![\w-])"


class PrivateNames(Query[Digest]):
    """Which names may not be shown: every output is held against them."""

    @classmethod
    def layer(cls) -> str:
        """The layer that is asked: the names."""
        return "names"

    def answer(self, layer: Names) -> Digest:
        """Give their digest: the names themselves are written nowhere."""
        return digest_value(layer.names)
