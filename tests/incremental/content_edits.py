"""Edits that authors make: to entries, translations, pictures, recordings, tables."""

from __future__ import annotations

import os
import re
from random import Random

from tests.incremental import media
from tests.incremental.site import document, source_files
from tests.incremental.workshop import Workshop

TAGS = ("water", "Water", "youth", "peace", "education", "מים", "two words")
PICTURES = (".png", ".jpg")


def entries(workshop: Workshop) -> list[str]:
    """Give the files of all entries."""
    return workshop.files("content", ".md")


def some(source: Random, items: list[str]) -> str | None:
    """Give one of several, None where there are none."""
    return source.choice(items) if items else None


def set_field(text: str, name: str, value: str | None) -> str:
    """Give a document with a field of one line set, or without it."""
    line = re.compile(rf"^{name}:.*\n", re.MULTILINE)
    without = line.sub("", text, count=1)
    return without if value is None else without.replace("---\n", f"---\n{name}: {value}\n", 1)


def set_in(workshop: Workshop, path: str | None, name: str, value: str | None) -> None:
    """Set a field of an entry."""
    if path:
        workshop.write(path, set_field(workshop.read(path), name, value))


def write_body(workshop: Workshop, source: Random) -> None:
    """Add to a text."""
    if path := some(source, entries(workshop)):
        more = source.choice(["more", "## Another\n\nheading", '"quoted"', "x[^9]\n\n[^9]: y"])
        workshop.write(path, f"{workshop.read(path)}\n{more}\n")


def cut_body(workshop: Workshop, source: Random) -> None:
    """Empty a text."""
    if path := some(source, entries(workshop)):
        head = workshop.read(path).split("\n---\n")[0]
        workshop.write(path, f"{head}\n---\n")


def change_title(workshop: Workshop, source: Random) -> None:
    """Give an entry another title."""
    set_in(workshop, some(source, entries(workshop)), "title", f"Title {source.randrange(99)}")


def change_summary(workshop: Workshop, source: Random) -> None:
    """Give an entry another summary."""
    set_in(workshop, some(source, entries(workshop)), "summary", f"Said {source.randrange(99)}")


def change_date(workshop: Workshop, source: Random) -> None:
    """Give a post another date: another order, perhaps another address."""
    day = f"202{source.randrange(2, 6)}-0{source.randrange(1, 9)}-0{source.randrange(1, 9)}"
    originals = [path for path in workshop.files("content/news", ".md") if path.count(".") == 1]
    set_in(workshop, some(source, originals), "date", day)


def change_tags(workshop: Workshop, source: Random) -> None:
    """Tag an entry otherwise."""
    tags = sorted(source.sample(TAGS, source.randrange(4)))
    set_in(workshop, some(source, entries(workshop)), "tags", f"[{', '.join(tags)}]")


def change_address(workshop: Workshop, source: Random) -> None:
    """Give an entry a slug, an address, aliases, or take them away."""
    name, value = source.choice(
        [
            ("slug", f"slug-{source.randrange(3)}"),
            ("slug", None),
            ("url", f"/at/{source.randrange(3)}/"),
            ("url", "/at/page.html"),
            ("url", None),
            ("aliases", "[/old/]"),
            ("aliases", "[/legacy/page.html]"),
            ("aliases", "[/legacy/page.html/below/]"),
            ("aliases", "[/legacy/, /legacy/other.html]"),
            ("aliases", None),
        ]
    )
    set_in(workshop, some(source, entries(workshop)), name, value)


def change_visibility(workshop: Workshop, source: Random) -> None:
    """Make an entry a draft, embargo it, let it expire, or show it."""
    name, value = source.choice(
        [
            ("draft", "true"),
            ("draft", None),
            ("publish", "2026-03-15T08:00"),
            ("publish", None),
            ("expires", "2026-05-01T00:00Z"),
            ("expires", None),
            ("featured", "true"),
        ]
    )
    set_in(workshop, some(source, entries(workshop)), name, value)


def change_story(workshop: Workshop, source: Random) -> None:
    """Change award, consent or storyteller of a story."""
    originals = [p for p in workshop.files("content/stories", ".md") if p.count(".") == 1]
    stories = [path for path in originals if not path.endswith("_index.md")]
    parts = [f"{part}: {source.choice(['true', 'false'])}" for part in ("photo", "voice", "social")]
    until = source.choice(["", ", until: 2026-04-15", ", until: 2025-01-01"])
    name = source.choice(["public", "pseudonym", "withheld"])
    web = source.choice(["true", "true", "true", "false"])
    consent = f"{{name: {name}, web: {web}, print: true, {', '.join(parts)}{until}}}"
    field, value = source.choice(
        [
            ("award", source.choice(["winner", "finalist", None])),
            ("consent", consent),
            ("consent", consent),
            ("consent", None),
            ("quote", "Another sentence"),
            ("storyteller", "{pseudonym: Somebody, role: Baker}"),
            ("year", "2020"),
        ]
    )
    set_in(workshop, some(source, stories), field, value)


