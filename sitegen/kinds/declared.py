"""Kinds of a site's own, as `kinds` in site.yaml declares them: a declaration becomes a `Kind`.

Each has a model made of its declaration, which checks front matter as any model does. What is kept
and cached is `Declared`, one class for all of them, so that records don't depend on declarations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Annotated, Any, ClassVar, Literal, cast, get_args

import msgspec

from sitegen.kinds.kind import FieldFacts, Kind, Labels, Placed
from sitegen.kinds.meta import Meta
from sitegen.schema.dates import PartialDate
from sitegen.schema.fields import (
    EntryRule,
    FileReference,
    LinkTarget,
    Name,
    NumberRule,
    Prose,
    SiteLanguage,
    TextRule,
    matches,
)
from sitegen.schema.guide import Guide
from sitegen.schema.parts import Image
from sitegen.values import Value, ValueMeta

Form = Literal[
    "text", "name", "number", "year", "date", "boolean", "file", "image", "link", "entry"
]
FORMS: tuple[str, ...] = get_args(Form)
ORDERED = ("text", "name", "number", "year", "date")
"""Forms whose values stand before or behind each other."""

is_kind_name = matches(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
KindName = Annotated[
    str, TextRule("a name of lowercase letters, digits and hyphens, such as reports", is_kind_name)
]
FieldName = Annotated[
    str,
    TextRule(
        "a name of lowercase letters, digits and _, such as page_count", matches(r"[a-z][a-z0-9_]*")
    ),
]
OrderName = Annotated[
    str,
    TextRule(
        "a field, with - before it where the last comes first, such as -date",
        matches(r"-?[a-z][a-z0-9_]*"),
    ),
]
Year = Annotated[int, NumberRule("a year such as 2024", 1000, 9999)]


class DeclaredField(Value):
    """A field with what readers call it: one text, or one a language."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "form": Guide("what its values are; in brackets for a list of them", "text"),
        "label": Guide("what readers call it: one text, or one for each language", "Authors"),
    }

    form: Form | tuple[Form, ...]
    label: str | dict[SiteLanguage, str] = ""


class DeclaredKind(Value):
    """A kind of the site's own: what its list is called, its fields, their order, its feed.

    The label is one text, or one a language; a field has a form, or a list of one form.
    """

    guide: ClassVar[Mapping[str, Guide]] = {
        "label": Guide("what the list is called: one text, or one for each language", "Reports"),
        "fields": Guide("the fields of its entries, each with its form", "{authors: [name]}"),
        "order": Guide("the field that lists are ordered by; - puts the last first", "-date"),
        "feed": Guide("whether it has a feed", "true"),
    }

    label: str | dict[SiteLanguage, str]
    fields: dict[FieldName, Form | tuple[Form, ...] | DeclaredField] = msgspec.field(
        default_factory=dict
    )
    order: OrderName = "-date"
    feed: bool = False


class MistakenKind(DeclaredKind):
    """A kind whose declaration has a mistake: as far as it can be made out.

    Its entries may say anything beside what is known of it: the mistake is told once, where it is.
    """


class DeclaredFile(Value):
    """A file of a declared field, by its path from the site folder."""

    file: FileReference


class DeclaredLink(Value):
    """An address of a declared field."""

    url: LinkTarget


class DeclaredEntry(Value):
    """An entry that a declared field names."""

    id: str


Single = str | bool | int | PartialDate | Image | DeclaredFile | DeclaredEntry
Item = Single | DeclaredLink | tuple[Single | DeclaredLink, ...]
Listed = Single | tuple[Single, ...]
"""What lists may show: an address is for the entry's own page, which looks up where it leads."""


class Declared(Meta):
    """The front matter of an entry of a declared kind: `fields` are what it says of `declared`.

    A template reads them as it reads all front matter: `entry.meta.authors`.
    """

    declared: tuple[str, ...] = ()
    fields: dict[str, Item] = msgspec.field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        """Give a declared field, None where the entry doesn't say it.

        Raises AttributeError for one that isn't declared.
        """
        if name.startswith("_") or name not in self.declared:
            raise AttributeError(name)
        return self.fields.get(name)


TAKEN_FIELDS = frozenset((*Declared.__struct_fields__, "alt", "caption", "credit", "focus"))
"""The fields that every entry may have, with those that stand beside its picture."""

HINTS: Mapping[str, Any] = {
    "text": Prose,
    "name": Name,
    "number": int,
    "year": Year,
    "date": PartialDate,
    "boolean": bool,
    "file": FileReference,
    "image": Image,
    "link": LinkTarget,
    "entry": Annotated[str, EntryRule()],
}
KEPT_AS: Mapping[str, Any] = {
    "file": lambda text: DeclaredFile(file=text),
    "link": lambda text: DeclaredLink(url=text),
    "entry": lambda text: DeclaredEntry(id=text),
}
EXAMPLES: Mapping[str, str] = {
    "file": "report.pdf",
    "year": "2024",
    "image": "{file: photo.jpg}",
    "entry": "programs/young-voices",
}
"""Examples for forms whose type has none that would do."""


