"""Reading a page of HTML into facts, as a browser's parser sees it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from sitegen.audit.facts import PageFacts, Reference, Use
from sitegen.audit.outline import wrong_headings

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

USES: dict[str, dict[str, Use]] = {
    "a": {"href": "link"},
    "area": {"href": "link"},
    "img": {"src": "picture"},
    "image": {"href": "picture"},
    "input": {"src": "picture"},
    "video": {"poster": "picture", "src": "media"},
    "audio": {"src": "media"},
    "source": {"src": "media"},
    "track": {"src": "media"},
    "embed": {"src": "media"},
    "object": {"data": "media"},
    "script": {"src": "script"},
    "iframe": {"src": "frame"},
    "form": {"action": "form"},
    "button": {"formaction": "form"},
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

SILENT = frozenset(
    "class type role title rel hreflang datetime scope width height aria-hidden aria-label "
    "aria-labelledby aria-describedby aria-current focusable viewbox d fill stroke stroke-width "
    "stroke-linecap stroke-linejoin x y x1 x2 y1 y2 r cx cy points".split()
)
"""Frequent attributes that tell nothing: most elements have no others, and need no closer look."""

UNJUDGED = ("mailto:", "tel:")
"""Links of which no rule asks anything."""

SPACES = re.compile(r"\s+")
REFRESH = re.compile(r"^\s*[\d.]*\s*[;,]?\s*(?:url\s*=)?\s*['\"]?([^'\"]*)", re.IGNORECASE)
CANDIDATE = re.compile(r"\s*([^\s,]\S*[^\s,])(?:\s+[^,]*)?\s*(?:,|$)")
WITHOUT_FORM = {"application/ld+json", "application/json", "text/plain"}
"""Types of scripts that are data, so that no policy concerns them."""

Attributes = dict[str, str | None]
NO_USES: dict[str, Use] = {}


def page_facts(data: bytes) -> PageFacts:
    """Read a page. Any bytes give facts: what is missing is empty."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(data.decode("utf-8", errors="replace"))
    found = Found()
    root = tree.root
    if root is not None:
        for node in root.traverse(include_text=False):
            tag, given = node.tag or "", node.attributes
            if tag in TELLING or not SILENT.issuperset(given):
                found.see(node, tag, given)
    return PageFacts(
        size=len(zlib.compress(data, 1)),
        lang=found.root.get("lang") or "",
        direction=found.root.get("dir") or "",
        title=found.titles[0] if found.titles else "",
        description=found.description,
        canonical=tuple(found.canonical),
        unindexed=found.unindexed,
        refresh=found.refresh,
        policy=found.policy,
        alternates=tuple(found.alternates),
        anchors=tuple(sorted(found.anchors)),
        repeated=tuple(sorted(found.repeated)),
        references=tuple(dict.fromkeys(found.told())),
        outline=tuple(wrong_headings(found.headings)),
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

    root: Attributes = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    description: str = ""
    unindexed: bool = False
    refresh: str = ""
    policy: str = ""
    canonical: list[str] = field(default_factory=list)
    alternates: list[tuple[str, str]] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    repeated: set[str] = field(default_factory=set)
    references: dict[Reference, None] = field(default_factory=dict)
    headings: list[tuple[int, str]] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)
    unsized: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    parts: list[tuple[str, str]] = field(default_factory=list)

    def see(self, node: LexborNode, tag: str, given: Attributes) -> None:
        """Take in one element."""
        if tag == "html":
            self.root = given
            return
        if not SILENT.issuperset(given):
            self._see_attributes(tag, given)
        if tag in HEADINGS:
            self.headings.append((int(tag[1]), plain(node.text())))
        elif tag == "title" and node.parent is not None and node.parent.tag == "head":
            self.titles.append(plain(node.text()))
        elif tag in ELEMENTS:
            ELEMENTS[tag](self, given)

    def _see_attributes(self, tag: str, given: Attributes) -> None:
        uses = USES.get(tag, NO_USES)
        for name, value in given.items():
            if name in SILENT:
                continue
            if use := uses.get(name):
                self.refer(value or "", use)
            elif name == "id" or (name == "name" and tag == "a"):
                (self.repeated if value in self.anchors else self.anchors).add(value or "")
            elif name in ("srcset", "imagesrcset"):
                for each in candidates(value):
                    self.refer(each, "picture")
            elif name in ("lang", "dir"):
                self.parts.append((given.get("lang") or "", given.get("dir") or ""))
            elif name == "style" or name.startswith("on"):
                self.inline.append(name)

    def refer(self, address: str, use: Use) -> None:
        """Take in an address."""
        self.references[Reference(address=address, use=use)] = None

    def told(self) -> Iterator[Reference]:
        """Give what a rule asks about: not those parts of the page itself that are there.

        Buttons by which one shares the page lead to one address, whatever page they hand over.
        """
        here = self.anchors | {"top"}
        own = quote(self.canonical[0], safe="") if self.canonical else ""
        for each in self.references:
            if each.address.startswith("#"):
                if unquote(each.address[1:]) in here:
                    continue
            elif each.use == "link":
                before, _, query = each.address.partition("?")
                if before.startswith(UNJUDGED):
                    continue
                if own and own in query:
                    yield Reference(address=before, use="link")
                    continue
            yield each

    def see_meta(self, given: Attributes) -> None:
        """Take in a `meta`."""
        content = given.get("content") or ""
        name = (given.get("name") or given.get("property") or "").lower()
        said = (given.get("http-equiv") or "").lower()
        if name == "description":
            self.description = plain(content)
        elif name == "robots":
            self.unindexed |= "noindex" in content.lower() or "none" in content.lower()
        elif name in CARD:
            self.refer(content, "share")
        elif said == "refresh" and (match := REFRESH.match(content)):
            self.refresh = match[1].strip()
        elif said == "content-security-policy":
            self.policy = content

    def see_link(self, given: Attributes) -> None:
        """Take in a `link`."""
        address = given.get("href") or ""
        relations = (given.get("rel") or "").lower().split()
        if "canonical" in relations:
            self.canonical.append(address)
        elif "alternate" in relations and given.get("hreflang"):
            self.alternates.append((given.get("hreflang") or "", address))
        elif "alternate" in relations:
            self.refer(address, "feed")
        for relation in relations:
            if relation in RELATIONS:
                self.refer(address, RELATIONS[relation])

    def see_picture(self, given: Attributes) -> None:
        """Take in an `img`."""
        about = given.get("src") or given.get("srcset") or ""
        if "alt" not in given:
            self.unnamed.append(about)
        if not (given.get("width") and given.get("height")):
            self.unsized.append(about)

    def see_script(self, given: Attributes) -> None:
        """Take in a `script`."""
        if "src" not in given and (given.get("type") or "").lower() not in WITHOUT_FORM:
            self.inline.append("script")

    def see_style(self, given: Attributes) -> None:
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
TELLING = HEADINGS | ELEMENTS.keys() | {"html", "title"}
"""Elements that tell something whatever their attributes are."""


def candidates(value: str | None) -> Iterator[str]:
    """Give the addresses of a `srcset` (HTML Living Standard, "Srcset attributes")."""
    for match in CANDIDATE.finditer(value or ""):
        yield match[1]
