"""One statement as programs get it whole: its words, what was found of them, who decided what."""

from collections.abc import Sequence

import msgspec

from onrecord import model
from onrecord.presentation.schema.findings import Finding, encode_findings
from onrecord.presentation.schema.review_shape import Review, encode_review
from onrecord.presentation.schema.statements import Statement, encode_statements

__all__ = ["StatementWhole", "encode_statement_whole"]


class StatementWhole(msgspec.Struct, frozen=True, kw_only=True):
    """A statement with what was found of it: the answer of `show`."""

    statement: Statement
    check: Finding | None  # None: it was not held against the record
    reviews: tuple[Review, ...]


def encode_statement_whole(
    dossier: model.Dossier, statement_id: str, decided: Sequence[model.Review]
) -> StatementWhole | None:
    """A statement of a dossier; None: it has none of that id."""
    found = next((s for s in encode_statements(dossier) if s.id == statement_id), None)
    if found is None:
        return None
    last = {statement_id: (decided[-1].kind, decided[-1].who)} if decided else {}
    checks = encode_findings(dossier, last)
    return StatementWhole(
        statement=found,
        check=next((check for check in checks if check.statement_id == statement_id), None),
        reviews=tuple(map(encode_review, decided)),
    )
