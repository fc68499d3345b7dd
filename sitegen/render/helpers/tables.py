"""Tables of `content/data/`: what stands below the heading `url` are addresses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sitegen.addresses import AddressError
from sitegen.content.validation.context import Written
from sitegen.content.validation.links import link_from
from sitegen.engine.query import Reader
from sitegen.errors import Problem
from sitegen.render.helpers.linked import leading
from sitegen.render.queries.files import Files, Table, TableOf, sound_rows
from sitegen.schema.fields import LinkRule
from sitegen.site.navigation import Setting

TABLES: Final = "content/data"
HEADING: Final = "url"
RULE: Final = LinkRule()


def table_shown(reader: Reader, lang: str, path: str) -> Table:
    """Give the rows of a table, its addresses as readers of a language follow them."""
    table = reader.fetch(TableOf(path=path))
    columns = columns_of(table[0]) if table else ()
    if not columns:
        return table
    lead = leading(reader, lang)
    base = str(reader.fetch(Setting(lang=lang, name="url")))

    def followed(row: tuple[str, ...]) -> tuple[str, ...]:
        cells = enumerate(row)
        return tuple(
            lead(link_from(cell, RULE, path, base)) if cell and number in columns else cell
            for number, cell in cells
        )

    return (table[0], *(followed(row) for row in table[1:]))


def columns_of(headings: tuple[str, ...]) -> tuple[int, ...]:
    """Give the places of the columns that hold addresses."""
    return tuple(place for place, name in enumerate(headings) if name.lower() == HEADING)


def links_in_tables(files: Files, base: str) -> tuple[list[Written], list[Problem]]:
    """Give the addresses of the site that tables lead to, with the mistakes of all others.

    `base` is the site's own address.
    """
    links: list[Written] = []
    problems: list[Problem] = []
    for path in sorted(files.sources.identities):
        if path.startswith(f"{TABLES}/") and path.endswith(".csv"):
            for written in addresses_in(files, path):
                try:
                    link = link_from(written.text, RULE, path, base)
                except AddressError as error:
                    found = f'{HEADING}: "{written.text}" found, expected {RULE.expected} ({error})'
                    problems.append(Problem(written.location, found))
                    continue
                if link.startswith("/"):
                    links.append(Written(field=HEADING, text=link, path=path, line=written.line))
    return links, problems


def addresses_in(files: Files, path: str) -> Iterator[Written]:
    """Give the cells below `url` of rows that can be read, with their lines.

    Of the others, the page tells that shows the table; nobody is led anywhere by one that none
    shows.
    """
    rows, _ = sound_rows(files, path)
    columns = columns_of(rows[0][1]) if rows else ()
    for line, row in rows[1:]:
        for place in columns:
            if row[place]:
                yield Written(field=HEADING, text=row[place], path=path, line=line)
