"""What is told where a host refuses: its own reason, in one line, and what helps."""

from __future__ import annotations

import subprocess

import pytest

from sitegen.content.settings.targets import FolderTarget
from sitegen.errors import SitegenError, UsageError
from sitegen.publish.bucket import hint_for, short
from sitegen.publish.git import reason_in
from sitegen.publish.publish import find_target
from sitegen.publish.remote import checked


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "ssh: Could not resolve hostname git.example.org: Name or service not known\n"
            "fatal: Could not read from remote repository.\n\n"
            "Please make sure you have the correct access rights\nand the repository exists.",
            "ssh: Could not resolve hostname git.example.org: Name or service not known",
        ),
        (
            "git@example.org: Permission denied (publickey).\n"
            "fatal: Could not read from remote repository.",
            "git@example.org: Permission denied (publickey) (the host doesn't know your key: give "
            "it the public one, on its page)",
        ),
        (
            "fatal: could not read Username for 'https://example.org': terminal prompts disabled",
            "write git@HOST:ORG/NAME.git and give the host your key",
        ),
        (
            "remote: GitLab: You are not allowed to force push to a protected branch.\n"
            "To git@example.org:org/site.git\n"
            " ! [remote rejected] pages -> pages (pre-receive hook declined)\n"
            "error: failed to push some refs to 'git@example.org:org/site.git'",
            "a protected branch? allow force pushes to it at the host, or history: true",
        ),
        ("", "git failed and doesn't say why"),
    ],
)
def test_of_what_git_says_the_reason_is_told(said: str, told: str) -> None:
    assert told in reason_in(said.splitlines())


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Connected to x.\nConnection closed", "Connection closed"),
        ("Host key verification failed.\nConnection closed", "type ssh and the host's name once"),
        ("u@x: Permission denied (publickey).\nConnection closed", "brings it one"),
        ('write remote "/html/a": Failure', "is its disk full?"),
        (
            "tar: a: Cannot write: No space left on device\ntar: Skipping to next header\n"
            "tar: Exiting with failure status due to previous errors",
            "refuses: tar: a: Cannot write: No space left on device; what was public",
        ),
    ],
)
def test_of_what_ssh_says_the_reason_is_told(said: str, told: str) -> None:
    done = subprocess.CompletedProcess([], 1, b"", said.encode())
    with pytest.raises(SitegenError) as error:
        checked(done, "web.example.org")
    assert told in str(error.value) and "\n" not in str(error.value)


def test_of_what_a_bucket_says_its_code_and_message_are_told() -> None:
    said = (
        "Object at location .sitegen/probe not found: Server returned non-2xx status code: 404: "
        "<Error><Code>NoSuchBucket</Code><Message>The bucket does not exist</Message></Error>"
    )
    assert short(said) == "NoSuchBucket: The bucket does not exist"
    assert hint_for("NotFound", said).startswith("there is none; make it at the host")
    wrong = "the region 'us-east-1' is wrong; expecting 'eu-central-1'"
    assert hint_for("Generic", wrong) == "is region: in site.yaml that of the bucket? "
    assert short("x" * 1000) == "x" * 300


def test_whoever_has_no_target_yet_is_told_how_to_write_one() -> None:
    with pytest.raises(UsageError, match=r"preview: \{to: folder, path: \.\./preview"):
        find_target({}, "preview")
    one = {"preview": FolderTarget(to="folder", path="p", url="https://www.example.org")}
    with pytest.raises(UsageError, match=r'expected one of preview; did you mean "preview"\?'):
        find_target(one, "previw")
