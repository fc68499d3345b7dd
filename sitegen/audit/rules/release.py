"""What must not go out with a release: samples, drafts, addresses made up for examples."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from sitegen.audit.site import BuiltSite, Finding
from sitegen.site.visibility import is_unpublished

EXAMPLE_HOSTS = ("example.org", "example.com", "example.net", "example.edu", "localhost")
EXAMPLE_ENDINGS = (".example", ".test", ".invalid", ".localhost")
"""Names that nobody can own (RFC 2606 and RFC 6761)."""


def unready(site: BuiltSite) -> Iterator[Finding]:
    """Report samples, drafts and example addresses."""
    for (_, lang), entry in site.library.entries.items():
        if entry.meta.sample and entry.original:
            message = "a sample; write the real entry, or take this one out"
            yield Finding("sample", "", message, ("sample:",), source=entry.path)
        if is_unpublished(entry.meta, site.library.moment):
            message = f"not meant for readers yet ({lang}): the output was built with --drafts"
            yield Finding("draft", "", message, ("draft:", "publish:"), source=entry.path)
    if is_example(site.base):
        message = f"the site's address is {site.base}, an example; expected the real one"
        yield Finding("sample", "", message, ("url:",), source="site.yaml")
    for each in site.references:
        if not each.target.inside and is_example(each.target.address):
            message = f"{each.address} is an address made up for examples"
            yield from each.findings("sample", message)


def is_example(address: str) -> bool:
    """True for an address whose host nobody can own."""
    host = (urlsplit(address).hostname or "").rstrip(".")
    return (
        host in EXAMPLE_HOSTS
        or any(host.endswith(f".{each}") for each in EXAMPLE_HOSTS)
        or host.endswith(EXAMPLE_ENDINGS)
    )
