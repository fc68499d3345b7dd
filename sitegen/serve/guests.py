"""Other devices that may see the pages: a phone in the same network, by an address and a password.

They come by a socket of their own, on which there is no editor and nothing that is said to the
person at this machine; so it doesn't matter what a request says of itself.
"""

from __future__ import annotations

import asyncio
import io
import re
import secrets
import socket
from dataclasses import dataclass, field
from html import escape
from typing import Any

from livereload.handlers import LiveReloadJSHandler
from tornado.web import Application, RequestHandler

from sitegen.editor.words import language_wanted
from sitegen.errors import UsageError
from sitegen.serve.handlers import LONGEST_MESSAGE, OwnHandler, PageHandler, own_files, say_nothing
from sitegen.serve.session import Session
from sitegen.serve.tabs import ReloadHandler
from sitegen.serve.words import Words

LOGIN = "/__sitegen__/login"
COOKIE = "sitegen-guest"
SHORTEST_PASSWORD = 8
FIND = "auto"
"""What stands for the address of this machine in its network."""

PAUSE = 1.0
"""Seconds until a wrong password is answered."""

ELSEWHERE = ("192.0.2.1", 9)
"""An address for documentation (RFC 5737): nothing is sent, the system says how it would be."""


@dataclass(frozen=True, slots=True)
class Guests:
    """Who may see the pages from elsewhere, and where: `host` is an address of this machine."""

    host: str
    port: int
    password: str
    key: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    """What the browser of one who knew the password shows from then on, until the server ends."""

    @property
    def origin(self) -> str:
        """The origin of the pages (RFC 6454)."""
        return f"http://{self.host}:{self.port}"

    @property
    def address(self) -> str:
        """What is typed, or read from a code."""
        return f"{self.origin}/"

    def let_in(self, shown: str | None) -> bool:
        """True for a browser that shows the key."""
        return secrets.compare_digest((shown or "").encode(), self.key.encode())


def address_of_machine(asked: str) -> str:
    """Give the address to be reached at: the one asked for, or what is found. Raises UsageError."""
    if asked != FIND:
        return asked
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ELSEWHERE)
        except OSError:
            raise UsageError("--host: this machine is in no network; say its address") from None
        return str(probe.getsockname()[0])


def code_in_terminal(address: str) -> str:
    """Give a QR code of an address in the signs of a terminal."""
    import segno

    out = io.StringIO()
    segno.make_qr(address).terminal(out, compact=True, border=2)
    return out.getvalue().rstrip("\n")


def guest_application(session: Session, guests: Guests) -> Application:
    """Make what answers other devices: pages, and the question for the password."""
    application = Application(
        log_function=say_nothing, websocket_max_message_size=LONGEST_MESSAGE, guests=guests
    )
    known: dict[str, Any] = {"session": session, "origins": (guests.origin,)}
    application.add_handlers(
        re.escape(guests.host),
        [
            (LOGIN, LoginHandler),
            (r"/livereload", GuestReloadHandler, known),
            (r"/livereload\.js", LiveReloadJSHandler),
            *((path, OwnHandler, given) for path, given in own_files().items()),
            (r"/(.*)", GuestPageHandler, known),
        ],
    )
    return application


def guests_of(handler: RequestHandler) -> Guests:
    """Give who may see the pages that a handler answers with."""
    found: Guests = handler.settings["guests"]
    return found


def is_let_in(handler: RequestHandler) -> bool:
    """True for a request of a browser whose person knew the password."""
    return guests_of(handler).let_in(handler.get_cookie(COOKIE))


class LoginHandler(RequestHandler):
    """Asks for the password."""

    def get(self) -> None:
        """Ask."""
        self.ask("")

    def ask(self, said: str) -> None:
        """Ask, with what was wrong."""
        words = Words(language_wanted("", self.request.headers.get("Accept-Language", "")))
        wrong = f'<p role="alert">{escape(words.say(said))}</p>' if said else ""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Content-Security-Policy", "default-src 'none'; form-action 'self'")
        self.set_header("Cache-Control", "no-store")
        self.finish(
            f'<!DOCTYPE html>\n<html lang="{words.lang}" dir="{words.dir}"><head>'
            '<meta charset="utf-8"><meta name="color-scheme" content="light dark">'
            '<meta name="viewport" content="width=device-width">'
            f"<title>{escape(words.say('Password'))}</title></head><body>{wrong}"
            f'<form method="post"><label>{escape(words.say("Password"))} '
            '<input type="password" name="password" required autocomplete="current-password">'
            f"</label> <button>{escape(words.say('Show the site'))}</button></form></body></html>\n"
        )

    async def post(self) -> None:
        """Let in who knows it; others wait."""
        sent = self.get_body_argument("password", "", strip=False).encode()
        if not secrets.compare_digest(sent, guests_of(self).password.encode()):
            await asyncio.sleep(PAUSE)
            self.set_status(403)
            self.ask("That is not the password.")
            return
        self.set_cookie(COOKIE, guests_of(self).key, path="/", httponly=True, samesite="Lax")
        self.redirect("/", status=303)


class GuestPageHandler(PageHandler):
    """The site, for those who were let in: without what is said to the person at this machine."""

    is_guest = True

    def prepare(self) -> None:
        """Ask others for the password."""
        super().prepare()
        if not self._finished and not is_let_in(self):
            self.redirect(LOGIN, status=303)


class GuestReloadHandler(ReloadHandler):
    """The connection on which a tab of another device waits for builds."""

    def prepare(self) -> None:
        """Refuse those who were not let in, and pages from elsewhere."""
        if not is_let_in(self):
            self.send_error(403)
            return
        super().prepare()
