"""Rules for old addresses: the lines of `static/_redirects`, as Netlify made them common.

`/old /new 301`; parameters stand between the two (`/ p=12 /new 301`), and `/old/*` is all that
stands below (docs.netlify.com, Redirect options).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote

MOVED = 301
BELOW = "/*"
LEADING = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Rule:
    """What is answered at an address: `status`, and for those that lead on where to.

    `line` is how the site's own file says it, "" for a rule that follows from a page. `wide` is
    true for one of many addresses or on conditions, which web servers would say otherwise. `query`
    are the parameters that it asks for, `p=12` each.
    """

    source: str
    to: str
    status: int = MOVED
    line: str = ""
    wide: bool = False
    query: tuple[str, ...] = ()

    @property
    def below(self) -> str:
        """The address of a rule for it and all that stands below, "" for any other."""
        start = self.source.removesuffix(BELOW)
        is_plain = not {"*", ":"} & set(start) and ":splat" not in self.to and not self.query
        return start if self.wide and start != self.source and start and is_plain else ""

    @property
    def parameter(self) -> tuple[str, str]:
        """The one parameter that it asks for with its value, ("", "") for none or several."""
        if self.wide or len(self.query) != 1 or ":" in self.query[0]:
            return "", ""
        name, _, value = self.query[0].partition("=")
        return name, value


def read_rules(text: str) -> list[Rule]:
    """Read the lines of `_redirects`, in their order."""
    rules = []
    for line in map(str.strip, text.splitlines()):
        words = line.partition(" #")[0].split()
        if len(words) < 2 or line.startswith("#"):
            continue
        source, *rest = words
        query: list[str] = []
        while len(rest) > 1 and is_parameter(rest[0]):
            query.append(rest.pop(0))
        to, *more = rest
        codes = [int(word.rstrip("!")) for word in more if word.rstrip("!").isdigit()]
        wide = not source.startswith("/") or len(more) > 1 or bool({"*", ":"} & set(source))
        status = codes[0] if codes else MOVED
        rules.append(Rule(source, to, status, line, wide, tuple(query)))
    return rules


def is_parameter(word: str) -> bool:
    """True for a word that asks for a parameter, and is no address."""
    return "=" in word and not word.startswith("/") and "://" not in word


def rule_at(rules: Iterable[Rule], path: str, query: str) -> Rule | None:
    """Give the first rule that holds for a request: its path, escaped or not, and its parameters.

    None for no rule; those on conditions and with placeholders are a host's own business.
    """
    asked = set(parse_qsl(query, keep_blank_values=True))
    plain = unquote(path).rstrip("/")
    for rule in rules:
        start = unquote(rule.below)
        if start:
            if plain == start or plain.startswith(f"{start}/"):
                return rule
        elif rule.query:
            is_asked = rule.parameter[0] and rule.parameter in asked
            if is_asked and unquote(rule.source).rstrip("/") == plain:
                return rule
        elif not rule.wide and unquote(rule.source).rstrip("/") == plain:
            return rule
    return None
