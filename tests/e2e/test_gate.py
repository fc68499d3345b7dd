"""A name that may not be shown leaves by no way, in no disguise, and stays in no cache."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from mutagen import id3
from weasyprint import HTML

from tests.disguises import DISGUISES, NAMES, files_that_say_a_name, says_a_name
from tests.sites import Run, make_site, run_sitegen, write_files
from tests.unit.media.test_chapters_in_files import mp3_with

STORY = "content/stories/2022/hidden/index"
PUBLIC, SECRET = "public", "pseudonym"
A = "content/news/2024/a"


def story(agreed: str) -> dict[str, str]:
    """Give the files of a storyteller whose name is written in three languages."""
    tellers = {
        lang: f"storyteller: {{name: {name}, pseudonym: Noor}}\n" for lang, name in NAMES.items()
    }
    consent = f"consent: {{name: {agreed}, web: true}}\n"
    return {
        f"{STORY}.md": f"---\ntitle: Bread\n{tellers['en']}{consent}---\n\nWe began.\n",
        f"{STORY}.he.md": f"---\ntitle: לחם\n{tellers['he']}---\n\nהתחלנו.\n",
        f"{STORY}.ar.md": f"---\ntitle: خبز\n{tellers['ar']}---\n\nبدأنا.\n",
    }


def post(slug: str, text: str, fields: str = "") -> dict[str, str]:
    """Give a post's file, named without a word of its text."""
    head = f"title: A post\ndate: 2024-06-03\n{fields}"
    return {f"content/news/2024/{slug}/index.md": f"---\n{head}---\n\nFirst.\n\n{text}\n"}


def refused(site: Path) -> Run:
    """Build a site that is refused; nothing says the name: no report, no output, no cache."""
    run = run_sitegen(site, "build")
    assert run.code == 1, run.err
    assert not says_a_name((run.out + run.err).encode())
    assert files_that_say_a_name(site / ".sitegen") == []
    assert not (site / "output").exists() or files_that_say_a_name(site / "output") == []
    return run


def test_every_disguise_in_other_texts_is_told_with_its_file_and_line(tmp_path: Path) -> None:
    posts = {f"post-{number}": text for number, text in enumerate(DISGUISES.values())}
    files = {path: data for slug, text in posts.items() for path, data in post(slug, text).items()}
    run = refused(make_site(tmp_path, {**story(SECRET), **files}))
    told = {line.partition(": ")[0] for line in run.lines[:-1]}
    expected = {f"content/news/2024/{slug}/index.md:8" for slug in posts}
    names = dict(zip(posts, DISGUISES, strict=True))
    missed = {names[each.split("/")[3]] for each in expected - told}
    assert told == expected, f"missed: {missed}"


DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40"><text y="20">{}</text></svg>'
)
SPLIT = '<tspan x="0">Zoha</tspan>\n <tspan x="30">ra</tspan>\n<tspan x="60">Quillfeather</tspan>'
CUE = "WEBVTT\n\n00:00.000 --> 00:01.000\n{}\n"


def pdf(words: str, title: str = "") -> bytes:
    """Print words, in a PDF with a title as tagged text beside them."""
    made = HTML(string=f"<title>{title}</title><p>{words}</p><img alt='{title}' src=x>").write_pdf()
    assert isinstance(made, bytes)
    return made


def bookmarked(words: str) -> bytes:
    """Give a PDF with a bookmark."""
    result = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf("Nothing"))) as document:
        with document.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(words, 0))
        document.save(result)
    return result.getvalue()


def called(name: str) -> bytes:
    """Give a PDF in which a place is called after somebody, as word processors do for bookmarks."""
    result = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf("Nothing"))) as document:
        place = pikepdf.Array([document.pages[0].obj, pikepdf.Name.Fit])
        document.Root.Dests = pikepdf.Dictionary({f"/{name}": place})
        document.save(result)
    return result.getvalue()


