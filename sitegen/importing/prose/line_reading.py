"""What stands in a line of a foreign text: words, marks around them, pictures, references."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from sitegen.importing.prose.addresses import Addresses
from sitegen.importing.prose.footnotes import REFERENCE
from sitegen.importing.prose.languages import language_of
from sitegen.importing.prose.pieces import (
    SHOWN,
    Inline,
    file_name,
    flat,
    is_shown,
    lazy_source,
    trimmed,
    what_of,
)
from sitegen.importing.prose.tree import BLOCKS, REMARK, Node, Told
from sitegen.text import shortened

SAME: Final = {
    "acronym": "abbr",
    "b": "strong",
    "i": "em",
    "s": "del",
    "strike": "del",
    "tt": "code",
} | {
    name: name
    for name in "abbr cite code del dfn em ins kbd mark q samp small strong sub sup u var".split()
}
"""Elements in a line that have a meaning which ours can say."""

WITHOUT_MEANING: Final = frozenset(
    "bdi big center data font label nobr output rb rp rt span time".split()
)
LOST_WHOLE: Final = frozenset(
    "applet base button canvas fieldset form frame frameset input keygen link math meta noembed"
    " noframes object param progress script select slot source style svg template textarea track"
    " meter map area embed title".split()
)
"""Elements of which nothing comes over, but their address where they have one."""

REFERENCE_READ: Final = "note"
HEADINGS: Final = frozenset("h1 h2 h3 h4 h5 h6".split())


class LineReading:
    """Reads lines, and notes what is lost on the way."""

    def __init__(self, addresses: Addresses, language: str) -> None:
        self.addresses = addresses
        self.language = language
        self.told: list[Told] = []
        # Places that links of the text lead to, and that the next line has to have.
        self.anchors: list[str] = []

    def lose(self, what: str) -> None:
        """Note what doesn't come over."""
        self.told.append(Told(what))

    def change(self, what: str) -> None:
        """Note what comes over as something else."""
        self.told.append(Told(what, False))

    def _language_of(self, node: Node) -> str:
        """Give the language that an element has to be given; that of our own page is as it is."""
        if "lang" not in node.attributes and "xml:lang" not in node.attributes:
            return ""
        if not self.language:
            return node.get("lang")
        language, lost = language_of(node, self.language)
        if lost:
            self.lose(lost)
        return language

    def see(self, node: Node) -> None:
        """Note what no element keeps: looks, and what runs by itself; keep the anchors."""
        for name, value in node.attributes.items():
            if name == "style" and value:
                self.lose(f'looks: style="{shortened(" ".join(value.split()), SHOWN)}"')
            elif name.startswith("on"):
                self.lose(f'what runs by itself: {name}="{shortened(value, SHOWN)}"')
        for name in ("id", "name"):
            anchor = node.attributes.get(name)
            if anchor and self.addresses.is_linked(anchor) and node.tag not in HEADINGS:
                kept = self.addresses.anchor_of(anchor)
                self.anchors += [kept] if kept else []

    def line(self, children: Iterable[Node | str]) -> Inline:
        """Read what stands in a line."""
        found: Inline = []
        for child in children:
            if isinstance(child, str):
                found.append(child)
                continue
            if child.attributes:
                self.see(child)
                found += [Node("span", {"id": anchor}) for anchor in self.anchors]
                self.anchors = []
            found += self._inline(child)
        return found

    def words(self, children: Sequence[Node | str]) -> Inline:
        """Read what is one line, though blocks may stand in it."""
        return trimmed(self.line(flat(children)))

    def _inline(self, node: Node) -> Inline:
        tag = node.tag
        if tag in ("br", "wbr"):
            return [Node(tag)]
        if tag in ("img", "picture"):
            return self.picture(node)
        if tag == REMARK:
            self.lose(f'a remark: "{shortened(" ".join(node.get("text").split()), SHOWN)}"')
            return []
        if tag in LOST_WHOLE:
            self.lose(what_of(node))
            return []
        inner = self.line(node.children)
        mark = self._mark_of(node)
        if tag == "sitegen-told":
            self.change(node.get("what"))
        elif mark is None and tag != "a" and not (tag in WITHOUT_MEANING or tag in BLOCKS):
            self.change(f"<{tag}>: only what stands in it")
        if mark is None:
            return inner
        if mark.tag == "a" and not is_shown(inner):
            self.lose(f'a link without words to "{shortened(mark.get("href"), SHOWN)}"')
            return inner
        if mark.tag != REFERENCE_READ and not is_shown(inner):
            return inner
        mark.children = inner
        return [mark]

    def _mark_of(self, node: Node) -> Node | None:
        """Give what an element in a line means, without what stands in it; None: nothing."""
        tag = SAME.get(node.tag)
        if tag is not None:
            about = {"title": node.get("title")} if tag == "abbr" and node.get("title") else {}
            if language := self._language_of(node):
                about["lang"] = language
            return Node(tag, about)
        if node.tag == "a" and "href" in node.attributes:
            address, problem = self.addresses.link(node.get("href"))
            if problem:
                shown = shortened(node.get("href"), SHOWN)
                self.lose(f'the address of a link, "{shown}": {problem}')
                return None
            title = " ".join(node.get("title").split())
            return Node("a", {"href": address, **({"title": title} if title else {})})
        if node.tag == REFERENCE:
            return Node(REFERENCE_READ, {"name": node.get("name")})
        language = self._language_of(node)
        return Node("span", {"lang": language}) if language else None

    def picture(self, node: Node) -> Inline:
        """Read a picture; one that isn't here is a link to where it is."""
        image = next((each for each in node.walk() if each.tag == "img"), node)
        if image is not node:
            self.see(image)
        given = lazy_source(image)
        alt = " ".join(image.get("alt").split())
        if not given:
            self.lose("a picture without an address")
            return [alt] if alt else []
        address, problem = self.addresses.file(given)
        if not problem:
            return [Node("picture", {"src": address, "alt": alt})]
        link, refused = self.addresses.link(address)
        if refused:
            self.lose(f'a picture, "{shortened(given, SHOWN)}": {refused}')
            return [alt] if alt else []
        self.change(f'a picture that is elsewhere, "{shortened(address, SHOWN)}": a link to it')
        return [Node("a", {"href": link}, [alt or file_name(address)])]
