"""No page stands where browsers are told to keep files for ever."""

from __future__ import annotations

from datetime import datetime

import pytest
from msgspec.structs import replace

from sitegen.site.collect import collect
from sitegen.site.routes import check_paths, plan_routes
from sitegen.site.visibility import Moment
from tests.unit.site.library import ZONE, groups, settings

MOMENT = Moment(datetime(2026, 1, 1, tzinfo=ZONE), ZONE)


def test_a_year_with_many_posts_has_several_pages() -> None:
    posts = {f"news/2024/{n}.md": f"title: Post {n}\ndate: 2024-05-0{n}" for n in (1, 2, 3)}
    small = replace(settings(), page_size=2)
    library = collect(groups(posts), small, MOMENT).library
    years = [route for route in plan_routes(library, drafts=False) if route.page == "news_year"]
    assert [(route.path, route.args) for route in years] == [
        ("news/2024/index.html", ("2024", "1", "2")),
        ("news/2024/page/2/index.html", ("2024", "2", "2")),
    ]


def told_of(path: str, fields: str) -> list[str]:
    """Give what is said of the addresses of a site with one entry."""
    read = groups({path: f"title: A\n{fields}"})
    library = collect(read, settings(), MOMENT).library
    return [str(problem) for problem in check_paths(plan_routes(library, drafts=False), read)]


@pytest.mark.parametrize(
    ("path", "fields", "told"),
    [
        ("pages/media.md", "", "1: the address /media/ is in the folder of pictures and sound"),
        ("pages/a.md", "slug: Pagefind", "1: the address /Pagefind/ is in the folder of search"),
        (
            "pages/a.md",
            "url: /assets/a/",
            "3: the address /assets/a/ is in the folder of the theme",
        ),
        ("pages/a.md", "aliases: [/media/x.jpg]", "3: the address /media/x.jpg is in the folder"),
    ],
)
def test_no_entry_stands_in_a_folder_of_files(path: str, fields: str, told: str) -> None:
    (said,) = told_of(path, fields)
    assert said.startswith(f"content/{path}:{told}")


@pytest.mark.parametrize("fields", ["slug: press", "url: /news-media/", "aliases: [/about/media/]"])
def test_such_a_name_may_stand_elsewhere(fields: str) -> None:
    assert told_of("pages/press.md", fields) == []
