"""A crawl in an archive: addresses and ways are kept, and a page that says the same is one."""

from pathlib import Path

from tests.crawl import answer, pack

from onrecord.store import open_archive
from onrecord.usecases import Notice, Outcome, Tally, add, choose_tagger, ways_of

AT = "http://courier.example/dam"


def _page(visits: int, said: str = "We will leave the dam") -> bytes:
    text = f"<p>“{said},” said Orla Venn.</p>"
    return f"<html><head><!-- {visits} --></head><body>{text}</body></html>".encode()


def _add(folder: Path, path: Path) -> tuple[Tally, list[Notice]]:
    notices: list[Notice] = []
    with open_archive(folder) as archive:
        tally = add(archive, [str(path)], watch=notices.append, tagger=choose_tagger("rules"))
    return tally, notices


def test_the_same_page_fetched_again(tmp_path: Path) -> None:
    """The same bytes or the same text from one address are one document; other words are not."""
    path, folder = tmp_path / "crawl.warc.gz", tmp_path / "archive"
    path.write_bytes(
        pack(
            answer(AT, _page(1)),
            answer(AT, _page(1)),
            answer(AT + "?utm_source=mail", _page(2)),
            answer(AT, _page(3, "We will stay at the dam")),
            answer("http://post.example/dam", _page(4)),
        )
    )
    tally, notices = _add(folder, path)
    held = [notice.outcome is Outcome.HELD for notice in notices]
    assert held == [False, True, True, False, False]
    assert (tally.added, tally.held) == (3, 2)
    first = notices[0].document
    assert first is not None
    with open_archive(folder) as archive:
        document = archive.document(first)
        assert document is not None
        assert document.url == AT
        assert [way.asked for way in ways_of(archive, first)] == [AT, AT + "?utm_source=mail"]
        kept = set(archive.originals())
        assert {way.raw for way in ways_of(archive, first)} <= kept
        assert list(archive.faults()) == []
    again, _ = _add(folder, path)
    assert (again.added, again.held, again.checked) == (0, 5, 0)
    with open_archive(folder) as archive:
        assert len(ways_of(archive, first)) == 2
