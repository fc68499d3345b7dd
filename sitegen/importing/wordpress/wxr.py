"""An export of WordPress as values: what WXR 1.0 to 1.2 hold of a site, item by item.

The format is what `export_wp()` of WordPress writes (wp-admin/includes/export.php): RSS 2.0 with
elements of namespaces whose addresses name the version.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

from sitegen.importing.wordpress.export import Author, Export, Label, Lost, Post, Term
from sitegen.importing.wordpress.stream import Notes, Piece, is_refused, read_pieces

NAMESPACES = {
    "wp": "http://wordpress.org/export/1.2/",
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
}
DECLARED = re.compile(r"""xmlns:(\w+)\s*=\s*["']([^"'<>]{1,200})["']""")
FIELD = re.compile(
    r"<(?P<name>title|link|description|language|generator|\w+:(?:wxr_version|base_site_url"
    r"|base_blog_url))(?:\s[^<>]*)?>(?P<text>[^<]*)</(?P=name)\s*>"
)
EXPORT = re.compile(r"https?://(?:www\.)?wordpress\.org/export/[\d.]*/?(?P<excerpt>excerpt/?)?$")
PREFIX = re.compile(r"<(?P<end>/?)(?P<prefix>\w+):(?=[\w.-])")


NO_EXPORT = "no export of WordPress (Tools, Export, All content in its administration makes one)"
NO_DOCTYPE = "it has a DOCTYPE, which no export of WordPress has, so nothing of it is read"


class _RefusedError(Exception):
    """A file that nothing is taken of; its text says why."""


def read_export(file: Path, number: int = 0, lang: str = "") -> Export:
    """Read an export; `number` tells it from others, `lang` is that of all its posts, "" unknown.

    What can't be read is told, and the rest is there. Raises OSError where the file can't be read.
    """
    notes = Notes()
    reading = _Reading(file.name, number, lang)
    try:
        for piece in read_pieces(file, reading.see, notes):
            reading.take(piece)
        export = reading.export()
    except _RefusedError as refusal:
        return Export(file.name, refused=str(refusal))
    return replace(export, notes=tuple(notes.lines.items()))


class _Reading:
    """An export while it is read."""

    def __init__(self, name: str, number: int, lang: str) -> None:
        self._name, self._number, self._lang = name, number, lang
        self._fields: dict[str, str] = {}
        self._namespaces = dict(NAMESPACES)
        self._posts: list[Post] = []
        self._terms: list[Term] = []
        self._authors: list[Author] = []
        self._lost: list[Lost] = []
        self._is_feed = False

    def see(self, text: str) -> None:
        """Take what stands between the pieces."""
        if is_refused(text):
            raise _RefusedError(NO_DOCTYPE)
        self._is_feed = self._is_feed or "<channel" in text or "<rss" in text
        self._namespaces |= dict(DECLARED.findall(text))
        for found in FIELD.finditer(text):
            name = found["name"].rpartition(":")[2]
            self._fields.setdefault(name, html.unescape(found["text"]).strip())

    def take(self, piece: Piece) -> None:
        """Take a piece."""
        where = f"{self._name}:{piece.line}"
        if piece.is_cut:
            self._lost.append(Lost(where, piece.name, "the file ends, or is damaged, within it"))
            return
        try:
            element = self._parsed(piece.text)
        except ElementTree.ParseError as error:
            line = piece.line + error.position[0] - 2
            why = f"not XML at line {line}: {error.msg.partition(':')[0]}"
            self._lost.append(Lost(where, piece.name, why))
            return
        match piece.name.rpartition(":")[2]:
            case "item":
                self._posts.append(self._post(element, where))
            case "author":
                self._authors.append(_author(element, where))
            case domain:
                self._terms.append(_term(element, domain, where))

    def _parsed(self, text: str) -> ElementTree.Element:
        """Parse a piece. A namespace that the file uses and doesn't declare is one of its own."""
        used = {found["prefix"] for found in PREFIX.finditer(text)}
        names = {prefix: f"urn:undeclared:{prefix}" for prefix in used} | self._namespaces
        declared = " ".join(
            f'xmlns:{prefix}="{html.escape(name)}"'
            for prefix, name in names.items()
            if prefix not in ("xml", "xmlns")
        )
        parser = ElementTree.XMLParser()
        parser.feed(f"<piece {declared}>\n{text}</piece>")
        return parser.close()[0]

    def _post(self, item: ElementTree.Element, where: str) -> Post:
        said = _said(item)
        labels = tuple(
            Label(each.get("domain", "category"), each.get("nicename", ""), _text(each))
            for each in item.findall("category")
            if each.get("nicename") or each.get("domain")
        )
        meta: dict[str, tuple[str, ...]] = {}
        for each in _all(item, "postmeta"):
            inner = _said(each)
            key = inner.get("wp:meta_key", "")
            meta[key] = (*meta.get(key, ()), inner.get("wp:meta_value", ""))
        enclosures = tuple(
            f"{each.get('url', '')}\n{each.get('length', '')}\n{each.get('type', '')}"
            for each in item.findall("enclosure")
        )
        if enclosures:
            meta.setdefault("enclosure", enclosures)
        return Post(
            id=said.get("wp:post_id", "").strip(),
            type=said.get("wp:post_type", "").strip() or "post",
            status=said.get("wp:status", "").strip(),
            title=said.get("title", ""),
            link=said.get("link", "").strip(),
            slug=said.get("wp:post_name", "").strip(),
            content=said.get("content:encoded", ""),
            excerpt=said.get("excerpt:encoded", ""),
            creator=said.get("dc:creator", "").strip(),
            date=_moment(said.get("wp:post_date", "")),
            date_gmt=_moment(said.get("wp:post_date_gmt", "")),
            modified=_moment(said.get("wp:post_modified", "")),
            parent=said.get("wp:post_parent", "").strip().lstrip("0"),
            order=_number(said.get("wp:menu_order", "")),
            password=said.get("wp:post_password", ""),
            guid=said.get("guid", "").strip(),
            labels=labels,
            meta=meta,
            attachment_url=said.get("wp:attachment_url", "").strip(),
            comments=sum(1 for _ in _all(item, "comment")),
            lang=self._lang,
            file=self._number,
            where=where,
        )

    def export(self) -> Export:
        """Give what was read. Raises _RefusedError for what is no export."""
        if not self._is_feed or not (self._posts or self._terms or self._authors or self._lost):
            raise _RefusedError(NO_EXPORT)
        fields = self._fields
        names = ("base_blog_url", "link", "base_site_url")
        home = next((fields[name] for name in names if fields.get(name)), "")
        return Export(
            name=self._name,
            title=fields.get("title", ""),
            description=fields.get("description", ""),
            base=home.rstrip("/"),
            language=fields.get("language", ""),
            version=fields.get("wxr_version", ""),
            posts=tuple(self._posts),
            terms=tuple(self._terms),
            authors=tuple(self._authors),
            lost=tuple(self._lost),
        )


