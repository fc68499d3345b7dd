"""Bugs planted into the build, each with edits that must bring it to light.

A machine that never failed proves little: it might look away. So each promise is broken on purpose.
"""

from __future__ import annotations

import dataclasses
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from sitegen.builder import pipeline, planning, run, writing
from sitegen.builder.commit import output
from sitegen.builder.commit.manifest import MANIFEST
from sitegen.builder.scan import inputs, previous_build, previous_state
from sitegen.builder.scan.shared_entries import shared
from sitegen.builder.schedule import outputs, parts, rendering, texts
from sitegen.builder.schedule.parts import StoredParts
from sitegen.builder.store import folders
from sitegen.builder.tasks.derive import DEMANDS
from sitegen.builder.trace import checking
from sitegen.content import project
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.static import is_static
from sitegen.content.folder.survey import Survey
from sitegen.engine import query
from sitegen.engine.digest import digest_value, encode
from sitegen.engine.query import Reader
from sitegen.engine.tree import UNKNOWN
from sitegen.media import make
from sitegen.media.cache import MediaCache
from sitegen.media.picture import Derivative
from sitegen.media.pictures import ladder
from sitegen.render import render
from sitegen.render.pages.fragments import Fragments
from sitegen.render.pages.pages import PageTask
from sitegen.render.queries import blocks
from sitegen.render.queries.blocks import BlocksOf
from sitegen.render.queries.files import FileDigest, ImageFactsOf, OwnText
from sitegen.render.queries.theme import AssetAddress, TemplateOf
from sitegen.render.templates.compiled import CompiledTemplates
from sitegen.safety.gate import PrivateNames
from sitegen.site import facets, links, navigation, recall
from sitegen.site.links import AddressOf
from sitegen.site.queries import Latest
from sitegen.site.recall import Kept
from sitegen.site.relations import NeighboursOf, RelatedTo
from tests.incremental import media
from tests.incremental.content_edits import set_in
from tests.incremental.rough_edits import save_while_built
from tests.incremental.ticks import STEP, Ticks
from tests.incremental.workshop import Workshop

Patch = pytest.MonkeyPatch
Edit = Callable[[Workshop], None]
SPRING = "content/news/2023/spring.md"
ABOUT = "content/pages/about.md"
TRIP = "content/news/2024/trip.md"
GARDEN = "content/news/2024/garden"
GARDEN_TEXT = "A garden, and a [recording](sound.wav)."


@dataclass(frozen=True)
class Mutant:
    """A planted bug: its name, how it is planted, and edits, one a build, that show it."""

    name: str
    plant: Callable[[Patch], None]
    edits: tuple[Edit, ...]
    breaks_clean_builds: bool = False
    """Whether it is seen only beside a clean build that has the bug too."""


def forget(patch: Patch, *kinds: type[query.Query[Any]]) -> None:
    """Let readers not record some kinds of question."""
    fetch = Reader.fetch

    def fetch_some(self: Reader, asked: Any) -> Any:
        answer = fetch(self, asked)
        if isinstance(asked, kinds):
            self.reads.pop(asked)
        return answer

    patch.setattr(Reader, "fetch", fetch_some)


def call(patch: Patch, target: Any, name: str, change: Callable[[Any], Any]) -> None:
    """Change what a function gives."""
    original = getattr(target, name)
    patch.setattr(target, name, lambda *args, **named: change(original(*args, **named)))


def know_pictures_by_their_files(patch: Patch) -> None:
    """Leave what covers a picture out of what names it."""
    patch.setattr(Sources, "digest_as_shown", lambda self, path, digest: digest)


def forget_missing_templates(patch: Patch) -> None:
    """Record no templates that may be missing."""
    optional = ("parts/banner.html", "parts/special.html")
    call(patch, TemplateOf, "answer", lambda found: tuple(p for p in found if p[0] not in optional))


def forget_the_template_of_a_kind(patch: Patch) -> None:
    """Record the general template alone where a kind of the site's own has none of its name."""
    original = render.template_for

    def chosen(task: PageTask) -> str:
        found = original(task)
        if found != f"{task.route.page}.html":
            task.reader.reads.pop(TemplateOf(name=f"{task.route.page}.html"))
        return found

    patch.setattr(render, "template_for", chosen)


def record_the_lower_template(patch: Patch) -> None:
    """Record the file that is found in the lowest theme, whatever stands before it."""
    original = TemplateOf.answer

    def answer(self: TemplateOf, layer: Any) -> Any:
        lowest = layer.chain[-1]
        return tuple(
            (name, layer.text(f"{lowest}:templates/{name}") or text)
            for name, text in original(self, layer)
        )

    patch.setattr(TemplateOf, "answer", answer)


def forget_included_templates(patch: Patch) -> None:
    """Record a page's own template alone."""
    original = TemplateOf.answer

    def answer(self: TemplateOf, layer: Any) -> Any:
        return tuple(pair for pair in original(self, layer) if pair[0] == self.name)

    patch.setattr(TemplateOf, "answer", answer)


