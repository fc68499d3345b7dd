"""What templates do most, without the detours that Jinja2 takes to allow for everything.

A page calls some seventy helpers and macros and prints some two hundred values. Both ways lead to
what Jinja2's own would; whatever is unusual takes those.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from functools import cached_property, partial
from operator import is_
from types import MethodType
from typing import Any, Final

from jinja2 import Environment, Template
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.exceptions import TemplateError, TemplateRuntimeError
from jinja2.nodes import Expr
from jinja2.nodes import Template as TemplateNode
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

from sitegen.render.queries.blocks import ALONE, alone
from sitegen.render.templates.uses import Uses, used_by

NEEDS_ESCAPE: Final = re.compile("[&<>'\"]")
OF_SCOPES: Final = ("_loop_vars", "_block_vars")
"""What compiled templates add to a call, for functions that ask for the context."""


def shown(value: object) -> str:
    """Give what a template prints of a value, escaped unless it is markup."""
    kind = type(value)
    if kind is Markup or (kind is str and NEEDS_ESCAPE.search(value) is None):  # type: ignore[call-overload]
        return value  # type: ignore[return-value]
    return escape(value)


IMPORTED: Final = " imported"
"""The variable of a page that keeps what it imported; no template can name it."""

Given = tuple[Mapping[str, Any], Mapping[str, Any]]
"""Variables of a page, and those that the importing template has set."""

Imported = dict[str | None, list[tuple[TemplateModule, Given]]]
"""The macros that a page imported, by template, with what was given to each import."""


class HotContext(Context):
    """The variables of a page. It calls macros and helpers at once."""

    def call(self, function: Any, /, *args: Any, **named: Any) -> Any:
        """Call what a template calls."""
        kind = type(function)
        if kind is Macro:
            args = (self.eval_ctx, *args)
        elif kind is not MethodType or hasattr(function, "jinja_pass_arg"):
            return super().call(function, *args, **named)
        for name in OF_SCOPES:
            named.pop(name, None)
        return function(*args, **named)


class LateModule(TemplateModule):
    """Macros that are made when one of them is asked for: a page imports more than it calls."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[], TemplateModule]) -> None:
        self._make: Callable[[], TemplateModule] | None = make

    def __getattr__(self, name: str) -> Any:
        """Give what is asked for the first time: then all is made."""
        if self._make is None:
            raise AttributeError(name)
        try:
            vars(self).update(vars(self._make()))
        except AttributeError as error:
            # One of its own says that it has no such macro.
            raise TemplateRuntimeError(str(error)) from error
        self._make = None
        return getattr(self, name)


class HotTemplate(Template):
    """A template whose macros are made once for a page, however many of its parts import them."""

    uses: Uses | None

    @classmethod
    def _from_namespace(
        cls,
        environment: Environment,
        namespace: MutableMapping[str, Any],
        shared: MutableMapping[str, Any],
    ) -> HotTemplate:
        template = super()._from_namespace(environment, namespace, shared)
        assert isinstance(template, HotTemplate)
        names, imported = namespace["names"], namespace["imported"]
        template.uses = None if names is None else Uses(names, imported)
        return template

    @cached_property
    def all_uses(self) -> tuple[str, ...] | None:
        """The variables that the macros depend on, with those of all that they import."""
        found: set[str] = set()
        pending: list[Any] = [self]
        seen = {self.name}
        while pending:
            uses = pending.pop().uses
            if uses is None:
                return None
            found.update(uses.names)
            new = [each for each in uses.imported if each not in seen]
            seen.update(new)
            try:
                pending += map(self.environment.get_template, new)
            except TemplateError:
                # Told where it is imported, if that is ever reached.
                return None
        return tuple(sorted(found))

    def make_module(
        self,
        given: dict[str, Any] | None = None,
        shared: bool = False,
        own: Mapping[str, Any] | None = None,
    ) -> TemplateModule:
        """Give the template's macros, as they are with the variables of what imports them.

        `given` are those of the page, `own` those that the importing template has set. An import
        before gave the same macros if all variables that they use were the very same.
        """
        known: Imported | None = given.get(IMPORTED) if given else None
        if given is None or known is None or self.all_uses is None:
            return LateModule(partial(super().make_module, given, shared, own))
        set_here = {name: value for name, value in (own or {}).items() if value is not missing}
        before = known.setdefault(self.name, [])
        # Most are imported once, and nothing has to be compared.
        used = _values(self.all_uses, (given, set_here)) if before else []
        for module, given_before in before:
            if all(map(is_, _values(self.all_uses, given_before), used)):
                return module
        module = LateModule(partial(super().make_module, given, shared, own))
        before.append((module, (given, set_here)))
        return module

    def blocks_alone(self, given: Mapping[str, Any], names: Iterable[str]) -> dict[str, str]:
        """Give blocks as they are with variables, of a template that prints nothing itself."""
        context = self.new_context(dict(given))
        for _ in self.root_render_func(context):
            pass
        return {name: "".join(context.blocks[name][0](context)) for name in names}

    def around(self, given: Mapping[str, Any], blocks: Mapping[str, str]) -> str:
        """Give the template with some of its blocks as they were rendered."""
        context = self.new_context(dict(given))
        for name, text in blocks.items():
            context.blocks[name] = [partial(as_rendered, text)]
        return "".join(self.root_render_func(context))


def _values(names: Iterable[str], given: Given) -> list[Any]:
    page, set_here = given
    return [set_here.get(name, page.get(name, missing)) for name in names]


def as_rendered(text: str, context: Context) -> Iterator[str]:
    """Give a block that was rendered before, whatever it is in."""
    yield text


class HotCode(CodeGenerator):
    """Compiles templates so that values are printed by `shown`, and notes what they use."""

    def visit_Template(self, node: TemplateNode, frame: Frame | None = None) -> None:  # noqa: N802
        """Compile a template."""
        super().visit_Template(node, frame)
        uses = used_by(node, self.environment)
        self.writeline(f"names = {uses.names if uses else None!r}")
        self.writeline(f"imported = {uses.imported if uses else ()!r}")

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.shown(")


class HotEnvironment(Environment):
    """An environment of both, with a template of the blocks alone of each one that has any."""

    template_class = HotTemplate
    context_class = HotContext
    code_generator_class = HotCode
    shown = staticmethod(shown)

    def _parse(self, source: str, name: str | None, filename: str | None) -> TemplateNode:
        tree = super()._parse(source, name, filename)
        return alone(tree) if name and name.startswith(ALONE) else tree
