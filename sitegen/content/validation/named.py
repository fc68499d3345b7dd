"""Reading what leads elsewhere: addresses, places of pages, files, entries."""

from __future__ import annotations

import re
from posixpath import dirname, normpath
from typing import Any, Final

from sitegen.addresses import AddressError, decode_path, partition_address, path_within
from sitegen.content.front_matter.nodes import Node
from sitegen.content.front_matter.quoting import LONGEST_NAME, shown, unspaced
from sitegen.content.validation.context import Reference, ValidationContext
from sitegen.content.validation.links import link_from
from sitegen.content.validation.markup import entity_in
from sitegen.content.validation.mismatch import mismatch
from sitegen.schema.fields import EntryRule, FileRule, LinkRule, PathRule
from sitegen.text import did_you_mean, without_invisible

SITE_OF: Final = re.compile(r"https?://[^/?#]*", re.IGNORECASE)


def read_reference(rule: EntryRule, text: str, node: Node, context: ValidationContext) -> str:
    """Give what names another entry, which is looked up once all entries are known."""
    named = Reference(text, context.name, node.location, rule.kind, rule.by_name)
    context.findings.references.append(named)
    return text.rpartition("/")[2] if rule.by_name else text


def read_address_of(
    rule: LinkRule | PathRule, text: str, node: Node, context: ValidationContext
) -> Any:
    """Give where readers are led, or where a page stands."""
    if isinstance(rule, LinkRule):
        return read_link(rule, text, node, context)
    return read_path(rule, without_invisible(text), node, context)


def read_link(rule: LinkRule, text: str, node: Node, context: ValidationContext) -> Any:
    """Give an address as it is published; one within the site is noted, to be looked up."""
    try:
        link = link_from(text, rule, node.location.path, context.facts.base)
    except AddressError as error:
        return mismatch(node, context, rule.expected, f" ({error})")
    entity, sign = entity_in(text)
    if sign:
        said = f'"{entity}" is a part of the address as it stands; write the sign itself: {sign}'
        context.advise(node.location, said)
    if link.startswith("/") or (rule.whole and path_within(link, context.facts.base)):
        context.findings.links.append(context.written(link, node.location))
    return link


def read_path(rule: PathRule, text: str, node: Node, context: ValidationContext) -> Any:
    """Give where a page of this site stands, in letters."""
    host = SITE_OF.match(text)
    if host is not None:
        path = partition_address(text[host.end() :])[0] or "/"
        said = f'"{path}", the part behind the host; whoever runs the host leads it here'
        return mismatch(node, context, said)
    if "?" in text:
        return mismatch(node, context, rule.expected, " (what follows ? makes no other page of it)")
    try:
        path = decode_path(text)
    except AddressError as error:
        return mismatch(node, context, rule.expected, f" ({error})")
    if not rule.accepts(path):
        spaced = " (a space stands in it, which no page's address has)" if " " in path else ""
        return mismatch(node, context, rule.expected, spaced)
    context.findings.places.append(context.written(path, node.location))
    return path


def resolve_file(rule: FileRule, text: str, node: Node, context: ValidationContext) -> Any:
    """Give the path from the site folder of a file that is named beside an entry.

    A leading slash begins at the site folder.
    """
    if "://" in text or "\\" in text or "\x00" in text:
        return mismatch(node, context, rule.expected)
    beside = f"{context.facts.folder}/" if context.facts.folder else ""
    path = normpath(text[1:] if text.startswith("/") else f"{beside}{text}")
    if rule.names and path not in context.facts.files and normpath(text) in context.facts.files:
        path = normpath(text)
    if path.startswith(("..", "/")):
        return context.report(node.location, f'"{text}" leaves the site folder')
    if not path.startswith(rule.below):
        return mismatch(node, context, rule.expected)
    if path not in context.facts.files:
        folder = dirname(path)
        there = [
            file.rpartition("/")[2]
            for file in context.facts.files
            if dirname(file) == folder and not file.endswith(".md")
        ]
        hint = did_you_mean(path.rpartition("/")[2], there)
        if said := unspaced(text):
            hint = f" ({said})"
        if rule.names:
            return mismatch(node, context, rule.expected, hint or did_you_mean(text, rule.names))
        return context.report(node.location, f"no file {shown(text, LONGEST_NAME)} at {path}{hint}")
    context.findings.files.append(path)
    return path
