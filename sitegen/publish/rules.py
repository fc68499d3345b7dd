"""Rules for a host: what leads where, what is gone, which headers go along, and who reads them.

They are written down in the two files that Netlify made common: `_redirects`, of which the site's
own lines stand first, and `_headers`. `UNDERSTOOD` says what each host makes of them.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, unquote

from sitegen.content.folder.redirect_rules import LEADING, Rule
from sitegen.content.settings.targets import (
    CloudflareTarget,
    GitTarget,
    NetlifyTarget,
    S3Target,
    Target,
)
from sitegen.content.settings.tombstones import Withdrawn

Server = Literal["", "netlify", "cloudflare", "gitlab", "nginx", "apache", "caddy"]

REDIRECTS = "_redirects"
HEADERS = "_headers"
GONE = 410

Header = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Understood:
    """What a host makes of rules.

    `file` is what it reads them from; `codes` are the answers that it can give; `exact` is true
    where `/a` and `/a/` are two addresses to it, so that both need a rule; `most` is how many
    rules it reads. `pages` is true where the pages that lead on stay: the host has no rules, or
    reads them only when it is told to. `own_headers` is true where it reads `_headers` itself;
    `queries` where it looks at parameters.
    """

    file: str
    codes: frozenset[int]
    exact: bool = False
    most: int = 1_000_000
    pages: bool = False
    own_headers: bool = False
    queries: bool = True

    @property
    def wide(self) -> bool:
        """True where rules of many addresses are read as they are."""
        return self.file == REDIRECTS


UNDERSTOOD: Mapping[Server, Understood] = {
    "": Understood("", frozenset(), pages=True, own_headers=True),
    "netlify": Understood(REDIRECTS, LEADING | {200, 404, GONE}, own_headers=True),
    "cloudflare": Understood(
        REDIRECTS, LEADING | {200}, exact=True, most=2000, own_headers=True, queries=False
    ),
    "gitlab": Understood(REDIRECTS, frozenset({200, 301, 302}), most=1000, queries=False),
    "nginx": Understood(".nginx.conf", LEADING | {GONE}, exact=True, pages=True),
    "apache": Understood(".htaccess", LEADING | {GONE}),
    "caddy": Understood(".caddy", LEADING | {GONE}, exact=True, pages=True),
}
"""docs.netlify.com, Redirects; developers.cloudflare.com/workers/static-assets/redirects;
docs.gitlab.com, GitLab Pages redirects, where files win over rules."""


def server_of(target: Target) -> Server:
    """Say who reads the rules at a target."""
    match target:
        case NetlifyTarget():
            return "netlify"
        case CloudflareTarget():
            return "cloudflare"
        case GitTarget():
            return target.server or ("gitlab" if "gitlab.com" in target.remote else "")
        case S3Target():
            return ""
    return target.server or ""


def rules_of_pages(moved: Mapping[str, str], root: str) -> list[Rule]:
    """Give the rules for pages that lead on: their outputs, with the address each leads to."""
    return [
        Rule(encoded(f"{root}{path.removesuffix('index.html')}"), encoded(to))
        for path, to in sorted(moved.items())
    ]


def rules_of_gone(
    withdrawn: Iterable[Withdrawn], files: Container[str], root: str
) -> Iterator[Rule]:
    """Give the rules for addresses at which entries were that are gone, and nothing stands now."""
    for address in sorted(address for each in withdrawn for address in each.gone):
        path = address.removeprefix("/")
        if path not in files and f"{path}index.html" not in files:
            yield Rule(encoded(f"{root}{path}"), f"{root}404.html", GONE)


def encoded(address: str) -> str:
    """Write an address with everything escaped that could be taken for a sign of a rule."""
    whole, mark, fragment = address.partition("#")
    start = whole.find("/", whole.find("://") + 3) if "://" in whole else 0
    return f"{whole[:start]}{quote(unquote(whole[start:]))}{mark}{fragment}"


def sources(rule: Rule, host: Understood) -> list[str]:
    """Give the spellings of a rule's address that need a line of their own at a host."""
    bare = rule.source.rstrip("/")
    if not host.exact or not bare or (host.wide and rule.line):
        return [rule.source]
    return [f"{bare}/", bare] if is_either(rule) else [rule.source]


def is_either(rule: Rule) -> bool:
    """True for a rule that holds with a slash at its address's end and without.

    The site's own are read as Netlify reads them, which makes no difference there.
    """
    return rule.source.endswith("/") or bool(rule.line)


def redirects_text(rules: Iterable[Rule], host: Understood) -> str:
    """Write rules as `_redirects`; the wide ones stand last, and are read for each address."""
    lines = []
    for rule in sorted(rules, key=lambda rule: rule.wide) if host.exact else rules:
        made = [f"{source} {rule.to} {rule.status}" for source in sources(rule, host)]
        lines += [rule.line] if rule.line else made
    return "".join(f"{line}\n" for line in lines)


def read_headers(text: str) -> list[tuple[str, tuple[Header, ...]]]:
    """Read `_headers`; gives headers by pattern, in its order."""
    found: dict[str, list[Header]] = {}
    pattern = ""
    for line in text.splitlines():
        name, colon, value = line.strip().partition(":")
        if not line.strip() or line.startswith("#"):
            continue
        if not line[0].isspace():
            pattern = line.strip()
        elif colon and pattern:
            found.setdefault(pattern, []).append((name.strip(), value.strip()))
    return [(pattern, tuple(headers)) for pattern, headers in found.items()]


def split_by_host(rules: Iterable[Rule], host: Understood) -> Iterator[tuple[bool, Rule]]:
    """Say of each rule whether a host reads it: by its answer, and by how many it reads.

    Of several rules for an address the first holds; where the host looks at conditions, the site's
    own all stay. A page that leads on is left out where a rule of the site's own stands for it.
    """
    used = 0
    known: set[str] = set()
    for rule in rules:
        again = address_key(rule) in known
        if again and not rule.line:
            continue
        lines = len(sources(rule, host))
        read = rule.status in host.codes and used + lines <= host.most
        read = read and (host.wide or is_sayable(rule)) and not (again and not host.wide)
        read = read and (host.queries or not rule.query)
        known.add(address_key(rule))
        used += lines * read
        yield read, rule


def is_sayable(rule: Rule) -> bool:
    """True for a rule that web servers can be told: for one address, perhaps with one parameter,
    or for all that stands below one."""
    if rule.query:
        return bool(rule.parameter[0])
    return not rule.wide or bool(rule.below)


def address_key(rule: Rule) -> str:
    """Give what tells a rule's address from others, with a slash at its end or not."""
    asked = f"?{'&'.join(rule.query)}" if rule.query else ""
    return rule.source.rstrip("/") + asked
