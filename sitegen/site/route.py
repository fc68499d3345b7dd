"""One output of the plan."""

from __future__ import annotations

from sitegen.site.model import Language
from sitegen.values import Value

SETTINGS = "site.yaml"
"""The source of outputs that belong to no entry."""


class Route(Value):
    """One output: its path from the output folder, what makes it, its language and arguments.

    `source` is the file that an author would mend if the path is taken twice.
    """

    path: str
    page: str
    lang: str = ""
    args: tuple[str, ...] = ()
    source: str = SETTINGS

    @property
    def address(self) -> str:
        """The address below the site's root."""
        return "/" + self.path.removesuffix("index.html")


def prefix_of(language: Language) -> str:
    """Give what begins a language's output paths: "" or "he/"."""
    return f"{language.prefix[1:]}/" if language.prefix else ""
