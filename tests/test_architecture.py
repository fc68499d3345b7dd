"""The house's rules that no linter knows: direction of imports, size, docstrings, cheap starts."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from sitegen.kinds.registry import KINDS

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "sitegen"

# Each part imports only what stands above it, or beside it where that makes no circle.
LAYERS = (
    (
        "__init__",
        "errors",
        "values",
        "text",
        "patterns",
        "hosts",
        "addresses",
        "extensions",
        "explanations",
    ),
    ("engine",),
    ("safety",),
    ("markdown", "media"),
    ("schema",),
    ("feeds", "kinds"),
    ("content",),
    ("site",),
    ("render",),
    ("panels", "preflight", "search", "builder", "environment", "sending", "editor", "importing"),
    ("serve", "audit", "publish"),
    ("withdraw",),
    ("commands",),
    ("cli",),
    ("__main__",),
)
RANKS = {part: rank for rank, parts in enumerate(LAYERS) for part in parts}

LONGEST_FILE = 300
LONGEST_FUNCTION = 60

# Costly to import (20 ms and more): only inside the functions that use them, ...
HEAVY = ("PIL", "babel.dates", "fontTools", "pikepdf", "pillow_heif", "pypdfium2", "weasyprint")
# ... except Pillow in the two parts that do nothing but pictures.
HOME_OF_PILLOW = ("media", "panels")
# What the command line may not load before it knows what it was asked for.
NOT_AT_START = (*HEAVY, "jinja2", "livereload", "markdown", "mutagen", "pymdownx", "rich")

PATH_OF_A_MACHINE = re.compile(r"(?<![\w.])/(?:work|farm|root)/")
HOST_OF_A_REGISTRY = re.compile(
    r"(?:pypi|pythonhosted|npmjs)\.org|registry\.npm|deb\.debian\.org|file:///opt"
)
# Tests that name such hosts or paths because they look for them.
LOOKING_FOR_THEM = {"tests/test_architecture.py"}


@dataclass(frozen=True)
class Module:
    """A Python file of the package, parsed."""

    path: Path
    tree: ast.Module

    @cached_property
    def name(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @cached_property
    def part(self) -> str:
        return self.path.relative_to(PACKAGE).parts[0].removesuffix(".py")

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """All of its syntax tree."""
        return tuple(ast.walk(self.tree))

    @cached_property
    def imported(self) -> tuple[tuple[str, int], ...]:
        """What its import statements load, as dotted names with their lines."""
        return tuple(imports(self.nodes))


@cache
def modules() -> tuple[Module, ...]:
    """Return the package's files, sorted by path; read once for all rules."""
    return tuple(
        Module(path, ast.parse(path.read_text(encoding="utf-8"), str(path)))
        for path in sorted(PACKAGE.rglob("*.py"))
    )


# Where the name of a kind may stand: in its own files, and where a panel truly is of a story ...
HOMES_OF_KINDS = ("kinds", "panels")
# ... or where the same word is the name of something else.
OTHER_MEANINGS = {
    ("sitegen/commands/import_podcast.py", "podcast"): "the name of the command",
    ("sitegen/commands/importing.py", "podcast"): "the name of a command",
    ("sitegen/commands/panels.py", "exhibition"): "an argument of the command",
    ("sitegen/content/settings/feed_settings.py", "programs"): "a setting",
    ("sitegen/feeds/podcast_namespace.py", "season"): "a word of the podcast namespace",
    ("sitegen/feeds/show.py", "podcast"): "a word of the podcast namespace",
    ("sitegen/importing/folders/hugo_cascade.py", "section"): "a kind of page of Hugo's",
    ("sitegen/importing/podcast/elements.py", "podcast"): "a prefix of elements",
    ("sitegen/importing/prose/footnotes.py", "section"): "an element of HTML",
    ("sitegen/markdown/html/anchors.py", "section"): "an anchor of a heading without a letter",
    ("sitegen/render/feeds/artwork.py", "podcast"): "the use of a picture",
    ("sitegen/render/helpers/panel_words.py", "story"): "a type of panel",
    ("sitegen/render/helpers/prints.py", "story"): "a type of panel",
    ("sitegen/render/queries/prints.py", "story"): "a type of panel",
    ("sitegen/render/pages/heads.py", "section"): "a variable of templates",
    ("sitegen/render/pages/pages.py", "section"): "a variable of templates",
    ("sitegen/site/feed_names.py", "program"): "how a setting is told",
    ("sitegen/site/feed_names.py", "programs"): "a setting",
}
# Words of so many things that they tell nothing: pages of a book, of a PDF, of the web.
NO_NAMES = ("page", "pages")


