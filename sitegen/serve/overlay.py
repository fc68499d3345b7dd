"""What the server adds to a page that it sends: the scripts that keep it up to date, mistakes to
mend over the last good page, and what else is to be said of it.

The files on disk stay as `build` writes them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

from sitegen.errors import Problem
from sitegen.serve.notes import item
from sitegen.serve.words import Words

SHOWN_AT_MOST = 30
STYLE_PATH = "/__sitegen__/overlay.css"
LIVE_PATH = "/__sitegen__/live.js"
RELOAD_PATH = "/livereload.js"
LIVE = Path(__file__).parent / "live.js"
CONNECT = re.compile(rb"(connect-src (?:'self'|&#39;self&#39;))")

STYLE = """
#sitegen-mistakes, #sitegen-mistakes * { all: revert; box-sizing: border-box }
#sitegen-mistakes {
  position: fixed; z-index: 2147483647; inset: auto 1rem 1rem; margin: 0 auto; max-width: 60rem;
  max-height: 60vh; overflow: auto; text-align: start; border-radius: .5rem;
  font: 1rem/1.5 system-ui, sans-serif; color: #1c1408; background: #fff7e8;
  border: 2px solid #9b1c1c; box-shadow: 0 .5rem 2rem #0006
}
#sitegen-mistakes summary { padding: .75rem 1rem; font-weight: 700; color: #9b1c1c }
#sitegen-mistakes ol { margin: 0; padding: 0 1rem 1rem; list-style: none }
#sitegen-mistakes li { padding: .5rem 0; border-top: 1px solid #0002; overflow-wrap: anywhere }
#sitegen-mistakes a { color: #1f5b66 }
#sitegen-mistakes span { display: block }
#sitegen-mistakes code { font: .9rem/1.5 ui-monospace, monospace; color: #5b4a2a }
@media print { #sitegen-said { display: none } }
"""


def page_with_additions(html: bytes, origins: Sequence[str], said: str, marks: str) -> bytes:
    """Give a page as it is sent: with what is said on it, and scripts that keep it up to date.

    `origins` are those of this server, which the page may be connected to; `marks` are the
    attributes that tell what it shows.
    """
    # Not every browser takes 'self' for a WebSocket (Content Security Policy 3, 6.7.2.8).
    sockets = " ".join(origin.replace("http:", "ws:", 1) for origin in origins)
    allowed = CONNECT.sub(rf"\1 {sockets}".encode(), html)
    added = (
        f'<link rel="stylesheet" href="{STYLE_PATH}"><div id="sitegen-said">{said}</div>'
        f'<script src="{LIVE_PATH}" {marks} defer></script>'
        f'<script src="{RELOAD_PATH}" defer></script>'
    ).encode()
    before, end, after = allowed.rpartition(b"</body>")
    return before + added + end + after if end else allowed + added


def waiting_page(problems: Sequence[Problem]) -> bytes:
    """Give the page that stands in for all others while there is no output at all."""
    said = "The first build is under way." if not problems else "There is no good build yet."
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>sitegen</title>'
        f"</head><body><p>{said}</p></body></html>\n"
    ).encode()


def overlay(problems: Sequence[Problem], words: Words) -> str:
    """Give the mistakes as HTML, "" where there is none; one can fold it away without a script."""
    # Where there are no mistakes, warnings keep a build from going on (--strict).
    mistakes = [each for each in problems if each.severity == "error"] or problems
    if not mistakes:
        return ""
    items = "".join(item(problem, words) for problem in mistakes[:SHOWN_AT_MOST])
    more = len(mistakes) - SHOWN_AT_MOST
    rest = words.say("and {number} more: see the terminal", number=more)
    items += f"<li>{escape(rest)}</li>" if more > 0 else ""
    head = words.count("1 mistake to mend", "{number} mistakes to mend", len(mistakes))
    page = words.say("the page is that of the last good build")
    return (
        f'<div id="sitegen-mistakes" role="alert" lang="{words.lang}" dir="{words.dir}">'
        f"<details open><summary>{escape(head)}; {escape(page)}</summary>"
        f"<ol>{items}</ol></details></div>"
    )
