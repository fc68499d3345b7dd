"""What answers requests for pictures: one with its cover as a form, and its pixels."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from tornado.web import HTTPError

from sitegen.content.folder.covers import is_picture
from sitegen.editor.covering import Covering, Part, open_cover, save_cover, shown
from sitegen.editor.requests import ROOT, EditorHandler
from sitegen.editor.shelf import Site
from sitegen.errors import SitegenError

COVER, PICTURE = f"{ROOT}cover", f"{ROOT}picture"
NUMBERS = ("left", "top", "width", "height")
MOST_PARTS = 100
PART = re.compile(r"name\.(\d{1,3})", re.ASCII)
EMPTY = 2
"""Rows of a form in which new parts can be written without a pointer."""


class _PictureHandler(EditorHandler):
    def picture(self, site: Site) -> str:
        """Give the picture that the request names. Raises HTTPError 404 for anything else."""
        path: str = self.get_query_argument("picture", "")
        if path.startswith("content/") and is_picture(path) and path in site.sources.identities:
            return path
        raise HTTPError(404)


class CoverHandler(_PictureHandler):
    """The parts of a picture that nobody may see."""

    def get(self) -> None:
        """Show the picture with its parts."""
        try:
            site = self.editor.site()
            self.show_cover(site, open_cover(site, self.picture(site)))
        except SitegenError as error:
            self.tell(error)

    def post(self) -> None:
        """Save them; where they can't be, what was sent is shown again with what is wrong."""
        try:
            site = self.editor.site()
            wanted = Covering(
                self.picture(site), self.get_body_argument("digest", ""), tuple(self.parts())
            )
            saved = save_cover(site, wanted, datetime.now(UTC))
            if saved.is_wrong:
                self.show_cover(site, saved, 422)
                return
        except SitegenError as error:
            self.tell(error)
            return
        here = (self.request.uri or COVER).removesuffix("&saved=1")
        self.redirect(f"{here}&saved=1", status=303)

    def parts(self) -> list[Part]:
        """Give the parts that were sent; rows without a name and a number are none."""
        sent = self.request.body_arguments
        rows = sorted(int(found[1]) for name in sent if (found := PART.fullmatch(name)))
        parts = []
        for row in rows[:MOST_PARTS]:
            left, top, width, height = (
                self.get_body_argument(f"{name}.{row}", "") for name in NUMBERS
            )
            name = self.get_body_argument(f"name.{row}", "")
            if name or left or top or width or height:
                parts.append(Part(name, (left, top, width, height)))
        return parts

    def show_cover(self, site: Site, covering: Covering, status: int = 200) -> None:
        """Show a picture's cover as a form."""
        entry = site.file_of(self.get_query_argument("path", ""))
        self.show(
            "cover.html",
            status,
            covering=covering,
            rows=(*covering.parts, *(Part("") for _ in range(EMPTY))),
            numbers=NUMBERS,
            back=entry.path if entry else "",
            saved=status == 200 and bool(self.get_query_argument("saved", "")),
        )


class PixelsHandler(_PictureHandler):
    """A picture's pixels, as it lies there or as everybody sees it."""

    def get(self) -> None:
        """Give them as a JPEG."""
        try:
            site = self.editor.site()
            covered = bool(self.get_query_argument("covered", ""))
            data = shown(site, self.picture(site), covered=covered)
        except SitegenError as error:
            raise HTTPError(404) from error
        self.set_header("Content-Type", "image/jpeg")
        self.finish(data)
