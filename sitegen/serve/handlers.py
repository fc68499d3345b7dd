"""What answers requests: pages with the additions of the moment, all other files as they are."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler, StaticFileHandler
from tornado.web import Application, RequestHandler

from sitegen.editor.handlers import routes as editor_routes
from sitegen.editor.requests import Editor
from sitegen.engine.mediatypes import media_type
from sitegen.errors import Problem
from sitegen.serve.addresses import Found, Layout, Moved
from sitegen.serve.notes import (
    LIST_PATH,
    SCRIPT,
    SCRIPT_PATH,
    edit_link,
    hidden_page,
    list_page,
    warnings_note,
)
from sitegen.serve.notes import STYLE as NOTES_STYLE
from sitegen.serve.overlay import STYLE, STYLE_PATH, page_with_additions, waiting_page
from sitegen.serve.standing import Standing

LONGEST_ADDRESS = 4_000
"""Signs, escaped: more than a path of 255 Arabic letters takes, less than is harmless."""

LONGEST_MESSAGE = 20_000
"""Bytes that a page may send at once; livereload's script sends some hundred."""

NOT_UNDERSTOOD = 1003
"""The code of a connection that is closed for what was said on it (RFC 6455, 7.4.1)."""

OWN_HOSTS = r"(?:localhost|127\.0\.0\.1)"
"""Other names would let a page elsewhere read drafts here (DNS rebinding)."""


@dataclass
class Session:
    """What the server knows: where the last good output lies, and what is to be mended.

    `warnings` and `standing` are those of the last good build.
    """

    layout: Layout
    port: int
    drafts: bool = False
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    standing: Standing = field(default_factory=Standing)
    known: bool = False

    @property
    def has_output(self) -> bool:
        """True where there is a site to show."""
        return self.known and (self.layout.output / "index.html").is_file()

    @property
    def origins(self) -> tuple[str, ...]:
        """Where pages come from that may listen for reloads: this server's own."""
        return tuple(f"http://{host}:{self.port}" for host in ("127.0.0.1", "localhost"))


def make_application(session: Session, editor: Editor) -> Application:
    """Make what answers requests to this machine's own names, and no others."""
    application = Application(log_function=say_nothing, websocket_max_message_size=LONGEST_MESSAGE)
    application.add_handlers(
        OWN_HOSTS,
        [
            (r"/livereload", ReloadHandler, {"session": session}),
            (r"/livereload\.js", LiveReloadJSHandler),
            (STYLE_PATH, OwnHandler, {"type_": "text/css", "text": STYLE + NOTES_STYLE}),
            (SCRIPT_PATH, OwnHandler, {"type_": "text/javascript", "text": SCRIPT}),
            (LIST_PATH, ListHandler, {"session": session}),
            *editor_routes(editor),
            (r"/(.*)", PageHandler, {"session": session}),
        ],
    )
    return application


def say_nothing(handler: RequestHandler) -> None:
    """Keep requests out of the terminal: what stands there is to be mended."""


class ReloadHandler(LiveReloadHandler):  # type: ignore[misc]
    """The connection on which pages wait for the next build; for pages of this server alone."""

    def initialize(self, session: Session) -> None:
        """Take the session of the server."""
        self.session = session

    def prepare(self) -> None:
        """Refuse pages from elsewhere: they would learn when somebody writes.

        Tornado asks `check_origin` only where its own look at the headers leaves a doubt.
        """
        named = [*self.request.headers.get_list("Origin")]
        named += self.request.headers.get_list("Sec-WebSocket-Origin")
        if any(origin not in self.session.origins for origin in named):
            self.send_error(403)

    def check_origin(self, origin: str) -> bool:
        """Take the pages of this server alone."""
        return origin in self.session.origins

    def on_message(self, message: str | bytes) -> None:
        """Take what livereload's script says; close the connection of whoever says nonsense."""
        try:
            told = json.loads(message)
        except ValueError:
            told = None
        if isinstance(told, dict) and isinstance(told.get("command"), str):
            super().on_message(message)
        else:
            self.close(NOT_UNDERSTOOD)


class OwnHandler(RequestHandler):
    """A text of the server's own: the style sheet and script of what it adds to pages."""

    def initialize(self, type_: str, text: str) -> None:
        """Take the text and its media type."""
        self.type_, self.text = type_, text

    def get(self) -> None:
        """Give it."""
        self.set_header("Content-Type", f"{self.type_}; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(self.text)


class ListHandler(RequestHandler):
    """All warnings of the last good build on one page."""

    def initialize(self, session: Session) -> None:
        """Take the session of the server."""
        self.session = session

    def get(self) -> None:
        """Give the page; it loads again with the next build."""
        session = self.session
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        page = list_page(session.warnings)
        self.finish(page_with_additions(page, session.port, session.problems))


class PageHandler(StaticFileHandler):  # type: ignore[misc]
    """The site. Files that are no pages go out as livereload's server sends them, in parts too."""

    def initialize(self, session: Session) -> None:
        """Take the session of the server."""
        super().initialize(path=str(session.layout.output))
        self.session = session

    def prepare(self) -> None:
        """Refuse an address that is longer than any of a site."""
        if len(self.request.uri or "") > LONGEST_ADDRESS:
            self.send_error(414)

    async def get(self, path: str, include_body: bool = True) -> None:
        """Answer with a page, a file, a redirect, or the page that says that there is none."""
        session = self.session
        if not session.has_output:
            self.send_page(waiting_page(session.problems), 503)
            return
        found = session.layout.find(f"/{path}")
        reason = session.standing.hidden.get(session.layout.below(f"/{path}"), "")
        if reason and is_missing(found):
            page = hidden_page(reason, drafts=session.drafts)
            self.send_page(page_with_additions(page, session.port, session.problems), 404)
        elif isinstance(found, Moved):
            query = f"?{self.request.query}" if self.request.query else ""
            self.redirect(quote(found.address) + query)
        elif found is None:
            self.send_error(404)
        elif found.path.endswith(".html"):
            self.send_page(self.read_page(found), found.status)
        else:
            await super().get(found.path, include_body)

    def read_page(self, found: Found) -> bytes:
        """Give a page with its additions."""
        session = self.session
        html = (session.layout.output / found.path).read_bytes()
        source = session.standing.sources.get(found.path)
        own = [each for each in session.warnings if source and each.location.path == source]
        homes = [f"{prefix}/index.html"[1:] for prefix in session.layout.prefixes]
        note = warnings_note(own, len(session.warnings), is_home=found.path in homes)
        link = edit_link(source or "")
        return page_with_additions(html, session.port, session.problems, note, link)

    def send_page(self, html: bytes, status: int) -> None:
        """Send a page."""
        self.set_status(status)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(html)

    def compute_etag(self) -> str | None:
        """Give none: nothing that is served here is to be kept."""
        return None

    def set_extra_headers(self, path: str) -> None:
        """Let the browser ask again each time."""
        self.set_header("Cache-Control", "no-cache")

    def get_content_type(self) -> str:
        """Give a file's media type."""
        return media_type(str(self.absolute_path))


def is_missing(found: Found | Moved | None) -> bool:
    """True where nothing answers but perhaps the page that says so."""
    return found is None or (isinstance(found, Found) and found.status == 404)


def reload_browsers(watcher: Any) -> None:
    """Let every browser that shows a page load it again."""
    # Livereload's handler names the file that changed from the watcher of its class.
    LiveReloadHandler.watcher = watcher
    LiveReloadHandler.live_css = False
    LiveReloadHandler.reload_waiters("*")
