"""Pictures: alone in a paragraph a figure with caption and credit, else a part of the line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from sitegen.addresses import SCHEME
from sitegen.markdown.html.attributes import GLOBAL, check_attributes, write_attributes
from sitegen.markdown.notices import Report
from sitegen.markdown.resolver import Picture, Resolver, Withheld, nothing_there
from sitegen.markdown.source import strip_marks

FOCUS: Final = re.compile(r"(100|[0-9]{1,2})(\.[0-9]+)?%\s+(100|[0-9]{1,2})(\.[0-9]+)?%")

Attributes = Mapping[str, str | None]


class Pictures:
    """The pictures of one page."""

    def __init__(self, resolver: Resolver, report: Report) -> None:
        self._resolver = resolver
        self._report = report

    def find(self, given: Attributes, use: str) -> tuple[str, dict[str, str | None]]:
        """Find a picture by its attributes as written (decoded): its HTML, "" where there is none,
        and the attributes that its figure needs (with `credit` and `title`, the caption)."""
        near = " ".join(f"{name} {value}" for name, value in given.items())
        kept = check_attributes("img", given, self._report)
        file, alt = kept.get("src") or "", kept.get("alt") or ""
        if not alt and "decorative" not in kept:
            self._report.warn(
                f'picture "{file}": no alt text; say what it shows, or add {{decorative}}', near
            )
        about = {name: kept[name] for name in ("credit", *sorted(GLOBAL)) if name in kept}
        about.update((name, kept[name]) for name in kept if name.startswith("data-"))
        # What isn't shown beside the picture isn't told in it either.
        credit = "" if use == "inline" else strip_marks(kept.get("credit") or "")
        picture = self.resolve(file, use, kept.get("focus") or "", near, credit)
        return ("" if picture is None else write_picture(picture, alt)), about

    def resolve(
        self, file: str, use: str, focus: str, near: str, credit: str = ""
    ) -> Picture | None:
        """Find a picture's files; what is wrong with its name or focus is reported."""
        if focus and not FOCUS.fullmatch(focus):
            self._report.error(f'focus "{focus}": two percentages are expected: 40% 20%', near)
            focus = ""
        if SCHEME.match(file) or file.startswith("//"):
            self._report.error(
                f'picture "{file[:80]}": pictures come from the entry\'s folder, '
                "not from another site; save it there",
                near,
            )
            return None
        picture = self._resolver.picture(file, use, focus, credit) if file else None
        if isinstance(picture, Withheld):
            if picture.mistake:
                self._report.error(f'picture "{file}": {picture.reason}', near)
            else:
                self._report.warn(f'picture "{file}": left out; {picture.reason}', near)
            return None
        if picture is None:
            said = nothing_there(self._resolver, file)
            self._report.error(f'picture "{file}": {said}', near)
        return picture


def write_picture(picture: Picture, alt: str) -> str:
    """Give a picture as HTML: the best source that the reader can show, loaded when it is near."""
    image = {
        "src": picture.src,
        "srcset": picture.srcset,
        "sizes": picture.sizes,
        "width": str(picture.width),
        "height": str(picture.height),
        "alt": strip_marks(alt),
        "loading": "lazy",
        "decoding": "async",
    }
    kept = {name: value for name, value in image.items() if value or name == "alt"}
    shown = f"<img{write_attributes(kept)}>"
    if not picture.sources:
        return shown
    sources = "".join(
        f"<source{write_attributes(_of_source(source.type, source.srcset, picture.sizes))}>"
        for source in picture.sources
    )
    return f"<picture>{sources}{shown}</picture>"


def _of_source(kind: str, srcset: str, sizes: str) -> dict[str, str | None]:
    given = {"type": kind, "srcset": srcset, "sizes": sizes}
    return {name: value for name, value in given.items() if value}
