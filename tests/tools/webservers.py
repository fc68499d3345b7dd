"""Web servers of their own on loopback, which serve a folder with a snippet of rules included."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

from tests.tools.hosts import free_port, running
from tests.tools.needs import require

SECONDS = 20

NGINX = """\
{user}daemon off; pid {folder}/pid; error_log {folder}/errors; worker_processes 1;
events {{ worker_connections 64; }}
http {{
  types {{ text/html html; text/css css; }}
  access_log off; client_body_temp_path {folder}/a; proxy_temp_path {folder}/b;
  fastcgi_temp_path {folder}/c; uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  server {{
    listen 127.0.0.1:{port}; root "{root}"; index index.html; charset utf-8;
    gzip_static on; absolute_redirect off;
    include "{root}/.nginx.conf";
  }}
}}
"""

APACHE = """\
ServerRoot {folder}
ServerName localhost
PidFile {folder}/pid
ErrorLog {folder}/errors
Listen 127.0.0.1:{port}
{modules}
TypesConfig /dev/null
AddType text/html .html
DocumentRoot "{root}"
<Directory "{root}">
  AllowOverride FileInfo
  Require all granted
  DirectoryIndex index.html
</Directory>
<FilesMatch "^\\.ht">
  Require all denied
</FilesMatch>
"""
MODULES = ("mpm_event", "authz_core", "dir", "mime", "alias", "headers", "rewrite")

CADDY = """\
{{
  admin off
  auto_https off
  storage file_system "{folder}"
}}
http://127.0.0.1:{port} {{
  root * "{root}"
  import "{root}/.caddy"
  file_server {{
    precompressed br gzip
  }}
}}
"""


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Web:
    """A running server; `root` is the folder that it serves."""

    port: int
    root: Path

    def get(self, path: str, encoding: str = "identity", query: str = "") -> Answer:
        """Ask for a path as it stands in a file's name; redirects are not followed."""
        address = f"{quote(path)}?{query}" if query else quote(path)
        connection = HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        try:
            connection.request("GET", address, headers={"Accept-Encoding": encoding})
            answer = connection.getresponse()
            headers = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, headers, answer.read())
        finally:
            connection.close()


@contextmanager
def serving(server: str, folder: Path, root: Path) -> Iterator[Web]:
    """Serve a folder by nginx, Apache or Caddy; `folder` takes settings and logs."""
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    values = {"folder": folder, "root": root, "port": port}
    settings = folder / "settings"
    match server:
        case "nginx":
            user = "user root;\n" if getpass.getuser() == "root" else ""
            settings.write_text(NGINX.format(user=user, **values))
            words = [require("nginx"), "-e", f"{folder}/errors", "-c", str(settings)]
        case "apache":
            program = Path(require("apache2"))
            modules = "\n".join(
                f"LoadModule {name}_module {apache_modules()}/mod_{name}.so" for name in MODULES
            )
            settings.write_text(APACHE.format(modules=modules, **values))
            words = [str(program), "-f", str(settings), "-D", "FOREGROUND"]
        case _:
            settings.write_text(CADDY.format(**values))
            words = [require("caddy"), "run", "--config", str(settings), "--adapter", "caddyfile"]
    with running(words, port, folder / "log"):
        yield Web(port, root)


def apache_modules() -> Path:
    """Give the folder of Apache's modules: Debian's, or Homebrew's."""
    places = ("/usr/lib/apache2/modules", "/opt/homebrew/lib/httpd/modules")
    return next((path for path in map(Path, places) if path.is_dir()), Path(places[0]))
