"""What no command reaches: the history of Git, other people's copies, paper. With what to do.

Wayback Machine: archive.org/about/exclude.php; search engines take an address out when it answers
404 or 410; git filter-repo: its manual, "Path based filtering".
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sitegen.builder.options import CACHE, OUTPUT
from sitegen.content.entries.entry import Group
from sitegen.content.folder.repository import git
from sitegen.content.folder.survey import PRINTS
from sitegen.content.settings.settings import Settings
from sitegen.content.settings.targets import GitTarget, NetlifyTarget, Target
from sitegen.kinds.exhibition import Exhibition
from sitegen.kinds.kind import Kind
from sitegen.withdraw.case import Case

RECIPES = {
    ".github/workflows": "GitHub: the page Actions; delete runs with artefacts, and Caches",
    ".gitlab-ci.yml": "GitLab: Build, Artifacts and Pipelines; delete those with artefacts",
    ".forgejo/workflows": "Forgejo: the page Actions; artefacts go with their runs",
}
"""Where a service of continuous integration keeps copies, by the file that tells of it."""

MADE = (OUTPUT, CACHE, PRINTS)
"""Folders that builds make, which some keep in Git."""

DAYS = 90
"""How long such services keep artefacts where nothing else was said."""


@dataclass(frozen=True, slots=True)
class Beyond:
    """Something that has to be done by hand: its name, and lines on what to do."""

    what: str
    lines: tuple[str, ...]


ELSEWHERE = Beyond(
    "copies on other machines",
    (
        "clones, backups and synchronised folders of everybody who works on the site",
        "folders that were built or kept elsewhere (--output, --cache): delete them",
        "mails and chats by which texts and photos came",
    ),
)


@dataclass(frozen=True, slots=True)
class World:
    """What is known of where copies may be."""

    site: Path
    settings: Settings
    targets: Mapping[str, Target]
    kind: Kind | None = None


def beyond(case: Case, world: World) -> tuple[Beyond, ...]:
    """Give all that is to be done by hand."""
    found = (
        in_folder(case),
        begun_elsewhere(case),
        in_git(case, world.site),
        in_ci(world.site),
        at_hosts(world.targets),
        in_archives(case, world.settings),
        in_search(case, world.settings),
        behind_cdn(case, world.settings),
        in_apps(world.kind),
        on_paper(case),
        ELSEWHERE,
    )
    return tuple(each for each in found if each)


def in_folder(case: Case) -> Beyond | None:
    """Tell of files that stay for the sake of others that use them, and are shown nowhere."""
    if not case.withheld:
        return None
    return Beyond(
        "files in this folder that others use: shown nowhere any longer (the build names who)",
        (
            *(f"  {path}" for path in case.withheld),
            "take them out of those texts; then delete the files, and commit both",
        ),
    )


def begun_elsewhere(case: Case) -> Beyond | None:
    """Tell of archives that were chosen first and may hold some of the files."""
    if not case.copies:
        return None
    return Beyond(
        "archives that an earlier run began: delete what lies there",
        tuple(f"  {folder}" for folder in case.copies),
    )


def in_git(case: Case, site: Path) -> Beyond | None:
    """Tell which commits hold the entry's files, and how they are taken out."""
    made = [folder for folder in MADE if commits_with(site, (folder,))]
    commits = commits_with(site, (*case.files, *made))
    if not commits:
        return None
    paths = " ".join(f"--path {shlex.quote(path)}" for path in (*case.files, *made))
    shown = [f"  {commit}" for commit in commits[:10]]
    more = [f"  and {len(commits) - 10} more"] if len(commits) > 10 else []
    return Beyond(
        f"Git keeps its files in {len(commits)} commits",
        (
            *shown,
            *more,
            *(f"{folder}/ is kept in Git too: all of it goes with them" for folder in made),
            "if its files had other names before: name those with --path as well",
            "commit what was changed here; then, in a fresh clone (pip install git-filter-repo):",
            f"  git filter-repo --invert-paths {paths}",
            "  git push --force --all && git push --force --tags",
            "everybody with a clone deletes it and clones anew, or the files come back",
            "commits that nobody names any longer (orphaned) stay reachable by their hash: ask the "
            "host to collect garbage (GitHub: support, Remove sensitive data; pull requests too)",
            "forks are other people's repositories: ask them",
        ),
    )


