"""Own credits: whose a text is by its address and byline, and credits that name nobody else."""

import re
from collections.abc import Iterator, Sequence

from onrecord.language import ANY
from onrecord.model import Provenance, Relation
from onrecord.reading.heads.head_outlets import is_agency
from onrecord.text import Span

__all__ = ["find_office", "settle_credits"]

_HOST = re.compile(r"https?://(?:www\.)?(?P<host>[^/:?#\s]+)", re.IGNORECASE)
_OFFICES = ANY.table("office_hosts", "known")
_FEWEST_LETTERS = 4  # of a name that may begin another: "Al Jazeera", "Al Jazeera News"


def find_office(url: str | None) -> str | None:
    """The office whose own address a text has; None where the address is no known office's.

    Args:
        url: the address, whole.
    """
    found = _HOST.match(url or "")
    labels = found["host"].lower().split(".") if found else []
    hosts = (".".join(labels[at:]) for at in range(len(labels)))
    return next((_OFFICES[host] for host in hosts if host in _OFFICES), None)


def settle_credits(
    text: str,
    credited: Sequence[Provenance],
    publisher: str | None,
    url: str | None,
    byline: Sequence[str],
) -> tuple[Provenance, ...]:
    """What a text says of where it came from, without what names its own publisher as its source.

    Args:
        text: the text of a document.
        credited: what its words credit, in order.
        publisher: who published it.
        url: its address.
        byline: who wrote it.

    Returns:
        Those of `credited` that credit another, then the agencies in the byline that none of them
        names, each where the text prints it; with an empty span where only its file tells it.
    """
    own = [_letters(publisher or ""), _letters(_site_of(url))]
    kept = tuple(
        each
        for each in credited
        if each.relation is not Relation.REPUBLISHED_FROM or not _is_one_of(each.name, own)
    )
    return (*kept, *_by_agencies(text, kept, own, byline))


def _by_agencies(
    text: str, credited: Sequence[Provenance], own: Sequence[str], byline: Sequence[str]
) -> Iterator[Provenance]:
    """The agencies in a byline that nothing else credits, and that did not publish it."""
    known = [_letters(each.name) for each in credited]
    for name in byline:
        if is_agency(name) and not _is_one_of(name, [*own, *known]):
            at = max(text.find(name), 0)
            place = Span(at, at + len(name)) if text.startswith(name, at) else Span(0, 0)
            yield Provenance(Relation.WIRE, name, place)


def _is_one_of(name: str, others: Sequence[str]) -> bool:
    """Whether a name is one of some, or one of the two begins with the other."""
    mine = _letters(name)
    pairs = ((min(mine, each, key=len), max(mine, each, key=len)) for each in others if each)
    return any(len(a) >= _FEWEST_LETTERS and b.startswith(a) for a, b in pairs)


def _site_of(url: str | None) -> str:
    """The name of a site in its address: "livescience" of "https://www.livescience.com/…"."""
    found = _HOST.match(url or "")
    labels = found["host"].split(".") if found else []
    return max(labels[:-1], key=len, default="")


def _letters(name: str) -> str:
    """The letters and digits of a name, folded, without an article."""
    return re.sub(r"^the\s|[\W_]+", "", name.casefold())
