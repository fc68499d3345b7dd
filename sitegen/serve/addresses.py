"""Which file answers a request, as a static host would decide it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sitegen.text import normalize

HIDDEN = ".sitegen"
"""What begins the names of files that are never published: the manifest, the mark."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file that answers, from the output folder, with the status that it answers with."""

    path: str
    status: int = 200


@dataclass(frozen=True, slots=True)
class Moved:
    """The address that a request should have had."""

    address: str


@dataclass(frozen=True, slots=True)
class Layout:
    """A site in its output folder: `root` is the path of its address, with a slash at its end.

    `prefixes` begin the addresses of languages: "" for the first, "/he" and so on.
    """

    output: Path
    root: str = "/"
    prefixes: tuple[str, ...] = ("",)

    def find(self, address: str) -> Found | Moved | None:
        """Give what answers an address (a path, decoded); None where not even a 404 page does."""
        if not address.startswith(self.root):
            is_above = self.root.startswith(address.rstrip("/") + "/")
            return Moved(self.root) if is_above else self.missing(address)
        path = address.removeprefix(self.root)
        if not is_plain(path):
            return self.missing(address)
        if not path or path.endswith("/"):
            index = f"{path}index.html"
            return Found(index) if self.has(index) else self.missing(address)
        if self.has(path):
            return Found(path)
        if self.has(f"{path}/index.html"):
            return Moved(f"{address}/")
        return self.missing(address)

    def has(self, path: str) -> bool:
        """True where a file of the output has this path; not for a link that leads out of it."""
        try:
            real = (self.output / path).resolve(strict=True)
        except (OSError, RuntimeError):
            return False
        return real.is_file() and real.is_relative_to(self.output.resolve())

    def below(self, address: str) -> str:
        """Give the place of an address below the site's root."""
        return place_of(address.removeprefix(self.root))

    def missing(self, address: str) -> Found | None:
        """Give the page that says that there is none, in the language of the address."""
        below = "/" + address.removeprefix(self.root).lstrip("/")
        prefix = next((p for p in self.prefixes if p and f"{below}/".startswith(f"{p}/")), "")
        for path in (f"{prefix[1:]}/404.html", "404.html"):
            if self.has(path.lstrip("/")):
                return Found(path.lstrip("/"), 404)
        return None


def place_of(address: str) -> str:
    """Give where an address leads, the same for all ways to write it: a page by its folder."""
    parts = [part for part in normalize(address).split("/") if part]
    return "/".join(parts[:-1] if parts[-1:] == ["index.html"] else parts)


def is_plain(path: str) -> bool:
    """True for a path that stays in its folder and names nothing hidden."""
    parts = path.split("/")
    return (
        "\\" not in path
        and "\0" not in path
        and not any(part in (".", "..") or part.startswith(HIDDEN) for part in parts)
    )
