"""A finding: printed words held against the record, and how they differ."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from onrecord.text import Span

__all__ = [
    "Alteration",
    "AlterationType",
    "Feature",
    "FeatureName",
    "Finding",
    "Meaning",
    "MeaningRule",
    "Note",
    "NoteKind",
    "Passage",
    "Quotation",
    "Sourcing",
    "Tidied",
    "Tidying",
    "Verdict",
]


class Verdict(StrEnum):
    """What the comparison found; it speaks of wording, never of truth."""

    VERBATIM = "verbatim"
    COSMETIC = "cosmetic"
    ALTERED = "altered"
    SPLICED = "spliced"
    MISATTRIBUTED = "misattributed"
    UNSUPPORTED = "unsupported"
    NO_PRIMARY = "no_primary"
    PARAPHRASE = "paraphrase"
    ELSEWHERE = "elsewhere"  # similar words are on record: a lead, no finding


class AlterationType(StrEnum):
    """One kind of change of words; every change has exactly one."""

    NEGATION = "negation"
    NUMBER = "number"
    MODALITY = "modality"
    HEDGE_DROPPED = "hedge_dropped"
    ENTITY_SUBSTITUTION = "entity_substitution"
    TENSE_OR_AGREEMENT = "tense_or_agreement"
    PRONOUN_PERSON = "pronoun_person"
    FUNCTION_WORD = "function_word"
    CONTENT_WORD = "content_word"
    UNMARKED_OMISSION = "unmarked_omission"
    ADDITION = "addition"
    REORDER = "reorder"


class Meaning(StrEnum):
    """What the changes do to the meaning, where a rule can tell."""

    PRESERVED = "preserved"
    SHIFTED = "shifted"
    REVERSED = "reversed"


class MeaningRule(StrEnum):
    """Why an alteration is taken to preserve, shift or reverse the meaning."""

    DENIAL_LOST = "denial_lost"  # reversed
    DENIAL_ADDED = "denial_added"  # reversed
    DENIAL_REWORDED = "denial_reworded"  # preserved: "unsatisfied", "not satisfied"
    OPPOSITE = "opposite"  # reversed: "increase", "decrease"
    OTHER_QUANTITY = "other_quantity"  # shifted
    OTHER_NAME = "other_name"  # shifted
    SHORT_NAME = "short_name"  # preserved: a body's initials, its full name
    MODAL_STRONGER = "modal_stronger"  # shifted: "could", "will"
    MODAL_WEAKER = "modal_weaker"  # shifted: "must", "may"
    HEDGE_LOST = "hedge_lost"  # shifted
    CONDITION_LOST = "condition_lost"  # shifted: "unless …", "only if …"
    GRAMMAR = "grammar"  # preserved: articles and the like, tense, agreement
    ORDER = "order"  # preserved: the same words in another order


class Tidying(StrEnum):
    """Why a difference is no alteration."""

    CONTRACTED = "contracted"  # we're, we are
    COLLOQUIAL = "colloquial"  # gonna, going to
    SPELLED = "spelled"  # labour, labor; OK, okay; U.S., US
    TRANSLITERATED = "transliterated"  # Kyiv, Kiev
    JOINED = "joined"  # hyphen, space or none
    SYMBOL = "symbol"  # %, percent
    SLIP = "slip"  # of the one who typed, or who heard
    NUMBER_FORMAT = "number_format"
    ABBREVIATED = "abbreviated"
    FILLER = "filler"
    FALSE_START = "false_start"
    ELLIPSIS = "ellipsis"
    BRACKET = "bracket"
    MASKED = "masked"
    SIGNED = "signed"  # an initial behind a dash at the end: -T
    LAYOUT = "layout"  # of the transcript's page: the number of an item, or of a page
    NOT_HEARD = "not_heard"  # printed where the transcript tells of a gap: (INAUDIBLE)


class NoteKind(StrEnum):
    """What a reader should know besides the verdict."""

    LIMITING_CLAUSE_LEFT_OUT = "limiting_clause_left_out"
    HIDDEN_BY_ELLIPSIS = "hidden_by_ellipsis"
    SAID_ELSEWHERE = "said_elsewhere"
    SEVERAL_PASSAGES = "several_passages"
    SHORT = "short"
    TRANSLATION = "translation"
    QUOTED_BY_OTHER_SPEAKER = "quoted_by_other_speaker"
    REPEATS_ANOTHER = "repeats_another"  # my mother used to say, “…”: in marks in the transcript
    TRANSCRIPT_GAP_SUSPECTED = "transcript_gap_suspected"
    TRANSCRIPT_SLIP_SUSPECTED = "transcript_slip_suspected"  # “it remind us”, printed “reminds”
    STRONGER = "stronger"  # an indirect statement says more than its passage
    WEAKER = "weaker"
    NEAREST_BY_MEANING = "nearest_by_meaning"  # its words were not found, or are others
    SPEAKER_FROM_RECORD = "speaker_from_record"  # the report's "he" is told by the primary text
    PARTS_APART = "parts_apart"  # said far apart, or in the other order
    BRACKET_TURNS = "bracket_turns"  # words put in openly turn what was said: "[not]"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a primary text, and whose words it is there."""

    document: str  # id of the Document (of `verify`: the file's path as given)
    span: Span
    speaker: str | None = None  # the turn's label as printed


