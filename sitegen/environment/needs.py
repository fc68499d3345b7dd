"""What each task needs beyond Python packages, and what supplies it on Debian and on macOS."""

from __future__ import annotations

from typing import Literal

from sitegen.values import Value

Task = Literal["building", "panels", "tests"]
Kind = Literal["library", "command", "files", "reading language"]


class Need(Value):
    """A library, a command, files of a program or a language of the text recogniser.

    Any one of `names` will do: the names of a library's file or a command's on the various systems,
    or paths.
    `debian` is the package of Debian and Ubuntu, `homebrew` the formula (with its options).
    """

    name: str
    task: Task
    kind: Kind
    names: tuple[str, ...]
    debian: str
    homebrew: str


def library(name: str, names: tuple[str, ...], debian: str) -> Need:
    """Return the need of a shared library for panels; Homebrew brings all of them with Pango."""
    return Need(
        name=name, task="panels", kind="library", names=names, debian=debian, homebrew="pango"
    )


def command(names: tuple[str, ...], debian: str, homebrew: str) -> Need:
    """Return the need of a program that the tests run, named as it is called first in `names`."""
    return Need(
        name=names[0], task="tests", kind="command", names=names, debian=debian, homebrew=homebrew
    )


def reading(language: str) -> Need:
    """Return the need of a language (ISO 639-2) in which the tests read the panels' pictures."""
    return Need(
        name=f"tesseract: {language}",
        task="tests",
        kind="reading language",
        names=(language,),
        debian=f"tesseract-ocr-{language}",
        homebrew="tesseract-lang",
    )


# The libraries that WeasyPrint opens when it is imported, by the names under which it does.
LIBRARIES = (
    library(
        "Pango",
        ("libpango-1.0.so.0", "pango-1.0", "libpango-1.0-0.dll"),
        "libpango-1.0-0",
    ),
    library(
        "PangoFT2",
        ("libpangoft2-1.0.so.0", "pangoft2-1.0", "libpangoft2-1.0-0.dll"),
        "libpangoft2-1.0-0",
    ),
    library(
        "HarfBuzz subset",
        ("libharfbuzz-subset.so.0", "harfbuzz-subset", "libharfbuzz-subset-0.dll"),
        "libharfbuzz-subset0",
    ),
)

COMMANDS = (
    command(("apache2", "httpd"), "apache2-bin", "httpd"),
    command(("caddy",), "caddy", "caddy"),
    command(("chromium", "chromium-browser", "google-chrome"), "chromium", "--cask chromium"),
    command(("exiftool",), "libimage-exiftool-perl", "exiftool"),
    command(("firefox-esr", "firefox"), "firefox-esr", "--cask firefox"),
    command(("gs",), "ghostscript", "ghostscript"),
    command(("mariadbd",), "mariadb-server", "mariadb"),
    command(("java",), "default-jre-headless", "openjdk"),
    command(("nginx",), "nginx-light", "nginx"),
    command(("php",), "php-cli", "php"),
    command(("npm",), "npm", "node"),
    command(("pdffonts",), "poppler-utils", "poppler"),
    command(("qpdf",), "qpdf", "qpdf"),
    command(("sshd",), "openssh-server", "openssh"),
    command(("tesseract",), "tesseract-ocr", "tesseract"),
    command(("zbarimg",), "zbar-tools", "zbar"),
)

# Homebrew has none of its own; wp-cli fetches one (wp core download).
WORDPRESS = Need(
    name="WordPress",
    task="tests",
    kind="files",
    names=(
        "/usr/share/wordpress/wp-settings.php",
        "/opt/homebrew/share/wordpress/wp-settings.php",
    ),
    debian="wordpress",
    homebrew="wp-cli",
)

NEEDS = (*LIBRARIES, *COMMANDS, WORDPRESS, reading("ara"), reading("eng"), reading("heb"))
