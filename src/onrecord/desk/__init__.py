"""The use cases that every interface calls."""

from onrecord.desk.adding import Notice, Outcome, Tally, add
from onrecord.desk.asking import Question, ask, encode_answer, tell_answer
from onrecord.desk.auditing import audit
from onrecord.desk.faces import Face, show_finding
from onrecord.desk.pages import show_document
from onrecord.desk.searching import search
from onrecord.desk.settling import settle
from onrecord.desk.unarchived import extract, verify
from onrecord.desk.views import (
    list_people,
    show_occasion,
    show_person,
    show_start,
    tell_coverage,
    tell_figure,
    tell_summary,
)
from onrecord.desk.wording import (
    DISCLAIMER,
    name_alteration,
    name_meaning,
    put_note,
    put_verdict,
)

__all__ = [
    "DISCLAIMER",
    "Face",
    "Notice",
    "Outcome",
    "Question",
    "Tally",
    "add",
    "ask",
    "audit",
    "encode_answer",
    "extract",
    "list_people",
    "name_alteration",
    "name_meaning",
    "put_note",
    "put_verdict",
    "search",
    "settle",
    "show_document",
    "show_finding",
    "show_occasion",
    "show_person",
    "show_start",
    "tell_answer",
    "tell_coverage",
    "tell_figure",
    "tell_summary",
    "verify",
]
