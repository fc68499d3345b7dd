"""A strict reader of HTML: what it accepts, no browser has to mend."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"br", "hr", "img", "source", "wbr"}
INLINE_ONLY = {"p", "h2", "h3", "h4", "h5", "h6", "dt", "summary", "a", "em", "strong", "span"}
BLOCKS = {"p", "div", "ul", "ol", "dl", "table", "pre", "blockquote", "figure", "section", "hr"}
ALLOWED_SCHEMES = ("http://", "https://", "mailto:", "tel:")


class Strict(HTMLParser):
    """Fails at the first thing that isn't as it should be."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"attribute twice in <{tag}>"
        assert not (tag in BLOCKS and self.open and self.open[-1] in INLINE_ONLY), (tag, self.open)
        assert not (tag == "a" and "a" in self.open), "link in link"
        for name, value in attrs:
            assert name != "style"
            assert not name.startswith("on")
            if name == "id":
                assert value
                assert value not in self.ids, f"id {value} twice"
                self.ids.add(value)
            if name == "href" and ":" in (value or "").partition("/")[0]:
                assert (value or "").startswith(ALLOWED_SCHEMES), value
            if name == "src":
                assert (value or "").startswith("/"), value
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> too much"
        assert self.open.pop() == tag


def assert_wellformed(html: str) -> None:
    """Fail unless elements are closed in order, ids unique, and nothing in it can run."""
    reader = Strict()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    for forbidden in ("<script", "<iframe", "<style", "\x02", "\x03"):
        assert forbidden not in html, forbidden