def functions(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Give every function of a file, methods and inner ones too."""
    for node in module.nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def imports(nodes: Iterable[ast.AST]) -> Iterator[tuple[str, int]]:
    """Give the dotted names that import statements among `nodes` load, with their lines."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node.lineno
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def outside_functions(node: ast.AST) -> Iterator[ast.AST]:
    """Give what runs when a file is imported: nothing in functions, nothing for types alone."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        yield child
        yield from outside_functions(child)


def outside_type_checks(node: ast.AST) -> Iterator[ast.AST]:
    """Give what runs at some time: all but what is imported for types alone."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        yield child
        yield from outside_type_checks(child)


def parts_used(module: Module) -> set[tuple[str, int]]:
    """Return the parts of the package that a file imports, with the line."""
    names = module.imported
    return {
        (name.split(".")[1], line)
        for name, line in names
        if name.startswith("sitegen.") and name.split(".")[1] in RANKS
    }


def test_every_part_has_its_place_in_the_order_of_imports() -> None:
    strangers = sorted({module.part for module in modules()} - set(RANKS))
    assert not strangers, f"say in LAYERS, and in docs/architecture.md, where {strangers} belong"


def test_imports_go_one_way() -> None:
    against = [
        f"{module.name}:{line}: {module.part} imports {used}, which stands below it"
        for module in modules()
        for used, line in sorted(parts_used(module))
        if RANKS.get(used, 0) > RANKS.get(module.part, len(LAYERS))
    ]
    assert not against, "\n".join(against)


def test_parts_make_no_circle() -> None:
    graph: dict[str, set[str]] = {}
    for module in modules():
        used = {part for part, _ in parts_used(module)} - {module.part}
        graph.setdefault(module.part, set()).update(used)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" imports ".join(reversed(error.args[1])))


@cache
def folders() -> dict[str, ast.Module]:
    """Return the package's folders by dotted name, with their `__init__`."""
    return {
        ".".join(module.path.parent.relative_to(ROOT).parts): module.tree
        for module in modules()
        if module.path.name == "__init__.py" and module.path.parent != PACKAGE
    }


def face_of(tree: ast.Module) -> frozenset[str]:
    """Return what a folder's `__all__` names: all of it that other folders may import."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return frozenset(ast.literal_eval(node.value))
    return frozenset()


@cache
def folder_of(module: Module) -> str:
    """Return the dotted name of the folder that a file stands in."""
    return ".".join(module.path.parent.relative_to(ROOT).parts)


def within(name: str, folder: str) -> bool:
    """Say whether a folder or file is, or stands in, a folder; both by dotted name."""
    return name == folder or name.startswith(f"{folder}.")


def test_nobody_imports_past_the_face_of_a_folder() -> None:
    faces = {folder: face_of(tree) for folder, tree in folders().items()}
    past = {
        f"{module.name}:{line}: {name}: add {inner.split('.')[0]!r} to __all__ of {folder}, "
        "or ask a module that stands there"
        for module in modules()
        for name, line in module.imported
        for folder, face in faces.items()
        if name.startswith(f"{folder}.") and not within(folder_of(module), folder)
        if (inner := name.removeprefix(f"{folder}.")).split(".")[0] not in face
    }
    assert not past, "\n".join(sorted(past))


def test_a_face_shows_nothing_that_nobody_outside_asks_for() -> None:
    rooms = folders()
    asked = {
        (folder, name.removeprefix(f"{folder}.").split(".")[0])
        for module in modules()
        for name, _ in module.imported
        for folder in rooms
        if name.startswith(f"{folder}.") and not within(folder_of(module), folder)
    }
    idle = {
        f"{folder}: {name}"
        for folder, tree in rooms.items()
        for name in face_of(tree)
        if (folder, name) not in asked
    }
    assert not idle, f"in __all__, and of no use outside: {sorted(idle)}"


def test_the_rooms_of_a_part_make_no_circle() -> None:
    rooms = folders()
    graph: dict[str, set[str]] = {}
    for module in modules():
        room = folder_of(module)
        graph.setdefault(room, set()).update(
            other
            for name, _ in imports(outside_type_checks(module.tree))
            for other in rooms
            if within(name, other) and not within(room, other) and not within(other, room)
            if other.rpartition(".")[0] == room.rpartition(".")[0]
        )
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" imports ".join(reversed(error.args[1])))


def test_every_folder_says_what_comes_in_and_what_goes_out() -> None:
    silent = [
        folder
        for folder, tree in folders().items()
        if not re.search(r"^In: .+Out:\s", ast.get_docstring(tree) or "", re.MULTILINE | re.DOTALL)
    ]
    assert not silent, f"say 'In: …. Out: …' in the docstring of {silent}"


def test_the_name_of_a_kind_stands_in_its_own_files_alone() -> None:
    names = {*KINDS.by_name, *KINDS.by_folder, *KINDS.by_page}.difference(NO_NAMES)
    strangers = {
        f"{module.name}:{node.lineno}: {node.value!r}: ask the kind, in sitegen/kinds"
        for module in modules()
        if not {*Path(module.name).parts}.intersection(HOMES_OF_KINDS)
        for node in module.nodes
        if isinstance(node, ast.Constant) and node.value in names
        if (module.name, node.value) not in OTHER_MEANINGS
        if not is_face(module, node)
    }
    assert not strangers, "\n".join(sorted(strangers))


def is_face(module: Module, node: ast.Constant) -> bool:
    """Say whether a text is the name of a module in a folder's `__all__`."""
    return module.path.name == "__init__.py" and node.value in face_of(module.tree)


