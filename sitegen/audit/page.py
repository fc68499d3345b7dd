"""Reading a page of HTML into facts, as a browser's parser sees it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sitegen.audit.facts import PageFacts, Reference, Use

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

USES: dict[tuple[str, str], Use] = {
    ("a", "href"): "link",
    ("area", "href"): "link",
    ("img", "src"): "picture",
    ("image", "href"): "picture",
    ("input", "src"): "picture",
    ("video", "poster"): "picture",
    ("audio", "src"): "media",
    ("video", "src"): "media",
    ("source", "src"): "media",
    ("track", "src"): "media",
    ("embed", "src"): "media",
    ("object", "data"): "media",
    ("script", "src"): "script",
    ("iframe", "src"): "frame",
    ("form", "action"): "form",
    ("button", "formaction"): "form",
}
"""Attributes that hold an address (HTML Living Standard, "Attributes"), with what it is for."""

RELATIONS: dict[str, Use] = {
    "stylesheet": "style",
    "icon": "icon",
    "apple-touch-icon": "icon",
    "manifest": "hint",
    "preload": "hint",
    "modulepreload": "hint",
    "prefetch": "hint",
}
"""What a `link` is for, by its `rel`; alternates and canonical have fields of their own."""

CARD = {"og:image", "og:url", "twitter:image", "og:audio"}
"""Properties whose content is an address (The Open Graph protocol)."""

WATCHED = frozenset(
    {"id", "name", "srcset", "imagesrcset", "style", "lang", "dir", *(name for _, name in USES)}
)
"""Attributes that any element may tell something by, beside handlers."""

SPACES = re.compile(r"\s+")
REFRESH = re.compile(r"^\s*[\d.]*\s*[;,]?\s*(?:url\s*=)?\s*['\"]?([^'\"]*)", re.IGNORECASE)
CANDIDATE = re.compile(r"\s*([^\s,]\S*[^\s,])(?:\s+[^,]*)?\s*(?:,|$)")
WITHOUT_FORM = {"application/ld+json", "application/json", "text/plain"}
"""Types of scripts that are data, so that no policy concerns them."""


def page_facts(data: bytes) -> PageFacts:
    """Read a page. Any bytes give facts: what is missing is empty."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(data.decode("utf-8", errors="replace"))
    found = Found()
    root = tree.root
    if root is not None:
        for node in root.traverse(include_text=False):
            found.see(node)
    title = tree.css_first("head > title")
    return PageFacts(
        size=len(zlib.compress(data, 1)),
        lang=found.root.get("lang") or "",
        direction=found.root.get("dir") or "",
        title=plain(title.text()) if title is not None else "",
        description=found.description,
        canonical=tuple(found.canonical),
        unindexed=found.unindexed,
        refresh=found.refresh,
        policy=found.policy,
        alternates=tuple(found.alternates),
        anchors=tuple(sorted(found.anchors)),
        repeated=tuple(sorted(found.repeated)),
        references=tuple(dict.fromkeys(found.references)),
        headings=tuple(found.headings),
        unnamed=tuple(found.unnamed),
        unsized=tuple(found.unsized),
        inline=tuple(dict.fromkeys(found.inline)),
        parts=tuple(dict.fromkeys(found.parts)),
    )


def plain(text: str) -> str:
    """Give a text with single spaces, as it is shown."""
    return SPACES.sub(" ", text).strip()


@dataclass
class Found:
    """What was found on the way through a page."""

    root: dict[str, str | None] = field(default_factory=dict)
    description: str = ""
    unindexed: bool = False
    refresh: str = ""
    policy: str = ""
    canonical: list[str] = field(default_factory=list)
    alternates: list[tuple[str, str]] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    repeated: set[str] = field(default_factory=set)
    references: list[Reference] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)
    unsized: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    parts: list[tuple[str, str]] = field(default_factory=list)

    def see(self, node: LexborNode) -> None:
        """Take in one element."""
        tag = str(node.tag)
        given = node.attributes
        if tag == "html":
            self.root = dict(given)
        elif given:
            self._see_attributes(tag, given)
        if tag in HEADINGS:
            self.headings.append((int(tag[1]), plain(node.text())))
        elif tag in ELEMENTS:
            ELEMENTS[tag](self, given)

    def _see_attributes(self, tag: str, given: dict[str, str | None]) -> None:
        for name, value in given.items():
            if name not in WATCHED:
                if name.startswith("on"):
                    self.inline.append(name)
            elif name == "id" or (name == "name" and tag == "a"):
                (self.repeated if value in self.anchors else self.anchors).add(value or "")
            elif (use := USES.get((tag, name))) is not None:
                self.references.append(Reference(address=value or "", use=use))
            elif name in ("srcset", "imagesrcset"):
                self.references += (
                    Reference(address=each, use="picture") for each in candidates(value)
                )
            elif name == "style":
                self.inline.append(name)
            elif name in ("lang", "dir"):
                self.parts.append((given.get("lang") or "", given.get("dir") or ""))

    def see_meta(self, given: dict[str, str | None]) -> None:
        """Take in a `meta`."""
        content = given.get("content") or ""
        name = (given.get("name") or given.get("property") or "").lower()
        said = (given.get("http-equiv") or "").lower()
        if name == "description":
            self.description = plain(content)
        elif name == "robots":
            self.unindexed |= "noindex" in content.lower() or "none" in content.lower()
        elif name in CARD:
            self.references.append(Reference(address=content, use="share"))
        elif said == "refresh" and (match := REFRESH.match(content)):
            self.refresh = match[1].strip()
        elif said == "content-security-policy":
            self.policy = content

    def see_link(self, given: dict[str, str | None]) -> None:
        """Take in a `link`."""
        address = given.get("href") or ""
        relations = (given.get("rel") or "").lower().split()
        if "canonical" in relations:
            self.canonical.append(address)
        elif "alternate" in relations and given.get("hreflang"):
            self.alternates.append((given.get("hreflang") or "", address))
        elif "alternate" in relations:
            self.references.append(Reference(address=address, use="feed"))
        for relation in relations:
            if relation in RELATIONS:
                self.references.append(Reference(address=address, use=RELATIONS[relation]))

    def see_picture(self, given: dict[str, str | None]) -> None:
        """Take in an `img`."""
        about = given.get("src") or given.get("srcset") or ""
        if "alt" not in given:
            self.unnamed.append(about)
        if not (given.get("width") and given.get("height")):
            self.unsized.append(about)

    def see_script(self, given: dict[str, str | None]) -> None:
        """Take in a `script`."""
        if "src" not in given and (given.get("type") or "").lower() not in WITHOUT_FORM:
            self.inline.append("script")

    def see_style(self, given: dict[str, str | None]) -> None:
        """Take in a `style`."""
        self.inline.append("style")


HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
ELEMENTS = {
    "meta": Found.see_meta,
    "link": Found.see_link,
    "img": Found.see_picture,
    "script": Found.see_script,
    "style": Found.see_style,
}


def candidates(value: str | None) -> Iterator[str]:
    """Give the addresses of a `srcset` (HTML Living Standard, "Srcset attributes")."""
    for match in CANDIDATE.finditer(value or ""):
        yield match[1]
