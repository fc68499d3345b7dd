"""What a public Git host would show of people who did not agree to be shown.

A site's history is as public as its host makes it: drafts, embargoed texts and the real names
behind pseudonyms stand in it, although no build publishes them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import Survey
from sitegen.content.front_matter.frontmatter import split_document
from sitegen.content.front_matter.nodes import FrontMatterError, Mapping, Scalar
from sitegen.content.settings.names_file import read_names_file
from sitegen.content.settings.settings_file import private_names_in
from sitegen.environment.finding import Finding
from sitegen.environment.probes import run
from sitegen.safety.gate import Gate
from sitegen.safety.people import everyone

# Hosts on which a repository is often public; whether this one is, only its owner knows.
PUBLIC_HOSTS = (
    "bitbucket.org",
    "codeberg.org",
    "framagit.org",
    "gitee.com",
    "github.com",
    "gitlab.com",
    "sr.ht",
)
REMOTE_HOST = re.compile(r"(?:\w+://)?(?:[^@/\s]+@)?(?P<host>[^:/\s]+)[:/]")
NEVER_IN_GIT = ("private", "output-print")
SHOWN_AT_MOST = 3


def examine_exposure(site: Path) -> tuple[Finding, ...]:
    """Return a warning for each sort of private content that `site`'s Git remote would show.

    Nothing is returned for a folder without Git, without a remote, or with a host of its own.
    """
    host = public_host(site)
    if not host:
        return ()
    entries = markdown_files(site)
    drafts = tuple(path for path in entries if is_draft(site / path))
    named = files_with_names(site, entries)
    kept = tuple(git(site, "ls-files", "-z", "--", *NEVER_IN_GIT))
    return tuple(
        warn(what, paths, host)
        for what, paths in (
            ("drafts", drafts),
            ("names that their bearers keep to themselves", named),
            ("private files", kept),
        )
        if paths
    )


def warn(what: str, paths: tuple[str, ...], host: str) -> Finding:
    """Return the warning that `host` would show `what`, which stands in `paths`."""
    shown = ", ".join(paths[:SHOWN_AT_MOST])
    more = f" and {len(paths) - SHOWN_AT_MOST} more" if len(paths) > SHOWN_AT_MOST else ""
    return Finding(
        name=what,
        needed_for="privacy",
        present=False,
        mend=(
            f"a public Git host would show {what}: {shown}{more}. "
            f"Make sure that the repository on {host} is private, or keep these out of Git"
        ),
    )


def public_host(site: Path) -> str:
    """Return the first well-known Git host to which `site` is pushed, or an empty string."""
    addresses = run(("git", "-C", str(site), "remote", "-v")).splitlines()
    return next((host for line in addresses if (host := well_known(line))), "")


def well_known(remote: str) -> str:
    """Return the public host in one line of `git remote -v`, or an empty string."""
    address = remote.partition("\t")[2]
    match = REMOTE_HOST.match(address)
    name = match["host"].casefold() if match else ""
    return name if any(name == host or name.endswith("." + host) for host in PUBLIC_HOSTS) else ""


def markdown_files(site: Path) -> tuple[str, ...]:
    """Return the content files that are in Git or would be with the next commit, sorted."""
    listed = git(
        site, "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", "content"
    )
    return tuple(sorted({path for path in listed if path.endswith(".md")}))


def git(site: Path, *words: str) -> list[str]:
    """Return the paths that a Git command lists with `-z`, relative to `site`."""
    return [path for path in run(("git", "-C", str(site), *words)).split("\0") if path]


def is_draft(path: Path) -> bool:
    """Say whether the entry at `path` is marked as a draft."""
    return scalar(front_matter(path), "draft").casefold() == "true"


def files_with_names(site: Path, entries: Sequence[str]) -> tuple[str, ...]:
    """Return those of the `entries` that name somebody who must not be named: a storyteller, a
    guest, one of the `people` of any entry, or somebody on the staff's own list.
    """
    sources = Sources(site, Survey())
    names = private_names_in(sources, entries)
    gate = Gate(everyone(names, read_names_file(site).people))
    return tuple(path for path in entries if gate and gate.stops(text_of(site / path), ".md"))


def text_of(path: Path) -> str:
    """Return the text of a file, whatever it holds; nothing where it can't be read."""
    try:
        return path.read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""


def front_matter(path: Path) -> Mapping | None:
    """Return the fields of the entry at `path`; none where a build would report the file."""
    try:
        text = path.read_text(encoding="utf-8")
        return split_document(text, str(path)).front_matter
    except (OSError, UnicodeDecodeError, FrontMatterError):
        return None


def scalar(fields: Mapping | None, name: str) -> str:
    """Return the field `name` as it is written, or an empty string."""
    value = fields.fields.get(name) if fields else None
    return value.text if isinstance(value, Scalar) else ""
