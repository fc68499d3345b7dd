"""A form: what each field of an entry says, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sitegen.content.editing.values import Bare, Wanted
from sitegen.content.validation.scalars import WORDS_OF_TRUTH
from sitegen.editor.fields import FieldType, fields_of
from sitegen.editor.raw import can_be_shown, raw_of
from sitegen.errors import Problem
from sitegen.kinds.meta import Meta
from sitegen.schema.parts import Image
from sitegen.values import Value

FIELD = re.compile(
    r"(?P<name>[^\W\d]\w*(?:\[\d+\])?(?:\.[^\W\d]\w*(?:\[\d+\])?)*): (?P<said>.*)", re.DOTALL
)
ITEM = re.compile(r"\[(\d+)\]")
PLACE = re.compile(r"\.(\d+)(?=\.|\Z)")


@dataclass(frozen=True, slots=True)
class Control:
    """One field on the page. `name` is its way through groups and lists: guests.0.name.

    `inherited` is what a translation shows where it says nothing. `parts` are the controls of a
    group, or one group for each item of a list of groups; the last of those is empty.
    """

    name: str
    type: FieldType
    value: str = ""
    inherited: str = ""
    problems: tuple[str, ...] = ()
    parts: tuple[Control, ...] = ()

    @property
    def label(self) -> str:
        """What the field is called, as words."""
        return label_of(self.name)

    @property
    def is_said(self) -> bool:
        """True where something is said in it."""
        return bool(self.value) or any(part.is_said for part in self.parts)

    @property
    def is_wrong(self) -> bool:
        """True where something is wrong in it."""
        return bool(self.problems) or any(part.is_wrong for part in self.parts)


def label_of(name: str) -> str:
    """Give what a control is called, as words."""
    last = name.rpartition(".")[2]
    word = last.replace("_", " ")
    return f"{int(last) + 1}" if last.isdecimal() else word[:1].upper() + word[1:]


def form_of_entry(
    model: type[Meta],
    values: Mapping[str, Wanted],
    base: Mapping[str, Wanted],
    problems: Mapping[str, Sequence[str]],
    left_out: Sequence[str] = (),
) -> tuple[Control, ...]:
    """Give the controls of an entry. `base`: what a translation inherits."""
    controls = _controls(top_fields(model, values), values, base, problems, "")
    return tuple(control for control in controls if control.name not in left_out)


def top_fields(model: type[Meta], values: Mapping[str, Wanted]) -> Iterator[FieldType]:
    """Give the fields of an entry; its picture's words stand beside it, unless it is a group."""
    in_group = isinstance(values.get("image"), Mapping)
    inner = {field.name: field for field in fields_of(Image)}
    for field in fields_of(model):
        if field.name != "image" or in_group:
            yield field
        else:
            yield replace(inner["file"], name="image", what=field.what, required=False)
            yield from (inner[name] for name in model.beside)


def _controls(
    fields: Iterable[FieldType],
    values: Mapping[str, Wanted],
    base: Mapping[str, Wanted],
    problems: Mapping[str, Sequence[str]],
    above: str,
) -> Iterator[Control]:
    for field in fields:
        value, below = values.get(field.name), base.get(field.name)
        yield _control(field, f"{above}{field.name}", value, below, problems)


def _control(
    field: FieldType, name: str, value: Wanted, base: Wanted, problems: Mapping[str, Sequence[str]]
) -> Control:
    said = tuple(problems.get(name, ()))
    if not can_be_shown(field, value):
        said += tuple(_said_below(problems, name))
        return Control(name, replace(field, shape="raw"), raw_of(value), "", said)
    if field.shape == "group" and field.group:
        parts = _controls(fields_of(field.group), _group(value), _group(base), problems, f"{name}.")
        return Control(name, field, problems=said, parts=tuple(parts))
    if field.shape == "groups" and field.group:
        items = (*(value if isinstance(value, tuple) else ()), None)
        groups = (
            _item(field, f"{name}.{number}", item, problems) for number, item in enumerate(items)
        )
        inherited = str(len(base)) if isinstance(base, tuple) and not value else ""
        return Control(name, field, "", inherited, said, tuple(groups))
    said += tuple(each for key, more in problems.items() if _is_item(key, name) for each in more)
    if field.shape == "yes":
        return Control(name, field, truth(value), truth(base), said)
    return Control(name, field, shown(value), shown(base), said)


def _item(
    field: FieldType, name: str, value: Wanted, problems: Mapping[str, Sequence[str]]
) -> Control:
    model: type[Value] = field.group or Value
    parts = _controls(fields_of(model), _group(value), {}, problems, f"{name}.")
    return Control(name, field, problems=tuple(problems.get(name, ())), parts=tuple(parts))


def _said_below(problems: Mapping[str, Sequence[str]], name: str) -> Iterator[str]:
    """Give what is said of parts of a field, each with its place as a build names it."""
    for key, said in problems.items():
        if key.startswith(f"{name}."):
            place = PLACE.sub(lambda at: f"[{int(at[1]) + 1}]", key)
            yield from (f"{place}: {each}" for each in said)


def _is_item(key: str, name: str) -> bool:
    return key.startswith(f"{name}.") and key.removeprefix(f"{name}.").isdecimal()


def _group(value: Wanted) -> Mapping[str, Wanted]:
    return value if isinstance(value, Mapping) else {}


def shown(value: Wanted) -> str:
    """Give a value as a form shows it: a list one item a line; "" for a group."""
    if isinstance(value, Bare):
        return value.text
    if isinstance(value, tuple):
        return "\n".join(shown(item) for item in value)
    return value.rstrip("\n") if isinstance(value, str) else ""


def truth(value: Wanted) -> str:
    """Give a yes or no as a form has it: true, false, "" for neither; a build reads `yes` too."""
    said = WORDS_OF_TRUTH.get(shown(value).casefold())
    return shown(value) if said is None else str(said).casefold()


def problems_by_field(
    problems: Sequence[Problem], names: Sequence[str]
) -> tuple[dict[str, list[str]], list[Problem]]:
    """Sort what is said of a file by the control that it is said of, and give the rest.

    `names` are those of the fields of its kind.
    """
    by_field: dict[str, list[str]] = {}
    rest: list[Problem] = []
    for problem in problems:
        found, name = FIELD.fullmatch(problem.message), control_of(problem.message)
        if found and name.partition(".")[0] in names:
            by_field.setdefault(name, []).append(found["said"])
        else:
            rest.append(problem)
    return by_field, rest


def control_of(message: str) -> str:
    """Give the name of the control that a mistake is said of: "guests[1].name: …" is guests.0.name.

    "" where it names no field.
    """
    found = FIELD.fullmatch(message)
    return ITEM.sub(lambda at: f".{int(at[1]) - 1}", found["name"]) if found else ""


def names_in(controls: Sequence[Control]) -> Iterator[str]:
    """Give the names of controls and of those in them."""
    for control in controls:
        yield control.name
        yield from names_in(control.parts)


def said_in(controls: Sequence[Control]) -> Iterator[str]:
    """Give what is said of controls and of those in them."""
    for control in controls:
        yield from control.problems
        yield from said_in(control.parts)