@lru_cache(maxsize=512)
def _name_of(tag: str) -> str:
    """Give an element's name with the prefix that WordPress writes, whatever the file's is."""
    namespace, brace, name = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
    if not brace:
        return name
    if found := EXPORT.match(namespace):
        return f"{'excerpt' if found['excerpt'] else 'wp'}:{name}"
    # Some write the addresses with https.
    plain = namespace.replace("https:", "http:", 1)
    prefix = next((p for p, known in NAMESPACES.items() if known == plain), "")
    return f"{prefix or namespace.rpartition(':')[2]}:{name}"


def _said(element: ElementTree.Element) -> dict[str, str]:
    """Give the texts of an element's children; of several of one name, the first."""
    found: dict[str, str] = {}
    for child in element:
        found.setdefault(_name_of(child.tag), _text(child))
    return found


def _text(element: ElementTree.Element) -> str:
    return "".join(element.itertext())


def _all(item: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    return (child for child in item if _name_of(child.tag) == f"wp:{name}")


def _author(element: ElementTree.Element, where: str) -> Author:
    said = _said(element)
    login = said.get("wp:author_login", "").strip()
    full = f"{said.get('wp:author_first_name', '')} {said.get('wp:author_last_name', '')}".strip()
    name = said.get("wp:author_display_name", "").strip() or full or login
    return Author(said.get("wp:author_id", "").strip(), login, name, where)


def _term(element: ElementTree.Element, kind: str, where: str) -> Term:
    """Give a term: 1.0 and 1.1 name categories and tags by elements of their own."""
    said = _said(element)
    own = {"category": "category", "tag": "post_tag"}
    domain: str = own.get(kind, "") or said.get("wp:term_taxonomy", "")
    slugs = (said.get(f"wp:{name}") for name in ("category_nicename", "tag_slug", "term_slug"))
    names = (said.get(f"wp:{name}") for name in ("cat_name", "tag_name", "term_name"))
    about = (f"wp:{name}_description" for name in ("category", "tag", "term"))
    return Term(
        id=said.get("wp:term_id", "").strip(),
        domain=domain.strip(),
        slug=next(filter(None, slugs), "").strip(),
        name=next(filter(None, names), "").strip(),
        parent=(said.get("wp:category_parent") or said.get("wp:term_parent") or "").strip(),
        description=next(filter(None, map(said.get, about)), ""),
        where=where,
    )


def _moment(text: str) -> str:
    """Give a moment, "" for that of nothing, which WordPress writes with zeros."""
    text = text.strip()
    return "" if text.startswith("0000") else text


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        return 0
