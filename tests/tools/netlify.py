"""A stand-in for Netlify, by its OpenAPI description (2.60.0) and its guide "Deploy with the API".

What they don't promise it doesn't do: a deploy is compared asynchronously, contents are known by
SHA-1 alone, a deploy is public only when it has all of them.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

from tests.tools.interfaces import PUBLIC, Asked, Interface, Told, as_json, page_at

API = "/api/v1"
TOKEN = "nfp_a-token-for-tests"
SITE = "ourvoices.netlify.app"


@dataclass
class Deploy:
    """A deploy: its digests by path, and how far it has come."""

    id: str
    title: str
    files: dict[str, str]
    draft: bool
    state: str = "preparing"


@dataclass
class Netlify(Interface):
    """The site, its deploys, and all contents that it has ever seen."""

    deploys: list[Deploy] = field(default_factory=list)
    contents: dict[str, bytes] = field(default_factory=dict)
    published: str = ""
    locked: bool = False
    refusing: str = ""
    made: int = 0

    def answer(self, asked: Asked) -> Told:
        parts = urlsplit(asked.path)
        if parts.path.startswith(PUBLIC):
            return self.serve(parts.path)
        if asked.headers.get("Authorization") != f"Bearer {TOKEN}":
            return as_json(401, {"code": 401, "message": "Access Denied"})
        path, site = parts.path.removeprefix(API), f"/sites/{SITE}"
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        match asked.method, path:
            case "GET", _ if path == site:
                public = self.deploy(self.published)
                said = self.said(public) if public else None
                return as_json(200, {"id": "site-1", "published_deploy": said})
            case "GET", _ if path == f"{site}/deploys":
                size = int(query.get("per_page", 100))
                start = size * (int(query.get("page", 1)) - 1)
                newest = self.deploys[::-1][start : start + size]
                return as_json(200, [self.said(deploy) for deploy in newest])
            case "POST", _ if path == f"{site}/deploys":
                return self.create(asked, query.get("title", ""))
        if found := re.fullmatch(rf"{site}/deploys/([\w-]+)/restore", path):
            return self.restore(found[1])
        if found := re.fullmatch(r"/deploys/([\w-]+)(/cancel|/files/(.+))?", path):
            return self.of_deploy(asked, found[1], found[2] or "", found[3] or "")
        return as_json(404, {"code": 404, "message": "Not Found"})

    def of_deploy(self, asked: Asked, id_: str, what: str, file: str) -> Told:
        """Answer a call on one deploy."""
        deploy = self.deploy(id_)
        if deploy is None:
            return as_json(404, {"code": 404, "message": "Not Found"})
        if file and asked.method == "PUT":
            return self.upload(deploy, unquote(file), asked)
        if what == "/cancel" and asked.method == "POST":
            deploy.state = "error" if deploy.state != "ready" else deploy.state
            return as_json(201, self.said(deploy))
        if not what and asked.method == "DELETE":
            assert deploy.id != self.published
            self.deploys.remove(deploy)
            return Told(204)
        if not what and asked.method == "GET":
            self.go_on(deploy)
            return as_json(200, self.said(deploy))
        return as_json(404, {"code": 404, "message": "Not Found"})

    def deploy(self, id_: str) -> Deploy | None:
        return next((each for each in self.deploys if each.id == id_), None)

    def missing(self, deploy: Deploy) -> list[str]:
        wanted = set(deploy.files.values())
        return sorted(wanted - (self.contents.keys() - self.forgotten))

    def said(self, deploy: Deploy) -> dict[str, object]:
        """Give a deploy as the interface shows it; what is missing only once it was compared."""
        known = deploy.state != "preparing"
        return {
            "id": deploy.id,
            "site_id": "site-1",
            "state": deploy.state,
            "title": deploy.title,
            "draft": deploy.draft,
            "deploy_ssl_url": f"{self.address}{PUBLIC}/{deploy.id}",
            "error_message": self.refusing or None,
            "required": self.missing(deploy) if known else None,
        }

    def create(self, asked: Asked, title: str) -> Told:
        body = asked.json()
        files = body["files"]
        assert body["async"] is True
        assert asked.headers["Content-Type"] == "application/json"
        for path, digest in files.items():
            assert re.fullmatch(r"/[^#?]+", path) and re.fullmatch(r"[0-9a-f]{40}", digest)
        id_ = f"deploy-{self.made}"
        self.made += 1
        self.deploys.append(Deploy(id_, title, files, body["draft"]))
        return as_json(200, self.said(self.deploys[-1]))

    def go_on(self, deploy: Deploy) -> None:
        """Let a deploy come one step further, as time does."""
        if deploy.state == "preparing":
            deploy.state = "prepared"
        elif deploy.state == "processing":
            self.finish(deploy)
        elif deploy.state == "prepared" and not self.missing(deploy):
            deploy.state = "processing"

    def finish(self, deploy: Deploy) -> None:
        if self.refusing:
            deploy.state = "error"
            return
        deploy.state = "ready"
        if not (deploy.draft or self.locked):
            self.published = deploy.id

    def upload(self, deploy: Deploy, path: str, asked: Asked) -> Told:
        digest = deploy.files.get(f"/{path}")
        if asked.headers.get("Content-Type") != "application/octet-stream":
            return as_json(415, {"code": 415, "message": "expected application/octet-stream"})
        if deploy.state not in ("prepared", "uploading") or digest is None:
            return as_json(422, {"code": 422, "message": f"no upload of {path} is expected"})
        if hashlib.sha1(asked.body).hexdigest() != digest:
            return as_json(422, {"code": 422, "message": f"{path} has another digest"})
        self.contents[digest] = asked.body
        self.forgotten.discard(digest)
        deploy.state = "uploading" if self.missing(deploy) else "processing"
        return as_json(200, {"id": f"/{path}", "path": f"/{path}", "sha": digest})

    def restore(self, id_: str) -> Told:
        deploy = self.deploy(id_)
        if deploy is None or deploy.state != "ready":
            return as_json(404, {"code": 404, "message": "Not Found"})
        self.published = id_
        return as_json(201, self.said(deploy))

    def public(self, id_: str = "") -> dict[str, bytes]:
        """Give the files of a deploy that is served, that which is public if none is named."""
        deploy = self.deploy(id_ or self.published)
        if deploy is None or (deploy.state != "ready" and not id_):
            return {}
        return {
            path.removeprefix("/"): self.contents[digest]
            for path, digest in deploy.files.items()
            if digest in self.contents
        }

    def serve(self, path: str) -> Told:
        """Serve a deploy, or what is public at `live`."""
        name, _, rest = path.removeprefix(f"{PUBLIC}/").partition("/")
        files = self.public("" if name == "live" else name)
        status, _, data = page_at(unquote(rest), files)
        return Told(status, data, "text/plain")
