"""Asking a host by its interface over HTTP: patient with a slow link, never telling the token.

What may pass by itself is tried again: a cut connection, no answer, 429 (as late as the host asks
for) and 5xx. Everything else is the host's word, and told.
"""

from __future__ import annotations

import asyncio
import os
import ssl
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest, HTTPResponse

from sitegen import __version__
from sitegen.audit.asking import in_words, wait_wanted
from sitegen.engine.waiting import wait_for
from sitegen.errors import SitegenError, UsageError

T = TypeVar("T")
Told = Callable[[int, int], None]
"""Hears how many calls are done, of how many."""

AGENT = f"sitegen/{__version__}"
JSON = "application/json"
TRIES = 5
PAUSE = 1.0
"""Seconds before the second try; doubled before each further one."""

LONGEST_WAIT = 300.0
"""Seconds that a host may make us wait at once: Cloudflare counts calls over five minutes."""

PATIENCE = 60.0
"""Seconds for an answer, beside the time that sending takes."""

SLOWEST = 10_000
"""Bytes a second that a link must carry: the largest file then takes three quarters of an hour."""

LARGEST = 200_000_000
"""Bytes of an answer that are still taken."""

UNSURE = frozenset({0, 408, 425, 429, 500, 502, 503, 504, 520, 522, 524, 599})
"""Answers after which the same call may succeed (0: there was none)."""

REFUSED = frozenset({401, 403})


