"""Facts of one entry that can't all be true, and times of day that a clock change makes unclear.

Which fields follow each other in time is said by the models themselves (`ordered`), and which say
nothing without another (`dependent`), or can't be true beside others for reasons of their own
(`at_odds`). What may be right, but is mostly meant otherwise, they doubt (`doubts`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from sitegen.content.front_matter.nodes import Mapping as Group
from sitegen.content.validation.context import ValidationContext
from sitegen.errors import Severity
from sitegen.schema.dates import LocalMoment, PartialDate
from sitegen.values import Value


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A field whose value can't stand beside another's, and what is said of it."""

    field: str
    message: str
    severity: Severity


def find_contradictions(
    model: type[Value], values: Mapping[str, Any], written: Collection[str], zone: tzinfo
) -> Iterator[Contradiction]:
    """Compare the values of a group; those with mistakes of their own are left out of `values`.

    `written` are the names of all that stand there, `zone` is that of times which say none.
    """
    for second, first in getattr(model, "dependent", ()):
        if second in values and first not in written:
            message = f"found without {first}, and not shown; expected both or none"
            yield Contradiction(second, message, "warning")
    for first, second in getattr(model, "ordered", ()):
        if first in values and second in values and is_before(values[second], values[first]):
            message = (
                f'"{shown(values[second])}" found, expected what comes after {first}, '
                f'"{shown(values[first])}"'
            )
            yield Contradiction(second, message, "error")
    for name, message in model.at_odds(values) if hasattr(model, "at_odds") else ():
        yield Contradiction(name, message, "error")
    for name, message in model.doubts(values) if hasattr(model, "doubts") else ():
        yield Contradiction(name, message, "warning")
    named = values.get("time_zone")
    local = ZoneInfo(named) if named else zone
    for name, value in values.items():
        message = ""
        if isinstance(value, LocalMoment) and value.has_time:
            message = unclear(value.naive, local)
        elif isinstance(value, datetime) and value.tzinfo is zone:
            message = unclear(value.replace(tzinfo=None), zone)
            written = value.replace(fold=1).isoformat(timespec="minutes")
            message += f", or its offset, as in {written}" if message else ""
        if message:
            yield Contradiction(name, message, "warning")


def is_before(second: Any, first: Any) -> bool:
    """True where what should come second is over before the first begins."""
    match first, second:
        case PartialDate(), PartialDate():
            return bool(second.last_day < first.first_day)
        case LocalMoment(has_time=True), LocalMoment(has_time=True):
            return bool(second.naive < first.naive)
        case LocalMoment(), LocalMoment():
            return is_before(second.day, first.day)
        case PartialDate(), datetime():
            return bool(second.date() < first.first_day)
        case datetime(), datetime():
            return bool(second <= first)
    return False


def shown(value: Any) -> str:
    """Give a date or moment as it may be written."""
    if isinstance(value, LocalMoment):
        return value.text
    return value.isoformat(timespec="minutes") if isinstance(value, datetime) else str(value)


def unclear(naive: datetime, zone: tzinfo) -> str:
    """Say that a time of day is skipped or comes twice when clocks are changed; "" for others.

    In a gap the offset grows, in a repeated hour it shrinks (PEP 495).
    """
    before = naive.replace(tzinfo=zone, fold=0).utcoffset()
    after = naive.replace(tzinfo=zone, fold=1).utcoffset()
    if before is None or after is None or before == after:
        return ""
    what = f"{naive:%H:%M} on {naive:%Y-%m-%d} in {zone}"
    if before < after:
        return f"{what} does not exist: clocks go forward then; expected another time"
    return f"{what} comes twice, since clocks go back then; expected another time"


def tell_contradictions(
    model: type[Value], values: dict[str, Any], node: Group, context: ValidationContext
) -> None:
    """Note what can't be true together of the values of a group."""
    for found in find_contradictions(model, values, node.fields, context.facts.zone):
        tell = context.inside(found.field)
        tells = tell.report if found.severity == "error" else tell.advise
        tells(node.fields.get(found.field, node).location, found.message)
