"""One design for a set: panels side by side agree, and what stands where can be reached."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis.strategies import booleans, integers, lists
from markupsafe import Markup
from msgspec import structs

from sitegen.panels.layout.arrangement import Arrangement
from sitegen.panels.layout.fitting import FEW, Fittings
from sitegen.panels.layout.lines import bound, line_ends
from sitegen.panels.layout.measuring import ends_of
from sitegen.panels.layout.plans import Settled
from sitegen.panels.layout.settling import DISPLAY_SHARES, _fitted, _share_that_leaves_room
from sitegen.panels.layout.typography import TextTooLongError, TypeRange
from sitegen.panels.pdf.typesetter import Typesetter
from sitegen.panels.plan.loading import load_sources
from sitegen.panels.plan.names import file_stem
from sitegen.panels.plan.plan import plan_exhibition
from sitegen.panels.production.arrangers import arrange
from sitegen.panels.production.designs import Designs, designs_for, designs_of, settled_by
from sitegen.panels.production.making import out_of_reach
from sitegen.panels.theme.breaks import in_lines, words_of
from sitegen.panels.theme.metrics import lines_needed
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Block, Panel
from sitegen.schema.formats import parse_format
from tests.unit.panels.site import write_site
from tests.unit.panels.words import ARABIC, ENGLISH, HEBREW

Make = Callable[..., Panel]
ROLL_UP = "rollup-850x2000"


def told(make_panel: Make, number: int, words: int, quote: str = ENGLISH.quote) -> Panel:
    """A story of so many words on a roll-up."""
    blocks = (Block(text=" ".join(["word"] * words)),)
    return make_panel(
        format=parse_format(ROLL_UP),
        distance=1.5,
        number=number,
        slug=f"story-{number}",
        texts=tuple(
            structs.replace(text, blocks=blocks, quote=quote) for text in (ENGLISH, HEBREW, ARABIC)
        ),
    )


def agreed(
    panels: Sequence[Panel], toolkit: Toolkit, kept: Path, making: bytes = b""
) -> dict[str, Settled]:
    """What the sets of these panels settle on."""

    def settled(peers: Sequence[Panel]) -> Designs:
        return settled_by(peers, toolkit, kept, making)

    return designs_of(panels, settled, kept, making)


def look(arranged: Arrangement) -> tuple[object, ...]:
    """What of a panel one sees from afar."""
    portrait = arranged.values["portrait"]
    return (arranged.size, arranged.values["quote_size"], portrait.height, arranged.template)


def test_the_panels_of_a_set_share_the_design_that_the_longest_needs(
    make_panel: Make, toolkit: Toolkit, tmp_path: Path
) -> None:
    panels = [told(make_panel, 1, 20), told(make_panel, 2, 95), told(make_panel, 3, 60)]
    designs = agreed(panels, toolkit, tmp_path / "kept.json")
    seen = {look(arrange(panel, toolkit, designs[file_stem(panel)])) for panel in panels}
    assert len(seen) == 1
    assert seen != {look(arrange(panels[0], toolkit))}, "alone the shortest would be larger"


def test_a_panel_that_fits_nowhere_does_not_spoil_the_others(
    make_panel: Make, toolkit: Toolkit, tmp_path: Path
) -> None:
    panels = [told(make_panel, 1, 20), told(make_panel, 2, 600)]
    designs = agreed(panels, toolkit, tmp_path / "kept.json")
    assert list(designs) == [file_stem(panels[0])]


class Heights(Fittings):
    """Texts of known heights under display words at their full share, the longest first."""

    def __init__(self, heights: Sequence[float]) -> None:
        self._heights = heights
        self._panels: Any = heights
        self._by_length = list(range(len(heights)))
        self.asked: list[tuple[int, float]] = []
        self.sizes: set[tuple[int, float]] = set()

    def _height(self, place: int, size: float, share: float) -> float:
        self.asked.append((place, share))
        self.sizes.add((place, size))
        return self._heights[place] * share * (size / 36.0) ** 2

    def too_long(self, size: float, share: float, room: float) -> TextTooLongError:
        return TextTooLongError("here", size, ())


@given(
    heights=lists(integers(1, 60).map(float), min_size=1, max_size=6),
    room=integers(1, 40).map(float),
    is_raised=booleans(),
)
def test_the_largest_share_is_found_that_fits_all_and_those_that_do_not_are_left_at_once(
    heights: list[float], room: float, is_raised: bool
) -> None:
    plan: Any = SimpleNamespace(
        sizes=SimpleNamespace(smallest=36.0), frame=SimpleNamespace(raised=is_raised)
    )
    shares = DISPLAY_SHARES[:4] if is_raised else DISPLAY_SHARES
    fitting = [share for share in shares if max(heights) * share <= room]
    fittings = Heights(heights)
    if not fitting:
        with pytest.raises(TextTooLongError):
            _share_that_leaves_room(plan, fittings, room)
        return
    assert _share_that_leaves_room(plan, fittings, room) == fitting[0]
    if heights[0] == max(heights):
        # A share that is too large costs one page, not one for each panel of the set.
        assert len(set(fittings.asked)) <= len(heights) + shares.index(fitting[0]) + 1


@given(
    heights=lists(integers(1, 60).map(float), min_size=1, max_size=6),
    room=integers(1, 40).map(float),
    less=integers(0, 20).map(float),
)
def test_what_fits_at_a_larger_size_is_not_set_at_the_smallest(
    heights: list[float], room: float, less: float
) -> None:
    """Share and size are those that are found where all are set at the smallest first."""
    plan: Any = SimpleNamespace(
        sizes=TypeRange(smallest=36.0, largest=63.0), frame=SimpleNamespace(raised=False)
    )
    fittings, plain = Heights(heights), Heights(heights)
    try:
        share = _share_that_leaves_room(plan, plain, room)
    except TextTooLongError:
        with pytest.raises(TextTooLongError):
            _fitted(plan, (fittings, room), (fittings, room - less))
        return
    expected = (share, plain.largest(room - less, plan.sizes, share))
    found = _fitted(plan, (fittings, room), (fittings, room - less))
    assert found == expected
    if found[0] == 1 and found[1] and heights == sorted(heights, reverse=True):
        small = {place for place, size in fittings.sizes if size == plan.sizes.smallest}
        assert small <= set(range(FEW)) or found[1][0] == plan.sizes.smallest


def test_a_set_that_is_as_it_was_is_not_measured_again(
    make_panel: Make, toolkit: Toolkit, tmp_path: Path
) -> None:
    def refuse(peers: Sequence[Panel]) -> Designs:
        raise AssertionError("measured again")

    panels = [told(make_panel, 1, 20)]
    first = agreed(panels, toolkit, tmp_path / "kept.json")
    assert designs_of(panels, refuse, tmp_path / "kept.json", b"") == first


def test_what_another_process_finds_is_told_as_the_next_run_tells_it(
    tmp_path: Path, photo_data: bytes
) -> None:
    """What is a default is told by identity, which pickle loses; panels are known by what is
    told."""
    site = write_site(tmp_path / "site", photo_data)
    plan = plan_exhibition("exhibitions/geneva-2022", load_sources(site))

    def elsewhere(call: Callable[..., bytes], asked: tuple[Any, ...]) -> bytes:
        return bytes(pickle.loads(pickle.dumps(call(*pickle.loads(pickle.dumps(asked))))))

    def refuse(call: Callable[..., bytes], asked: tuple[Any, ...]) -> bytes:
        raise AssertionError("measured again")

    first = designs_for(plan, tmp_path / "cache", "code", elsewhere)
    second = designs_for(plan, tmp_path / "cache", "code", refuse)
    assert first
    assert msgspec.json.encode(first) == msgspec.json.encode(second)


@pytest.mark.parametrize("kind", ["story", "quote", "title", "introduction", "closing"])
def test_the_code_of_a_roll_up_is_within_reach(
    kind: str, make_panel: Make, toolkit: Toolkit
) -> None:
    panel = structs.replace(told(make_panel, 1, 40), kind=kind)
    arranged = arrange(panel, toolkit)
    raised = arranged.values["raised"]
    top = 2000 - raised.top
    assert top <= 1200
    assert top - arranged.values["code"]["side"] >= 900


def test_no_quotation_is_smaller_than_a_name(make_panel: Make, toolkit: Toolkit) -> None:
    for quote in ("Short.", "So long that it has to be small. " * 8):
        for size in (ROLL_UP, "1000x1000", "a4"):
            panel = structs.replace(told(make_panel, 1, 20, quote), format=parse_format(size))
            near = structs.replace(panel, distance=panel.format.distance, texts=panel.texts[:1])
            values = arrange(near, toolkit).values
            assert values["quote_size"] >= values["name_size"]


def test_a_quotation_beside_a_picture_is_as_high_as_the_picture(
    make_panel: Make, toolkit: Toolkit
) -> None:
    for quote in (" ".join(["door"] * 7), " ".join(["morning"] * 20)):
        panel = structs.replace(told(make_panel, 1, 110, quote), format=parse_format("a1"))
        arranged = arrange(structs.replace(panel, distance=1.0), toolkit)
        picture = arranged.values["portrait"]
        assert picture.width < panel.format.width / 2, "it stands in a corner"
        ends = ends_of(panel, toolkit, arranged.template, arranged.values, arranged.size)
        assert 0.75 * picture.bottom < ends["display-end"] <= picture.bottom


def test_lines_foreseen_are_those_that_the_engine_sets(toolkit: Toolkit) -> None:
    words = ENGLISH.quote.split(" ")
    widths = [toolkit.metrics.width(word) for word in words]
    space = toolkit.metrics.width(" ")
    assert toolkit.metrics.width(" ".join(words)) == pytest.approx(
        sum(widths) + space * (len(words) - 1)
    )
    for room in (8.0, 12.0, 20.0):
        ends = line_ends(ENGLISH.quote, toolkit.metrics, 1, room)
        assert len(ends) + 1 == lines_needed(widths, space, room / 1.02)
    assert line_ends("One", toolkit.metrics, 10, 500) == ()


def test_no_line_of_display_words_is_left_with_one_word_between_longer_ones(
    toolkit: Toolkit,
) -> None:
    """Lines as long as they can be left it alone, with the last two words held together."""
    said = "״שתי שפות הן פי שניים דרכים\u00a0להקשיב.״"
    ends = line_ends(said, toolkit.metrics, 37.6, 268.5)
    assert ends == (2, 5)
    assert line_ends("About these portraits", toolkit.metrics, 1, 8) == (2,)
    assert in_lines(said, ends).split("\n") == ["״שתי שפות", "הן פי שניים", "דרכים\u00a0להקשיב.״"]


def test_a_line_ends_neither_within_a_tag_nor_within_an_isolate() -> None:
    text = Markup('<span lang="en" dir="ltr">One \u20661 × 2\u2069 two</span> three')
    assert (
        in_lines(text, (1, 3))
        == '<span lang="en" dir="ltr">One\n\u20661 × 2\u2069 two</span>\nthree'
    )
    nested = "a \u20661 \u2067א ב\u2069 2\u2069 b"
    assert in_lines(nested, (1, 2)) == "a\n\u20661 \u2067א ב\u2069 2\u2069\nb"
    assert words_of("a \u20661 × 2\u2069 b") == ["a", "\u20661 × 2\u2069", "b"]


def test_names_and_last_words_are_held_together() -> None:
    assert bound("Noor Haddad-Levi", "en") == "Noor Haddad-\u2060Levi"
    assert bound("a well-known door", "en") == "a well-known door"
    assert bound("שדרת Saint-antoine", "he") == "שדרת Saint-\u2060antoine"
    assert bound("They opened the door", "en") == "They opened the\u00a0door"
    assert bound("the door", "en") == "the door"
    assert bound("She lives in Tel Aviv – Jaffa", "en").endswith("Aviv –\u2060\u00a0Jaffa")


@pytest.mark.parametrize(
    ("lang", "text", "kept"),
    [
        ("en", "call +972 4 555 0123 and ask for her", "+972 4 555 0123"),
        ("en", "measures 12 × 18 m and half of it", "12 × 18 m"),
        ("fr", "de 18 h 30 chaque jeudi de la semaine", "18 h 30"),
        ("he", "בגודל 12 × 18 מ׳ או יותר מזה", "12 × 18 מ׳"),
        ("ar", "مساحتها 12 × 18 م نصفها في الظل", "12 × 18 م"),
    ],
)
def test_numbers_and_their_units_are_on_one_line(lang: str, text: str, kept: str) -> None:
    found = bound(text, lang)
    assert kept.replace(" ", "\u00a0") in found
    assert found.replace("\u00a0", " ") == text


def test_a_number_longer_than_a_line_may_be_broken() -> None:
    text = "IBAN 12 3456 7890 1234 5678 9012 3456 7890 1234 is the account of all of us"
    assert bound(text, "en") == text.replace("of us", "of\u00a0us")


def test_a_codeout_of_reach_is_told(make_panel: Make, toolkit: Toolkit) -> None:
    near, far = told(make_panel, 1, 20), told(make_panel, 1, 160)
    assert out_of_reach(near, arrange(near, toolkit)) == ()
    (warning,) = out_of_reach(far, arrange(far, toolkit))
    assert "it stands at the foot" in warning


def test_of_a_set_only_the_panel_whose_word_changed_is_measured_again(
    make_panel: Make, toolkit: Toolkit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    panels = [told(make_panel, 1, 30), told(make_panel, 2, 40, "Doors stay open to us.")]
    kept = tmp_path / "kept.json"
    agreed(panels, toolkit, kept)
    changed = [told(make_panel, 1, 31), panels[1]]
    set_again: list[str] = []
    lay_out = Typesetter.lay_out

    def heard(self: Typesetter, html: str, assets: Mapping[str, bytes]) -> object:
        set_again.append(html)
        return lay_out(self, html, assets)

    monkeypatch.setattr(Typesetter, "lay_out", heard)
    found = agreed(changed, toolkit, kept)
    assert set_again
    assert not [html for html in set_again if "Doors stay" in html]
    clean = agreed(changed, toolkit, tmp_path / "clean.json")
    assert found == clean
    agreed(panels, toolkit, kept, b"another code")
    assert [html for html in set_again if "Doors stay" in html]
