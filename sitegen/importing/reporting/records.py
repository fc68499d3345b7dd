"""A report for machines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sitegen.importing.reporting.report import Account, Report


def record(report: Report) -> dict[str, Any]:
    """Give a report as plain values; keys without anything to say are left out of items."""
    return {
        "import": report.name,
        "dry_run": report.rehearsal,
        "items": len(report.accounts),
        "outcomes": _keyed(report.outcomes),
        "types": {type_: _keyed(counts) for type_, counts in report.types.items()},
        "files": dict(report.files),
        "blocks": {"all": sum(report.blocks.values()), **_keyed(report.blocks)},
        "redirects": list(report.redirects),
        "remarks": [{"what": each.what, "why": each.why} for each in report.remarks],
        "accounts": [_account(each) for each in report.accounts],
    }


def _keyed(counts: Mapping[str, int]) -> dict[str, int]:
    return {name.replace(" ", "_"): number for name, number in counts.items()}


def _account(account: Account) -> dict[str, Any]:
    item = account.item
    said = {
        "source": item.source,
        "type": item.type,
        "title": item.title,
        "where": item.where,
        "state": item.state,
        "outcome": item.outcome,
        "into": item.into,
        "file": account.file,
        "why": item.why,
        "remarks": [{"what": each.what, "why": each.why} for each in item.remarks],
        "blocks_as_markdown": item.proven,
        "blocks": [
            {"outcome": each.outcome, "source": each.source, "why": each.why}
            for each in item.blocks
        ],
    }
    return {name: value for name, value in said.items() if value not in ("", [], 0)}
