"""The account of what is no entry of its own: items that are parts of others, or left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from sitegen.importing.values import Item, Remark
from sitegen.importing.wordpress.archive import (
    ATTACHMENT,
    MENU_ITEM,
    NEVER_CONTENT,
    NOT_KEPT,
    REUSABLE,
    Archive,
    Known,
)
from sitegen.importing.wordpress.export import Post
from sitegen.importing.wordpress.languages import Version
from sitegen.importing.wordpress.texts import plain
from sitegen.importing.wordpress.uploads import Uploads
from sitegen.text import shortened

LONGEST_DESCRIPTION = 2000


def sorted_out(archive: Archive) -> tuple[list[Known], list[Item]]:
    """Give the posts that may become entries, and the account of those that nobody would show."""
    content: list[Known] = []
    items: list[Item] = []
    for known in archive.posts:
        post = known.post
        if post.type in (ATTACHMENT, MENU_ITEM, REUSABLE):
            continue
        why = NEVER_CONTENT.get(post.type) or NOT_KEPT.get(post.status)
        if why:
            items.append(left_out(known, why))
        else:
            content.append(known)
    return content, items


def left_out(known: Known, why: str) -> Item:
    """Give the account of a post that doesn't come over."""
    post = known.post
    return Item(
        known.source, post.type, post.title, "left out", why=why, where=post.where,
        state=post.status,
    )  # fmt: skip


def of_version(version: Version, why: str) -> Item:
    """Give the account of a version of a post that doesn't come over."""
    item = left_out(Known(version.source.partition("#")[0], version.post), why)
    return replace(item, remarks=(Remark("left out", why),)) if "#" in version.source else item


def of_uploads(
    uploads: Uploads, used: Mapping[str, str], wanted: Mapping[str, str], archive: Archive
) -> Iterator[Item]:
    """Give the account of each upload.

    `used` are the entries that they stand beside, `wanted` says why the others couldn't be had,
    both by source.
    """
    by_source = {known.source: known for known in archive.posts if known.post.type == ATTACHMENT}
    for source, known in by_source.items():
        post, into = known.post, used.get(source, "")
        why = wanted.get(source, "")
        said = f"its file could not be had: {why}" if why else "nothing that came over shows it"
        item = left_out(known, said)
        if into:
            item = Item(source, post.type, post.title, "merged", into=into, where=post.where)
        yield replace(item, state="", remarks=tuple(_description(post)))


def _description(post: Post) -> Iterator[Remark]:
    """Say what an upload's own page said of it: no page stands for a file here."""
    if words := " ".join(plain(post.content).split()):
        yield Remark("left out", f"its description: {shortened(words, LONGEST_DESCRIPTION)}")


def of_reusable(archive: Archive, used: Mapping[str, str]) -> Iterator[Item]:
    """Give the account of each reusable block."""
    for known in archive.posts:
        if known.post.type != REUSABLE:
            continue
        into = used.get(known.source, "")
        if into:
            post = known.post
            yield Item(known.source, post.type, post.title, "merged", into=into, where=post.where)
        else:
            yield left_out(known, "no text that came over holds it")


def merged(items: Iterable[Item]) -> list[Item]:
    """Give one account for each source: a post in several languages has a file for each."""
    found: dict[str, Item] = {}
    for item in items:
        first = found.get(item.source)
        if first is None:
            found[item.source] = item
            continue
        best = first if first.outcome == "written" or item.outcome != "written" else item
        found[item.source] = replace(
            best,
            remarks=tuple(dict.fromkeys((*first.remarks, *item.remarks))),
            proven=first.proven + item.proven,
            blocks=(*first.blocks, *item.blocks),
        )
    return list(found.values())
