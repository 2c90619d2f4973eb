"""Mail, boxes of mails and pages saved as MHTML."""

import io
from collections.abc import Sequence
from datetime import date
from email.message import EmailMessage

import docx
import pytest

from onrecord.errors import InputError, RefusedSource, UnreadableSource
from onrecord.model import PartKind, Source
from onrecord.reading import Bounds, read_document
from onrecord.reading.containers import unpack_source

BODY = "The weir of Port Selm holds, the harbour office of Kavra said in a statement on Monday.\n"
QUOTED = "“We close it on Friday,” Jon Till said of the gate."


def _mail(text: str = BODY, subject: str = "Fwd: Re: The weir holds") -> EmailMessage:
    """A mail with its head."""
    mail = EmailMessage()
    mail["From"] = "Mara Okello <mara@kavra.example>"
    mail["To"] = "press@kavra.example"
    mail["Subject"] = subject
    mail["Date"] = "Tue, 04 Mar 2031 23:10:00 +0200"
    mail["Message-ID"] = "<1@kavra.example>"
    mail.set_content(text)
    return mail


def _docx(words: str) -> bytes:
    stream = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(words)
    document.save(stream)
    return stream.getvalue()


def _unpack(
    data: bytes, name: str = "a.eml", bounds: Bounds | None = None
) -> list[Source | InputError]:
    return list(unpack_source(Source(name, data), bounds or Bounds()))


def _names(found: Sequence[Source | InputError]) -> list[str]:
    return [each.name if isinstance(each, Source) else each.where for each in found]


def test_head_and_body() -> None:
    """The body is the text; subject, sender and day are told."""
    document = read_document(Source("a.eml", _mail().as_bytes()))
    assert document.text == BODY.strip()
    assert document.title == "The weir holds"
    assert document.byline == ("Mara Okello",)
    assert document.published == date(2031, 3, 4)


REPLIES = {
    "marks": f"{BODY}\n> {QUOTED}\n> Then he left.\n",
    "wrote": f"{BODY}\nOn Mon, 3 Mar 2031, Jon Till <jon@a.example> wrote:\n\n{QUOTED}\n",
    "wrote, broken": f"{BODY}\nOn Mon, 3 Mar 2031, Jon Till\n<jon@a.example> wrote:\n\n{QUOTED}\n",
    "Outlook": f"{BODY}\n-----Original Message-----\nFrom: Jon Till\n\n{QUOTED}\n",
    "signature": f"{BODY}\n-- \n{QUOTED}\n",
}


@pytest.mark.parametrize("text", REPLIES.values(), ids=REPLIES)
def test_what_is_quoted_is_boilerplate(text: str) -> None:
    """An older mail below the answer is kept, and is no text of this one."""
    document = read_document(Source("a.eml", _mail(text).as_bytes()))
    at = document.text.index("We close it")
    assert [part.kind for part in document.parts if at in part.span] == [PartKind.BOILERPLATE]
    assert document.parts[0].kind is PartKind.ARTICLE


def test_html_alone() -> None:
    """A mail without plain words is read as a page, with the subject for its title."""
    mail = _mail()
    mail.clear_content()
    paragraphs = "".join(f"<p>{BODY} {QUOTED} Part {number}.</p>" for number in range(4))
    mail.set_content(f"<html><body>{paragraphs}</body></html>", subtype="html")
    document = read_document(Source("a.eml", mail.as_bytes()))
    assert document.title == "The weir holds"
    assert "“We close it on Friday,”" in document.text


def test_attachments_are_documents() -> None:
    """Those that can be read are documents of their own; logos and invitations are passed over."""
    inner = _mail("The gate is shut, too.\n", "The gate")
    mail = _mail()
    picture = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00"
    for data, name in ((_docx(QUOTED), "a b/x.docx"), (picture, "logo.png")):
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    mail.add_attachment("BEGIN:VCALENDAR", subtype="calendar", filename="when.ics")
    mail.add_attachment(inner)
    found = _unpack(mail.as_bytes())
    assert _names(found) == ["a.eml", "a.eml/a b x.docx", "a.eml/part-3.eml"]
    texts = [read_document(each).text for each in found if isinstance(each, Source)]
    assert texts == [BODY.strip(), QUOTED, "The gate is shut, too."]


