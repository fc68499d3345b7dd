"""WebKit on a display that nobody sees, driven by WebDriver (W3C, 2018) over HTTP."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest

from tests.tools.firefox import SECONDS, until_true

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""How an element is named in answers (WebDriver, 11)."""

INSTALLED_BY = "apt-get install webkit2gtk-driver xvfb"
"""Half a gigabyte, which only the long tests need."""

BROWSER = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"


@dataclass(frozen=True)
class WebKitTab:
    """A page that is open in WebKit; `session` is the address of the driver's session."""

    session: str

    def command(self, method: str, path: str, **values: Any) -> Any:
        """Send a command, and give its value."""
        return ask(method, f"{self.session}{path}", values)

    def go(self, address: str) -> None:
        """Open an address, and wait until it is loaded."""
        self.command("POST", "/url", url=address)

    def evaluate(self, expression: str) -> Any:
        """Give what an expression is worth on the page: a text, a number, true or false."""
        return self.command("POST", "/execute/sync", script=f"return {expression};", args=[])

    def until(self, expression: str) -> None:
        """Wait until an expression is true on the page."""
        until_true(self.evaluate, expression)

    def type_into(self, selector: str, text: str) -> None:
        """Write over what stands in a field, as from a keyboard."""
        self.evaluate(f"document.querySelector({json.dumps(selector)}).select()")
        self.command("POST", f"/element/{self.element(selector)}/value", text=text)

    def choose_file(self, selector: str, path: Path) -> None:
        """Choose a file in a field for files."""
        self.command("POST", f"/element/{self.element(selector)}/value", text=str(path))

    def element(self, selector: str) -> str:
        """Give the name of an element."""
        found = self.command("POST", "/element", using="css selector", value=selector)
        name: str = found[ELEMENT]
        return name


def ask(method: str, address: str, values: dict[str, Any]) -> Any:
    """Send a command to the driver, and give the value that it answers."""
    data = json.dumps(values).encode() if method == "POST" else None
    request = Request(address, data, {"Content-Type": "application/json"}, method=method)
    try:
        with urlopen(request, timeout=SECONDS) as answer:
            return json.load(answer)["value"]
    except URLError as error:
        said = error.read().decode() if hasattr(error, "read") else str(error)
        raise AssertionError(f"{method} {address}: {said}") from None


def found(program: str) -> str:
    """Give the path of a program; fail where it is not."""
    path = shutil.which(program)
    if path is None:
        pytest.fail(f"{program} is missing; type: {INSTALLED_BY}", pytrace=False)
    return path


@contextmanager
def webkit_tab() -> Iterator[WebKitTab]:
    """Give a tab of a running WebKit, which is closed at the end."""
    driver, screen = found("WebKitWebDriver"), found("Xvfb")
    browser = next(Path("/").glob(BROWSER[1:]))
    display = subprocess.Popen(
        [screen, "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert display.stdout
    number = display.stdout.readline().decode().strip()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    process = subprocess.Popen(
        [driver, f"--port={port}"],
        env={**os.environ, "DISPLAY": f":{number}", "WEBKIT_DISABLE_COMPOSITING_MODE": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    options = {"binary": str(browser), "args": ["--automation"]}
    wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
    host = f"http://127.0.0.1:{port}"
    try:
        session = started(host, {"capabilities": wanted})
        yield WebKitTab(f"{host}/session/{session}")
        ask("DELETE", f"{host}/session/{session}", {})
    finally:
        for each in (process, display):
            each.terminate()
            each.wait(SECONDS)


def started(host: str, wanted: dict[str, Any]) -> str:
    """Begin a session as soon as the driver listens, and give its name."""
    end = time.monotonic() + SECONDS
    while True:
        try:
            name: str = ask("POST", f"{host}/session", wanted)["sessionId"]
        except AssertionError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
        else:
            return name