def form_of(declared: str | tuple[str, ...] | DeclaredField) -> tuple[str, bool]:
    """Give the form of a field's values, and whether it holds a list of them."""
    form = declared.form if isinstance(declared, DeclaredField) else declared
    return (form, False) if isinstance(form, str) else (form[0], True)


def labels_of(label: str | dict[str, str]) -> Labels:
    """Give a label by language; one for all stands under ""."""
    return {"": label} if isinstance(label, str) else label


def model_of(name: str, declared: DeclaredKind) -> type[Meta]:
    """Make the model that checks the front matter of a declared kind."""
    hints: dict[str, Any] = {}
    guides = {}
    for field, each in declared.fields.items():
        form, is_list = form_of(each)
        hint = HINTS[form]
        hints[field] = (tuple[hint, ...] if is_list else hint) | None  # type: ignore[valid-type]
        example = EXAMPLES.get(form, "")
        guides[field] = Guide(
            field.replace("_", " ").capitalize(), f"[{example}]" if is_list and example else example
        )
    empty = dict.fromkeys(hints)
    namespace = {
        "__annotations__": hints,
        "__module__": __name__,
        "__doc__": f"The front matter of {name}, as site.yaml declares it.",
        "guide": guides,
        "takes_more": isinstance(declared, MistakenKind),
        **empty,
    }
    title = "".join(map(str.capitalize, name.split("-")))
    return cast(type[Meta], ValueMeta(title, (Meta,), namespace))


def keep(declared: DeclaredKind, meta: Meta) -> Declared:
    """Give front matter that was checked as it is kept."""
    common = {name: getattr(meta, name) for name in Meta.__struct_fields__}
    fields: dict[str, Item] = {}
    for name, each in declared.fields.items():
        (form, is_list), value = form_of(each), getattr(meta, name)
        as_kept = KEPT_AS.get(form)
        if value is not None and as_kept:
            value = tuple(map(as_kept, value)) if is_list else as_kept(value)
        if value is not None:
            fields[name] = value
    return Declared(**common, declared=tuple(declared.fields), fields=fields)


def arrange(order: str, entries: Sequence[Any], _: Sequence[Any]) -> list[Any]:
    """Order entries by a field; those without it stand last, equal ones by id."""
    name = order.removeprefix("-")
    by_id = sorted(entries, key=lambda entry: entry.id)
    ranks = {entry.id: rank_of(getattr(entry.meta, name)) for entry in by_id}
    told = [entry for entry in by_id if ranks[entry.id] is not None]
    told.sort(key=lambda entry: ranks[entry.id], reverse=order.startswith("-"))
    return told + [entry for entry in by_id if ranks[entry.id] is None]


def in_turn(declared: DeclaredKind) -> bool:
    """True where the order isn't from the newest back, by a date or a year."""
    name = declared.order.removeprefix("-")
    form = form_of(declared.fields[name])[0] if name in declared.fields else name
    return not (declared.order.startswith("-") and form in ("date", "updated", "year"))


def rank_of(value: Any) -> Any:
    """Give what a value is compared by, None for none."""
    if isinstance(value, PartialDate):
        return value.first_day
    return value.casefold() or None if isinstance(value, str) else value


def each_of(value: Item) -> tuple[Any, ...]:
    """Give the values of a field: those of a list, or the one."""
    return value if isinstance(value, tuple) else (value,)


def summary_of(entry: Placed, *_: object) -> dict[str, Any]:
    """Give what lists show of an entry: all that it says, but for addresses."""
    links = {
        name
        for name, value in entry.meta.fields.items()
        if any(isinstance(one, DeclaredLink) for one in each_of(value))
    }
    said = entry.meta.fields.items()
    return {"fields": {name: value for name, value in said if name not in links}}


def found_by(meta: Declared) -> Iterator[str]:
    """Give what the search finds an entry by: its words, names, numbers and years."""
    for value in meta.fields.values():
        for each in each_of(value):
            if isinstance(each, str | int | PartialDate) and not isinstance(each, bool):
                yield str(each)


def field_of(name: str, declared: str | tuple[str, ...] | DeclaredField) -> FieldFacts:
    """Give what readers are told of a field."""
    label = declared.label if isinstance(declared, DeclaredField) else ""
    return FieldFacts(name, form_of(declared)[0], labels_of(label))


def kind_of(name: str, declared: DeclaredKind) -> Kind:
    """Give the kind that a declaration makes."""
    fields = tuple(field_of(each, one) for each, one in declared.fields.items())
    with_files = any(field.form in ("file", "image") for field in fields)
    return Kind(
        name=name,
        model=model_of(name, declared),
        folder=name,
        file="index" if with_files else "",
        example=f"content/{name}/slug{'/index' if with_files else ''}.md",
        list_page=f"{name}_list",
        labels=labels_of(declared.label),
        fields=fields,
        paged=True,
        arrange=partial(arrange, declared.order),
        feed="own" if declared.feed else "",
        summary=summary_of,
        found_by=found_by,
        in_turn=in_turn(declared),
        keep=partial(keep, declared),
    )