def forget_what_fragments_ask(patch: Patch) -> None:
    """Record for a page nothing of what its fragments ask."""
    original = Fragments.show

    def show(self: Fragments, reader: Reader, *more: Any, **given: Any) -> Any:
        return original(self, Reader(reader.answers), *more, **given)

    patch.setattr(Fragments, "show", show)


def share_fragments_with_all_pages(patch: Patch) -> None:
    """Take a fragment for the same whatever it is given."""
    original = Fragments.show
    first: dict[tuple[str, str], Any] = {}

    def show(self: Fragments, reader: Reader, lang: str, template: str, **given: Any) -> Any:
        given = first.setdefault((lang, template), given)
        return original(self, reader, lang, template, **given)

    patch.setattr(Fragments, "show", show)
    # Each build begins with a page of its own.
    call(patch, run, "render_routes", lambda found: first.clear() or found)


def forget_what_parts_are_made_from(patch: Patch) -> None:
    """Keep the own part of a page without what was asked for it."""
    call(patch, parts, "recorded", lambda found: ((), found[1]))


def forget_what_kept_parts_asked(patch: Patch) -> None:
    """Record for a page nothing of what was asked for a part that was kept."""
    call(patch, StoredParts, "find", lambda part: part and dataclasses.replace(
        part, asked=Reader(part.asked.answers)
    ))  # fmt: skip


def forget_what_kept_parts_demand(patch: Patch) -> None:
    """Record for a page no files of a part that was kept."""

    def without(part: Any) -> Any:
        if part:
            part.asked.demands.clear()
        return part

    call(patch, StoredParts, "find", without)


def forget_the_blocks_of_parts(patch: Patch) -> None:
    """Take a page's own blocks for the same whatever they are made of."""
    call(patch, BlocksOf, "answer", lambda found: replace(found, decided_by=b""))


def forget_what_is_set_around_blocks(patch: Patch) -> None:
    """Leave what templates set outside their blocks out of what decides those."""
    original = blocks.deciding_in

    def deciding(tree: Any, names: frozenset[str]) -> Any:
        return (each for each in original(tree, names) if hasattr(each, "required"))

    patch.setattr(blocks, "deciding_in", deciding)


def render_the_page_before_its_part(patch: Patch) -> None:
    """Keep the own part of a page with what was asked before it was begun alone."""
    original = render.render_blocks

    def rendered(environment: Any, name: str, variables: Any, names: Any) -> Any:
        reader = variables["page"].reader
        before = dict(reader.reads)
        found = original(environment, name, variables, names)
        reader.reads.clear()
        reader.reads.update(before)
        return found

    patch.setattr(render, "render_blocks", rendered)


def believe_former_traces(patch: Patch) -> None:
    """Believe all that was ever asked, as long as its layer is as it was."""

    def holding(self: rendering.Judge, path: str) -> Any:
        return (read for place, read in enumerate(self.old.reads) if place not in self.broken)

    patch.setattr(rendering.Judge, "holding", holding)


def compile_templates_once_for_all(patch: Patch) -> None:
    """Take a compiled template for the same whatever it says now."""
    original = CompiledTemplates.get_bucket

    def get_bucket(self: CompiledTemplates, environment: Any, name: str, *more: str | None) -> Any:
        return original(self, environment, name, more[0], "")

    patch.setattr(CompiledTemplates, "get_bucket", get_bucket)


def compile_templates_for_every_size(patch: Patch) -> None:
    """Take a compiled template for the same whether it is made small or not."""
    original = CompiledTemplates.__init__

    def begin(self: CompiledTemplates, store: Any, gate: Any, *, small: bool) -> None:
        original(self, store, gate, small=False)

    patch.setattr(CompiledTemplates, "__init__", begin)


def mistake_a_process_for_another(patch: Patch) -> None:
    """Take what one process counted for what another one did."""
    original = rendering.take

    def take(result: Any, done: Any, *more: Any) -> None:
        original(result, replace(done, process=0), *more)

    patch.setattr(rendering, "take", take)


def in_two_processes(workshop: Workshop) -> None:
    """Build all pages anew, by two processes."""
    workshop.jobs = 2
    workshop.build(clean=True)


def know_neighbours_by_id(patch: Patch) -> None:
    """Leave the neighbours' titles out of the digest."""

    def fingerprint(self: NeighboursOf, layer: Any, answer: Any) -> bytes:
        return digest_value([each.id if each else "" for each in (answer.newer, answer.older)])

    patch.setattr(NeighboursOf, "fingerprint", fingerprint)


def take_neighbours_for_own(patch: Patch) -> None:
    """Believe that an entry's neighbours follow from the entry."""
    patch.setattr(NeighboursOf, "follows_from", (facets.ENTRY,))


def take_related_for_own(patch: Patch) -> None:
    """Believe that what an entry leads on to follows from the entry, and from who has its tags."""
    patch.setattr(RelatedTo, "follows_from", (facets.ENTRY, facets.MEMBERS))


