"""Files of the old site, fetched as a polite guest would: slowly, within bounds, once.

In: addresses, each with what it must turn out to be. Out: files on this machine, or why not.
"""

__all__ = ("fetch", "sorts")
