"""From what a page is about to a record of schema.org's words."""

from __future__ import annotations

from typing import Any

from sitegen.feeds.addresses import encode_address
from sitegen.feeds.moments import AnyDate, write_w3c
from sitegen.feeds.subjects import (
    CollectionSubject,
    EpisodeSubject,
    EventSubject,
    ExhibitionSubject,
    NewsSubject,
    PageData,
    PictureData,
    PlaceData,
    SeasonSubject,
    SeriesSubject,
    SoundData,
    SpanData,
    StorySubject,
    Subject,
)
from sitegen.schema.dates import PartialDate

Record = dict[str, Any]


def filled(record: Record) -> Record:
    """Leave out what is empty; 0 and False are not asked for here and go too."""
    return {name: value for name, value in record.items() if value}


def subject_record(subject: Subject, page: PageData) -> Record:
    """Give the record of a page's subject without what all subjects share."""
    match subject:
        case NewsSubject():
            return _news(subject, page)
        case StorySubject():
            return _story(subject, page)
        case SeriesSubject():
            return _series(subject)
        case SeasonSubject():
            return _season(subject)
        case EpisodeSubject():
            return _episode(subject)
        case ExhibitionSubject():
            return _exhibition(subject, page)
        case EventSubject():
            return _event(subject, page)
        case CollectionSubject():
            return _collection(subject)


def picture_record(picture: PictureData | None) -> Record:
    """Give an ImageObject, {} for no picture."""
    if picture is None:
        return {}
    return filled(
        {
            "@type": "ImageObject",
            "url": encode_address(picture.url),
            "width": picture.width,
            "height": picture.height,
            "caption": picture.caption,
            "creditText": picture.credit,
        }
    )


def date_text(date: AnyDate | None) -> str:
    """Write a date as precisely as it is known (ISO 8601), "" for none."""
    return write_w3c(date) if date else ""


def _news(news: NewsSubject, page: PageData) -> Record:
    organization = page.website.organization
    authors = [
        {"@type": "Organization" if name == organization.name else "Person", "name": name}
        for name in news.authors
    ]
    return {
        "@type": "NewsArticle",
        "headline": page.title,
        "dateline": news.dateline,
        "articleSection": news.section,
        "author": authors or [{"@id": organization_id(page)}],
    }


def _story(story: StorySubject, page: PageData) -> Record:
    quote = {"@type": "Quotation", "text": story.quote} if story.quote else {}
    return {
        "@type": "CreativeWork",
        "headline": page.title,
        "creditText": story.display_name,
        "award": story.award,
        "contentLocation": filled({"@type": "Place", "name": story.place}) if story.place else {},
        "hasPart": quote,
        "audio": _sound(story.voice),
    }


def _series(series: SeriesSubject) -> Record:
    author = {"@type": "Organization", "name": series.author} if series.author else {}
    return {
        "@type": "PodcastSeries",
        "webFeed": encode_address(series.feed),
        "author": author,
    }


def _season(season: SeasonSubject) -> Record:
    return {
        "@type": "PodcastSeason",
        "seasonNumber": season.number,
        "numberOfEpisodes": season.episodes,
        "partOfSeries": _named("PodcastSeries", season.show_title, season.show_url),
    }


def _episode(episode: EpisodeSubject) -> Record:
    season = _named("PodcastSeason", episode.season_title, episode.season_url)
    if season and episode.season_number:
        season["seasonNumber"] = episode.season_number
    return {
        "@type": "PodcastEpisode",
        "episodeNumber": episode.number,
        "partOfSeason": season,
        "partOfSeries": _named("PodcastSeries", episode.show_title, episode.show_url),
        "associatedMedia": _sound(episode.sound),
    }


def _exhibition(exhibition: ExhibitionSubject, page: PageData) -> Record:
    hosts = [{"@type": "Organization", "name": name} for name in exhibition.hosts]
    works = [_named("CreativeWork", title, url) for title, url in exhibition.works]
    record = {
        "@type": "ExhibitionEvent",
        "organizer": [{"@id": organization_id(page)}, *hosts],
        "workFeatured": works,
    }
    if len(exhibition.venues) == 1:
        return {**record, **_span(exhibition.venues[0])}
    parts = [
        filled({"@type": "ExhibitionEvent", "name": page.title, **_span(venue)})
        for venue in exhibition.venues
    ]
    return {**record, **_whole_span(exhibition.venues), "subEvent": parts}


def _event(event: EventSubject, page: PageData) -> Record:
    record = _span(event.span)
    place = record["location"]
    online = {"@type": "VirtualLocation", "url": encode_address(event.online)}
    if event.online:
        record["location"] = [place, online] if place else online
    modes = {(True, True): "Mixed", (False, True): "Online", (True, False): "Offline"}
    mode = modes.get((bool(place), bool(event.online)))
    offer = {"@type": "Offer", "url": encode_address(event.registration)}
    return {
        "@type": "Event",
        "eventStatus": f"https://schema.org/Event{event.status}",
        "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode" if mode else "",
        "organizer": {"@id": organization_id(page)},
        "offers": offer if event.registration else {},
        **record,
    }


def _collection(collection: CollectionSubject) -> Record:
    items = [
        {"@type": "ListItem", "position": place, "name": title, "url": encode_address(url)}
        for place, (title, url) in enumerate(collection.items, start=1)
    ]
    return {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items}


def organization_id(page: PageData) -> str:
    """Give the id by which records speak of the organisation."""
    return f"{encode_address(page.website.organization.url)}#organization"


def _named(kind: str, name: str, url: str) -> Record:
    if not name:
        return {}
    return filled({"@type": kind, "name": name, "url": encode_address(url)})


def _sound(sound: SoundData | None) -> Record:
    if sound is None:
        return {}
    return filled(
        {
            "@type": "AudioObject",
            "contentUrl": encode_address(sound.url),
            "encodingFormat": sound.type,
            "duration": f"PT{sound.duration}S" if sound.duration else "",
            "contentSize": str(sound.length) if sound.length else "",
            "inLanguage": sound.lang,
            "caption": _captions(sound.transcript),
        }
    )


def _captions(address: str) -> Record:
    if not address:
        return {}
    url = encode_address(address)
    return {"@type": "MediaObject", "contentUrl": url, "encodingFormat": "text/vtt"}


def _span(span: SpanData) -> Record:
    return {
        "startDate": date_text(span.start),
        "endDate": date_text(span.end),
        "location": _place(span.place),
    }


def _whole_span(venues: tuple[SpanData, ...]) -> Record:
    starts = [venue.start for venue in venues if isinstance(venue.start, PartialDate)]
    ends = [date for venue in venues if isinstance(date := venue.end or venue.start, PartialDate)]
    first = min(starts, key=lambda date: date.first_day, default=None)
    last = max(ends, key=lambda date: date.last_day, default=None)
    return {"startDate": date_text(first), "endDate": date_text(last)}


def _place(place: PlaceData) -> Record:
    name = place.name or place.city
    if not name:
        return {}
    address = filled({"addressLocality": place.city, "addressCountry": place.country})
    return filled(
        {
            "@type": "Place",
            "name": name,
            "address": {"@type": "PostalAddress", **address} if address else {},
            "hasMap": encode_address(place.map),
        }
    )
