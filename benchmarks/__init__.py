"""Figures beside other generators: one corpus, the same pages, the same edits, one run."""