@dataclass(frozen=True, slots=True)
class Note:
    """One remark on a finding, with its evidence in the primary text."""

    kind: NoteKind
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Alteration:
    """One difference in words: what was said, what was printed; either may be empty."""

    type: AlterationType
    said: str
    printed: str
    said_span: Span | None  # in the primary text; None: nothing was said
    printed_span: Span | None  # in the printed text; None: nothing was printed
    meaning: Meaning | None = None  # what this change alone does; None: no rule can tell
    rule: MeaningRule | None = None  # by which rule


@dataclass(frozen=True, slots=True)
class Tidied:
    """One difference that is no alteration, and why; either side may be empty."""

    reason: Tidying
    said: str
    printed: str
    said_span: Span | None
    printed_span: Span | None
    meaning: Meaning | None = None  # only of a bracket that turns what was said
    rule: MeaningRule | None = None  # by which rule


class FeatureName(StrEnum):
    """What is seen of a passage that tells how likely it is the source of printed words."""

    CLOSENESS = "closeness"  # 0 to 1: of the alignment to the very words in a row
    RUN = "run"  # log of the words of the longest run
    IN_ONE_PIECE = "in_one_piece"  # said words in a row, others only put between
    EDGES = "edges"  # 0 to 2: ends of the quotation whose word is not found
    RIVAL = "rival"  # the passage is another's than whom the report names
    RIVAL_FEW = "rival_few"  # fewer than eight words, or of little weight, and another's
    DAYS_APART = "days_apart"  # said more than three days before the print
    MONTHS_APART = "months_apart"  # more than three months
    OCCASION = "occasion"  # it is of the occasion or the day that the report tells
    OTHER_OCCASION = "other_occasion"  # the report tells another
    ANCHORED = "anchored"  # the report quotes at length from the same primary text
    FEW = "few"  # 0 to 1: how few words, in a report that names and quotes nothing of the text
    AFTER_PRINT = "after_print"  # of a report in an archive: the text bears a later day
    UNLABELLED = "unlabelled"  # the report names who spoke, the text does not
    NOBODY = "nobody"  # the report names nobody
    MARGIN = "margin"  # weight found, times closeness, beyond what other words on record hold


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature of a passage, and what it adds to the log odds that it is the source."""

    name: FeatureName
    value: float
    adds: float


@dataclass(frozen=True, slots=True)
class Sourcing:
    """How likely a passage is where printed words come from, and why it is taken to be."""

    probability: float  # 0 to 1
    features: tuple[Feature, ...] = ()  # those that add something, the weightiest first


@dataclass(frozen=True, slots=True)
class Quotation:
    """Printed words to be held against the record."""

    text: str  # without the outer quotation marks; " … " never added by us
    speaker: str | None = None  # as the report has it
    printed_on: date | None = None  # a passage counts only up to a day after this
    translated: bool = False  # compare by meaning, names and figures only
    indirect: bool = False  # not in quotation marks
    occasion: tuple[str, ...] = ()  # ids of the transcripts of the occasion that the report names
    said_on: date | None = None  # the day of saying, where the report's words tell it
    # Ids of the transcripts from which the same report quotes at length; None: of no report.
    anchors: tuple[str, ...] | None = None
    body: str | None = None  # the institution or group that the report names in place of a speaker
    around: str | None = None  # the report's own words of the same sentence; None: not known


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on one quotation, with the evidence for every word.

    `printed_span`s of alterations and of what is tidied count within the quotation's text for a
    bare quotation, and within the document's text once the finding belongs to a statement.
    """

    verdict: Verdict
    passages: tuple[Passage, ...] = ()  # the first is the one compared with; splices have several
    alterations: tuple[Alteration, ...] = ()
    meaning: Meaning | None = None
    notes: tuple[Note, ...] = ()
    score: float = 0.0  # 0 to 1: share of the printed words found in order in the passages
    statement: str | None = None  # id of the Statement; None: a bare quotation
    tidied: tuple[Tidied, ...] = ()  # each normalisation with its reason, in printed order
    source: Sourcing | None = None  # of the first passage; None: no words were compared

    @property
    def is_misheard(self) -> bool:
        """Whether all that differs is likely a slip of whoever made the transcript.

        Such a finding stands on no count of differences and in no queue.
        """
        suspected = NoteKind.TRANSCRIPT_SLIP_SUSPECTED
        return self.verdict is Verdict.ALTERED and any(n.kind is suspected for n in self.notes)

    @property
    def place(self) -> Passage | None:
        """One stretch that stands for the passages; None if there are none.

        From the first to the last of those in the primary text that the first of them is in.
        """
        if not self.passages:
            return None
        here = [p for p in self.passages if p.document == self.passages[0].document]
        start, end = min(p.span.start for p in here), max(p.span.end for p in here)
        return replace(here[0], span=Span(start, end))
