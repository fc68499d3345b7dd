"""`sitegen serve`: build, serve, look for what was saved, build again, reload the browser."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from sitegen.builder.commit.places import SERVED
from sitegen.builder.options import CACHE, BuildOptions, BuildReport, Progress
from sitegen.editor.requests import ROOT, Editor
from sitegen.errors import Problem, SitegenError
from sitegen.serve.addresses import Layout
from sitegen.serve.ahead import Ahead
from sitegen.serve.builder import Builder
from sitegen.serve.calm import keep_quiet
from sitegen.serve.guests import Guests, code_in_terminal, guest_application
from sitegen.serve.handlers import make_application
from sitegen.serve.session import Session
from sitegen.serve.standing import Standing
from sitegen.serve.tabs import sources_shown, update_tabs
from sitegen.serve.told import Ears, Shown
from sitegen.serve.watch import SiteWatcher
from sitegen.serve.worker import facts_of

T = TypeVar("T")
HOST = "127.0.0.1"
RETRY = 2.0
"""Seconds until a build that can't be written is tried again by itself."""

GLANCE = 0.03
"""Seconds between two looks at the files that somebody works on."""
SHORTEST_PAUSE = 0.2
"""Seconds between two looks at the whole site, ..."""
SHARE = 8
"""... or this many times as long as a look takes, on large sites."""
PORTS_TRIED = 100


@dataclass(frozen=True, slots=True)
class Talk:
    """How the server speaks to the one who started it."""

    say: Callable[[str], None]
    report: Callable[[BuildReport], None]
    mistakes: Callable[[Sequence[Problem]], None]
    progress: Progress


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """What is served: the site, with or without drafts, on which port (0: any that is free).

    `host` is the address of this machine at which other devices see it with a password, "" where
    none do.
    """

    site: Path
    port: int = 8000
    drafts: bool = False
    cache: Path | None = None
    host: str = ""
    password: str = ""

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
    session = Session(Layout(options.output), port, options.drafts, options.site)
    builder = Builder(make_build(options))
    editor = Editor(
        options.site,
        make_build(options).cache_root,
        lambda: session.origins,
        check=lambda: mistakes_now(builder),
    )
    server = HTTPServer(make_application(session, editor))
    server.add_sockets(sockets)
    talk.say(f"serving http://{HOST}:{port}/ (Ctrl-C ends)")
    talk.say(f"to write: http://{HOST}:{port}{ROOT}")
    guests = Guests(options.host, port, options.password) if options.host else None
    door = open_door(session, guests, talk) if guests else None
    editor.phone = guests.address if guests else ""
    keep_quiet(sockets, talk.say)
    if not guests:
        # What was built last is shown at once; other people see nothing that isn't judged anew.
        session.locate(*facts_of(make_build(options)))
    try:
        # Pages are served while all files are looked at.
        watcher = await asyncio.get_running_loop().run_in_executor(None, SiteWatcher, options.site)
        await follow(builder, session, watcher, talk)
    finally:
        server.stop()
        if door:
            door.stop()
        builder.end()


def open_door(session: Session, guests: Guests, talk: Talk) -> HTTPServer:
    """Answer other devices, and show the code that leads a phone here. Raises SitegenError."""
    try:
        sockets = bind_sockets(guests.port, guests.host)
    except OSError as error:
        hint = "expected an address of this machine, or auto"
        raise SitegenError(f"--host: {guests.host}: {error.strerror}; {hint}") from None
    door = HTTPServer(guest_application(session, guests))
    door.add_sockets(sockets)
    talk.say(f"on other devices, with the password: {guests.address}")
    talk.say(code_in_terminal(guests.address))
    return door


def mistakes_now(builder: Builder) -> Sequence[Problem]:
    """Give all mistakes of the site as it stands now; who watches it being built hears nothing."""

    def ignore(*_: object) -> None:
        """Hear nothing."""

    ears = Ears(ignore, ignore, ignore, ignore)
    while True:
        outcome = builder.build(ears)
        # Something may have been saved meanwhile, for which this build was broken off.
        if outcome.report or outcome.problems:
            return outcome.problems


