"""The messages that the code may tell a user, found in its syntax trees.

A message is what reaches a place that tells: the words of a Problem or a Notice, and those of an
error that is raised. From there words are followed backwards: through names, arguments, constants,
fields called `message`, and what functions return or yield. What isn't known before the program
runs is a gap, written `…`.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "sitegen"
GAP = "…"
TELLERS = {"Problem": "message", "Notice": "message", "PreviousState": "notes"}
"""Classes with the field of theirs that is told."""

ELSEWHERE = ("Finding", "NotFlatError")
"""What `check` and `preflight` tell has its rules in docs/checking.md and docs/preflight.md."""

OF_OTHERS = ("ValueError", "FatalURLFetchingError")
"""Errors of Python and of libraries that are raised with words of ours."""

ELSEWHERE_THERE = (
    "sitegen/audit/live.py",
    "sitegen/audit/report.py",
    "sitegen/audit/rules/",
    "sitegen/commands/names.py",
    "sitegen/content/new/scaffold.py",
    "sitegen/content/validation/forms.py",
    "sitegen/commands/withdrawing.py",
    "sitegen/environment/",
    "sitegen/importing/folders/hiding.py",
    "sitegen/importing/prose/",
    "sitegen/importing/wordpress/accounts.py",
    "sitegen/importing/wordpress/archive.py",
    "sitegen/importing/wordpress/download.py",
    "sitegen/importing/wordpress/php.py",
    "sitegen/importing/wordpress/places.py",
    "sitegen/importing/wordpress/proposal.py",
    "sitegen/importing/wordpress/resolving.py",
    "sitegen/importing/wordpress/stock.py",
    "sitegen/preflight/checks/",
    "sitegen/preflight/report.py",
    "sitegen/render/helpers/share.py",
    "sitegen/sending/",
    "sitegen/serve/notes.py",
    "sitegen/serve/overlay.py",
)
"""Where the words of reports, pages, forms and of other programs stand."""

SPOKEN = re.compile(r"(?<!\S)[^\W\d]{2,}[,;:?.]?(?!\S)")
QUESTION = re.compile(r"[A-Z][^;]*\?(\s|$)")
"""What a command asks at a terminal."""

PLACEHOLDER = re.compile(r"\{\w*(?:[:!][^}]*)?\}")
SAME = ("format", "removeprefix", "removesuffix", "strip", "get", "items", "values")
"""Methods that give the words that they are called on."""

WRAPPERS = ("sorted", "list", "tuple", "set", "dict", "frozenset", "islice", "chain", "map")
"""Functions that give what they are given."""

QUIET = ("did_you_mean", "str", "repr", "shown", "named")
"""Functions whose words are a part of a message: what was found, what was meant."""

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef
Scope = FunctionNode | None
Source = tuple[ast.AST, Scope]
Node = tuple[ast.AST, Scope, bool]
"""An expression, the function that it stands in, and whether it only fills a gap of a message."""


@dataclass
class Code:
    """What the package defines and calls, by name."""

    functions: dict[str, list[FunctionNode]] = field(default_factory=lambda: defaultdict(list))
    constants: dict[str, list[ast.expr]] = field(default_factory=lambda: defaultdict(list))
    calls: dict[str, list[tuple[ast.Call, Scope]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    fields: dict[str, list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))
    bound: dict[FunctionNode, dict[str, list[ast.expr]]] = field(default_factory=dict)
    errors: set[str] = field(default_factory=set)
    methods: set[ast.AST] = field(default_factory=set)
    homes: dict[ast.AST, str] = field(default_factory=dict)
    imports: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def bound_in(self, scope: FunctionNode) -> dict[str, list[ast.expr]]:
        """Give what each name of a function is given; looked up once a function."""
        if scope not in self.bound:
            self.bound[scope] = _bound_in(scope)
        return self.bound[scope]

    def near(self, nodes: Iterable[ast.AST], name: str, home: str) -> list[ast.AST]:
        """Give those of nodes that the module at `home` defines or imports by a name."""
        there = (home, self.imports[home].get(name, ""))
        return [node for node in nodes if self.homes[node] in there]


def read(package: Path) -> Code:
    """Read all modules of a package."""
    code = Code()
    for path in sorted(package.rglob("*.py")):
        home = path.relative_to(package.parent).as_posix()
        _note(ast.parse(path.read_text(encoding="utf-8")), None, code, home)
    return code


def _note(node: ast.AST, scope: Scope, code: Code, home: str) -> None:
    if isinstance(node, ast.ClassDef):
        if node.name.endswith("Error"):
            code.errors.add(node.name)
        fields = [each for each in node.body if isinstance(each, ast.AnnAssign)]
        for at, each in enumerate(fields):
            code.fields[_name(each.target)].append((node.name, at))
    for child in ast.iter_child_nodes(node):
        code.homes[child] = home
        inner = scope
        match child:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                code.functions[child.name].append(child)
                decorators = {_name(each) for each in child.decorator_list}
                if isinstance(node, ast.ClassDef) and "staticmethod" not in decorators:
                    code.methods.add(child)
                inner = child
            case ast.Assign() | ast.AnnAssign() if scope is None and child.value:
                for target in child.targets if isinstance(child, ast.Assign) else [child.target]:
                    code.constants[_name(target)].append(child.value)
            case ast.Call():
                code.calls[_name(child.func)].append((child, scope))
            case ast.ImportFrom():
                for each in child.names:
                    module = f"{(child.module or '').replace('.', '/')}.py"
                    code.imports[home][each.name] = module
        _note(child, inner, code, home)


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def messages(package: Path = PACKAGE) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Give every message with the modules whose words it is, and what fills the gaps of others."""
    code = read(package)
    left = list(_told(code))
    seen: set[Node] = set()
    whole: dict[str, set[str]] = defaultdict(set)
    parts: dict[str, set[str]] = defaultdict(set)
    while left:
        node, scope, is_part = step = left.pop()
        if step in seen:
            continue
        seen.add(step)
        text = template(code, node)
        if text and not code.homes[node].startswith(ELSEWHERE_THERE):
            (parts if is_part else whole)[text].add(code.homes[node])
        below = is_part or bool(text)
        left += [(each, inner, below) for each, inner in sources(code, node, scope)]
    return whole, {text: homes for text, homes in parts.items() if text not in whole}


