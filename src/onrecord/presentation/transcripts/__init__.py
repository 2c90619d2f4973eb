"""Primary texts: their pages, the addresses in them, and who printed which sentence."""

from onrecord.presentation.transcripts.beside_text import (
    MOST_HITS,
    Annotation,
    Coverage,
    TextHit,
    Voice,
    annotate,
    find_in_text,
    list_voices,
    mark_found,
    show_coverage,
)
from onrecord.presentation.transcripts.leaves import (
    Leaf,
    Sentence,
    address_of,
    cut_leaves,
    find_leaf,
    place_of,
    sentences_on,
)
from onrecord.presentation.transcripts.passage_versions import (
    PassageView,
    count_printings,
    fold_copies,
    link_fragment,
    show_passage,
)
from onrecord.presentation.transcripts.wordings_view import changes_in, list_wordings

__all__ = [
    "MOST_HITS",
    "Annotation",
    "Coverage",
    "Leaf",
    "PassageView",
    "Sentence",
    "TextHit",
    "Voice",
    "address_of",
    "annotate",
    "changes_in",
    "count_printings",
    "cut_leaves",
    "find_in_text",
    "find_leaf",
    "fold_copies",
    "link_fragment",
    "list_voices",
    "list_wordings",
    "mark_found",
    "place_of",
    "sentences_on",
    "show_coverage",
    "show_passage",
]
