"""sitegen: a website, feeds and print-ready exhibition panels from one folder of Markdown."""

__version__ = "0.1.0"
