"""Apple's list of podcast categories, which other directories follow."""

from __future__ import annotations

APPLE_CATEGORIES: dict[str, tuple[str, ...]] = {
    "Arts": (
        "Books",
        "Design",
        "Fashion & Beauty",
        "Food",
        "Performing Arts",
        "Visual Arts",
    ),
    "Business": (
        "Careers",
        "Entrepreneurship",
        "Investing",
        "Management",
        "Marketing",
        "Non-Profit",
    ),
    "Comedy": ("Comedy Interviews", "Improv", "Stand-Up"),
    "Education": ("Courses", "How To", "Language Learning", "Self-Improvement"),
    "Fiction": ("Comedy Fiction", "Drama", "Science Fiction"),
    "Government": (),
    "Health & Fitness": (
        "Alternative Health",
        "Fitness",
        "Medicine",
        "Mental Health",
        "Nutrition",
        "Sexuality",
    ),
    "History": (),
    "Kids & Family": ("Education for Kids", "Parenting", "Pets & Animals", "Stories for Kids"),
    "Leisure": (
        "Animation & Manga",
        "Automotive",
        "Aviation",
        "Crafts",
        "Games",
        "Hobbies",
        "Home & Garden",
        "Video Games",
    ),
    "Music": ("Music Commentary", "Music History", "Music Interviews"),
    "News": (
        "Business News",
        "Daily News",
        "Entertainment News",
        "News Commentary",
        "Politics",
        "Sports News",
        "Tech News",
    ),
    "Religion & Spirituality": (
        "Buddhism",
        "Christianity",
        "Hinduism",
        "Islam",
        "Judaism",
        "Religion",
        "Spirituality",
    ),
    "Science": (
        "Astronomy",
        "Chemistry",
        "Earth Sciences",
        "Life Sciences",
        "Mathematics",
        "Natural Sciences",
        "Nature",
        "Physics",
        "Social Sciences",
    ),
    "Society & Culture": (
        "Documentary",
        "Personal Journals",
        "Philosophy",
        "Places & Travel",
        "Relationships",
    ),
    "Sports": (
        "Baseball",
        "Basketball",
        "Cricket",
        "Fantasy Sports",
        "Football",
        "Golf",
        "Hockey",
        "Rugby",
        "Running",
        "Soccer",
        "Swimming",
        "Tennis",
        "Volleyball",
        "Wilderness",
        "Wrestling",
    ),
    "TV & Film": ("After Shows", "Film History", "Film Interviews", "Film Reviews", "TV Reviews"),
    "Technology": (),
    "True Crime": (),
}
"""Categories and their subcategories (Apple Podcasts for Creators, "Apple Podcasts categories")."""


def category_of(name: str) -> tuple[str, str] | None:
    """Give (category, subcategory or "") of a name from Apple's list, None where it isn't there."""
    if name in APPLE_CATEGORIES:
        return name, ""
    return next(((top, name) for top, below in APPLE_CATEGORIES.items() if name in below), None)


def category_names() -> tuple[str, ...]:
    """Give all names of Apple's list."""
    return (*APPLE_CATEGORIES, *(name for below in APPLE_CATEGORIES.values() for name in below))


def is_category(name: str) -> bool:
    """True for a name of Apple's list."""
    return category_of(name) is not None


def arrange_categories(names: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Give subcategories under their categories, in the order named; unknown names are left out.

    `("Society & Culture", "Documentary")` gives `{"Society & Culture": ("Documentary",)}`, and so
    does `("Documentary",)` alone.
    """
    found = [place for name in names if (place := category_of(name))]
    return {
        top: tuple(dict.fromkeys(below for category, below in found if category == top and below))
        for top in dict.fromkeys(category for category, _ in found)
    }
