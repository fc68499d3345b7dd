"""`sitegen import … --verify`: the site is built and served, and each old address asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.commands.reporting import progress_shown

if TYPE_CHECKING:
    from sitegen.importing.reporting.report import Report

MOST_SHOWN = 50
BELOW = "page/2/"
"""What is asked for of all that stands below an address."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What became of old addresses: where each led, and why others don't answer."""

    led: Mapping[str, str]
    lost: Mapping[str, str]

    @property
    def record(self) -> dict[str, object]:
        """Give it for machines."""
        return {"asked": len(self.led) + len(self.lost), "lost": dict(self.lost)}

    @property
    def lines(self) -> Iterator[str]:
        """Give it for a terminal."""
        asked = len(self.led) + len(self.lost)
        yield f"{asked} old addresses asked for: {len(self.led)} answer, {len(self.lost)} don't"
        yield from (f"  {a}: {why}" for a, why in list(self.lost.items())[:MOST_SHOWN])


def verified(site: Path, report: Report) -> Asked:
    """Build a site, serve it on this machine and ask for the old addresses of an import.

    Raises SitegenError where the site doesn't build.
    """
    from sitegen.builder.options import OUTPUT, BuildOptions
    from sitegen.builder.pipeline import build
    from sitegen.content.folder.sources import Sources
    from sitegen.content.folder.survey import walk_site
    from sitegen.content.settings.settings_file import read_settings
    from sitegen.serve.asking import led_to

    root = read_settings(Sources(site, walk_site(site))).root
    options = BuildOptions(site=site, output=site / OUTPUT)
    addresses = [*report.old, *addresses_of_rules(report)]
    with progress_shown() as show:
        build(options, show, lambda _: None)
        found = led_to(
            options.output,
            root,
            list(dict.fromkeys(addresses)),
            lambda done, total: show("asking for old addresses", done, total),
        )
    lost = {
        address: f"leads to {led.address}: {led.status or 'no end'}"
        for address, led in found.items()
        if led.status != 200
    }
    return Asked({a: led.address for a, led in found.items() if a not in lost}, lost)


def addresses_of_rules(report: Report) -> Iterator[str]:
    """Give an address for each rule of an import."""
    from sitegen.content.folder.redirect_rules import read_rules

    for rule in read_rules("\n".join(report.redirects)):
        if rule.below:
            yield f"{rule.below}/"
            yield f"{rule.below}/{BELOW}"
        else:
            yield rule.source + (f"?{'&'.join(rule.query)}" if rule.query else "")
