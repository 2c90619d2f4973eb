"""Mail (EML) and pages saved as MHTML: the body, and what the head tells of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime

from onrecord.errors import RefusedSource, UnreadableSource
from onrecord.model import Source
from onrecord.reading.bounds import Bounds
from onrecord.reading.charsets import is_charset
from onrecord.reading.content import Content, Particulars
from onrecord.reading.pages.html import read_html
from onrecord.text import Span

__all__ = ["find_attachments", "read_mail", "read_mhtml"]

_DAMAGED = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
_MEND = "save the mail anew from the program that holds it"
_PREFIX = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|sv|vs|antw)\s?(?:\[\d+\])?:\s*)+", re.IGNORECASE)
# What opens the reply that is quoted: all that follows is an older mail.
_REPLY = re.compile(
    r"^[ \t]*(?:-{2,}[ ]?(?:Original Message|Forwarded message|Ursprüngliche Nachricht|"
    r"Message d['’]origine|Mensaje original)[ ]?-{2,}|"
    r"_{20,}(?=\s{1,4}(?:From|Von|De|Da|Van|Fra|Från|Od)\s?:)|"
    r"(?:On|Am|Le|El|Il)\b[^\n]{5,160}(?:\n[^\n]{0,80})?\b(?:wrote|schrieb[^\n:]{0,60}|"
    r"a écrit|escribió|ha scritto)[ \u00a0]?:)[ \t]*$",
    re.MULTILINE,
)
_QUOTED = re.compile(r"(?:^[ \t]*>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)  # RFC 3676, 4.3
_INSIDE = {"text/plain", "text/html"}
# Attachments that hold no document: invitations, cards, keys, the images of a signature.
_NO_DOCUMENT = frozenset(
    {"text/calendar", "text/vcard", "text/x-vcard", "application/pgp-signature", "application/ics"}
)


@dataclass(frozen=True, slots=True)
class _Opened:
    """A mail with its parts, in order."""

    message: EmailMessage
    parts: tuple[EmailMessage, ...]


def _open(source: Source, bounds: Bounds) -> _Opened:
    """A mail with its parts; walked without recursion."""
    try:
        message = message_from_bytes(source.data.lstrip(), policy=policy.default)
    except _DAMAGED as error:
        raise UnreadableSource("mail is damaged", source.name, _MEND) from error
    parts: list[EmailMessage] = []
    waiting = [message]
    while waiting:
        part = waiting.pop()
        parts.append(part)
        if len(parts) > bounds.members:
            what = f"has more than {bounds.members:,} parts"
            raise RefusedSource(what, source.name, "save its attachments and give these")
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            inner = part.get_payload()
            waiting.extend(reversed([each for each in inner if isinstance(each, EmailMessage)]))
    return _Opened(message, tuple(parts))


def read_mail(source: Source, bounds: Bounds | None = None) -> Content:
    """Read a mail.

    Args:
        source: its bytes, head and body.
        bounds: how many parts it may have.

    Returns:
        Its text, in plain words where the mail has them and else out of its HTML; the replies that
        it quotes and its signature are marked as boilerplate. Subject, sender and date are told.
        Attachments are documents of their own (`find_attachments`).

    Raises:
        UnreadableSource: it is damaged, or bears no text.
    """
    opened = _open(source, bounds or Bounds())
    told = _find_particulars(opened.message, source.name)
    plain = [part for part in opened.parts if _is_body(part, "text/plain")]
    pages = [part for part in opened.parts if _is_body(part, "text/html")]
    text = "\n\n".join(filter(None, (_unflow(part, _text_of(part)).strip() for part in plain)))
    if text:
        return Content(text, told, boilerplate=tuple(_find_quoted(text)))
    if not pages:
        what = "mail without text" if len(opened.parts) == 1 else "mail with attachments alone"
        raise UnreadableSource(what, source.name, "give the attachments, or the text as a file")
    page = read_html(replace(source, data=_text_of(pages[0]).encode("utf-8", "replace")))
    return replace(page, told=told.filled(replace(page.told, title=None)))


def _is_body(part: EmailMessage, kind: str) -> bool:
    """Whether a part is text that the mail shows, of this kind."""
    shown = part.get_content_disposition() != "attachment" and not part.get_filename()
    return part.get_content_type() == kind and shown


def _text_of(part: EmailMessage) -> str:
    """The text of a part, in the character set that it declares."""
    try:
        named = part.get_content_charset()
        content = part.get_content() if named is None or is_charset(named) else None
    except _DAMAGED:
        content = None
    if content is None:
        payload = part.get_payload(decode=True)
        content = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    return content.replace("\r\n", "\n") if isinstance(content, str) else ""


def _unflow(part: EmailMessage, text: str) -> str:
    """Lines joined that a mail program broke (RFC 3676)."""
    if part.get_param("format") != "flowed":
        return text
    lines: list[str] = []
    flows = False
    for line in text.split("\n"):
        signature = line == "-- "
        if flows and lines and not line.startswith(">") and not signature:
            lines[-1] += line.removeprefix(" ")
        else:
            lines.append(line)
        flows = line.endswith(" ") and not signature and not line.startswith(">")
    return "\n".join(lines)


def _find_quoted(text: str) -> Iterator[Span]:
    """What a mail quotes of others, and its signature."""
    older = _REPLY.search(text)
    signed = _SIGNATURE.search(text)
    ends = [found.start() for found in (older, signed) if found]
    stop = min(ends, default=len(text))
    for quoted in _QUOTED.finditer(text, 0, stop):
        yield Span(*quoted.span())
    if stop < len(text):
        yield Span(stop, len(text))


def _find_particulars(message: EmailMessage, name: str) -> Particulars:
    """What the head of a mail tells."""
    try:
        head = {key: str(message.get(key, "")) for key in ("subject", "from", "date")}
        senders = getaddresses([head["from"]])
    except _DAMAGED as error:
        raise UnreadableSource("head of the mail is damaged", name, _MEND) from error
    try:
        day = parsedate_to_datetime(head["date"]).date()
    except (ValueError, TypeError, OverflowError):
        day = None
    subject = _PREFIX.sub("", " ".join(head["subject"].split()))
    names = [shown.strip(" \"'") for shown, _ in senders if shown.strip(" \"'")]
    return Particulars(title=subject or None, byline=tuple(names[:1]), published=day, is_page=True)


def find_attachments(source: Source, bounds: Bounds) -> Iterator[Source]:
    """The attachments of a mail, `MAIL/NAME` each, unpacked; a mail in a mail is one.

    Raises:
        UnreadableSource: the mail is damaged.
        RefusedSource: it has too many parts.
    """
    number = 0
    for part in _open(source, bounds).parts[1:]:
        kind = part.get_content_type()
        if part.is_multipart() and kind != "message/rfc822":
            continue
        shown = (part.get_filename() or "").encode("utf-8", "replace").decode()
        if (not shown and kind in _INSIDE) or kind in _NO_DOCUMENT:
            continue
        number += 1
        data = _bytes_of(part)
        name = re.sub(r"[\\/\s]+", " ", shown).strip() or f"part-{number}"
        if kind == "message/rfc822" and not name.endswith(".eml"):
            name += ".eml"
        yield Source(f"{source.name}/{name}", data, told=source.told)


def _bytes_of(part: EmailMessage) -> bytes:
    """The bytes of an attachment."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        first = inner[0] if isinstance(inner, list) and inner else None
        return first.as_bytes() if isinstance(first, EmailMessage) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def read_mhtml(source: Source, bounds: Bounds | None = None) -> Content:
    """Read a page that a browser saved with all that it shows.

    Raises:
        UnreadableSource: it is damaged, or no page is in it.
    """
    opened = _open(source, bounds or Bounds())
    pages = [part for part in opened.parts if part.get_content_type() == "text/html"]
    if not pages:
        raise UnreadableSource("no page in these bytes", source.name, "save the page anew")
    place = pages[0].get("Content-Location") or opened.message.get("Snapshot-Content-Location")
    url = str(place).strip() if str(place or "").startswith(("http://", "https://")) else None
    data = _text_of(pages[0]).encode("utf-8", "replace")
    return read_html(replace(source, data=data, url=url or source.url))
