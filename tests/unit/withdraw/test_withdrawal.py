"""The withdrawal test: published everywhere, withdrawn, and nothing of him is left anywhere."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest

from sitegen.builder.pipeline import build
from sitegen.content.editing.bin import BIN
from sitegen.content.settings.targets import FolderTarget, GitTarget, SshTarget
from sitegen.errors import SitegenError
from sitegen.publish import cloudflare as cloudflare_api
from sitegen.publish import netlify as netlify_api
from sitegen.publish import s3
from sitegen.publish.host import Terms
from sitegen.publish.publish import reached, roll_back
from sitegen.withdraw import steps
from sitegen.withdraw.begin import Begun, Choice, begin
from sitegen.withdraw.case import Case
from sitegen.withdraw.rehearse import publish_all
from sitegen.withdraw.steps import Outcome, withdraw
from sitegen.withdraw.targets import Place, Work
from tests.sites import bytes_of, write_files
from tests.tools import cloudflare as cloudflare_host
from tests.tools import netlify as netlify_host
from tests.tools.buckets import BUCKET, s3_server
from tests.tools.hosts import ssh_environment, sshd
from tests.unit.publish.buckets import place_at as bucket_at
from tests.unit.publish.direct import Place as Direct
from tests.unit.publish.direct import place_at as direct_at
from tests.unit.withdraw.world import (
    FILES,
    FOLDER,
    PICTURES,
    STORY,
    left,
    left_in,
    options_of,
    site_with_story,
)

URL = "https://www.example.org"
API = {"netlify": netlify_host.API, "cloudflare": cloudflare_host.API}
FILES_OF_HIS = [path for path in FILES if path.startswith(f"{FOLDER}/")]
TODAY = date(2026, 3, 1)


def begun(work: Work, tmp_path: Path) -> Begun:
    """Find what is to be withdrawn, into an archive beside the site."""
    return begin(work.options, STORY, Choice(tmp_path / "archive"), today=TODAY)


def run(work: Work, places: list[Place], tmp_path: Path) -> Outcome:
    """Withdraw him, or go on with that."""
    return withdraw(begun(work, tmp_path).case, work, places, lambda line: None)


@pytest.fixture
def work(tmp_path: Path) -> Work:
    """Give a built site."""
    site = site_with_story(tmp_path / "site")
    options = options_of(site)
    build(options)
    deleted = f"{BIN}/20260101T101010/files/{FOLDER}"
    write_files(site, {f"{deleted}/portrait.png": PICTURES["portrait.png"]})
    return Work(options, allow_samples=True)


def folder_at(tmp_path: Path) -> Place:
    """Give a target that is a folder, served by nginx, with compressed copies."""
    path = str(tmp_path / "www")
    target = FolderTarget(to="folder", path=path, url=URL, server="nginx", compressed=True)
    return Place("folder", target)


def published(places: list[Place], work: Work) -> None:
    """Publish twice, so that there are former releases."""
    for place in places:
        publish_all(place, work)
    trip = work.options.site / "content/news/2024/trip.md"
    trip.write_text(trip.read_text("utf-8").replace("was glad", "was very glad"), encoding="utf-8")
    build(work.options)
    for place in places:
        publish_all(place, work)


def files_in_bucket(server: object, prefix: str) -> Iterator[tuple[str, bytes]]:
    """Read all objects of a target in a bucket."""
    client = server.client()  # type: ignore[attr-defined]
    for page in client.get_paginator("list_objects_v2").paginate(Bucket=BUCKET, Prefix=prefix):
        for each in page.get("Contents", []):
            yield each["Key"], client.get_object(Bucket=BUCKET, Key=each["Key"])["Body"].read()


def files_in_branch(remote: Path) -> Iterator[tuple[str, bytes]]:
    """Read all that a branch's commits hold."""
    git = ["git", "-C", str(remote)]
    listed = subprocess.run(
        [*git, "rev-list", "--objects", "pages"], capture_output=True, check=True
    )
    for line in listed.stdout.decode().splitlines():
        name, _, path = line.partition(" ")
        if path:
            yield path, subprocess.run([*git, "cat-file", "-p", name], capture_output=True).stdout


def files_at(direct: Direct) -> Iterator[tuple[str, bytes]]:
    """Read all that a host with an interface serves: the public release and former ones."""
    yield from direct.there.public().items()
    for deploy in getattr(direct.there, "deploys", ()):
        yield from direct.there.public(deploy.id).items()  # type: ignore[call-arg]


