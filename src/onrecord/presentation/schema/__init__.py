"""One schema of all that programs get: exports, lists, answers; each object is built here alone.

Keys that the contract does not name stand last in a row. Where a thing is not known it is null, and
the key is there; the few keys that may be missing say when.
"""

from typing import TYPE_CHECKING

from onrecord.late import open_late

if TYPE_CHECKING:
    from onrecord.presentation.schema.answer_shape import (
        Answer,
        Answers,
        Verification,
        encode_answer,
        encode_answers,
        encode_checked,
        encode_verified,
    )
    from onrecord.presentation.schema.asked import (
        JobAsked,
        QuotationAsked,
        QuotationsAsked,
        RemovalAsked,
        ReviewAsked,
    )
    from onrecord.presentation.schema.document_shape import (
        Document,
        DocumentLine,
        encode_document,
        encode_document_line,
    )
    from onrecord.presentation.schema.extracts import Extract, encode_extracted
    from onrecord.presentation.schema.figures import (
        Figure,
        FigureLine,
        encode_figure_line,
        encode_figures,
    )
    from onrecord.presentation.schema.findings import Finding, Tidied, encode_findings
    from onrecord.presentation.schema.page_shape import (
        AnswersOfMany,
        JobLine,
        JobResult,
        ListPage,
        Problem,
        encode_job,
        encode_result,
    )
    from onrecord.presentation.schema.passage_shape import (
        PassageLine,
        Search,
        encode_passage_line,
        encode_search,
    )
    from onrecord.presentation.schema.person_shape import (
        Occasion,
        OccasionLine,
        OutletLine,
        Person,
        PersonLine,
        encode_occasion,
        encode_occasion_line,
        encode_outlet_line,
        encode_person,
        encode_person_line,
    )
    from onrecord.presentation.schema.review_shape import (
        Review,
        ReviewLine,
        encode_review,
        encode_review_line,
    )
    from onrecord.presentation.schema.statements import (
        Statement,
        StatementLine,
        encode_statement_line,
        encode_statements,
    )
    from onrecord.presentation.schema.tool_shapes import (
        Coverage,
        FiguresListed,
        PassageGiven,
        QuoteChecked,
        StatementsFound,
        give_coverage,
        give_figures,
        give_passage,
        give_quote,
        give_statements,
    )
    from onrecord.presentation.schema.wholes import StatementWhole, encode_statement_whole
else:
    __getattr__ = open_late(__name__)

__all__ = [
    "Answer",
    "Answers",
    "AnswersOfMany",
    "Coverage",
    "Document",
    "DocumentLine",
    "Extract",
    "Figure",
    "FigureLine",
    "FiguresListed",
    "Finding",
    "JobAsked",
    "JobLine",
    "JobResult",
    "ListPage",
    "Occasion",
    "OccasionLine",
    "OutletLine",
    "PassageGiven",
    "PassageLine",
    "Person",
    "PersonLine",
    "Problem",
    "QuotationAsked",
    "QuotationsAsked",
    "QuoteChecked",
    "RemovalAsked",
    "Review",
    "ReviewAsked",
    "ReviewLine",
    "Search",
    "Statement",
    "StatementLine",
    "StatementWhole",
    "StatementsFound",
    "Tidied",
    "Verification",
    "encode_answer",
    "encode_answers",
    "encode_checked",
    "encode_document",
    "encode_document_line",
    "encode_extracted",
    "encode_figure_line",
    "encode_figures",
    "encode_findings",
    "encode_job",
    "encode_occasion",
    "encode_occasion_line",
    "encode_outlet_line",
    "encode_passage_line",
    "encode_person",
    "encode_person_line",
    "encode_result",
    "encode_review",
    "encode_review_line",
    "encode_search",
    "encode_statement_line",
    "encode_statement_whole",
    "encode_statements",
    "encode_verified",
    "give_coverage",
    "give_figures",
    "give_passage",
    "give_quote",
    "give_statements",
]
