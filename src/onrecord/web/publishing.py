"""A static site of an archive or a selection: pages that open from the disk, and their hashes."""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Final

import msgspec

from onrecord import exports, presentation
from onrecord.errors import UsageError
from onrecord.model import Verdict
from onrecord.store import Archive, DocumentFilter, DocumentRow, Fold, StatementFilter, StatementRow
from onrecord.text import Span
from onrecord.web.requests.rendering import Renderer

__all__ = ["publish_site"]

_ROWS: Final = 100  # of a page
_FIRST: Final = 20  # on the first page
_SUMS: Final = "SHA256SUMS"
_LINK: Final = re.compile(r' (href|src)="/([^"]*)"')
_MARK: Final = "onrecord-site.json"  # by which a folder is known as one that this made
_LIST: Final = re.compile(r"^([0-9a-f]{64})  (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Site:
    """What every page tells of the whole."""

    title: str
    address: str | None  # under which it will stand
    on: date
    statements: int
    reports: int
    tally: tuple[tuple[Verdict, int], ...]


def publish_site(  # noqa: PLR0913 - as many sides has a site
    archive: Archive,
    out: Path,
    wanted: StatementFilter,
    *,
    title: str = "On the record",
    address: str | None = None,
    transcripts: bool = False,
) -> int:
    """Write the site of the statements of reports that fit; returns how many pages it has.

    Only the words of these statements and of the passages that they are held against are
    published, no whole reports. What a person took out is not among them.

    Args:
        archive: what is published.
        out: a folder that is new, empty, or was made by this; what stood there goes.
        wanted: which statements.
        title: of the site.
        address: where it will stand (https://…); its pages then bear permanent addresses.
        transcripts: publish the primary texts with these passages whole.

    Raises:
        UsageError: the folder holds something else, or cannot be written to.
        ArchiveError: the archive cannot be read.
    """
    stale = _list_stale(out)
    chosen = replace(wanted, reported=True, limit=None)
    rows = [row for row in archive.statements(chosen) if row.fold is not Fold.TAKEN_OUT]
    site = _describe(rows, title, address)
    with exports.draft_files(out) as draft:
        sums = []
        for name, body in _Pages(archive, site, rows, whole=transcripts).all():
            with draft.open(name) as file:
                file.write(body)
            sums.append((hashlib.sha256(body).hexdigest(), name))
        draft.write(_SUMS, "".join(f"{digest}  {name}\n" for digest, name in sorted(sums)))
    for name in stale - {name for _, name in sums}:
        (out / name).unlink(missing_ok=True)
    return sum(name.endswith(".html") for _, name in sums)


def _describe(rows: Sequence[StatementRow], title: str, address: str | None) -> Site:
    found = Counter(row.verdict for row in rows if row.fold is not Fold.MISHEARD)
    return Site(
        title,
        address.rstrip("/") if address else None,
        datetime.now(UTC).date(),
        len(rows),
        len({row.document for row in rows}),
        tuple((each, found[each]) for each in presentation.IN_ORDER if found[each]),
    )


def _list_stale(out: Path) -> set[str]:
    """The files of the site that stands there; a folder of anything else is refused."""
    if not out.exists() or (out.is_dir() and not any(out.iterdir())):
        return set()
    if not (out / _MARK).is_file() or not (out / _SUMS).is_file():
        what = "this folder holds something that publish did not make"
        raise UsageError(what, str(out), "name a new folder, or an empty one")
    listed = {found[2] for found in _LIST.finditer((out / _SUMS).read_text("utf-8"))}
    inside = out.resolve()
    return {name for name in listed if inside in (out / name).resolve().parents}


class _Pages:
    """Every file of a site, by its name."""

    def __init__(
        self, archive: Archive, site: Site, rows: Sequence[StatementRow], *, whole: bool
    ) -> None:
        self._archive, self._site, self._rows, self._whole = archive, site, rows, whole
        self._renderer = Renderer()
        self._told = {row.id for row in rows if row.verdict}
        self._mine = defaultdict[str, list[StatementRow]](list)  # by document
        for row in rows:
            self._mine[row.document].append(row)
        self._said = defaultdict[str, list[tuple[Span, str]]](list)  # by text: passage, statement
        self._documents = self._list_documents()
        self._held = {row.id for row in self._documents}

    def all(self) -> Iterator[tuple[str, bytes]]:
        """The files, one after another."""
        first = self._rows[:_FIRST]
        yield self._fill("index", "index.html", rows=first, here="index")
        yield self._fill("verify", "verify.html", here="Verify")
        yield from self._fill_lists("statements", self._rows)
        yield from self._fill_lists("documents", self._documents)
        for document in self._documents:
            mine = self._mine[document.id]
            shown = {"document": document, "rows": mine[:_ROWS], "more": len(mine[_ROWS:])}
            blocks = self._cut_text(document)
            yield self._fill("document", f"documents/{document.id}.html", blocks=blocks, **shown)
        for row in self._rows:
            if row.verdict:
                yield from self._fill_finding(row)
        static = resources.files("onrecord.web") / "static"
        for name in ("onrecord.css", "mark.svg"):
            yield f"static/{name}", (static / name).read_bytes()
        mark = {"title": self._site.title, "on": self._site.on, "statements": len(self._rows)}
        yield _MARK, msgspec.json.encode(mark) + b"\n"

    def _list_documents(self) -> tuple[DocumentRow, ...]:
        """The reports of the statements, and the texts that these are held against."""
        for document in self._mine:
            dossier = self._archive.dossier(document)
            for finding in dossier.findings if dossier else ():
                if finding.statement in self._told:
                    for passage in finding.passages:
                        self._said[passage.document].append((passage.span, finding.statement))
        every = self._archive.documents(DocumentFilter())
        return tuple(row for row in every if row.id in self._mine or row.id in self._said)

    def _cut_text(self, row: DocumentRow) -> Sequence[presentation.Block]:
        """A primary text that is published whole, its passages under the ids of statements."""
        document = self._archive.opened(row.id) if self._whole and row.id in self._said else None
        return presentation.cut_spoken(document, self._said[row.id]) if document else ()

    def _fill_lists(
        self, kind: str, rows: Sequence[StatementRow] | Sequence[DocumentRow]
    ) -> Iterator[tuple[str, bytes]]:
        last = max(1, -(-len(rows) // _ROWS))
        for number in range(1, last + 1):
            part = rows[(number - 1) * _ROWS : number * _ROWS]
            shown = {"rows": part, "number": number, "last": last, "here": kind.capitalize()}
            yield self._fill(kind, f"{kind}-{number}.html", **shown)

    def _fill_finding(self, row: StatementRow) -> Iterator[tuple[str, bytes]]:
        face = presentation.show_finding(self._archive, row.id)
        if face is None:
            return
        bare = replace(
            face,
            printed=replace(face.printed, before="", after=""),
            said=tuple(replace(said, before="", after="") for said in face.said),
        )
        yield self._fill("finding", f"findings/{row.id}.html", face=bare, row=row)
        if self._site.address:
            root, page = self._site.address, f"findings/{row.id}"
            review = presentation.put_review(row.reviewed, row.reviewed_by)
            address, title = f"{root}/{page}.html", self._site.title
            card = presentation.make_card(face, review, address, title, root)
            yield f"{page}.oembed.json", msgspec.json.encode(card)

    def _fill(self, template: str, name: str, **shown: object) -> tuple[str, bytes]:
        page = self._renderer.fill(f"site_{template}", site=self._site, name=name, **shown)
        up = "../" * name.count("/")
        return name, _LINK.sub(partial(self._relink, up), page).encode("utf-8", "replace")

    def _relink(self, up: str, found: re.Match[str]) -> str:
        """A link to a file of the site, if it has one; else none."""
        kind, path = found[1], found[2]
        bare, _, part = path.partition("#")
        room, _, key = bare.partition("?")[0].removesuffix(".html").partition("/")
        if room == "static":
            return f' {kind}="{up}static/{key}"'
        if not key:
            return f' {kind}="{up}{room}.html"' if bare.endswith(".html") else ""
        if key in {"findings": self._told, "documents": self._held}.get(room, ()):
            there = f"#{part}" if part.startswith("change-") else ""
            return f' {kind}="{up}{room}/{key}.html{there}"'
        return ""
