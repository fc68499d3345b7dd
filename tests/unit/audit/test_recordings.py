"""`check --external` holds an episode's recording elsewhere against what its host says of it."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from sitegen.audit import asking
from sitegen.audit.audit import Asked, audit
from sitegen.builder.options import BuildOptions
from sitegen.builder.pipeline import build
from tests.sites import SETTINGS, make_site

SHOW = "content/podcast/show"


class Host(BaseHTTPRequestHandler):
    """A host that sends recordings whole, and says so."""

    def do_HEAD(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "audio/mpeg")
        self.send_header("Content-Length", "1234")
        self.end_headers()

    def do_GET(self) -> None:
        self.do_HEAD()

    def log_message(self, *said: object) -> None:
        """Say nothing of single requests."""


def test_each_difference_is_told_at_the_episodes_line_and_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "is_public", lambda address: True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}/a.mp3"
    sound = f"audio: {{url: '{address}', length: 1233, type: audio/mp4}}"
    site = make_site(
        tmp_path,
        {
            "site.yaml": SETTINGS,
            f"{SHOW}/show.md": "---\ntitle: Show\nguid: s\n---\n",
            f"{SHOW}/season-1/season.md": "---\ntitle: One\nguid: t\nnumber: 1\n---\n",
            f"{SHOW}/season-1/first.md": (
                f"---\ntitle: A\ndate: 2024-06-03\nguid: g\n{sound}\n---\nWords.\n"
            ),
        },
    )
    options = BuildOptions(site, site / "output", jobs=1)
    build(options)

    def told() -> list[str]:
        """Ask in a thread of its own: other tests of the process may leave a loop running here."""
        with ThreadPoolExecutor(1) as thread:
            report = thread.submit(audit, options, Asked(external=True)).result()
        found = [each for each in report.causes if each.rule == "external"]
        assert {each.severity for each in found} <= {"warning"}
        return [f"{each.location.path}:{each.location.line}: {each.message}" for each in found]

    first = told()
    server.shutdown()
    server.server_close()
    place = f"{SHOW}/season-1/first.md:5: audio: {address}: its host "
    assert [each[: len(place)] for each in first] == [place] * 3
    said = "\n".join(first)
    assert "sends it as audio/mpeg, and type: says audio/mp4" in said
    assert "says 1234 bytes, and length: says 1233; expected length: 1234" in said
    assert "doesn't send parts of it" in said
    assert len(first) == 3 and told() == first
