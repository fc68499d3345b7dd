"""The notices of one conversion, as they are found."""

from __future__ import annotations

from typing import Final, Literal

from sitegen.markdown.body import AnchorLink, Notice
from sitegen.markdown.source import marked_line

# Nobody reads more of them at once.
MOST: Final = 500


class Report:
    """Takes notes during one conversion; given the source, it finds the lines of those that are
    reported while nobody says where he is."""

    def __init__(self, source: str) -> None:
        self._source = source
        # The mark of the line where whoever reports is now.
        self.at = ""
        self._found: list[Notice] = []
        self._anchor_links: list[AnchorLink] = []

    def error(self, message: str, near: str = "") -> None:
        """Note a mistake; `near` is a piece of the source at it, as the parser handed it on."""
        self._note(message, near, "error")

    def warn(self, message: str, near: str = "") -> None:
        """Note a doubt; `near` as for an error."""
        self._note(message, near, "warning")

    def add(self, notice: Notice) -> None:
        """Note what has its line already."""
        if len(self._found) < MOST:
            self._found.append(notice)

    def anchor_link(self, written: str, url: str, near: str) -> None:
        """Note a link to a place on another page; `near` as for an error."""
        if len(self._anchor_links) < MOST:
            self._anchor_links.append(
                AnchorLink(line=self._line(near), written=_plain(written), url=url)
            )

    def _note(self, message: str, near: str, severity: Literal["error", "warning"]) -> None:
        if len(self._found) >= MOST:
            return
        line = self._line(near)
        self._found.append(Notice(line=line, message=_plain(message), severity=severity))

    def _line(self, near: str) -> int:
        return marked_line(near) or marked_line(self.at) or self._search(near.strip())

    def _search(self, text: str) -> int:
        at = self._source.find(text) if text else -1
        return self._source.count("\n", 0, at) + 1 if at >= 0 else 1

    def notices(self) -> tuple[Notice, ...]:
        """Give what was found, each once, in the order of the lines."""
        return tuple(sorted(dict.fromkeys(self._found), key=lambda found: found.line))

    def anchor_links(self) -> tuple[AnchorLink, ...]:
        """Give the links to places on other pages, each once, in the order of the lines."""
        return tuple(sorted(dict.fromkeys(self._anchor_links), key=lambda link: link.line))


def _plain(message: str) -> str:
    """Give a message on one line, without marks and the parser's own signs."""
    line = " ".join(message.split())
    return line if line.isprintable() else "".join(c for c in line if c.isprintable())