def change_event(workshop: Workshop, source: Random) -> None:
    """Move an event, or an exhibition's venues."""
    day = f"2026-0{source.randrange(1, 7)}-1{source.randrange(9)}"
    if source.random() < 0.5:
        events = [p for p in workshop.files("content/events", ".md") if p.count(".") == 1]
        path = some(source, events)
        set_in(workshop, path, "end", None)
        set_in(workshop, path, "start", source.choice([day, f"{day}T18:00"]))
    else:
        shows = [p for p in workshop.files("content/exhibitions", ".md") if p.count(".") == 1]
        set_in(workshop, some(source, shows), "venues", f"[{{city: Bonn, start: {day}}}]")


def change_order(workshop: Workshop, source: Random) -> None:
    """Change what decides the place of pages, programs and episodes."""
    places = workshop.files("content/programs", ".md") + workshop.files("content/pages", ".md")
    field, value = source.choice([("order", str(source.randrange(5))), ("menu", "footer")])
    set_in(workshop, some(source, places), field, value)
    episodes = workshop.files("content/podcast", "two.md", "index.md")
    set_in(workshop, some(source, episodes), "number", str(source.randrange(1, 5)))


def delete_entry(workshop: Workshop, source: Random) -> None:
    """Remove a file of an entry."""
    if path := some(source, entries(workshop)):
        workshop.remove(path)


def rename_entry(workshop: Workshop, source: Random) -> None:
    """Give an entry's file another name."""
    path = some(source, [p for p in entries(workshop) if not p.endswith("ndex.md")])
    if path:
        folder, _, name = path.rpartition("/")
        stem, dot, rest = name.partition(".")
        target = f"{folder}/{stem[:8]}-{source.randrange(9)}{dot}{rest}"
        (workshop.site / path).rename(workshop.site / target)


def exchange_entries(workshop: Workshop, source: Random) -> None:
    """Let two entries change places."""
    found = workshop.files("content/news", ".md")
    if len(found) > 1:
        first, second = source.sample(found, 2)
        one, other = workshop.read(first), workshop.read(second)
        workshop.write(first, other)
        workshop.write(second, one)


def bring_back(workshop: Workshop, source: Random) -> None:
    """Bring a file back as it was at the beginning."""
    files = source_files()
    path = source.choice(sorted(files))
    workshop.write(path, files[path])


def add_entry(workshop: Workshop, source: Random) -> None:
    """Write a new post, story, event or page."""
    number = source.randrange(6)
    tag = source.choice(TAGS)
    files = {
        f"content/news/2024/new-{number}.md": (
            f"title: New {number}\ndate: 2024-06-03\ntags: [{tag}]"
        ),
        f"content/stories/2021/new-{number}.md": (
            f"title: Story {number}\nstoryteller: {{pseudonym: P}}\ntags: [{tag}]\n"
            "consent: {name: pseudonym, web: true}"
        ),
        f"content/events/new-{number}.md": f"title: Event {number}\nstart: 2026-02-1{number}",
        f"content/pages/new-{number}.md": f"title: Page {number}\nmenu: main\norder: {number}",
        f"content/programs/new-{number}.md": f"title: P {number}\nparent: programs/alumhub",
        "content/events/_index.md": f"title: All events {number}",
        "content/stories/2021/_index.md": f"title: Cohort {number}",
    }
    path = source.choice(sorted(files))
    workshop.write(path, document(files[path], "See [about](/about/)."))


def translate(workshop: Workshop, source: Random) -> None:
    """Add a translation."""
    path = some(source, [p for p in entries(workshop) if p.count(".") == 1])
    if path:
        lang = source.choice(["he", "ar"])
        workshop.write(f"{path[:-3]}.{lang}.md", document(f"title: תרגום {source.randrange(9)}"))


def remove_translation(workshop: Workshop, source: Random) -> None:
    """Remove a translation."""
    if path := some(source, [p for p in entries(workshop) if p.count(".") == 2]):
        workshop.remove(path)


def touch(workshop: Workshop, source: Random) -> None:
    """Save files without a change: anew, elsewhere and back, or with another time."""
    for path in source.sample(workshop.files(""), 4):
        if path.startswith(".sitegen/"):
            continue
        target = workshop.site / path
        if source.random() < 0.5:
            os.utime(target, ns=(source.randrange(10**18), source.randrange(10**18)))
        else:
            data = target.read_bytes()
            target.unlink()
            target.write_bytes(data)


