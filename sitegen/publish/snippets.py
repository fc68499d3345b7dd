"""Rules in the words of web servers: nginx, Apache (`.htaccess`) and Caddy.

Each snippet stands in the release, so that it is switched with it, and hides itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote

from sitegen.content.folder.redirect_rules import Rule
from sitegen.publish.rules import GONE, UNDERSTOOD, Header, Server, is_either, sources

EVERYWHERE = "/*"
LOST = "404.html"
MADE = "# Made by sitegen publish."


@dataclass(frozen=True, slots=True)
class Rules:
    """All that a snippet says: what is answered where, headers by pattern, the site's root.

    `lost` are the paths of the pages that say that there is nothing: one a language.
    """

    rules: Sequence[Rule]
    headers: Sequence[tuple[str, tuple[Header, ...]]]
    root: str = "/"
    lost: Sequence[str] = ()

    @property
    def lost_below(self) -> list[tuple[str, str]]:
        """Give folders with the page for what isn't there, the outermost first."""
        pages = sorted(self.lost, key=lambda page: (page.count("/"), page))
        return [(f"{self.root}{page.removesuffix(LOST)}", f"{self.root}{page}") for page in pages]

    def applies(self, pattern: str) -> bool:
        """True for a pattern that holds for the whole site."""
        return pattern in (EVERYWHERE, f"{self.root}*")


def nginx(said: Rules) -> Iterator[str]:
    """Give lines for a `server` block (nginx.org, ngx_http_core_module and _headers_module)."""
    yield f'location = "{said.root}.nginx.conf" {{ return 404; }}'
    for number, (folder, page) in enumerate(said.lost_below):
        below = f"if ($uri ~ {nginx_word('^' + re.escape(folder))})" if number else ""
        line = f"set $sitegen_lost {nginx_word(page)};"
        yield f"{below} {{ {line} }}" if below else line
    if said.lost:
        yield "error_page 404 $sitegen_lost;"
    for number, (pattern, headers) in enumerate(said.headers):
        for place, (name, value) in enumerate(headers):
            if said.applies(pattern):
                yield f"add_header {name} {nginx_word(value)} always;"
                continue
            variable = f"$sitegen_{number}_{place}"
            yield f'set {variable} "";'
            assignment = f"set {variable} {nginx_word(value)};"
            yield f"if ($uri ~ {nginx_word(regex(pattern))}) {{ {assignment} }}"
            yield f"add_header {name} {variable} always;"
    yield from nginx_locations(said.rules)


def nginx_locations(rules: Iterable[Rule]) -> Iterator[str]:
    """Give a `location` for each address, with what is asked for parameters first.

    Below an address stands what there is: a rule for all of it is only for what isn't.
    """
    exact: dict[str, list[str]] = {}
    for rule in rules:
        where = "" if rule.status == GONE else f" {nginx_word(rule.to.replace('$', '%24'))}"
        answer = f"return {rule.status}{where};"
        name, value = rule.parameter
        if rule.below:
            start = unquote(rule.below)
            exact.setdefault(start, []).append(answer)
            inside = f"if (!-e $request_filename) {{ {answer} }}"
            yield f"location ^~ {nginx_word(f'{start}/')} {{ {inside} }}"
            continue
        for source in sources(rule, UNDERSTOOD["nginx"]):
            there = exact.setdefault(unquote(source), [])
            if name:
                there.insert(0, f"if ($arg_{name} = {nginx_word(value)}) {{ {answer} }}")
            else:
                there.append(answer)
    for address, answers in exact.items():
        # Behind the first that always holds, none is asked.
        yield f"location = {nginx_word(address)} {{ {' '.join(until_certain(answers))} }}"


def until_certain(answers: Iterable[str]) -> Iterator[str]:
    """Give the answers at an address up to the first one without a condition."""
    for answer in answers:
        yield answer
        if not answer.startswith("if "):
            return


