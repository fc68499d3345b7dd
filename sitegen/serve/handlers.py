"""What answers requests: pages with the additions of the moment, all other files as they are."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler, StaticFileHandler
from tornado.web import Application, RequestHandler

from sitegen.errors import Problem
from sitegen.serve.addresses import Found, Layout, Moved
from sitegen.serve.overlay import STYLE, STYLE_PATH, page_with_additions, waiting_page

OWN_HOSTS = r"(?:localhost|127\.0\.0\.1)"
"""Other names would let a page elsewhere read drafts here (DNS rebinding)."""

TYPES = {
    ".atom": "application/atom+xml",
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".m4a": "audio/mp4",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
"""Types that not every system's table has."""


@dataclass
class Session:
    """What the server knows: where the last good output lies, and what is to be mended."""

    layout: Layout
    port: int
    problems: tuple[Problem, ...] = ()
    known: bool = False

    @property
    def has_output(self) -> bool:
        """True where there is a site to show."""
        return self.known and (self.layout.output / "index.html").is_file()


def make_application(session: Session) -> Application:
    """Make what answers requests to this machine's own names, and no others."""
    application = Application(log_function=say_nothing)
    application.add_handlers(
        OWN_HOSTS,
        [
            (r"/livereload", LiveReloadHandler),
            (r"/livereload\.js", LiveReloadJSHandler),
            (STYLE_PATH, StyleHandler),
            (r"/(.*)", PageHandler, {"session": session}),
        ],
    )
    return application


def say_nothing(handler: RequestHandler) -> None:
    """Keep requests out of the terminal: what stands there is to be mended."""


class StyleHandler(RequestHandler):
    """The overlay's style sheet."""

    def get(self) -> None:
        """Give it."""
        self.set_header("Content-Type", "text/css; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(STYLE)


class PageHandler(StaticFileHandler):  # type: ignore[misc]
    """The site. Files that are no pages go out as livereload's server sends them, in parts too."""

    def initialize(self, session: Session) -> None:
        """Take the session of the server."""
        super().initialize(path=str(session.layout.output))
        self.session = session

    async def get(self, path: str, include_body: bool = True) -> None:
        """Answer with a page, a file, a redirect, or the page that says that there is none."""
        session = self.session
        if not session.has_output:
            self.send_page(waiting_page(session.problems), 503)
            return
        found = session.layout.find(f"/{path}")
        if isinstance(found, Moved):
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
        return page_with_additions(html, session.port, session.problems)

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
        name = str(self.absolute_path)
        suffix = name[name.rfind(".") :].lower()
        return TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"


def reload_browsers(watcher: Any) -> None:
    """Let every browser that shows a page load it again."""
    # Livereload's handler names the file that changed from the watcher of its class.
    LiveReloadHandler.watcher = watcher
    LiveReloadHandler.live_css = False
    LiveReloadHandler.reload_waiters("*")
