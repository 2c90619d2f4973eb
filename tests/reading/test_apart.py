"""Documents are read in processes that may hang and die; one of them costs one document."""

import io
import os
import signal
import sys
import threading
import zipfile

import pytest
from benchmarks.sound_files import make_pdf

from onrecord.errors import InputError, OnrecordError, RefusedSource, UnreadableSource
from onrecord.model import Source, Told
from onrecord.reading import Bounds, read_apart, read_document, unpack_apart
from onrecord.reading.apart import readers

WORDS = "“We close the harbour of Port Selm on Monday,” minister Ana Dorr of Kavra said."
PAGE = f"<!doctype html><html><title>The harbour</title><body><p>{WORDS}</p></body></html>"
MAIL = f"From: Ana <ana@kavra.example>\nSubject: Harbour\nMIME-Version: 1.0\n\n{WORDS}\n"
ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


def the_reader() -> int:
    """The one process that waits for work."""
    (reader,) = readers._idle  # noqa: SLF001 - the test looks behind the face
    return reader._process.pid  # noqa: SLF001


@pytest.fixture(autouse=True)
def _warm() -> None:
    while len(readers._idle) > 1:  # noqa: SLF001
        readers._idle.pop().kill()  # noqa: SLF001
    read_apart(Source("page.html", PAGE.encode()))


@pytest.mark.parametrize(
    "source",
    [
        Source("page.html", PAGE.encode(), "https://kavra.example/a", Told(title="Told")),
        Source("mail.eml", MAIL.encode()),
        Source("a.pdf", make_pdf(1000)),
        Source("a.rtf", f"{{\\rtf1 {WORDS}}}".encode()),
        Source("a.jsonl#1", b'{"html": "<p>The harbour is closed.</p>", "id": 1}', item="1"),
        Source("a.jsonl#1", b'{"text": "The harbour is closed.", "id": 1}', item="1"),
        Source("a.txt", WORDS.encode()),
    ],
    ids=lambda source: source.name,
)
def test_the_same_is_read(source: Source) -> None:
    """Nothing is lost on the way through a pipe."""
    assert read_apart(source) == read_document(source)


def test_one_process_reads_all() -> None:
    """It is kept; what cannot be read does not end it."""
    before = the_reader()
    with pytest.raises(UnreadableSource, match=r"^PDF file is damaged or locked \(x\.pdf\): "):
        read_apart(Source("x.pdf", b"%PDF-1.4 nothing"))
    read_apart(Source("page.html", PAGE.encode()))
    assert the_reader() == before


def test_plain_text_needs_no_process() -> None:
    """A small text stays where it is."""
    readers._idle.pop().kill()  # noqa: SLF001
    read_apart(Source("a.txt", WORDS.encode()))
    assert list(unpack_apart(Source("a.txt", WORDS.encode()), Bounds())) != []
    assert readers._idle == []  # noqa: SLF001


def test_too_slow() -> None:
    """What takes too long is ended, and told; the next document is read."""
    slow = Source("slow.html", PAGE.replace("<p>", "<p>Words. " * 30_000).encode())
    with pytest.raises(RefusedSource, match=r"^takes more than 0 s to read \(slow\.html\): "):
        read_apart(slow, Bounds(start_s=0.2, mib_s=0))
    assert read_apart(Source("page.html", PAGE.encode())).text == WORDS


@ON_POSIX
@pytest.mark.skipif(sys.platform == "darwin", reason="memory is not bounded there")
def test_too_large() -> None:
    """A page of two million characters ends the process that reads it, and nothing else."""
    bomb = Source("bomb.pdf", make_pdf(2_000_000))
    with pytest.raises(InputError, match=r"^(breaks the program|takes more than|PDF file)"):
        read_apart(bomb, Bounds(memory_bytes=192 << 20))
    assert read_apart(Source("page.html", PAGE.encode())).text == WORDS


def test_too_many_characters() -> None:
    """A page of a PDF and a document hold so many characters, and no more."""
    with pytest.raises(RefusedSource, match="page 1 has more than 100 characters"):
        read_apart(Source("a.pdf", make_pdf(101)), Bounds(page_chars=100))
    with pytest.raises(RefusedSource, match="unpacks to more than 20 characters for each byte"):
        read_apart(Source("a.pdf", make_pdf(40_000)))
    with pytest.raises(RefusedSource, match="holds more than 50 characters"):
        read_apart(Source("page.html", PAGE.encode()), Bounds(text_chars=50))
    marked = Source("a.txt", ("“We go,” he said. 'No'. " * 20).encode())
    assert read_apart(marked, Bounds(marks=60)).text
    with pytest.raises(RefusedSource, match="holds more than 59 quotation marks"):
        read_apart(marked, Bounds(marks=59))


@ON_POSIX
def test_killed_while_it_waits() -> None:
    """A reader that somebody killed is no fault of the next document."""
    before = the_reader()
    os.kill(before, signal.SIGKILL)
    assert read_apart(Source("page.html", PAGE.encode())).text == WORDS
    assert the_reader() != before


def test_containers_are_opened_apart() -> None:
    """Members come one by one, with their errors; whoever stops early leaves nothing behind."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", WORDS)
        archive.writestr("b.zip", b"PK\x03\x04 nothing")
        for number in range(50):
            archive.writestr(f"c{number:02}.txt", os.urandom(10_000))
    source = Source("all.zip", packed.getvalue(), told=Told(publisher="Courier"))
    found = unpack_apart(source, Bounds())
    assert next(found) == Source("all.zip/a.txt", WORDS.encode(), told=source.told)
    assert str(next(found)).startswith("ZIP archive is damaged (all.zip/b.zip)")
    del found
    assert len(list(unpack_apart(source, Bounds()))) == 52
    mail = Source("mail.eml", MAIL.encode())
    (itself,) = unpack_apart(mail, Bounds())
    assert itself is mail


def test_threads() -> None:
    """Each thread that asks has a reader of its own."""
    read: list[str] = []

    def work() -> None:
        read.extend(read_apart(Source("page.html", PAGE.encode())).text for _ in range(5))

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert read == [WORDS] * 10


@ON_POSIX
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # pytest's own threads
def test_a_copy_of_this_process() -> None:
    """After a fork the readers are the first process's alone."""
    if (child := os.fork()) == 0:
        os._exit(len(readers._idle))  # noqa: SLF001
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert read_apart(Source("page.html", PAGE.encode())).text == WORDS


def test_no_process_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    """That is no fault of the document, and ends the run with what to do."""
    readers._idle.pop().kill()  # noqa: SLF001
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(OnrecordError, match=r"^no process can be started to read documents: "):
        read_apart(Source("page.html", PAGE.encode()))
