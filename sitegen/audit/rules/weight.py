"""What a page weighs before its pictures come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from sitegen.audit.site import BuiltSite, Finding

COUNTED = ("style", "script", "hint")
"""What has to come before a page can be read and used; a `hint` is a font."""

DEFAULT = "default"


def budgets(site: BuiltSite) -> Iterator[Finding]:
    """Report pages that weigh more than the budget of their type."""
    asked = asked_for(site)
    for path, facts in site.pages.items():
        origin = site.origins.get(path)
        page = origin.page if origin else ""
        budget = site.budgets.get(page, site.budgets.get(DEFAULT, 0))
        if not budget or facts.refresh:
            continue
        weight = facts.size + sum(sent(site, each) for each in asked[path])
        if weight > budget:
            message = (
                f"a page of type {page} weighs about {kilobytes(weight)} without its pictures; "
                f"its budget is {kilobytes(budget)}"
            )
            yield Finding("weight", path, message, severity="warning")


def sent(site: BuiltSite, path: str) -> int:
    """Give the bytes of a file as a host sends it: texts are compressed, all else is as it is."""
    read = site.others.get(path)
    return read.size if read else site.files[path]


def asked_for(site: BuiltSite) -> Mapping[str, Collection[str]]:
    """Give the files of the site that have to come with a page, by the page's path."""
    asked: dict[str, set[str]] = defaultdict(set)
    for each in site.references:
        if each.use in COUNTED and each.target.path:
            for path in each.outputs:
                asked[path].add(each.target.path)
    return asked


def kilobytes(size: int) -> str:
    """Give a size as it is read."""
    return f"{round(size / 1000)} kB"
