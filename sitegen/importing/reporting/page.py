"""A report for people: one page that needs nothing else, in the order of what asks for a person."""

from __future__ import annotations

from pathlib import Path

from sitegen.importing.reporting.report import Account, Report
from sitegen.text import shortened

TEMPLATE = Path(__file__).with_name("report.html")
LONGEST = 400
"""Letters of a block that a page shows."""


def page(report: Report) -> str:
    """Give a report as HTML; all words of the source are escaped."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    environment.filters["short"] = lambda text: shortened(text, LONGEST)
    template = environment.from_string(TEMPLATE.read_text("utf-8"))
    return template.render(report=report, groups=_groups(report))


def _groups(report: Report) -> list[tuple[str, list[Account]]]:
    """Give accounts under headings: what needs a person, what is left out, the rest."""
    look, out, rest = [], [], []
    for each in report.accounts:
        if any(remark.what == "to look at" for remark in each.item.remarks):
            look.append(each)
        elif each.item.outcome == "left out":
            out.append(each)
        else:
            rest.append(each)
    named = [("To look at", look), ("Left out", out), ("Written and merged", rest)]
    return [(heading, accounts) for heading, accounts in named if accounts]
