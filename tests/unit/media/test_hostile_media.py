"""Whatever a recording, a colour profile, a transcript or a catalog holds: a result or a sentence.

Never another error, never more than moments, never more memory than such a file is worth.
"""

from __future__ import annotations

import io
import resource
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

import pytest
from PIL import ImageCms

from sitegen.errors import ContentError, MediaError
from sitegen.media.audio.files import AudioTags, audio_facts, retag
from sitegen.media.facts import image_facts
from sitegen.media.make import make_derivatives
from sitegen.media.picture import Use, plan_picture
from sitegen.media.sanitize.files import sanitize
from sitegen.render.queries.transcripts import read_cues
from sitegen.render.theme.catalogs import Catalog, read_catalog
from tests.unit.media import sounds
from tests.unit.media.mutation import mutated
from tests.unit.media.zoo import scene

TAGS = AudioTags(title="A", artist="B", album="C", year="2024")
SECONDS = 3.0
MEGABYTES = 300

TRANSCRIPT = (
    "WEBVTT\n\nNOTE x\n\nid\n00:00.000 --> 00:01.000 align:start\n"
    "<v Host>Hello <b>all</b> &amp;\n\n"
    "01:00:02.000 --> 01:00:03.500\nשלום\n"
).encode()
CATALOG = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n#, fuzzy\nmsgid "News"\nmsgstr "חדשות"\n\n'
    'msgctxt "a"\nmsgid "one %(n)s"\nmsgid_plural "many %(n)s"\nmsgstr[0] "אחד"\nmsgstr[1] "הרבה"\n'
).encode()
OF_TRANSCRIPTS = (
    *(b"-->", b"<v ", b"<", b"&#x110000;", b"9" * 5000, b"9" * 5000 + b":00:00.000 --> 00:01.000"),
    *(b"00:00.000 --> 99:99.999", b"\n\n", b"\r", b"\0", b"{\\an8}", "٠٠:٠٠.٠٠٠ --> ".encode()),
)
OF_CATALOGS = (
    *(b'msgid "', b'msgstr[9] "x"\n', b'msgstr[99999999999] "x"\n', b"\\", b'"', b"plural=n/0;"),
    *(b"plural=1/n;", b"plural=" + b"(" * 300 + b"n", b"plural=-n;", b"nplurals=x;", b"plural=n>"),
    *(b"charset=utf-7", b"charset=none", b'#~ msgid "x"\n', b"\n", b"\\x", b"%(n", b'msgctxt "'),
)


def hear(name: str) -> Callable[[bytes], None]:
    """Do with a recording all that a build does."""

    def use(data: bytes) -> None:
        audio_facts(data, name)
        retag(data, name, TAGS)
        sanitize(data, name)

    return use


def show(kind: str) -> Callable[[bytes], None]:
    """Make a file of a picture that has this profile of its colours."""

    def use(profile: bytes) -> None:
        made = io.BytesIO()
        scene((60, 40)).save(made, kind, icc_profile=profile)
        facts = image_facts(made.getvalue(), name="a")
        place = Use(name="x", widths=(20,), formats=("jpeg",))
        plan = plan_picture(facts, source="a", digest="", slug="a", use=place)
        assert list(make_derivatives(made.getvalue(), plan.derivatives))

    return use


def read(data: bytes) -> None:
    """Read and copy a transcript."""
    try:
        read_cues(data.decode())
    except ValueError as error:
        assert str(error), "no text, or no cue in it: both are said of the file"
    for name in ("a.vtt", "a.srt"):
        sanitize(data, name)


def translate(data: bytes) -> None:
    """Read a catalog, and choose a form by it."""
    text = data.decode(errors="replace")
    try:
        messages, rule = read_catalog(text, "messages/he.po")
    except ContentError as error:
        lines = range(1, text.count("\n") + 2)
        assert all(problem.location.line in lines for problem in error.problems)
        raise
    Catalog(messages, rule or "n != 1").plural_form("a", "one %(n)s", "many %(n)s", 3)


