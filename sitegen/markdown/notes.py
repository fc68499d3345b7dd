"""How footnotes are written: numbered as they come, at the end, with ways back."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from sitegen.markdown.attributes import write_attributes
from sitegen.markdown.footnotes import NOTE
from sitegen.markdown.writer import Attributes, Writer


class Notes:
    """The footnotes of one page, taken out of its tree."""

    def __init__(self, root: Element) -> None:
        self._notes = {note.get("name", ""): note for note in root.findall(NOTE)}
        for note in self._notes.values():
            root.remove(note)
        # Names in the order of their first references; for each name the ids of these.
        self._references: dict[str, list[str]] = {}

    def write_reference(self, writer: Writer, element: Element) -> None:
        """Write the number of a note as a link to it (DPUB-ARIA, doc-noteref)."""
        name = element.get("name", "")
        ids = self._references.setdefault(name, [])
        number = list(self._references).index(name) + 1
        if writer.is_in_link:
            writer.out.append(f"<sup>{number}</sup>")
            return
        wanted = f"fnref-{number}-{len(ids) + 1}" if ids else f"fnref-{number}"
        ids.append(writer.anchors.take(wanted))
        writer.out.append(
            f'<sup id="{ids[-1]}"><a href="#fn-{number}" role="doc-noteref">{number}</a></sup>'
        )

    def write_all(self, writer: Writer, repeated: Sequence[str]) -> None:
        """Write the notes that the text refers to (DPUB-ARIA, doc-endnotes); report the others."""
        for name in repeated:
            writer.report.error(f"[^{name}]: this footnote is defined twice", f"[^{name}]:")
        if self._references:
            self._write_list(writer)
        for name, note in self._notes.items():
            if name not in self._references:
                near = "".join(note.itertext()) or f"[^{name}]:"
                writer.report.warn(f"[^{name}]: nothing refers to this footnote", near)

    def _write_list(self, writer: Writer) -> None:
        label = writer.resolver.message("Footnotes")
        section: Attributes = {"class": "footnotes", "role": "doc-endnotes", "aria-label": label}
        writer.out.append(f"<section{write_attributes(section)}>\n<ol>\n")
        slots: list[int] = []
        # A note may refer to others, which come behind it then.
        while len(slots) < len(self._references):
            name = list(self._references)[len(slots)]
            slots.append(self._write_note(writer, len(slots) + 1, self._notes[name]))
        for slot, (number, ids) in zip(slots, enumerate(self._references.values(), 1), strict=True):
            writer.out[slot] = "".join(_way_back(writer, number, anchor) for anchor in ids)
        writer.out.append("</ol>\n</section>\n")

    def _write_note(self, writer: Writer, number: int, note: Element) -> int:
        """Write one note; the place in the output for its ways back."""
        if not len(note) or note[-1].tag != "p":
            SubElement(note, "p")
        writer.out.append(f'<li id="{writer.anchors.take(f"fn-{number}")}">')
        writer.inside(note)
        end = writer.out.pop()
        writer.out += ["", end, "</li>\n"]
        return len(writer.out) - 3


def _way_back(writer: Writer, number: int, anchor: str) -> str:
    label = writer.resolver.message("Back to the text, note {number}")
    attributes: Attributes = {
        "href": f"#{anchor}",
        "role": "doc-backlink",
        "aria-label": label.replace("{number}", str(number)),
    }
    return f" <a{write_attributes(attributes)}>↑</a>"
