"""What answers requests that name, delete and bring back entries."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import quote

from sitegen.content.editing.bin import in_bin, named, remove_for_good
from sitegen.editor.removal import removal_of, remove, restore
from sitegen.editor.renaming import Wish, rename, renaming_of
from sitegen.editor.requests import ROOT, EditorHandler, editing_address
from sitegen.errors import ContentError, SitegenError

BIN = f"{ROOT}bin"


class RenamingHandler(EditorHandler):
    """Another name for an entry's file or folder, and so another address."""

    def get(self) -> None:
        """Ask for it; with a name, show what it changes."""
        self.ask("")

    def ask(self, said: str, status: int = 200) -> None:
        """Ask, with what was wrong with the name that was given."""
        try:
            site = self.editor.site()
            file = self.entry(site)
        except ContentError as error:
            self.tell(error)
            return
        now = file.id.rpartition("/")[2]
        slug, found = self.get_argument("slug", now), None
        if slug != now and not said:
            try:
                found = renaming_of(site, file, slug)
            except SitegenError as error:
                said, status = str(error), 422
        self.show("rename.html", status, file=file, now=now, slug=slug, found=found, said=said)

    def post(self) -> None:
        """Rename it, and open it under its new name."""
        try:
            site = self.editor.site()
            file = self.entry(site)
            wish = Wish(
                aliases=bool(self.get_body_argument("aliases", "")),
                others=bool(self.get_body_argument("others", "")),
            )
            renaming = renaming_of(site, file, self.get_body_argument("slug", ""))
            new = rename(site, renaming, wish)
        except SitegenError as error:
            self.ask(str(error), 422)
            return
        back = "" if self.get_body_argument("undo", "") else file.id.rpartition("/")[2]
        others = "&others=1" if wish.others else ""
        undo = f"&renamed={quote(back)}{others}" if back else ""
        self.redirect(f"{editing_address(new.path)}{undo}", status=303)


class RemovalHandler(EditorHandler):
    """Deleting an entry or a translation: it goes into the bin."""

    def get(self) -> None:
        """Show what goes, what stays, and who leads there."""
        self.ask("")

    def ask(self, said: str, status: int = 200) -> None:
        """Ask whether it shall go, with what keeps it from going."""
        whole = bool(self.get_argument("whole", ""))
        try:
            site = self.editor.site()
            file = self.entry(site)
            removal = removal_of(site, file, whole=whole)
        except SitegenError as error:
            self.tell(error)
            return
        self.show("delete.html", status, file=file, removal=removal, said=said)

    def post(self) -> None:
        """Move it into the bin, and offer to bring it back."""
        try:
            site = self.editor.site()
            whole = bool(self.get_body_argument("whole", ""))
            removal = removal_of(site, self.entry(site), whole=whole)
            name = remove(site, removal, datetime.now(UTC))
        except SitegenError as error:
            self.tell(error)
            return
        self.redirect(f"{BIN}?deleted={name}", status=303)


class BinHandler(EditorHandler):
    """What was deleted here: to be put back, or removed for good."""

    def get(self) -> None:
        """List it."""
        self.list("")

    def list(self, said: str, status: int = 200) -> None:
        """List it, with what kept something from being put back."""
        binned = tuple(in_bin(self.editor.folder))
        asked = self.get_query_argument("deleted", "")
        latest = next((each for each in binned if each.name == asked), None)
        self.show("bin.html", status, binned=binned, latest=latest, said=said)

    def post(self) -> None:
        """Put one back, or remove it for good."""
        name = self.get_body_argument("name", "")
        try:
            if self.get_body_argument("act", "") == "remove":
                self.remove(name)
                return
            binned = restore(self.editor.folder, name)
        except SitegenError as error:
            self.list(str(error), 409)
            return
        path = next((each for each in binned.what.files if each.endswith(".md")), "")
        self.redirect(editing_address(path) if path else ROOT, status=303)

    def remove(self, name: str) -> None:
        """Remove one for good, where that was confirmed. Raises SitegenError."""
        binned = named(self.editor.folder, name)
        if not self.get_body_argument("sure", ""):
            raise SitegenError("Tick the box beside it to delete it for good.")
        try:
            remove_for_good(self.editor.folder, binned)
        except OSError as error:
            raise SitegenError(f"{error.filename}: can't be removed: {error.strerror}") from None
        self.redirect(BIN, status=303)