def overlook_facet(name: str) -> Callable[[Patch], None]:
    """Take a facet of the library for what it was, always."""

    def plant(patch: Patch) -> None:
        call(patch, planning, "facets_of", lambda found: {**found, name: b"the same"})

    return plant


def believe_in_entries_alone(patch: Patch) -> None:
    """Believe that an entry's address follows from the entry, whatever the time is."""
    patch.setattr(
        previous_build.PreviousBuild,
        "edited",
        lambda self, workspace, reading, found: reading.changed,
    )


def overlook_rights(patch: Patch) -> None:
    """Believe that an entry shows what it showed, whatever others agree to."""
    signature = previous_build.library_signature

    def without(workshop: Any, found: Any) -> bytes:
        library = dataclasses.replace(workshop.library, rights={})
        return signature(dataclasses.replace(workshop, library=library), found)

    patch.setattr(previous_build, "library_signature", without)


def show_portraits_of_others(workshop: Workshop) -> None:
    """Let a post show a storyteller's portrait, then let her take back that it is shown."""
    portrait = "/content/stories/2022/noor/portrait.jpg"
    set_in(workshop, SPRING, "image", f"{{file: {portrait}, alt: Noor}}")


def know_lists_by_length(patch: Patch) -> None:
    """Leave everything but its length out of a list's digest."""
    patch.setattr(Latest, "fingerprint", lambda self, layer, answer: digest_value(len(answer)))


def share_keys(patch: Patch) -> None:
    """Let questions of two kinds with the same arguments share a key."""

    def fetch(self: Reader, asked: Any) -> Any:
        answer, digest = self.answers.of(asked)
        arguments = [getattr(asked, name) for name in asked.__struct_fields__]
        if not any(
            [getattr(each, name) for name in each.__struct_fields__] == arguments
            for each in self.reads
        ):
            self.reads[asked] = digest
        return answer

    patch.setattr(Reader, "fetch", fetch)


def trust_the_output(patch: Patch) -> None:
    """Believe that every file of the output is as it was written."""
    original = output.examine

    def examine(folder: Any, known: Any, clock: Any) -> Any:
        found = original(folder, known, clock)
        files = {path: known.outputs.get(path, record) for path, record in found.files.items()}
        return dataclasses.replace(found, files=files)

    patch.setattr(pipeline, "examine", examine)


def trust_the_manifest(patch: Patch) -> None:
    """Believe that the manifest is as it was written."""
    original = output.examine

    def examine(folder: Any, known: Any, clock: Any) -> Any:
        found = original(folder, known, clock)
        return dataclasses.replace(found, manifest=known.manifest or found.manifest)

    patch.setattr(pipeline, "examine", examine)


def overlook_the_mark(patch: Patch) -> None:
    """Take an interrupted output for a whole one."""
    original = output.examine

    def examine(folder: Any, known: Any, clock: Any) -> Any:
        found = original(folder, known, clock)
        return dataclasses.replace(found, interrupted=False)

    patch.setattr(pipeline, "examine", examine)


def stop_the_clock(patch: Patch) -> None:
    """Believe that no time makes a difference."""
    patch.setattr(previous_state.Period, "includes", lambda self, moment: True)


def overlook_time(patch: Patch) -> None:
    """Leave the period out of what the library is made from."""
    patch.setattr(
        previous_build,
        "library_signature",
        lambda workspace, collection: digest_value([workspace.library.settings]),
    )


def overlook_settings(patch: Patch) -> None:
    """Leave the settings out of what the library is made from."""

    def signature(workspace: Any, collection: Any) -> bytes:
        period = collection.period
        return digest_value([workspace.library.moment.drafts, period.start, period.end])

    patch.setattr(previous_build, "library_signature", signature)


def relate_as_before_whatever_is_edited(patch: Patch) -> None:
    """Take what entries lead to for what it was, whichever of them differ."""

    def same(self: Any, reading: Any, settings: Any, moment: Any) -> bool:
        return bool(self.collected.holds(settings, moment))

    patch.setattr(previous_build.PreviousBuild, "is_related_as_before", same)


def share_entries_whatever_their_files_say(patch: Patch) -> None:
    """Take the entries that a build before read for those of today's files."""
    original = inputs.read_entries

    def read(sources: Any, settings: Any, known: Any, jobs: int) -> Any:
        digests = {path: sources.file_digest(path) for path in known.digests}
        return original(sources, settings, dataclasses.replace(known, digests=digests), jobs)

    patch.setattr(inputs, "read_entries", read)


def take_shared_entries_for_those_of_the_last_build(patch: Patch) -> None:
    """Believe that what another output's build read was known to this output's, too."""
    patch.setattr(previous_build.PreviousBuild, "known", lambda self: shared_with(self))


def shared_with(last: previous_build.PreviousBuild) -> Any:
    """Give the entries that all outputs share, to a build of one."""
    folder = last.previous.folder.folder.parent
    return shared(folders.Folders(folder.parent.parent, folder.name, folder))


