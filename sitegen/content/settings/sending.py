"""How what was written in the editor is sent: `send:` of site.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from sitegen.content.settings.targets import BranchName, Name
from sitegen.schema.fields import TextRule, matches
from sitegen.schema.guide import Guide
from sitegen.values import Value

Author = Annotated[
    str,
    TextRule(
        "a name and an address such as Office <office@example.org>",
        matches(r"[^<>\n]*[^<>\s][^<>\n]* <[^<>@\s]+@[^<>@\s]+>"),
    ),
]


class SendSettings(Value):
    """By whose name, and where to, the editor sends what was written. What is "" is as Git has it.

    `private`: only the team sees the repository, so that it may hold what readers may not see.
    """

    guide: ClassVar[Mapping[str, Guide]] = {
        "author": Guide("by whose name it is sent", "Office <office@example.org>"),
        "remote": Guide("what Git calls the place to send to", "origin"),
        "branch": Guide("the branch there", "main"),
        "private": Guide("whether only the team sees the repository", "true"),
    }

    author: Author = ""
    remote: Name = ""
    branch: BranchName = ""
    private: bool = False
