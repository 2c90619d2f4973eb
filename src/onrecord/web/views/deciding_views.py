"""Pages on which a person decides: the queue of findings, the list of decisions."""

from collections.abc import Callable, Mapping
from typing import Annotated
from urllib.parse import urlencode

from fastapi import FastAPI, HTTPException, Query
from fastapi.responses import HTMLResponse, RedirectResponse

from onrecord import presentation, usecases
from onrecord.errors import OnrecordError
from onrecord.model import Review, ReviewKind
from onrecord.store import Archive
from onrecord.web.requests.forms import Form, Reader, Refused, go_to, stay_inside
from onrecord.web.requests.questions import MOST_CHARS, PAGE_ROWS, read_offset, turn_pages
from onrecord.web.requests.rendering import Renderer

__all__ = ["DECISIONS", "add_decisions"]

MOST_NAME = 200  # characters of a name, a day or an id
From = Annotated[str, Query(alias="from")]
_LIST = "/decisions"
DECISIONS: Mapping[str, ReviewKind] = {  # key → decision
    "a": ReviewKind.AGREE,
    "w": ReviewKind.DIFFERS_OTHERWISE,
    "p": ReviewKind.OTHER_PASSAGE,
    "n": ReviewKind.NOT_A_STATEMENT,
    "s": ReviewKind.WRONG_SPEAKER,
    "x": ReviewKind.UNCLEAR,
}


def add_decisions(
    app: FastAPI, archive: Archive, renderer: Renderer, choose: usecases.Choose
) -> None:
    """Add the pages and the addresses that forms are sent to."""
    _add_queue(app, archive, renderer, choose)
    _add_assignment(app, archive)
    _add_list(app, archive, renderer)
    _add_corrections(app, archive, choose)
    _add_removal(app, archive)
    _add_persons(app, archive)


def _add_queue(app: FastAPI, archive: Archive, renderer: Renderer, choose: usecases.Choose) -> None:
    @app.get("/review", response_class=HTMLResponse)
    def review(reader: Reader, at: str = "", second: str = "", mine: str = "") -> HTMLResponse:
        """One finding of the queue with its evidence."""
        view = usecases.show_queue(archive, reader, at, second=second == "1", mine=mine == "1")
        face = presentation.show_finding(archive, view.statement) if view.statement else None
        return renderer.show(
            "review",
            view=view,
            face=face,
            notes=presentation.show_notes(archive, face.finding) if face else (),
            reader=reader,
            decisions=DECISIONS,
            address=lambda at: _queue(at, second=view.second, mine=view.mine),
            here="/review",
        )

    @app.post("/review")
    def sign(form: Form) -> RedirectResponse:
        """Write a decision, and show what waits next."""
        statement, who = form.get("statement", ""), form.get("who", "")
        kind = next((k for k in DECISIONS.values() if k.value == form.get("decision")), None)
        if kind is None:
            raise HTTPException(400, "No decision was made")
        why = form.get("why", "")[:MOST_CHARS]
        if form.get("named", "").strip():
            named = _name_speaker(archive, form, kind, choose)
            return go_to(_queue(statement, **_kept(form)), named.who)
        made = _do(lambda: usecases.sign_finding(archive, statement, kind, who=who, why=why))
        following = _queue(form.get("next", ""), **_kept(form))
        return go_to(stay_inside(form["back"], _LIST) if form.get("back") else following, made.who)


def _name_speaker(
    archive: Archive, form: Mapping[str, str], kind: ReviewKind, choose: usecases.Choose
) -> Review:
    """Put another speaker in place of the wrong one; the finding is then another, not yet read."""
    if kind is not ReviewKind.WRONG_SPEAKER:
        raise Refused("A speaker is named, and the decision is another: take one of the two")
    told, why = form["named"][:MOST_NAME], form.get("why", "")[:MOST_CHARS]
    return _do(
        lambda: usecases.correct_statement(
            archive,
            form.get("statement", ""),
            ReviewKind.SPEAKER,
            told,
            who=form.get("who", ""),
            why=why,
            choose=choose,
            new=form.get("new") == "1",
        )
    )


def _kept(form: Mapping[str, str]) -> dict[str, bool]:
    """Which part of the queue a reader looks at."""
    return {"second": form.get("second") == "1", "mine": form.get("mine") == "1"}


def _add_assignment(app: FastAPI, archive: Archive) -> None:
    @app.post("/review/assign")
    def assign(form: Form) -> RedirectResponse:
        """Give the finding shown, or the first ones that wait, to a reader."""
        statement, first = form.get("statement", ""), read_offset(form.get("first", ""))
        reader, who = form.get("reader", "")[:MOST_NAME], form.get("who", "")
        one, given = "" if first else statement, usecases.assign_findings
        _do(lambda: given(archive, reader, statement=one, first=first, who=who)[-1])
        return go_to(_queue(statement, **_kept(form)), who)