def build_elsewhere(workshop: Workshop) -> None:
    """Build another output of the site, which then knows what this one doesn't."""
    here, workshop.output_name = workshop.output_name, "elsewhere"
    workshop.build()
    workshop.output_name = here


def forget_this_output(workshop: Workshop) -> None:
    """Take the output away with all that is known of it."""
    shutil.rmtree(workshop.output)
    for folder in workshop.cache.glob("cache/*/output-*"):
        shutil.rmtree(folder)


def edit_and_forget(workshop: Workshop) -> None:
    """Edit a post's title, then take the output away with all that is known of it."""
    set_in(workshop, SPRING, "title", "Spring again")
    forget_this_output(workshop)


def edit_and_build_elsewhere(workshop: Workshop) -> None:
    """Edit a post's title, and build another output of the site first."""
    set_in(workshop, SPRING, "title", "Spring again")
    build_elsewhere(workshop)


def relate_as_before_at_any_time(patch: Patch) -> None:
    """Take entries for shown as long as the settings are as they were."""

    def holds(self: Kept, settings: Any, moment: Any) -> bool:
        return self.under == recall.conditions(settings, moment)

    patch.setattr(Kept, "holds", holds)


def relate_as_before_under_any_settings(patch: Patch) -> None:
    """Leave the settings out of what decides how entries are related."""
    patch.setattr(recall, "conditions", lambda settings, moment: digest_value(moment.drafts))


def overlook_gone_entries(patch: Patch) -> None:
    """Believe that the entries are the same where those that are left are."""
    original = project.read_entries

    def read(sources: Any, settings: Any, known: Any, *more: Any) -> Any:
        left = {path.partition(".")[0] for path in sources.identities}
        groups = {
            id_: group
            for id_, group in known.groups.items()
            if any(each in (f"content/{id_}", f"content/{id_}/index") for each in left)
            or group.kind in ("show", "season")
        }
        return original(sources, settings, project.Known(groups, known.digests, known.under), *more)

    patch.setattr(inputs, "read_entries", read)


def keep_groups_without_their_files(patch: Patch) -> None:
    """Take an entry for unchanged though a file that it names is gone."""
    original = project.current_groups

    def current(sources: Any, known: Any, conditions: Any) -> Any:
        groups = {id_: replace(group, files=()) for id_, group in known.groups.items()}
        return original(sources, project.Known(groups, known.digests, known.under), conditions)

    patch.setattr(project, "current_groups", current)


def keep_groups_of_another_site(patch: Patch) -> None:
    """Take entries for unchanged under settings with which they would be read otherwise."""
    original = project.current_groups

    def current(sources: Any, known: Any, conditions: Any) -> Any:
        return original(sources, known, known.under)

    patch.setattr(project, "current_groups", current)


def never(layer: str) -> Callable[[Patch], None]:
    """Take a layer for unchanged, always."""

    def plant(patch: Patch) -> None:
        original = previous_build.PreviousBuild.unchanged_layers

        def unchanged(self: Any, *layers: Any) -> frozenset[str]:
            found = original(self, *layers)
            return found | {layer} if self.state.sources else found

        patch.setattr(previous_build.PreviousBuild, "unchanged_layers", unchanged)

    return plant


def identify_by_size_and_time(patch: Patch) -> None:
    """Know files again by size and time of writing alone."""

    def same(self: Any, path: str, identity: Any) -> bool:
        record = self.state.sources.get(path)
        return record is not None and record.identity[:2] == identity[:2]

    patch.setattr(previous_state.PreviousState, "is_as_it_was", same)


def read_the_clock_afterwards(patch: Patch) -> None:
    """Judge by the time at a build's end what may have been written unseen since its beginning."""

    def read(options: Any) -> Any:
        clock = folders.read_clock(options)
        later = {device: stamp + 1 for device, stamp in clock.stamps.items()}
        return dataclasses.replace(clock, stamps=later)

    patch.setattr(pipeline, "read_clock", read)


def believe_young_outputs(patch: Patch) -> None:
    """Take an output for what it was, however lately it was written."""
    call(patch, writing, "state_after", lambda found: dataclasses.replace(found, young=frozenset()))


def keep_what_is_surplus(patch: Patch) -> None:
    """Remove nothing from the output."""
    patch.setattr(output, "remove", lambda folder, paths: None)


def trust_known_folders(patch: Patch) -> None:
    """List no folder of the output that was listed before."""
    original = output.walk_again

    def walk(root: Any, files: Any, folders: Any, clock: Any) -> Any:
        found, now = original(root, files, folders, clock)
        known = {path for path in now if folders.get(path, UNKNOWN) != UNKNOWN}
        listed = [each for each in found if each[0].rpartition("/")[0] not in known]
        seen = [each for each in found if each[0] in files and each not in listed]
        return [*listed, *seen], now

    patch.setattr(output, "walk_again", walk)


