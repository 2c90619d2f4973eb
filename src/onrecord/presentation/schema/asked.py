"""What programs send: quotations to check, decisions, things to bring in."""

import datetime as dt
from typing import Annotated

import msgspec

from onrecord import model

__all__ = ["JobAsked", "QuotationAsked", "QuotationsAsked", "RemovalAsked", "ReviewAsked"]

_Name = Annotated[str, msgspec.Meta(max_length=200)]
_Words = Annotated[str, msgspec.Meta(max_length=4000)]
_Text = Annotated[str, msgspec.Meta(min_length=1, max_length=8_000_000)]
_Id = Annotated[str, msgspec.Meta(min_length=1, max_length=400)]
_Day = Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d\d-\d\d$")]


class QuotationAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words to be held against the record; a paragraph is asked quotation by quotation."""

    quote: Annotated[str, msgspec.Meta(min_length=1, max_length=4000)]
    speaker: _Name | None = None
    date: dt.date | None = None  # when it was said or printed


class QuotationsAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Up to a hundred quotations at once."""

    quotations: Annotated[tuple[QuotationAsked, ...], msgspec.Meta(min_length=1, max_length=100)]


class ReviewAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A decision. `who` signs where there are no accounts; else the account does."""

    kind: model.ReviewKind
    subject: _Id  # id of a statement, a document or a person; of an undo: the decision's number
    value: _Words = ""  # what is put in place; of words put in: whose they are
    words: _Words = ""  # of words put in: as they stand in the document
    why: _Words = ""
    who: _Name = ""


class RemovalAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why a document goes, and who says so."""

    why: Annotated[str, msgspec.Meta(min_length=1, max_length=4000)]
    who: _Name = ""


class TextAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text to bring in, under a name that tells how to read it: report.txt, page.html."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    text: _Text


class JobAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Texts and addresses to bring in, and what is told of all of them."""

    texts: Annotated[tuple[TextAsked, ...], msgspec.Meta(max_length=100)] = ()
    addresses: Annotated[tuple[_Id, ...], msgspec.Meta(max_length=50)] = ()
    kind: _Name | None = None
    speaker: _Name | None = None
    published: _Day | None = None
    publisher: _Name | None = None
    title: _Name | None = None
    occasion: _Name | None = None
    language: _Name | None = None
    url: _Id | None = None