def _queue(at: str | None, *, second: bool, mine: bool) -> str:
    asked = {"at": at, "second": "1" if second else "", "mine": "1" if mine else ""}
    return "/review?" + urlencode({name: value for name, value in asked.items() if value})


def _add_list(app: FastAPI, archive: Archive, renderer: Renderer) -> None:
    @app.get("/decisions", response_class=HTMLResponse)
    def decisions(reader: Reader, orphans: str = "", from_: From = "") -> HTMLResponse:
        """Everything that was decided, the last first; or only what fits no statement any more."""
        offset, every = read_offset(from_), archive.reviews.all()[::-1]
        only = orphans == "1"
        if only:
            every = tuple(e.review for e in usecases.list_reviews(archive, every) if e.orphan)
        asked = {"orphans": "1" if only else ""}
        pages = turn_pages("/decisions", asked, offset, more=len(every) > offset + PAGE_ROWS)
        return renderer.show(
            "decisions",
            listed=list(usecases.list_reviews(archive, every[offset : offset + PAGE_ROWS])),
            orphans=only,
            total=len(every),
            pages=pages,
            reader=reader,
            here="/decisions",
        )


def _signed(form: Mapping[str, str]) -> dict[str, str]:
    """Who decides, and why."""
    return {"who": form.get("who", ""), "why": form.get("why", "")[:MOST_CHARS]}


def _add_corrections(app: FastAPI, archive: Archive, choose: usecases.Choose) -> None:
    @app.post("/decisions/undo")
    def undo(form: Form) -> RedirectResponse:
        """Take a decision back."""
        number = read_offset(form.get("number", ""))
        made = _do(lambda: usecases.take_back(archive, number, **_signed(form), choose=choose))
        return go_to(stay_inside(form.get("back"), _LIST), made.who)

    @app.post("/findings/{statement_id}/put-right")
    def statement(statement_id: str, form: Form) -> RedirectResponse:
        """Another speaker, day or occasion of a statement."""
        kind = usecases.OF_STATEMENT.get(form.get("what", ""))
        if kind is None:
            raise HTTPException(400, "Nothing was named that can be put right")
        value = form.get("value", "")[:MOST_NAME]
        made = _do(
            lambda: usecases.correct_statement(
                archive,
                statement_id,
                kind,
                value,
                **_signed(form),
                choose=choose,
                new=form.get("new") == "1",
            )
        )
        row = archive.statement(statement_id)
        found = row is not None and row.verdict is not None
        document = f"/documents/{statement_id.partition('.')[0]}"
        return go_to(f"/findings/{statement_id}" if found else document, made.who)

    _add_document_corrections(app, archive, choose)


def _add_document_corrections(app: FastAPI, archive: Archive, choose: usecases.Choose) -> None:
    @app.post("/documents/{document_id}/statement")
    def statement(document_id: str, form: Form) -> RedirectResponse:
        """Let words of a document count as somebody's."""
        words, name = form.get("words", "")[:MOST_CHARS], form.get("speaker", "")[:200]
        made = _do(
            lambda: usecases.put_statement_in(
                archive, document_id, words, name, **_signed(form), choose=choose
            )
        )
        return go_to(f"/documents/{document_id}", made.who)

    @app.post("/documents/{document_id}/field")
    def field(document_id: str, form: Form) -> RedirectResponse:
        """Put a field of a document right."""
        kind = next((k for k in usecases.TOLD_AS if k.value == form.get("field")), None)
        if kind is None:
            raise HTTPException(400, "No field was named")
        value = form.get("value", "")[:MOST_CHARS]
        made = _do(
            lambda: usecases.correct_document(
                archive, document_id, kind, value, **_signed(form), choose=choose
            )
        )
        return go_to(f"/documents/{document_id}", made.who)


def _add_removal(app: FastAPI, archive: Archive) -> None:
    @app.post("/documents/{document_id}/remove")
    def remove(document_id: str, form: Form) -> RedirectResponse:
        """Take a document out of the record, with a reason."""
        signed = {"who": form.get("who", ""), "why": form.get("why", "")[:MOST_CHARS]}
        made = _do(lambda: usecases.remove_document(archive, document_id, **signed))
        return go_to("/decisions", made.who)


def _add_persons(app: FastAPI, archive: Archive) -> None:
    @app.post("/people/{person_id}/put-right")
    def person(person_id: str, form: Form) -> RedirectResponse:
        """Another name or kind, one with another, or a name that is somebody else's."""
        what, value = form.get("what", ""), form.get("value", "")[:MOST_CHARS]
        made = _do(
            lambda: usecases.correct_person(archive, person_id, what, value, **_signed(form))
        )
        bearer = usecases.find_bearer(archive, made.subject)
        return go_to(f"/people/{bearer}" if bearer else "/decisions", made.who)


def _do(decide: Callable[[], Review]) -> Review:
    """Decide, or tell on a page what is wrong."""
    try:
        return decide()
    except OnrecordError as error:
        raise Refused(f"{error.what}: {error.mend}") from error