def test_nothing_is_left_anywhere_and_a_second_run_changes_nothing(
    work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(s3, "PAUSE", 0.05)
    remote = tmp_path / "remote.git"
    subprocess.run(["git", "init", "-q", "--bare", remote], check=True)
    subprocess.run(["git", "-C", remote, "config", "uploadpack.allowFilter", "true"], check=True)
    site = work.options.site
    with ExitStack() as stack:
        server = stack.enter_context(sshd(tmp_path / "keys"))
        for name, value in ssh_environment(server).items():
            monkeypatch.setenv(name, value)
        moto = stack.enter_context(s3_server("moto", tmp_path / "moto"))
        bucket = bucket_at(moto, site, monkeypatch)
        netlify = stack.enter_context(direct_at("netlify", site, monkeypatch))
        cloudflare = stack.enter_context(direct_at("cloudflare", site, monkeypatch))
        for name, there in (
            (netlify_api.BASE_NAME, netlify),
            (cloudflare_api.BASE_NAME, cloudflare),
        ):
            monkeypatch.setenv(name, f"{there.there.address}{API[there.kind]}")
        shell = {"to": "ssh", "host": server.host, "port": server.port, "url": URL}
        places = [
            folder_at(tmp_path),
            Place("shell", SshTarget(**shell, path=str(tmp_path / "shell"))),
            Place("space", SshTarget(**shell, path=str(tmp_path / "space"), mode="plain")),
            Place("branch", GitTarget(to="git", remote=remote.as_uri(), url=URL, history=True)),
            Place("bucket", bucket.target),
            Place("netlify", netlify.target),
            Place("cloudflare", cloudflare.target),
        ]
        published(places, work)

        def everywhere() -> dict[str, list[str]]:
            return {
                "output": left_in(work.options.output),
                "cache": left_in(work.options.cache_root),
                "bin": left_in(site / BIN),
                "folder": left_in(tmp_path / "www"),
                "shell": left_in(tmp_path / "shell"),
                "space": left_in(tmp_path / "space"),
                "branch": left(files_in_branch(remote)),
                "bucket": left(files_in_bucket(moto, bucket.target.prefix)),
                "netlify": left(files_at(netlify)),
                "cloudflare": left(files_at(cloudflare)),
            }

        assert all(everywhere().values()), "the search finds him before"
        done = run(work, places, tmp_path)
        assert done.failures == () and done.hits == ()
        assert {where: found for where, found in everywhere().items() if found} == {}
        for place in places:
            with reached(place.target, site) as host, pytest.raises(SitegenError):
                roll_back(host, "", Terms())
        before = {name: bytes_of(tmp_path / name) for name in ("www", "shell", "space", "site")}
        objects = list(files_in_bucket(moto, ""))
        releases = netlify.there.published, len(cloudflare.there.deployments)
        again = run(work, places, tmp_path)
        assert again.is_done and again.case == done.case
        assert {name: bytes_of(tmp_path / name) for name in before} == before
        assert list(files_in_bucket(moto, "")) == objects
        assert (netlify.there.published, len(cloudflare.there.deployments)) == releases


class Killed(BaseException):
    """The power goes."""


def test_broken_off_after_any_step_it_goes_on_and_nothing_is_lost(
    work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = [folder_at(tmp_path)]
    published(places, work)
    files = {path: (work.options.site / path).read_bytes() for path in FILES_OF_HIS}
    write = steps.write_case
    met: list[tuple[str, ...]] = []

    def killed_before_it_is_noted(site: Path, case: Case) -> None:
        if case.done and case.done not in met:
            met.append(case.done)
            raise Killed
        write(site, case)

    monkeypatch.setattr(steps, "write_case", killed_before_it_is_noted)
    for _ in range(20):
        try:
            done = run(work, places, tmp_path)
            break
        except Killed:
            saved = {path: data for path, data in files.items() if is_somewhere(data, tmp_path)}
            assert saved == files
    assert len(met) == 10, "every step was broken off once"
    assert done.is_done and left_in(tmp_path / "www") == []
    assert left_in(work.options.output) == [] and left_in(work.options.cache_root) == []


def is_somewhere(data: bytes, tmp_path: Path) -> bool:
    """True for a file that stands in the archive or in the site."""
    folders = (tmp_path / "archive", tmp_path / "site/content")
    return any(
        path.read_bytes() == data for each in folders for path in each.rglob("*") if path.is_file()
    )
