"""Transcripts are read as a browser reads them, and what is published says the same to it.

The judge is Chromium's own reader of WebVTT. Texts are put together from what people, programs and
the specification's test suite (web-platform-tests, webvtt/parsing) write, in a fixed random order.
"""

from __future__ import annotations

import random

import pytest
from playwright.sync_api import Browser

from sitegen.errors import ContentError
from sitegen.media.cues import TranscriptError
from sitegen.media.sanitize.files import sanitize
from sitegen.render.queries.transcripts import read_cues

HEADS = (
    "WEBVTT", "WEBVTT - a talk", "WEBVTT\tof today", "\ufeffWEBVTT", "WEBVTT\nKind: captions",
    "WEBVTT\n\nNOTE\nmade by hand", "WEBVTT\n\nSTYLE\n::cue(b) { color: red }",
    "WEBVTT\n\nREGION\nid:fred\nwidth:40%", "WEBVTT\n\n\n\n", "WEBVTT\n\nNOTE one line",
)  # fmt: skip
BEFORE = ("", "1\n", "the first\n", "- - >\n", "NOTE x\n", "12:00\n", "\u05d0\n", " \n")
TIMES = (
    "00:00.000 --> 00:01.500", "00:00:02.000 --> 00:00:03.250", "01:00:04.000 --> 123:00:05.000",
    "0:00:06.000 --> 00:07.000", "00:08.000-->00:09.000", "\t00:08.000\t-->\t00:09.000",
    "00:10.000 --> 00:11.000 align:start line:0 position:50%", "00:12.000 --> 00:13.000  x:y ",
    "00:14.000 --> 00:13.000", "1000:00:00.000 --> 1000:00:01.000", "00:59.999 --> 59:59.999",
)  # fmt: skip
BAD_TIMES = (
    "00:00 --> 00:01", "00:60.000 --> 01:01.000", "60:00.000 --> 61:00.000",
    "-00:01.000 --> 00:02.000",
    "00:01.000 -> --> 00:02.000", "00:01.0000 --> 00:02.000", "00:01.000 --> later", "-->",
)  # fmt: skip
WORDS = (
    "Hello there.", "\u05e9\u05dc\u05d5\u05dd \u05dc\u05db\u05d5\u05dc\u05dd",
    "\u0645\u0631\u062d\u0628\u0627", "Tom &amp; Noa &lt;3 &#x41; &nbsp;x", "AT&T & co",
    "<v Ana>Hello</v> <v Ben>Good day", "<v.loud Ana Maria>Hi\nthere</v>",
    "<i>so</i> <b.x>it <u>is",
    "<c.yellow.bg>all</c>", "<lang he>\u05db\u05df</lang>", "<ruby>a<rt>b</rt></ruby>",
    "one <00:00.500>two <00:00:01.000>three", "two\nlines", " \nblank before", "end </v> stray",
    "a - > b", "<v>nobody", "1\n2\n3", "{curly}", "\u2028split\u0085here", "<b></b>x",
)  # fmt: skip
BAD_WORDS = ("1 < 2", "<Ana> hi", "one\n\nlost words", "<b", "a --> b")
COUNT = 400

READ = """texts => Promise.all(texts.map(text => new Promise(done => {
  const video = document.createElement('video'), track = document.createElement('track')
  const told = () => done([...(track.track.cues || [])].map(cue =>
    [cue.startTime, cue.endTime, cue.getCueAsHTML().textContent]))
  track.onload = told
  track.onerror = () => done(null)
  track.src = URL.createObjectURL(new Blob([text], {type: 'text/vtt'}))
  video.append(track)
  document.body.append(video)
  track.track.mode = 'hidden'
})))"""

Heard = tuple[float, float, str]


def made(chance: random.Random) -> str:
    """Put a transcript together; one in four has something that browsers leave out."""
    spoils = chance.random() < 0.25
    parts = [chance.choice(HEADS)]
    for _ in range(chance.randint(1, 4)):
        bad = spoils and chance.random() < 0.5
        times = chance.choice(BAD_TIMES if bad and chance.random() < 0.5 else TIMES)
        words = chance.choice(BAD_WORDS if bad else WORDS)
        parts.append(f"{chance.choice(BEFORE)}{times}\n{words}")
    ended = chance.choice(["\n", "\n", "\r\n", "\r"])
    return (chance.choice(["\n\n", "\n\n\n"]).join(parts) + chance.choice(["", "\n"])).replace(
        "\n", ended
    )


def heard_here(text: str) -> list[Heard] | None:
    """Give what this program reads, None for a mistake."""
    try:
        return joined([(cue.start, cue.end, cue.text) for cue in read_cues(text)])
    except TranscriptError:
        return None


def joined(cues: list[Heard] | None) -> list[Heard]:
    """Give cues in their order of time, those of equal times as one; without the space between
    words, which pages set anew, and cues in which nothing is said."""
    found: list[Heard] = []
    for start, end, said in sorted(cues or (), key=lambda cue: (cue[0], -cue[1])):
        words = "".join(said.split())
        if found and found[-1][:2] == (start, end):
            found[-1] = (start, end, found[-1][2] + words)
        elif words:
            found.append((start, end, words))
    return found


def published(text: str) -> str | None:
    """Give the file as it is published, None for a mistake."""
    try:
        return sanitize(text.encode(), "a.vtt").decode()
    except ContentError:
        return None


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Give the transcripts."""
    chance = random.Random(7)
    return [made(chance) for _ in range(COUNT)]


def test_transcripts_are_read_and_published_as_a_browser_reads_them(
    browser: Browser, texts: list[str]
) -> None:
    page = browser.new_page()
    there = page.evaluate(READ, texts)
    files = [published(text) for text in texts]
    again = page.evaluate(READ, [file or "WEBVTT\n" for file in files])
    page.close()
    taken = 0
    for text, found, file, after in zip(texts, there, files, again, strict=True):
        here = heard_here(text)
        assert (here is None) == (file is None), text
        if here is not None:
            taken += 1
            assert here == joined(found), text
            assert here == joined(after), file
    assert taken > COUNT / 2
