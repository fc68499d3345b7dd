"""What kinds that site.yaml declares may be called, and what types can't say of their fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitegen.content.front_matter.nodes import Mapping, Node, Scalar, Sequence
from sitegen.errors import Problem
from sitegen.kinds.declared import FORMS, ORDERED, TAKEN_FIELDS, DeclaredKind
from sitegen.kinds.registry import KINDS
from sitegen.text import did_you_mean, guess

OTHER_PAGES = (
    *("home", "members", "tags", "tag", "search", "redirect", "styleguide", "entry", "base"),
    *("assets", "media", "pagefind", "static", "page", "parts", "macros"),
)
"""Names that pages, templates and folders of every site have."""

EVERY_FIELD = ("date", "updated", "title")
"""The fields of every entry that a list may be ordered by."""


def check_declarations(node: Node | None, languages: Iterable[str]) -> list[Problem]:
    """Report names that are taken, lists of several forms, orders by nothing, missing labels.

    `node` is what site.yaml says under `kinds`; `languages` are those of the site.
    """
    kinds = node if isinstance(node, Mapping) else None
    if kinds is None:
        return []
    codes = tuple(languages)
    taken = names_taken(codes)
    problems = [
        Problem(
            kinds.keys[name],
            f'kinds.{name}: "{name}" is the name of something that every site has; '
            "expected another name",
        )
        for name in kinds.fields
        if name in taken
    ]
    for name, declared in kinds.fields.items():
        problems += check_declaration(f"kinds.{name}", declared, codes)
    return problems


def names_taken(languages: Iterable[str]) -> set[str]:
    """Give the names that no kind of a site in these languages can have."""
    return {*KINDS.by_name, *KINDS.by_folder, *KINDS.by_page, *OTHER_PAGES, *languages}


def check_declaration(where: str, declared: Node, codes: tuple[str, ...]) -> list[Problem]:
    """Report what types can't say of one declaration; `codes` are the site's languages."""
    if not isinstance(declared, Mapping):
        return []
    return [
        *labels_missing(where, declared, codes),
        *fields_refused(where, declared),
        *order_refused(where, declared),
    ]


def labels_missing(where: str, declared: Mapping, codes: tuple[str, ...]) -> Iterator[Problem]:
    """Report languages of the site in which a kind's list would have no name."""
    label = declared.fields.get("label")
    if isinstance(label, Mapping) and (missing := [c for c in codes if c not in label.fields]):
        message = f"{where}.label: no label in {', '.join(missing)}; expected one in each language"
        yield Problem(declared.keys["label"], message)


def fields_refused(where: str, declared: Mapping) -> Iterator[Problem]:
    """Report fields that every entry has already, and lists that don't have one form."""
    fields = declared.fields.get("fields")
    for name, declared_field in fields.fields.items() if isinstance(fields, Mapping) else ():
        place = f"{where}.fields.{name}"
        form = form_in(declared_field)
        if name in TAKEN_FIELDS:
            said = "every entry has this field; expected another name"
            yield Problem(fields.keys[name], f"{place}: {said}")  # type: ignore[union-attr]
        if isinstance(form, Sequence) and len(form.items) != 1:
            found = f"{len(form.items)} forms found"
            yield Problem(form.location, f"{place}: {found}; expected one, such as [text]")


def form_in(declared: Node | None) -> Node | None:
    """Give the form in a field's declaration, which may stand beside its label."""
    return declared.fields.get("form") if isinstance(declared, Mapping) else declared


def order_refused(where: str, declared: Mapping) -> Iterator[Problem]:
    """Report an order by a field that the kind doesn't have, or whose values have no order."""
    order, fields = declared.fields.get("order"), declared.fields.get("fields")
    # What the fields are can't be said where they stand under a wrong name, or in a wrong shape.
    misnamed = "fields" not in declared.fields and any(
        guess(name, DeclaredKind.__struct_fields__) == "fields" for name in declared.fields
    )
    if not isinstance(order, Scalar) or misnamed or not isinstance(fields, Mapping | None):
        return
    forms = {name: form_in(each) for name, each in fields.fields.items()} if fields else {}
    known = [*EVERY_FIELD]
    known += [n for n, form in forms.items() if isinstance(form, Scalar) and form.text in ORDERED]
    name = order.text.removeprefix("-")
    form = forms.get(name)
    mistaken = name in forms and not (
        isinstance(form, Sequence) or (isinstance(form, Scalar) and form.text in FORMS)
    )
    if name not in known and not mistaken:
        hint = did_you_mean(name, known)
        names = ", ".join(dict.fromkeys(known))
        message = f'"{order.text}" found, expected one of {names}, or - before one{hint}'
        yield Problem(order.location, f"{where}.order: {message}")
