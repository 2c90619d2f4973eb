"""Documents: one source read whole, with its parts, turns, credits and particulars."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from onrecord.boundary import document_boundary
from onrecord.errors import RefusedSource, UnreadableSource
from onrecord.model import (
    Document,
    DocumentKind,
    Genre,
    Part,
    PartKind,
    Source,
    Turn,
    TurnRole,
)
from onrecord.reading.bounds import Bounds
from onrecord.reading.containers import unpack_gzip
from onrecord.reading.content import Content, Particulars
from onrecord.reading.file_kinds import MediaType, find_media_type
from onrecord.reading.formats.captions.caption_cues import UNMARKED, find_pasted
from onrecord.reading.formats.captions.tool_layouts import find_marked_turns
from onrecord.reading.formats.doors import LAID_OUT, read_content
from onrecord.reading.furniture import find_furniture, without
from onrecord.reading.genres.genre_cues import Hints
from onrecord.reading.genres.led_turns import find_led_turns
from onrecord.reading.genres.printed_interviews import (
    find_led,
    find_printed_turns,
    find_quoted_answers,
    find_starred,
    find_tabled,
)
from onrecord.reading.heads.boilerplate import find_fences
from onrecord.reading.heads.credits import find_credits
from onrecord.reading.heads.front_matter import opens_memo
from onrecord.reading.heads.genre_forms import find_forms
from onrecord.reading.heads.mastheads import (
    find_publisher,
    find_title_below,
    split_title,
    without_outlet,
)
from onrecord.reading.heads.own_credits import find_office, settle_credits
from onrecord.reading.heads.particulars import (
    find_date,
    find_date_in_name,
    find_dateline,
    find_sole_day,
    find_told,
    is_partial,
)
from onrecord.reading.mojibake import mend_content
from onrecord.reading.parts import Reading, part_headlines, read_marked, read_parts
from onrecord.reading.told.applying import apply_told
from onrecord.reading.told.json_lines import open_line
from onrecord.reading.turns.splitting import find_turns, make_marked_turns
from onrecord.text import Span, blank_out, fold

__all__ = ["JSON_LINE", "find_identity", "read_document"]

JSON_LINE = "application/jsonl"  # media type of a line of JSON lines
_ID_DIGITS = 16
_FLOWING = frozenset(
    {MediaType.HTML, MediaType.DOCX, MediaType.ODT}
)  # without pages and lines of print
_MARKS = ("“", "”", "„", "«", "»", '"', "‘", " '", "\n'")  # an apostrophe stands behind a letter
_ONE_SPEAKS = 0.9  # share of the characters said in a text of one speaker


def read_document(source: Source, bounds: Bounds | None = None) -> Document:
    """Read one source.

    Args:
        source: the bytes of one document (an archive is taken apart by `find_sources`).
        bounds: what is refused; the usual bounds where None.

    Returns:
        The document. Of plain text the characters are those of the file, unchanged.

    Raises:
        UnreadableSource: the bytes are damaged, hold no text, or are of a kind not read here.
        RefusedSource: a bound was passed.
    """
    limits = bounds or Bounds()
    if len(source.data) > limits.file_bytes:
        what = f"is larger than {limits.file_bytes >> 20} MiB"
        raise RefusedSource(what, source.name, "give it in smaller files")
    if source.item is not None:
        return _read_line(source, limits)
    kind = find_media_type(source.data, source.name)
    opened = source
    for _ in range(limits.depth):
        if kind is not MediaType.GZIP:
            break
        opened = replace(opened, data=unpack_gzip(opened.data, opened.name, limits))
        kind = find_media_type(opened.data, opened.name)
    with document_boundary(source.name):
        content = _read_content(opened, kind, limits)
        if kind not in {MediaType.PLAIN, MediaType.MARKDOWN}:
            content = mend_content(content)
    if not content.text.strip("\ufeff \t\r\n") or not content.text.strip():
        raise UnreadableSource("no text found", source.name, "check that the file is not empty")
    return apply_told(_make_document(source, kind, content), source.told)


def _weigh(content: Content, name: str, bounds: Bounds) -> None:
    """Refuse a text that grew too long in unpacking, or holds more quotations than any."""
    text = content.text
    if len(text) > bounds.text_chars:
        what = f"holds more than {bounds.text_chars:,} characters"
        raise RefusedSource(what, name, "split it")
    if len(text) > bounds.marks and sum(map(text.count, _MARKS)) > bounds.marks:
        what = f"holds more than {bounds.marks:,} quotation marks"
        raise RefusedSource(what, name, "split it")


def find_identity(source: Source) -> tuple[str, str]:
    """The id that the document of a source has, and the SHA-256 of its bytes.

    The id of a line of JSON lines is made of its words and what tells it from a copy, so that the
    same line told differently is the same document. See the decision of 2026-11-28.
    """
    digest = hashlib.sha256(source.data).hexdigest()
    if source.item is None:
        return digest[:_ID_DIGITS], digest
    marks = "\0".join(open_line(source.data, source.name).marks)
    return hashlib.sha256(marks.encode()).hexdigest()[:_ID_DIGITS], digest


def _read_line(source: Source, bounds: Bounds) -> Document:
    """Read one line of JSON lines; what is told of it goes before what the line itself tells."""
    line = open_line(source.data, source.name)
    told = source.told.over(line.told)
    inner = Source(source.item or "", line.content.encode(), told.url, told=told)
    kind = MediaType.HTML if line.is_page else MediaType.PLAIN
    if not line.is_page and find_media_type(inner.data, "") in {MediaType.VTT, MediaType.SRT}:
        kind = find_media_type(inner.data, "")
    content = _read_content(inner, kind, bounds)
    if not content.text.strip():
        raise UnreadableSource("no text found", source.name, "leave the line out")
    document = _make_document(inner, kind, content)
    known, digest = find_identity(source)
    named = replace(document, id=known, sha256=digest, path=source.name, media_type=JSON_LINE)
    return apply_told(replace(named, remarks=(*source.remarks, *document.remarks)), told)


def _read_content(source: Source, kind: MediaType, bounds: Bounds) -> Content:
    """The text of a source, with its turns where a program laid them out."""
    content = read_content(source, kind, bounds)
    _weigh(content, source.name, bounds)
    if kind is MediaType.MARKDOWN:
        content = replace(content, boilerplate=find_fences(content.text))
    if content.turns:
        return content
    turns = find_marked_turns(content.text) if kind in LAID_OUT else ()
    if turns:
        return replace(content, turns=turns)
    starred = kind is MediaType.MARKDOWN
    printed = find_starred(content.text) if starred else content.printed
    led = find_led(content.text) or find_tabled(content.text)
    title = source.told.title or content.told.title
    turns = find_printed_turns(content.text, printed, title) if printed else ()
    quoted = () if turns or led else find_quoted_answers(content.text)
    turns = turns or (
        find_printed_turns(content.text, led or quoted, title) if led or quoted else ()
    )
    if turns:
        return replace(content, turns=turns, genre=Genre.INTERVIEW)
    turns = find_led_turns(content.text, printed) if printed else ()
    if turns:
        return replace(content, turns=turns)
    turns = find_pasted(content.text) if kind is MediaType.PLAIN else ()
    if turns:
        remarks = (*content.remarks, UNMARKED)
        return replace(content, turns=turns, genre=Genre.CAPTIONS, remarks=remarks)
    return content


def _make_document(source: Source, kind: MediaType, content: Content) -> Document:
    """A document out of its text: parts, turns, credits, and what is told of it."""
    furniture = _find_furniture(content, kind)
    text = blank_out(content.text, furniture)
    in_text = find_told(text, source.name, markdown=kind is MediaType.MARKDOWN)
    told = _prefer_printed(content.told, in_text)
    hints = _find_hints(source, content, told)
    read = read_parts(text, hints, source.told.genre, content.boilerplate)
    if content.turns:
        read = read_marked(text, read, content.genre, content.turns[0].span.start)
    parts, whole = part_headlines(text, read.parts, content.headlines), _find_kind(read.parts)
    turns = make_marked_turns(text, content.turns) or _find_turns(text, read, furniture)
    if content.told.title is None and _opens_with_turn(text, turns):
        told = replace(told, title=None)  # what looks like a headline was said
    place, filed = find_dateline(text) if whole is not DocumentKind.TRANSCRIPT else (None, None)
    document = Document(
        id=(digest := hashlib.sha256(source.data).hexdigest())[:_ID_DIGITS],
        sha256=digest,
        path=source.name,
        media_type=kind.value,
        kind=whole,
        text=content.text,
        parts=parts,
        turns=turns,
        title=told.title,
        byline=told.byline,
        dateline=place,
        publisher=told.publisher,
        published=_find_published(whole, content.told, in_text, source.name, filed),
        url=told.url or source.url,
        language=in_text.language or told.language,
        modified=content.told.modified,
        complete=whole is DocumentKind.ARTICLE or not is_partial(source.name, told.title, text),
        provenance=find_credits(text, parts),
        remarks=content.remarks,
        origins=content.origins,
        furniture=furniture,
        set_apart=content.set_apart,
    )
    return _with_genre(_with_publisher(document, is_page=content.told.is_page), read)


def _prefer_printed(told: Particulars, in_text: Particulars) -> Particulars:
    """What is told of a document; of what a program wrote, only where the text does not tell it.

    A line that names a form of text ("Speech by …") is a title rather than one that names none.
    """
    if not told.is_weak:
        return told.filled(in_text)
    printed = in_text.title
    named = told.title is not None and bool(find_forms(told.title))
    if printed and (not named or find_forms(printed)):
        told = replace(told, title=None)
    return replace(told, byline=in_text.byline or told.byline).filled(in_text)


def _find_hints(source: Source, content: Content, told: Particulars) -> Hints:
    """What else than its text tells what a document is."""
    title = source.told.title or told.title
    memo = opens_memo(content.text)
    return Hints(
        title,
        source.name,
        content.genre is Genre.CAPTIONS,
        told.publisher,
        (*content.above, memo) if memo else content.above,
        told.byline,
        told.speaker,
    )


def _find_furniture(content: Content, kind: MediaType) -> tuple[Span, ...]:
    """What a page holds beside the words of a text; nothing where a format marks the words."""
    if content.genre is Genre.CAPTIONS or content.turns:
        return ()
    return find_furniture(content.text, margins=kind not in _FLOWING)


def _find_turns(text: str, read: Reading, furniture: Sequence[Span]) -> tuple[Turn, ...]:
    """The turns of all stretches that are spoken, without furniture in what is said."""
    found = read.alone
    if found is None:
        found = tuple(turn for span in read.spoken for turn in find_turns(text, span, read.labels))
    return tuple(replace(turn, said=without(turn.said, furniture, text)) for turn in found)


def _with_genre(document: Document, read: Reading) -> Document:
    """A document with its genre; with its speaker, unless others say more than a few words."""
    words: Counter[str] = Counter()
    for turn in document.turns:
        if turn.label and turn.role is TurnRole.SPEAKER:
            words[fold(turn.label)] += sum(span.end - span.start for span in turn.said)
    above = document.text[: document.turns[0].span.start] if document.turns else ""
    document = _with_own_credits(document)
    most = max(words.values(), default=0) >= _ONE_SPEAKS * words.total()
    alone = most or read.alone is not None  # beside a body, its officers have labels
    return replace(
        document,
        published=document.published or find_sole_day(above),
        genre=read.genre,
        evidence=read.evidence,
        speaker=read.speaker if alone else None,
        remarks=(*document.remarks, *([read.remark] if read.remark else ())),
    )


def _with_publisher(document: Document, *, is_page: bool) -> Document:
    """A document with the outlet that its head names; its masthead is not its title.

    The dateline of a page credits an agency; that of a bare text tells whose report it is.
    """
    if document.publisher is not None:
        return document
    title, named = split_title(document.title or "")
    if named is not None:
        return replace(document, publisher=named, title=title)
    credited = () if is_page else document.provenance
    found = find_publisher(document.text, credited)
    if found is None or document.title != found:
        return replace(document, publisher=found, title=without_outlet(document.title, found))
    return replace(document, publisher=found, title=find_title_below(document.text, found))


def _with_own_credits(document: Document) -> Document:
    """A document with the office whose address it has, and without credits to its publisher."""
    publisher = document.publisher or find_office(document.url)
    came = settle_credits(
        document.text, document.provenance, publisher, document.url, document.byline
    )
    return replace(document, publisher=publisher, provenance=came)


def _opens_with_turn(text: str, turns: tuple[Turn, ...]) -> bool:
    """Whether the first words of a text are spoken."""
    start = len(text) - len(text.lstrip("\ufeff \t\r\n"))
    return bool(turns) and start in turns[0].span


def _find_kind(parts: tuple[Part, ...]) -> DocumentKind:
    """What a document is as a whole, by its parts that are no boilerplate."""
    kinds = {part.kind for part in parts} - {PartKind.BOILERPLATE}
    if kinds == {PartKind.TRANSCRIPT}:
        return DocumentKind.TRANSCRIPT
    return DocumentKind.MIXED if PartKind.TRANSCRIPT in kinds else DocumentKind.ARTICLE


def _find_published(
    whole: DocumentKind, told: Particulars, in_text: Particulars, name: str, filed: date | None
) -> date | None:
    """The day of publication; of a transcript, the day of the occasion where its head tells it."""
    if whole is DocumentKind.TRANSCRIPT:
        of_occasion = find_date(told.title or "") or find_date_in_name(name)
        return of_occasion or in_text.published or told.published
    if told.is_page:
        return told.published or filed or in_text.published
    return in_text.published or filed or told.published
