"""What answers requests: pages with the additions of the moment, all other files as they are."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from livereload.handlers import LiveReloadJSHandler, StaticFileHandler
from tornado.web import Application, RequestHandler

from sitegen.content.folder.redirect_rules import LEADING
from sitegen.editor.handlers import routes as editor_routes
from sitegen.editor.requests import Editor
from sitegen.engine.mediatypes import media_type
from sitegen.serve.addresses import Moved
from sitegen.serve.notes import LIST_PATH
from sitegen.serve.notes import STYLE as NOTES_STYLE
from sitegen.serve.overlay import LIVE, LIVE_PATH, STYLE, STYLE_PATH
from sitegen.serve.session import Sent, Session
from sitegen.serve.tabs import ReloadHandler

LONGEST_ADDRESS = 4_000
"""Signs, escaped: more than a path of 255 Arabic letters takes, less than is harmless."""

LONGEST_MESSAGE = 20_000
"""Bytes that a page may send at once; livereload's script sends some hundred."""

OWN_HOSTS = r"(?:localhost|127\.0\.0\.1)"
"""Other names would let a page elsewhere read drafts here (DNS rebinding)."""


def make_application(session: Session, editor: Editor) -> Application:
    """Make what answers requests to this machine's own names, and no others."""
    application = Application(log_function=say_nothing, websocket_max_message_size=LONGEST_MESSAGE)
    known: dict[str, Any] = {"session": session, "origins": session.origins}
    application.add_handlers(
        OWN_HOSTS,
        [
            (r"/livereload", ReloadHandler, known),
            (r"/livereload\.js", LiveReloadJSHandler),
            *((path, OwnHandler, given) for path, given in own_files().items()),
            *editor_routes(editor),
            (r"/(.*)", PageHandler, known),
        ],
    )
    return application


def own_files() -> dict[str, dict[str, str]]:
    """Give the server's own style sheet and script: media types and texts by address."""
    return {
        STYLE_PATH: {"type_": "text/css", "text": STYLE + NOTES_STYLE},
        LIVE_PATH: {"type_": "text/javascript", "text": LIVE.read_text("utf-8")},
    }


def say_nothing(handler: RequestHandler) -> None:
    """Keep requests out of the terminal: what stands there is to be mended."""


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


class PageHandler(StaticFileHandler):  # type: ignore[misc]
    """The site. Files that are no pages go out as livereload's server sends them, in parts too."""

    is_guest = False

    def initialize(self, session: Session, origins: tuple[str, ...]) -> None:
        """Take the session of the server, and the origins that its pages may be connected to."""
        super().initialize(path=str(session.layout.output))
        self.session, self.origins = session, origins

    def prepare(self) -> None:
        """Refuse an address that is longer than any of a site."""
        if len(self.request.uri or "") > LONGEST_ADDRESS:
            self.send_error(414)

    async def get(self, path: str, include_body: bool = True) -> None:
        """Answer with a page, a file, a redirect, or the page that says that there is none."""
        session = self.session
        if self.is_guest and f"/{path}" == LIST_PATH:
            self.send_error(404)
            return
        sheet = session.ahead.files.get(f"/{path}".removeprefix(session.layout.root))
        if sheet is not None and path.endswith(".css"):
            self.set_header("Content-Type", "text/css; charset=utf-8")
            self.finish(sheet)
            return
        rule = session.rule_at(f"/{path}", self.request.query)
        if rule and rule.status in LEADING:
            # Never for good: browsers would keep it, and the next site is served here as well.
            self.redirect(rule.to)
            return
        answer = session.page_at(f"/{path}")
        if session.known and not session.whole.is_set() and is_file_missing(path, answer):
            # Cards and the search's files follow after the pages.
            await session.whole.wait()
            answer = session.page_at(f"/{path}")
        if isinstance(answer, Sent):
            self.send_page(answer)
        elif isinstance(answer, Moved):
            query = f"?{self.request.query}" if self.request.query else ""
            self.redirect(quote(answer.address) + query)
        elif answer is None:
            self.send_error(404)
        else:
            await super().get(answer.path, include_body)

    def send_page(self, page: Sent) -> None:
        """Send a page."""
        self.set_status(page.status)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(page.body(self.origins, guest=self.is_guest))

    def compute_etag(self) -> str | None:
        """Give none: nothing that is served here is to be kept."""
        return None

    def set_extra_headers(self, path: str) -> None:
        """Let the browser ask again each time."""
        self.set_header("Cache-Control", "no-cache")

    def get_content_type(self) -> str:
        """Give a file's media type."""
        return media_type(str(self.absolute_path))


def is_file_missing(path: str, answer: object) -> bool:
    """True where a file that is no page is asked for, and none is there."""
    name = path.rpartition("/")[2]
    is_file = "." in name and not name.endswith(".html")
    return is_file and (answer is None or (isinstance(answer, Sent) and answer.status == 404))
