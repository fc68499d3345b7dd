"""What all of the editor's pages share: who may send to them, their language, their errors."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import quote

from tornado.web import HTTPError, RequestHandler

from sitegen.builder.originals import tidy
from sitegen.content.folder.layout import EntryFile
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import survey_names
from sitegen.content.folder.walk import Listings
from sitegen.editor.comparing import remember_version
from sitegen.editor.outbox import Delivery
from sitegen.editor.pages import page
from sitegen.editor.shelf import Shelf, Site, open_site, site_of
from sitegen.editor.words import LANGUAGES, language_wanted
from sitegen.engine.clock import Clock
from sitegen.errors import ContentError, Problem, SitegenError
from sitegen.explanations import entry_of

ROOT = "/admin/"
OPTION = "ui"

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data: blob:; "
    "frame-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""Content Security Policy 3: nothing from elsewhere, and nobody shows these pages in theirs."""


@dataclass
class Editor:
    """What the editor knows while it runs: the site's folder, its token, what it read of files.

    `cache` is the folder of what is kept between builds. `check` builds the site and gives all its
    mistakes; `sent` is what was sent last, `looking` the look at what could be sent. `phone` is the
    address for other devices, "" for none; `listings` is what stood in the site's folders.
    """

    folder: Path
    cache: Path
    origins: Callable[[], tuple[str, ...]]
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    shelf: Shelf = field(default_factory=Shelf)
    check: Callable[[], Sequence[Problem]] = tuple
    sent: Delivery | None = None
    phone: str = ""
    looking: Any = None
    one_at_a_time: Lock = field(default_factory=Lock)
    listings: Listings = field(default_factory=dict)

    def site(self) -> Site:
        """Give the site as it stands now. Raises ContentError where site.yaml has mistakes."""
        return open_site(self.folder)

    def site_by_names(self) -> Site:
        """Give the site for the form of an entry: its files' names are those of now, and what is
        read of them; folders that are as they were aren't looked into again.

        Raises ContentError where site.yaml has mistakes.
        """
        clock = Clock.read(self.cache)
        found, self.listings = survey_names(self.folder, self.listings, clock)
        return site_of(Sources(self.folder, found))

    def remember(self, site: Site, file: EntryFile, version: str) -> None:
        """Keep the version of an original that was translated, and none that nobody names.

        Raises SitegenError where the cache can't be written.
        """
        remember_version(site, self.cache, file, version)
        named = self.shelf.named(open_site(self.folder))
        if named is not None:
            tidy(self.cache, named)


def editing_address(path: str) -> str:
    """Give the address of the form of an entry's file."""
    return f"{ROOT}edit?path={quote(path)}"


def explaining_address(message: str) -> str:
    """Give the address of what a message means, "" for one that nothing explains."""
    entry = entry_of(message)
    return f"{ROOT}explain?name={entry.name}" if entry else ""


class FileHandler(RequestHandler):
    """The editor's style sheet and script."""

    def initialize(self, file: Path, type_: str) -> None:
        """Take the file and its media type."""
        self.file, self.type_ = file, type_

    def get(self) -> None:
        """Give it."""
        self.set_header("Content-Type", f"{self.type_}; charset=utf-8")
        self.set_header("Cache-Control", "no-cache")
        self.finish(self.file.read_bytes())


class EditorHandler(RequestHandler):
    """What all pages of the editor have in common."""

    def initialize(self, editor: Editor) -> None:
        """Take what the editor knows."""
        self.editor = editor

    def prepare(self) -> None:
        """Refuse what was not sent from a page of this server (Fetch, 3.2.3; RFC 6454)."""
        if self.request.method != "POST":
            return
        if self.request.headers.get("Origin") not in self.editor.origins():
            raise HTTPError(403)
        token = self.get_body_argument("token", "").encode()
        if not secrets.compare_digest(token, self.editor.token.encode()):
            raise HTTPError(403)

    def set_default_headers(self) -> None:
        """Keep what is private in this browser's window."""
        self.set_header("Content-Security-Policy", POLICY)
        self.set_header("Cache-Control", "no-store")
        self.set_header("Referrer-Policy", "same-origin")
        self.set_header("X-Content-Type-Options", "nosniff")

    @property
    def lang(self) -> str:
        """The language of the person at this machine; asked for once, it is kept in a cookie."""
        # Its bytes are taken as they are: pages that say what is wrong with a request ask too.
        asked = self.request.query_arguments.get(OPTION, [b""])[-1].decode("utf-8", "replace")
        if asked in LANGUAGES:
            self.set_cookie(OPTION, asked, path=ROOT, samesite="strict", httponly=True)
        accepted = self.request.headers.get("Accept-Language", "")
        return language_wanted(asked or self.get_cookie(OPTION, "") or "", accepted)

    def entry(self, site: Site) -> EntryFile:
        """Give the entry that the request names. Raises HTTPError 404 for anything else."""
        file = site.file_of(self.get_query_argument("path", ""))
        if file is None:
            raise HTTPError(404)
        return file

    def show(self, template: str, status: int = 200, **values: Any) -> None:
        """Send a page."""
        self.set_status(status)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        shared = {"token": self.editor.token, "root": ROOT, "here": self.request.uri or ROOT}
        self.finish(page(template, self.lang, **shared, **values))

    def tell(self, error: SitegenError, status: int = 400) -> None:
        """Say what keeps a request from being answered."""
        problems = error.problems if isinstance(error, ContentError) else ()
        said = "" if problems else str(error)
        self.show("refused.html", status, problems=problems, said=said, path=self.path_asked)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Say in words that something isn't there, or isn't allowed."""
        said = REFUSALS.get(status_code, "")
        self.show("refused.html", status_code, problems=(), said=said, path=self.path_asked)

    @property
    def path_asked(self) -> str:
        """The file that the request names, "" for none: what is kept of it is offered."""
        return self.request.query_arguments.get("path", [b""])[-1].decode("utf-8", "replace")


REFUSALS = {
    400: "Something of this request is missing or too long. Go back, and send it again.",
    403: "This was not sent from a page of this editor. Open the entry again and repeat it.",
    404: "There is no such entry.",
    405: "This address takes only what a form sends. Open the entry and use its buttons.",
    413: "This is more than a form may hold. What you typed is kept in this browser.",
    500: "The editor failed. What you typed is kept in this browser; the terminal says more.",
}
