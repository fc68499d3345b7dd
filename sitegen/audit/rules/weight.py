"""What a page weighs before its pictures come."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.audit.site import BuiltSite, Finding

COUNTED = ("style", "script", "hint")
"""What has to come before a page can be read and used; a `hint` is a font."""

DEFAULT = "default"


def budgets(site: BuiltSite) -> Iterator[Finding]:
    """Report pages that weigh more than the budget of their type."""
    for path, facts in site.pages.items():
        origin = site.origins.get(path)
        page = origin.page if origin else ""
        budget = site.budgets.get(page, site.budgets.get(DEFAULT, 0))
        if not budget or facts.refresh:
            continue
        asked = {site.target(r.address, path).path for r in facts.references if r.use in COUNTED}
        weight = facts.size + sum(site.files.get(each, 0) for each in asked if each)
        if weight > budget:
            message = (
                f"a page of type {page} weighs about {kilobytes(weight)} without its pictures; "
                f"its budget is {kilobytes(budget)}"
            )
            yield Finding("weight", path, message, severity="warning")


def kilobytes(size: int) -> str:
    """Give a size as it is read."""
    return f"{round(size / 1000)} kB"