def _told(code: Code) -> Iterator[Node]:
    """Give the expressions that are told as they are."""
    for name, said in TELLERS.items():
        at = next(at for owner, at in code.fields[said] if owner == name)
        for call, scope in code.calls[name]:
            if told := _argument(call, said, at):
                yield told, scope, False
    for name in (*OF_OTHERS, *sorted(code.errors.difference(ELSEWHERE))):
        for call, scope in code.calls[name]:
            yield from ((told, scope, False) for told in call.args)


def template(code: Code, node: ast.AST) -> str:
    """Give a literal as a message with gaps, "" where it says nothing without them."""
    text = _written(code, node)
    spoken = len(SPOKEN.findall(text.replace(GAP, " "))) >= 2
    return " ".join(text.split()) if spoken and not QUESTION.match(text) else ""


def _written(code: Code, node: ast.AST) -> str:
    match node:
        case ast.Constant(value=str() as text):
            return re.sub(PLACEHOLDER, GAP, text)
        case ast.JoinedStr(values=values):
            return "".join(_written(code, each) or GAP for each in values)
        case ast.FormattedValue(value=ast.Name(id=name) as inner) if name.isupper():
            known = code.near(code.constants[name], name, code.homes[inner])
            return _written(code, known[0]) if len(known) == 1 else ""
        case ast.BinOp(left=left, right=right):
            return (_written(code, left) or GAP) + (_written(code, right) or GAP)
    return ""


def sources(code: Code, node: ast.AST, scope: Scope) -> Iterator[Source]:
    """Give where the words of an expression come from."""
    match node:
        case ast.Name(id=name):
            yield from _of_name(code, name, scope, code.homes[node])
        case ast.Attribute(attr=name):
            yield from _of_attribute(code, name)
        case ast.Call():
            yield from _of_call(code, node, scope)
        case ast.expr():
            yield from ((each, scope) for each in _inner(node))


