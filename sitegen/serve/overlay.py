"""What the server adds to a page that it sends: the reload script, and mistakes to mend.

The files on disk stay as `build` writes them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.errors import Problem
from sitegen.serve.notes import item

SHOWN_AT_MOST = 30
STYLE_PATH = "/__sitegen__/overlay.css"
SCRIPT_PATH = "/livereload.js"
CONNECT = re.compile(rb"(connect-src (?:'self'|&#39;self&#39;))")

STYLE = """
#sitegen-mistakes, #sitegen-mistakes * { all: revert; box-sizing: border-box }
#sitegen-mistakes {
  position: fixed; z-index: 2147483647; inset: auto 1rem 1rem; margin: 0 auto; max-width: 60rem;
  max-height: 60vh; overflow: auto; direction: ltr; text-align: left; border-radius: .5rem;
  font: 1rem/1.5 system-ui, sans-serif; color: #1c1408; background: #fff7e8;
  border: 2px solid #9b1c1c; box-shadow: 0 .5rem 2rem #0006
}
#sitegen-mistakes summary { padding: .75rem 1rem; font-weight: 700; color: #9b1c1c }
#sitegen-mistakes ol { margin: 0; padding: 0 1rem 1rem; list-style: none }
#sitegen-mistakes li { padding: .5rem 0; border-top: 1px solid #0002; overflow-wrap: anywhere }
#sitegen-mistakes code { display: block; font: .9rem/1.5 ui-monospace, monospace; color: #5b4a2a }
"""


def page_with_additions(
    html: bytes, port: int, problems: Sequence[Problem], note: str = "", link: str = ""
) -> bytes:
    """Give a page as it is sent: it reloads when the site is built, and shows mistakes.

    `note` is what else it says, as HTML, where there are none; `link` stands there in any case.
    """
    # Not every browser takes 'self' for a WebSocket (Content Security Policy 3, 6.7.2.8).
    allowed = CONNECT.sub(rf"\1 ws://127.0.0.1:{port} ws://localhost:{port}".encode(), html)
    said = (overlay(problems) or note) + link
    styled = f'<link rel="stylesheet" href="{STYLE_PATH}">' if said else ""
    added = (styled + said + reload_script()).encode()
    before, end, after = allowed.rpartition(b"</body>")
    return before + added + end + after if end else allowed + added


def waiting_page(problems: Sequence[Problem]) -> bytes:
    """Give the page that stands in for all others while there is no output at all."""
    said = "The first build is under way." if not problems else "There is no good build yet."
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>sitegen</title>'
        f'<link rel="stylesheet" href="{STYLE_PATH}"></head>'
        f"<body><p>{said}</p>{overlay(problems)}{reload_script()}</body></html>\n"
    ).encode()


def reload_script() -> str:
    """Give the element that loads livereload's script from this server."""
    return f'<script src="{SCRIPT_PATH}" defer></script>'


def overlay(problems: Sequence[Problem]) -> str:
    """Give the mistakes as HTML, "" where there is none; one can fold it away without a script."""
    if not problems:
        return ""
    items = "".join(item(problem) for problem in problems[:SHOWN_AT_MOST])
    more = len(problems) - SHOWN_AT_MOST
    rest = f"<li>and {more} more: see the terminal</li>" if more > 0 else ""
    count = "1 mistake" if len(problems) == 1 else f"{len(problems)} mistakes"
    return (
        '<div id="sitegen-mistakes" role="alert" lang="en" dir="ltr"><details open>'
        f"<summary>{count} to mend; the page is that of the last good build</summary>"
        f"<ol>{items}{rest}</ol></details></div>"
    )
