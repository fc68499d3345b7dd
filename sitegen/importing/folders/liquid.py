"""Liquid in Jekyll's texts becomes Markdown of ours, or is told.

Sources: Jekyll's documentation, "Liquid", "Tags Filters", "Includes"; Liquid's, "raw", "comment".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from sitegen.importing.folders.branches import BLOCKS, shown_of
from sitegen.importing.folders.code import fenced, picture
from sitegen.importing.folders.conditions import Facts
from sitegen.importing.folders.shortcodes import reference
from sitegen.importing.folders.told import Told, brief
from sitegen.importing.held_back import holds_back, why_held

RAW = re.compile(r"\{%-?\s*raw\s*-?%\}(.*?)\{%-?\s*endraw\s*-?%\}", re.DOTALL)
CODE = re.compile(
    r"\{%-?\s*(highlight|codeblock)\b([^%]*?)-?%\}(.*?)\{%-?\s*end\1\s*-?%\}", re.DOTALL
)
TAG = re.compile(r"\{%-?\s*(\w+)\s*(.*?)\s*-?%\}", re.DOTALL)
END = re.compile(r"\{%-?\s*end([\w-]+)\s*-?%\}")
VALUE = re.compile(r"\{\{-?\s*(.*?)\s*-?\}\}", re.DOTALL)
ARGUMENT = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+))")
FILM = re.compile(r"youtube|vimeo", re.IGNORECASE)
PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg)$", re.IGNORECASE)
IMAGE_TAG = re.compile(
    r"(?:\S+\s+)??(?P<file>(?:https?:/|/|\.)\S+|\S+\.\w{3,4})(?P<rest>.*)", re.DOTALL
)
HARMLESS = frozenset({"escape", "strip", "xml_escape", "strip_html", "uri_escape", "downcase"})
KEPT = re.compile("\ue000(\\d+)\ue001")


def without_liquid(text: str, told: Told, site: Mapping[str, Any], page: Mapping[str, Any]) -> str:
    """Give a text in which Liquid became Markdown; what can't is left out and told.

    `site` and `page` are what `{{ site.… }}` and `{{ page.… }}` may say.
    """
    if "{%" not in text and "{{" not in text:
        return text
    kept: list[str] = []

    def keep(words: str) -> str:
        kept.append(words)
        return f"\ue000{len(kept) - 1}\ue001"

    text = text.replace("\ue000", "").replace("\ue001", "")
    text = RAW.sub(lambda match: keep(match[1]), text)
    shown = shown_of(text, Facts(site, page))
    for lost in shown.lost:
        told.lose(f"Liquid: {lost}")
    text = shown.text
    text = CODE.sub(lambda match: fenced(match[3], _language(match[2])), text)
    text = VALUE.sub(lambda match: _value(match, told, site, page), text)
    text = TAG.sub(lambda match: _tag(match, told), text)
    while KEPT.search(text):
        text = KEPT.sub(lambda match: kept[int(match[1])], text)
    return text


def unsure_of(text: str, site: Mapping[str, Any], page: Mapping[str, Any]) -> Iterator[str]:
    """Say of each condition that nothing here decides that what it shows may have been hidden."""
    if "{%" in text:
        text = RAW.sub("", text)
        for sign in shown_of(text, Facts(site, page)).unsure:
            yield f"nobody knows whether Jekyll showed what stands behind {sign}"
        for name in dict.fromkeys(END.findall(text)):
            if name not in BLOCKS and holds_back(name):
                yield why_held(f"the tag {name}")


def _language(words: str) -> str:
    name = words.split()[0] if words.split() else ""
    return name.removeprefix("lang:") if re.fullmatch(r"[\w:+#.-]+", name) else ""


def _tag(match: re.Match[str], told: Told) -> str:
    name, rest = match[1], match[2]
    if name == "link" or name == "post_url":
        return reference(rest.strip("\"' "))
    if name in ("youtube", "vimeo"):
        return _film(name, rest.split()[0].strip("\"'") if rest.split() else "")
    if name == "gist" and rest.split():
        address = f"https://gist.github.com/{quote(rest.split()[0], safe='/')}"
        told.change(f"a post that was shown in the text is a link: {address}")
        return f"\n\n<{address}>\n\n"
    if name == "img" and (found := IMAGE_TAG.fullmatch(rest)):
        return f"\n\n{picture(found['file'], found['rest'].strip(chr(34)))}\n\n"
    made = _include(rest) if name in ("include", "include_relative", "include_cached") else ""
    if not made:
        told.lose(f"Liquid: {brief(match[0])}")
    return made


def _film(host: str, number: str) -> str:
    start = (
        "https://www.youtube.com/watch?v=" if "youtube" in host.lower() else "https://vimeo.com/"
    )
    return f"\n\n{start}{quote(number)}\n\n" if number else ""


def _include(rest: str) -> str:
    """Give what an included file surely shows: a film of a host, a picture; "" for others."""
    file = rest.split()[0] if rest.split() else ""
    given = {
        name.lower(): next(value for value in values if value) if any(values) else ""
        for name, *values in ARGUMENT.findall(rest)
    }
    film = FILM.search(file)
    if film:
        return _film(film[0], given.get("id") or given.get("provider_id", ""))
    if file.startswith("video") and FILM.search(given.get("provider", "")):
        return _film(given["provider"], given.get("id", ""))
    names = ("src", "url", "file", "image_path", "path", "image", "img", "name")
    shown = next((given[name] for name in names if PICTURE.search(given.get(name, ""))), "")
    if not shown:
        return ""
    caption = given.get("caption") or given.get("description") or given.get("title", "")
    return f"\n\n{picture(shown, given.get('alt', ''), caption)}\n\n"


def _value(
    match: re.Match[str], told: Told, site: Mapping[str, Any], page: Mapping[str, Any]
) -> str:
    name, *filters = (part.strip() for part in match[1].split("|"))
    if name[:1] in "\"'" and name[-1:] == name[:1]:
        value: Any = name[1:-1]
    else:
        where, _, key = name.partition(".")
        known = {"site": site, "page": page}.get(where, {})
        value = known.get(key)
        if key in ("baseurl", "url") and where == "site":
            value = value or ""
    said = str(value) if isinstance(value, str | int | float) else None
    for each in filters:
        said = _filtered(said, each, site)
    if said is None:
        told.lose(f"Liquid: {brief(match[0])}")
    return said or ""


def _filtered(said: str | None, name: str, site: Mapping[str, Any]) -> str | None:
    base = str(site.get("baseurl") or "").rstrip("/")
    if said is None or name in HARMLESS:
        return said
    if name == "relative_url":
        return f"{base}/{said.lstrip('/')}"
    if name == "absolute_url":
        return f"{str(site.get('url') or '').rstrip('/')}{base}/{said.lstrip('/')}"
    prepended = re.fullmatch(r"prepend:\s*site\.(baseurl|url)", name)
    if prepended:
        return f"{str(site.get(prepended[1]) or '').rstrip('/')}{said}"
    return None
