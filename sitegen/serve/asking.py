"""Asking the server for addresses, one after the other: what each leads to in the end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

from tornado.httpclient import AsyncHTTPClient, HTTPClientError
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application

from sitegen.audit.page import page_facts
from sitegen.engine.waiting import wait_for
from sitegen.serve.addresses import Layout
from sitegen.serve.handlers import PageHandler, say_nothing
from sitegen.serve.session import Session

MOST_STEPS = 5
"""Redirects from one address to the next that are followed: no host of an old site has more."""


@dataclass(frozen=True, slots=True)
class Led:
    """What an address led to: the status in the end, the last address, and the steps to it."""

    status: int
    address: str
    steps: int


def led_to(
    output: Path,
    root: str,
    addresses: Sequence[str],
    told: Callable[[int, int], None] = lambda *_: None,
) -> dict[str, Led]:
    """Serve a built site on a free port of this machine, and ask for addresses (path and query).

    `root` is the path of the site's address. A page that only leads on counts as a step.
    """
    return wait_for(_ask_all(output, root, addresses, told))


async def _ask_all(
    output: Path, root: str, addresses: Sequence[str], told: Callable[[int, int], None]
) -> dict[str, Led]:
    (socket,) = bind_sockets(0, "127.0.0.1")
    port = socket.getsockname()[1]
    session = Session(Layout(output, root), port, known=True)
    session.whole.set()
    known = {"session": session, "origins": ()}
    server = HTTPServer(Application([(r"/(.*)", PageHandler, known)], log_function=say_nothing))
    server.add_sockets([socket])
    found: dict[str, Led] = {}
    try:
        for number, address in enumerate(addresses, 1):
            found[address] = await _follow(f"http://127.0.0.1:{port}", address)
            told(number, len(addresses))
    finally:
        server.stop()
        await server.close_all_connections()
    return found


async def _follow(host: str, address: str) -> Led:
    client = AsyncHTTPClient()
    where = address
    for steps in range(MOST_STEPS + 1):
        try:
            answer = await asyncio.wait_for(
                client.fetch(f"{host}{where}", follow_redirects=False, raise_error=False), 30
            )
        except (OSError, HTTPClientError, ValueError, TimeoutError):
            return Led(0, where, steps)
        to = answer.headers.get("Location", "") or _refresh(answer.body, answer.code)
        if not to:
            return Led(answer.code, where, steps)
        parts = urlsplit(urljoin(f"{host}{where}", to))
        if parts.netloc and f"http://{parts.netloc}" != host:
            return Led(answer.code, to, steps + 1)
        where = quote(unquote(parts.path)) + (f"?{parts.query}" if parts.query else "")
    return Led(0, where, MOST_STEPS)


def _refresh(body: bytes, status: int) -> str:
    """Give where a page leads on that only does that, "" for any other."""
    if status != 200 or b"http-equiv" not in body[:4000]:
        return ""
    return page_facts(body).refresh or ""