def drawn_apart(words: bytes, part: str) -> bytes:
    """Give a PDF that says words beside the text of its page: stamped, as a ground, cut away."""
    result = io.BytesIO()
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(300, 200))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        fonts = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        code = b"BT /F1 12 Tf 20 100 Td (" + words + b") Tj ET"
        drawing = pikepdf.Stream(document, code, Resources=fonts, BBox=[0, 0, 300, 200])
        if part == "stamp":
            drawing.Subtype = pikepdf.Name.Form
            note = pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Stamp,
                Rect=[0, 0, 300, 200],
                AP=pikepdf.Dictionary(N=drawing),
            )
            page.Annots = pikepdf.Array([note])
        elif part == "ground":
            tiles = {"PatternType": 1, "PaintType": 1, "TilingType": 1, "XStep": 300, "YStep": 200}
            for key, value in tiles.items():
                drawing[f"/{key}"] = value
            page.Resources = pikepdf.Dictionary(Pattern=pikepdf.Dictionary(P=drawing))
            page.Contents = pikepdf.Stream(document, b"/Pattern cs /P scn 0 0 300 200 re f")
        else:
            page.Resources, page.Contents = fonts, drawing
            page.CropBox = [0, 0, 300, 50]
        document.save(result)
    return result.getvalue()


def font_by(maker: str) -> bytes:
    """Give a font that names who made it."""
    made = FontBuilder(1000)
    made.setupGlyphOrder([".notdef"])
    made.setupCharacterMap({})
    made.setupGlyf({".notdef": TTGlyphPen(None).glyph()})
    made.setupHorizontalMetrics({".notdef": (500, 0)})
    made.setupHorizontalHeader()
    made.setupNameTable({"familyName": "Ours", "styleName": "Regular", "designer": maker})
    made.setupPost()
    result = io.BytesIO()
    made.save(result)
    return result.getvalue()


FILES: dict[str, str | bytes] = {
    "text.svg": DRAWING.format("Zohara Quillfeather"),
    "tspans.svg": DRAWING.format(SPLIT),
    "turned.svg": DRAWING.format(
        '<tspan unicode-bidi="bidi-override" direction="rtl">rehtaeflliuQ arahoZ</tspan>'
    ),
    "hebrew.svg": DRAWING.format("<tspan>זהרה</tspan><tspan>קווילפדר</tspan>"),
    "words.pdf": pdf("We met Zohara Quillfeather."),
    "hebrew.pdf": pdf("<span dir=rtl>פגשנו את זהרה קווילפדר היום</span>"),
    "arabic.pdf": pdf("<span dir=rtl>التقينا زهرة كويلفذر اليوم</span>"),
    "bookmark.pdf": bookmarked("Quillfeather, Zohara"),
    "place.pdf": called("Zohara#20Quillfeather"),
    "joined.pdf": called("_Toc_ZoharaQuillfeather"),
    "stamp.pdf": drawn_apart(b"Zohara Quillfeather", "stamp"),
    "ground.pdf": drawn_apart(b"Zohara Quillfeather", "ground"),
    "cropped.pdf": drawn_apart(b"Zohara Quillfeather", "crop"),
    "remark.pdf": drawn_apart(b"We met) Tj\n% Zohara Quillfeather\n(here", "crop"),
    "voice.vtt": CUE.format("<v Zohara Quillfeather>Good morning"),
    "classes.vtt": CUE.format("Zo<c.loud>hara</c> <00:00.500>Quillfeather"),
    "words.srt": "1\n00:00:00,000 --> 00:00:01,000\n#ZoharaQuillfeather\n",
    "table.csv": 'Name,Number\n"Quillfeather, Zohara",1\n',
}


def test_no_file_that_a_text_offers_says_the_name(tmp_path: Path) -> None:
    links = "\n\n".join(f"[A file]({name})" for name in FILES)
    beside = {f"content/news/2024/files/{name}": data for name, data in FILES.items()}
    files = {**story(SECRET), **post("files", links), **beside}
    run = refused(make_site(tmp_path, files))
    told = {line.partition(": ")[0] for line in run.lines[:-1]}
    spoken = {"voice.vtt": 4, "classes.vtt": 4, "words.srt": 3}
    assert told == {f"content/news/2024/files/{name}:{spoken.get(name, 1)}" for name in FILES}


