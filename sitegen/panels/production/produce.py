"""A whole set of panels produced: what changed is made again, the rest is left as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import structs

from sitegen.engine.memory import give_back
from sitegen.panels.cache.file_facts import FileFactsCache
from sitegen.panels.cache.manifest import (
    MANIFEST,
    Manifest,
    is_current,
    read_manifest,
    remove_parts,
    write_manifest,
    write_other,
)
from sitegen.panels.layout.plans import Settled
from sitegen.panels.plan.names import file_stem
from sitegen.panels.plan.planned import ExhibitionPlan
from sitegen.panels.production.code import code_digest
from sitegen.panels.production.designs import designs_for
from sitegen.panels.production.left_out import told_of
from sitegen.panels.production.making import Made, Task
from sitegen.panels.production.reports import ENDINGS, PanelFiles, Report
from sitegen.panels.production.workers import Workers
from sitegen.panels.values import Panel, Photo


def produce(
    exhibition: ExhibitionPlan,
    output: Path,
    cache: Path,
    *,
    site: Path,
    jobs: int = 1,
    proof: bool = False,
    progress: Callable[[str], None] = lambda line: None,
    known: FileFactsCache | None = None,
) -> Report:
    """Make an exhibition's panels and documents under `output`/EXHIBITION.

    `site` is the folder that photos are read from, `cache` keeps converted ones; `proof` makes no
    documents, for a quick look (those that no longer hold go); `progress` is told of every panel
    as it is done; `known` spares reading files that are as they were. A panel that can't be made
    doesn't stop the others: its old files go, and the report says why.
    """
    folder = output / exhibition.slug
    before = read_manifest(folder)
    remove_parts(folder)
    shop = _Workshop(exhibition, folder, cache, site, before, progress, known or FileFactsCache())
    sheets = [each.panel for each in exhibition.documents]
    documents: tuple[PanelFiles, ...] = ()
    with Workers(jobs) as workers:
        shop.settle(workers)
        panels = shop.make_all(exhibition.panels, workers)
        shop.show_previews(panels)
        if proof:
            shop.keep_current(sheets)
        else:
            documents = shop.make_all(sheets, workers)
            shop.write_packing_list(sheets)
    removed = shop.finish(complete=exhibition.complete)
    return Report(
        folder=folder,
        panels=panels,
        documents=documents,
        removed=removed,
        problem=exhibition.problem,
    )


class _Workshop:
    """One run in one folder: it knows what was there, and gathers what is there now."""

    def __init__(
        self,
        plan: ExhibitionPlan,
        folder: Path,
        cache: Path,
        site: Path,
        before: Manifest,
        progress: Callable[[str], None],
        known: FileFactsCache,
    ) -> None:
        self._plan = plan
        self._folder = folder
        self._cache = cache
        self._site = site
        self._before = before
        self._progress = progress
        self._known = known
        self._profiles = {profile.name: profile for profile in plan.profiles}
        self._code = code_digest()
        self._designs: dict[str, Settled] = {}
        self._previews: dict[str, Photo] = {}
        self._files: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        self._notes: dict[str, tuple[str, ...]] = {}
        self._failed: set[str] = set()

    def settle(self, workers: Workers) -> None:
        """Let the panels of the set agree on one design."""
        new = [each for each in self._plan.panels if file_stem(each) not in self._before.keys]
        run = partial(workers.run, panels=len(new))
        self._designs = designs_for(self._plan, self._cache, self._code, run)

    def make_all(self, panels: Sequence[Panel], workers: Workers) -> tuple[PanelFiles, ...]:
        """Make those panels whose files aren't current; the others are only looked at."""
        known = [self._with_previews(panel) for panel in panels]
        keys = {file_stem(panel): self._key(panel) for panel in known}
        due = [panel for panel in known if not self._is_current(panel, keys[file_stem(panel)])]
        made: dict[str, Made] = {}
        for number, result in enumerate(workers.make([self._task(panel) for panel in due]), 1):
            self._keep(result, keys[result.stem])
            made[result.stem] = structs.replace(result, files={})
            give_back()
            self._progress(f"{number}/{len(due)} {result.stem}")
        return tuple(self._files_of(panel, keys, made) for panel in known)

    def show_previews(self, panels: Sequence[PanelFiles]) -> None:
        """Let the documents show the panels that were made."""
        for each in panels:
            if each.problem or not each.preview.is_file():
                continue
            with each.preview.open("rb") as file:
                head = file.read(24)
            digest = self._known.digest(each.preview)
            width, height = int.from_bytes(head[16:20]), int.from_bytes(head[20:24])
            self._previews[each.stem] = Photo(
                path=each.preview.name, digest=digest, width=width, height=height
            )

    def keep_current(self, panels: Sequence[Panel]) -> None:
        """Keep what was made of these and still holds, without making any of them."""
        for panel in map(self._with_previews, panels):
            if self._is_current(panel, self._key(panel)) and panel.kind == "packing-list":
                self.write_packing_list([panel])

    def write_packing_list(self, documents: Sequence[Panel]) -> None:
        """The packing list once more as CSV, for who counts in a spreadsheet."""
        from sitegen.panels.documents.documents import packing_csv
        from sitegen.panels.theme.theme import Templates

        for panel in documents:
            if panel.kind == "packing-list":
                data = packing_csv(panel, Templates(self._plan.theme).words(panel.languages[0]))
                self._write(f"{panel.exhibition}_packing-list.csv", data)

    def finish(self, *, complete: bool) -> tuple[str, ...]:
        """Remove what sitegen wrote and nobody wants any more; write the manifest last."""
        gone = {
            name
            for name in self._before.files
            if name not in self._files and (complete or self._is_failed(name))
        }
        for name in sorted(gone):
            (self._folder / name).unlink(missing_ok=True)
        kept = {name: sha for name, sha in self._before.files.items() if name not in gone}
        keys = {stem: key for stem, key in self._before.keys.items() if f"{stem}.pdf" in kept}
        notes = {stem: told for stem, told in self._before.notes.items() if stem in keys}
        if self._files or kept or gone:
            self._folder.mkdir(parents=True, exist_ok=True)
            after = Manifest(
                files={**kept, **self._files},
                keys={**keys, **self._keys},
                notes={**notes, **self._notes},
            )
            write_manifest(self._folder, after, self._known)
        return tuple(sorted(gone))

    def _with_previews(self, panel: Panel) -> Panel:
        if panel.kind != "contact-sheet":
            return panel
        listed = tuple(
            structs.replace(each, preview=self._previews.get(each.stem)) for each in panel.listed
        )
        return structs.replace(panel, listed=listed)

    def _key(self, panel: Panel) -> str:
        profile = self._profiles[panel.printing.profile]
        parts = (
            msgspec.json.encode((panel, self._designs.get(file_stem(panel)))),
            self._plan.theme.digest.encode(),
            sha256(profile.data).digest(),
            self._code.encode(),
        )
        return sha256(b"".join(sha256(part).digest() for part in parts)).hexdigest()

    def _is_current(self, panel: Panel, key: str) -> bool:
        stem = file_stem(panel)
        names = [f"{stem}{ending}" for ending in ENDINGS]
        if not is_current(self._folder, self._before, stem, key, names, self._known):
            return False
        self._files.update({name: self._before.files[name] for name in names})
        self._keys[stem] = key
        self._notes[stem] = self._before.notes.get(stem, ())
        return True

    def _task(self, panel: Panel) -> Task:
        return Task(
            panel=panel,
            theme=self._plan.theme,
            profile=self._profiles[panel.printing.profile],
            site=str(self._site),
            cache=str(self._cache),
            settled=self._designs.get(file_stem(panel)),
            names=self._plan.names,
            given=self._pictures_on(panel),
        )

    def _pictures_on(self, panel: Panel) -> dict[str, bytes]:
        """The previews that a document shows, by digest."""
        shown = [each.preview for each in panel.listed if each.preview]
        return {each.digest: (self._folder / each.path).read_bytes() for each in shown}

    def _keep(self, made: Made, key: str) -> None:
        if made.problem:
            self._failed.add(made.stem)
            return
        for ending, data in made.files.items():
            self._write(f"{made.stem}{ending}", data)
        self._keys[made.stem] = key
        self._notes[made.stem] = made.warnings

    def _write(self, name: str, data: bytes) -> None:
        self._begin()
        self._files[name] = write_other(self._folder / name, data, self._known)

    def _begin(self) -> None:
        """Let the folder be known as ours before its first file: this run may be killed."""
        if not (self._folder / MANIFEST).exists():
            write_manifest(self._folder, self._before, self._known)

    def _is_failed(self, name: str) -> bool:
        return any(name in {f"{stem}{ending}" for ending in ENDINGS} for stem in self._failed)

    def _files_of(self, panel: Panel, keys: dict[str, str], made: dict[str, Made]) -> PanelFiles:
        stem = file_stem(panel)
        result = made.get(stem)
        return PanelFiles(
            panel=panel,
            stem=stem,
            printed=self._folder / f"{stem}.pdf",
            proof=self._folder / f"{stem}_proof.pdf",
            preview=self._folder / f"{stem}_preview.png",
            reused=result is None,
            warnings=(*told_of(panel), *self._notes.get(stem, ())),
            problem=result.problem if result else "",
        )