def nginx_word(text: str) -> str:
    """Quote a text for nginx."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def apache(said: Rules) -> Iterator[str]:
    """Give lines for `.htaccess` (httpd.apache.org, mod_alias and mod_headers)."""
    for number, (folder, page) in enumerate(said.lost_below):
        line = f"ErrorDocument 404 {page}"
        below = f'<If "%{{REQUEST_URI}} =~ m#^{re.escape(folder)}#">\n{line}\n</If>'
        yield below if number else line
    yield "<IfModule mod_headers.c>"
    for pattern, headers in said.headers:
        if not said.applies(pattern):
            yield f'<If "%{{REQUEST_URI}} =~ m#{regex(pattern)}#">'
        for name, value in headers:
            yield f"Header always set {name} {apache_word(value.replace('%', '%%'))}"
        if not said.applies(pattern):
            yield "</If>"
    yield "</IfModule>"
    yield from apache_rewrites(said.rules)
    for rule in said.rules:
        if rule.query or rule.below:
            continue
        where = "" if rule.status == GONE else f" {apache_word(replacement(rule.to))}"
        yield f"RedirectMatch {rule.status} {apache_word(expression(rule))}{where}"


def apache_rewrites(rules: Sequence[Rule]) -> Iterator[str]:
    """Give lines for what mod_alias can't say: parameters, and what stands below (mod_rewrite)."""
    asked = [rule for rule in rules if rule.query or rule.below]
    if not asked:
        return
    yield "<IfModule mod_rewrite.c>"
    yield "RewriteEngine On"
    for rule in asked:
        name, value = rule.parameter
        if name:
            start = re.escape(unquote(rule.source.rstrip("/")))
            yield f'RewriteCond "%{{REQUEST_URI}}" "^{start}/?$"'
            pair = re.escape(f"{name}={value}")
            yield f'RewriteCond "%{{QUERY_STRING}}" "(?:^|&){pair}(?:&|$)"'
        else:
            yield f'RewriteCond "%{{REQUEST_URI}}" "^{re.escape(unquote(rule.below))}(?:/|$)"'
            yield 'RewriteCond "%{REQUEST_FILENAME}" "!-f"'
            yield 'RewriteCond "%{REQUEST_FILENAME}" "!-d"'
        where = "-" if rule.status == GONE else re.sub(r"([$%\\])", r"\\\1", unquote(rule.to))
        flag = "G" if rule.status == GONE else f"R={rule.status},QSD"
        yield f"RewriteRule ^ {apache_word(where)} [{flag},L]"
    yield "</IfModule>"


def apache_word(text: str) -> str:
    """Quote a text for Apache's settings."""
    return '"' + text.replace('"', '\\"') + '"'


def replacement(address: str) -> str:
    """Write an address as mod_alias takes it: it escapes by itself, and knows `$1` and `&`."""
    return re.sub(r"([$&\\])", r"\\\1", unquote(address))


def is_sayable(server: Server, header: Header) -> bool:
    """True for a header that a server can be told: nginx takes every `$` for a variable."""
    return server != "nginx" or "$" not in header[1]


def caddy(said: Rules) -> Iterator[str]:
    """Give lines for a site block (caddyserver.com/docs/caddyfile)."""
    yield f'@sitegen_own path "{said.root}.caddy"'
    yield "respond @sitegen_own 404"
    for number, (pattern, headers) in enumerate(said.headers):
        matcher = ""
        if not said.applies(pattern):
            matcher = f" @sitegen_headers_{number}"
            yield f"{matcher.strip()} path_regexp {caddy_word(regex(pattern))}"
        for name, value in headers:
            yield f"header{matcher} {name} {caddy_word(value)}"
    yield "handle_errors {"
    for number, (folder, page) in enumerate(reversed(said.lost_below)):
        yield f"@sitegen_lost_{number} {{"
        yield f"path {caddy_word(folder + '*')}"
        yield "expression {http.error.status_code} == 404"
        yield "}"
        yield f"handle @sitegen_lost_{number} {{"
        yield f"rewrite * {caddy_word(page)}"
        yield "file_server"
        yield "}"
    yield "}"
    for number, rule in enumerate(said.rules):
        name, value = rule.parameter
        if name or rule.below:
            start = re.escape(unquote(rule.below))
            source = expression(rule) if name else f"^{start}(/.*)?$"
            condition = f"query {caddy_word(f'{name}={value}')}" if name else "not file"
            yield f"@sitegen_rule_{number} {{"
            yield f"path_regexp {caddy_word(source)}"
            yield condition
            yield "}"
        else:
            yield f"@sitegen_rule_{number} path_regexp {caddy_word(expression(rule))}"
        if rule.status == GONE:
            yield f"respond @sitegen_rule_{number} {GONE}"
        else:
            yield f"redir @sitegen_rule_{number} {caddy_word(rule.to)} {rule.status}"


def caddy_word(text: str) -> str:
    """Quote a text for a Caddyfile; braces would be placeholders."""
    escaped = text.replace('"', '\\"').replace("{", "\\{").replace("}", "\\}")
    return f'"{escaped}"'


def expression(rule: Rule) -> str:
    """Write a rule's address as an expression."""
    start = re.escape(unquote(rule.source.rstrip("/")))
    return f"^{start}/?$" if is_either(rule) else f"^{start}$"


def regex(pattern: str) -> str:
    """Write a pattern of `_headers` as an expression: `*` is anything, `:name` a part of a path."""
    whole = re.escape(pattern).replace(r"\*", ".*")
    return f"^{re.sub(r':[A-Za-z]+', '[^/]+', whole)}$"


WRITERS: Mapping[Server, Callable[[Rules], Iterable[str]]] = {
    "nginx": nginx,
    "apache": apache,
    "caddy": caddy,
}


def snippet(server: Server, said: Rules, own: str = "") -> str:
    """Write rules for a server; what the site's own file says stands first."""
    headers = [
        (pattern, tuple(each for each in all_ if is_sayable(server, each)))
        for pattern, all_ in said.headers
    ]
    lines = "\n".join([MADE, *WRITERS[server](replace(said, headers=headers))])
    return f"{own.rstrip()}\n{lines}\n" if own.strip() else f"{lines}\n"
