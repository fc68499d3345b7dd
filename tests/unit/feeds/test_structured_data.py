"""Structured data says what a page is, safely."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.feeds.characters import drop_forbidden
from sitegen.feeds.page_data import Organization, PageData, PictureData, Website
from sitegen.feeds.structured_data import structured_data
from sitegen.schema.dates import parse_partial_date

BASE = "https://example.org"
WEBSITE = Website(
    url=f"{BASE}/",
    name="ALLMEP",
    lang="en",
    description="A coalition",
    search=f"{BASE}/search/?q={{search_term_string}}",
    organization=Organization(
        name="ALLMEP",
        url=f"{BASE}/",
        logo=PictureData(url=f"{BASE}/logo.png", width=512, height=512),
        same_as=("https://social.example/allmep",),
        short_name="AMP",
    ),
)


def graph(subject: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    page = PageData(
        **{
            "url": f"{BASE}/x/",
            "title": "Title",
            "website": WEBSITE,
            "lang": "en",
            "description": "Words",
            "published": parse_partial_date("2025-10-14"),
            "crumbs": (("Home", f"{BASE}/"), ("Title", f"{BASE}/x/")),
            "subject": subject or {},
            **fields,
        }
    )
    data = json.loads(structured_data(page))
    assert data["@context"] == "https://schema.org"
    return {record["@type"]: record for record in data["@graph"]}


def test_a_subject_has_what_all_share_and_its_own() -> None:
    picture = PictureData(url=f"{BASE}/a.jpg", width=800, height=450, credit="Noor")
    news = graph(
        {"@type": "NewsArticle", "dateline": "BEIT JALA", "articleSection": ""},
        picture=picture,
        keywords=("members",),
        updated=parse_partial_date("2025-11-02"),
    )["NewsArticle"]
    assert news["dateline"] == "BEIT JALA"
    assert "articleSection" not in news
    assert (news["datePublished"], news["dateModified"]) == ("2025-10-14", "2025-11-02")
    assert news["publisher"]["@id"] == f"{BASE}/#organization"
    assert news["image"]["creditText"] == "Noor"
    assert news["keywords"] == ["members"]
    assert news["mainEntityOfPage"] == {"@id": f"{BASE}/x/"}


def test_a_text_in_another_language_than_the_page_says_which_and_a_name_stays_a_text() -> None:
    picture = PictureData(url=f"{BASE}/a.jpg", caption="עץ", credit="עץ")
    article = {"@type": "NewsArticle", "headline": "כותרת", "dateline": "Haifa"}
    words = (("עץ", "he"), ("כותרת", "he"), ("סיכום", "he"))
    told = graph(article, title="כותרת", description="סיכום", picture=picture, inherited=words)
    news = told["NewsArticle"]
    assert news["headline"] == {"@value": "כותרת", "@language": "he"}
    assert news["description"] == {"@value": "סיכום", "@language": "he"}
    assert news["image"]["caption"] == {"@value": "עץ", "@language": "he"}
    assert (news["dateline"], news["inLanguage"]) == ("Haifa", "en")
    assert news["name"] == told["WebPage"]["name"] == "כותרת"


@pytest.mark.parametrize("known", ["2025", "2025-10"])
def test_a_date_without_a_day_is_left_out(known: str) -> None:
    date = parse_partial_date(known)
    news = graph({"@type": "NewsArticle"}, published=date, updated=None)["NewsArticle"]
    assert news.keys().isdisjoint({"datePublished", "dateModified"})


def test_an_event_is_not_published() -> None:
    event = graph({"@type": "ExhibitionEvent"})["ExhibitionEvent"]
    assert event.keys().isdisjoint({"datePublished", "publisher"})


def test_a_list_is_a_collection_page() -> None:
    page = graph(listed=(("One", f"{BASE}/1/"), ("Two", f"{BASE}/2/")))["CollectionPage"]
    items = page["mainEntity"]["itemListElement"]
    assert [(item["position"], item["url"]) for item in items] == [
        (1, f"{BASE}/1/"),
        (2, f"{BASE}/2/"),
    ]


def test_home_says_who_publishes_and_how_to_search() -> None:
    found = graph(home=True, crumbs=())
    assert found.keys() == {"Organization", "WebSite", "WebPage"}
    assert found["Organization"]["logo"]["width"] == 512
    # Searchers take a site's other name from its WebSite: developers.google.com, "Site names".
    assert found["Organization"]["alternateName"] == found["WebSite"]["alternateName"] == "AMP"
    action = found["WebSite"]["potentialAction"]
    assert action["target"]["urlTemplate"] == f"{BASE}/search/?q={{search_term_string}}"


def test_a_site_without_search_offers_none() -> None:
    website = Website(url=f"{BASE}/", name="A", lang="en", organization=WEBSITE.organization)
    assert "potentialAction" not in graph(home=True, website=website)["WebSite"]


def test_a_plain_page_has_its_trail() -> None:
    found = graph()
    assert found.keys() == {"WebPage", "BreadcrumbList"}
    assert found["WebPage"]["breadcrumb"]["@id"] == found["BreadcrumbList"]["@id"]
    trail = found["BreadcrumbList"]["itemListElement"]
    assert [step["item"]["@id"] for step in trail] == [f"{BASE}/", f"{BASE}/x/"]


class Scripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_stays_inside_its_script_and_comes_back(text: str) -> None:
    page = PageData(url=f"{BASE}/x/", title=text, website=WEBSITE, lang="en", home=True)
    data = structured_data(page)
    assert not set(data) & set("<>&\u2028\u2029")
    scripts = Scripts()
    scripts.feed(f'<script type="application/ld+json">{data}</script><p>')
    assert scripts.tags == ["script", "p"]
    record = json.loads(scripts.text)["@graph"][-1]
    assert record.get("name", "") == drop_forbidden(text)


@pytest.mark.parametrize(
    "text", ["a\x01", "\x0b", "\x0c", "\x08", "\ud800b", "\ufffe", "\\u0001", "\\\x01", "\n\t"]
)
def test_what_no_format_has_a_place_for_is_left_out(text: str) -> None:
    page = PageData(url=f"{BASE}/x/", title=text, website=WEBSITE, lang="en")
    record = json.loads(structured_data(page))["@graph"][-1]
    assert record.get("name", "") == drop_forbidden(text)


@pytest.mark.parametrize("text", ["</script><script>", "<!--<script>", "]]>", "\u2028\u2029&amp;"])
def test_nothing_breaks_out(text: str) -> None:
    test_any_text_stays_inside_its_script_and_comes_back.hypothesis.inner_test(text)  # type: ignore[attr-defined]
