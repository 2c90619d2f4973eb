"""How a finding is cited: as plain text, BibTeX, CSL-JSON and a template of Wikipedia."""

import ipaddress
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import quote, urlsplit

from onrecord import __version__
from onrecord.model import Document, Review
from onrecord.presentation.findings.faces import Face, Said, tell_printed
from onrecord.presentation.findings.told_answer import put_answer
from onrecord.presentation.words.differences import name_alteration
from onrecord.presentation.words.wording import (
    DISCLAIMER,
    name_review,
    put_in_marks,
    tell_day,
)
from onrecord.store import DocumentRow
from onrecord.text import Span

__all__ = ["Citation", "cite_finding", "cite_stretch", "is_local"]

_NAME: Final = "Onrecord"
_LIMIT: Final = DISCLAIMER.split(" Read by machine")[0]
_MOST_PASSAGES: Final = 3
_MOST_CHARS: Final = 700  # of words quoted in a citation; the address leads to the rest
_MOST_NOTE: Final = 8000
_ADDRESS_SIGNS: Final = ":/?#@!$&'()*+,;=~%"  # of an address; all else is written out
_LATEX: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "{}$&#%_"},
    }
)
_WIKITEXT: Final = re.compile(r"[{}\[\]|<>&~=]|''+")  # what would be read as markup in a template


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in one form, to be copied."""

    form: str  # the name of the form
    text: str


@dataclass(frozen=True, slots=True)
class _Cited:
    """What every form is written from."""

    key: str
    title: str
    words: str
    told: tuple[str, ...]  # sentences: where printed, what was found, where said
    address: str
    on: date  # when it was read here
    sources: tuple[tuple[Document, str], ...]  # the report, the transcripts; the words of each


def cite_finding(
    face: Face, decided: Sequence[Review], address: str, on: date
) -> tuple[Citation, ...]:
    """Cite a finding.

    Args:
        face: the finding, of a document.
        decided: what persons decided of it, the last one last.
        address: the permanent address of its page, with the host.
        on: the day on which it is read.

    Returns:
        The same facts in each form; empty for a bare quotation, which no address shows.
    """
    document, statement = face.document, face.statement
    if document is None or statement is None:
        return ()
    words = put_in_marks(statement.kind, _shorten(tell_printed(face)))
    label = put_answer(face).label
    outlet = document.publisher or document.name
    cited = _Cited(
        f"onrecord-{statement.id}",
        f"{label}: {_shorten(words, 90)} ({face.speaker or 'speaker not named'}, in {outlet})",
        words,
        tuple(_tell(face, document, decided)),
        address,
        on,
        ((document, words), *_list_transcripts(face)),
    )
    return (
        Citation("Plain text", _write_plain(cited)),
        Citation("BibTeX", _write_bibtex(cited)),
        Citation("CSL-JSON", _write_csl(cited)),
        Citation("Wikipedia", _write_wikipedia(cited)),
    )


def is_local(address: str) -> bool:
    """Whether an address holds on this machine, or in this network, alone."""
    host = urlsplit(address).hostname or "localhost"
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return host == "localhost" or host.endswith((".localhost", ".local"))


def _list_transcripts(face: Face) -> Iterator[tuple[Document, str]]:
    """The transcripts compared with, each once, with the words as said."""
    held: dict[str, tuple[Document, list[str]]] = {}
    for said in face.said[:_MOST_PASSAGES]:
        _, words = held.setdefault(said.document.id, (said.document, []))
        words.append("".join(piece.text for piece in said.pieces))
    for document, words in held.values():
        yield document, f"“{_shorten(' […] '.join(words))}”"


def cite_stretch(document: DocumentRow, span: Span, words: str, speaker: str | None) -> str:
    """Cite a stretch of a document in one line."""
    day = tell_day(document.published) if document.published else "date not known"
    named = [f"“{_shorten(document.name)}”", document.publisher, day, document.url]
    where = ", ".join(part for part in named if part)
    place = f"characters {span.start} to {span.end}, SHA-256 {document.sha256}"
    who = speaker or "Speaker not named"
    return f"“{_shorten(words)}” {who}, in {where} ({place}). {_NAME} {__version__}. {_LIMIT}"


def _shorten(words: str, most: int = _MOST_CHARS) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= most else f"{plain[:most].rsplit(' ', 1)[0]} …"


def _tell(face: Face, document: Document, decided: Sequence[Review]) -> Iterator[str]:
    yield f"{face.speaker or 'Speaker not named'}, as printed in {_name(document)}."
    finding = face.finding
    changes = [
        f"{name_alteration(change.type)}: said {_quote(change.said)}, printed "
        f"{_quote(change.printed)}"
        for change in finding.alterations
    ]
    yield f"Found: {put_answer(face).label}{_list(changes)}."
    yield from (_tell_passage(said) for said in face.said[:_MOST_PASSAGES])
    last = decided[-1] if decided else None
    read = f"Reviewed by {last.who}: {name_review(last.kind).lower()}." if last else ""
    yield read or "Read by machine, not reviewed."
    yield _LIMIT
    yield f"SHA-256 of the report: {document.sha256}."
    held = {said.document.id: said.document for said in face.said[:_MOST_PASSAGES]}
    yield from (f"SHA-256 of the transcript: {each.sha256}." for each in held.values())


def _tell_passage(said: Said) -> str:
    words = _shorten("".join(piece.text for piece in said.pieces))
    read = f", read {tell_day(said.read_on)}" if said.read_on else ""
    place = f"characters {said.span.start} to {said.span.end}{read}"
    who = said.speaker or "Speaker not named"
    return f"Transcript: “{words}” {who}, in {_name(said.document)} ({place})."


def _name(document: Document) -> str:
    """What tells a document from others."""
    day = tell_day(document.published) if document.published else "date not known"
    parts = [f"“{_shorten(document.name)}”", document.publisher, day, document.url]
    return ", ".join(part for part in parts if part)


def _quote(words: str) -> str:
    return f"“{_shorten(words, 120)}”" if words.strip() else "nothing"


def _list(changes: Sequence[str]) -> str:
    return f" ({'; '.join(changes)})" if changes else ""


def _write_plain(cited: _Cited) -> str:
    read = f"{_NAME} {__version__}, {cited.address}, read {tell_day(cited.on)}."
    return " ".join([cited.words, *cited.told, read])


def _write_bibtex(cited: _Cited) -> str:
    """The report and the transcripts as sources of their own, then what was found."""
    entries = [
        _write_entry(
            f"onrecord-{document.id}",
            {
                "author": " and ".join(f"{{{_as_latex(name)}}}" for name in document.byline),
                "title": f"{{{_as_latex(document.name)}}}",
                "howpublished": _as_latex(document.publisher or ""),
                "year": str(document.published.year) if document.published else "",
                "date": document.published.isoformat() if document.published else "",
                "url": _as_address(document.url),
                "note": _as_latex(words),
            },
        )
        for document, words in cited.sources
    ]
    found = {
        "title": f"{{{_as_latex(cited.title)}}}",
        "howpublished": f"{_NAME} {__version__}",
        "url": cited.address,
        "urldate": cited.on.isoformat(),
        "note": _as_latex(" ".join([cited.words, *cited.told])),
    }
    return "\n\n".join([*entries, _write_entry(cited.key, found)])


def _write_entry(key: str, fields: Mapping[str, str]) -> str:
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def _as_address(url: str | None) -> str:
    """An address without signs that would close a field."""
    return quote(url or "", safe=_ADDRESS_SIGNS)


def _as_latex(words: str) -> str:
    return _shorten(words, _MOST_NOTE).translate(_LATEX)


def _write_csl(cited: _Cited) -> str:
    item = {
        "id": cited.key,
        "type": "webpage",
        "title": cited.title,
        "container-title": _NAME,
        "version": __version__,
        "URL": cited.address,
        "accessed": {"date-parts": [[cited.on.year, cited.on.month, cited.on.day]]},
        "note": " ".join([cited.words, *cited.told]),
    }
    return json.dumps([item], ensure_ascii=False, indent=2)


def _write_wikipedia(cited: _Cited) -> str:
    """The report, then the transcripts: an encyclopedia cites sources, not who compared them."""
    return "\n".join(_write_template(*source, cited.on) for source in cited.sources)


def _write_template(document: Document, words: str, on: date) -> str:
    fields = {
        "author": "; ".join(document.byline),
        "title": document.name,
        "url": document.url or "",
        "website": document.publisher or "",
        "date": tell_day(document.published) if document.published else "",
        "access-date": tell_day(on) if document.url else "",
        "quote": words,
    }
    told = {name: _as_wikitext(_shorten(value)) for name, value in fields.items() if value}
    if document.url:
        told["url"] = _as_address(document.url)
    kind = "web" if document.url else "news"  # the latter asks for no address
    return f"{{{{cite {kind} " + " ".join(f"|{name}={told[name]}" for name in told) + "}}"


def _as_wikitext(words: str) -> str:
    """Words that no wiki reads as markup."""
    return _WIKITEXT.sub(lambda found: "".join(f"&#{ord(c)};" for c in found[0]), words)
