"""Moving in: content of another system becomes entries of a site, and nothing is lost unsaid.

In: what another system gave (an export, a feed, a folder). Out: entries in `content/`, a ledger of
what was written, so that a second import changes only what changed there, and a report that
accounts for every item and block.

Each system has a room that reads it and gives `values.Imported`; `writing` and `reporting` are the
same for all of them, and `bringing` calls both.
"""

__all__ = (
    "bringing",
    "fetching",
    "folders",
    "podcast",
    "reporting",
    "values",
    "wordpress",
    "writing",
)
