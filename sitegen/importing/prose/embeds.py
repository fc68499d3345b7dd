"""How films, recordings and what else is shown from other sites are read."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import parse_qs, urlsplit

from sitegen.importing.prose.pieces import SHOWN, Inline, file_name, what_of
from sitegen.importing.prose.reading import Reading
from sitegen.importing.prose.tree import Node
from sitegen.markdown.html.players import embed_of
from sitegen.text import shortened

ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+")
# Beside those that play in the page: what their addresses lead to is a film.
FILMS: Final = (
    "dailymotion.com",
    "dai.ly",
    "ted.com",
    "videopress.com",
    "wordpress.tv",
    "video.wordpress.com",
    "animoto.com",
    "loom.com",
)
FILE_OF_FILM: Final = re.compile(r"\.(?:mp4|m4v|webm|ogv|mov)(?:[?#]|$)", re.IGNORECASE)


def film_address(given: str) -> str:
    """Give the address at which a film is watched, for one of a player; "" for no film."""
    given = f"https:{given}" if given.startswith("//") else given
    if not given.startswith(("https://", "http://")):
        return ""
    try:
        kind, player = embed_of(given)
        parts = urlsplit(given)
    except ValueError:
        return ""
    name = player.rpartition("/")[2].partition("?")[0]
    start = parse_qs(parts.query).get("start", [""])[0]
    if kind == "youtube":
        later = f"&t={start}" if start.isdecimal() and start != "0" else ""
        is_player = "/embed/" in parts.path
        return f"https://www.youtube.com/watch?v={name}{later}" if is_player else given
    if kind == "vimeo":
        return f"https://vimeo.com/{name}" if parts.hostname == "player.vimeo.com" else given
    host = (parts.hostname or "").removeprefix("www.")
    if host in FILMS or any(host.endswith(f".{each}") for each in FILMS):
        return given
    return given if FILE_OF_FILM.search(parts.path) else ""


def read_embed(reading: Reading, node: Node, caption: Inline, origin: Node) -> list[Node]:
    """Read what a figure shows from an address: a film, or a link to all else."""
    found = ADDRESS.search(node.words)
    if found is None:
        return []
    return shown_at(reading, found[0], "", caption, origin)


def shown_at(reading: Reading, given: str, title: str, caption: Inline, origin: Node) -> list[Node]:
    """Give what is shown at an address as a film, or else as a link."""
    film = film_address(given)
    held: list[Node | str] = [Node("by", None, caption)] if caption else []
    if film:
        link, problem = reading.addresses.link(film)
        if not problem:
            about = {"address": link, **({"title": title} if title else {})}
            return [reading.made(Node("film", about, held), [origin])]
    given = f"https:{given}" if given.startswith("//") else given
    link, problem = reading.addresses.link(given)
    if problem:
        reading.lose(f'what is shown from "{shortened(given, SHOWN)}": {problem}')
        blocks = []
    else:
        reading.change(f'what is shown from "{shortened(given, SHOWN)}": a link to it')
        line: Inline = [Node("a", {"href": link}, [title or given])]
        blocks = [reading.made(reading.leaf("p", line), [origin])]
    if caption:
        blocks.append(reading.made(reading.leaf("p", caption), [] if blocks else [origin]))
    return blocks


def read_iframe(reading: Reading, node: Node, caption: Inline | None = None) -> list[Node]:
    """Read a frame: a film, or a link to what is shown in it."""
    given = node.get("src").strip() or node.get("data-src").strip()
    if not given or given.startswith(("about:", "data:", "javascript:")):
        return reading.drop(node, what_of(node))
    return shown_at(reading, given, _title(node), caption or [], node)


def _title(node: Node) -> str:
    title = " ".join(node.get("title").split())
    return "" if title.lower() in ("youtube video player", "vimeo video player") else title


def read_object(reading: Reading, node: Node) -> list[Node]:
    """Read an embedded object: what it shows if it can't be shown, or where it is."""
    given = node.get("data") or node.get("src")
    inner = reading.blocks(node.children)
    if inner:
        reading.lose(what_of(Node(node.tag, {"data": given})))
        return inner
    if not given:
        return reading.drop(node, what_of(node))
    return shown_at(reading, given, "", [], node)


def media_source(node: Node) -> str:
    """Give the address of a recording or film in its own element."""
    for each in (node, *(inner for inner in node.walk() if inner.tag == "source")):
        if each.get("src").strip():
            return each.get("src").strip()
    return ""


def read_audio(reading: Reading, node: Node, caption: Inline | None = None) -> list[Node]:
    """Read a recording; one that isn't here is a link."""
    given = media_source(node)
    if not given:
        return reading.drop(node, what_of(node))
    address, problem = reading.addresses.file(given)
    if problem:
        return _linked(reading, address, "a recording", caption or [], node)
    held: list[Node | str] = [Node("by", None, caption)] if caption else []
    return [reading.made(Node("sound", {"file": address}, held), [node])]


def read_video(reading: Reading, node: Node, caption: Inline | None = None) -> list[Node]:
    """Read a film in its own element; a film's page is a link to it."""
    given = media_source(node)
    if not given:
        return reading.drop(node, what_of(node))
    if node.get("poster"):
        reading.lose(f'the poster of a film: "{shortened(node.get("poster"), SHOWN)}"')
    address, problem = reading.addresses.file(given)
    if problem and address.startswith(("https://", "http://")):
        link, refused = reading.addresses.link(address)
        if not refused:
            held: list[Node | str] = [Node("by", None, caption)] if caption else []
            return [reading.made(Node("film", {"address": link}, held), [node])]
    return _linked(reading, address, "a film", caption or [], node)


def _linked(reading: Reading, address: str, what: str, caption: Inline, node: Node) -> list[Node]:
    link, problem = reading.addresses.link(address)
    if problem:
        reading.lose(f'{what}, "{shortened(address, SHOWN)}": {problem}')
        return [reading.made(reading.leaf("p", caption), [node])] if caption else []
    reading.change(f'{what}, "{shortened(address, SHOWN)}": a link to it')
    line: Inline = [Node("a", {"href": link}, [file_name(address)])]
    found = [reading.made(reading.leaf("p", line), [node])]
    return found + ([reading.made(reading.leaf("p", caption), [])] if caption else [])
