"""Sending what was written: from changed files of the site folder to a commit at the remote.

In: the site's folder in a Git repository, what of it is to be sent. Out: one commit upon what
others sent, and the folder brought up to it; or the reason why not, in plain words, with all as it
was. `repository` finds out whether anything can be sent, `snapshot` what the folder holds now,
`parcels` sorts it by entry, `names` looks for those that must not be said, `joining` joins it with
what others sent, `send` commits and pushes, `arriving` changes the folder, `keeping` puts aside
what was given up, `results` says where to look afterwards.
"""

__all__ = (
    "joining",
    "keeping",
    "names",
    "obstacles",
    "parcels",
    "repository",
    "results",
    "send",
    "snapshot",
)