def remove_what_is_foreign(patch: Patch) -> None:
    """Take every file of the output for ours."""
    original = output.examine

    def examine(folder: Any, known: Any, clock: Any) -> Any:
        found = original(folder, known, clock)
        strangers = {
            path: output.FileRecord(identity=(0, 0, 0, 0), digest="") for path in found.foreign
        }
        return dataclasses.replace(found, files={**found.files, **strangers}, foreign=())

    patch.setattr(pipeline, "examine", examine)


def believe_the_store(patch: Patch) -> None:
    """Take a text from the store without asking what it was made from."""
    patch.setattr(checking.Checker, "holds", lambda self, reads: True)


def overlook_texts(patch: Patch) -> None:
    """Render no page for a changed text."""
    patch.setattr(run, "broken_bodies", lambda reads, changed: set())


def forget_notices(patch: Patch) -> None:
    """Warn of a text only when it is converted."""
    original = texts.Conversion.keep_record

    def keep(self: Any, pair: Any, trace: Any) -> None:
        self.traces[pair] = trace

    def keep_record(self: Any, text: Any, record: Any) -> None:
        original(self, text, record)
        for line, message, _ in record.notices:
            place = texts.Location(text.path, text.line + line - 1)
            self.problems.append(texts.Problem(place, message, "warning"))

    patch.setattr(texts.Conversion, "keep", keep)
    patch.setattr(texts.Conversion, "keep_record", keep_record)


def forget_advice(patch: Patch) -> None:
    """Tell of a photo only when a page that shows it is rendered."""

    def warnings(self: Any) -> list[Any]:
        fresh = [page for page in self.pages.values() if page.build == self.build]
        return original(dataclasses.replace(self, pages=dict(enumerate(fresh))))

    original = rendering.Rendering.warnings
    patch.setattr(rendering.Rendering, "warnings", warnings)


def overlook_drafts(patch: Patch) -> None:
    """Leave it out of account whether drafts are wanted."""
    original = previous_state.same_as_before

    def same(before: Any, *looked: Any) -> bool:
        state = replace(before.state, drafts=looked[-1].drafts)
        return original(dataclasses.replace(before, state=state), *looked)

    patch.setattr(pipeline, "same_as_before", same)


def plan_from_nothing(patch: Patch) -> None:
    """Take the plan of the last build for known though its traces are lost."""
    original = previous_build.PreviousBuild.unchanged_layers
    lost = previous_build.Traces(pages={"": None})  # type: ignore[dict-item]

    def unchanged(self: Any, *layers: Any) -> frozenset[str]:
        if self.traces.pages:
            return original(self, *layers)
        blind = previous_build.PreviousBuild(self.previous)
        vars(blind)["traces"] = lost
        vars(blind)["entries"] = self.entries
        return original(blind, *layers)

    patch.setattr(previous_build.PreviousBuild, "unchanged_layers", unchanged)


def overlook_static_files(patch: Patch) -> None:
    """Look for changes in content and themes alone."""
    original = previous_state.same_as_before

    def same(before: Any, found: Any, *more: Any) -> bool:
        known = before.state.sources
        kept = {path: each.identity for path, each in known.items() if is_static(path)}
        others = {path: each for path, each in found.identities.items() if not is_static(path)}
        return original(before, Survey(identities={**others, **kept}), *more)

    patch.setattr(pipeline, "same_as_before", same)


def know_static_files_by_name(patch: Patch) -> None:
    """Take a file that is published as it is for the same whatever is in it."""
    original = outputs.static_demands

    def demands(outputs: Any, sources: Any) -> Any:
        return [
            encode(replace(DEMANDS.decode(each), digest="")) for each in original(outputs, sources)
        ]

    patch.setattr(outputs, "static_demands", demands)


def forget_the_last_plan(patch: Patch) -> None:
    """Hold files that are published as they are against new plans alone."""
    patch.setattr(previous_build.PreviousBuild, "routes", lambda self: iter(()))


def make_pictures_from_each_other(patch: Patch) -> None:
    """Bring a photo to each size over the other sizes that are made with it."""
    original = make.make_derivatives

    def make_all(data: bytes, derivatives: Any, **options: Any) -> Any:
        widths = {derivative.width for derivative in derivatives}
        patch.setattr(ladder, "_RUNGS", tuple(sorted(widths, reverse=True)))
        return list(original(data, derivatives, **options))

    patch.setattr(make, "make_derivatives", make_all)


def know_pictures_by_size(patch: Patch) -> None:
    """Take a finished picture for any of its size and format."""

    def key(self: MediaCache, picture: Derivative) -> str:
        return self.key_of("picture", picture.digest, picture.format, picture.width)

    patch.setattr(MediaCache, "key", key)


def replaced(path: str, old: str, new: str) -> Edit:
    """Give the edit that replaces words of a file."""

    def edit(workshop: Workshop) -> None:
        text = workshop.read(path)
        assert old in text
        workshop.write(path, text.replace(old, new))

    return edit


