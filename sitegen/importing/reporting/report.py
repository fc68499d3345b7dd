"""The account of an import: each item once, with what became of it and of its file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sitegen.importing.values import Imported, Item, Outcome, Remark
from sitegen.importing.writing.plan import STANDS, Step
from sitegen.importing.writing.write import Kept

ORDER: tuple[Outcome, ...] = ("written", "merged", "left out")


@dataclass(frozen=True, slots=True)
class Account:
    """An item with the verdict on its file, "" where it has none of its own."""

    item: Item
    file: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """An import's account. `rehearsal` is true where nothing was written; `old` are the paths at
    which entries were that are shown."""

    name: str
    accounts: tuple[Account, ...]
    remarks: tuple[Remark, ...]
    redirects: tuple[str, ...]
    rehearsal: bool = False
    old: tuple[str, ...] = ()

    @property
    def outcomes(self) -> Mapping[str, int]:
        """Count items by what became of them; together they are all."""
        found = Counter(each.item.outcome for each in self.accounts)
        return {outcome: found[outcome] for outcome in ORDER}

    @property
    def files(self) -> Mapping[str, int]:
        """Count files by the verdict on them."""
        found = Counter(each.file for each in self.accounts if each.file)
        return dict(sorted(found.items()))

    @property
    def blocks(self) -> Mapping[str, int]:
        """Count blocks of texts by how they came over; together they are all."""
        found = Counter(block.outcome for each in self.accounts for block in each.item.blocks)
        proven = sum(each.item.proven for each in self.accounts)
        return {"markdown": proven, "html": found["html"], "left out": found["left out"]}

    @property
    def types(self) -> Mapping[str, Mapping[str, int]]:
        """Count items by what the source calls them, and what became of them."""
        found: dict[str, Counter[str]] = {}
        for each in self.accounts:
            found.setdefault(each.item.type, Counter())[each.item.outcome] += 1
        return {type_: {o: found[type_][o] for o in ORDER} for type_ in sorted(found)}

    @property
    def to_look_at(self) -> int:
        """Count the items that need a person."""
        return sum(
            any(remark.what == "to look at" for remark in each.item.remarks)
            for each in self.accounts
        )


def report_on(
    imported: Imported,
    steps: Sequence[Step],
    kept: Iterable[Kept],
    lines: Sequence[str],
    old: Sequence[str] = (),
    *,
    rehearsal: bool,
) -> Report:
    """Give the account of an import; `lines` are its redirects, `old` the old paths of what
    is shown.

    An item whose file may not stand in the folder is left out, whatever its reader meant.
    """
    by_source: dict[str, list[Step]] = {}
    for step in steps:
        by_source.setdefault(item_of(step.entry.source), []).append(step)
    beside: dict[str, list[str]] = {}
    for each in kept:
        beside.setdefault(item_of(each.source), []).append(each.path)
    accounts = tuple(
        _account(item, by_source.get(item.source, ()), beside.get(item.source, ()))
        for item in imported.items
    )
    return Report(imported.name, accounts, imported.remarks, tuple(lines), rehearsal, tuple(old))


def item_of(source: str) -> str:
    """Give the item that an entry's source belongs to: one item may have a file a language."""
    return source.partition("#")[0]


def _account(item: Item, steps: Sequence[Step], kept: Sequence[str]) -> Account:
    remarks = [*item.remarks, *_remarks(steps)]
    remarks += [
        Remark("to look at", f"{path}: was changed or taken away since; it stays as it is")
        for path in kept
    ]
    item = replace(item, remarks=tuple(remarks))
    if not steps:
        return Account(item)
    standing = next((step for step in steps if step.verdict in STANDS), None)
    if standing is None:
        why = "; ".join(step.why for step in steps)
        return Account(replace(item, outcome="left out", into="", why=why), steps[0].verdict)
    return Account(replace(item, into=standing.path), standing.verdict)


def _remarks(steps: Sequence[Step]) -> Iterator[Remark]:
    for step in steps:
        if step.verdict == "edited":
            yield Remark("to look at" if step.waits else "changed", step.why)
        elif step.verdict in ("changed", "moved"):
            yield Remark("changed", step.why)
        elif step.verdict not in STANDS and len(steps) > 1:
            yield Remark("left out", step.why)