def profile() -> bytes:
    """A profile that isn't known as sRGB by its name, so that colours are converted by it."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return made.replace(b"sRGB", b"xRGB")


@dataclass(frozen=True)
class Kind:
    """A kind of file: how one is made, what is done with it, what may be put into its text."""

    make: Callable[[], bytes]
    use: Callable[[bytes], None]
    tokens: tuple[bytes, ...] = ()


KINDS: Mapping[str, Kind] = {
    "mp3": Kind(sounds.mp3, hear("a.mp3")),
    "m4a": Kind(sounds.m4a, hear("a.m4a")),
    "m4a of 64 bits": Kind(lambda: sounds.m4a(offsets="co64"), hear("a.m4a")),
    "opus": Kind(sounds.ogg_opus, hear("a.opus")),
    "vorbis": Kind(sounds.ogg_vorbis, hear("a.ogg")),
    "flac": Kind(sounds.flac_file, hear("a.flac")),
    "wav": Kind(sounds.wav, hear("a.wav")),
    "profile in JPEG": Kind(profile, show("JPEG")),
    "profile in PNG": Kind(profile, show("PNG")),
    "transcript": Kind(lambda: TRANSCRIPT, read, OF_TRANSCRIPTS),
    "catalog": Kind(lambda: CATALOG, translate, OF_CATALOGS),
}


def attack(name: str, count: int) -> tuple[int, int]:
    """Use many damaged files of a kind; give how many were taken and how many refused."""
    kind = KINDS[name]
    data = kind.make()
    taken = refused = 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number in range(count):
        hostile = mutated(data, Random(f"{name}{number}"), kind.tokens)
        start = time.process_time()
        try:
            kind.use(hostile)
            taken += 1
        except (MediaError, ContentError) as error:
            assert str(error)
            refused += 1
        assert time.process_time() - start < SECONDS, number
    more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak
    assert more / (1e6 if sys.platform == "darwin" else 1e3) < MEGABYTES
    return taken, refused


@pytest.mark.parametrize("name", KINDS)
def test_damage_gives_a_result_or_a_sentence(name: str) -> None:
    taken, refused = attack(name, 100)
    # A page of an Ogg file whose sum is wrong is refused (RFC 3533, section 6): few stay sound.
    assert taken > (0 if name in ("opus", "vorbis") else 5)
    assert refused > 5 or name.startswith("profile"), "a broken profile is ignored, as browsers do"


@pytest.mark.soak
@pytest.mark.parametrize("name", KINDS)
def test_no_damage_gives_anything_else(name: str) -> None:
    assert sum(attack(name, 5000)) == 5000


def test_a_long_flac_with_something_behind_it_is_refused_at_once() -> None:
    """Each frame might be the last one; going through all that follows it each time took hours."""
    data = sounds.flac_file() + b"more"
    head = data.index(b"\xff\xf8")
    frames = data[head : head + 11 * 20] * 3000
    start = time.process_time()
    with pytest.raises(MediaError, match="something follows it"):
        retag(data[:head] + frames + b"more", "a.flac", TAGS)
    assert time.process_time() - start < SECONDS


def test_a_sync_word_at_the_very_end_of_a_flac_is_no_frame() -> None:
    data = sounds.flac_file()
    head = data.index(b"\xff\xf8")
    with pytest.raises(MediaError, match="something follows it"):
        retag(data[: head + 11 * 20] + b"\xff\xf8\0", "a.flac", TAGS)


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("plural=(n != 1)", "plural=(n", 4, "unbalanced parenthesis"),
        ("plural=(n != 1)", "plural=n/0", 4, "Plural-Forms: n/0: integer division"),
        ("plural=(n != 1)", "plural=-n", 4, "expected a rule such as plural=(n != 1)"),
        ("nplurals=2", "nplurals=two", 6, "invalid literal for int"),
        ("msgstr[1]", "msgstr[one]", 14, "expected msgid, msgstr or msgctxt and a space"),
    ],
)
def test_a_broken_catalog_is_told_with_its_line(old: str, new: str, line: int, said: str) -> None:
    text = CATALOG.decode().replace(old, new)
    with pytest.raises(ContentError) as caught:
        read_catalog(text, "messages/he.po")
    (problem,) = caught.value.problems
    assert (problem.location.path, problem.location.line) == ("messages/he.po", line)
    assert said in problem.message


def test_a_cue_of_more_hours_than_there_are_is_none() -> None:
    text = b"WEBVTT\n\n" + b"9" * 5000 + b":00:00.000 --> 00:01.000\nHello\n"
    with pytest.raises(ContentError, match=r"a\.vtt:3: .*times that can't be read"):
        sanitize(text, "a.vtt")


def test_times_in_arabic_figures_are_written_in_those_that_players_know() -> None:
    text = "WEBVTT\n\n٠٠:٠١.٠٠٠ --> ٠٠:٠٢.٥٠٠\nHello\n".encode()
    assert b"00:00:01.000 --> 00:00:02.500\nHello" in sanitize(text, "a.vtt")
