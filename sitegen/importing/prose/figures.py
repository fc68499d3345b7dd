"""How figures, galleries, buttons and the boxes around all of them are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sitegen.importing.prose.embeds import (
    read_audio,
    read_embed,
    read_iframe,
    read_object,
    read_video,
)
from sitegen.importing.prose.pieces import Inline, is_shown, lone_pictures, what_of
from sitegen.importing.prose.reading import Reader, Reading
from sitegen.importing.prose.structures import (
    GALLERIES,
    STRUCTURES,
    read_container,
    read_list,
    read_quote,
    read_table,
    read_terms,
)
from sitegen.importing.prose.tree import Node

CAPTIONS: Final = frozenset(
    {"figcaption", "wp-caption-text", "gallery-caption", "blocks-gallery-caption"}
)
BUTTONS: Final = frozenset({"elementor-button-wrapper", "wp-block-button", "wp-block-buttons"})
EMBED: Final = "wp-block-embed"
# What our own Markdown writes around things, and no author does.
OURS_BESIDE: Final = frozenset({"video-note", "video-label", "transcript", "credit"})


def read_figure(reading: Reading, node: Node) -> list[Node]:
    """Read a figure: what it shows decides what it is."""
    caption_of, rest = _parted(node)
    if GALLERIES & node.classes:
        return read_gallery(reading, node)
    if "quote" in node.classes or "wp-block-pullquote" in node.classes:
        return _read_quote_in_figure(reading, node, rest, caption_of)
    shown = _only(rest)
    if shown is not None and shown.tag == "figure":
        return reading.blocks(node.children)
    caption = reading.words(caption_of.children) if caption_of is not None else []
    caption = caption if is_shown(caption) else []
    if EMBED in node.classes or "wp-block-core-embed" in node.classes:
        found = read_embed(reading, Node("div", None, rest), caption, node)
        if found:
            return found
    if shown is not None:
        read = _read_shown(reading, node, shown, caption)
        if read is not None:
            return read
    return _read_pictures(reading, node, rest, caption)


def _read_pictures(
    reading: Reading, node: Node, rest: Sequence[Node | str], caption: Inline
) -> list[Node]:
    line = reading.words(rest) if not _holds_blocks(rest) else []
    pictures = lone_pictures(line)
    if len(pictures) == 1:
        figure = pictures[0]
        around = reading.link_around
        if around and not figure.get("href"):
            figure.attributes["href"] = around
        figure.children = [Node("by", None, caption)] if caption else []
        return [reading.made(figure, [node])]
    if pictures:
        found = [reading.made(Node("gallery", None, list(pictures)), [node])]
    elif line:
        found = [reading.made(reading.leaf("p", line), [node])] if is_shown(line) else []
    else:
        found = reading.blocks(rest)
    if caption:
        reading.change("the caption of what is no picture: a paragraph below it")
        found.append(reading.made(reading.leaf("p", caption), [] if found else [node]))
    return found


def _holds_blocks(children: Sequence[Node | str]) -> bool:
    """Tell whether more than boxes around pictures stands among these."""
    for child in children:
        if isinstance(child, str) or (not child.has_block and child.tag not in READERS):
            continue
        if child.tag not in ("div", "a", "span", "figure") or _holds_blocks(child.children):
            return True
    return False


def _parted(node: Node) -> tuple[Node | None, list[Node | str]]:
    """Give a figure's caption, and what it shows."""
    caption: Node | None = None
    rest: list[Node | str] = []
    for child in node.children:
        is_caption = isinstance(child, Node) and (
            child.tag == "figcaption" or CAPTIONS & child.classes
        )
        if is_caption and caption is None and isinstance(child, Node):
            caption = child
        elif not isinstance(child, str) or child.strip():
            rest.append(child)
    return caption, rest


def _only(children: Sequence[Node | str]) -> Node | None:
    """Give the one element that stands in these, boxes around it aside."""
    while len(children) == 1 and isinstance(children[0], Node):
        only = children[0]
        if only.tag not in ("div", "p"):
            return only
        children = [each for each in only.children if not isinstance(each, str) or each.strip()]
    if children and isinstance(children[0], Node):
        # Our own player has its words and notes behind it.
        behind = [each for each in children[1:] if isinstance(each, Node)]
        if children[0].tag in ("a", "audio") and all(OURS_BESIDE & each.classes for each in behind):
            return children[0]
    return None


def _read_quote_in_figure(
    reading: Reading, node: Node, rest: Sequence[Node | str], caption: Node | None
) -> list[Node]:
    words = next(
        (each for each in rest if isinstance(each, Node) and each.tag == "blockquote"), None
    )
    held = list(words.children if words is not None else rest)
    if words is not None:
        reading.see(words)
    return read_quote(
        reading,
        Node("blockquote", node.attributes, [*held, *([caption] if caption else [])], node.origin),
    )


def read_gallery(reading: Reading, node: Node) -> list[Node]:
    """Read pictures that stand together; what stands between them comes behind."""
    figures: list[Node] = []
    captions: list[Inline] = []
    others: list[Node] = []
    for block in _of_gallery(reading, node, captions):
        (figures if block.tag == "figure" else others).append(block)
    for figure in figures:
        figure.attributes.pop("id", None)
    found = [reading.made(Node("gallery", None, list(figures)), [node])] if figures else []
    found += others
    for line in captions:
        found.append(reading.made(reading.leaf("p", line), [] if found else [node]))
    return found or reading.drop(node, "an empty gallery")


