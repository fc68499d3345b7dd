"""The uploads of a site: which file an address of a text is, whatever its size is called.

WordPress makes smaller copies of a picture (`-300x200`), a scaled one of a large one (`-scaled`),
a turned one (`-rotated`), and edited ones (`-e1600000000`). Which of them belong together stands
in `_wp_attachment_metadata` (wp-includes/media.php, wp-admin/includes/image.php), not in names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from sitegen.importing.wordpress.archive import ATTACHMENT, Known
from sitegen.importing.wordpress.php import PhpError, Value, unserialize

METADATA, FILE = "_wp_attachment_metadata", "_wp_attached_file"
BACKUPS, ALT = "_wp_attachment_backup_sizes", "_wp_attachment_image_alt"
FOLDER = re.compile(r"/(?:wp-content/uploads|files)/(?P<file>.+)")
PROXY = re.compile(r"i\d\.wp\.com")
MADE = re.compile(r"(?:-\d{1,5}x\d{1,5}|-scaled|-rotated|-e\d{9,14})+(?=\.\w{2,5}$)")
"""What WordPress puts behind a name; a photo may be called so by its owner, too."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was uploaded: its names below the folder of uploads, the best one first.

    `others` are its copies in other sizes. `page` is the address of its own page.
    """

    source: str
    id: str
    files: tuple[str, ...]
    others: tuple[str, ...] = ()
    alt: str = ""
    caption: str = ""
    credit: str = ""
    title: str = ""
    page: str = ""
    parent: str = ""
    url: str = ""

    @property
    def name(self) -> str:
        """The name by which it is told."""
        return self.files[0] if self.files else self.url


@dataclass(frozen=True)
class Uploads:
    """All uploads of an archive, by their names and numbers. `hosts` are those of the site,
    `children` the numbers of those that belong to a post, by its number."""

    by_file: Mapping[str, Upload]
    by_id: Mapping[str, Upload]
    by_page: Mapping[str, Upload]
    children: Mapping[str, tuple[int, ...]]
    hosts: frozenset[str]

    def at(self, address: str) -> Upload | None:
        """Give the upload that an address of a text is, in any size; None for none."""
        path = self.path_of(address)
        if not path:
            return None
        return self.by_file.get(path) or self.by_file.get(MADE.sub("", path))

    def path_of(self, address: str) -> str:
        """Give the path below the folder of uploads, "" for an address of something else."""
        try:
            parts = urlsplit(address.strip())
        except ValueError:
            return ""
        host, path = parts.netloc.lower(), unquote(parts.path)
        if PROXY.fullmatch(host):
            host, _, path = path.lstrip("/").partition("/")
            path = f"/{path}"
        if host and bare(host) not in self.hosts:
            return ""
        found = FOLDER.search(path)
        return found["file"] if found else ""


def bare(host: str) -> str:
    """Give a host as it compares: with www. and without are one site."""
    return host.lower().removeprefix("www.")


def uploads_of(posts: Iterable[Known], base: str) -> Uploads:
    """Give the uploads of an archive whose site's address is `base`."""
    uploads = [upload_of(known) for known in posts if known.post.type == ATTACHMENT]
    hosts = {bare(urlsplit(base).netloc)}
    hosts |= {bare(urlsplit(upload.url).netloc) for upload in uploads}
    by_file: dict[str, Upload] = {}
    for upload in uploads:
        for file in upload.files:
            by_file.setdefault(file, upload)
    for upload in uploads:
        for file in upload.others:
            by_file.setdefault(file, upload)
    children: dict[str, tuple[int, ...]] = {}
    for upload in uploads:
        if upload.parent and upload.id.isdecimal():
            children[upload.parent] = (*children.get(upload.parent, ()), int(upload.id))
    return Uploads(
        by_file=by_file,
        by_id={upload.id: upload for upload in uploads if upload.id},
        by_page={upload.page: upload for upload in uploads if upload.page},
        children=children,
        hosts=frozenset(host for host in hosts if host),
    )


def upload_of(known: Known) -> Upload:
    """Give the upload that an item of an export is."""
    post = known.post
    url = post.attachment_url or post.guid
    found = FOLDER.search(unquote(urlsplit(url).path))
    attached = post.fact(FILE).strip().lstrip("/") or (found["file"] if found else "")
    metadata = _table(post.fact(METADATA))
    said = metadata.get("image_meta")
    meta = said if isinstance(said, dict) else {}
    credit = str(meta.get("credit") or meta.get("copyright") or "").strip()
    return Upload(
        source=known.source,
        id=post.id,
        files=tuple(_files(attached, metadata)),
        others=tuple(_others(attached, metadata, _table(post.fact(BACKUPS)))),
        alt=post.fact(ALT).strip(),
        caption=post.excerpt,
        credit=credit,
        title=post.title.strip(),
        page=post.link,
        parent=post.parent,
        url=url,
    )


def _table(text: str) -> dict[int | str, Value]:
    if not text:
        return {}
    try:
        found = unserialize(text.encode())
    except PhpError:
        return {}
    return found if isinstance(found, dict) else {}


def _files(attached: str, metadata: dict[int | str, Value]) -> Iterator[str]:
    """Give the names of the whole picture: as it was uploaded, where it was only made smaller or
    turned; as it was edited, where somebody did that."""
    if not attached:
        return
    path = PurePosixPath(attached)
    original = metadata.get("original_image")
    if isinstance(original, str) and "/" not in original:
        plain = re.sub(r"-(?:scaled|rotated)$", "", path.stem)
        if PurePosixPath(original).stem == plain != path.stem:
            yield str(path.with_name(original))
    yield attached


def _others(
    attached: str, metadata: dict[int | str, Value], backups: dict[int | str, Value]
) -> Iterator[str]:
    """Give the names of its copies: sizes, those of before it was edited, the original."""
    folder = PurePosixPath(attached).parent if attached else PurePosixPath()
    names: list[object] = [metadata.get("original_image")]
    for table in (metadata.get("sizes"), backups):
        sizes: Sequence[Value] = tuple(table.values()) if isinstance(table, dict) else ()
        names += [size.get("file") for size in sizes if isinstance(size, dict)]
    for name in dict.fromkeys(names):
        if isinstance(name, str) and name and "/" not in name and name not in (".", ".."):
            yield str(folder / name)
