"""The base of every value that flows through sitegen."""

from __future__ import annotations

import msgspec


class Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A frozen, typed record that can be compared, hashed, cached and digested.

    Defaults are left out of the encoded form; a changed default changes the toolchain's digest,
    so that two versions of the code never read each other's records.
    """