def _of_gallery(reading: Reading, node: Node, captions: list[Inline]) -> list[Node]:
    found: list[Node] = []
    rest: list[Node | str] = []
    for child in node.children:
        if isinstance(child, Node) and child.tag in ("ul", "li", "div", "dl"):
            found += _of_gallery(reading, child, captions)
        elif isinstance(child, Node) and (child.tag == "figcaption" or CAPTIONS & child.classes):
            line = reading.words(child.children)
            is_of_last = node.tag == "li" or "gallery-item" in node.classes
            if is_shown(line) and is_of_last and found and found[-1].tag == "figure":
                found[-1].children = [Node("by", None, line)]
            elif is_shown(line):
                captions.append(line)
        else:
            rest.append(child)
            if node.tag in ("li", "dl"):
                found += reading.within(rest)
                rest = []
    return found + reading.within(rest)


def read_buttons(reading: Reading, node: Node) -> list[Node]:
    """Read links that stand out."""
    found: list[Node] = []
    line: Inline = []
    for each in node.walk():
        if each.tag == "a" or (each.tag == "button" and "wp-block-button__link" in each.classes):
            inner = reading.words([each]) if each.tag == "a" else reading.words(each.children)
            line += [" ", *(piece for piece in inner if isinstance(piece, Node) or piece.strip())]
    links = [piece for piece in line if isinstance(piece, Node) and piece.tag == "a"]
    words = [piece for piece in line if piece not in links]
    if links:
        found.append(reading.made(Node("buttons", None, list(links)), [node]))
    if is_shown(words):
        reading.change("a button that leads nowhere: its words")
        found.append(reading.made(reading.leaf("p", words), [] if links else [node]))
    return found or reading.drop(node, "an empty button")


def read_division(reading: Reading, node: Node) -> list[Node]:
    """Read a box: by its class it is one of ours, or it only holds what stands in it."""
    classes = node.classes
    if not classes:
        return read_container(reading, node)
    if BUTTONS & classes:
        return read_buttons(reading, node)
    if "wp-caption" in classes:
        return read_figure(reading, node)
    if GALLERIES & classes:
        return read_gallery(reading, node)
    if EMBED in classes:
        return read_embed(reading, node, [], node) or read_container(reading, node)
    return read_container(reading, node)


def read_paragraph(reading: Reading, node: Node) -> list[Node]:
    """Read a paragraph; one of our own buttons is what it was made from."""
    if "buttons" in node.classes:
        return read_buttons(reading, node)
    return reading.paragraph(node)


def read_left_out(reading: Reading, node: Node) -> list[Node]:
    """Take what a step before has left out."""
    return reading.drop(node, node.get("reason") or what_of(node))


def read_lost(reading: Reading, node: Node) -> list[Node]:
    """Leave a form and the like out."""
    return reading.drop(node, what_of(node))


def read_list_of_terms(reading: Reading, node: Node) -> list[Node]:
    """Read terms with what they mean; old captions and galleries are made of them, too."""
    if "wp-caption" in node.classes:
        return read_figure(reading, _as_figure(node))
    return read_gallery(reading, node) if GALLERIES & node.classes else read_terms(reading, node)


def _as_figure(node: Node) -> Node:
    tags = {"dt": "div", "dd": "figcaption"}
    children = [
        Node(tags.get(each.tag, each.tag), each.attributes, each.children, each.origin)
        for each in node.elements
    ]
    return Node("div", {"class": "wp-caption"}, children, node.origin)


def read_pictures_in_list(reading: Reading, node: Node) -> list[Node]:
    """Read a list; one of pictures is a gallery."""
    return read_gallery(reading, node) if GALLERIES & node.classes else read_list(reading, node)


def _read_shown(reading: Reading, node: Node, shown: Node, caption: Inline) -> list[Node] | None:
    """Read a figure of one thing that is no picture; None where it isn't one."""
    held: list[Node | str] = [Node("by", None, caption)] if caption else []
    match shown.tag:
        case "a" if "video-link" in shown.classes:
            label = next((each for each in shown.walk() if "video-label" in each.classes), shown)
            about = {"address": shown.get("href"), "title": label.words}
            return [reading.made(Node("film", about, held), [node])]
        case "audio":
            return read_audio(reading, shown, caption)
        case "video":
            return read_video(reading, shown, caption)
        case "iframe":
            return read_iframe(reading, shown, caption)
        case "blockquote" | "table":
            blocks = (read_quote if shown.tag == "blockquote" else read_table)(reading, shown)
            own = blocks[0] if blocks and blocks[0].tag in ("quote", "table") else None
            if own is None or any(each.tag == "by" for each in own.elements):
                return blocks + ([reading.made(reading.leaf("p", caption), [])] if caption else [])
            own.children = [*held, *own.children] if own.tag == "table" else [*own.children, *held]
            own.origin = [node]
            return blocks
    return None


READERS: Final[dict[str, Reader]] = {
    **STRUCTURES,
    **dict.fromkeys(("button", "form"), read_lost),
    "audio": read_audio,
    **dict.fromkeys("div section".split(), read_division),
    "dl": read_list_of_terms,
    "embed": read_object,
    "figure": read_figure,
    "iframe": read_iframe,
    "object": read_object,
    "p": read_paragraph,
    "sitegen-left-out": read_left_out,
    "ul": read_pictures_in_list,
    "video": read_video,
}
