"""What answers the editor's requests: those of this server's own pages, with its token."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import partial
from typing import Any

from tornado.web import HTTPError

from sitegen.builder.originals import remember_for
from sitegen.content.new.archetypes import Wish, begin_entry, begin_translation
from sitegen.editor.comparing import original_beside
from sitegen.editor.covering import picture_named
from sitegen.editor.desk import Draft, Sheet, address_in, open_entry, save
from sitegen.editor.filing import BIN, BinHandler, RemovalHandler, RenamingHandler
from sitegen.editor.forms import label_of
from sitegen.editor.pages import COVER_SCRIPT, SCRIPT, STYLE, entry_html
from sitegen.editor.phone import PhoneHandler
from sitegen.editor.pictures import COVER, PICTURE, CoverHandler, PixelsHandler
from sitegen.editor.requests import ROOT, Editor, EditorHandler, FileHandler, editing_address
from sitegen.editor.sending import AsideHandler, SendHandler
from sitegen.editor.shelf import STATES, Row, Site, translations_of
from sitegen.editor.standing import StatusHandler
from sitegen.editor.uploads import keep_upload
from sitegen.errors import ContentError, SitegenError
from sitegen.explanations import entries

LARGEST_FORM = 5_000_000
"""Bytes of a form: more than any entry."""
SHOWN = 500
"""Entries on a page of the list; the search finds the rest."""

LATER = ("slug", "url", "lang", "updated", "publish", "expires", "aliases", "sample", "extra")
"""Fields that few entries need: they stand below the text."""


OPTION_NAMED = re.compile(r"\A--[\w-]+: |\badd --[\w-]+ with", re.ASCII)
"""How the mistakes of `sitegen new` name its options, which a form has not."""


def without_options(said: str) -> str:
    """Give what is said of a mistake without the options of the command line."""
    return OPTION_NAMED.sub(lambda at: "expected" if at[0].startswith("add") else "", said)


def routes(editor: Editor) -> list[Any]:
    """Give the addresses that the editor answers."""
    with_editor = {"editor": editor}
    return [
        (rf"{ROOT}editor\.css", FileHandler, {"file": STYLE, "type_": "text/css"}),
        (rf"{ROOT}editor\.js", FileHandler, {"file": SCRIPT, "type_": "text/javascript"}),
        (rf"{ROOT}edit", EntryHandler, with_editor),
        (rf"{ROOT}explain", ExplanationHandler, with_editor),
        (rf"{ROOT}new", NewHandler, with_editor),
        (rf"{ROOT}translate", TranslationHandler, with_editor),
        (rf"{ROOT}upload", UploadHandler, with_editor),
        (rf"{ROOT}rename", RenamingHandler, with_editor),
        (rf"{ROOT}delete", RemovalHandler, with_editor),
        (BIN, BinHandler, with_editor),
        (rf"{ROOT}status", StatusHandler, with_editor),
        (rf"{ROOT}send", SendHandler, with_editor),
        (rf"{ROOT}aside", AsideHandler, with_editor),
        (COVER, CoverHandler, with_editor),
        (PICTURE, PixelsHandler, with_editor),
        (rf"{ROOT}cover\.js", FileHandler, {"file": COVER_SCRIPT, "type_": "text/javascript"}),
        (rf"{ROOT}phone", PhoneHandler, with_editor),
        (rf"{ROOT}?", ListHandler, with_editor),
    ]


class ListHandler(EditorHandler):
    """All entries, by kind, language and state, with a search."""

    def get(self) -> None:
        """Give the list."""
        try:
            site = self.editor.site()
        except ContentError as error:
            self.tell(error, 200)
            return
        asked = {name: self.get_query_argument(name, "") for name in ("q", "kind", "lang", "state")}
        rows = self.editor.shelf.all(site, datetime.now(UTC))
        found = [row for row in rows if is_asked_for(row, asked)]
        self.show(
            "list.html",
            rows=found[:SHOWN],
            more=max(0, len(found) - SHOWN),
            total=len(found),
            asked=asked,
            kinds=[kind.name for kind in site.kinds],
            langs=site.languages,
            states=STATES,
        )


def is_asked_for(row: Row, asked: dict[str, str]) -> bool:
    """True for an entry that has the kind, language, state and words that were asked for."""
    words = asked["q"].casefold().split()
    text = f"{row.title} {row.file.id}".casefold()
    return (
        asked["kind"] in ("", row.file.kind)
        and asked["lang"] in ("", row.lang)
        and asked["state"] in ("", row.state, row.translation)
        and all(word in text for word in words)
    )


class EntryHandler(EditorHandler):
    """An entry as a form."""

    def get(self) -> None:
        """Show it."""
        try:
            site = self.editor.site_by_names()
            saved = bool(self.get_query_argument("saved", ""))
            self.show_sheet(site, open_entry(site, self.entry(site), saved=saved))
        except ContentError as error:
            self.tell(error)

    def post(self) -> None:
        """Save it; where it can't be, what was sent is shown again with what is wrong."""
        if len(self.request.body) > LARGEST_FORM:
            raise HTTPError(413)
        try:
            site = self.editor.site_by_names()
            file = self.entry(site)
            draft = self.draft()
            sheet = save(site, file, draft)
            if not sheet.saved:
                self.show_sheet(site, sheet, 409 if sheet.theirs else 422)
                return
            if draft.renews:
                self.editor.remember(site, file, draft.renews)
        except SitegenError as error:
            self.tell(error)
            return
        self.redirect(f"{editing_address(file.path)}&saved=1", status=303)

    def draft(self) -> Draft:
        """Give what was sent."""
        sent = {
            name: self.get_body_argument(name, "", strip=False)
            for name in self.request.body_arguments
        }
        digest = sent.pop("digest", "")
        texts = sent.pop("body", None), sent.pop("raw", None)
        return Draft(digest, sent, *texts, renews=sent.pop("renews", ""))

    def show_sheet(self, site: Site, sheet: Sheet, status: int = 200) -> None:
        """Show an entry's form."""
        files = list(translations_of(site, sheet.file))
        written = {file.lang for file in files}
        first = site.settings.default_language
        folder = f"{sheet.file.folder}/"
        old, others = (self.get_query_argument(name, "") for name in ("renamed", "others"))
        beside = sorted(
            path.removeprefix(folder) for path in site.below(folder) if not path.endswith(".md")
        )
        self.show(
            "entry.html",
            status,
            sheet=sheet,
            original=original_beside(site, self.editor.cache, sheet),
            lang=sheet.file.lang or first,
            translations=files,
            missing=[c for c in site.settings.languages if c not in written and c != first],
            first=first,
            # What was refused isn't on the disk: the page beside it is that of the file.
            address=sheet.address if status == 200 else address_in(site, sheet.file),
            beside=beside,
            refused=status != 200,
            picture_named=partial(picture_named, site, sheet.file.folder),
            renamed={"slug": old, "others": others} if old and status == 200 else None,
            later=LATER,
            label_of=label_of,
        )


