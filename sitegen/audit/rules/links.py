"""Links, pictures and all else that a page asks for; pages that nothing leads to."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from sitegen.audit.facts import Reference
from sitegen.audit.site import BuiltSite, Finding, Target
from sitegen.text import did_you_mean

NO_WAY_IN = ("404", "redirect", "home", "styleguide")
"""Page types that nobody has to link to."""


def broken(site: BuiltSite) -> Iterator[Finding]:
    """Report addresses of the site that lead to nothing, and anchors that aren't there."""
    anchors = {path: frozenset(facts.anchors) for path, facts in site.pages.items()}
    known: dict[str, Target] = {}
    for path, facts in site.pages.items():
        for reference in facts.references:
            key = reference.address
            absolute = key.startswith("/") or "://" in key
            target = known.get(key) if absolute else None
            if target is None:
                target = site.target(key, path)
                if absolute:
                    known[key] = target
            if finding := judge(reference, target, path, anchors, site):
                yield finding
        yield from canonical(path, site)
    for path, other in site.others.items():
        for reference in other.references:
            target = site.target(reference.address, path)
            if finding := judge(reference, target, path, anchors, site):
                yield finding


def judge(
    reference: Reference,
    target: Target,
    path: str,
    anchors: dict[str, frozenset[str]],
    site: BuiltSite,
) -> Finding | None:
    """Judge one address of one page."""
    shown = reference.address or "(nothing)"
    if target.scheme == "invalid" or not reference.address.strip():
        message = f"{shown} is no address"
        return Finding("link", path, message, (reference.address,), reference.place)
    if not target.inside:
        return None
    if target.path is None:
        rule = "link" if reference.use in ("link", "feed", "share", "form") else "file"
        wanted = unquote(target.address).removeprefix(f"{site.base}/")
        hint = did_you_mean(wanted, (page.removesuffix("index.html") for page in site.pages))
        message = f"{shown} leads to nothing{hint}"
        return Finding(rule, path, message, (reference.address,), reference.place)
    there = anchors.get(target.path)
    fragment = unquote(target.fragment)
    if there is None or not fragment or fragment == "top" or fragment in there:
        return None
    message = f'{shown}: there is no "{fragment}" on that page{did_you_mean(fragment, there)}'
    return Finding("anchor", path, message, (reference.address,), reference.place)


def canonical(path: str, site: BuiltSite) -> Iterator[Finding]:
    """Report a page that doesn't name its own address (RFC 6596)."""
    facts = site.pages[path]
    if facts.refresh:
        return
    own = site.address_of(path)
    if len(facts.canonical) != 1:
        count = len(facts.canonical)
        message = f"{count} canonical addresses; expected one, the page's own"
        yield Finding("canonical", path, message, ("canonical",), "head link")
    elif unquote(facts.canonical[0]) != unquote(own):
        message = f"the canonical address is {facts.canonical[0]}; expected {own}"
        yield Finding("canonical", path, message, (facts.canonical[0], "canonical"), "head link")


def orphans(site: BuiltSite) -> Iterator[Finding]:
    """Report pages that no other page links to."""
    reached: set[str] = set()
    known: dict[str, str | None] = {}
    for path, facts in site.pages.items():
        for reference in facts.references:
            if reference.use == "link":
                key = reference.address
                if not key.startswith("/"):
                    reached.add(reached_from(path, key, site))
                elif key not in known:
                    known[key] = site.target(key, path).path
    reached.update(found for found in known.values() if found)
    for path, facts in site.pages.items():
        origin = site.origins.get(path)
        page = origin.page if origin else ""
        if path not in reached and page not in NO_WAY_IN and not facts.refresh:
            message = "no page links to this one"
            yield Finding("orphan", path, message, severity="warning")


def reached_from(path: str, address: str, site: BuiltSite) -> str:
    """Give the other page that a relative address leads to, "" for none."""
    found = site.target(address, path).path
    return found if found and found != path else ""
