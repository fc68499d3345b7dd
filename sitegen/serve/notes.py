"""What the server says on pages beside mistakes: a ribbon on what readers don't see yet, a box with
what is wrong or missing on a page, a list of all warnings, and why an entry is not shown. The files
on disk stay as `build` writes them.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from sitegen.content.folder.survey import is_entry_file
from sitegen.editor.forms import control_of
from sitegen.editor.requests import editing_address, explaining_address
from sitegen.editor.told import told_in
from sitegen.engine.digest import digest_value
from sitegen.errors import Problem
from sitegen.serve.standing import Hidden, Remark
from sitegen.serve.words import Words

LIST_PATH = "/__sitegen__/warnings"

STYLE = """
#sitegen-notes, #sitegen-notes * { all: revert; box-sizing: border-box }
#sitegen-notes {
  position: fixed; z-index: 2147483646; inset-block-end: 1rem; inset-inline-end: 1rem;
  max-width: min(28rem, calc(100vw - 7rem)); max-height: 50vh; overflow: auto;
  text-align: start; font: .9rem/1.5 system-ui, sans-serif; color: #1c1408; background: #fff7e8;
  border: 1px solid #8a5a00; border-radius: .5rem; box-shadow: 0 .25rem 1rem #0004
}
#sitegen-notes button {
  float: inline-end; margin: .25rem; padding: .25rem .6rem; font: inherit; color: inherit;
  background: none; border: 1px solid #8a5a00; border-radius: .25rem
}
#sitegen-notes summary { padding: .5rem .75rem; font-weight: 600; color: #6b4500 }
#sitegen-notes ul { margin: 0; padding: 0 .75rem .5rem; list-style: none }
#sitegen-notes li { padding: .35rem 0; border-top: 1px solid #0002; overflow-wrap: anywhere }
#sitegen-notes p { margin: 0; padding: .35rem .75rem .5rem }
#sitegen-notes a { color: #1f5b66 }
#sitegen-notes code { font: .85rem/1.5 ui-monospace, monospace; color: #5b4a2a }
#sitegen-edit {
  all: revert; position: fixed; z-index: 2147483645; inset-block-end: 1rem;
  inset-inline-start: 1rem; padding: .5rem .9rem; font: .9rem/1.5 system-ui, sans-serif;
  color: #1f5b66; background: #fff7e8; border: 1px solid #1f5b66; border-radius: .5rem
}
#sitegen-ribbon {
  all: revert; position: fixed; z-index: 2147483644; inset-block-start: 0; inset-inline: 0;
  width: fit-content; max-width: 90vw; margin: 0 auto; padding: .15rem 1.25rem;
  pointer-events: none; text-align: center; font: 600 .9rem/1.5 system-ui, sans-serif;
  color: #fff; background: #9b3d1c; border-radius: 0 0 .5rem .5rem; opacity: .92
}
"""


def ribbon(remark: Remark | None, words: Words) -> str:
    """Give the ribbon of a page that readers don't see, "" for others."""
    if remark is None:
        return ""
    said = escape(remark.told(words))
    return f'<p id="sitegen-ribbon" role="note" lang="{words.lang}" dir="{words.dir}">{said}</p>'


def notes_box(
    own: Sequence[Problem], remarks: Sequence[Remark], total: int, words: Words, *, is_home: bool
) -> str:
    """Give the box of a page with its own warnings and remarks; on home, how many warnings there
    are in all. "" where there is nothing to say.
    """
    here = len(own) + len(remarks)
    if not here and not (is_home and total):
        return ""
    listed = "".join(remark_item(remark, words) for remark in remarks) + items(own, words)
    if here:
        head = words.count("1 remark on this page", "{number} remarks on this page", here)
    else:
        head = words.count("1 warning on this site", "{number} warnings on this site", total)
    everything = words.count(
        "All of the site: 1 warning", "All of the site: {number} warnings", total
    )
    link = f'<p><a href="{LIST_PATH}">{escape(everything)}</a></p>' if total else ""
    digest = digest_value([listed, total]).hex()[:16]
    return (
        f'<div id="sitegen-notes" role="note" lang="{words.lang}" dir="{words.dir}" '
        f'data-digest="{digest}"><button type="button" hidden>{escape(words.say("Close"))}</button>'
        f"<details><summary>{escape(head)}</summary><ul>{listed}</ul>{link}</details></div>"
    )


def remark_item(remark: Remark, words: Words) -> str:
    """Give what is missing as an item of a list: a link into the form that mends it."""
    address = editing_address(remark.path) + (f"#f-{remark.field}" if remark.field else "")
    said = escape(remark.told(words))
    return f'<li><a href="{escape(address)}" target="_top">{said}</a></li>'


def counted(number: int) -> str:
    """Say how many warnings there are."""
    return "1 warning" if number == 1 else f"{number} warnings"


def items(problems: Sequence[Problem], words: Words) -> str:
    """Give warnings as items of a list: their place, then what they are."""
    return "".join(item(problem, words) for problem in problems)


def item(problem: Problem, words: Words) -> str:
    """Give a problem as an item of a list: its place, where it has one, then what it is.

    It is told as the editor tells it, in English where nobody translated it. The place of an entry
    leads into its form, to the field where one is named.
    """
    where = problem.location
    place = f'<code dir="ltr">{escape(f"{where.path}:{where.line}")}</code>' if where.path else ""
    if is_entry_file(where.path):
        control = control_of(problem.message)
        address = editing_address(where.path) + (f"#f-{control}" if control else "")
        place = f'<a href="{escape(address)}" target="_top">{place}</a>'
    told = told_in(words.lang, problem.message)
    said = f'<span lang="{told.lang}" dir="{told.dir}">{told.html}</span>'
    if meaning := explaining_address(problem.message):
        link = escape(words.say("What this means"))
        said += f' <a target="_blank" href="{escape(meaning)}">{link}</a>'
    return f"<li>{place} {said}</li>"


def edit_link(source: str, words: Words) -> str:
    """Give the link from a page to its entry's form, "" for a page that none is written for."""
    if not source:
        return ""
    address = escape(editing_address(source))
    said = escape(words.say("Edit"))
    return (
        f'<a id="sitegen-edit" lang="{words.lang}" dir="{words.dir}" target="_top" '
        f'href="{address}">{said}</a>'
    )


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
    content = (
        f"<ul>{items(problems, Words())}</ul>" if problems else "<p>There is nothing to mend.</p>"
    )
    return plain_page(counted(len(problems)), content)


def hidden_page(hidden: Hidden, *, drafts: bool) -> bytes:
    """Give the page at the address of an entry that is not shown. It names nobody and no file."""
    wanted = hidden.waits and not drafts
    hint = "<p><code>sitegen serve --drafts</code> shows it.</p>" if wanted else ""
    said = f"<p>What belongs here is written, but not shown: {escape(hidden.reason)}.</p>"
    return plain_page("Not published", said + hint)
