"""What front matter and settings may say, for programs of others: JSON Schema.

In: models, as entries are checked by them, and what a site has. Out: schemas by file name, and the
settings of an editor that uses them.
"""

__all__ = ("site_schemas",)
