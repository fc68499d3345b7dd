"""A closing panel says the theme's own words, in as many languages as there are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sitegen.panels.layout.typography import OwnWordsError, type_range
from sitegen.panels.production.arrangers import arrange
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Block, Logo, Panel, PanelText
from sitegen.schema.formats import Orientation, parse_format

Make = Callable[..., Panel]
LANGUAGES = ("fr", "en", "ar", "he")
SITE = "Bridges and Benches: Voices of the Eastern Mediterranean"


def closing(
    make_panel: Make, toolkit: Toolkit, size: str, orientation: Orientation = "", hosts: int = 0
) -> Panel:
    """A closing panel in four languages, read from where its format asks for."""
    found = parse_format(size, orientation)
    words = {lang: toolkit.templates.words(lang) for lang in LANGUAGES}
    texts = tuple(
        PanelText(
            lang=lang,
            title=said["closing"],
            blocks=(Block(text=said["closing_text"]),),
            exhibition="Equal rights as to marriage",
            venue="Genève, 1–28 February 2027",
            organisation=SITE,
        )
        for lang, said in words.items()
    )
    logos = (Logo(name="City", svg="<svg/>"),) * hosts
    kind = {"kind": "closing", "slug": "closing", "story": "", "photo": None}
    return make_panel(**kind, texts=texts, logos=logos, format=found, distance=found.distance)


@pytest.mark.parametrize("hosts", [0, 6])
@pytest.mark.parametrize(
    ("size", "orientation"), [("a3", ""), ("a4", ""), ("a4", "landscape"), ("a2", "landscape")]
)
def test_four_languages_fit_two_by_two(
    make_panel: Make, toolkit: Toolkit, size: str, orientation: Orientation, hosts: int
) -> None:
    panel = closing(make_panel, toolkit, size, orientation, hosts)
    found = arrange(panel, toolkit)
    assert found.size >= type_range(panel.distance).smallest
    if (size, orientation) == ("a3", ""):
        assert found.values["arrangement"] == "pairs"


def test_where_there_is_room_they_stand_as_ever(make_panel: Make, toolkit: Toolkit) -> None:
    found = arrange(closing(make_panel, toolkit, "a1", hosts=3), toolkit)
    assert found.values["arrangement"] != "pairs"


def test_nobody_is_asked_to_shorten_what_nobody_wrote(make_panel: Make, toolkit: Toolkit) -> None:
    panel = closing(make_panel, toolkit, "a3", hosts=40)
    with pytest.raises(OwnWordsError) as told:
        arrange(panel, toolkit)
    assert "shorten" not in str(told.value)
    parts = str(told.value).partition(" mm too low in 4 languages at 18 pt, the legible minimum; ")
    assert parts[0].startswith("closing (closing, a3): what each panel of this type says ends ")
    assert parts[2].startswith("its 40 hosts take ")
    assert parts[2].endswith(
        "; use a larger format, fewer hosts, fewer than 4 languages or a viewing distance shorter "
        "than 0.75 m"
    )


def test_an_introduction_that_nobody_wrote_is_the_themes(
    make_panel: Make, toolkit: Toolkit
) -> None:
    text = PanelText(lang="en", title="Some words " * 400)
    kind = {"kind": "introduction", "slug": "introduction", "story": "", "photo": None}
    with pytest.raises(OwnWordsError, match=r"use a larger format or a viewing distance shorter"):
        arrange(make_panel(**kind, texts=(text,)), toolkit)
