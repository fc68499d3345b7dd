"""What the panels of a set settle on together, kept until one of them changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from sitegen.errors import SitegenError
from sitegen.panels.cache.renditions import read_kept, write_kept
from sitegen.panels.layout.plans import Settled
from sitegen.panels.layout.settling import settle
from sitegen.panels.pictures.colour import OutputProfile
from sitegen.panels.plan.names import file_stem
from sitegen.panels.plan.planned import ExhibitionPlan
from sitegen.panels.production.making import toolkit_for
from sitegen.panels.theme.theme import PanelTheme
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Panel

SHARED = ("story", "quote")
"""The kinds of which a set has one panel for each story."""

Designs = Mapping[str, Settled | None]
Settle = Callable[[Sequence[Panel]], Designs]
Run = Callable[[Callable[..., bytes], tuple[Any, ...]], bytes]


def file_of_designs(cache: Path, plan: ExhibitionPlan) -> Path:
    """Where what the panels of an exhibition settled on is kept."""
    return cache / "designs" / f"{plan.slug}.json"


def making_of(plan: ExhibitionPlan, code: str) -> bytes:
    """What a design follows from beside its panels: the theme and the code of that digest."""
    return (plan.theme.digest + code).encode()


def designs_for(
    plan: ExhibitionPlan, cache: Path, code: str, run: Run | None = None
) -> dict[str, Settled]:
    """What the sets of an exhibition settled on, by the panel's stem.

    `code` is the digest of all that makes panels, `cache` keeps what earlier runs found; `run`
    calls what takes long, in another process maybe.
    """
    profiles = {profile.name: profile for profile in plan.profiles}
    kept, making = file_of_designs(cache, plan), making_of(plan, code)

    def settled(peers: Sequence[Panel]) -> Designs:
        profile = profiles[peers[0].printing.profile]
        asked = (tuple(peers), plan.theme, profile, str(cache), str(kept), making)
        found = run(settled_in_json, asked) if run else settled_in_json(*asked)
        return msgspec.json.decode(found, type=dict[str, Settled | None])

    return designs_of(plan.peers or plan.panels, settled, kept, making)


def designs_of(
    panels: Sequence[Panel], settled: Settle, kept: Path, making: bytes
) -> dict[str, Settled]:
    """What each panel's set settled on, by the panel's stem; a panel that fits nowhere is left out.

    Panels of one kind, format and distance in the same languages are a set. `kept` is the file
    that holds what earlier runs found, by a digest of the set and of `making`, all else that it
    follows from. A panel that can't share the others' design is laid out by itself.
    """
    known = _read(kept)
    found: dict[str, Designs] = {}
    for peers in _sets(panels):
        key = sha256(making + msgspec.json.encode(peers)).hexdigest()
        found[key] = known[key] if key in known else settled(peers)
    if found.keys() != known.keys():
        write_kept(kept, msgspec.json.encode(found, order="deterministic"))
    return {
        stem: settled
        for designs in found.values()
        for stem, settled in designs.items()
        if settled is not None
    }


def settled_in_json(
    peers: tuple[Panel, ...],
    theme: PanelTheme,
    profile: OutputProfile,
    cache: str,
    kept: str,
    making: bytes,
) -> bytes:
    """What a set settles on, as it is kept.

    A value that went through pickle is not written as it was: what is a default is told by
    identity. Keys of panels would differ from those of the next run.
    """
    kit = toolkit_for(theme, profile, peers[0].printing.ink_limit, cache)
    return msgspec.json.encode(settled_by(peers, kit, Path(kept), making))


def settled_by(
    peers: Sequence[Panel], toolkit: Toolkit, kept: Path, making: bytes
) -> dict[str, Settled | None]:
    """What a set settles on; the pages that it measures are known from earlier runs."""
    toolkit.measures.open(kept.with_name(f"{kept.stem}.pages"), making)
    found = _settled(peers, toolkit)
    toolkit.measures.save()
    return found


def _sets(panels: Sequence[Panel]) -> tuple[tuple[Panel, ...], ...]:
    sets: dict[object, list[Panel]] = {}
    for panel in panels:
        if panel.kind in SHARED:
            look = (panel.kind, panel.format, panel.distance, panel.languages)
            sets.setdefault((*look, panel.printing.sheet, bool(panel.address)), []).append(panel)
    return tuple(tuple(peers) for peers in sets.values())


def _settled(peers: Sequence[Panel], toolkit: Toolkit) -> dict[str, Settled | None]:
    try:
        design = settle(peers, toolkit)
    except SitegenError:
        return _without_the_too_long(peers, toolkit)
    return dict.fromkeys(map(file_stem, peers), design)


def _without_the_too_long(peers: Sequence[Panel], toolkit: Toolkit) -> dict[str, Settled | None]:
    """What those settle on that fit at all; the others say for themselves what is wrong."""
    alone: dict[str, Settled | None] = {}
    for panel in peers:
        try:
            alone[file_stem(panel)] = settle((panel,), toolkit)
        except SitegenError:
            alone[file_stem(panel)] = None
    fitting = tuple(panel for panel in peers if alone[file_stem(panel)] is not None)
    if 0 < len(fitting) < len(peers):
        return {**alone, **_settled(fitting, toolkit)}
    return alone


def _read(kept: Path) -> dict[str, Designs]:
    """What an earlier run found; nothing where that can't be read."""
    try:
        known: dict[str, Designs] = msgspec.json.decode(
            read_kept(kept) or b"{}", type=dict[str, dict[str, Settled | None]]
        )
    except msgspec.DecodeError:
        return {}
    return known
