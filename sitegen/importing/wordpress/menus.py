"""Menus: pages of a menu get their place in the site's; what else is in it is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitegen.content.editing.values import flow
from sitegen.importing.values import Item, Remark
from sitegen.importing.wordpress.archive import MENU_ITEM, Known
from sitegen.importing.wordpress.places import Place
from sitegen.importing.wordpress.rules import Map
from sitegen.kinds.page import PAGE

KIND, TARGET, ADDRESS = "_menu_item_type", "_menu_item_object_id", "_menu_item_url"


@dataclass(frozen=True, slots=True)
class Menus:
    """What menus become: the menu and place of posts by number, and the account of each item.

    `lines` are the items that no page is, as site.yaml has them, by menu.
    """

    places: Mapping[str, tuple[str, int]]
    items: tuple[Item, ...]
    lines: Mapping[str, tuple[str, ...]]

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """Give what is to be done by hand."""
        return tuple(
            Remark(
                "to look at",
                f"items of the menu that are no pages; write them into menus of site.yaml: "
                f"{menu}: [{', '.join(lines)}]",
            )
            for menu, lines in self.lines.items()
        )


def menus_of(posts: Iterable[Known], placed: Mapping[str, Place], map_: Map) -> Menus:
    """Give the menus of an archive; `placed` are places by WordPress's numbers."""
    places: dict[str, tuple[str, int]] = {}
    items: list[Item] = []
    lines: dict[str, list[str]] = {}
    for known in posts:
        post = known.post
        if post.type != MENU_ITEM:
            continue
        slug = next((label.slug for label in post.labels if label.domain == "nav_menu"), "")
        menu = map_.menus.get(slug, "none")
        place = placed.get(post.fact(TARGET)) if post.fact(KIND) == "post_type" else None
        if menu == "none" or post.status != "publish":
            why = f'the menu "{slug}" is none of the site\'s' if menu == "none" else "a draft there"
            items.append(_item(known, "left out", why=why))
        elif place is not None and place.kind == PAGE and place.is_original:
            places.setdefault(post.fact(TARGET), (menu, post.order))
            items.append(_item(known, "merged", into=place.path))
        elif place is not None and not place.is_original:
            items.append(_item(known, "merged", into=place.path))
        else:
            label = post.title or (place.version.post.title if place else "")
            url = place.address if place else post.fact(ADDRESS)
            if label and url not in ("", "#"):
                lines.setdefault(menu, []).append(flow({"label": label, "url": url}))
            items.append(_item(known, "left out", why="only pages stand in a menu by themselves"))
    return Menus(places, tuple(items), {menu: tuple(each) for menu, each in lines.items()})


def _item(known: Known, outcome: str, *, into: str = "", why: str = "") -> Item:
    post = known.post
    return Item(
        known.source,
        post.type,
        post.title,
        "merged" if outcome == "merged" else "left out",
        into=into,
        why=why,
        where=post.where,
    )
