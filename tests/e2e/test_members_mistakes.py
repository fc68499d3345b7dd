"""All that is wrong in the tables of members is told at once, with whatever else is wrong."""

from __future__ import annotations

from pathlib import Path

from tests.sites import make_site, run_sitegen

MEMBERS = """\
name,url,kind,about
A,https://a.org
B,a.org,member,
C,,memebr,
,https://dddd.org,member,x
E,/nowhere/,member,
,,partner,
"""


def test_all_of_a_table_is_told_with_the_mistakes_of_other_files(tmp_path: Path) -> None:
    files = {
        "content/pages/b.md": "---\ntitle: B\nsumary: x\n---\n\n[A](/none/)\n",
        "content/data/members.csv": MEMBERS,
        "content/data/members.he.csv": "name,own_name,about\nB,ב\nC,ג,\n,ד,\n",
    }
    told = run_sitegen(make_site(tmp_path, files), "build").lines
    at = "content/data/members.csv"
    missing = "name: missing; expected what the organisation is called"
    assert [line for line in told if line.startswith(at)] == [
        f"{at}:2: 2 cells in a row, expected 4 as in the first",
        *[line for line in told if line.startswith(f'{at}:3: url: "a.org" found, expected ')],
        f'{at}:4: kind: "memebr" found, expected member or partner; did you mean "member"?',
        f"{at}:5: {missing}",
        f'{at}:6: url: link to "/nowhere/": nothing there',
        f"{at}:7: {missing}",
    ]
    own = "content/data/members.he.csv"
    assert f"{own}:2: 2 cells in a row, expected 3 as in the first" in told
    assert f"{own}:4: {missing}" in told
    assert any(line.startswith("content/pages/b.md:3: sumary: unknown field") for line in told)
