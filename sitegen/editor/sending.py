"""Sending what was written, from the page: what would go, what is asked, what became of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar

from tornado.web import HTTPError

from sitegen.editor.outbox import Delivery, Outbox, chosen_items, open_outbox
from sitegen.editor.requests import ROOT, EditorHandler
from sitegen.errors import ContentError
from sitegen.sending.joining import Choice
from sitegen.sending.keeping import Aside, all_aside
from sitegen.sending.obstacles import ObstacleError
from sitegen.sending.repository import find_repository
from sitegen.sending.results import results_of
from sitegen.sending.send import Asked, Order, Sent, send
from sitegen.sending.snapshot import text_in

ADDRESS = f"{ROOT}send"
T = TypeVar("T")

PATIENCE = 10.0
"""Seconds that the page waits for the checks of the site before it says that they are at work."""

PICKS = ("mine", "theirs", "joined")


async def elsewhere(work: Callable[[], T]) -> T:
    """Do work beside the server, which goes on answering."""
    return await asyncio.get_running_loop().run_in_executor(None, work)


class SendHandler(EditorHandler):
    """What would be sent, and sending it."""

    async def get(self) -> None:
        """Show what would be sent; after it was, what became of it."""
        delivery = self.editor.sent
        if delivery and self.get_query_argument("sent", "") == delivery.sent.commit:
            self.show("sent.html", delivery=delivery)
            return
        try:
            outbox = await asyncio.wait_for(asyncio.shield(self.looked_up()), PATIENCE)
        except TimeoutError:
            # A first build of a large site: it goes on, and the page asks again by itself.
            self.set_header("Refresh", "3")
            self.show("checking.html")
        except ObstacleError as error:
            self.show_obstacle(error)
        except ContentError as error:
            self.tell(error, 200)
        else:
            self.show_outbox(outbox, outbox.ticked_at_first(), outbox.line())

    def looked_up(self) -> asyncio.Future[Outbox]:
        """Look for what could be sent, or go on with the look that is under way already."""
        under_way: asyncio.Future[Outbox] | None = self.editor.looking
        if under_way is None or under_way.done():
            under_way = asyncio.ensure_future(elsewhere(self.outbox))
            # Who asked may have gone meanwhile; then nobody hears of a failure.
            under_way.add_done_callback(lambda done: done.cancelled() or done.exception())
            self.editor.looking = under_way
        return under_way

    def outbox(self) -> Outbox:
        """Give what could be sent now, after all checks of the site."""
        problems = self.editor.check()
        return open_outbox(self.editor.site(), problems, datetime.now(UTC))

    async def post(self) -> None:
        """Send what is ticked."""
        only_get = bool(self.get_body_argument("only_get", ""))
        ticked = frozenset(() if only_get else self.get_body_arguments("parcel"))
        message = " ".join(self.get_body_argument("message", "").split())
        choices = self.choices()
        try:
            outbox = await elsewhere(self.outbox)
        except ObstacleError as error:
            self.show_obstacle(error, 409)
            return
        except ContentError as error:
            self.tell(error)
            return
        items = chosen_items(outbox, ticked)
        if said := wrong_with(outbox, items, message, only_get=only_get):
            self.show_outbox(outbox, ticked, message, said=said, status=422)
            return
        changes = [change for item in items for change in item.parcel.changes]
        order = Order(outbox.folder, changes, message or "-", choices)
        try:
            outcome = await elsewhere(lambda: self.send(outbox, order))
        except ObstacleError as error:
            self.show_outbox(outbox, ticked, message, obstacle=error, status=409)
            return
        if isinstance(outcome, Asked):
            form = {"ticked": ticked, "message": message, "only_get": only_get}
            self.show("meetings.html", 409, meetings=outcome.meetings, choices=choices, **form)
            return
        repository = outbox.repository
        results = results_of(repository.address, repository.top)
        self.editor.sent = Delivery(outcome, items, results, repository.address)
        self.redirect(f"{ADDRESS}?sent={outcome.commit}", status=303)

    def send(self, outbox: Outbox, order: Order) -> Sent | Asked:
        """Send; one at a time."""
        with self.editor.one_at_a_time:
            return send(outbox.repository, order, outbox.judge)

    def choices(self) -> Mapping[str, Choice]:
        """Give what was chosen for files that others changed too, by path."""
        found = {}
        for name in self.request.body_arguments:
            kind, _, path = name.partition(":")
            pick = self.get_body_argument(name, "")
            if kind == "pick" and pick in PICKS:
                mark = self.get_body_argument(f"mark:{path}", "")
                joined = self.get_body_argument(f"joined:{path}", "", strip=False)
                found[path] = Choice(pick, mark, joined)  # type: ignore[arg-type]
        return found

    def show_outbox(
        self,
        outbox: Outbox,
        ticked: Collection[str],
        message: str,
        *,
        said: str = "",
        obstacle: ObstacleError | None = None,
        status: int = 200,
    ) -> None:
        """Show what would be sent, with what is in the way."""
        form: dict[str, Any] = {"ticked": ticked, "message": message, "said": said}
        self.show("send.html", status, outbox=outbox, obstacle=obstacle, **form)

    def show_obstacle(self, error: ObstacleError, status: int = 200) -> None:
        """Say why nothing can be sent from here at all."""
        self.show("send.html", status, outbox=None, obstacle=error)


def wrong_with(outbox: Outbox, items: Collection[object], message: str, *, only_get: bool) -> str:
    """Say what is wrong with what was ticked and said, "" where nothing is."""
    if only_get:
        return ""
    if not items:
        return "Nothing is ticked that can be sent."
    if not message:
        return "Say in one line what changed."
    if outbox.watch.stops_text(message):
        return "The line names somebody who must not be named; say it otherwise."
    return ""


class AsideHandler(EditorHandler):
    """Texts of a writer's own that were put aside for those of others."""

    async def get(self) -> None:
        """Show one, or the list."""
        try:
            site = self.editor.site()
            repository = find_repository(site.sources.site, site.settings.send)
            found = await elsewhere(lambda: all_aside(repository))
            asked = (self.get_query_argument("commit", ""), self.get_query_argument("path", ""))
            one = next((each for each in found if (each.commit, each.path) == asked), None)
            if one is None and any(asked):
                raise HTTPError(404)
            text = text_in(repository, one.commit, one.path) if one else ""
            self.show_list(found, one, text)
        except ObstacleError as error:
            self.show("send.html", outbox=None, obstacle=error)
        except ContentError as error:
            self.tell(error)

    def show_list(self, found: Collection[Aside], one: Aside | None, text: str) -> None:
        """Show what was put aside, one of it in full."""
        self.show("aside.html", found=found, one=one, text=text)
