"""What programs ask and do: check quotations, decide, take out, bring in."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

import msgspec

from onrecord import presentation, usecases
from onrecord.errors import ArchiveError
from onrecord.model import OF_FINDINGS, Review, ReviewKind
from onrecord.presentation import schema
from onrecord.store import Archive, InputKind
from onrecord.web.api.api_replies import Fault
from onrecord.web.api.operations import Call, Done, Operation
from onrecord.web.requests.questions import read_question
from onrecord.web.requests.visiting import VISITOR

__all__ = ["make_deeds"]

_OF_PERSONS: Final[Mapping[ReviewKind, str]] = {
    ReviewKind.PERSON_NAME: "name",
    ReviewKind.PERSON_KIND: "kind",
    ReviewKind.PERSON_ROLE: "role",
    ReviewKind.MERGE: "merge",
    ReviewKind.SPLIT: "split",
}
_TOLD: Final = (
    *("kind", "speaker", "published", "publisher"),
    *("title", "occasion", "language", "url"),
)


@dataclass(frozen=True, slots=True)
class _Deeds:
    """What needs more than the archive."""

    choose: usecases.Choose  # loads what reads statements
    wake: Callable[[], None]  # tells the worker that a job came

    def check(self, call: Call) -> schema.Answers:
        """One quotation."""
        return self._ask(call.archive, call.body)

    def check_all(self, call: Call) -> schema.AnswersOfMany:
        """Many quotations."""
        asked: schema.QuotationsAsked = call.body
        names = usecases.read_names(call.archive)
        return schema.AnswersOfMany(
            answers=tuple(self._ask(call.archive, each, names) for each in asked.quotations)
        )

    def _ask(
        self, archive: Archive, asked: schema.QuotationAsked, names: usecases.Names | None = None
    ) -> schema.Answers:
        day = asked.date.isoformat() if asked.date else ""
        question, complaint = read_question(asked.quote, asked.speaker or "", day)
        if question is None:
            raise _refuse("This cannot be checked", complaint or "There are no words in it.")
        answers = usecases.ask_all(archive, question, self.choose, names=names)
        return schema.encode_checked(presentation.show_answers(archive, answers))

    def review(self, call: Call) -> Done:
        """Decide, as the desk does."""
        asked: schema.ReviewAsked = call.body
        signed = {"who": VISITOR.get().name or asked.who, "why": asked.why}
        try:
            made = self._decide(call.archive, asked, signed)
        except ArchiveError as error:  # what it is about is not held, or cannot be read again
            raise Fault(HTTPStatus.CONFLICT, error.what, error.mend) from error
        return _tell_review(made)

    def _decide(
        self, archive: Archive, asked: schema.ReviewAsked, signed: dict[str, Any]
    ) -> Review:
        kind, subject, value = asked.kind, asked.subject, asked.value
        if kind in OF_FINDINGS:
            return usecases.sign_finding(archive, subject, kind, **signed)
        if kind in _OF_PERSONS:
            return usecases.correct_person(archive, subject, _OF_PERSONS[kind], value, **signed)
        load = self.choose
        if kind in usecases.OF_STATEMENT.values():
            return usecases.correct_statement(
                archive, subject, kind, value, **signed, choose=load, new=True
            )
        if kind in usecases.TOLD_AS:
            return usecases.correct_document(archive, subject, kind, value, **signed, choose=load)
        if kind is ReviewKind.PUT_IN:
            return usecases.put_statement_in(
                archive, subject, asked.words, value, **signed, choose=load
            )
        if kind is ReviewKind.UNDO and subject.isascii() and subject.isdigit():
            return usecases.take_back(archive, int(subject), **signed, choose=load)
        if kind is ReviewKind.UNDO:
            raise _refuse("No decision is named", "Give its number as the subject.")
        raise _refuse("A document is taken out elsewhere", "Post to /documents/{id}/remove.")

    def bring(self, call: Call) -> Done:
        """Store what was sent, to be worked through."""
        asked: schema.JobAsked = call.body
        fields = {name: getattr(asked, name) for name in _TOLD if getattr(asked, name)}
        number = usecases.post_job(call.archive, fields, _give(asked))
        self.wake()
        job = call.archive.jobs.find(number)
        if job is None:
            raise ArchiveError("the job is gone", call.archive.where, "send it again")
        place = f"/api/v1/jobs/{number}"
        return Done(schema.encode_job(job), place, HTTPStatus.ACCEPTED)


def _refuse(what: str, mend: str) -> Fault:
    return Fault(HTTPStatus.UNPROCESSABLE_ENTITY, what, mend)


def _tell_review(made: Review) -> Done:
    return Done(schema.encode_review(made), f"/api/v1/reviews/{made.number}")


def _remove(call: Call) -> Done:
    asked: schema.RemovalAsked = call.body
    signed = {"who": VISITOR.get().name or asked.who, "why": asked.why}
    if call.archive.document(call.path["id"]) is None:
        raise Fault(HTTPStatus.NOT_FOUND, "This document is not held", "Look its id up.")
    return _tell_review(usecases.remove_document(call.archive, call.path["id"], **signed))


def _give(asked: schema.JobAsked) -> Iterator[usecases.Given]:
    for text in asked.texts:
        yield usecases.Given(InputKind.FILE, text.name, text.text.encode("utf-8", "replace"))
    for address in dict.fromkeys(asked.addresses):
        yield usecases.Given(InputKind.ADDRESS, address)


def make_deeds(choose: usecases.Choose, wake: Callable[[], None]) -> tuple[Operation, ...]:
    """The operations that ask or do something."""
    deeds = _Deeds(choose, wake)

    def make(  # noqa: PLR0913, PLR0917 - an operation has as many sides
        path: str,
        about: str,
        takes: type[msgspec.Struct],
        gives: Any,  # noqa: ANN401 - as Operation has it
        do: Callable[[Call], msgspec.Struct | Done | None],
        status: int,
    ) -> Operation:
        return Operation("POST", path, about, gives, do, takes=takes, status=status)

    ok, made, taken = HTTPStatus.OK, HTTPStatus.CREATED, HTTPStatus.ACCEPTED
    ask, many = schema.QuotationAsked, schema.QuotationsAsked
    told = "Decide, as on the desk's pages."
    goes = "Take a document out; the decision and the original stay."
    bring = "Bring in texts and addresses; they are worked through one after another."
    return (
        make("/check", "Is this on the record?", ask, schema.Answers, deeds.check, ok),
        make("/checks", "Are these?", many, schema.AnswersOfMany, deeds.check_all, ok),
        make("/reviews", told, schema.ReviewAsked, schema.Review, deeds.review, made),
        make("/documents/{id}/remove", goes, schema.RemovalAsked, schema.Review, _remove, made),
        make("/jobs", bring, schema.JobAsked, schema.JobLine, deeds.bring, taken),
    )
