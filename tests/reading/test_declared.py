"""What a page declares: titles without their site, linked data, the names that it prints."""

from datetime import date

import pytest
from lxml import html

from onrecord.model import Source
from onrecord.reading import read_document
from onrecord.reading.pages.declared import Declared, read_declared
from onrecord.reading.pages.headlines import choose_headline, split_site


def _declared(head: str, body: str = "<p>Text.</p>") -> Declared:
    page = f'<html lang="en"><head>{head}</head><body>{body}</body></html>'
    return read_declared(html.document_fromstring(page), None)


TITLES = {  # declared, headings, site, the title
    "the site behind": ("Harbour closed - The Carrow Post", ["Harbour closed"], "The Carrow Post",
        "Harbour closed"),
    "the site before": ("Carrow Post: Harbour closed", [], "The Carrow Post", "Harbour closed"),
    "the site's name as a heading": ("Harbour closed | Carrow Post", ["The Carrow Post"],
        "Carrow Post", "Harbour closed"),
    "a section before": ("Opinion | The wall will not hold", ["The wall will not hold"], None,
        "The wall will not hold"),
    "the printed headline": ("Assessor drops wall inquiry",
        ["Ida Brandt: Assessor drops the wall inquiry"], "Carrow Post",
        "Ida Brandt: Assessor drops the wall inquiry"),
    "another's headline": ("Harbour closed by storm", ["Five soups for winter"], None,
        "Harbour closed by storm"),
    "a dash of its own": ("The wall - a history", [], "Carrow Post", "The wall - a history"),
}  # fmt: skip


@pytest.mark.parametrize(("declared", "headings", "site", "title"), TITLES.values(), ids=TITLES)
def test_choose_headline(declared: str, headings: list[str], site: str | None, title: str) -> None:
    """The title is the title of the article."""
    assert choose_headline(declared, headings, site) == title


def test_split_site() -> None:
    """A slogan and a copyright line are no part of a name."""
    assert split_site("Carrow Post | News you can moor at") == "Carrow Post"
    assert split_site("© 2031 Carrow Post") == "Carrow Post"
    assert split_site("Copyright 2031") is None


def test_live_blog() -> None:
    """The headline of an entry is not that of the live blog."""
    script = (
        '<script type="application/ld+json">{"@context":"https://schema.org",'
        '"@type":"LiveBlogPosting","headline":"Flood: as it happens",'
        '"datePublished":"2031-04-02T06:00:00Z","author":[{"@type":"Person","name":"Jan Ott"}],'
        '"publisher":{"name":"Radio Kavra"},"liveBlogUpdate":[{"@type":"BlogPosting",'
        '"headline":"Mayor: leave now"}],}</script>'
    )
    found = _declared("<title>Flood | Radio Kavra</title>" + script)
    assert (found.title, found.authors) == ("Flood: as it happens", ("Jan Ott",))
    assert (found.site, found.published) == ("Radio Kavra", date(2031, 4, 2))


def test_reference_to_a_person() -> None:
    """The one person of a graph is the author that its article refers to."""
    script = (
        '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Gate",'
        '"author":{"@id":"#p"}},{"@type":"Person","@id":"#p","name":"Jan Ott"}]}</script>'
    )
    assert _declared(script).authors == ("Jan Ott",)


def test_printed_author() -> None:
    """Without a declaration the element that is called after the author names them."""
    body = (
        '<div class="sidebar"><p class="author">Somebody Else</p></div>'
        '<p class="byline">By <a>Lena Marsh</a><span>Monday</span></p><p>Text.</p>'
    )
    assert _declared("", body).authors == ("Lena Marsh",)


def test_site_by_account() -> None:
    """An account borne out by the title of the window gives the name as printed."""
    head = "<title>Gate closed - The Harbour Times</title>"
    head += '<meta name="twitter:site" content="@hrbrtimes">'
    assert _declared(head).site == "The Harbour Times"


def test_damaged_linked_data() -> None:
    """A script that is no JSON leaves the rest as it is."""
    found = _declared('<title>Gate</title><script type="application/ld+json">{"a": [</script>')
    assert found.title == "Gate"


def test_saved_page() -> None:
    """A page that a browser saved tells where it came from, unless it says so itself."""
    body = "<p>The gate of Port Selm is shut, the ministry said on Monday to reporters.</p>" * 3
    saved = "<!DOCTYPE html>\n<!-- saved from url=(0029)https://selm.example/gate.htm -->\n"
    page = f"{saved}<html><head><base href='.'></head><body>{body}</body></html>"
    assert read_document(Source("g.html", page.encode())).url == "https://selm.example/gate.htm"
    unknown = page.replace("(0029)https://selm.example/gate.htm", "(0014)about:internet")
    assert read_document(Source("g.html", unknown.encode())).url is None
    canonical = '<link rel="canonical" href="https://selm.example/a">'
    own = page.replace("<head>", f"<head>{canonical}")
    assert read_document(Source("g.html", own.encode())).url == "https://selm.example/a"


def test_who_speaks_behind_a_headline_is_no_outlet() -> None:
    """What the headline of the page itself ends with is of it."""
    told = _declared("<title>'We were outrun' - Orlo</title>", "<h1>'We were outrun' - Orlo</h1>")
    assert (told.site, told.title) == (None, "'We were outrun' - Orlo")
    told = _declared(
        "<title>Mill outrun by rain | Orlo Post</title>", "<h1>Mill outrun by rain</h1>"
    )
    assert told.site == "Orlo Post"
