"""The foot of a panel, measured: as high as its words ask, so that none is lost or printed over."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import structs

from sitegen.errors import SitegenError
from sitegen.panels.layout.context import frame_context, text_context
from sitegen.panels.layout.frame import FootSize, Frame, can_be_raised, frame_of
from sitegen.panels.layout.measuring import ends_of
from sitegen.panels.layout.typography import MM_PER_POINT, type_range
from sitegen.panels.theme.scripts import script_of
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Panel

TEMPLATE = "foot.html"
LARGEST_SHARE = 0.5
# Languages beside each other, unless that makes the foot so much higher.
HIGHER = 1.3
# In parts of the type size: about a dozen letters.
NARROWEST = 6.5
LARGEST_CALL = 1.3
# Arabic letters are set larger; words that no line may part fill theirs nearly.
LARGER = 1.1

Framed = Callable[[FootSize], Frame]


class FootTooLargeError(SitegenError):
    """A foot whose words take more of the panel than they leave for its story."""

    def __init__(self, panel: Panel, taken: float, room: float) -> None:
        super().__init__(
            f"{panel.slug} ({panel.kind}, {panel.format.name}): the foot alone (exhibition, venue, "
            f"organisation, address in {len(panel.texts)} languages) takes {taken:.0f} mm of "
            f"{room:.0f} mm at {type_range(panel.distance).smallest:g} pt, the legible minimum; "
            "use a larger format, fewer languages or a shorter viewing distance"
        )


def measured_frame(
    panels: Sequence[Panel],
    toolkit: Toolkit,
    *,
    beside: float = 0.0,
    raised: bool = False,
    least_line: float = 0.0,
    least_name: float = 0.0,
    foot: FootSize | None = None,
) -> Frame | None:
    """The frame of panels whose foot is as high as the longest of their words; `foot` where that
    is known. None where the code can't be raised.

    Raises FootTooLargeError where the foot would take more than half of the panel.
    """
    panel = panels[0]
    if raised and not can_be_raised(panel.format, panel.distance, len(panel.texts)):
        return None

    def framed(size: FootSize) -> Frame:
        return frame_of(
            panel.format,
            panel.distance,
            len(panel.texts),
            type_range(panel.distance).smallest,
            size,
            beside=beside,
            mirrored=script_of(panel.texts[0].lang).direction == "rtl",
            least_line=least_line,
            least_name=least_name,
        )

    if foot is None:
        foot = _smallest_foot(panels, toolkit, framed, raised=raised)
    frame = framed(foot)
    shown = panel.format.height - panel.format.cassette
    if shown - frame.base.top > shown * LARGEST_SHARE:
        raise FootTooLargeError(panel, shown - frame.base.top, shown)
    return frame


def _smallest_foot(
    panels: Sequence[Panel], toolkit: Toolkit, framed: Framed, *, raised: bool
) -> FootSize:
    """The foot with its languages side by side, or under each other where that is lower."""
    tried: list[FootSize] = []
    different = {_words(panel, toolkit): panel for panel in panels}
    for arrangement in ("columns", "rows"):
        guess = framed(FootSize(arrangement=arrangement, raised=raised))
        if arrangement == "columns" and not _columns_hold(tuple(different), toolkit, guess, panels):
            continue
        sizes = [_measured(panel, toolkit, guess) for panel in different.values()]
        tried.append(
            structs.replace(
                sizes[0],
                lines=max(size.lines for size in sizes),
                address=max(size.address for size in sizes),
                calls=max(size.calls for size in sizes),
            )
        )
        low = not raised and tried[-1].lines <= guess.code.height * HIGHER
        if len(panels[0].texts) == 1 or low:
            break
    return min(tried, key=lambda foot: foot.lines)


def _measured(panel: Panel, toolkit: Toolkit, guess: Frame) -> FootSize:
    smallest = type_range(panel.distance).smallest
    values = {**frame_context(panel, guess), "quote_size": smallest, "name_size": smallest}
    values["plate"] = False
    ends = ends_of(panel, toolkit, TEMPLATE, values, smallest)

    def height(part: str) -> float:
        ended = ends.get(f"foot-end-{part}")
        return ended - ends[f"foot-begin-{part}"] if ended is not None else 0.0

    return FootSize(
        arrangement=guess.foot.arrangement,
        lines=height("imprint"),
        address=height("address"),
        raised=guess.foot.raised,
        calls=height("calls"),
    )


def _words(panel: Panel, toolkit: Toolkit) -> tuple[str, ...]:
    """All that the foot of a panel says."""
    said = [panel.short_address]
    for text in panel.texts:
        shown = text_context(panel, text, toolkit)
        parts = ("call", "sample", "exhibition", "venue", "organisation", "cohort")
        said += [str(shown[part]) for part in parts]
    return tuple(said)


def _columns_hold(
    feet: Sequence[tuple[str, ...]], toolkit: Toolkit, frame: Frame, panels: Sequence[Panel]
) -> bool:
    """Whether the longest word fits into a column, and some letters beside it."""
    size = type_range(panels[0].distance).smallest * MM_PER_POINT
    languages = len(panels[0].texts)
    column = (frame.imprint.width - frame.gap * (languages - 1)) / languages
    parts = [part for foot in feet for part in foot[1:]]
    width = toolkit.metrics.width
    words = max((width(word) for part in parts for word in part.split()), default=0.0)
    held = max((width(word) for part in parts for word in part.split(" ")), default=0.0)
    return column >= max(words * LARGEST_CALL, held * LARGER, NARROWEST) * size
