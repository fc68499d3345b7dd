"""Addresses elsewhere: asked politely, and called gone only after two failures a day apart."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from sitegen.audit import asking, live
from sitegen.audit.external import DAY, FRESH, Answer, Known, dead, is_due, judge, load, save

NOW = 1_790_000_000.0


class Elsewhere(BaseHTTPRequestHandler):
    """A host with the habits of real ones; notes what it was asked, and when."""

    asked: list[tuple[float, str, str]]

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        earlier = [path for _, _, path in self.asked].count(self.path)
        self.asked.append((time.monotonic(), self.command, self.path))
        if self.path == "/slow":
            time.sleep(1.5)
        status, headers = {
            "/fine": (200, {}),
            "/no-head": (405 if self.command == "HEAD" else 200, {}),
            "/gone": (410, {}),
            "/missing": (404, {}),
            "/refused": (403, {}),
            "/broken": (500, {}),
            "/moved": (301, {"Location": "/fine"}),
            "/circle": (302, {"Location": "/circle"}),
            "/busy": (200 if earlier else 429, {} if earlier else {"Retry-After": "1"}),
            "/slow": (200, {}),
        }[self.path]
        self.send_response(status)
        for name, value in {**headers, "Content-Length": "0"}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *said: object) -> None:
        """Say nothing of single requests."""


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, type[Elsewhere]]]:
    handler = type("Host", (Elsewhere,), {"asked": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}", handler
    server.shutdown()
    server.server_close()


def ask_all(addresses: list[str], *, apart: float = asking.APART) -> dict[str, Answer]:
    """Ask in a thread of its own: other tests of the process may leave a loop running in this."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asking.ask_all, addresses, apart=apart).result()


def test_hosts_are_understood(elsewhere: tuple[str, type[Elsewhere]]) -> None:
    base, _ = elsewhere
    expected = {
        "/fine": 200,
        "/no-head": 200,
        "/gone": 410,
        "/missing": 404,
        "/refused": 403,
        "/broken": 500,
        "/moved": 200,
        "/busy": 200,
    }
    answers = ask_all([base + path for path in expected], apart=0)
    assert {a.removeprefix(base): r.status for a, r in answers.items()} == expected


def test_a_circle_a_dead_host_and_a_slow_one_give_no_status(
    elsewhere: tuple[str, type[Elsewhere]], monkeypatch: pytest.MonkeyPatch
) -> None:
    base, _ = elsewhere
    monkeypatch.setattr(asking, "PATIENCE", 0.3)
    wanted = [f"{base}/slow", "http://127.0.0.1:1/", "http://no such host/", f"{base}/circle"]
    answers = ask_all(wanted, apart=0)
    for address in wanted[:3]:
        assert answers[address].status == 0 and answers[address].said
    assert not judge(answers[f"{base}/circle"], None, NOW).dead


def test_one_host_is_asked_one_at_a_time_and_a_second_apart(
    elsewhere: tuple[str, type[Elsewhere]],
) -> None:
    base, host = elsewhere
    ask_all([f"{base}/fine", f"{base}/gone"])
    (first, second) = [moment for moment, _, _ in host.asked]
    assert second - first >= 0.99


def test_a_single_failure_is_no_death() -> None:
    first = judge(Answer(404), None, NOW)
    assert not first.dead
    soon = judge(Answer(404), first, NOW + DAY / 2)
    assert not soon.dead
    assert judge(Answer(404), soon, NOW + DAY).dead
    assert judge(Answer(200), soon, NOW + DAY) == Known(asked=NOW + DAY)


@pytest.mark.parametrize("answer", [Answer(403), Answer(429), Answer(503), Answer(0, "no answer")])
def test_what_proves_nothing_is_never_a_death(answer: Answer) -> None:
    known = None
    for day in range(5):
        known = judge(answer, known, NOW + day * DAY)
        assert known.unsure and not known.dead


def test_answers_are_asked_for_again_when_they_are_old() -> None:
    assert is_due(None, NOW)
    good = judge(Answer(200), None, NOW)
    assert not is_due(good, NOW + FRESH - 1) and is_due(good, NOW + FRESH)
    bad = judge(Answer(404), None, NOW)
    assert not is_due(bad, NOW + DAY - 1) and is_due(bad, NOW + DAY)


def test_a_dead_address_is_a_warning_with_an_archived_copy() -> None:
    wanted = {"https://a.net/x": ("about/index.html", "p a")}
    known = {"https://a.net/x": Known(asked=NOW, said="it answers 404", failing=NOW, dead=True)}
    (found,) = dead(wanted, known)
    assert found.severity == "warning"
    assert "https://web.archive.org/web/2/https://a.net/x" in found.message


def test_what_is_known_outlives_a_run_and_damage(tmp_path: Path) -> None:
    store = tmp_path / "external.json"
    known = {"https://a.net/": Known(asked=NOW, said="it answers 404", failing=NOW)}
    save(store, known)
    assert load(store) == known
    store.write_bytes(store.read_bytes()[:-9])
    assert load(store) == {}


def test_a_site_that_should_have_been_built_again_is_told() -> None:
    end = datetime(2026, 3, 1, 10, tzinfo=UTC)
    assert not list(live.overdue("https://a.net", end, datetime(2026, 3, 1, 9, 59, tzinfo=UTC)))
    (found,) = live.overdue("https://a.net", end, end)
    assert "2026-03-01T10:00+00:00" in found.message
    assert not list(live.overdue("https://a.net", None, end))