def test_mails_inside_mails_end() -> None:
    """Mails lie in mails to a bound."""
    mail = _mail("The innermost.\n")
    for _ in range(8):
        outer = _mail()
        outer.add_attachment(mail)
        mail = outer
    found = _unpack(mail.as_bytes())
    assert isinstance(found[-1], RefusedSource)
    assert len(found) == Bounds().depth + 2


def test_many_parts_are_refused() -> None:
    """A mail of too many parts is set aside."""
    mail = _mail()
    for number in range(6):
        mail.add_attachment("x", filename=f"{number}.txt")
    found = _unpack(mail.as_bytes(), bounds=Bounds(members=5))
    assert isinstance(found[-1], RefusedSource)


def test_a_box() -> None:
    """Each mail of a box is a document."""
    box = b"".join(
        b"From mara@kavra.example Tue Mar  4 10:00:00 2031\n"
        + _mail(f"{words}\n\n>From the office.\n").as_bytes()
        + b"\n"
        for words in ("The weir holds.", "The gate is shut.")
    )
    found = _unpack(box, "a.mbox")
    assert _names(found) == ["a.mbox/0001.eml", "a.mbox/0002.eml"]
    texts = [read_document(each).text for each in found if isinstance(each, Source)]
    assert texts == ["The weir holds.\n\nFrom the office.", "The gate is shut.\n\nFrom the office."]


def test_flowed_lines_are_joined() -> None:
    """Lines that the program broke are one paragraph (RFC 3676)."""
    raw = (
        b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\n"
        b"Content-Type: text/plain; charset=utf-8; format=flowed\n\n"
        b"The weir of Port Selm \nholds until \nFriday.\n\nThen it opens.\n"
    )
    text = read_document(Source("a.eml", raw)).text
    assert text == "The weir of Port Selm holds until Friday.\n\nThen it opens."


@pytest.mark.parametrize("charset", ["punycode", "idna", "unicode_escape", "base64", "no-such-one"])
def test_what_is_no_charset(charset: str) -> None:
    """What a mail names is taken only where texts are written in it; else UTF-8 is tried."""
    raw = f"From: a@kavra.example\nMessage-ID: <1>\nContent-Type: text/plain; charset={charset}\n\n"
    assert read_document(Source("a.eml", f"{raw}{QUOTED}\n".encode())).text == QUOTED


def test_saved_page() -> None:
    """The page is read, with its own address."""
    paragraphs = "".join(f"<p>{BODY} {QUOTED} Part {number}.</p>" for number in range(4))
    raw = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://post.example/weir\n"
        "Subject: The weir\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\n'
        "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n"
        "Content-Location: https://post.example/weir\n\n"
        f"<html><head><title>The weir holds</title></head><body>{paragraphs}</body></html>\n--b\n"
        "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b--\n"
    )
    document = read_document(Source("a.mhtml", raw.encode()))
    assert document.url == "https://post.example/weir"
    assert "“We close it on Friday,”" in document.text


BAD = {
    "no text": b"From: a@b.example\nMessage-ID: <1>\nSubject: x\n\n",
    "attachments alone": (
        b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\n"
        b"Content-Type: multipart/mixed; boundary=b\n\n"
        b"--b\nContent-Type: image/png\n\nx\n--b--\n"
    ),
    "a page without a page": (
        b"From: <Saved by Blink>\nMIME-Version: 1.0\nSnapshot-Content-Location: https://a.example\n\n"
    ),
}


@pytest.mark.parametrize("data", BAD.values(), ids=BAD)
def test_empty_mail_is_told(data: bytes) -> None:
    """A mail without words is an error with its reason."""
    with pytest.raises(UnreadableSource):
        read_document(Source("a.eml", data))


def test_deep_multipart() -> None:
    """A mail of a thousand parts inside one another ends in one line."""
    head = b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\n"
    depth = 3000
    opened = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth)
    )
    for each in _unpack(head + opened + b"Content-Type: text/plain\n\nx\n"):
        if isinstance(each, Source):
            with pytest.raises(InputError):
                read_document(each)
