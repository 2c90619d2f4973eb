"""The use cases that every interface calls."""

from onrecord.desk.accounts import JOINT, Strip, mark_differences
from onrecord.desk.adding import Notice, Outcome, Tally, add
from onrecord.desk.asking import Question, ask, encode_answer, is_as_said
from onrecord.desk.auditing import audit
from onrecord.desk.differences import (
    NOTHING,
    abridge,
    name_alteration,
    name_meaning,
    name_tidying,
    tell_alteration,
    tell_meaning,
    tell_tidying,
)
from onrecord.desk.faces import BETWEEN, Face, NoteShown, show_finding, show_notes
from onrecord.desk.inputs import NOTHING_TOLD, Telling, list_told, read_told
from onrecord.desk.meanings import choose_encoder
from onrecord.desk.pages import HERE, DocumentView, show_document
from onrecord.desk.paragraphs import Answer, Answers, ask_all, encode_answers, tell_answers
from onrecord.desk.persons import VoiceKey, join_voices, part_voices
from onrecord.desk.reviewing import (
    Listed,
    list_reviews,
    reviews_of_statement,
    sign_finding,
    undo_review,
)
from onrecord.desk.searching import search
from onrecord.desk.settling import settle
from onrecord.desk.sourcing import tell_source
from onrecord.desk.taggers import MODELS, choose_tagger
from onrecord.desk.telling import put_answer, tell_answer
from onrecord.desk.unarchived import extract, verify
from onrecord.desk.views import (
    OccasionLine,
    list_occasions,
    list_people,
    name_narrowing,
    show_occasion,
    show_person,
    show_start,
    tell_coverage,
    tell_figure,
    tell_findings,
    tell_summary,
)
from onrecord.desk.wording import (
    DISCLAIMER,
    IN_ORDER,
    name_document_kind,
    name_genre,
    name_note,
    name_statement_kind,
    put_in_marks,
    put_note,
    put_verdict,
    tell_day,
    tell_evidence,
    tell_folds,
    tell_said_on,
    write_date,
)

__all__ = [
    "BETWEEN",
    "DISCLAIMER",
    "HERE",
    "IN_ORDER",
    "JOINT",
    "MODELS",
    "NOTHING",
    "NOTHING_TOLD",
    "Answer",
    "Answers",
    "DocumentView",
    "Face",
    "Listed",
    "NoteShown",
    "Notice",
    "OccasionLine",
    "Outcome",
    "Question",
    "Strip",
    "Tally",
    "Telling",
    "VoiceKey",
    "abridge",
    "add",
    "ask",
    "ask_all",
    "audit",
    "choose_encoder",
    "choose_tagger",
    "encode_answer",
    "encode_answers",
    "extract",
    "is_as_said",
    "join_voices",
    "list_occasions",
    "list_people",
    "list_reviews",
    "list_told",
    "mark_differences",
    "name_alteration",
    "name_document_kind",
    "name_genre",
    "name_meaning",
    "name_narrowing",
    "name_note",
    "name_statement_kind",
    "name_tidying",
    "part_voices",
    "put_answer",
    "put_in_marks",
    "put_note",
    "put_verdict",
    "read_told",
    "reviews_of_statement",
    "search",
    "settle",
    "show_document",
    "show_finding",
    "show_notes",
    "show_occasion",
    "show_person",
    "show_start",
    "sign_finding",
    "tell_alteration",
    "tell_answer",
    "tell_answers",
    "tell_coverage",
    "tell_day",
    "tell_evidence",
    "tell_figure",
    "tell_findings",
    "tell_folds",
    "tell_meaning",
    "tell_said_on",
    "tell_source",
    "tell_summary",
    "tell_tidying",
    "undo_review",
    "verify",
    "write_date",
]
