"""Recipes for continuous integration: the files of docs/ci, copied to where a host reads them."""

from __future__ import annotations

from pathlib import Path

import sitegen
from sitegen.errors import SitegenError, UsageError
from sitegen.text import did_you_mean

CI = "ci"

RECIPES = {
    "github": {
        "github.yml": ".github/workflows/site.yml",
        "github-schedule.yml": ".github/workflows/site-schedule.yml",
    },
    "gitlab": {"gitlab.yml": ".gitlab-ci.yml"},
    "forgejo": {"forgejo.yml": ".forgejo/workflows/site.yml"},
}
"""By host: the recipe's files, and where each goes."""


def built_in_recipes() -> Path:
    """Give the folder of the recipes: in the package, else in docs beside it."""
    package = Path(sitegen.__file__).parent
    inside = package / CI
    return inside if inside.is_dir() else package.parent / "docs" / CI


def copy_recipe(site: Path, host: str) -> list[str]:
    """Copy a host's recipe into a site; gives the files made, from the site's folder.

    Raises UsageError for a host without a recipe, SitegenError where a file is there already.
    """
    files = RECIPES[require_host(host)]
    for path in files.values():
        if (site / path).exists():
            raise SitegenError(f"{path}: there already; move it away first, nothing was written")
    for name, path in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(recipe(name))
    return list(files.values())


def require_host(host: str) -> str:
    """Give a host. Raises UsageError for one without a recipe."""
    if host not in RECIPES:
        hint = did_you_mean(host, RECIPES)
        raise UsageError(f'no recipe for "{host}"; expected one of {", ".join(RECIPES)}{hint}')
    return host


def recipe(name: str) -> bytes:
    """Give a file of a recipe."""
    return (built_in_recipes() / name).read_bytes()