@pytest.mark.parametrize(
    ("files", "place"),
    [
        ({"static/ours.ttf": font_by("Zohara Quillfeather")}, "static/ours.ttf:1"),
        ({"static/list.xml": "<all><a>Zohara Quill<x/>feather</a></all>"}, "static/list.xml:1"),
        ({"static/a.css": "a{content:'Zohara Quill\\\nfeather'}"}, "static/a.css:1"),
        ({"static/a.js": 'say("Zohara Quill" +\n "feather")'}, "static/a.js:1"),
        ({"themes/tiny/assets/css/a.css": ".x::before { content: '\\5a ohara Quill\\66 eather' }"},
         "themes/tiny/assets/css/a.css:1"),
        ({"themes/tiny/assets/css/a.css": "",
          "themes/tiny/assets/js/a.js": "alert('Zo\\x68ara \\u0051uillfeather')"},
         "themes/tiny/assets/js/a.js:1"),
        (post("a", "Text.", "summary: Zohara&#32;Quillfeather\n"), f"{A}/index.md:4"),
        (post("a", "Text.", "tags: [ZoharaQuillfeather]\n"), f"{A}/index.md:4"),
        (post("a", "Text.", "aliases: [/زهرة-كويلفذر/]\n"), f"{A}/index.md:4"),
        (post("quillfeather-zohara", "Text."), "content/news/2024/…/index.md:1"),
        (post("a", "![x](zohara_quillfeather.svg)")
         | {f"{A}/zohara_quillfeather.svg": DRAWING.format("x")},
         f"{A}/…:1"),
    ],
    ids=["font", "tags", "line", "sum", "style", "script", "summary", "tag", "alias", "folder",
         "file"],
)  # fmt: skip
def test_no_other_way_is_open(tmp_path: Path, files: dict[str, str], place: str) -> None:
    theme = "bundles: {site.css: [css/a.css], site.js: [js/a.js]}\n"
    empty = {"themes/tiny/assets/css/a.css": "", "themes/tiny/assets/js/a.js": ""}
    styled = {"themes/tiny/theme.yaml": theme, **empty}
    run = refused(make_site(tmp_path, {**styled, **story(SECRET), **files}))
    assert f"{place}: " in run.err


def test_a_name_that_a_template_puts_together_is_kept_nowhere(tmp_path: Path) -> None:
    """Compiling joins what stands apart in the source, and keeps the source with its remarks."""
    pieces = ('{{ "Zohara Quill" ~ "feather" }}', '{{ "rehtaeflliuQ arahoZ"|reverse }}')
    site = make_site(tmp_path, {**story(SECRET), **post("a", "Text.")})
    path = "themes/tiny/templates/news.html"
    template = (site / path).read_text("utf-8")
    for piece in pieces:
        block = f"{{% block main %}}{piece}{{% endblock %}}"
        write_files(site, {path: template + block})
        assert "the page /news/2024/a/ would show" in refused(site).err
    write_files(site, {path: f"{template}{{# Zohara Quillfeather #}}"})
    run = run_sitegen(site, "build")
    assert run.code == 0, run.err
    assert files_that_say_a_name(site / ".sitegen") == []


def test_what_a_recording_tells_of_itself_is_kept_nowhere(tmp_path: Path) -> None:
    """No page shows the chapters of a voice in a post, and the facts of files are kept."""
    title = id3.TIT2(encoding=3, text=["Zohara Quillfeather"])
    chapter = id3.CHAP(
        element_id="c", start_time=0, end_time=6000, start_offset=0xFFFFFFFF,
        end_offset=0xFFFFFFFF, sub_frames=[title],
    )  # fmt: skip
    voice = {f"{A}/v.mp3": mp3_with(chapter)}
    site = make_site(
        tmp_path, {**story(SECRET), **post("a", "/// audio | v.mp3\nA.\n///"), **voice}
    )
    for _ in range(2):
        run = run_sitegen(site, "build")
        assert run.code == 0, run.err
        assert files_that_say_a_name(site / ".sitegen") == []
        assert files_that_say_a_name(site / "output") == []


