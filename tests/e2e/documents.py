"""The pages of an output, parsed; where their links lead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

from tests.e2e.pages import page_address

HOST = "https://www.example.org"
LINKS = ("href", "src", "poster", "action", "data-script", "data-pagefind")


@dataclass(frozen=True)
class Document:
    """A page: its file, its address, its parsed content."""

    file: Path
    address: str

    @cached_property
    def tree(self) -> html.HtmlElement:
        return html.document_fromstring(self.file.read_bytes())

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The places of the page that links can lead to."""
        return frozenset(self.tree.xpath("//@id"))

    @property
    def is_redirect(self) -> bool:
        return bool(self.tree.xpath("//meta[@http-equiv='refresh']"))

    @property
    def is_for_searchers(self) -> bool:
        return not self.tree.xpath("//meta[@name='robots'][contains(@content, 'noindex')]")

    def meta(self, name: str) -> list[str]:
        """Return the contents of all `<meta>` of a name or property."""
        found = self.tree.xpath("//meta[@name=$name or @property=$name]/@content", name=name)
        return [str(value) for value in found]

    def links(self) -> Iterator[str]:
        """Give every address that the page names, also in templates, as it is written."""
        for name in LINKS:
            yield from (str(value) for value in self.tree.xpath(f"//@{name}"))
        for value in self.tree.xpath("//@srcset"):
            yield from (part.split()[0] for part in str(value).split(","))


def documents(output: Path) -> list[Document]:
    """Return all pages of an output, sorted by path."""
    return [Document(file, page_address(output, file)) for file in sorted(output.rglob("*.html"))]


def lost_links(output: Path, pages: list[Document]) -> list[str]:
    """Return the links to files and places of the site that aren't there, with their page."""
    by_file = {page.file: page for page in pages}
    lost = []
    for page in pages:
        for link in sorted(set(page.links())):
            target = urlsplit(urljoin(HOST + page.address, link))
            if f"{target.scheme}://{target.netloc}" != HOST:
                continue
            path = unquote(target.path)
            file = output / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))
            anchor = unquote(target.fragment)
            if not file.is_file():
                lost.append(f"{page.address}: {link}: no such file")
            elif file in by_file and anchor and anchor not in by_file[file].anchors:
                lost.append(f"{page.address}: {link}: no such place")
    return lost
