"""The kinds that every site has, by name: their front matter, and a place of each."""

from __future__ import annotations

from sitegen.kinds.registry import KINDS

MODELS = {kind.name: kind.model for kind in KINDS}
PLACES = {kind.name: kind.example for kind in KINDS if kind.example}
FOLDERS = {folder: kind.name for folder, kind in KINDS.by_folder.items()}
