"""What the server knows while it runs, and what it would send for an address just now."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sitegen.audit.facts import FETCHED
from sitegen.audit.page import page_facts
from sitegen.content.folder.redirect_rules import Rule, read_rules, rule_at
from sitegen.engine.digest import digest_value
from sitegen.errors import Problem
from sitegen.serve.addresses import Found, Layout, Moved
from sitegen.serve.ahead import Ahead
from sitegen.serve.notes import LIST_PATH, edit_link, hidden_page, list_page, notes_box, ribbon
from sitegen.serve.overlay import overlay, page_with_additions, waiting_page
from sitegen.serve.standing import Standing, remarks_on_page
from sitegen.serve.words import Words, words_of

SHEET = re.compile(rb"-[0-9a-f]{10}\.css")
"""What a style sheet's name says of its content."""

REDIRECTS = "_redirects"
"""The file of the output with what is answered at old addresses."""

NAMED_BY_CONTENT = ("assets/", "media/")
"""Folders of the output whose files are others when they are called otherwise."""


@dataclass(frozen=True, slots=True)
class Version:
    """What a tab shows, by digests: the page, and what can change in its place without a reload."""

    page: str
    place: str


@dataclass(frozen=True, slots=True)
class Sent:
    """A page as it is sent: its status, itself, and what the server says on it."""

    status: int
    html: bytes
    said: str
    version: Version
    mark: str = ""
    """The ribbon, which others than the person at this machine see as well."""

    def body(self, origins: tuple[str, ...], *, guest: bool = False) -> bytes:
        """Give its bytes; a `guest` sees nothing of what is said."""
        said = self.mark if guest else self.said + self.mark
        marks = f'data-page="{self.version.page}" data-place="{self.version.place}"'
        return page_with_additions(self.html, origins, said, marks)


@dataclass
class Session:
    """What the server knows: where the site and its last good output lie, what is to be mended.

    `warnings` and `standing` are those of the last good build; `ahead` stands in for files of its
    output, `to_build` says whether something was saved that no build has begun with. `whole` is
    set while nothing of the output is still to be made; `rested` is when a build ended last.
    """

    layout: Layout
    port: int
    drafts: bool = False
    site: Path = Path()
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    standing: Standing = field(default_factory=Standing)
    ahead: Ahead = field(default_factory=Ahead)
    to_build: bool = False
    known: bool = False
    whole: asyncio.Event = field(default_factory=asyncio.Event)
    rested: float = 0.0

    def locate(self, root: str, prefixes: tuple[str, ...]) -> None:
        """Take the site's address and languages from a build; "" where it didn't come to know."""
        if root:
            self.layout = replace(self.layout, root=root, prefixes=prefixes)
            self.known = True

    @property
    def is_lost(self) -> bool:
        """True where there was a site to show, and its output is gone."""
        return self.known and self.whole.is_set() and not self.has_output

    @property
    def has_output(self) -> bool:
        """True where there is a site to show."""
        return self.known and (self.layout.output / "index.html").is_file()

    @property
    def origins(self) -> tuple[str, ...]:
        """Where pages come from that may listen for reloads: this server's own."""
        return tuple(f"http://{host}:{self.port}" for host in ("127.0.0.1", "localhost"))

    def page_at(self, address: str) -> Sent | Found | Moved | None:
        """Give what answers an address (a path, decoded): a page, another file, another address;
        None where there isn't even a page that says so.
        """
        if address == LIST_PATH:
            return self.sent(list_page(self.warnings), 200)
        if not self.has_output:
            return self.sent(waiting_page(self.problems), 503)
        found = self.layout.find(address)
        hidden = self.standing.hidden.get(self.layout.below(address))
        if hidden and is_missing(found):
            html = hidden_page(hidden, drafts=self.drafts)
            return self.sent(html, 404, mark=ribbon(hidden.ribbon, Words()))
        if isinstance(found, Found) and found.path.endswith(".html"):
            return self.output_page(found)
        return found

    def rule_at(self, address: str, query: str) -> Rule | None:
        """Give the rule of the site's own that answers where no file does, None for none.

        One that asks for a parameter answers before the page at its address, as hosts have it.
        """
        try:
            text = (self.layout.output / REDIRECTS).read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return None
        rule = rule_at(read_rules(text), address, query)
        return rule if rule and (rule.query or is_missing(self.layout.find(address))) else None

    def version_at(self, url: str) -> Version | None:
        """Give what a tab at an address would show now, None where that is no page of ours."""
        answer = self.page_at(unquote(urlsplit(url).path))
        return answer.version if isinstance(answer, Sent) else None

    def source_at(self, url: str) -> str:
        """Give the file that a tab's page is written in, "" for one that none is written for."""
        found = self.layout.find(unquote(urlsplit(url).path))
        return self.standing.sources.get(found.path, "") if isinstance(found, Found) else ""

    def output_page(self, found: Found) -> Sent | None:
        """Give a page of the output; None where it is gone since it was found."""
        try:
            html = (
                self.ahead.files.get(found.path) or (self.layout.output / found.path).read_bytes()
            )
        except OSError:
            return None
        html = self.ahead.named_in(html)
        words, standing = words_of(html), self.standing
        source = standing.sources.get(found.path, "")
        own = [each for each in self.warnings if source and each.location.path == source]
        remarks = remarks_on_page(self.site, standing, source)
        homes = [f"{prefix}/index.html"[1:] for prefix in self.layout.prefixes]
        is_home = found.path in homes
        notes = notes_box(own, remarks, len(self.warnings), words, is_home=is_home)
        mark = ribbon(standing.ribbons.get(source), words)
        return self.sent(html, found.status, edit_link(source, words), notes, mark)

    def sent(
        self, html: bytes, status: int, said: str = "", notes: str = "", mark: str = ""
    ) -> Sent:
        """Give a page as it is sent; mistakes stand where its notes would."""
        said = (overlay(self.problems, words_of(html)) or notes) + said
        return Sent(status, html, said, self.version_of(html, status, said + mark), mark)

    def version_of(self, html: bytes, status: int, said: str) -> Version:
        """Tell a page from any other: by its HTML and by those of its files that keep their name.

        Style sheets and what the server says are apart: they can be changed in their place.
        """
        fetched = [each for each in page_facts(html).references if each.use in FETCHED]
        sheets = [each.address for each in fetched if each.use == "style"]
        files = sorted({self.file_of(each.address) for each in fetched})
        page = digest_value([SHEET.sub(b".css", html), status, files])
        return Version(page.hex()[:16], digest_value([sheets, said]).hex()[:16])

    def file_of(self, address: str) -> tuple[str, int, int]:
        """Give what tells a file of the output that keeps its name from how it was before."""
        parts = urlsplit(address)
        found = None if parts.netloc else self.layout.find(unquote(parts.path))
        if not isinstance(found, Found) or found.status != 200:
            return "", 0, 0
        if not found.path.startswith(NAMED_BY_CONTENT):
            status = (self.layout.output / found.path).stat()
            return found.path, status.st_size, status.st_mtime_ns
        return "", 0, 0


def is_missing(found: Found | Moved | None) -> bool:
    """True where nothing answers but perhaps the page that says so."""
    return found is None or (isinstance(found, Found) and found.status == 404)
