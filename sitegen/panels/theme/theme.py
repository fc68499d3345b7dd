"""A panel theme: templates, style sheets, words and fonts, the site's own before the built-in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from sitegen.errors import SitegenError, UsageError
from sitegen.markdown.text.isolates import with_isolates
from sitegen.panels.theme.breaks import in_lines
from sitegen.text import normalize
from sitegen.values import Value

if TYPE_CHECKING:
    from jinja2 import Environment

WORDS = "words.yaml"
BREAKS = re.compile(r"[ \u2000-\u2006\u2008-\u200a\u2010\u2012-\u2014/-](?!\u2060)")
"""Where a line may be broken within a group of numbers."""


class PanelTheme(Value):
    """All files of a panel theme by name, and the digest of the whole."""

    files: tuple[tuple[str, bytes], ...]
    digest: str


class PanelTemplateError(SitegenError):
    """A panel template that can't be rendered; the text names the template and its line."""


def load_theme(folders: Sequence[Path]) -> PanelTheme:
    """Read the `panels` folders in lookup order; the first folder that has a file gives it.

    Words are looked up one by one: a theme need not repeat those that it leaves as they are.
    Raises UsageError when none of the folders holds a template, or for words that can't be read.
    """
    found: dict[str, bytes] = {}
    words: dict[str, dict[str, str]] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            name = normalize(path.relative_to(folder).as_posix())
            if path.is_file() and not path.name.startswith(".") and name not in found:
                found[name] = path.read_bytes()
        for lang, own in read_words(folder / WORDS).items():
            words[lang] = own | words.get(lang, {})
    if words:
        found[WORDS] = msgspec.json.encode(words, order="deterministic")
    if not any(name.endswith(".html") for name in found):
        raise UsageError(f"no panel templates in {', '.join(folder.name for folder in folders)}")
    files = tuple(sorted(found.items()))
    digest = sha256(b"".join(name.encode() + b"\0" + sha256(data).digest() for name, data in files))
    return PanelTheme(files=files, digest=digest.hexdigest())


def own_files(theme: PanelTheme, shipped: PanelTheme) -> Iterator[tuple[str, bytes]]:
    """Give the files of a theme that another hasn't as they are; of words those that differ."""
    others = dict(shipped.files)
    for name, data in theme.files:
        if name == WORDS:
            there = msgspec.json.decode(others.get(name, b"{}"), type=dict[str, dict[str, str]])
            words = msgspec.json.decode(data, type=dict[str, dict[str, str]])
            known = {said for each in there.values() for said in each.values()}
            own = {said for each in words.values() for said in each.values()} - known
            yield name, "\n".join(sorted(own)).encode()
        elif data != others.get(name):
            yield name, data


def read_words(path: Path) -> dict[str, dict[str, str]]:
    """Read a theme's words by language, none where there is no such file. Raises UsageError."""
    if not path.is_file():
        return {}
    try:
        return msgspec.yaml.decode(path.read_bytes(), type=dict[str, dict[str, str]])
    except msgspec.DecodeError as error:
        raise UsageError(f"{'/'.join(path.parts[-4:])}: these are no words: {error}") from None


class Words(dict[str, str]):
    """A language's words; one that is missing is an error that says where it belongs."""

    def __init__(self, lang: str, words: Mapping[str, str]) -> None:
        super().__init__(words)
        self._lang = lang

    def __missing__(self, key: str) -> str:
        raise UsageError(
            f"the panel theme has no word “{key}” in “{self._lang}”: "
            f"add it to themes/…/panels/{WORDS}"
        )


class Templates:
    """The theme's templates, compiled once for each process."""

    def __init__(self, theme: PanelTheme) -> None:
        self._files = dict(theme.files)

    @cached_property
    def _environment(self) -> Environment:
        from jinja2 import DictLoader, Environment, StrictUndefined

        sources = {
            name: data.decode("utf-8")
            for name, data in self._files.items()
            if name.endswith((".html", ".css"))
        }
        environment = Environment(
            loader=DictLoader(sources),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=whole,
        )
        environment.filters["in_lines"] = in_lines
        return environment

    @cached_property
    def _words(self) -> dict[str, dict[str, str]]:
        data = self._files.get(WORDS, b"{}")
        return msgspec.json.decode(data, type=dict[str, dict[str, str]])

    def words(self, lang: str) -> Mapping[str, str]:
        """The panel's own words (“Hear the voice”) in a language.

        Raises UsageError when the theme has none: a panel must not mix in another language.
        """
        try:
            return Words(lang, self._words[lang])
        except KeyError:
            raise UsageError(
                f"the panel theme has no words in “{lang}”: add them to themes/…/panels/{WORDS}"
            ) from None

    def drawing(self, name: str) -> str:
        """The text of one of the theme's drawings, empty where it has none of that name."""
        return self._files.get(name, b"").decode("utf-8")

    def render(self, name: str, context: Mapping[str, Any]) -> str:
        """The HTML of a template; PanelTemplateError names the place of a mistake in it."""
        from jinja2 import TemplateError

        try:
            return self._environment.get_template(name).render(context)
        except TemplateError as error:
            line = getattr(error, "lineno", None) or _line_of(error)
            place = f"themes/…/panels/{getattr(error, 'name', None) or name}:{line}"
            raise PanelTemplateError(f"{place}: {error.message or type(error).__name__}") from error


def whole(value: Any) -> Any:
    """Give a text in which no isolate is broken over two lines.

    Pango is given the rest of a text for each next line and no longer knows the isolate's start.
    No-break spaces and word joiners hold a group together (UAX #14, GL and WJ).
    """
    if not isinstance(value, str) or "\u2066" not in value:
        return value
    return type(value)(with_isolates(value, held))


def held(text: str) -> str:
    """Give a text in which no line ends."""
    return BREAKS.sub(_held, text)


def _held(found: re.Match[str]) -> str:
    return "\u00a0" if found[0] == " " else f"{found[0]}\u2060"


def _line_of(error: Exception) -> int:
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
