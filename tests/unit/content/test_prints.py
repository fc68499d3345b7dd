"""What is seen of the panels that were made: what may be shown of them, and no more."""

from __future__ import annotations

from pathlib import Path

from sitegen.content.folder.survey import survey_prints, walk_site

SET = "output-print/geneva-2022"


def write(site: Path, *names: str) -> None:
    """Write files that hold their own names."""
    for name in names:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(name)


def test_a_site_without_panels_has_no_prints(tmp_path: Path) -> None:
    assert not survey_prints(tmp_path).identities


def test_previews_and_proofs_are_seen_where_a_record_names_them(tmp_path: Path) -> None:
    shown = [f"{SET}/a_preview.png", f"{SET}/a_proof.pdf", f"{SET}/panels.json"]
    write(tmp_path, *shown, f"{SET}/a.pdf", f"{SET}/a_preflight.html", f"{SET}/.a_preview.png")
    write(tmp_path, "output-print/unrecorded/b_preview.png", "output-print/c_preview.png")
    assert list(survey_prints(tmp_path).identities) == shown


def test_links_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path, f"{SET}/panels.json", "private/names.png")
    (tmp_path / SET / "a_preview.png").symlink_to(tmp_path / "private" / "names.png")
    (tmp_path / "output-print" / "other").symlink_to(tmp_path / SET)
    assert list(survey_prints(tmp_path).identities) == [f"{SET}/panels.json"]


def test_prints_are_no_sources_that_content_could_name(tmp_path: Path) -> None:
    write(tmp_path, "site.yaml", f"{SET}/panels.json", f"{SET}/a_preview.png")
    assert list(walk_site(tmp_path).identities) == ["site.yaml"]
