"""A real WordPress, set up for a test: a database on a socket, content of its own, no network."""

from __future__ import annotations

import getpass
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sitegen.environment.mending import mending_line, supplier
from sitegen.environment.needs import WORDPRESS
from tests.tools.needs import require

FILL = Path(__file__).with_name("wordpress.php")
WISHES = Path(__file__).with_name("wordpress.json")
SECONDS = 120


def require_wordpress() -> Path:
    """Give the folder of WordPress; fail where it is not."""
    found = next((Path(name) for name in WORDPRESS.names if Path(name).is_file()), None)
    if found is None:
        line = mending_line([WORDPRESS], supplier())
        pytest.fail(f"WordPress is missing; type: {line}", pytrace=False)
    return found.parent


@contextmanager
def database(folder: Path) -> Iterator[Path]:
    """Run a MariaDB whose data lie in a folder; give its socket. It listens on no port."""
    data, socket = folder / "data", folder / "socket"
    words = [require("mariadb-install-db"), "--no-defaults", f"--datadir={data}", "--skip-test-db"]
    words += ["--auth-root-authentication-method=normal", *as_root()]
    subprocess.run(words, check=True, capture_output=True, timeout=SECONDS)
    words = [require("mariadbd"), "--no-defaults", f"--datadir={data}", f"--socket={socket}"]
    words += ["--skip-networking", "--innodb-flush-log-at-trx-commit=0", *as_root()]
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen(words, stdout=log, stderr=log)
    try:
        end = time.monotonic() + SECONDS
        while not socket.exists():
            assert running.poll() is None and time.monotonic() < end, (folder / "log").read_text()
            time.sleep(0.05)
        yield socket
    finally:
        running.terminate()
        running.wait(timeout=SECONDS)


def as_root() -> list[str]:
    """Give what MariaDB has to be told where root runs it."""
    return [f"--user={getpass.getuser()}"]


def exported(folder: Path, address: str) -> Path:
    """Fill a WordPress with what `wordpress.json` says, and give the file that its exporter writes.

    Uploads are to lie in `content/uploads` of the folder.
    """
    content = folder / "content"
    with database(folder) as socket:
        words = [require("php"), "-d", "display_errors=stderr", str(FILL), str(require_wordpress())]
        words += [str(socket), str(content), address, str(WISHES)]
        done = subprocess.run(words, capture_output=True, timeout=SECONDS)
    assert done.returncode == 0, done.stderr.decode()
    export = folder / "export.xml"
    export.write_bytes(done.stdout)
    return export
