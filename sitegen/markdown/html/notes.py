"""How footnotes are written: numbered as they come, at the end, with ways back."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from sitegen.markdown.html.attributes import write_attributes
from sitegen.markdown.html.writer import Attributes, Writer
from sitegen.markdown.inline.footnotes import NOTE


@dataclass
class _References:
    """The references to one note: its number, its own id, and theirs."""

    number: int
    note: str
    anchors: list[str] = field(default_factory=list)


class Notes:
    """The footnotes of one page, taken out of its tree."""

    def __init__(self, root: Element) -> None:
        self._notes = {note.get("name", ""): note for note in root.findall(NOTE)}
        for note in self._notes.values():
            root.remove(note)
        # By name, in the order of the first references.
        self._references: dict[str, _References] = {}

    def write_reference(self, writer: Writer, element: Element) -> None:
        """Write the number of a note as a link to it (DPUB-ARIA, doc-noteref)."""
        name = element.get("name", "")
        found = self._references.get(name)
        if found is None:
            number = len(self._references) + 1
            found = _References(number, writer.anchors.take(f"fn-{number}"))
            self._references[name] = found
        if writer.is_in_link:
            writer.out.append(f"<sup>{found.number}</sup>")
            return
        wanted = f"fnref-{found.number}"
        if found.anchors:
            wanted = f"{wanted}-{len(found.anchors) + 1}"
        found.anchors.append(writer.anchors.take(wanted))
        writer.out.append(
            f'<sup id="{found.anchors[-1]}">'
            f'<a href="#{found.note}" role="doc-noteref">{found.number}</a></sup>'
        )

    def write_all(self, writer: Writer) -> None:
        """Write the notes that the text refers to (DPUB-ARIA, doc-endnotes); report the others."""
        if self._references:
            self._write_list(writer)
        for name, note in self._notes.items():
            if name not in self._references:
                near = note.get("line", "") or f"[^{name}]:"
                writer.report.warn(f"[^{name}]: nothing refers to this footnote", near)

    def _write_list(self, writer: Writer) -> None:
        label = writer.resolver.message("Footnotes")
        section: Attributes = {"class": "footnotes", "role": "doc-endnotes", "aria-label": label}
        writer.out.append(f"<section{write_attributes(section)}>\n<ol>\n")
        slots: list[int] = []
        # A note may refer to others, which come behind it then.
        while len(slots) < len(self._references):
            name = list(self._references)[len(slots)]
            slots.append(self._write_note(writer, self._references[name].note, self._notes[name]))
        for slot, found in zip(slots, self._references.values(), strict=True):
            ways = [_way_back(writer, found.number, anchor) for anchor in found.anchors]
            writer.out[slot] = "".join(ways)
        writer.out.append("</ol>\n</section>\n")

    def _write_note(self, writer: Writer, anchor: str, note: Element) -> int:
        """Write one note; the place in the output for its ways back."""
        writer.out.append(f'<li id="{anchor}">')
        writer.inside(note)
        if writer.out[-1] == "</p>\n":
            writer.out.pop()
        else:
            writer.out.append("<p>")
        writer.out += ["", "</p>\n", "</li>\n"]
        return len(writer.out) - 3


def _way_back(writer: Writer, number: int, anchor: str) -> str:
    label = writer.resolver.message("Back to the text, note {number}")
    attributes: Attributes = {
        "href": f"#{anchor}",
        "role": "doc-backlink",
        "aria-label": label.replace("{number}", str(number)),
    }
    return f" <a{write_attributes(attributes)}>↑</a>"
