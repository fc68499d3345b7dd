"""Addresses that fields and tables lead readers to, as their authors write them."""

from __future__ import annotations

from posixpath import dirname, normpath
from urllib.parse import unquote

from sitegen.addresses import (
    AddressError,
    is_mailbox,
    partition_address,
    path_within,
    read_address,
)
from sitegen.schema.fields import PRIVATE, LinkRule


def link_from(text: str, rule: LinkRule, file: str, base: str) -> str:
    """Give the address that a file says, as it is published.

    One that begins with a slash is within the site: a path, or an entry's file from the site
    folder. So is one that is written in full, below the site's own address, `base`; a whole
    one stays as it is. Raises AddressError.
    """
    if rule.contact and ":" not in text and is_mailbox(text):
        return text
    address = read_address(text)
    if rule.contact and not address.text.startswith(PRIVATE):
        raise AddressError("it begins with none of these")
    if own := path_within(address.text, base):
        within = read_address(own)
        address = address if rule.whole else within
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
