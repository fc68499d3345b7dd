"""What an address that is published may be: the one judge for texts, fields, tables, settings.

Browsers read addresses more kindly than their authors mean them (WHATWG URL Standard, 4.4): they
drop controls and line ends, take `\\` for `/`, and run what begins with `javascript:`. What they
would read otherwise than a person does is refused here, in words that complete "…: reason".
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, Literal
from urllib.parse import quote, unquote, unquote_to_bytes

from sitegen.hosts import IGNORED, wrong_with_host
from sitegen.values import Value

SCHEME: Final = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
# What most addresses are made of: nothing in it is dropped or read otherwise.
PLAIN_START: Final = re.compile(r"[!-~]+:|[.a-zA-Z0-9_/-]+$")
# What an address can't hold as it is (URL Standard, URL code points), with the lone per cent sign.
UNFIT: Final = re.compile(r'[\x00-\x20"<>\\^`{|}\[\]]|%(?![0-9A-Fa-f]{2})')
# URL Standard 3.5: scheme, a host without forbidden code points, perhaps a port.
WHOLE: Final = re.compile(
    r"(?P<scheme>https?)://"
    r"(?P<host>[^\s\x00-\x2c/:;<=>?@\[\\\]^`{|}\x7f]+|\[[0-9a-fA-F:.]{2,39}\])"
    r"(?::(?P<port>[0-9]{1,5}))?(?P<rest>(?:[/?#].*)?)",
    re.IGNORECASE | re.DOTALL,
)
USER: Final = re.compile(r"https?://[^/?#]*@", re.IGNORECASE)
WITH_TITLE: Final = re.compile(
    r"(?P<address>\S+)\s+(?:\((?P<title>.*)\)|'(?P<quoted>.*)')", re.DOTALL
)
LONE_PER_CENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")
# Slashes and controls that hide in a path would make another path of it.
HIDDEN_SIGN: Final = re.compile(r"%(?:2[fF]|5[cC]|[01][0-9A-Fa-f]|7[fF])")
LARGEST_PORT: Final = 65535
# A second address, or another word, that stands behind a space where no part of a path goes on.
ANOTHER: Final = re.compile(r"\s\W*https?://", re.IGNORECASE)
BROKEN_OFF: Final = re.compile(r"[/?#]\s|\s[/?#]")
# RFC 3966, 3: digits with signs between them, perhaps parameters. (Letters are on old keys alone:
# no telephone dials them.) RFC 6068, 2: at least one address, each with a host.
TELEPHONE: Final = re.compile(
    r"(?P<number>\+?[-.()*#]*[0-9][-.()*#0-9]*)(?P<parameters>(?:;[a-z-]+=[^\s;?#]+)*)"
)
MAIL: Final = re.compile(r"(?P<to>[^?#]+)(?P<fields>(?:\?[^#]*)?)")
MAILBOX: Final = re.compile(r"[^\s@,;<>()/]+@[^\s@,;<>()/]*[^\s@,;<>()/.]")

Kind = Literal["web", "contact", "site", "file", "place"]


class PublishedAddress(Value):
    """An address as it may be published.

    `kind` is web (another site), contact (mail, telephone), site (a path below this site's root, in
    NFC without per cent signs), file (seen from the file that holds it) or place (on the page).
    """

    kind: Kind
    text: str


class AddressError(ValueError):
    """An address can't be published; the message says why, or what to write instead."""


def read_address(written: str) -> PublishedAddress:
    """Give an address as it is published. Raises AddressError."""
    target = written.strip()
    if target.startswith("#"):
        return PublishedAddress(kind="place", text=target)
    bare = target if PLAIN_START.match(target) else IGNORED.sub("", target)
    scheme = SCHEME.match(bare)
    if scheme is None:
        return _of_this_site(target, bare)
    name = scheme[1].lower()
    if name in ("http", "https"):
        return PublishedAddress(kind="web", text=_whole(trimmed(target)))
    if name in ("mailto", "tel"):
        rest = bare[scheme.end() :]
        if not rest:
            raise AddressError(f"nothing behind {name}:")
        read = _telephone if name == "tel" else _mail
        return PublishedAddress(kind="contact", text=scheme[0] + read(rest))
    raise AddressError(f"addresses with {name}: are not allowed; https:, mailto: and tel: are")


def path_within(address: str, base: str) -> str:
    """Give the path from a site's root of an address that is written in full, with what follows it.

    `base` is the site's own address. "" for an address elsewhere. With http or https, it is one.
    """
    own, found = WHOLE.fullmatch(base), WHOLE.fullmatch(address)
    if own is None or found is None or host_of(own) != host_of(found):
        return ""
    path, mark, rest = partition_address(found["rest"])
    root = own["rest"].rstrip("/")
    if path.rstrip("/") == root:
        return f"/{mark}{rest}"
    return path.removeprefix(root) + mark + rest if path.startswith(f"{root}/") else ""


def host_of(whole: re.Match[str]) -> tuple[str, str]:
    """Give host and port as they compare; the ports that http and https have anyway are none."""
    port = whole["port"] if whole["port"] not in ("80", "443") else ""
    return whole["host"].casefold(), port or ""


