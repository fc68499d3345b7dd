"""What templates do most, without the detours that Jinja2 takes to allow for everything.

A page calls some seventy helpers and macros and prints some two hundred values. Both ways lead to
what Jinja2's own would; whatever is unusual takes those.
"""

from __future__ import annotations

import re
from types import MethodType
from typing import Any, Final

from jinja2 import Environment
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

NEEDS_ESCAPE: Final = re.compile("[&<>'\"]")
OF_SCOPES: Final = ("_loop_vars", "_block_vars")
"""What compiled templates add to a call, for functions that ask for the context."""


def shown(value: object) -> str:
    """Give what a template prints of a value, escaped unless it is markup."""
    kind = type(value)
    if kind is Markup or (kind is str and NEEDS_ESCAPE.search(value) is None):  # type: ignore[call-overload]
        return value  # type: ignore[return-value]
    return escape(value)


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


class HotCode(CodeGenerator):
    """Compiles templates so that values are printed by `shown`."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.shown(")


class HotEnvironment(Environment):
    """An environment of both."""

    context_class = HotContext
    code_generator_class = HotCode
    shown = staticmethod(shown)
