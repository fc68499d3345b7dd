"""Whether a calendar is as RFC 5545 has it, as far as readers of calendars stumble."""

from __future__ import annotations

from collections.abc import Iterator

LONGEST_LINE = 75
"""Bytes of a line without its end (RFC 5545, 3.1)."""

NEEDED = {"VCALENDAR": ("PRODID", "VERSION"), "VEVENT": ("UID", "DTSTAMP", "DTSTART")}
"""What a component must have (RFC 5545, 3.6 and 3.6.1)."""


def wrong_calendar(text: str) -> tuple[list[str], list[str]]:
    """Give what is wrong with a calendar, and the addresses of its events."""
    wrong = list(wrong_lines(text))
    components: list[tuple[str, set[str]]] = []
    addresses: list[str] = []
    ids: set[str] = set()
    for line in text.replace("\r\n ", "").replace("\r\n\t", "").split("\r\n"):
        name, _, value = line.partition(":")
        name = name.partition(";")[0].upper()
        if name == "BEGIN":
            components.append((value, set()))
        elif name == "END":
            kind, given = components.pop() if components else ("", set())
            if kind != value:
                wrong.append(f"END:{value} closes {kind or 'nothing'}")
            wrong += [
                f"a {kind} without {each}" for each in NEEDED.get(kind, ()) if each not in given
            ]
        elif components:
            components[-1][1].add(name)
        if name == "URL":
            addresses.append(value)
        elif name == "UID":
            if value in ids:
                wrong.append(f"two events with the UID {value}")
            ids.add(value)
    wrong += [f"a {kind} that doesn't end" for kind, _ in components]
    return wrong, addresses


def wrong_lines(text: str) -> Iterator[str]:
    """Say what is wrong with the lines of a calendar, each once."""
    if not text.startswith("BEGIN:VCALENDAR\r\n"):
        yield "expected BEGIN:VCALENDAR as the first line"
    if "\n" in text.replace("\r\n", ""):
        yield "lines end otherwise than CR LF"
    if any(len(line.encode()) > LONGEST_LINE for line in text.split("\r\n")):
        yield f"a line of more than {LONGEST_LINE} bytes"
