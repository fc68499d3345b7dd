"""Hugo's shortcodes become Markdown of ours, or are told.

Source: Hugo's documentation, "Shortcodes" and "Create your own shortcodes". They are read within
code too, as Hugo does; what is escaped (`{{</* … */>}}`) is shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from sitegen.importing.folders.code import fenced, picture
from sitegen.importing.folders.proof import kept
from sitegen.importing.folders.told import Told, brief
from sitegen.importing.held_back import holds_back, why_held

REFERENCE = "x-entry:"
"""Begins what stands for the address of a file of the source, by its name; `;` ends it."""

CODE = re.compile(
    r"\{\{(?P<sign>[<%])(?P<escaped>/\*)?\s*(?P<inner>(?:\"(?:\\.|[^\"\\])*\"|`[^`]*`|.)*?)\s*"
    r"(?:\*/)?[>%]\}\}",
    re.DOTALL,
)
WORD = re.compile(
    r"(?:(?P<name>[\w.-]+)\s*=\s*)?(?:\"(?P<quoted>(?:\\.|[^\"\\])*)\"|`(?P<raw>[^`]*)`|(?P<bare>[^\s\"`]+))"
)
SUMMARY = ("summary", "title", "caption", "0")


@dataclass(frozen=True, slots=True)
class Call:
    """A shortcode: its name, its arguments by name or number, what it holds, as it was written."""

    name: str
    arguments: Mapping[str, str]
    inner: str
    written: str

    def get(self, *names: str) -> str:
        """Give the first argument of these names that says something."""
        return next((value for name in names if (value := self.arguments.get(name, ""))), "")


Maker = Callable[[Call, Told], str | None]


def reference(name: str) -> str:
    """Give what stands for the address of a file until it is known where that lies."""
    return f"{REFERENCE}{quote(name, safe='/#')};"


def _reference(call: Call, told: Told) -> str:
    return reference(call.get("0", "path"))


def _figure(call: Call, told: Told) -> str:
    caption = ": ".join(filter(None, (call.get("title"), call.get("caption"))))
    if link := call.get("link"):
        told.lose(f"the link of a picture: {link}")
    file = call.get("src", "0")
    return f"\n\n{picture(file, call.get('alt'), caption, call.get('attr'))}\n\n"


def _youtube(call: Call, told: Told) -> str:
    return f"\n\nhttps://www.youtube.com/watch?v={quote(call.get('id', '0'))}\n\n"


def _vimeo(call: Call, told: Told) -> str:
    return f"\n\nhttps://vimeo.com/{quote(call.get('id', '0'))}\n\n"


def _post_elsewhere(call: Call, told: Told) -> str | None:
    user, number = call.get("user", "0"), call.get("id", "1")
    if call.name == "instagram":
        address = f"https://www.instagram.com/p/{quote(call.get('id', '0'))}/"
    elif call.name == "gist":
        address = f"https://gist.github.com/{quote(user)}/{quote(number)}"
    elif user and number:
        address = f"https://x.com/{quote(user)}/status/{quote(number)}"
    else:
        return None
    told.change(f"a post that was shown in the text is a link: {address}")
    return f"\n\n<{address}>\n\n"


def _highlight(call: Call, told: Told) -> str:
    return fenced(call.inner, call.get("0", "lang"))


def _comment(call: Call, told: Told) -> str:
    told.lose(f"a remark that Hugo doesn't show: {brief(call.inner)}")
    return ""


def _details(call: Call, told: Told) -> str:
    summary = " ".join(call.get(*SUMMARY).split()) or "…"
    return f"{kept(f'//// details | {summary}')}{call.inner.strip()}{kept('////')}"


def _quotation(call: Call, told: Told) -> str:
    lines = call.inner.strip().splitlines()
    return "\n\n" + "\n".join(f"> {line}".rstrip() for line in lines) + "\n\n"


MAKERS: Mapping[str, Maker] = {
    "ref": _reference,
    "relref": _reference,
    "figure": _figure,
    "img": _figure,
    "image": _figure,
    "youtube": _youtube,
    "vimeo": _vimeo,
    "vimeo_simple": _vimeo,
    "tweet": _post_elsewhere,
    "twitter": _post_elsewhere,
    "x": _post_elsewhere,
    "instagram": _post_elsewhere,
    "gist": _post_elsewhere,
    "highlight": _highlight,
    "comment": _comment,
    "details": _details,
    "quote": _quotation,
    "blockquote": _quotation,
}
PAIRED = frozenset({"comment", "highlight", "details", "quote", "blockquote"})
NEEDED = {"figure": ("src", "0"), "img": ("src", "0"), "image": ("src", "0")}


def without_shortcodes(text: str, told: Told) -> str:
    """Give a text in which shortcodes became Markdown; those that can't are left out and told.

    What stands between a pair that nobody knows stays.
    """
    return _between(text, list(CODE.finditer(text)), told)


def why_hidden_in(text: str) -> Iterator[str]:
    """Say of each pair that may have hidden what it holds why the text is a draft."""
    found = list(CODE.finditer(text))
    for number, match in enumerate(found, 1):
        name = match["inner"].partition(" ")[0]
        is_open = not match["escaped"] and not match["inner"].startswith("/")
        if is_open and holds_back(name) and _end_of(name, found[number:]) is not None:
            yield why_held(f"the shortcode {name}")


def _between(text: str, found: list[re.Match[str]], told: Told) -> str:
    if not found:
        return text
    out: list[str] = []
    at, number = 0, 0
    while number < len(found):
        match = found[number]
        number += 1
        if match.start() < at:
            continue
        out.append(text[at : match.start()])
        at = match.end()
        inner = match["inner"]
        if match["escaped"]:
            out.append(
                f"{{{{{match['sign']} {inner.removesuffix('*/').strip()} "
                f"{'>' if match['sign'] == '<' else '%'}}}}}"
            )
            continue
        name, _, rest = inner.partition(" ")
        if inner.startswith("/") or not name:
            # An end without a beginning: its pair was told, or nobody wrote one.
            continue
        end = None if inner.endswith("/") else _end_of(name, found[number:])
        held = ""
        if end is not None:
            between = [each for each in found[number:] if each.start() < end.start()]
            held = _shifted(text, at, end.start(), between, told)
            at = end.end()
        call = Call(name.rstrip("/"), _arguments(rest.removesuffix("/")), held, match[0])
        out.append(_made(call, told, is_paired=end is not None))
    return "".join((*out, text[at:]))


def _shifted(text: str, start: int, end: int, found: list[re.Match[str]], told: Told) -> str:
    piece = text[start:end]
    return _between(piece, list(CODE.finditer(piece)), told) if found else piece


def _end_of(name: str, rest: list[re.Match[str]]) -> re.Match[str] | None:
    """Give the end of a pair; pairs of the same name may stand in each other."""
    depth = 0
    for match in rest:
        inner = match["inner"]
        if match["escaped"]:
            continue
        if inner.removeprefix("/").strip() == name and inner.startswith("/"):
            if not depth:
                return match
            depth -= 1
        elif inner.partition(" ")[0] == name and name in PAIRED:
            depth += 1
    return None


def _arguments(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    number = 0
    for match in WORD.finditer(text):
        value = next(
            each for each in (match["quoted"], match["raw"], match["bare"]) if each is not None
        )
        if match["quoted"] is not None:
            value = re.sub(r"\\(.)", r"\1", value)
        if match["name"]:
            found[match["name"].lower()] = value
        else:
            found[str(number)] = value
            number += 1
    return found


def _made(call: Call, told: Told, *, is_paired: bool) -> str:
    maker = MAKERS.get(call.name.lower())
    needed = NEEDED.get(call.name.lower())
    if (
        maker
        and (needed is None or call.get(*needed))
        and (is_paired or call.name.lower() not in PAIRED)
    ):
        made = maker(call, told)
        if made is not None:
            return made
    if is_paired:
        told.lose(f"the shortcode {brief(call.written)}; what it holds stays")
        return call.inner
    told.lose(f"the shortcode {brief(call.written)}")
    return ""
