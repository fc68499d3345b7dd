"""The picture of an entry, which is written at the top level with its words beside it."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.content.front_matter.nodes import Mapping, Node, Scalar, says_nothing
from sitegen.content.front_matter.nodes import Sequence as List
from sitegen.errors import Location, Problem
from sitegen.kinds.meta import Meta

IMAGE_FIELDS = Meta.beside


def fold_image(node: Mapping) -> Mapping:
    """Put top-level `image`, `alt`, `caption`, `credit` and `focus` into one group, `image`."""
    image = node.fields.get("image")
    beside = {name: node.fields[name] for name in IMAGE_FIELDS if name in node.fields}
    if not isinstance(image, Scalar) and not beside:
        return node
    keys = {name: node.keys[name] for name in ("image", *IMAGE_FIELDS) if name in node.keys}
    start = node.keys.get("image") or next(iter(keys.values()))
    inner: dict[str, Node] = dict(beside)
    if isinstance(image, Scalar) and says_nothing(image) and not beside:
        return node
    if isinstance(image, Scalar):
        inner = {"file": image, **inner}
        keys["file"] = image.location
    elif isinstance(image, Mapping):
        inner = {**image.fields, **inner}
        keys.update(image.keys)
    fields = {name: value for name, value in node.fields.items() if name not in IMAGE_FIELDS}
    if isinstance(image, List):
        # A list is a mistake, and said to be one: no picture is folded over it.
        return Mapping(fields, node.keys, node.location)
    fields["image"] = Mapping(inner, keys, start)
    return Mapping(fields, {**node.keys, "image": start}, node.location)


def as_written(problems: Sequence[Problem], *written: Mapping) -> list[Problem]:
    """Give problems of a top-level picture under the names that its author wrote.

    `written` are the front matters that the values come from.
    """
    names: dict[Location, tuple[str, str]] = {}
    for front_matter in written:
        fields = front_matter.fields
        for name in IMAGE_FIELDS:
            if name in fields:
                names[fields[name].location] = (f"image.{name}:", f"{name}:")
        if isinstance(fields.get("image"), Scalar):
            names[fields["image"].location] = ("image.file:", "image:")
    renamed = []
    for problem in problems:
        inner, outer = names.get(problem.location, ("", ""))
        message = problem.message
        if inner and message.startswith(inner):
            message = outer + message.removeprefix(inner)
        renamed.append(Problem(problem.location, message, problem.severity))
    return renamed
