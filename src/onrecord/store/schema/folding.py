"""What lists fold away: statements that tell little by themselves, each for one reason.

They stay in the archive, in exports, and behind the link or option that shows all.
"""

from typing import Final

from sqlalchemy import ColumnElement, String, and_, case, func, literal, or_

from onrecord.model import AttributionType, Meaning, ReviewKind, StatementKind, Verdict
from onrecord.store.rows.records import Fold
from onrecord.store.schema.tables import statements

__all__ = ["find_fold", "rank_verdict", "rank_worst", "was_compared"]

_MOST_SHORT: Final = 3  # words; of so few nobody can tell whose they are, or where they come from
# Score of a statement that is listed. Of 120 statements of pages that the weights of scores were
# not fitted on 69 reach it: 87 % are attributions, 55 % of all; of 66 that are, six are folded.
_LEAST_SURE: Final = 0.6
_DIFFERS: Final = (Verdict.ALTERED, Verdict.SPLICED, Verdict.MISATTRIBUTED, Verdict.UNSUPPORTED)
_SAME: Final = (Verdict.VERBATIM, Verdict.COSMETIC)


def _has_verdict(*verdicts: Verdict) -> ColumnElement[bool]:
    """Whether a statement has one of these; never null, which `not` would leave null."""
    given = func.coalesce(statements.c.verdict, "")
    return given.in_([verdict.value for verdict in verdicts])


def find_fold() -> ColumnElement[str]:
    """Why a statement is folded away, as a value of `Fold`; "" for one that is not.

    Words that were found in a transcript, or missed there, are never folded for want of a speaker
    or of a verb of saying: the transcript tells whose they are. Differences that are likely slips
    of the transcript are folded, so that they stand in no count, rate, queue or list of the worst.
    """
    row = statements.c
    text = func.trim(row.text)
    spaces = func.length(text) - func.length(func.replace(text, " ", ""))
    weighed = _has_verdict(*_DIFFERS, *_SAME)
    quoted = row.kind.in_([StatementKind.DIRECT.value, StatementKind.MIXED.value])
    promised = and_(quoted, row.type == AttributionType.CONTROL.value)  # "vowed to “stay the year”"
    said = or_(row.type == AttributionType.COMMUNICATION.value, promised)
    nobody = and_(row.person.is_(None), ~and_(quoted, row.speaker.is_not(None)))
    taken_out = func.coalesce(row.reviewed, "") == ReviewKind.NOT_A_STATEMENT.value
    return case(
        (taken_out, Fold.TAKEN_OUT.value),
        (and_(~said, ~weighed), Fold.NOT_SAID.value),
        (and_(row.score < _LEAST_SURE, ~weighed), Fold.DOUBTFUL.value),
        (and_(row.within.is_not(None), row.verdict.is_(None)), Fold.NESTED.value),
        (row.misheard, Fold.MISHEARD.value),
        (row.repeated, Fold.COPIED.value),
        (spaces < _MOST_SHORT, Fold.SHORT.value),
        (and_(nobody, ~weighed), Fold.NOBODY.value),
        else_=literal("", String),
    )


def rank_verdict() -> ColumnElement[int]:
    """The place of a statement in lists: what differs, worst first, what is on record, all else."""
    return case(
        (_has_verdict(*_DIFFERS), rank_worst()),
        (_has_verdict(*_SAME, Verdict.PARAPHRASE), 5),
        else_=6,
    )


def rank_worst() -> ColumnElement[int]:
    """The place of a finding in the queue of those who review: what harms most comes first."""
    row = statements.c
    meaning = func.coalesce(row.meaning, "")
    return case(
        (and_(_has_verdict(*_DIFFERS), meaning == Meaning.REVERSED.value), 0),
        (and_(_has_verdict(*_DIFFERS), meaning == Meaning.SHIFTED.value), 1),
        (_has_verdict(Verdict.MISATTRIBUTED), 2),
        (_has_verdict(Verdict.ALTERED, Verdict.SPLICED), 3),
        (_has_verdict(Verdict.UNSUPPORTED), 4),
        (_has_verdict(Verdict.PARAPHRASE), 5),
        else_=6,
    )


def was_compared() -> ColumnElement[bool]:
    """Whether words were held against a text, so that somebody can judge how."""
    return _has_verdict(*_DIFFERS, *_SAME, Verdict.PARAPHRASE)