def edit_unnoticed(workshop: Workshop, source: Random) -> None:
    """Change a letter of a text and put its size and time of modification back."""
    if path := some(source, entries(workshop)):
        target = workshop.site / path
        before = target.stat()
        data = target.read_bytes()
        place = data.rfind(b"e")
        if place > data.rfind(b"---"):
            target.write_bytes(data[:place] + b"a" + data[place + 1 :])
            os.utime(target, ns=(before.st_atime_ns, before.st_mtime_ns))


def replace_picture(workshop: Workshop, source: Random) -> None:
    """Put another picture in a picture's place."""
    if path := some(source, workshop.files("content", *PICTURES)):
        red = source.randrange(256)
        made = [media.png] if path.endswith("png") else [media.jpeg, media.photo]
        workshop.write(path, source.choice(made)(red))


def show_photo(workshop: Workshop, source: Random) -> None:
    """Show a photo in another place, or in one less: as an entry's picture, in a text or gallery.

    What must be made of a photo is then more or less than what was made of it before.
    """
    photo = some(source, workshop.files("content/news", *PICTURES))
    path = some(source, [p for p in workshop.files("content/news", ".md") if p.count(".") == 1])
    if not photo or not path:
        return
    match source.randrange(6):
        case 0:
            set_in(workshop, path, "alt", "A photo")
            set_in(workshop, path, "image", f"/{photo}")
        case 1:
            set_in(workshop, path, "image", None)
        case 2:
            workshop.write(path, f"{workshop.read(path)}\n![A photo](/{photo})\n")
        case 3:
            text = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", workshop.read(path))
            workshop.write(path, text)
        case 4:
            set_in(workshop, path, "gallery", f"[{{file: /{photo}, alt: A photo}}]")
        case 5:
            set_in(workshop, path, "gallery", None)


def change_focus(workshop: Workshop, source: Random) -> None:
    """Let another part of a photo be seen."""
    path = some(source, [p for p in entries(workshop) if "\nimage: " in workshop.read(p)])
    value = f"{source.randrange(101)}% {source.randrange(101)}%"
    set_in(workshop, path, "focus", source.choice([value, None]))


def lose_media(workshop: Workshop, source: Random) -> None:
    """Lose some finished pictures and recordings, in the cache, in the output, or in both."""
    folders = (workshop.cache / "media", workshop.output / "media")
    for folder in source.choice([folders, folders[:1], folders[1:]]):
        found = [path for path in sorted(folder.rglob("*")) if path.is_file()]
        for path in source.sample(found, min(len(found), source.randrange(1, 9))):
            path.unlink()


def exchange_pictures(workshop: Workshop, source: Random) -> None:
    """Let two pictures change places."""
    found = workshop.files("content", ".jpg")
    if len(found) > 1:
        first, second = (workshop.site / path for path in source.sample(found, 2))
        between = first.with_name("between")
        first.rename(between)
        second.rename(first)
        between.rename(second)


def delete_file(workshop: Workshop, source: Random) -> None:
    """Remove a picture, a recording, a transcript or a table."""
    if path := some(source, workshop.files("content", *PICTURES, ".wav", ".mp3", ".vtt", ".csv")):
        workshop.remove(path)


def change_recording(workshop: Workshop, source: Random) -> None:
    """Record anew, or write a transcript anew."""
    if path := some(source, workshop.files("content", ".wav", ".mp3", ".vtt")):
        number = source.randrange(1, 4)
        if path.endswith("vtt"):
            text = f"WEBVTT\n\n00:00.000 --> 00:0{number}.000\nWord {number}.\n"
            workshop.write(path, text)
        else:
            wave = path.endswith("wav")
            workshop.write(path, media.wav(number, number) if wave else media.mp3(number * 10))


def change_table(workshop: Workshop, source: Random) -> None:
    """Change the members' table, or how Hebrew names them."""
    numbers = source.sample(range(9), source.randrange(3))
    if source.random() < 0.5:
        rows = "".join(f"M{number},,member,\n" for number in numbers)
        workshop.write("content/data/members.csv", f"name,url,kind,about\n{rows}")
    else:
        rows = "".join(f"M{number},ארגון {9 - number},\n" for number in numbers)
        workshop.write("content/data/members.he.csv", f"name,own_name,about\n{rows}")


CONTENT_EDITS = (
    write_body,
    cut_body,
    change_title,
    change_summary,
    change_date,
    change_tags,
    change_address,
    change_visibility,
    change_story,
    change_event,
    change_order,
    delete_entry,
    rename_entry,
    exchange_entries,
    bring_back,
    add_entry,
    translate,
    remove_translation,
    touch,
    edit_unnoticed,
    replace_picture,
    show_photo,
    show_photo,
    change_focus,
    lose_media,
    exchange_pictures,
    delete_file,
    change_recording,
    change_table,
)
