"""Frozen records with their invariants: what the rooms hand to one another."""

from onrecord.model.document import (
    Document,
    DocumentKind,
    Part,
    PartKind,
    Provenance,
    Relation,
    Source,
    Turn,
    TurnRole,
)
from onrecord.model.dossier import Dossier
from onrecord.model.figure import Figure
from onrecord.model.finding import (
    Alteration,
    AlterationType,
    Finding,
    Meaning,
    MeaningRule,
    Note,
    NoteKind,
    Passage,
    Quotation,
    Tidied,
    Tidying,
    Verdict,
)
from onrecord.model.occasion import Occasion
from onrecord.model.passage import Match, Op, Proposal, Step, Transcript
from onrecord.model.person import Merge, Person, Role, SpeakerKind, Voice
from onrecord.model.statement import Attribution, Precision, SaidOn, Statement, StatementKind

__all__ = [
    "Alteration",
    "AlterationType",
    "Attribution",
    "Document",
    "DocumentKind",
    "Dossier",
    "Figure",
    "Finding",
    "Match",
    "Meaning",
    "MeaningRule",
    "Merge",
    "Note",
    "NoteKind",
    "Occasion",
    "Op",
    "Part",
    "PartKind",
    "Passage",
    "Person",
    "Precision",
    "Proposal",
    "Provenance",
    "Quotation",
    "Relation",
    "Role",
    "SaidOn",
    "Source",
    "SpeakerKind",
    "Statement",
    "StatementKind",
    "Step",
    "Tidied",
    "Tidying",
    "Transcript",
    "Turn",
    "TurnRole",
    "Verdict",
    "Voice",
]
