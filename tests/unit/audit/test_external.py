"""Addresses elsewhere: asked politely, and called gone only after two failures a day apart."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from sitegen.audit import asking, live
from sitegen.audit.external import (
    DAY,
    FRESH,
    Answer,
    Known,
    RemoteFile,
    dead,
    is_due,
    judge,
    load,
    save,
)
from sitegen.audit.recordings import Recording, differences, wrong

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
            **self.recordings(),
        }[self.path]
        self.send_response(status)
        for name, value in {"Content-Length": "0", **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET" and self.path == "/whole.mp3":
            with suppress(OSError):  # Nobody stays to listen.
                for _ in range(3_000_000 // 1000):
                    self.wfile.write(bytes(1000))
                    self.sent += 1000

    sent: int = 0

    def recordings(self) -> dict[str, tuple[int, dict[str, str]]]:
        """Sounds as hosts offer them: all told by HEAD, by a part alone, without parts, a page."""
        sound, is_part = {"Content-Type": "audio/mpeg"}, self.command == "GET"
        length = {"Content-Length": "3000000"}
        part = {"Content-Length": "0", "Content-Range": "bytes 0-0/3000000"}
        return {
            "/told.mp3": (200, {**sound, **length, "Accept-Ranges": "bytes"}),
            "/part.mp3": (206, {**sound, **part}) if is_part else (200, {**sound, **length}),
            "/get.mp3": (206, {**sound, **part}) if is_part else (403, {}),
            "/whole.mp3": (200, {**sound, **length}),
            "/led.mp3": (302, {"Location": "/told.mp3"}),
            "/page.mp3": (200, {"Content-Type": "text/html; charset=utf-8"}),
        }

    def log_message(self, *said: object) -> None:
        """Say nothing of single requests."""


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, type[Elsewhere]]]:
    monkeypatch.setattr(asking, "is_public", lambda address: True)
    handler = type("Host", (Elsewhere,), {"asked": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}", handler
    server.shutdown()
    server.server_close()


def ask_all(
    addresses: list[str], *, apart: float = asking.APART, files: Sequence[str] = ()
) -> dict[str, Answer]:
    """Ask in a thread of its own: other tests of the process may leave a loop running in this."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asking.ask_all, addresses, apart=apart, files=files).result()


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
    file = RemoteFile(length=7, type="audio/mpeg", parts=True)
    known = {
        "https://a.net/": Known(asked=NOW, said="it answers 404", failing=NOW),
        "https://a.net/a.mp3": Known(asked=NOW, file=file),
    }
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


WHOLE = RemoteFile(length=3_000_000, type="audio/mpeg", parts=True)


def test_hosts_say_what_a_recording_is_and_send_no_more_than_its_beginning(
    elsewhere: tuple[str, type[Elsewhere]],
) -> None:
    base, host = elsewhere
    names = ["told", "part", "get", "led", "whole", "page"]
    sounds = [f"{base}/{name}.mp3" for name in names]
    answers = ask_all([*sounds, f"{base}/fine"], apart=0, files=sounds)
    said = {name: answers[f"{base}/{name}.mp3"].file for name in names}
    assert [said[name] for name in names[:4]] == [WHOLE] * 4
    assert said["whole"] == RemoteFile(length=3_000_000, type="audio/mpeg")
    assert said["page"] is not None and said["page"].type == "text/html"
    assert answers[f"{base}/fine"] == Answer(200)
    assert host.sent < 3_000_000
    assert [way for _, way, path in host.asked if path == "/told.mp3"] == ["HEAD"] * 2


@pytest.mark.parametrize(
    ("length", "type_", "file", "told"),
    [
        (3_000_000, "audio/mpeg", WHOLE, []),
        (3_000_000, "audio/mp3", WHOLE, []),
        (2_999_999, "audio/mpeg", WHOLE, ["expected length: 3000000"]),
        (0, "", WHOLE, ["no type: is written", "none is written; expected length: 3000000"]),
        (3_000_000, "audio/mp4", WHOLE, ["sends it as audio/mpeg, and type: says audio/mp4"]),
        (9, "audio/mpeg", RemoteFile(length=9, type="audio/mpeg"), ["(byte ranges)"]),
        (9, "audio/mpeg", RemoteFile(length=1, type="text/html"), ["sends a text (text/html)"]),
        (9, "audio/mpeg", RemoteFile(parts=True), []),
    ],
)
def test_what_a_host_says_otherwise_than_the_feed_is_told(
    length: int, type_: str, file: RemoteFile, told: list[str]
) -> None:
    recording = Recording("a/index.html", "content/a.md", "https://a.net/a.mp3", length, type_)
    found = list(differences(recording, file))
    assert len(found) == len(told)
    assert all(words in said for words, said in zip(told, found, strict=True))
    known = {"https://a.net/a.mp3": Known(asked=NOW, file=file)}
    findings = list(wrong({"https://a.net/a.mp3": recording}, known))
    assert [each.source for each in findings] == ["content/a.md"] * len(told)
    assert {each.severity for each in findings} <= {"warning"}


def test_what_a_file_is_like_is_asked_where_it_is_not_known() -> None:
    link = judge(Answer(200), None, NOW)
    assert not is_due(link, NOW + 1) and is_due(link, NOW + 1, is_file=True)
    sound = judge(Answer(200, file=WHOLE), None, NOW)
    assert sound.file == WHOLE and not is_due(sound, NOW + 1, is_file=True)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "169.254.169.254",
        "192.168.0.1",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:127.0.0.1",
        "2002:7f00:1::",
        "::",
    ],
)
def test_neighbours_are_nobodys_business(address: str) -> None:
    assert not asking.is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700::1111", "::ffff:1.1.1.1"])
def test_everybodys_addresses_are_asked(address: str) -> None:
    assert asking.is_public(address)


def test_a_host_within_the_network_is_not_asked() -> None:
    with ThreadPoolExecutor(1) as thread:
        server = ThreadingHTTPServer(("127.0.0.1", 0), type("Host", (Elsewhere,), {"asked": []}))
        port = server.server_address[1]
        wanted = [f"http://127.0.0.1:{port}/fine", f"http://localhost:{port}/fine"]
        thread.submit(server.serve_forever)
        answers = ask_all(wanted, apart=0)
        server.shutdown()
        server.server_close()
    assert {answer.said for answer in answers.values()} == {asking.NOT_PUBLIC}
    assert server.RequestHandlerClass.asked == []  # type: ignore[attr-defined]
