"""Statements: a document's words that it puts in somebody's mouth, with source, cue and content."""

from typing import TYPE_CHECKING

from onrecord.late import open_late

if TYPE_CHECKING:
    from onrecord.statements.assembly import find_statements
    from onrecord.statements.kinds import kind_of, quoted_words
    from onrecord.statements.quoting.quotation_marks import Quoted, find_quoted
    from onrecord.statements.quoting.rules import RuleTagger
    from onrecord.statements.tagger_protocol import Tagger
else:
    __getattr__ = open_late(__name__)

__all__ = [
    "Quoted",
    "RuleTagger",
    "Tagger",
    "find_quoted",
    "find_statements",
    "kind_of",
    "quoted_words",
]