def written(path: str, data: str | bytes) -> Edit:
    """Give the edit that writes a file."""
    return lambda workshop: workshop.write(path, data)


def field(path: str, name: str, value: str | None) -> Edit:
    """Give the edit that sets a field."""
    return lambda workshop: set_in(workshop, path, name, value)


def removed(path: str) -> Edit:
    """Give the edit that removes a file."""
    return lambda workshop: workshop.remove(path)


def tell_a_name(workshop: Workshop) -> None:
    """Write in a post a name that its storyteller has agreed to show."""
    agree(workshop, "public")
    workshop.write(
        "content/news/2024/visit.md",
        "---\ntitle: A visit\ndate: 2024-06-04\n---\n\nWe met Daniel Realname.\n",
    )


def keep_it_secret(workshop: Workshop) -> None:
    """Let the storyteller agree to a pseudonym only."""
    agree(workshop, "pseudonym")


def agree(workshop: Workshop, name: str) -> None:
    """Set what a storyteller agreed to."""
    set_in(
        workshop, "content/stories/2022/dani/index.md", "consent", f"{{name: {name}, web: true}}"
    )


def append_text(workshop: Workshop) -> None:
    """Add to a text."""
    workshop.write(ABOUT, workshop.read(ABOUT) + "\nmore\n")


def wait_a_month(workshop: Workshop) -> None:
    """Let an event and an embargo pass."""
    workshop.at += timedelta(days=30)


def ask_for_drafts(workshop: Workshop) -> None:
    """Build with drafts."""
    workshop.drafts = True


def damage_page(workshop: Workshop) -> None:
    """Change a page in the output."""
    (workshop.output / "about/index.html").write_bytes(b"other")


def damage_manifest(workshop: Workshop) -> None:
    """Change the manifest in the output."""
    (workshop.output / MANIFEST).write_bytes(b"{}")


def mark_output(workshop: Workshop) -> None:
    """Leave the mark of an interrupted build."""
    (workshop.output / output.MARK).write_bytes(b"")


def add_stranger(workshop: Workshop) -> None:
    """Put a foreign file into the output."""
    (workshop.output / "mine.txt").write_bytes(b"mine")
    workshop.strangers.add("mine.txt")


def add_stranger_to_a_section(workshop: Workshop) -> None:
    """Put a foreign file beside the pages of a section, whose folder is known by then."""
    time.sleep(STEP)
    workshop.build()
    (workshop.output / "news/mine.txt").write_bytes(b"mine")
    workshop.strangers.add("news/mine.txt")


def edit_unseen(workshop: Workshop) -> None:
    """Change a letter, and put the time of writing back."""
    import os

    path = workshop.site / ABOUT
    stamp = path.stat().st_mtime_ns
    path.write_bytes(path.read_bytes().replace(b"Some text", b"Same text"))
    os.utime(path, ns=(stamp, stamp))


def save_within_a_tick(workshop: Workshop) -> None:
    """Save a text twice within a tick of a slow clock, the second time after it was read."""
    workshop.ticks = Ticks()
    workshop.build()
    text = workshop.read(ABOUT)
    save_while_built(workshop, ABOUT, f"{text}\none\n", f"{text}\ntwo\n")


def damage_within_a_tick(workshop: Workshop) -> None:
    """Change a page within the tick in which it was written, in as many bytes."""
    workshop.ticks = Ticks()
    append_text(workshop)
    workshop.build()
    page = workshop.output / "about/index.html"
    page.write_bytes(page.read_bytes().replace(b"more", b"less"))
    workshop.ticks.move_on()


def lose_traces(workshop: Workshop) -> None:
    """Lose the traces from the cache, and change a text."""
    for path in workshop.cache.rglob("traces"):
        path.unlink()
    append_text(workshop)


def build_for(name: str, title: str) -> Edit:
    """Give the edit that sets a title, and builds to another folder."""

    def edit(workshop: Workshop) -> None:
        workshop.output_name = name
        set_in(workshop, ABOUT, "title", title)

    return edit


BASE = "themes/stem/templates/base.html"
BANNER = "themes/tiny/templates/parts/banner.html"
USUAL = "themes/stem/templates/parts/usual.html"
GENEVA = "content/exhibitions/geneva-2022/index.md"
HALL = "content/exhibitions/geneva-2022/hall.png"
RAW = f"---\ntitle: About\nmenu: main\norder: 1\n---\n\n![]({'/' + GARDEN}/garden.png)\n"

