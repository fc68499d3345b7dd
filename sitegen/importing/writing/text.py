"""An entry as a file: its fields as YAML that reads back as it is, its text below."""

from __future__ import annotations

from sitegen.content.editing.values import is_empty, new_lines
from sitegen.importing.values import ImportedEntry
from sitegen.text import with_line_feeds


def file_text(entry: ImportedEntry) -> str:
    """Give the text of an entry's file; fields without a value are left out."""
    fields = [
        f"{name}:{new_lines(value, 0)}"
        for name, value in entry.fields.items()
        if not is_empty(value)
    ]
    body = with_line_feeds(entry.body).strip("\n")
    return "\n".join(["---", *fields, "---", *([body] if body else []), ""])
