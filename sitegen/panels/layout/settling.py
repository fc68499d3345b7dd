"""One design for a set: the attempt, the sizes and the picture that suit all its panels.

The panels of one kind and format stand side by side, so their pictures are equally high, their
quotations and texts equally large: as large as the longest of them allows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sitegen.errors import SitegenError
from sitegen.panels.layout.attempts import attempts_for
from sitegen.panels.layout.designs import DESIGNS
from sitegen.panels.layout.fitting import FEW, Fittings, missing_lines
from sitegen.panels.layout.plans import ABOVE, NOTHING, Plan, Settled, planned, sizes_at, values_of
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Panel

BELOW = 3.2
# How far a plate with the code ends above the pattern's edge, in units.
PLATE = 4.0
LEAST_BESIDE_CODE = 0.5
DISPLAY_SHARES = (1.0, 0.8, 0.64, 0.5, 0.4, 0.32, 0.25)

Room = tuple[Fittings, float]
"""What is measured, and how many mm there are for it."""
Found = tuple[float, float]
"""A size in points, and where the longest text ends at it (mm)."""


def settle(panels: Sequence[Panel], toolkit: Toolkit) -> Settled:
    """The measures with which all of some panels of one kind and format can be made.

    Raises TextTooLongError or FootTooLargeError, that of the nearest attempt, where there are none.
    """
    failed: list[SitegenError] = []
    for number in range(len(attempts_for(panels[0], DESIGNS[panels[0].kind]))):
        try:
            plan = planned(panels, toolkit, number)
            if plan and (settled := _SETTLERS[plan.attempt.stance](plan, toolkit)):
                return settled
        except SitegenError as error:
            failed.append(error)
    raise min(failed, key=missing_lines)


def _over(plan: Plan, toolkit: Toolkit) -> Settled | None:
    """The picture over the whole width, as high as the words leave it; None where that is too flat.

    Where the code is raised, the text begins under it.
    """
    frame, design = plan.frame, plan.design
    limit = frame.words.height - BELOW * frame.unit
    above = ABOVE * frame.unit if design.preferred else frame.margin
    code = frame.raised.bottom if frame.raised else 0.0

    fittings = _fittings(plan, toolkit, 0.0)

    def beside(share: float) -> tuple[Fittings, float]:
        picture = min(frame.words.height * share, plan.highest_picture)
        return fittings.beginning(code - above - picture), limit - above - picture

    share, found = _fitted(plan, beside(design.smallest), beside(design.preferred))
    size = found[0] if found else plan.sizes.smallest
    taken = fittings.text_end(size, share)
    most = min(limit - above - taken, plan.highest_picture)
    if frame.raised:
        most = min(most, frame.raised.top - 2 * frame.unit)
    # In steps, so that a small change of the text doesn't ask for the photo to be converted anew.
    picture = most - most % (2 * frame.unit) if design.preferred else 0.0
    if design.preferred and plan.format.width / picture > plan.attempt.flattest:
        return None
    return _settled(plan, size, share, picture=picture, top=picture + above)


def _corner(plan: Plan, toolkit: Toolkit) -> Settled:
    """The picture in the first corner, the display words beside it, the text under both."""
    top = ABOVE * plan.frame.unit
    room = plan.frame.words.height - BELOW * plan.frame.unit
    fittings = _fittings(plan, toolkit, top)
    share, found = _fitted(plan, (fittings, room), (fittings, room))
    size = found[0] if found else plan.sizes.smallest
    return _settled(plan, size, share, top=top)


def _beside(plan: Plan, toolkit: Toolkit) -> Settled:
    """The picture over the whole height at the start, or none, and the words in the middle."""
    top = plan.frame.margin
    room = plan.frame.words.height - BELOW * plan.frame.unit
    fittings = _fittings(plan, toolkit, top)
    smallest = plan.sizes.smallest
    share, found = _fitted(plan, (fittings, room), (fittings, room))
    size, taken = found or (smallest, fittings.height(smallest, share))
    return _settled(plan, size, share, top=top + (room - taken) / 2)


def _under_plate(plan: Plan, toolkit: Toolkit) -> Settled:
    """The pattern over the whole width, the code on a plate on it, the words under both."""
    frame = plan.frame
    assert frame.raised is not None
    least = frame.raised.bottom + PLATE * frame.unit
    above = ABOVE * frame.unit
    room = frame.words.height - BELOW * frame.unit - above - least
    fittings = _fittings(plan, toolkit, 0.0)
    share, found = _fitted(plan, (fittings, room), (fittings, room))
    size, taken = found or (plan.sizes.smallest, 0.0)
    picture = least + (room - taken if taken else 0.0)
    return _settled(plan, size, share, picture=picture, top=picture + above)


_SETTLERS: dict[str, Callable[[Plan, Toolkit], Settled | None]] = {
    "over": lambda plan, kit: (_under_plate if plan.attempt.plate else _over)(plan, kit),
    "corner": _corner,
    "beside": _beside,
}


def _fitted(plan: Plan, least: Room, wanted: Room) -> tuple[float, Found | None]:
    """The largest share of the display words with which the smallest text fits the `least` that is
    asked for, and the largest text that fits what is `wanted`, with where it ends; None where not
    even the smallest fits that.

    Raises TextTooLongError when the text does not fit even under the smallest display words.
    """
    sizes, share = plan.sizes, DISPLAY_SHARES[0]
    # All are set at the size that is found. Smaller text takes no more room, so that only where
    # none is found all have to be set at the smallest.
    if least[0].longest_fits(sizes.smallest, share, least[1], FEW):
        found = wanted[0].largest(wanted[1], sizes, share)
        if found:
            return share, found
    share = _share_that_leaves_room(plan, *least)
    return share, wanted[0].largest(wanted[1], sizes, share)


def _share_that_leaves_room(plan: Plan, fittings: Fittings, room: float) -> float:
    """The largest share of the display words with which the smallest text ends within `room` mm.

    Raises TextTooLongError when the text does not fit even under the smallest display words.
    """
    smallest = plan.sizes.smallest
    shares: tuple[float, ...] = DISPLAY_SHARES
    if plan.frame.raised:
        # A code within reach is not worth a quotation that nobody sees from afar.
        shares = tuple(share for share in shares if share >= LEAST_BESIDE_CODE)
    largest, *smaller = shares
    # The largest usually fits; where not even the smallest does, no other needs to be looked at.
    if fittings.fits(smallest, largest, room):
        return largest
    if fittings.longest_fits(smallest, smaller[-1], room):
        for share in smaller:
            if fittings.fits(smallest, share, room):
                return share
    raise fittings.too_long(smallest, smaller[-1], room)


def _fittings(plan: Plan, toolkit: Toolkit, top: float) -> Fittings:
    def values(panel: Panel, size: float, share: float) -> dict[str, object]:
        settled = _settled(plan, size, share, top=top)
        return values_of(plan, panel, toolkit, settled, NOTHING)

    return Fittings(plan.panels, toolkit, plan.design.template, values)


def _settled(
    plan: Plan, size: float, share: float, picture: float = 0.0, top: float = 0.0
) -> Settled:
    quote, name = sizes_at(plan, size, share)
    return Settled(
        attempt=plan.number,
        foot=plan.frame.foot,
        quote_size=quote,
        name_size=name,
        size=size,
        picture=picture,
        top=top,
        least=plan.least,
    )