def is_mailbox(text: str) -> bool:
    """True for one person's or office's address of mail: name@host."""
    return MAILBOX.fullmatch(text) is not None


def partition_address(address: str) -> tuple[str, str, str]:
    """Split an address into its path, the mark `?` or `#` that ends it, and the rest."""
    places = [place for mark in "?#" if (place := address.find(mark)) >= 0]
    if not places:
        return address, "", ""
    place = min(places)
    return address[:place], address[place], address[place + 1 :]


def trimmed(text: str) -> str:
    """Give a text without the invisible signs that were copied along at its ends."""
    start = IGNORED.match(text)
    text = text[start.end() :] if start else text
    while text and IGNORED.fullmatch(text[-1]):
        text = text[:-1]
    return text


def decode_path(path: str) -> str:
    """Give a path without per cent signs, in NFC. Raises AddressError.

    Browsers show and copy `/שלום/` as `/%D7%A9%D7%9C%D7%95%D7%9D/`.
    """
    if path.isascii() and "%" not in path:
        return path
    if found := LONE_PER_CENT.search(path):
        raise AddressError(f'"{path[found.start() :][:3]}" is no encoded letter; write % as %25')
    if found := HIDDEN_SIGN.search(path):
        raise AddressError(f'"{found[0]}" hides a sign that no name can hold')
    try:
        decoded = unquote_to_bytes(path).decode("utf-8")
    except UnicodeDecodeError:
        raise AddressError("its per cent signs encode no letters; expected UTF-8") from None
    if any(part in (".", "..") for part in decoded.split("/")) and "%" in path:
        raise AddressError('"." and ".." can\'t be encoded')
    return unicodedata.normalize("NFC", decoded)


def _of_this_site(target: str, bare: str) -> PublishedAddress:
    path, mark, rest = partition_address(target)
    if bare.startswith(("//", "/\\", "\\\\", "\\/")):
        raise AddressError("write the address in full, with https:")
    if "\\" in path:
        raise AddressError("it has a backslash; the parts of an address end with /")
    if not path.startswith("/"):
        if bare.startswith("/"):
            raise AddressError("an invisible sign stands before it; type it anew")
        return PublishedAddress(kind="file", text=target)
    _check_seen(path)
    return PublishedAddress(kind="site", text=decode_path(path) + mark + rest)


def _whole(target: str) -> str:
    whole = WHOLE.fullmatch(target)
    if whole is None:
        titled = WITH_TITLE.fullmatch(target)
        if titled and WHOLE.fullmatch(titled["address"]):
            shown = f'{titled["address"]} "{titled["title"]}"'
            raise AddressError(f"a title stands in double quotes: {shown}")
        if USER.match(target):
            raise AddressError("a name before @ hides where it leads; leave it out")
        raise AddressError("not a whole address")
    if whole["port"] and not 0 < int(whole["port"]) <= LARGEST_PORT:
        raise AddressError(f"there is no port {whole['port']}")
    if wrong := wrong_with_host(whole["host"]):
        raise AddressError(wrong)
    _check_seen(whole["rest"])
    _check_goes_on(whole["rest"])
    return target[: whole.start("rest")] + UNFIT.sub(_quoted, whole["rest"])


def _telephone(written: str) -> str:
    """Give a telephone's number: digits of any script as 0 to 9, any dash as a hyphen."""
    found = TELEPHONE.fullmatch("".join(map(_plain_digit, IGNORED.sub("", written))))
    if found is None:
        shown = _short(written)
        raise AddressError(f'"{shown}" is no telephone number, such as tel:+972-2-123-4567')
    # An # as it is begins the name of a place on a page.
    return found["number"].replace("#", "%23") + found["parameters"]


def _plain_digit(sign: str) -> str:
    if unicodedata.category(sign) == "Pd":
        return "-"
    sign = unicodedata.normalize("NFKC", sign)
    return str(unicodedata.decimal(sign)) if len(sign) == 1 and sign.isdecimal() else sign


def _mail(written: str) -> str:
    found = MAIL.fullmatch(written)
    mailboxes = [each.strip() for each in found["to"].split(",")] if found else []
    wrong = [each for each in mailboxes if not MAILBOX.fullmatch(unquote(each))]
    if found is None or wrong:
        shown = _short(wrong[0] if wrong else written)
        raise AddressError(f'"{shown}" is no address of a mail, such as mailto:us@example.org')
    return UNFIT.sub(_quoted, ",".join(mailboxes) + found["fields"])


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


def _check_seen(text: str) -> None:
    """Refuse signs that nobody sees: they can turn an address round before a reader's eyes."""
    if found := IGNORED.search(text.replace(" ", "")):
        raise AddressError(f"it has an invisible sign, {_name_of(found[0][0])}; type it anew")


def _check_goes_on(rest: str) -> None:
    """Refuse what is hardly one address: another one behind it, or a part that a space begins."""
    if ANOTHER.search(rest):
        raise AddressError("another address stands behind it; expected one")
    if found := BROKEN_OFF.search(rest):
        sign = found[0].strip()
        raise AddressError(f'a space stands beside its "{sign}"; take it out, or write %20')


def _name_of(sign: str) -> str:
    return f"U+{ord(sign):04X}"


def _quoted(match: re.Match[str]) -> str:
    return quote(match[0], safe="")
