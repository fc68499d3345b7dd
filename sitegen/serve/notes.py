"""What the server says on pages beside mistakes: warnings on the page that they concern, a list of
all, and why an entry is not shown. The files on disk stay as `build` writes them.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from sitegen.content.folder.survey import is_entry_file
from sitegen.editor.requests import editing_address
from sitegen.engine.digest import digest_value
from sitegen.errors import Problem

LIST_PATH = "/__sitegen__/warnings"
SCRIPT_PATH = "/__sitegen__/notes.js"

STYLE = """
#sitegen-warnings, #sitegen-warnings * { all: revert; box-sizing: border-box }
#sitegen-warnings {
  position: fixed; z-index: 2147483646; inset: auto 1rem 1rem auto;
  max-width: min(28rem, calc(100vw - 2rem)); max-height: 50vh; overflow: auto; direction: ltr;
  text-align: left; font: .9rem/1.5 system-ui, sans-serif; color: #1c1408; background: #fff7e8;
  border: 1px solid #8a5a00; border-radius: .5rem; box-shadow: 0 .25rem 1rem #0004
}
#sitegen-warnings button {
  float: right; margin: .25rem; padding: .25rem .6rem; font: inherit; color: inherit;
  background: none; border: 1px solid #8a5a00; border-radius: .25rem
}
#sitegen-warnings summary { padding: .5rem .75rem; font-weight: 600; color: #6b4500 }
#sitegen-warnings ul { margin: 0; padding: 0 .75rem .5rem; list-style: none }
#sitegen-warnings li { padding: .35rem 0; border-top: 1px solid #0002; overflow-wrap: anywhere }
#sitegen-warnings p { margin: 0; padding: .35rem .75rem .5rem }
#sitegen-warnings a { color: #1f5b66 }
#sitegen-warnings code { font: .85rem/1.5 ui-monospace, monospace; color: #5b4a2a }
#sitegen-edit {
  all: revert; position: fixed; z-index: 2147483645; inset-block-end: 1rem;
  inset-inline-start: 1rem; padding: .5rem .9rem; font: .9rem/1.5 system-ui, sans-serif;
  color: #1f5b66; background: #fff7e8; border: 1px solid #1f5b66; border-radius: .5rem
}
@media print { #sitegen-warnings, #sitegen-edit { display: none } }
"""

SCRIPT = """\
"use strict";
for (const note of document.querySelectorAll("#sitegen-warnings")) {
  const place = "sitegen-warnings:" + location.pathname;
  const button = note.querySelector("button");
  if (sessionStorage.getItem(place) === note.dataset.digest) note.remove();
  button.hidden = false;
  button.addEventListener("click", () => {
    sessionStorage.setItem(place, note.dataset.digest);
    note.remove();
  });
}
"""
"""Takes a note away until it says something else; without scripts it can be folded."""


def warnings_note(own: Sequence[Problem], total: int, *, is_home: bool) -> str:
    """Give the note on a page with its own warnings; on home, how many there are in all.

    "" where there is nothing to say.
    """
    if not own and not (is_home and total):
        return ""
    digest = digest_value([[str(each) for each in own], total]).hex()[:16]
    here = f"{counted(len(own))} on this page" if own else f"{counted(total)} on this site"
    return (
        f'<div id="sitegen-warnings" role="note" lang="en" dir="ltr" data-digest="{digest}">'
        '<button type="button" hidden>Close</button>'
        f"<details><summary>{here}</summary><ul>{items(own)}</ul>"
        f'<p><a href="{LIST_PATH}">All {counted(total)}</a></p></details></div>'
        f'<script src="{SCRIPT_PATH}" defer></script>'
    )


def counted(number: int) -> str:
    """Say how many warnings there are."""
    return "1 warning" if number == 1 else f"{number} warnings"


def items(problems: Sequence[Problem]) -> str:
    """Give warnings as items of a list: their place, then what they are."""
    return "".join(item(problem) for problem in problems)


def item(problem: Problem) -> str:
    """Give a problem as an item of a list: its place, where it has one, then what it is."""
    where = problem.location
    place = f"<code>{escape(f'{where.path}:{where.line}')}</code> " if where.path else ""
    if is_entry_file(where.path):
        place = (
            f'<a href="{escape(editing_address(where.path))}" target="_top">{place.strip()}</a> '
        )
    return f'<li>{place}<span dir="auto">{escape(problem.message)}</span></li>'


def edit_link(source: str) -> str:
    """Give the link from a page to its entry's form, "" for a page that none is written for."""
    if not source:
        return ""
    address = escape(editing_address(source))
    return f'<a id="sitegen-edit" lang="en" dir="ltr" target="_top" href="{address}">Edit</a>'


def plain_page(title: str, content: str) -> bytes:
    """Give a page of the server's own, in the colours of the reader's choice."""
    return (
        '<!DOCTYPE html>\n<html lang="en" dir="ltr"><head><meta charset="utf-8">'
        '<meta name="color-scheme" content="light dark">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)} – sitegen</title></head>"
        f"<body><h1>{escape(title)}</h1>{content}</body></html>\n"
    ).encode()


def list_page(problems: Sequence[Problem]) -> bytes:
    """Give the page with all warnings of the last good build."""
    content = f"<ul>{items(problems)}</ul>" if problems else "<p>There is nothing to mend.</p>"
    return plain_page(counted(len(problems)), content)


def hidden_page(reason: str, *, drafts: bool) -> bytes:
    """Give the page at the address of an entry that is not shown. It names nobody and no file."""
    shown = "draft: true" in reason or "publish:" in reason
    hint = "<p><code>sitegen serve --drafts</code> shows it.</p>" if shown and not drafts else ""
    said = f"<p>What belongs here is written, but not shown: {escape(reason)}.</p>"
    return plain_page("Not published", said + hint)
