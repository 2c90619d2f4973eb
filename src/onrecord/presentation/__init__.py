"""Presentation: what every interface shows of the record, in pieces, in words and as JSON."""

from typing import TYPE_CHECKING

from onrecord.late import open_late

if TYPE_CHECKING:
    from onrecord.presentation.document_pages import (
        HERE,
        PRINTED,
        DocumentView,
        Reading,
        find_address,
        list_told,
        show_document,
    )
    from onrecord.presentation.findings.answers import AnswersView, show_answer, show_answers
    from onrecord.presentation.findings.cards import Card, make_card
    from onrecord.presentation.findings.citing import Citation, cite_finding, is_local
    from onrecord.presentation.findings.faces import (
        BETWEEN,
        Face,
        NoteShown,
        show_finding,
        show_notes,
    )
    from onrecord.presentation.findings.one_page import show_sheet
    from onrecord.presentation.findings.told_answer import (
        put_answer,
        tell_answer,
        tell_answers,
        tell_claim,
    )
    from onrecord.presentation.findings.word_account import JOINT, Strip, mark_differences
    from onrecord.presentation.numbers.plotting import plot_figures, tell_amount
    from onrecord.presentation.numbers.profiling import show_outlet, show_person
    from onrecord.presentation.numbers.summary import show_start, tell_findings, tell_summary
    from onrecord.presentation.occasion_views import OccasionView, offer_occasions, show_occasion
    from onrecord.presentation.searches.change_lines import tell_change, tell_changes
    from onrecord.presentation.searches.feed import write_feed
    from onrecord.presentation.searches.found import Found, show_found
    from onrecord.presentation.searches.narrowing import address_search, read_search
    from onrecord.presentation.searches.search import (
        SearchView,
        show_search,
        tell_question,
    )
    from onrecord.presentation.text_blocks import Block, cut_spoken
    from onrecord.presentation.transcripts import (
        MOST_HITS,
        PassageView,
        count_printings,
        show_passage,
    )
    from onrecord.presentation.versions import ChangesView, show_changes
    from onrecord.presentation.words.differences import (
        NOTHING,
        abridge,
        name_alteration,
        name_meaning,
        name_tidying,
        tell_alteration,
        tell_meaning,
        tell_tidying,
    )
    from onrecord.presentation.words.progress import (
        JobView,
        name_outcome,
        prefill,
        show_job,
        tell_job,
    )
    from onrecord.presentation.words.rates import FEWEST, show_outlets, tell_share
    from onrecord.presentation.words.sourcing import tell_source
    from onrecord.presentation.words.told_folds import tell_fold, tell_folds
    from onrecord.presentation.words.views import name_narrowing, reads_in_part, tell_coverage
    from onrecord.presentation.words.wording import (
        DISCLAIMER,
        IN_ORDER,
        name_document_kind,
        name_genre,
        name_note,
        name_printing,
        name_review,
        name_statement_kind,
        put_finding,
        put_in_marks,
        put_note,
        put_review,
        put_verdict,
        tell_day,
        tell_evidence,
        tell_said_on,
        write_date,
    )
else:
    __getattr__ = open_late(__name__)

__all__ = [
    "BETWEEN",
    "DISCLAIMER",
    "FEWEST",
    "HERE",
    "IN_ORDER",
    "JOINT",
    "MOST_HITS",
    "NOTHING",
    "PRINTED",
    "AnswersView",
    "Block",
    "Card",
    "ChangesView",
    "Citation",
    "DocumentView",
    "Face",
    "Found",
    "JobView",
    "NoteShown",
    "OccasionView",
    "PassageView",
    "Reading",
    "SearchView",
    "Strip",
    "abridge",
    "address_search",
    "cite_finding",
    "count_printings",
    "cut_spoken",
    "find_address",
    "is_local",
    "list_told",
    "make_card",
    "mark_differences",
    "name_alteration",
    "name_document_kind",
    "name_genre",
    "name_meaning",
    "name_narrowing",
    "name_note",
    "name_outcome",
    "name_printing",
    "name_review",
    "name_statement_kind",
    "name_tidying",
    "offer_occasions",
    "plot_figures",
    "prefill",
    "put_answer",
    "put_finding",
    "put_in_marks",
    "put_note",
    "put_review",
    "put_verdict",
    "read_search",
    "reads_in_part",
    "show_answer",
    "show_answers",
    "show_changes",
    "show_document",
    "show_finding",
    "show_found",
    "show_job",
    "show_notes",
    "show_occasion",
    "show_outlet",
    "show_outlets",
    "show_passage",
    "show_person",
    "show_search",
    "show_sheet",
    "show_start",
    "tell_alteration",
    "tell_amount",
    "tell_answer",
    "tell_answers",
    "tell_change",
    "tell_changes",
    "tell_claim",
    "tell_coverage",
    "tell_day",
    "tell_evidence",
    "tell_findings",
    "tell_fold",
    "tell_folds",
    "tell_job",
    "tell_meaning",
    "tell_question",
    "tell_said_on",
    "tell_share",
    "tell_source",
    "tell_summary",
    "tell_tidying",
    "write_date",
    "write_feed",
]
