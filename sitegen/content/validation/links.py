"""Addresses that fields and tables lead readers to, as their authors write them."""

from __future__ import annotations

from posixpath import dirname, normpath
from urllib.parse import unquote

from sitegen.addresses import AddressError, partition_address, path_within, read_address
from sitegen.schema.fields import LinkRule


def link_from(text: str, rule: LinkRule, file: str, base: str) -> str:
    """Give the address that a file says, as it is published.

    One that begins with a slash is within the site: a path, or an entry's file from the site
    folder. So is one that is written in full, below the site's own address, `base`. Raises
    AddressError.
    """
    address = read_address(text)
    if not rule.whole and (own := path_within(address.text, base)):
        address = read_address(own)
    if address.kind == "web" or (address.kind == "contact" and not rule.whole):
        return address.text
    if rule.whole:
        raise AddressError("it is followed from outside this site")
    name, mark, rest = partition_address(address.text)
    if address.kind == "site":
        return address.text
    if address.kind != "file" or not name.endswith(".md"):
        raise AddressError("it begins with none of these")
    return "/" + normpath(f"{dirname(file)}/{unquote(name)}").lstrip("/") + mark + rest
