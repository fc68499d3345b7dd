"""The output folder: judged before anything is made, and changed in one marked step.

In: every output with the file that has its bytes. Out: the folder on the disk; what is not ours in
it stays, what nobody wants any longer goes, and nothing is written through a link.
"""

__all__ = (
    "manifest",
    "output",
    "places",
)
