"""Where a site is published to: `publish:` of site.yaml, one type a kind of host."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from sitegen.schema.fields import NumberRule, PositiveInt, TextRule, matches
from sitegen.schema.guide import Guide
from sitegen.values import Value

NaturalInt = Annotated[int, NumberRule("a whole number from 0", 0)]
WebAddress = Annotated[
    str, TextRule("an address such as https://www.example.org", matches(r"https?://[^\s?#]+"))
]
HostName = Annotated[
    str,
    TextRule(
        "a host such as web.example.org, or a name of ~/.ssh/config",
        matches(r"[A-Za-z0-9_](?:[\w.:-]*\w)?"),
    ),
]
"""No option of a program can look like one: it doesn't begin with a hyphen."""

HOME = "~/"
"""What begins a path in a home folder, as in a shell: the publisher's, or the user's of a host."""

HostPath = Annotated[
    str,
    TextRule(
        "a folder such as /srv/site or ~/site (nothing else is written for it, as a shell would: "
        "no $NAME, no ~NAME)",
        matches(r"(?:~/)?(?![\s~-])(?!.*(?:\$[\w{(]|%\w+%))[^\0\n]+"),
    ),
]
BranchName = Annotated[str, TextRule("a branch such as pages", matches(r"[A-Za-z0-9_][\w./-]*"))]
Remote = Annotated[
    str,
    TextRule(
        "a repository such as git@git.example.org:org/site.git, without a password in it",
        matches(r"(?!\w+://[^/@]*:[^/@]*@)[^\s\0-][^\s\0]*"),
    ),
]
WebServer = Literal["nginx", "apache", "caddy"]
Name = Annotated[str, TextRule("a name without spaces", matches(r"[A-Za-z0-9][\w.-]*"))]

BucketName = Annotated[
    str,
    TextRule(
        "a bucket such as www.example.org (3 to 63 small letters, digits, dots and hyphens)",
        matches(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"),
    ),
]
"""docs.aws.amazon.com, General purpose bucket naming rules."""

Prefix = Annotated[
    str,
    TextRule(
        "a folder in the bucket such as site, without a slash at either end",
        matches(r"(?:\w[\w.-]*(?:/\w[\w.-]*)*)?"),
    ),
]


class Published(Value):
    """What targets may say, in words; each has some of these fields."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "to": Guide("the kind of target"),
        "url": Guide("the address at which readers get the site", "https://www.example.org"),
        "path": Guide("the folder there", "/srv/site"),
        "releases": Guide("how many releases are kept", "5"),
        "keep_days": Guide("how many days files stay that no page names any longer", "30"),
        "server": Guide("the program that serves it, which gets rules in its words"),
        "compressed": Guide("whether files are written in compressed form too", "true"),
        "host": Guide("the machine", "web.example.org"),
        "user": Guide("whom to log in as", "site"),
        "port": Guide("the port of SSH", "22"),
        "mode": Guide("releases with a shell, plain with SFTP alone"),
        "bucket": Guide("the bucket", "www.example.org"),
        "endpoint": Guide("the service's address", "https://s3.example.org"),
        "region": Guide("the bucket's region", "eu-central-1"),
        "prefix": Guide("a folder in the bucket", "site"),
        "remote": Guide("the repository", "git@git.example.org:org/site.git"),
        "branch": Guide("the branch that the host serves", "pages"),
        "history": Guide("whether the branch remembers former releases", "true"),
        "site": Guide("the site's name at the host", "our-site.netlify.app"),
        "draft": Guide("whether each publish gets an address of its own", "true"),
        "account": Guide("the number of the account", "0123456789abcdef"),
        "script": Guide("the Worker's name", "our-site"),
    }


class FolderTarget(Published):
    """A folder of this machine: release folders, and `current` that leads to one of them.

    `server` is what serves it, and gets rules in its words; `compressed` asks for `.br` and `.gz`.
    """

    to: Literal["folder"]
    path: HostPath
    url: WebAddress
    releases: PositiveInt = 5
    keep_days: NaturalInt = 30
    server: WebServer | None = None
    compressed: bool = False

    def folder(self, site: Path) -> Path:
        """Give the folder; one that isn't written in full is seen from the site's folder."""
        home = self.path.startswith(HOME)
        return Path.home() / self.path.removeprefix(HOME) if home else site / self.path


class SshTarget(Published):
    """A host with OpenSSH: release folders where it has a shell, else files in a safe order."""

    to: Literal["ssh"]
    host: HostName
    path: HostPath
    url: WebAddress
    user: Name | None = None
    port: PositiveInt | None = None
    mode: Literal["releases", "plain"] = "releases"
    releases: PositiveInt = 5
    keep_days: NaturalInt = 30
    server: WebServer | None = None
    compressed: bool = False

    @property
    def folder(self) -> str:
        """The folder as the host takes it: what isn't written in full is in the user's home."""
        return self.path.removeprefix(HOME)


class S3Target(Published):
    """A bucket of S3 or its likes: files in a safe order."""

    to: Literal["s3"]
    bucket: BucketName
    url: WebAddress
    endpoint: WebAddress | None = None
    region: Name = "us-east-1"
    prefix: Prefix = ""
    keep_days: NaturalInt = 30


class GitTarget(Published):
    """A branch that a host serves. Without `history` its one commit has no parent."""

    to: Literal["git"]
    remote: Remote
    url: WebAddress
    branch: BranchName = "pages"
    history: bool = False
    keep_days: NaturalInt = 30
    server: Literal["gitlab"] | None = None


class NetlifyTarget(Published):
    """A site of Netlify, by its file digests. A `draft` gets an address of its own each time."""

    to: Literal["netlify"]
    site: Name
    url: WebAddress
    draft: bool = False
    keep_days: NaturalInt = 30


class CloudflareTarget(Published):
    """A Worker of Cloudflare with static assets."""

    to: Literal["cloudflare"]
    account: Name
    script: Name
    url: WebAddress
    keep_days: NaturalInt = 30


Target = FolderTarget | SshTarget | S3Target | GitTarget | NetlifyTarget | CloudflareTarget
