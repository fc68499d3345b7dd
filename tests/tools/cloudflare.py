"""A stand-in for Cloudflare's Workers, by their API's description and the guide "Direct Uploads".

What they don't promise it doesn't do: contents are known by their keys alone, a token for uploads
can be too old at any time, and a version has the files of its token's manifest, and no others.
"""

from __future__ import annotations

import json
import re
from base64 import b64decode
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from urllib.parse import parse_qs, unquote, urlsplit

from tests.tools.interfaces import PUBLIC, Asked, Interface, Told, as_json, page_at

API = "/client/v4"
TOKEN = "a-token-of-cloudflare-for-tests"
ACCOUNT = "0123456789abcdef0123456789abcdef"
SCRIPT = "our-site"
WORKERS = f"/accounts/{ACCOUNT}/workers"
BUCKET = 4

Manifest = dict[str, str]


@dataclass
class Version:
    """A version: its files' keys by path, and its configuration."""

    id: str
    files: Manifest
    config: dict[str, str]


@dataclass
class Cloudflare(Interface):
    """An account with one Worker, None before the first upload."""

    contents: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    sessions: dict[str, Manifest] = field(default_factory=dict)
    completed: dict[str, Manifest] = field(default_factory=dict)
    versions: list[Version] = field(default_factory=list)
    deployments: list[dict[str, object]] = field(default_factory=list)
    tags: list[str] | None = None
    dev: bool = False
    uses: int = 1_000_000
    made: int = 0
    sizes: dict[str, int] = field(default_factory=dict)

    def answer(self, asked: Asked) -> Told:
        parts = urlsplit(asked.path)
        if parts.path.startswith(PUBLIC):
            return self.serve(parts.path)
        path = parts.path.removeprefix(API)
        if path == f"{WORKERS}/assets/upload":
            assert parse_qs(parts.query) == {"base64": ["true"]}
            return self.upload(asked)
        if asked.headers.get("Authorization") != f"Bearer {TOKEN}":
            return refused(401, 10000, "Authentication error")
        script = f"{WORKERS}/scripts/{SCRIPT}"
        match asked.method, path.removeprefix(script):
            case "POST", "/assets-upload-session":
                return self.begin(asked)
            case "PUT", "":
                return self.put(asked)
            case _ if not self.versions:
                return refused(404, 10007, "This Worker does not exist on your account.")
            case "GET", "/script-settings":
                return result(200, {"logpush": False, "tags": self.tags})
            case "GET", "/deployments":
                return result(200, {"deployments": self.deployments[::-1]})
            case "POST", "/deployments":
                return self.deploy(asked)
            case "POST", "/subdomain":
                self.dev = asked.json()["enabled"]
                return result(200, {"enabled": self.dev, "previews_enabled": False})
        former = path.removeprefix(f"{script}/deployments/")
        if asked.method == "DELETE" and former != self.deployments[-1]["id"]:
            self.deployments = [each for each in self.deployments if each["id"] != former]
            return result(200, {})
        return refused(404, 7003, "Could not route")

    def begin(self, asked: Asked) -> Told:
        manifest = asked.json()["manifest"]
        if len(manifest) > 20_000:
            return refused(413, 10021, "too many files")
        for path, entry in manifest.items():
            assert path.startswith("/") and re.fullmatch(r"[0-9a-f]{32}", entry["hash"])
            assert isinstance(entry["size"], int)
            self.sizes[entry["hash"]] = entry["size"]
        files = {path: entry["hash"] for path, entry in manifest.items()}
        missing = self.missing(files)
        jwt = f"session-{len(self.sessions) + len(self.completed)}"
        if not missing:
            self.completed[jwt] = files
            return result(200, {"jwt": jwt, "buckets": []})
        self.sessions[jwt] = files
        buckets = [missing[start : start + BUCKET] for start in range(0, len(missing), BUCKET)]
        return result(200, {"jwt": jwt, "buckets": buckets})

    def missing(self, files: Manifest) -> list[str]:
        return sorted(set(files.values()) - (self.contents.keys() - self.forgotten))

    def upload(self, asked: Asked) -> Told:
        files = self.sessions.get(asked.headers.get("Authorization", "").removeprefix("Bearer "))
        if files is None or not self.uses:
            return refused(401, 10000, "Authentication error")
        self.uses -= 1
        for part in form(asked):
            key = str(part.get_param("name", header="content-disposition"))
            if key not in files.values() or part.get_filename() != key:
                return refused(400, 10021, "not in the manifest")
            data = b64decode(part.get_payload(decode=True), validate=True)  # type: ignore[arg-type]
            if len(data) != self.sizes[key]:
                return refused(400, 10021, "another size than in the manifest")
            self.contents[key] = (part["Content-Type"], data)
            self.forgotten.discard(key)
        if self.missing(files):
            return result(202, {})
        jwt = f"completion-{len(self.completed)}"
        self.completed[jwt] = files
        return result(201, {"jwt": jwt})

    def put(self, asked: Asked) -> Told:
        (part,) = form(asked)
        assert part.get_param("name", header="content-disposition") == "metadata"
        assert part.get_content_type() == "application/json"
        metadata = json.loads(part.get_payload(decode=True))  # type: ignore[arg-type]
        assets = metadata["assets"]
        files = self.completed.get(assets["jwt"])
        if files is None:
            return refused(400, 10021, "The completion token is not valid")
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", metadata["compatibility_date"])
        assert assets["config"].keys() <= {
            *("_headers", "_redirects"),
            *("html_handling", "not_found_handling"),
        }
        self.tags = metadata["tags"]
        self.versions.append(Version(f"version-{len(self.versions)}", files, assets["config"]))
        self.record(self.versions[-1].id, "")
        return result(200, {"id": SCRIPT, "startup_time_ms": 0, "tags": self.tags})

    def record(self, version: str, message: str) -> None:
        annotations = {"workers/triggered_by": "upload"}
        if message:
            annotations = {"workers/triggered_by": "deployment", "workers/message": message}
        self.made += 1
        self.deployments.append(
            {
                "id": f"deployment-{self.made}",
                "source": "api",
                "strategy": "percentage",
                "created_on": "2026-11-29T00:00:00Z",
                "versions": [{"percentage": 100, "version_id": version}],
                "annotations": annotations,
            }
        )

    def deploy(self, asked: Asked) -> Told:
        body = asked.json()
        assert body["strategy"] == "percentage"
        ((version),) = body["versions"]
        assert version["percentage"] == 100
        if version["version_id"] not in {each.id for each in self.versions}:
            return refused(400, 10021, "no such version")
        self.record(version["version_id"], body["annotations"]["workers/message"])
        return result(200, self.deployments[-1])

    def version(self) -> Version | None:
        """Give the version that is public."""
        if not self.deployments:
            return None
        ((share),) = self.deployments[-1]["versions"]  # type: ignore[misc]
        return next(each for each in self.versions if each.id == share["version_id"])  # type: ignore[has-type]

    def public(self) -> dict[str, bytes]:
        """Give the files that are public."""
        version = self.version()
        files = version.files if version else {}
        return {path.removeprefix("/"): self.contents[key][1] for path, key in files.items()}

    def serve(self, path: str) -> Told:
        status, name, data = page_at(unquote(path.removeprefix(f"{PUBLIC}/live")), self.public())
        version = self.version()
        key = version.files.get(f"/{name}", "") if version else ""
        return Told(status, data, self.contents[key][0] if key else "text/plain")


def form(asked: Asked) -> list[Message]:
    """Give the parts of a form (RFC 7578)."""
    head = f"Content-Type: {asked.headers['Content-Type']}\r\n\r\n"
    message = message_from_bytes(head.encode() + asked.body)
    assert message.is_multipart()
    return list(message.walk())[1:]


def result(status: int, value: object) -> Told:
    """Give an answer in Cloudflare's envelope."""
    return as_json(status, {"success": True, "errors": [], "messages": [], "result": value})


def refused(status: int, code: int, message: str) -> Told:
    """Refuse in Cloudflare's envelope."""
    errors = [{"code": code, "message": message}]
    return as_json(status, {"success": False, "errors": errors, "messages": [], "result": None})
