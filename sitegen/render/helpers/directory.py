"""The directory of members and partners: a table, and how another language names them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

from sitegen.markdown.text.isolates import isolated
from sitegen.markdown.text.scripts import first_script, is_rtl, script_of
from sitegen.render.queries.files import Table
from sitegen.values import Value

MEMBERS_TABLE: Final = "content/data/members.csv"
FINAL_LETTERS: Final = str.maketrans("ךםןףץ", "כמנפצ")


class Member(Value):
    """An organisation: `name` as the table has it, `own_name` and `about` in a language's words.

    `inherited` is what stands in the site's first language, for want of the page's.
    """

    name: str
    own_name: str
    url: str
    kind: str
    about: str
    inherited: tuple[tuple[str, str], ...] = ()


def names_table(lang: str) -> str:
    """Give the path of the table that says how a language names the members."""
    return f"content/data/members.{lang}.csv"


def members_of(table: Table, names: Table, lang: str, first: str = "") -> tuple[Member, ...]:
    """Give the members in a language: in the order of their table, or by the language's alphabet
    where it has names of its own. `names` has the columns `name`, `own_name`, `about`; `first` is
    the language of `table`, the site's first.
    """
    known = {record.get("name", ""): record for record in records_of(names)}
    found = [
        member_of(record, known.get(record.get("name", "")), lang, first or lang)
        for record in records_of(table)
    ]
    if known:
        found.sort(key=lambda member: alphabetical(member.own_name, lang))
    return tuple(found)


def member_of(
    record: Mapping[str, str], known: Mapping[str, str] | None, lang: str, first: str
) -> Member:
    """Give a member from its row, and the row of the language's names if there is one."""
    name = record.get("name", "")
    about = isolated((record if known is None else known).get("about", ""), lang)
    inherited = [(name, first)] if lang != first else []
    if about and known is None and lang != first:
        inherited.append((about, first))
    return Member(
        name=name,
        own_name=isolated((known or {}).get("own_name", "") or name, lang),
        url=record.get("url", ""),
        kind=record.get("kind", "") or "member",
        about=about,
        inherited=tuple(inherited),
    )


def records_of(table: Table) -> Iterator[Mapping[str, str]]:
    """Give the rows below the headings, by heading."""
    heads, *rows = table or ((),)
    return (dict(zip(heads, row, strict=True)) for row in rows)


def alphabetical(text: str, lang: str) -> tuple[bool, str, str]:
    """Give what a name is sorted by.

    The language's own script comes first, as CLDR's collations of Hebrew and Arabic have it; marks,
    hamzas and the final forms of letters don't count (Unicode collation, UTS #10: they differ below
    the first level). The letters of both alphabets stand in their order in Unicode.
    """
    decomposed = unicodedata.normalize("NFKD", text).casefold().translate(FINAL_LETTERS)
    letters = "".join(c if c.isalnum() else " " for c in decomposed if not is_mark(c))
    words = " ".join(letters.split())
    script = script_of(lang)
    return is_rtl(script) and first_script(words[:1]) != script, words, text


def is_mark(character: str) -> bool:
    """Tell vowel points and the like, which stand on a letter."""
    return unicodedata.category(character) == "Mn"