@dataclass(frozen=True, slots=True)
class Call:
    """One question: `path` below the interface's address, or a whole address.

    `token` is another one than the interface's own, None for that one, "" for none at all.
    """

    method: str
    path: str
    body: bytes | None = None
    kind: str = JSON
    token: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a host answered: a status, or 0 and what went wrong on the way."""

    status: int
    body: bytes = b""
    said: str = ""
    wait: float = 0

    @property
    def good(self) -> bool:
        """True where the host did what it was asked for."""
        return 200 <= self.status < 300


@dataclass(frozen=True, slots=True)
class Api:
    """A host's interface: what it is called, its address, and the token that opens it.

    `source` is the variable of the environment that holds the token; `header` and `scheme` are how
    it is sent. `after` is how things stand when a call has failed.
    """

    name: str
    base: str
    token: str = field(repr=False)
    source: str
    header: str = "Authorization"
    scheme: str = "Bearer "
    after: str = "what was public before still is"

    def call(self, call: Call, *, may: Iterable[int] = ()) -> Reply:
        """Ask once, and again where that may help. Raises SitegenError for any other answer.

        `may` are statuses that the caller understands.
        """
        return self.call_all([lambda: call], may=may)[0]

    def call_all(
        self,
        calls: Iterable[Callable[[], Call]],
        told: Told = lambda done, total: None,
        *,
        at_once: int = 1,
        may: Iterable[int] = (),
    ) -> list[Reply]:
        """Ask several things, some at a time; each call is made when its turn comes.

        `told` hears how many are done, of how many.
        """
        expected = frozenset(may)
        return wait_for(self._run(list(calls), told, at_once, expected))

    async def _run(
        self,
        calls: Sequence[Callable[[], Call]],
        told: Told,
        at_once: int,
        may: frozenset[int],
    ) -> list[Reply]:
        client = AsyncHTTPClient(force_instance=True, max_clients=at_once, max_body_size=LARGEST)
        places = asyncio.Semaphore(at_once)
        done = 0

        async def one(make: Callable[[], Call]) -> Reply:
            nonlocal done
            async with places:
                call = await asyncio.to_thread(make)
                reply = await self._patiently(client, call, may)
            done += 1
            told(done, len(calls))
            return reply

        try:
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(one(make)) for make in calls]
        except BaseExceptionGroup as errors:
            raise errors.exceptions[0] from None
        finally:
            client.close()
        return [task.result() for task in tasks]

    async def _patiently(self, client: AsyncHTTPClient, call: Call, may: frozenset[int]) -> Reply:
        reply = await self._once(client, call)
        for number in range(TRIES - 1):
            if reply.good or reply.status in may or reply.status not in UNSURE:
                break
            if reply.wait > LONGEST_WAIT:
                minutes = round(reply.wait / 60)
                raise self.refusal(reply, f"it wants to be left alone for {minutes} minutes")
            await asyncio.sleep(reply.wait or PAUSE * 2**number)
            reply = await self._once(client, call)
        if reply.good or reply.status in may:
            return reply
        raise self.refusal(reply)

    async def _once(self, client: AsyncHTTPClient, call: Call) -> Reply:
        patience = PATIENCE + len(call.body or b"") / SLOWEST
        headers = {"User-Agent": AGENT, "Accept": JSON}
        token = self.token if call.token is None else call.token
        if token:
            headers[self.header] = f"{self.scheme}{token}"
        if call.body is not None:
            headers["Content-Type"] = call.kind
        try:
            request = HTTPRequest(
                call.path if "://" in call.path else f"{self.base}{call.path}",
                method=call.method,
                headers=headers,
                body=call.body,
                allow_nonstandard_methods=True,
                # A token goes to the host that it is for, and to no other.
                follow_redirects=not token,
                connect_timeout=PATIENCE,
                request_timeout=patience,
            )
            response = await client.fetch(request, raise_error=False)
        except (ValueError, OSError, ssl.SSLError, HTTPClientError, KeyError) as error:
            return Reply(0, said=in_words(error, patience))
        if response.code == 599:
            return Reply(0, said=in_words(response.error or TimeoutError(), patience))
        return Reply(response.code, response.body or b"", wait=wait_of(response))

    def rest(self) -> None:
        """Wait before asking how far the host has come."""
        time.sleep(PAUSE)

    def refusal(self, reply: Reply, why: str = "") -> SitegenError:
        """Give the mistake to raise for an answer; the token is never in it."""
        if reply.status in REFUSED:
            why = f"it doesn't accept the token of {self.source}, or this token may not do that"
        why = why or reply.said or words_of(reply.body) or f"it answers {reply.status}"
        if self.token:
            why = why.replace(self.token, "…")
        how = "refuses" if reply.status else "can't be reached"
        return SitegenError(f"{self.name} {how}: {why}; {self.after}")

    def read(self, body: bytes, kind: type[T]) -> T:
        """Give an answer as a value. Raises SitegenError where it is another one."""
        try:
            return msgspec.json.decode(body, type=kind)
        except (msgspec.DecodeError, ValueError) as error:
            raise SitegenError(f"{self.name} answers what nobody expects: {error}") from None


def wait_of(response: HTTPResponse) -> float:
    """Give the seconds that a host wants to be left alone, by either of the usual headers."""
    wanted = wait_wanted(response)
    reset = response.headers.get("X-RateLimit-Reset", "")
    if not wanted and response.code == 429 and reset.isdigit():
        wanted = max(0.0, int(reset) - time.time())
    return wanted


class Said(msgspec.Struct):
    """Why a host refuses, in the shapes of Netlify, Fastly (`message`, `msg`) and Cloudflare."""

    message: str = ""
    msg: str = ""
    errors: list[Said] | None = None


def words_of(body: bytes) -> str:
    """Give what a host says in an answer that refuses, "" where it says nothing."""
    try:
        said = msgspec.json.decode(body, type=Said)
    except (msgspec.DecodeError, ValueError):
        return ""
    return said.message or said.msg or "; ".join(each.message for each in said.errors or ())


def environment(names: Mapping[str, str]) -> tuple[str, ...]:
    """Give variables of the environment. Raises UsageError where one is missing.

    `names` are the variables with what each holds, and where to get it.
    """
    missing = [f"{name}: {what}" for name, what in names.items() if not os.environ.get(name)]
    if missing:
        raise UsageError(f"missing in the environment: {'; '.join(missing)}")
    return tuple(os.environ[name] for name in names)
