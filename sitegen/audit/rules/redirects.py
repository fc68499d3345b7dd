"""Addresses that lead on: refresh pages, and the `_redirects` of a host."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.audit.site import BuiltSite, Finding


def chains(site: BuiltSite) -> Iterator[Finding]:
    """Report redirects that lead in a circle, over another one, to nothing, or hide a page."""
    steps = {path: facts.refresh for path, facts in site.pages.items() if facts.refresh}
    for path, to in steps.items():
        if message := wrong_way(path, to, steps, site):
            yield Finding("redirect", path, message, (to,))
    for source, to in site.redirects.items():
        there = site.pages.get(site.output_at(source.removeprefix(site.root)) or "")
        if there and not there.refresh:
            message = f"the redirect of {source} hides the page that stands there"
            yield Finding("redirect", "_redirects", message, (source,))
        if message := wrong_way("_redirects", to, steps, site):
            yield Finding("redirect", "_redirects", f"{source}: {message}", (source,))


def wrong_way(path: str, to: str, steps: Mapping[str, str], site: BuiltSite) -> str:
    """Say what is wrong with where a redirect leads, "" if nothing is."""
    target = site.target(to, path)
    if not target.inside:
        return ""
    if target.path is None:
        return f"leads on to {to}, where nothing is"
    if target.path not in steps:
        return ""
    seen = {path}
    current = target.path
    while current in steps and current not in seen:
        seen.add(current)
        current = site.target(steps[current], current).path or ""
    if current in seen:
        return f"leads on to {to} and from there in a circle"
    return f"leads on to {to}, which leads on again; expected one step to /{current}"
