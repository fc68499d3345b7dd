"""What a message says to type is right: typed so, nothing is left to tell, and it says the same."""

from __future__ import annotations

from itertools import product

import pytest

from sitegen.kinds.meta import Meta
from tests.unit.content.mends import mended
from tests.unit.content.test_as_typed import DATED, NEWS, PHOTOS, said_of_fields
from tests.unit.site.library import reading

BULLETS = ("*", "•", "–", "+", "◦", "\uf0b7", "1.", "(2)")


def read_mended(fields: str, path: str = NEWS) -> Meta:
    """Give what an entry says once everything that was told of it was followed."""
    told = said_of_fields(fields, path)
    assert told, fields
    text = mended(fields, told)
    assert said_of_fields(text, path) == [], text
    group = reading({path: f"---\n{text}\n---\n".encode()}, PHOTOS).group
    assert group is not None
    return group.entries[0].meta


@pytest.mark.parametrize("sign", BULLETS)
@pytest.mark.parametrize(("indent", "gap"), [*product(("", "  "), ("", "\n", "\n# so far\n"))])
def test_all_items_of_a_list_with_another_sign_are_told_together(
    sign: str, indent: str, gap: str
) -> None:
    if indent and "#" in gap:
        return  # A remark ends the text that YAML sees there; what is below is told as such.
    items = f"\n{gap}".join(f"{indent}{sign} {item}" for item in ("youth", "peace", "hope"))
    assert read_mended(f"{DATED}tags:\n{items}").tags == ("youth", "peace", "hope")


@pytest.mark.parametrize("sign", ["*", "•", "–"])
@pytest.mark.parametrize("more", ["", "\n    alt: Olives"])
def test_all_groups_of_a_list_with_another_sign_are_told_together(sign: str, more: str) -> None:
    items = "\n".join(f"  {sign} file: a.jpg{more}" for _ in range(3))
    fields = f"{DATED}gallery:\n{items}"
    told = said_of_fields(fields)
    lines = [int(said.partition(":")[0]) for said in told]
    assert lines == [number for number, line in enumerate(fields.split("\n"), 2) if sign in line]
    assert said_of_fields(mended(fields, told)) == said_of_fields(fields.replace(sign, "-"))
