"""People's safety in the output itself: metadata, and entries that aren't to be seen."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from sitegen.audit.site import BuiltSite, Finding


def traces(site: BuiltSite) -> Iterator[Finding]:
    """Report pictures and recordings that carry more than what they show."""
    for path, facts in site.others.items():
        for trace in facts.traces:
            yield Finding("metadata", path, f"the file carries metadata: {trace}")


def hidden(site: BuiltSite) -> Iterator[Finding]:
    """Report outputs at, and addresses of, entries that aren't shown."""
    addresses = {site.root[:-1] + each for each in site.hidden if each.startswith("/")}
    if not addresses:
        return
    for path in site.files:
        below = site.root + path.removesuffix("index.html")
        if below in addresses:
            yield Finding("hidden", path, "an entry that isn't shown has a page in the output")
    for each in (*site.references, *site.other_references):
        if told(each.address, addresses, site.host):
            message = f"{each.address} is the address of an entry that isn't shown"
            yield from each.findings("hidden", message)


def told(address: str, addresses: set[str], host: str) -> bool:
    """True where an address is one of those, or below one."""
    plain = unquote(address.removeprefix(host)).partition("#")[0].partition("?")[0]
    return plain in addresses or any(plain.startswith(each) for each in addresses)
