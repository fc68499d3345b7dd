"""Blocks that are a page's own, and all that decides what they say.

What stands in `base.html` around them is another matter: a new word there changes none of them. So
they are rendered by themselves, before the page, and kept. What a chain of templates sets outside
its blocks is theirs as well, what it prints there isn't.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.meta import find_referenced_templates

from sitegen.engine.digest import digest_value
from sitegen.render.queries.theme import ThemeQuery, template_closure, template_text
from sitegen.render.theme.theme import Theme
from sitegen.values import Value

OWN: Final = ("head", "main")
"""The blocks of `base.html` that are a page's own: all else is the same on many pages."""

ALONE: Final = " blocks of "
"""What stands before a template's name for the one that sets what it sets and prints nothing."""

SETTING: Final = (nodes.Assign, nodes.AssignBlock, nodes.Import, nodes.FromImport, nodes.Macro)
PRINTING: Final = (nodes.Output, nodes.Include)
AROUND: Final = (nodes.If, nodes.For, nodes.With, nodes.CallBlock, nodes.FilterBlock)
"""Statements that are left out where they only print."""


class OwnBlocks(Value):
    """The blocks that can be rendered by themselves, and a digest of all that decides them."""

    names: tuple[str, ...] = ()
    decided_by: bytes = b""


class BlocksOf(ThemeQuery[OwnBlocks]):
    """A page's own blocks as its templates have them: all but what is printed around them."""

    name: str

    def answer(self, layer: Theme) -> OwnBlocks:
        """Give them; none where they can't be told from what stands around them."""
        try:
            chain = tuple(chain_of(layer, self.name))
            names = names_in(chain[-1])
            wanted = reached(names, chain)
            deciding = [list(deciding_in(part, wanted)) for part in chain]
        except InseparableError:
            return OwnBlocks()
        if not names:
            return OwnBlocks()
        used = sorted(used_by(layer, [node for part in deciding for node in part]))
        texts = [(name, template_text(layer, name)) for name in used]
        written = [list(map(repr, part)) for part in deciding]
        return OwnBlocks(names=names, decided_by=digest_value([written, texts]))


class InseparableError(Exception):
    """A template whose blocks can't be told from the rest of it."""


@lru_cache(maxsize=128)
def parsed(text: str) -> nodes.Template:
    """Give a template's tree. Raises InseparableError for one that can't be read."""
    try:
        return Environment(extensions=["jinja2.ext.i18n"]).parse(text)
    except TemplateSyntaxError:
        raise InseparableError from None


def chain_of(theme: Theme, name: str) -> Iterator[nodes.Template]:
    """Give the trees of a template and of all that it extends, the outermost last.

    Raises InseparableError where one is missing, is chosen while it is rendered, or keeps a state.
    """
    seen: set[str] = set()
    current: str | None = name
    while current is not None:
        text = template_text(theme, current)
        if text is None or current in seen:
            raise InseparableError
        seen.add(current)
        tree = parsed(text)
        if any(each.name in ("namespace", "self") for each in tree.find_all(nodes.Name)):
            raise InseparableError
        yield tree
        current = extended_by(tree)


def extended_by(tree: nodes.Template) -> str | None:
    """Give what a template extends, None for nothing. Raises InseparableError where it varies."""
    found = list(tree.find_all(nodes.Extends))
    if not found:
        return None
    target = found[0].template
    if len(found) > 1 or found[0] not in tree.body or not isinstance(target, nodes.Const):
        raise InseparableError
    return str(target.value)


def names_in(outermost: nodes.Template) -> tuple[str, ...]:
    """Give the names of the own blocks of an outermost template.

    Raises InseparableError where they could see more than what was set before the first of them.
    """
    own = [each for each in outermost.body if isinstance(each, nodes.Block) and each.name in OWN]
    if any(each.scoped or each.required for each in own):
        raise InseparableError
    if own and any(isinstance(each, SETTING) for each in after(own[0], outermost.body)):
        raise InseparableError
    return tuple(each.name for each in own)


def after(node: nodes.Node, among: Sequence[nodes.Node]) -> Sequence[nodes.Node]:
    """Give the nodes that follow one."""
    return among[among.index(node) + 1 :]


def reached(names: Sequence[str], chain: Sequence[nodes.Template]) -> frozenset[str]:
    """Give the names of blocks with those that stand in them anywhere in a chain."""
    found: frozenset[str] = frozenset()
    more = frozenset(names)
    while more - found:
        found |= more
        blocks = [each for part in chain for each in part.find_all(nodes.Block)]
        inner = [each.find_all(nodes.Block) for each in blocks if each.name in found]
        more = frozenset(each.name for group in inner for each in group)
    return found


def deciding_in(tree: nodes.Template, names: frozenset[str]) -> Iterator[nodes.Node]:
    """Give what a template sets, and its blocks of some names. Raises InseparableError."""
    yield from set_in(tree)
    yield from (each for each in tree.find_all(nodes.Block) if each.name in names)


def set_in(tree: nodes.Template) -> list[nodes.Node]:
    """Give the statements outside blocks that set something.

    Raises InseparableError where whether they do depends on something.
    """
    found: list[nodes.Node] = []
    for node in tree.body:
        if isinstance(node, SETTING):
            found.append(node)
        elif isinstance(node, AROUND):
            if any(True for _ in node.find_all((*SETTING, nodes.Block))):
                raise InseparableError
        elif not isinstance(node, (*PRINTING, nodes.Block, nodes.Extends)):
            raise InseparableError
    return found


def used_by(theme: Theme, deciding: Sequence[nodes.Node]) -> set[str]:
    """Give the names of all templates that statements may use."""
    names = set(find_referenced_templates(nodes.Template(list(deciding))))
    if None in names:
        every = (name for name in theme.files if name.startswith("templates/"))
        names = {name.removeprefix("templates/") for name in every}
    closures = (template_closure(theme, name) for name in names if name is not None)
    return set().union(*closures)


def alone(tree: nodes.Template) -> nodes.Template:
    """Give a template that sets what another one sets, has its blocks, and prints nothing."""
    body = [*extending(tree), *set_in(tree)]
    blocks = [each for each in tree.body if isinstance(each, nodes.Block)]
    # They are found wherever they stand, and rendered by who wants one.
    body += [nodes.If(nodes.Const(False), list(blocks), [], [])] if blocks else []
    found = nodes.Template(body)
    found.set_lineno(1)
    assert tree.environment is not None, "Jinja2 parsed it"
    found.set_environment(tree.environment)
    return found


def extending(tree: nodes.Template) -> Iterator[nodes.Extends]:
    """Give what lets a template extend the other one's template of the same sort."""
    target = extended_by(tree)
    if target is not None:
        yield nodes.Extends(nodes.Const(ALONE + target))
