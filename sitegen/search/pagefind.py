"""Pagefind, which makes an index that browsers search in parts (https://pagefind.app).

Its records are added one by one in a fixed order, without filters and sort keys: of those Pagefind
1.5 writes the values in the order of a table whose seed is drawn anew in each run.
"""

from __future__ import annotations

import json
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from sitegen.errors import MissingToolError, SitegenError
from sitegen.search.forms import forms_in, with_forms
from sitegen.search.records import Record

ENTRY = "pagefind-entry.json"
PROGRAMS = ("pagefind.js", "pagefind-worker.js")
PARTS = (".pf_meta", ".pf_fragment", ".pf_index")
ENGINE = ".pagefind"
PLAIN_ENGINE = "wasm.unknown.pagefind"
"""The engine for languages whose words Pagefind can't reduce to stems."""

FORMED = ("ar", "he")
"""The languages whose words are indexed in forms of our own, and not by their stems."""

FAILED = "the search index can't be made"
MENDING = "pip install --force-reinstall pagefind_bin_extended"


@dataclass
class Services:
    """Pagefind's processes that are at work, so that they can be ended from elsewhere."""

    running: list[subprocess.Popen[bytes]] = field(default_factory=list)
    ended: bool = False

    def add(self, service: subprocess.Popen[bytes]) -> None:
        """Take one that was just started."""
        self.running.append(service)
        if self.ended:
            service.kill()

    def end(self) -> None:
        """End all, and those that are started later: whoever waits for one sees that it ended."""
        self.ended = True
        for service in tuple(self.running):
            service.kill()


def index_records(records: Sequence[Record], services: Services) -> dict[str, bytes]:
    """Give the files of the index of one language by their paths in the folder of the search.

    Raises MissingToolError where Pagefind isn't installed whole, SitegenError where it fails.
    """
    requests = [
        {"type": "NewIndex", "config": {"keep_index_url": True}},
        *({"type": "AddRecord", "index_id": 0, **request_of(record)} for record in records),
        {"type": "GetFiles", "index_id": 0},
    ]
    answered = converse(requests, services)[-1]["files"]
    files = {file["path"]: b64decode(file["content"]) for file in answered if is_used(file["path"])}
    if any(path.endswith(ENGINE) and path != PLAIN_ENGINE for path in files):
        del files[PLAIN_ENGINE]
    lang = records[0].lang if records else ""
    if lang in FORMED:
        files[ENTRY] = under_own_name(files[ENTRY], lang)
    return {path: files[path] for path in sorted(files)}


def under_own_name(entry: bytes, lang: str) -> bytes:
    """Give the list of languages with a language by its own code, as pages are marked with it."""
    told = json.loads(entry)
    told["languages"] = {lang: told["languages"][code_of(lang)]}
    return json.dumps(told, sort_keys=True).encode()


def is_used(path: str) -> bool:
    """True for what a search loads; Pagefind's own interfaces aren't used."""
    return path in (*PROGRAMS, ENTRY) or path.endswith((*PARTS, ENGINE))


def merge_indexes(indexes: Iterable[Mapping[str, bytes]]) -> dict[str, bytes]:
    """Give one folder for the indexes of several languages."""
    files: dict[str, bytes] = {}
    entry: dict[str, Any] = {}
    for index in indexes:
        files.update(index)
        own = json.loads(index[ENTRY])
        own["languages"] = {**entry.get("languages", {}), **own["languages"]}
        entry = own
    if entry:
        files[ENTRY] = json.dumps(entry, sort_keys=True).encode()
    return files


def request_of(record: Record) -> dict[str, Any]:
    """Give a record as Pagefind takes it, with the forms of its words in the languages of FORMED.

    What is told beside title and text counts nothing in a search (`search.js`): words of it that
    readers look for are part of the text.
    """
    meta = {"title": record.title, **record.shown}
    content = record.text or record.title
    if record.lang in FORMED:
        content = with_forms(content)
        meta["forms"] = forms_in(record.title)
    return {"url": record.url, "content": content, "language": code_of(record.lang), "meta": meta}


def code_of(lang: str) -> str:
    """Give the language that Pagefind is told: one that it knows no stems of where we have forms.

    Its stemmer for Arabic takes the first letter of فلسطين for a preposition. The codes qaa to qtz
    are for private use (ISO 639-2).
    """
    return f"q{lang}" if lang in FORMED else lang


def converse(requests: Sequence[Mapping[str, Any]], services: Services) -> list[dict[str, Any]]:
    """Send requests to Pagefind's service and give its answers, in their order.

    Pagefind's own Python wrapper waits a tenth of a second for every answer. The requests are
    JSON in base64, each ended by a comma, and so are the answers; the service reads on while it
    answers, and ends when its input does.
    """
    service = start()
    services.add(service)
    try:
        answers = exchange(service, requests)
    except OSError as error:
        raise SitegenError(f"{FAILED}: {error.strerror}") from None
    finally:
        end(service)
    for answer in answers:
        if answer["type"] == "Error":
            raise SitegenError(f"{FAILED}: Pagefind: {answer['message']}")
    return answers


def exchange(
    service: subprocess.Popen[bytes], requests: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Write all requests, then read all answers. Raises OSError, SitegenError."""
    if service.stdin is None or service.stdout is None:
        raise SitegenError(f"{FAILED}: Pagefind can't be spoken to")
    for number, request in enumerate(requests, 1):
        message = json.dumps({"message_id": number, "payload": request})
        service.stdin.write(b64encode(message.encode()) + b",")
    service.stdin.flush()
    return read_answers(service.stdout, len(requests))


def end(service: subprocess.Popen[bytes]) -> None:
    """End the service; nothing that it could still say is missed."""
    service.kill()
    service.wait()
    for stream in (service.stdin, service.stdout):
        # What was not yet written finds nobody to read it.
        with suppress(OSError):
            if stream:
                stream.close()


def read_answers(stream: Any, count: int) -> list[dict[str, Any]]:
    """Read a number of answers. Raises SitegenError where Pagefind ends before."""
    data = bytearray()
    commas = 0
    while commas < count:
        part = stream.read1(1 << 20)
        if not part:
            raise SitegenError(f"{FAILED}: Pagefind ended early")
        data += part
        commas += part.count(b",")
    messages = bytes(data).split(b",")[:count]
    return [json.loads(b64decode(message))["payload"] for message in messages]


def start() -> subprocess.Popen[bytes]:
    """Start Pagefind's service. Raises MissingToolError where it isn't installed."""
    missing = MissingToolError(
        f"the search index needs Pagefind, which isn't here or can't run; type: {MENDING} "
        "(or say search: false in site.yaml)"
    )
    try:
        from pagefind.service import get_executable

        program = get_executable()
    except ImportError:
        raise missing from None
    if program is None:
        raise missing
    pipe = subprocess.PIPE
    try:
        return subprocess.Popen(
            [program, "--service"], stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL
        )
    except OSError:
        raise missing from None