async def follow(builder: Builder, session: Session, watcher: SiteWatcher, talk: Talk) -> None:
    """Build, and again whenever something was saved.

    What can be shown of a save at once is. A save while the rest of a build is made begins it anew.
    """
    change = asyncio.create_task(next_change(watcher, session))
    tried_again = False
    while True:
        session.to_build = False
        work = asyncio.create_task(build(builder, session, talk, tried_again=tried_again))
        while not (work.done() and session.to_build):
            awaited = {change} if work.done() else {work, change}
            await asyncio.wait(awaited, return_when=asyncio.FIRST_COMPLETED)
            if change.done():
                changed, saved = change.result(), watcher.told
                change = asyncio.create_task(next_change(watcher, session))
                session.to_build, tried_again = True, not changed
                if changed:
                    talk.say(f"{changed.rstrip('@')}: changed")
                    await show_ahead(builder, session, saved)
                elif not session.problems:
                    talk.say("the cache is gone; building again")
                if not work.done():
                    builder.begin_anew()
            elif not work.result():
                # It gave way to what was saved.
                session.to_build = True


async def show_ahead(builder: Builder, session: Session, saved: frozenset[str]) -> None:
    """Show what can be shown of a save before it is built."""
    loop = asyncio.get_running_loop()
    ahead = await loop.run_in_executor(None, builder.ahead_of, saved)
    if ahead and ahead.files:
        session.ahead = session.ahead.and_then(ahead)
        update_tabs()


async def next_change(watcher: SiteWatcher, session: Session) -> str:
    """Wait until something was saved, and give its path; "" where the output is gone instead.

    Files that somebody works on are looked at often, the whole site now and then. Where the output
    can't be mended from here, it is tried again after a while.
    """
    loop = asyncio.get_running_loop()
    due = 0.0
    while True:
        await asyncio.sleep(GLANCE)
        changed = watcher.glance(sources_shown())
        if not changed and time.monotonic() >= due:
            begun = time.monotonic()
            changed, _ = await loop.run_in_executor(None, watcher.examine)
            now = time.monotonic()
            due = now + max(SHORTEST_PAUSE, SHARE * (now - begun))
        if changed:
            return changed
        if session.is_lost and time.monotonic() >= session.rested + RETRY * bool(session.problems):
            return ""


async def build(
    builder: Builder,
    session: Session,
    talk: Talk,
    *,
    tried_again: bool = False,
) -> bool:
    """Build, tell how it went, and show it; False where it is to begin anew.

    What a second try finds as it was isn't told again.
    """
    loop = asyncio.get_running_loop()
    session.whole.clear()

    def later(do: Callable[[T], None], value: T) -> None:
        # It is heard in the thread that waits for the build.
        loop.call_soon_threadsafe(do, value)

    def show(shown: Shown) -> None:
        if not session.to_build:
            session.ahead = Ahead()
        session.problems, session.warnings = (), shown.report.told
        session.locate(shown.root, shown.prefixes)
        talk.report(shown.report)
        update_tabs()

    def stand(standing: Standing) -> None:
        session.standing = standing
        update_tabs()

    ears = Ears(
        progress=talk.progress,
        notify=talk.say,
        shown=lambda each: later(show, each),
        standing=lambda each: later(stand, each),
    )
    outcome = await loop.run_in_executor(None, builder.build, ears)
    if not (outcome.report or outcome.problems):
        return False
    told = tried_again and outcome.problems == session.problems
    session.problems, session.rested = outcome.problems, time.monotonic()
    session.locate(outcome.root, outcome.prefixes)
    session.whole.set()
    if outcome.problems and not told:
        talk.mistakes(outcome.problems)
        update_tabs()
    return True