def commits_with(site: Path, paths: Sequence[str]) -> list[str]:
    """Give the commits of all branches that hold one of some files, each with its day."""
    said = git(site, "log", "--all", "--format=%h  %as", "--", *paths) if paths else None
    return (said or b"").decode("utf-8", "replace").splitlines()


def in_ci(site: Path) -> Beyond | None:
    """Tell of artefacts and caches of continuous integration."""
    found = tuple(said for path, said in RECIPES.items() if (site / path).exists())
    if not found:
        return None
    what = f"artefacts, caches and previews of CI are kept for {DAYS} days unless they are deleted"
    return Beyond(what, (*found, "delete what is kept between builds (the cache .sitegen) as well"))


def at_hosts(targets: Mapping[str, Target]) -> Beyond | None:
    """Tell of what hosts keep by themselves."""
    lines = []
    for name, target in targets.items():
        if isinstance(target, GitTarget):
            lines.append(f"{name}: previews of pull requests, and the former commits of the branch")
        if isinstance(target, NetlifyTarget):
            lines.append(f"{name}: deploys that others made (Deploys), and branch deploys")
    return Beyond("hosts keep copies of their own", tuple(lines)) if lines else None


def addresses(case: Case, settings: Settings) -> list[str]:
    """Give the addresses in full at which it was."""
    return [f"{settings.base}{address}" for address in case.addresses]


def in_archives(case: Case, settings: Settings) -> Beyond:
    """Give a letter to the Internet Archive."""
    return Beyond(
        "web archives: send this to info@archive.org from an address of the site's domain",
        (
            "  Subject: Removal of pages from the Wayback Machine",
            f"  We run {settings.base}. For the safety of a person, please take these pages",
            "  and what belongs to them out of the Wayback Machine, for all dates:",
            *(f"  {each}" for each in addresses(case, settings)),
            "  We publish them no longer, as you see there. Thank you.",
            "look at archive.today (archive.ph) too: it has a form for reports at each page",
        ),
    )


def in_search(case: Case, settings: Settings) -> Beyond:
    """Tell how search engines forget; they ask the address first."""
    return Beyond(
        "search engines: enter each address, once it answers 404 or 410",
        (
            "  https://search.google.com/search-console/removals",
            "  https://www.bing.com/webmasters/tools/contentremoval",
            *(f"  {each}" for each in addresses(case, settings)),
        ),
    )


def behind_cdn(case: Case, settings: Settings) -> Beyond:
    """Give what a CDN in front of the site has to forget."""
    files = [path for path in case.outputs if not path.endswith(".html")]
    return Beyond(
        "if a CDN stands in front of the site: let it forget these (or all)",
        (
            *(f"  {each}" for each in addresses(case, settings)),
            *(f"  {settings.base}/{path}" for path in files),
        ),
    )


def in_apps(kind: Kind | None) -> Beyond | None:
    """Tell of podcast apps, where the entry was in a podcast."""
    if kind is None or not kind.of_show:
        return None
    return Beyond(
        "podcast apps keep episodes that were downloaded, and services copies of their own",
        (
            "ask each service for removal: Apple Podcasts Connect, Spotify for Creators, YouTube",
            "the feed names the episode no longer; apps forget it when they read the feed again",
        ),
    )


def on_paper(case: Case) -> Beyond | None:
    """Tell where panels hang or hung that show it, and where they were sent."""
    if not case.sets:
        return None
    return Beyond(
        "printed panels: have them taken down or destroyed; ask the printer for the files",
        (
            *(f"  {place}" for place in case.hung),
            *(f"  made in output-print/{name}, now removed" for name in case.sets),
        ),
    )


def places_hung(sets: Sequence[str], groups: Sequence[Group]) -> Iterator[str]:
    """Give where the panels of exhibitions hang or hung, and when."""
    for group in groups:
        slug = group.id.rpartition("/")[2]
        entry = next((each for each in group.entries if each.original), None)
        if slug in sets and entry and isinstance(entry.meta, Exhibition):
            for venue in entry.meta.venues:
                where = ", ".join(filter(None, (venue.place, venue.city, venue.country)))
                when = " to ".join(str(day) for day in (venue.start, venue.end) if day)
                yield f"{slug}: {where} {when}".rstrip()