def test_a_name_for_hosts_hides_no_other_and_is_told_in_its_line(tmp_path: Path) -> None:
    files = {
        "static/_headers": "/*\n  X-A: Zohara Quillfeather\n",
        "static/robots.txt": "User-agent: *\n# Zohara Quillfeather\n",
        "static/a.txt": "Zohara Quillfeather",
        "static/b.svg": DRAWING.format("Zohara Quillfeather"),
    }
    told = refused(make_site(tmp_path, {**story(SECRET), **files})).err
    for place in ("_headers:2", "robots.txt:2", "a.txt:1", "b.svg:1"):
        assert f"static/{place}: " in told


def test_the_address_of_the_site_is_judged_before_anything_is_made(tmp_path: Path) -> None:
    # Rules of fonts and styles hold the site's address, and are kept.
    site = make_site(tmp_path, {**story(SECRET), "themes/tiny/theme.yaml": "fonts: [latin]\n"})
    settings = site / "site.yaml"
    lines = settings.read_text("utf-8").splitlines(keepends=True)
    (place,) = [at for at, line in enumerate(lines, 1) if line.startswith("url:")]
    lines[place - 1] = "url: https://a.example/zohara-quillfeather\n"
    settings.write_text("".join(lines), "utf-8")
    assert f"site.yaml:{place}: url: " in refused(site).err


def test_a_name_made_secret_later_leaves_output_and_caches(tmp_path: Path) -> None:
    drawing = {f"{A}/a.svg": DRAWING.format("Zohara Quillfeather")}
    fields = (
        "summary: زهرة كويلفذر\ntags: [Zohara Quillfeather]\naliases: [/zohara-quillfeather/]\n"
    )
    told = post("a", "Zo*hara* Quillfeather and [a drawing](a.svg)", fields)
    site = make_site(tmp_path, {**story(PUBLIC), **told, **drawing})
    assert run_sitegen(site, "build").code == 0
    assert files_that_say_a_name(site / "output")
    assert files_that_say_a_name(site / ".sitegen")
    write_files(site, story(SECRET))
    run = run_sitegen(site, "build")
    assert run.code == 1
    assert not says_a_name((run.out + run.err).encode())
    assert files_that_say_a_name(site / ".sitegen") == []
    write_files(site, {**post("a", "Nothing."), f"{A}/a.svg": DRAWING.format("x")})
    run = run_sitegen(site, "build")
    assert run.code == 0, run.err
    assert files_that_say_a_name(site / ".sitegen") == []
    assert files_that_say_a_name(site / "output") == []


def test_a_mistake_in_the_story_itself_doesnt_let_its_name_into_a_cache(tmp_path: Path) -> None:
    hidden = story(SECRET)
    hidden[f"{STORY}.md"] = hidden[f"{STORY}.md"].replace("title: Bread", "titel: Bread")
    run = refused(make_site(tmp_path, {**hidden, **post("a", "We met Zohara Quillfeather.")}))
    assert f"{STORY}.md:" in run.err


def test_a_folder_called_as_a_person_is_told_without_the_name(tmp_path: Path) -> None:
    named = {path.replace("hidden", NAMES["en"]): text for path, text in story(SECRET).items()}
    run = refused(make_site(tmp_path, {**named, **post("a", "We met Zohara Quillfeather.")}))
    assert "content/stories/2022/…/index.md:1: " in run.err


def test_a_draft_may_say_the_name_and_is_kept_nowhere(tmp_path: Path) -> None:
    draft = post("a", "We met Zohara Quillfeather.", "draft: true\nsummary: Zohara Quillfeather\n")
    site = make_site(tmp_path, {**story(SECRET), **draft})
    for _ in range(2):
        run = run_sitegen(site, "build")
        assert run.code == 0, run.err
        assert files_that_say_a_name(site / ".sitegen") == []
        assert files_that_say_a_name(site / "output") == []
    assert run_sitegen(site, "build", "--drafts").code == 1
    assert files_that_say_a_name(site / ".sitegen") == []
