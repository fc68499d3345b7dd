"""The open tabs: each says what it shows, and is told when that is no longer what it should show.

Livereload's protocol carries it: a tab says its address, and (by its plugins' data) the version of
what it shows; it is told to load again, or to take over in its place what changed. What a tab says
is compared with what the server would send: so a tab is right also where a build ended while it
was loading, or the server was started anew. Livereload's own swapping of style sheets (`liveCSS`)
finds them by their names, which are other ones here whenever their content is.
"""

from __future__ import annotations

import json
from typing import Any

import msgspec
from livereload.handlers import LiveReloadHandler

from sitegen.serve.session import Session, Version

IN_PLACE = "/__sitegen__/in-place"
NOT_UNDERSTOOD = 1003
"""The code of a connection that is closed for what was said on it (RFC 6455, 7.4.1)."""


class Tab(msgspec.Struct, frozen=True):
    """What a tab said: its address, and what it shows (None where it doesn't say)."""

    url: str
    shown: Version | None = None


class ReloadHandler(LiveReloadHandler):  # type: ignore[misc]
    """The connection on which a tab waits for builds; for pages of this server alone."""

    def initialize(self, session: Session, origins: tuple[str, ...]) -> None:
        """Take the session of the server, and the origins of the pages that may listen."""
        self.session, self.origins = session, origins
        self.tab = Tab("")

    def prepare(self) -> None:
        """Refuse pages from elsewhere: they would learn when somebody writes.

        Tornado asks `check_origin` only where its own look at the headers leaves a doubt.
        """
        named = [*self.request.headers.get_list("Origin")]
        named += self.request.headers.get_list("Sec-WebSocket-Origin")
        if any(origin not in self.origins for origin in named):
            self.send_error(403)

    def check_origin(self, origin: str) -> bool:
        """Take the pages of this server alone."""
        return origin in self.origins

    def on_message(self, message: str | bytes) -> None:
        """Take what livereload's script says; close the connection of whoever says nonsense."""
        try:
            told = json.loads(message)
        except ValueError:
            told = None
        if not isinstance(told, dict) or not isinstance(told.get("command"), str):
            self.close(NOT_UNDERSTOOD)
            return
        super().on_message(message)
        if told["command"] == "info" and isinstance(told.get("url"), str):
            self.tab = tab_of(told)
            if self.tab.shown:
                self.update()

    def update(self) -> None:
        """Tell the tab where it shows what it no longer should.

        One that doesn't say what it shows, such as a browser's extension, is told of every build.
        """
        shown = self.tab.shown
        now = self.session.version_at(self.tab.url) if shown else None
        if shown is None or now is None or now.page != shown.page:
            self.tell(self.tab.url or "*")
        elif now != shown:
            self.tell(IN_PLACE)

    def tell(self, path: str) -> None:
        """Send the protocol's command."""
        # What else livereload would swap by itself is part of what a page is told by.
        self.send_message({"command": "reload", "path": path, "liveCSS": False, "liveImg": False})


def tab_of(told: dict[str, Any]) -> Tab:
    """Give what a tab said, as far as it can be used."""
    plugins = told.get("plugins")
    own = plugins.get("sitegen") if isinstance(plugins, dict) else None
    try:
        return Tab(told["url"], msgspec.convert(own, Version) if own else None)
    except msgspec.ValidationError:
        return Tab(told["url"])


def update_tabs() -> None:
    """Tell all tabs after a build."""
    for tab in LiveReloadHandler.waiters.copy():
        tab.update()


def sources_shown() -> set[str]:
    """Give the files that the pages in open tabs are written in."""
    tabs = LiveReloadHandler.waiters
    return {source for tab in tabs if (source := tab.session.source_at(tab.tab.url))}