class ExplanationHandler(EditorHandler):
    """What a message means, and what mends it."""

    def get(self) -> None:
        """Show the entry of the documentation."""
        entry = entries().get(self.get_query_argument("name", ""))
        if entry is None:
            raise HTTPError(404)
        self.show("explain.html", name=entry.name, html=entry_html(entry), address=entry.address)


class NewHandler(EditorHandler):
    """A new entry of any kind."""

    def get(self) -> None:
        """Ask for its kind and title."""
        self.ask("")

    def ask(self, said: str, status: int = 200) -> None:
        """Ask, with what was wrong with what was said."""
        try:
            kinds = [kind.name for kind in self.editor.site().kinds]
        except ContentError as error:
            self.tell(error)
            return
        names = ("kind", "title", "inside")
        asked = {name: self.get_argument(name, "") for name in names}
        self.show("new.html", status, kinds=kinds, asked=asked, said=said)

    def post(self) -> None:
        """Begin it, and open it."""
        wish = Wish(
            kind=self.get_body_argument("kind", ""),
            title=self.get_body_argument("title", ""),
            inside=self.get_body_argument("inside", ""),
            explained=False,
        )
        try:
            path = begin_entry(self.editor.folder, wish)
        except ContentError as error:
            self.tell(error)
        except SitegenError as error:
            self.ask(without_options(str(error)), 422)
        else:
            self.redirect(editing_address(path), status=303)


class TranslationHandler(EditorHandler):
    """A translation of an entry."""

    def post(self) -> None:
        """Begin it from the original's words, and open it."""
        try:
            file = self.entry(self.editor.site())
            lang = self.get_body_argument("lang", "")
            path = begin_translation(self.editor.folder, file.kind, file.id, lang, explained=False)
            remember_for(self.editor.folder, path, self.editor.cache)
        except ContentError as error:
            self.tell(error)
        except SitegenError as error:
            self.tell(SitegenError(without_options(str(error))))
        else:
            self.redirect(editing_address(path), status=303)


class UploadHandler(EditorHandler):
    """A file that was dropped on a form: it goes beside the entry, under a clean name."""

    def post(self) -> None:
        """Keep it, and give the name that it has now."""
        sent = [file for files in self.request.files.values() for file in files]
        try:
            site = self.editor.site()
            file = self.entry(site)
            if not sent:
                raise SitegenError("no file was sent")
            name = keep_upload(site, file, sent[0]["filename"], sent[0]["body"])
        except SitegenError as error:
            self.set_status(422)
            self.finish({"said": str(error)})
        else:
            self.finish({"name": name})
