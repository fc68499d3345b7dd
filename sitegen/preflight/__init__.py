"""Preflight: judges any PDF, on the file alone, by what a printer and a visitor need of it."""
