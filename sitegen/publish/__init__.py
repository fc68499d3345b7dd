"""Publishing: from a finished output to what readers get.

In: the output and a target of site.yaml. Out: the target's new release, and a record of it.
`release` holds what is to be public, `compose` gives it rules in the words of the target's host,
`record` is what a target remembers of it, `plan` what has to change. Each kind of target is one
module that carries a plan out; `publish` joins them. `purge` tells CDNs what to forget.
"""

__all__ = (
    "compose",
    "host",
    "people",
    "plan",
    "publish",
    "purge",
    "record",
    "release",
    "rules",
)
