"""Firefox without a display, driven by WebDriver BiDi over a WebSocket of tornado's."""

from __future__ import annotations

import json
import re
import subprocess
import time
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from tornado.ioloop import IOLoop
from tornado.websocket import WebSocketClientConnection, websocket_connect

from tests.tools.needs import require

LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
PREFERENCES = """\
user_pref("app.update.enabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("services.settings.server", "data:,");
"""
SECONDS = 60.0
T = TypeVar("T")


@dataclass
class Tab:
    """A page that is open in Firefox.

    The loop has a thread of its own: in that of the tests another browser's may be running.
    """

    thread: Executor
    loop: IOLoop
    socket: WebSocketClientConnection
    context: str = ""
    count: int = field(default=0)

    def command(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command, and give what it answers (WebDriver BiDi, 3.4)."""
        self.count += 1
        message = {"id": self.count, "method": method, "params": params}
        wait_for(self.thread, self.loop, lambda: self._send(json.dumps(message)))
        while True:
            text = wait_for(self.thread, self.loop, self._next)
            assert text is not None, "Firefox has ended"
            answer: dict[str, Any] = json.loads(text)
            if answer.get("id") == self.count:
                assert answer["type"] == "success", answer
                result: dict[str, Any] = answer["result"]
                return result

    async def _send(self, text: str) -> None:
        await self.socket.write_message(text)

    async def _next(self) -> str | bytes | None:
        return await self.socket.read_message()

    def go(self, address: str) -> None:
        """Open an address, and wait until it is loaded.

        A page that is still loading ends the wait of the next one too early: so it gets a mark,
        and only a page without it counts.
        """
        self.evaluate("void (window.left = true)")
        self.command("browsingContext.navigate", context=self.context, url=address, wait="complete")
        self.until("!window.left && document.readyState === 'complete'")

    def evaluate(self, expression: str) -> Any:
        """Give what an expression is worth on the page: a text, a number, true or false."""
        answer = self.command(
            "script.evaluate",
            expression=expression,
            target={"context": self.context},
            awaitPromise=True,
        )
        assert answer["type"] == "success", answer
        return answer["result"].get("value")

    def until(self, expression: str) -> None:
        """Wait until an expression is true on the page."""
        until_true(self.evaluate, expression)

    def type_into(self, selector: str, text: str) -> None:
        """Write over what stands in a field, as from a keyboard."""
        self.evaluate(f"document.querySelector({json.dumps(selector)}).select()")
        keys = [{"type": kind, "value": sign} for sign in text for kind in ("keyDown", "keyUp")]
        self.command(
            "input.performActions",
            context=self.context,
            actions=[{"type": "key", "id": "keyboard", "actions": keys}],
        )

    def choose_file(self, selector: str, path: Path) -> None:
        """Choose a file in a field for files."""
        found = self.command(
            "browsingContext.locateNodes",
            context=self.context,
            locator={"type": "css", "value": selector},
        )
        element = {"sharedId": found["nodes"][0]["sharedId"]}
        self.command(
            "input.setFiles", context=self.context, element=element, files=[path.as_posix()]
        )


def until_true(evaluate: Callable[[str], Any], expression: str) -> None:
    """Wait until what a page evaluates is true. Raises AssertionError where it never is."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if evaluate(f"Boolean({expression})"):
            return
        time.sleep(0.1)
    raise AssertionError(f"never true: {expression}")


@contextmanager
def firefox(profile: Path) -> Iterator[Tab]:
    """Give a tab of a running Firefox with a profile of its own, which is closed at the end."""
    program = require("firefox-esr")
    profile.mkdir()
    (profile / "user.js").write_text(PREFERENCES, "utf-8")
    words = ("--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port=0")
    process = subprocess.Popen(
        [program, *words, "about:blank"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    )
    thread = ThreadPoolExecutor(1)
    loop = thread.submit(lambda: IOLoop(make_current=False)).result()
    try:
        assert process.stderr
        said = (LISTENING.search(line) for line in process.stderr)
        address = next(found[1] for found in said if found)
        socket = wait_for(thread, loop, lambda: _connected(f"{address}/session"))
        tab = Tab(thread, loop, socket)
        tab.command("session.new", capabilities={})
        tab.context = tab.command("browsingContext.getTree")["contexts"][0]["context"]
        yield tab
        tab.command("browser.close")
    finally:
        process.terminate()
        process.wait(SECONDS)
        thread.submit(loop.close).result()
        thread.shutdown()


def wait_for(thread: Executor, loop: IOLoop, what: Callable[[], Awaitable[T]]) -> T:
    """Give what a thread's loop gets to know."""
    found: T = thread.submit(lambda: loop.run_sync(what, timeout=SECONDS)).result()
    return found


async def _connected(address: str) -> WebSocketClientConnection:
    return await websocket_connect(address, max_message_size=50_000_000)
