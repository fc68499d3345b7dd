"""People whom entries name, show or let be heard, with what each of them agreed to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from sitegen.kinds.consent import Consent
from sitegen.schema.fields import LinkTarget, Name, Prose
from sitegen.schema.guide import Guide
from sitegen.values import Value


class Person(Value):
    """A guest or host of an episode. Who has a consent is shown as far as it goes."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "name": Guide("as it is shown", "Noor Haddad"),
        "pseudonym": Guide("shown where consent says so", "Noor"),
        "role": Guide("what they do", "Teacher"),
        "url": Guide("their page", "https://example.org/noor"),
        "consent": Guide("what they agreed to, as a storyteller's", "{web: true, voice: true}"),
    }

    name: Name
    pseudonym: str = ""
    role: Prose = ""
    url: LinkTarget = ""
    consent: Consent | None = None


class Concerned(Value):
    """Somebody whom an entry shows, names or lets be heard, with what they agreed to."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "name": Guide(
            "for your records, and to keep it secret where consent says so", "Noor Haddad"
        ),
        "consent": Guide("what they agreed to, as a storyteller's", "{web: true, photo: true}"),
    }

    noted: ClassVar[frozenset[str]] = frozenset({"consent"})
    """The fields whose places are kept, for what is told of them once all entries are judged."""

    consent: Consent
    name: str = ""