MUTANTS = (
    Mutant("missing template", forget_missing_templates, (written(BANNER, "Hi"),)),
    Mutant("lower template", record_the_lower_template, (
        written("themes/tiny/templates/parts/usual.html", "Unusual"),
    )),
    Mutant("included template", forget_included_templates, (replaced(USUAL, "usual", "ever"),)),
    Mutant("fragments' questions", forget_what_fragments_ask, (
        replaced("site.yaml", "page_size: 2", "page_size: 3"),
    )),
    Mutant("fragments' template", forget_what_fragments_ask, (
        written("themes/tiny/templates/parts/menu.html", "{{ marks }}"),
    )),
    Mutant("fragments for all pages", share_fragments_with_all_pages, (
        field("content/pages/privacy.md", "summary", "On data"),
        replaced("content/pages/about.md", "order: 1", "order: 3"),
    ), breaks_clean_builds=True),
    Mutant("own parts' questions", forget_what_parts_are_made_from, (
        field(ABOUT, "title", "About us"),
    )),
    Mutant("own parts' questions while they are made", render_the_page_before_its_part, (
        field(SPRING, "title", "Spring again"),
    )),
    Mutant("own parts' blocks", forget_the_blocks_of_parts, (
        replaced("themes/tiny/templates/page.html", "<p>tiny</p>", "<p>small</p>"),
    )),
    Mutant("what is set around blocks", forget_what_is_set_around_blocks, (
        replaced("themes/stem/templates/macros.html", "<h1>", "<h1 class='h'>"),
    )),
    Mutant("kept parts' questions", forget_what_kept_parts_asked, (
        replaced(BASE, "<main>", "<main id='m'>"), field(ABOUT, "title", "About us"),
    )),
    Mutant("kept parts' files", forget_what_kept_parts_demand, (
        replaced(BASE, "<main>", "<main id='m'>"),
    )),
    Mutant("parts by former traces", believe_former_traces, (
        field(ABOUT, "title", "Them"), field(ABOUT, "title", "About"), build_for("other", "Them"),
        build_for("output", "About"), replaced(BASE, "<main>", "<main id='m'>"),
    )),
    Mutant("templates compiled before", compile_templates_once_for_all, (
        replaced(USUAL, "usual", "ever"),
    )),
    Mutant("templates compiled otherwise", compile_templates_for_every_size, (
        replaced("site.yaml", "minify_html: false", "minify_html: true"),
    )),
    Mutant(
        "link",
        lambda patch: forget(patch, links.FileTarget),
        (field("content/news/2022/hebrew.md", "slug", "ivrit"),),
    ),
    Mutant(
        "address",
        lambda patch: forget(patch, AddressOf),
        (field(GENEVA, "slug", "geneva"),),
    ),
    Mutant("picture", lambda patch: forget(patch, FileDigest, ImageFactsOf), (
        written(f"{GARDEN}/bed.jpg", media.jpeg(7)),
    )),
    Mutant("style sheet", lambda patch: forget(patch, AssetAddress), (
        written("themes/tiny/assets/css/extra.css", "a { color: red; }\n"),
    )),
    Mutant("neighbours by id", know_neighbours_by_id, (
        field("content/news/2025/expiring.md", "title", "Soon gone"),
    )),
    Mutant("neighbours as their own", take_neighbours_for_own, (
        field("content/news/2025/expiring.md", "title", "Soon gone"),
    )),
    Mutant("related as their own", take_related_for_own, (
        field("content/news/2025/expiring.md", "title", "Soon gone"),
    )),
    Mutant("facet of addresses", overlook_facet(facets.ADDRESSES), (
        field("content/news/2022/hebrew.md", "slug", "ivrit"),
    )),
    Mutant("facet of terms", overlook_facet(facets.TERMS), (
        field(SPRING, "tags", "[WATER, youth]"),
    )),
    Mutant("facet of members", overlook_facet(facets.MEMBERS), (
        field(SPRING, "date", "2026-01-02"),
    )),
    Mutant("facet of order", overlook_facet(facets.ORDER), (
        field("content/news/2025/last.md", "date", "2021-02-03"),
    )),
    Mutant("facet of namesakes", overlook_facet(facets.NAMESAKES), (
        field("content/events/someday.md", "title", "Opening"),
    )),
    Mutant("another address", lambda patch: forget(patch, navigation.Setting), (
        replaced(f"{GARDEN}/index.md", GARDEN_TEXT, "![A bed](bed.jpg)"),
        replaced("site.yaml", "example.org/voices", "example.org/words"),
    )),
    Mutant("whether pages are made small", lambda patch: forget(patch, navigation.Setting), (
        replaced("site.yaml", "minify_html: false", "minify_html: true"),
    )),
    Mutant("length of pages", lambda patch: forget(patch, navigation.Setting), (
        replaced("site.yaml", "page_size: 2", "page_size: 3"),
        replaced("site.yaml", "page_size: 3", "page_size: 4"),
    )),
    Mutant("what a kind is called", lambda patch: forget(patch, navigation.Setting), (
        replaced("site.yaml", "en: Reports", "en: Papers"),
    )),
    Mutant("order of a kind", overlook_settings, (
        replaced("site.yaml", "order: -year", "order: year"),
    )),
    Mutant("a kind read otherwise", keep_groups_of_another_site, (
        replaced("site.yaml", "about: entry}", "about: text}"),
    )),
    Mutant("template of a kind", forget_the_template_of_a_kind, (
        written("themes/tiny/templates/reports.html", "Ours"),
    )),
    Mutant("entries alone", believe_in_entries_alone, (wait_a_month,)),
    Mutant("rights over files", overlook_rights, (
        show_portraits_of_others,
        replaced("content/stories/2022/noor/index.md", "photo: true", "photo: false"),
    )),
    Mutant("lists by length", know_lists_by_length, (
        field("content/news/2025/last.md", "title", "The very last"),
    )),
    Mutant("shared keys", share_keys, (field(f"{GARDEN}/index.md", "title", "Gardens"),)),
    Mutant("trusted output", trust_the_output, (damage_page,)),
    Mutant("trusted manifest", trust_the_manifest, (damage_manifest,)),
    Mutant("overlooked mark", overlook_the_mark, (mark_output,)),
    Mutant("stopped clock", stop_the_clock, (wait_a_month,)),
    Mutant("overlooked time", overlook_time, (wait_a_month,)),
    Mutant("overlooked settings", overlook_settings, (
        replaced("site.yaml", "label: Stories", "label: Voices"),
    )),
    Mutant("related whatever is edited", relate_as_before_whatever_is_edited, (
        field(SPRING, "date", "2021-03-20"),
    )),
    Mutant("related at any time", relate_as_before_at_any_time, (wait_a_month,)),
    Mutant("related under any settings", relate_as_before_under_any_settings, (
        replaced("site.yaml", "order: -year", "order: year"),
    )),
    Mutant("shared entries of other files", share_entries_whatever_their_files_say, (
        edit_and_forget,
    )),
    Mutant("shared entries as known", take_shared_entries_for_those_of_the_last_build, (
        edit_and_build_elsewhere,
    )),
    Mutant("entries gone", overlook_gone_entries, (removed("content/events/someday.md"),)),
    Mutant("conditions of reading", keep_groups_of_another_site, (
        replaced("site.yaml", "www.example.org/voices", "www.example.net/voices"),
    )),
    Mutant("files of groups", keep_groups_without_their_files, (removed(HALL),)),
    Mutant("unchanged files", never("files"), (written(f"{GARDEN}/bed.jpg", media.jpeg(7)),)),
    Mutant("covers left out of digests", know_pictures_by_their_files, (
        written(f"{GARDEN}/bed.jpg", media.photo(5)),
        written(f"{GARDEN}/bed.jpg.yaml", "cover: {face: 40% 40% 20% 20%}"),
    )),
    Mutant("unchanged theme", never("theme"), (replaced(USUAL, "usual", "ever"),)),
    Mutant("unchanged library", never("library"), (field(SPRING, "title", "Other"),)),
    Mutant("size and time", identify_by_size_and_time, (edit_unseen,)),
    Mutant("clock read afterwards", read_the_clock_afterwards, (save_within_a_tick,)),
    Mutant("young outputs", believe_young_outputs, (damage_within_a_tick,)),
    Mutant("surplus kept", keep_what_is_surplus, (removed("content/events/someday.md"),)),
    Mutant("foreign removed", remove_what_is_foreign, (add_stranger,)),
    Mutant("known folders", trust_known_folders, (add_stranger_to_a_section,)),
    Mutant("believed store", believe_the_store, (field(GENEVA, "slug", "geneva"),)),
    Mutant("unseen static files", overlook_static_files, (written("static/CNAME", "x.example"),)),
    Mutant("static files by name", know_static_files_by_name, (
        written("static/CNAME", "x.example"), written("static/CNAME", "y.example"),
    )),
    Mutant("static beside the last plan", forget_the_last_plan, (
        written("static/about/index.html", "x"),
    )),
    Mutant("own robots.txt", lambda patch: forget(patch, OwnText), (
        written("static/robots.txt", "User-agent: *\n"),
    )),
    Mutant("overlooked texts", overlook_texts, (append_text,)),
    Mutant("forgotten notices", forget_notices, (written(ABOUT, RAW), field(SPRING, "title", "O"))),
    Mutant("forgotten advice", forget_advice, (
        replaced("themes/stem/theme.yaml", "16, 320], ratio", "16, 800], ratio"),
        field("content/news/2022/hebrew.md", "slug", "ivrit"),
    )),
    Mutant("overlooked drafts", overlook_drafts, (ask_for_drafts,)),
    Mutant("pictures from each other", make_pictures_from_each_other, (
        replaced(TRIP, "We went.", "We went.\n\n![A field](field.jpg)"),
    )),
    Mutant("pictures by size", know_pictures_by_size, (field(TRIP, "focus", "0% 0%"),)),
    Mutant("forgotten names", lambda patch: forget(patch, PrivateNames), (
        tell_a_name, keep_it_secret,
    )),
    Mutant("counted by another", mistake_a_process_for_another, (
        in_two_processes, field(SPRING, "title", "Other"),
    )),
    Mutant("plan from nothing", plan_from_nothing, (lose_traces,)),
)  # fmt: skip
"""All planted bugs."""
