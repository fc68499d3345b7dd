"""WordPress's blocks: HTML with remarks around each, `<!-- wp:name {…} -->` … `<!-- /wp:name -->`.

Most blocks hold the HTML that WordPress shows; their remarks go. Some hold nothing, since WordPress
makes them whenever a page is shown: what can be known of these is made, the others are left out and
named. (WordPress, Block Editor Handbook, "Markup representation of a block".)
"""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sitegen.importing.prose.classic import with_paragraphs
from sitegen.text import shortened

REMARK: Final = re.compile(
    r"<!--\s+(?P<close>/)?wp:(?P<name>[a-z][a-z0-9_-]*(?:/[a-z][a-z0-9_-]*)?)\s+"
    r"(?P<given>\{(?:(?!\}\s+/?-->).)*+\}\s+)?(?P<void>/)?-->",
    re.DOTALL,
)
OTHER_MARKS: Final = re.compile(r"<!--\s*(?P<name>more|nextpage|noteaser)\b(?P<words>[^>]*?)-->")
DEEPEST: Final = 8
SHOWN: Final = 80
SPACERS: Final = {
    "spacer": "an empty space",
    "more": "the mark where an excerpt ends",
    "nextpage": "the mark where a new page begins",
    "noteaser": "a mark for excerpts",
}
MADE_LATER: Final = "WordPress makes it when a page is shown"


@dataclass(frozen=True)
class Known:
    """What WordPress knows beside the text: blocks that are used again, footnotes by their id."""

    reusable: Callable[[int], str | None]
    footnotes: Mapping[str, str]


@dataclass
class _Open:
    """A block that is open: its name, its attributes, what stands in it so far."""

    name: str
    given: Mapping[str, Any]
    pieces: list[str] = field(default_factory=list)


def has_blocks(html: str) -> bool:
    """Tell whether a text is one of blocks."""
    return "<!-- wp:" in html


def without_remarks(html: str, known: Known, depth: int = 0) -> str:
    """Give the HTML of a text of blocks, with what WordPress would make where it is known."""
    path = [_Open("", {})]
    at = 0
    for found in REMARK.finditer(html):
        _put(path, html[at : found.start()])
        at = found.end()
        name = found["name"].removeprefix("core/")
        if found["void"]:
            made = _of_void(name, _given(found), known, depth)
            path[-1].pieces.append(made)
        elif not found["close"]:
            path.append(_Open(name, _given(found)))
        elif any(block.name == name for block in path[1:]):
            while True:
                block = path.pop()
                path[-1].pieces.append(_closed(block))
                if block.name == name:
                    break
    _put(path, html[at:])
    while len(path) > 1:
        block = path.pop()
        path[-1].pieces.append(_closed(block))
    return "".join(path[0].pieces)


def _put(path: list[_Open], text: str) -> None:
    text = OTHER_MARKS.sub(lambda found: left_out(SPACERS[found["name"]], found["words"]), text)
    if len(path) == 1 and text.strip():
        # Outside of all blocks stands what was written before there were any.
        text = with_paragraphs(text)
    path[-1].pieces.append(text)


def left_out(what: str, more: str = "") -> str:
    """Give what stands for something that is left out, which the reading takes up again."""
    reason = f"{what}: {shortened(more.strip(), SHOWN)}" if more.strip() else what
    return f'<sitegen-left-out reason="{entities.escape(reason)}"></sitegen-left-out>'


def _given(found: re.Match[str]) -> Mapping[str, Any]:
    try:
        given = json.loads(found["given"] or "{}")
    except (ValueError, RecursionError):
        return {}
    return given if isinstance(given, dict) else {}


def _word(given: Mapping[str, Any], *names: str) -> str:
    """Give the first of some attributes that is a text."""
    found = (given.get(name) for name in names)
    return next((each for each in found if isinstance(each, str) and each.strip()), "")


def _closed(block: _Open) -> str:
    held = "".join(block.pieces)
    if block.name == "spacer":
        return left_out(SPACERS["spacer"])
    if block.name in ("more", "nextpage"):
        return held
    if block.name == "freeform":
        return with_paragraphs(held)
    if block.name == "cover":
        address = _word(block.given, "url")
        if address and "<img" not in held and "<video" not in held:
            alt = _word(block.given, "alt")
            return f"{_picture(address, alt)}\n{held}"
    if block.name in ("embed", "video", "audio") and not held.strip():
        return _embed(_word(block.given, "url", "src"))
    return held


def _picture(address: str, alt: str) -> str:
    return f'<figure><img src="{entities.escape(address)}" alt="{entities.escape(alt)}"></figure>'


def _embed(address: str) -> str:
    return f'<figure class="wp-block-embed">{entities.escape(address)}</figure>' if address else ""


def _of_void(name: str, given: Mapping[str, Any], known: Known, depth: int) -> str:
    """Give the HTML of a block that holds nothing."""
    address = _word(given, "url", "href")
    if name in SPACERS:
        return left_out(SPACERS[name])
    if name == "separator":
        return "<hr>"
    if name == "footnotes" and known.footnotes:
        notes = "".join(
            f'<li id="{entities.escape(key)}">{words}</li>'
            for key, words in known.footnotes.items()
        )
        return f'<ol class="wp-block-footnotes">{notes}</ol>'
    if name == "block" and isinstance(given.get("ref"), int) and depth < DEEPEST:
        held = known.reusable(given["ref"])
        if held is not None:
            return without_remarks(held, known, depth + 1)
        return left_out(f"a block used again, number {given['ref']}, which the export doesn't hold")
    if name in ("embed", "video") or name.startswith("core-embed/"):
        return _embed(address or _word(given, "src")) or left_out(f"wp:{name}", MADE_LATER)
    if name == "social-link" and address:
        label = _word(given, "label") or _word(given, "service").replace("-", " ").title()
        return f"<li>{_link(address, label)}</li>"
    if name in ("navigation-link", "navigation-submenu", "home-link", "button") and address:
        return f"<p>{_link(address, _word(given, 'label', 'text', 'title'))}</p>"
    if name == "image" and address:
        return _picture(address, _word(given, "alt"))
    said = json.dumps(given, ensure_ascii=False, sort_keys=True) if given else ""
    return left_out(f"wp:{name}: {MADE_LATER}", said)


def _link(address: str, label: str) -> str:
    words = entities.escape(re.sub(r"<[^>]*>", "", label) or address, quote=False)
    return f'<a href="{entities.escape(address)}">{words}</a>'
