"""Links, pictures and all else that a page asks for; pages that nothing leads to."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from sitegen.audit.site import BuiltSite, Finding, Referred
from sitegen.text import did_you_mean

NO_WAY_IN = ("404", "redirect", "home", "styleguide")
"""Page types that nobody has to link to."""

FOLLOWED = ("link", "feed", "share", "form", "language")
"""Uses of addresses that lead to pages; the others are for files that belong to one."""


def broken(site: BuiltSite) -> Iterator[Finding]:
    """Report addresses of the site that lead to nothing, and anchors that aren't there."""
    for each in (*site.references, *site.other_references):
        yield from judge(each, site)
    for path in site.pages:
        yield from canonical(path, site)


def judge(each: Referred, site: BuiltSite) -> Iterator[Finding]:
    """Judge an address, wherever it stands."""
    target = each.target
    shown = each.address or "(nothing)"
    if target.scheme == "invalid" or not each.address.strip():
        yield from each.findings("link", f"{shown} is no address")
    elif target.inside and target.path is None:
        rule = "link" if each.use in FOLLOWED else "file"
        wanted = unquote(target.address).removeprefix(f"{site.base}/")
        hint = did_you_mean(wanted, (page.removesuffix("index.html") for page in site.pages))
        yield from each.findings(rule, f"{shown} leads to nothing{hint}")
    elif target.fragment and (there := site.pages.get(target.path or "")):
        fragment = unquote(target.fragment)
        if fragment != "top" and fragment not in there.anchors:
            hint = did_you_mean(fragment, there.anchors)
            message = f'{shown}: there is no "{fragment}" on that page{hint}'
            yield from each.findings("anchor", message)


def canonical(path: str, site: BuiltSite) -> Iterator[Finding]:
    """Report a page that doesn't name its own address (RFC 6596)."""
    facts = site.pages[path]
    if facts.refresh:
        return
    own = site.address_of(path)
    if len(facts.canonical) != 1:
        count = len(facts.canonical)
        message = f"{count} canonical addresses; expected one, the page's own"
        yield Finding("canonical", path, message, ("canonical",))
    elif unquote(facts.canonical[0]) != unquote(own):
        message = f"the canonical address is {facts.canonical[0]}; expected {own}"
        yield Finding("canonical", path, message, (facts.canonical[0], "canonical"))


def orphans(site: BuiltSite) -> Iterator[Finding]:
    """Report pages that no other page links to."""
    reached = {
        each.target.path
        for each in site.references
        if each.use == "link" and any(path != each.target.path for path in each.outputs)
    }
    for path, facts in site.pages.items():
        origin = site.origins.get(path)
        page = origin.page if origin else ""
        if path not in reached and page not in NO_WAY_IN and not facts.refresh:
            message = "no page links to this one"
            yield Finding("orphan", path, message, severity="warning")
