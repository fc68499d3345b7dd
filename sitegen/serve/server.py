"""`sitegen serve`: build, serve, look for what was saved, build again, reload the browser."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from sitegen.builder.commit.places import SERVED
from sitegen.builder.options import CACHE, BuildOptions, Progress
from sitegen.editor.requests import ROOT, Editor
from sitegen.errors import SitegenError
from sitegen.serve.addresses import Layout
from sitegen.serve.builder import Builder, Outcome
from sitegen.serve.calm import keep_quiet
from sitegen.serve.handlers import make_application
from sitegen.serve.session import Session
from sitegen.serve.tabs import update_tabs
from sitegen.serve.watch import SiteWatcher

HOST = "127.0.0.1"
RETRY = 2.0
"""Seconds until a build that can't be written is tried again by itself."""

SHORTEST_PAUSE = 0.2
"""Seconds between two looks at the site, ..."""
SHARE = 8
"""... or this many times as long as a look takes, on large sites."""
PORTS_TRIED = 100


@dataclass(frozen=True, slots=True)
class Talk:
    """How the server speaks to the one who started it."""

    say: Callable[[str], None]
    report: Callable[[Outcome], None]
    progress: Progress


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """What is served: the site, with or without drafts, on which port (0: any that is free)."""

    site: Path
    port: int = 8000
    drafts: bool = False
    cache: Path | None = None

    @property
    def cache_root(self) -> Path:
        """The folder of all that is kept between builds."""
        return self.cache or self.site / CACHE

    @property
    def output(self) -> Path:
        """Where the server builds to: never the folder that is published."""
        return self.cache_root / SERVED


def serve(options: ServeOptions, talk: Talk) -> None:
    """Serve a site until the process is interrupted. Raises SitegenError for a port that is taken.

    Ends with KeyboardInterrupt.
    """
    sockets = listen(options.port)
    port = sockets[0].getsockname()[1]
    asyncio.run(run(options, sockets, port, talk))


def listen(port: int) -> list[socket.socket]:
    """Take a port of this machine. Raises SitegenError with the next free one where it is taken."""
    try:
        return bind_sockets(port, HOST)
    except PermissionError:
        raise SitegenError(f"port {port} is not open to you; try --port 8000") from None
    except OSError as error:
        free = next_free(port)
        hint = f"; the next free one: sitegen serve --port {free}" if free else ""
        raise SitegenError(f"port {port} is taken ({error.strerror}){hint}") from None


def next_free(port: int) -> int:
    """Give the first free port above one, 0 where none is near."""
    for candidate in range(port + 1, min(port + PORTS_TRIED, 65536)):
        try:
            for each in bind_sockets(candidate, HOST):
                each.close()
        except OSError:
            continue
        return candidate
    return 0


def make_build(options: ServeOptions) -> BuildOptions:
    """Give the build that is served."""
    return BuildOptions(options.site, options.output, drafts=options.drafts, cache=options.cache)


async def run(options: ServeOptions, sockets: list[socket.socket], port: int, talk: Talk) -> None:
    """Serve and build until cancelled."""
    session = Session(Layout(options.output), port, drafts=options.drafts)
    watcher = SiteWatcher(options.site)
    builder = Builder(make_build(options))
    editor = Editor(options.site, make_build(options).cache_root, lambda: session.origins)
    server = HTTPServer(make_application(session, editor))
    server.add_sockets(sockets)
    keep_quiet(sockets, talk.say)
    talk.say(f"serving http://{HOST}:{port}/ (Ctrl-C ends)")
    talk.say(f"to write: http://{HOST}:{port}{ROOT}")
    try:
        await build(builder, session, watcher, talk)
        while True:
            changed = await next_change(watcher, session)
            if changed:
                talk.say(f"{changed.rstrip('@')}: changed")
            elif not session.problems:
                talk.say("the cache is gone; building again")
            await build(builder, session, watcher, talk, tried_again=not changed)
    finally:
        server.stop()
        builder.close()


async def next_change(watcher: SiteWatcher, session: Session) -> str:
    """Wait until something was saved, and give its path; "" where the output is gone instead.

    Where that was told and can't be mended from here, it is tried again now and then.
    """
    loop = asyncio.get_running_loop()
    pause = SHORTEST_PAUSE
    earliest = time.monotonic() + (RETRY if session.problems else 0)
    while True:
        await asyncio.sleep(pause)
        begun = time.monotonic()
        changed, _ = await loop.run_in_executor(None, watcher.examine)
        if changed:
            return changed
        if session.known and not session.has_output and time.monotonic() >= earliest:
            return ""
        pause = max(SHORTEST_PAUSE, SHARE * (time.monotonic() - begun))


async def build(
    builder: Builder,
    session: Session,
    watcher: SiteWatcher,
    talk: Talk,
    *,
    tried_again: bool = False,
) -> None:
    """Build, tell how it went, and show it; what a second try finds as it was isn't told again."""
    loop = asyncio.get_running_loop()
    outcome = await loop.run_in_executor(None, builder.build, talk.progress, talk.say)
    same = tried_again and bool(outcome.problems) and outcome.problems == session.problems
    update(session, outcome)
    if same:
        return
    talk.report(outcome)
    update_tabs()


def update(session: Session, outcome: Outcome) -> None:
    """Take a build's outcome into what the server knows; a failed one leaves the output."""
    session.problems = () if outcome.report else outcome.problems
    if outcome.report and outcome.standing:
        session.warnings, session.standing = outcome.report.told, outcome.standing
    if outcome.root:
        layout = session.layout
        session.layout = replace(layout, root=outcome.root, prefixes=outcome.prefixes)
        session.known = True