def test_what_is_beside_the_package_imports_modules_that_are_there() -> None:
    here = {*folders(), *(m.name.removesuffix(".py").replace("/", ".") for m in modules())}
    gone = [
        f"{path}:{node.lineno}: {node.module}"
        for path in tracked_files()
        if path.endswith(".py") and (ROOT / path).is_file()
        for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sitegen.")
        if node.module not in here
    ]
    assert not gone, "\n".join(gone)


def test_no_relative_imports() -> None:
    relative = [
        f"{module.name}:{node.lineno}"
        for module in modules()
        for node in module.nodes
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert not relative, f"write the whole name: {relative}"


def test_no_file_is_longer_than_a_few_screens() -> None:
    lengths = {
        module.name: len(module.path.read_text(encoding="utf-8").splitlines())
        for module in modules()
    }
    long = {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE}
    assert not long, f"more than {LONGEST_FILE} lines: {long}"


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{module.name}:{function.lineno}: {function.name}: {length} lines"
        for module in modules()
        for function in functions(module)
        if (length := (function.end_lineno or 0) - function.lineno + 1) > LONGEST_FUNCTION
    ]
    assert not long, "\n".join(long)


def test_every_file_and_public_name_says_what_it_is() -> None:
    silent = [
        f"{module.name}:{getattr(node, 'lineno', 1)}: {getattr(node, 'name', 'the file')}"
        for module in modules()
        for node in [module.tree, *module.tree.body]
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and not getattr(node, "name", "").startswith("_")
        and not ast.get_docstring(node)
    ]
    assert not silent, "without a docstring:\n" + "\n".join(silent)


def is_heavy(name: str, part: str) -> bool:
    """Say whether importing `name` when `part` is imported costs too much."""
    heavy = [item for item in HEAVY if item != "PIL" or part not in HOME_OF_PILLOW]
    return any(name == item or name.startswith(f"{item}.") for item in heavy)


def test_heavy_packages_are_imported_only_where_they_are_used() -> None:
    early = [
        f"{module.name}:{line}: {name}"
        for module in modules()
        for name, line in imports(outside_functions(module.tree))
        if is_heavy(name, module.part)
    ]
    assert not early, "import inside the function that uses it:\n" + "\n".join(early)


def loaded_by(name: str) -> set[str]:
    """Return the modules that a new Python has loaded after importing `name`."""
    code = f"import sys, {name}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_the_command_line_starts_without_what_it_may_not_need() -> None:
    entrance = "sitegen.cli" if importlib.util.find_spec("sitegen.cli") else "sitegen"
    loaded = sorted(loaded_by(entrance) & set(NOT_AT_START))
    assert not loaded, f"importing {entrance} loads {loaded}"


def tracked_files() -> list[str]:
    """Return the paths in Git, sorted."""
    printed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    return sorted(path for path in printed.stdout.decode().split("\0") if path)


@pytest.mark.parametrize(
    ("trace", "what"),
    [(PATH_OF_A_MACHINE, "a path of some machine"), (HOST_OF_A_REGISTRY, "a package registry")],
    ids=["path", "host"],
)
def test_no_file_tells_where_it_was_made(trace: re.Pattern[str], what: str) -> None:
    telling = []
    for path in tracked_files():
        file = ROOT / path
        if path in LOOKING_FOR_THEM or not file.is_file():
            continue
        content = file.read_bytes()
        if b"\0" not in content and trace.search(content.decode("utf-8", "replace")):
            telling.append(path)
    assert not telling, f"{what} is named in {telling}"
