"""WordPress's shortcodes, `[gallery ids="1,2"]`: those of its own become the HTML that they show.

All others stay words, and are named: which plugin made what of them, no text says. A shortcode in
two brackets, `[[gallery]]`, is a text about one, and shown with one. (WordPress, "Shortcode API".)
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Callable, Sequence
from typing import Final

from sitegen.importing.prose.gutenberg import left_out
from sitegen.text import shortened
from sitegen.values import Value

KNOWN: Final = "caption|wp_caption|gallery|embed|audio|video|playlist"
VALUES: Final = r"""(?:"[^"]*"|'[^']*'|[^\]"'])*"""
SHORTCODE: Final = re.compile(
    rf"(?P<before>\[?)\[(?P<name>{KNOWN})(?![\w-])(?P<given>{VALUES}?)(?P<void>/)?\]"
    r"(?:(?P<held>(?:(?!\[(?P=name)\b).)*?)\[/(?P=name)\])?(?P<behind>\]?)",
    re.DOTALL,
)
OTHER: Final = re.compile(rf"\[(?P<name>[a-zA-Z][\w-]*)(?P<given>\s+[\w-]+\s*=\s*{VALUES})?\s*/?\]")
ESCAPED: Final = re.compile(
    r"(?<![\w)\]])\[\[(?P<name>[a-zA-Z][\w-]*)(?:\s+[\w-]+\s*=[^\[\]]*)?\s*/?\]"
    r"(?:(?:(?!\[(?P=name)\b).)*?\[/(?P=name)\])?\]",
    re.DOTALL,
)
ATTRIBUTE: Final = re.compile(
    r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|(\S+)"""
)
TAG: Final = re.compile(r"<[^<>]*>")
PICTURE: Final = re.compile(r"\s*(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?", re.IGNORECASE)
SOURCES: Final = tuple("src mp3 m4a ogg wav flac mp4 m4v webm ogv wmv flv".split())
SHOWN: Final = 80


class Attachment(Value):
    """A file of the library of WordPress: its address, and for a picture its alternative text and
    its caption (HTML)."""

    address: str
    alt: str = ""
    caption: str = ""


Attachments = Callable[[int], Attachment | None]


def without_shortcodes(html: str, attachments: Attachments, attached: Sequence[int]) -> str:
    """Give HTML in which the known shortcodes are what they show, and others are marked as text.

    `attached` are the pictures that belong to the text, for a gallery that names none.
    """
    if "[" not in html:
        return html

    def shown(found: re.Match[str]) -> str:
        if _is_within_tag(html, found.start()):
            return found[0]
        if found["before"] and found["behind"]:
            return _to_be_read(found)
        made = _made(found, attachments, attached)
        return f"{found['before']}\n\n{made}\n\n{found['behind']}"

    def read(found: re.Match[str]) -> str:
        return found[0] if _is_within_tag(html, found.start()) else _to_be_read(found)

    html = SHORTCODE.sub(shown, html)
    html = ESCAPED.sub(read, html)
    return _others_marked(html)


def _to_be_read(found: re.Match[str]) -> str:
    """Give a shortcode in two brackets with one, in signs that nothing takes for a shortcode."""
    return found[0][1:-1].replace("[", "&#91;")


def _is_within_tag(html: str, at: int) -> bool:
    return html.rfind("<", 0, at) > html.rfind(">", 0, at)


def _made(found: re.Match[str], attachments: Attachments, attached: Sequence[int]) -> str:
    given, bare = _given(found["given"])
    held = found["held"] or ""
    match found["name"]:
        case "caption" | "wp_caption":
            return _caption(held, given)
        case "gallery" | "playlist":
            ids = given.get("ids") or given.get("include")
            numbers = [int(each) for each in re.findall(r"\d{1,12}", ids)] if ids else attached
            is_gallery = found["name"] == "gallery" and given.get("type", "audio") == "audio"
            return _files(numbers, attachments, is_gallery)
        case "embed":
            address = held.strip() or given.get("src") or (bare[0] if bare else "")
            return _embedded(entities.unescape(TAG.sub("", address)).strip())
    source = next((given[name] for name in SOURCES if given.get(name)), "")
    if not source:
        return left_out(f"[{found['name']}] without a file", held)
    name = "audio" if found["name"] == "audio" else "video"
    if name == "video" and re.search(r"youtu\.?be|vimeo\.com", source):
        return _embedded(source)
    return f'<figure><{name} src="{entities.escape(source)}"></{name}></figure>'


def _embedded(address: str) -> str:
    if not address:
        return left_out("[embed] without an address")
    return f'<figure class="wp-block-embed">{entities.escape(address)}</figure>'


def _given(text: str) -> tuple[dict[str, str], list[str]]:
    named: dict[str, str] = {}
    bare: list[str] = []
    for name, double, single, plain, quoted, word in ATTRIBUTE.findall(text or ""):
        if name:
            named[name.lower()] = entities.unescape(double or single or plain)
        else:
            bare.append(quoted or word)
    return named, bare


def _caption(held: str, given: dict[str, str]) -> str:
    picture = PICTURE.match(held)
    if picture is None:
        return held
    words = given.get("caption") or held[picture.end() :].strip()
    caption = f"<figcaption>{words}</figcaption>" if words else ""
    return f'<figure class="wp-caption">{picture[0].strip()}{caption}</figure>'


def _files(numbers: Sequence[int], attachments: Attachments, is_gallery: bool) -> str:
    shown, lost = [], []
    for number in numbers:
        file = attachments(number)
        if file is None:
            lost.append(str(number))
            continue
        source = entities.escape(file.address)
        caption = f"<figcaption>{file.caption}</figcaption>" if file.caption else ""
        if is_gallery:
            alt = entities.escape(file.alt)
            shown.append(f'<figure><img src="{source}" alt="{alt}">{caption}</figure>')
        else:
            shown.append(f'<figure><audio src="{source}"></audio>{caption}</figure>')
    missing = f"files of a gallery that the export doesn't hold: {', '.join(lost)}"
    behind = left_out(missing) if lost else ""
    if not shown:
        return behind or left_out("a gallery without pictures")
    if not is_gallery:
        return "".join(shown) + behind
    return f'<figure class="wp-block-gallery">{"".join(shown)}</figure>{behind}'


def _others_marked(html: str) -> str:
    def marked(found: re.Match[str]) -> str:
        name = found["name"]
        if not (found["given"] or f"[/{name}]" in html) or _is_within_tag(html, found.start()):
            return found[0]
        what = f"a shortcode that stays words: {shortened(found[0], SHOWN)}"
        return f'<sitegen-told what="{entities.escape(what)}">{found[0]}</sitegen-told>'

    return OTHER.sub(marked, html)
