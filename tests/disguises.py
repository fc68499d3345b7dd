"""A made-up name in three scripts, in every disguise, and an own way to find it in bytes.

Nothing here uses the code that is judged: what it may overlook, these would overlook too.
"""

from __future__ import annotations

import gzip
import unicodedata
import zlib
from collections.abc import Iterator
from pathlib import Path

import brotli

NAMES = {"en": "Zohara Quillfeather", "he": "זהרה קווילפדר", "ar": "زهرة كويلفذر"}

DISGUISES = {
    "as it is written": "We met Zohara Quillfeather.",
    "capitals": "ZOHARA QUILLFEATHER came.",
    "accents": "We met Zohára Quîllfeather.",
    "decomposed accents": "We met Zoha\u0301ra Quillfeather.",
    "full width": "We met Ｚｏｈａｒａ Ｑｕｉｌｌｆｅａｔｈｅｒ.",
    "mathematical letters": "We met 𝐙𝐨𝐡𝐚𝐫𝐚 𝐐𝐮𝐢𝐥𝐥𝐟𝐞𝐚𝐭𝐡𝐞𝐫.",
    "small capitals": "We met ᴢᴏʜᴀʀᴀ ꞯᴜɪʟʟꜰᴇᴀᴛʜᴇʀ.",
    "small capitals with an older Q": "We met ᴢᴏʜᴀʀᴀ ǫᴜɪʟʟғᴇᴀᴛʜᴇʀ.",
    "letters with a stroke": "We met Zohara Quiłłfeaŧher.",
    "without dots": "We met Zohara Quıllfeather.",
    "white on black": "We met 🆉🅾🅷🅰🆁🅰 🆀🆄🅸🅻🅻🅵🅴🅰🆃🅷🅴🆁.",
    "letters of flags": "We met 🇿🇴🇭🇦🇷🇦 🇶🇺🇮🇱🇱🇫🇪🇦🇹🇭🇪🇷.",
    "a sign of music that shows nothing": "We met Zo\U0001d173hara Quillfeather.",
    "an initial": "We met Zohara K. Quillfeather.",
    "a nickname": "We met Zohara “Zuzu” Quillfeather.",
    "a nickname in brackets": "We met Zohara (Zuzu) Quillfeather.",
    "a number between": "We met Zohara2 Quillfeather.",
    "zero-width space": "We met Zo\u200bhara Quill\u200bfeather.",
    "zero-width joiner": "We met Zo\u200dhara Quillfeather.",
    "word joiner": "We met Zohara Quill\u2060feather.",
    "soft hyphen": "We met Zohara Quill\u00adfeather.",
    "soft hyphen as an entity": "We met Zohara Quill&shy;feather.",
    "marks of direction": "We met \u2067Zohara \u200fQuillfeather\u2069.",
    "no-break space": "We met Zohara\u00a0Quillfeather.",
    "a line between": "We met Zohara\nQuillfeather.",
    "reversed": "See Quillfeather, Zohara.",
    "hashtag": "See \\#ZoharaQuillfeather.",
    "hashtag with an underscore": "See \\#Zohara_Quillfeather.",
    "hashtag with a hyphen": "See zohara-quillfeather.",
    "inside a longer hashtag": "See \\#ThankYouZoharaQuillfeather2024.",
    "possessive": "That is Zohara Quillfeather’s garden.",
    "possessive with a straight sign": "That is Zohara Quillfeather's garden.",
    "decimal entity": "We met Zohara &#81;uillfeather.",
    "hexadecimal entity": "We met Zohara &#x51;uillfeather.",
    "emphasis inside": "We met Zo*hara* **Quill**feather.",
    "a tag inside": "We met Zo<b>hara</b> Quillfeather.",
    "a comment inside": "We met Zohara<!-- or so --> Quillfeather.",
    "a link": "We met [Zohara](/about/) Quillfeather.",
    "an address": "[See](https://example.org/?q=Zohara%20%51uillfeather).",
    "niqqud": "פגשנו את זָהֳרָה קוִוילְפֶּדֶר.",
    "before the name": "נסענו לזהרה קווילפדר.",
    "presentation forms": "פגשנו את זהרה ק\ufb35וילפדר.",
    "maqaf": "פגשנו את זהרה־קווילפדר.",
    "reversed in Hebrew": "קווילפדר, זהרה",
    "hashtag in Hebrew": "\\#זהרה_קווילפדר",
    "percent-encoded Hebrew": "[כאן](https://example.org/%D7%96%D7%94%D7%A8%D7%94_%D7%A7%D7%95%D7%95"
    "%D7%99%D7%9C%D7%A4%D7%93%D7%A8)",
    "a host": "[See](https://xn----6hcbagac3a1a4f2ajj.example.org/).",
    "a Persian keyboard": "التقينا زهرة کویلفذر.",
    "tatweel": "التقينا زهـــرة كويـلفذر.",
    "tashkil": "التقينا زَهْرَة كُوِيلْفِذَر.",
    "Arabic presentation forms": (
        "التقينا \ufeaf\ufeeb\ufeae\ufe93 \ufedb\ufeee\ufef3\ufee0\ufed4\ufeac\ufeae"
    ),
    "and before the name": "جاءت وزهرة كويلفذر.",
    "reversed in Arabic": "كويلفذر، زهرة",
    "hashtag in Arabic": "\\#زهرة_كويلفذر",
}
"""How the name may be written in a text; what a word of HTML may hide too."""

ROWS = (
    *("zoharaquillfeather", "quillfeatherzohara", "זהרהקווילפדר", "קווילפדרזהרה"),
    *("زهرةكويلفذر", "كويلفذرزهرة"),
)


class _Letters(dict[int, str]):
    """What remains of each character: a letter itself, of all else nothing. Filled as it is met."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        self[code] = sign if unicodedata.category(sign)[0] == "L" and sign != "ـ" else ""
        return self[code]


LETTERS = _Letters()


def letters(data: bytes) -> str:
    """Give the letters of bytes in a row: no signs, no accents, no points, one case."""
    text = unicodedata.normalize("NFKD", data.decode("utf-8", "replace")).casefold()
    return text.translate(LETTERS)


def says_a_name(data: bytes) -> bool:
    """True where the letters of the name stand in bytes, packed or not."""
    row = "\n".join(map(letters, (data, *unpacked(data))))
    return any(name in row for name in ROWS)


def unpacked(data: bytes) -> Iterator[bytes]:
    """Give bytes as gzip, zlib and brotli would have packed them."""
    for unpack in (gzip.decompress, zlib.decompress, brotli.decompress):
        try:
            yield unpack(data)
        except (OSError, EOFError, zlib.error, brotli.error):
            continue


def files_that_say_a_name(folder: Path) -> list[str]:
    """Give the files below a folder that say the name, in themselves or in their own name."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and (says_a_name(path.read_bytes()) or says_a_name(path.name.encode()))
    )
