"""ical.js, the calendar library of Thunderbird: what it reads in an .ics file."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime

from tests.tools.needs import ROOT, SECONDS, require, require_node_file

READER = """
import ICAL from "ical.js";
const [most] = JSON.parse(process.argv[1]);
const { readFileSync } = await import("node:fs");
const text = readFileSync(0, "utf8");
const calendar = new ICAL.Component(ICAL.parse(text));
const NAMES = ["uid", "sequence", "summary", "description", "location", "status", "url", "transp"];
const at = (time) => ({ seconds: time.toUnixTime(), whole: time.isDate });
const told = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  const steps = event.iterator();
  const starts = [];
  for (let next; starts.length < most && (next = steps.next());) starts.push(at(next));
  const own = (name) => {
    const property = component.getFirstProperty(name);
    const lang = property?.getParameter("language");
    return property ? [property.getFirstValue().toString(), lang] : null;
  };
  return {
    fields: Object.fromEntries(NAMES.map((name) => [name, own(name)])),
    end: at(event.endDate),
    starts,
  };
});
process.stdout.write(JSON.stringify(told));
"""


@dataclass(frozen=True)
class ReadEvent:
    """An event as ical.js has it: each property's text and language, its starts, its first end."""

    fields: dict[str, tuple[str, str | None]]
    starts: list[datetime]
    end: datetime
    whole: bool


def events_in(data: bytes, most: int = 20) -> list[ReadEvent]:
    """Give the events of a calendar with at most so many of their dates; whole days are in UTC."""
    require_node_file("ical.js/package.json")
    words = [require("node"), "--input-type=module", "-e", READER, json.dumps([most])]
    done = subprocess.run(
        words, input=data, capture_output=True, cwd=ROOT, timeout=SECONDS, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return [
        ReadEvent(
            {name: tuple(value) for name, value in each["fields"].items() if value},
            [datetime.fromtimestamp(start["seconds"], UTC) for start in each["starts"]],
            datetime.fromtimestamp(each["end"]["seconds"], UTC),
            each["end"]["whole"],
        )
        for each in json.loads(done.stdout)
    ]