def _inner(node: ast.expr) -> Iterator[ast.expr]:
    match node:
        case ast.JoinedStr(values=values):
            for each in values:
                if isinstance(each, ast.FormattedValue) and isinstance(
                    each.value, ast.Name | ast.Attribute | ast.Call
                ):
                    yield each.value
        case ast.BinOp(left=left, right=right):
            yield from (left, right)
        case ast.IfExp(body=body, orelse=other):
            yield from (body, other)
        case ast.BoolOp(values=values) | ast.Dict(values=values):
            yield from values
        case ast.Tuple(elts=values) | ast.List(elts=values) | ast.Set(elts=values):
            yield from values
        case ast.ListComp(elt=value) | ast.GeneratorExp(elt=value) | ast.SetComp(elt=value):
            yield value
        case ast.Starred(value=value) | ast.NamedExpr(value=value) | ast.Subscript(value=value):
            yield value


def _of_name(code: Code, name: str, scope: Scope, home: str) -> Iterator[Source]:
    if scope is not None:
        local = code.bound_in(scope).get(name)
        if local:
            yield from ((each, scope) for each in local)
            return
        at = _place_of(name, scope, scope in code.methods)
        if at is not None and scope.name != "__init__":
            for call, where in code.calls[scope.name]:
                if given := _argument(call, name, at):
                    yield given, where
            return
    yield from ((each, None) for each in code.near(code.constants[name], name, home))


def _of_attribute(code: Code, name: str) -> Iterator[Source]:
    if name.isupper():
        yield from ((each, None) for each in code.constants[name])
    if name in ("message", "mistakes", "reason"):
        for owner, at in code.fields[name]:
            if owner not in ELSEWHERE:
                for call, where in code.calls[owner]:
                    if given := _argument(call, name, at):
                        yield given, where


def _of_call(code: Code, node: ast.Call, scope: Scope) -> Iterator[Source]:
    name = _name(node.func)
    if name in SAME and isinstance(node.func, ast.Attribute):
        yield node.func.value, scope
        yield from ((each, scope) for each in node.args[1:])
    elif name == "join":
        yield from ((each, scope) for each in node.args)
    elif name == "getattr" and isinstance(node.args[1], ast.Constant):
        yield from ((each, None) for each in code.constants[str(node.args[1].value)])
    elif name in WRAPPERS:
        yield from ((each, scope) for each in node.args)
    elif name not in QUIET:
        # Some functions give a message back in another dress.
        yield from ((each, scope) for each in node.args if _name(each) in ("message", "said"))
        there: Iterable[ast.AST] = code.functions[name]
        if isinstance(node.func, ast.Name):
            there = code.near(there, name, code.homes[node])
        for each in list(there)[:3]:
            for inner in ast.walk(each):
                if isinstance(inner, ast.Return | ast.Yield | ast.YieldFrom) and inner.value:
                    assert isinstance(each, FunctionNode)
                    yield inner.value, each


def _bound_in(scope: FunctionNode) -> dict[str, list[ast.expr]]:
    """Give what each name of a function is given."""
    found: dict[str, list[ast.expr]] = defaultdict(list)
    for node in ast.walk(scope):
        match node:
            case ast.Assign(targets=targets, value=value):
                pass
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                targets = [target]
            case (
                ast.NamedExpr(target=target, value=value)
                | ast.AugAssign(target=target, value=value)
                | ast.For(target=target, iter=value)
                | ast.comprehension(target=target, iter=value)
                | ast.Call(func=ast.Attribute(attr="append" | "extend", value=target), args=[value])
            ):
                targets = [target]
            case _:
                continue
        for each in targets:
            for inner in ast.walk(each):
                if isinstance(inner, ast.Name):
                    found[inner.id].append(value)
    return found


def _place_of(name: str, scope: FunctionNode, is_method: bool) -> int | None:
    names = [each.arg for each in (*scope.args.posonlyargs, *scope.args.args)]
    if name in names:
        return names.index(name) - is_method
    return -1 if name in [each.arg for each in scope.args.kwonlyargs] else None


def _argument(call: ast.Call, name: str, at: int) -> ast.expr | None:
    for each in call.keywords:
        if each.arg == name:
            return each.value
    return call.args[at] if 0 <= at < len(call.args) else None
