"""What `site.yaml` says of feeds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from sitegen.schema.fields import NumberRule
from sitegen.schema.guide import Guide
from sitegen.values import Value


class FeedSettings(Value):
    """Which feeds there are beyond those of sections, and what is in them.

    `tags` and `programs` name those that have a feed of their own, with `*` for any letters.
    """

    guide: ClassVar[Mapping[str, Guide]] = {
        "text": Guide("entries in feeds with their whole text, or with their summary", "full"),
        "tags": Guide(
            "the tags that have a feed of their own; * stands for any letters", "[youth]"
        ),
        "programs": Guide(
            "the programs that have a feed of their own; * stands for any letters",
            "[programs/young-voices]",
        ),
        "episodes": Guide(
            "how many episodes a podcast's feed holds; older ones stand in archives", "300"
        ),
    }

    text: Literal["full", "summary"] = "full"
    tags: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    episodes: Annotated[int, NumberRule("a whole number from 100 on", 100)] = 300
