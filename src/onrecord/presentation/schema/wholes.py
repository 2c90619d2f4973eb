"""One statement as programs get it whole: its words, what was found of them, who decided what."""

from collections.abc import Iterator

import msgspec

from onrecord import model
from onrecord.presentation.schema.findings import Finding, encode_findings
from onrecord.presentation.schema.review_shape import Review, encode_review
from onrecord.presentation.schema.statements import Statement, encode_statements
from onrecord.usecases import Decided

__all__ = ["StatementWhole", "encode_statement_whole"]


class StatementWhole(msgspec.Struct, frozen=True, kw_only=True):
    """A statement with what was found of it: the answer of `show`."""

    statement: Statement
    check: Finding | None  # None: it was not held against the record
    reviews: tuple[Review, ...]
    original: str | None  # of a copy: the id of the statement that this one repeats
    inherited: tuple[Review, ...]  # what was decided of that one's finding: it holds here, too


def encode_statement_whole(
    dossier: model.Dossier, statement_id: str, decided: Decided
) -> StatementWhole | None:
    """A statement of a dossier; None: it has none of that id."""
    found = next((s for s in encode_statements(dossier) if s.id == statement_id), None)
    if found is None:
        return None
    checks = encode_findings(dossier, dict(_find_last(statement_id, decided)))
    return StatementWhole(
        statement=found,
        check=next((check for check in checks if check.statement_id == statement_id), None),
        reviews=tuple(map(encode_review, decided.own)),
        original=decided.original,
        inherited=tuple(map(encode_review, decided.inherited)),
    )


def _find_last(statement_id: str, decided: Decided) -> Iterator[tuple[str, model.Borne]]:
    """The decision on its finding that holds, and all who decided with it."""
    mine = decided.signed[len(decided.inherited) :] or decided.inherited
    if mine:
        by = ", ".join(dict.fromkeys(review.who for review in mine))
        lent = decided.original if mine is decided.inherited else None
        yield statement_id, model.Borne(mine[-1].kind, by, lent)
