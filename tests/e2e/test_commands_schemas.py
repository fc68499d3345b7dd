"""`sitegen schemas`: what it writes, and what it leaves to whom it belongs."""

from __future__ import annotations

import json
from pathlib import Path

from tests.sites import bytes_of, make_site, run_sitegen


def test_the_command_writes_them_and_touches_nothing_of_others(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    first = run_sitegen(site, "schemas")
    assert (first.code, first.err) == (0, ""), first.err
    assert ".vscode/schemas/news.kind.json" in first.out.splitlines()
    settings = json.loads((site / ".vscode/settings.json").read_text("utf-8"))
    for path, file in settings["yaml.schemas"].items():
        assert (site / path).is_file()
        assert file in ("site.yaml", "private/names.yaml")
    before = bytes_of(site)
    again = run_sitegen(site, "schemas")
    assert (again.code, again.err, bytes_of(site)) == (0, "", before)
    (site / "schemas").mkdir()
    (site / "schemas/site.json").write_text("{}", encoding="utf-8")
    refused = run_sitegen(site, "schemas", "schemas")
    assert (refused.code, refused.out) == (1, "")
    assert "there already, and no schema of ours; nothing was written" in refused.err
    assert [file.name for file in (site / "schemas").iterdir()] == ["site.json"]
    before = bytes_of(site)
    for folder in ("../elsewhere", "content", "content/x", "Private", "output", ".sitegen/x", ""):
        assert run_sitegen(site, "schemas", folder).code == 2, folder
    assert bytes_of(site) == before


def test_settings_of_an_editor_are_its_owner_s(tmp_path: Path) -> None:
    site = make_site(tmp_path, {".vscode/settings.json": "{\n  // ours\n}\n"})
    done = run_sitegen(site, "schemas")
    assert done.code == 0
    assert done.err.startswith("to use them, .vscode/settings.json needs:\n{")
    assert (site / ".vscode/settings.json").read_text("utf-8") == "{\n  // ours\n}\n"


def test_the_schema_of_a_kind_that_is_gone_goes_too(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    plain = (site / "site.yaml").read_text("utf-8")
    (site / "site.yaml").write_text(
        f"{plain}kinds: {{reports: {{label: Reports}}}}\n", encoding="utf-8"
    )
    assert run_sitegen(site, "schemas").code == 0
    own = site / ".vscode/schemas/own.json"
    own.write_text("{}", encoding="utf-8")
    made = site / ".vscode/schemas/reports.kind.json"
    assert made.is_file()
    (site / "site.yaml").write_text(plain, encoding="utf-8")
    assert run_sitegen(site, "schemas").code == 0
    assert not made.exists()
    assert own.is_file()
