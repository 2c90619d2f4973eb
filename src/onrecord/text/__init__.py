"""Characters: spans, words, and cleaning that keeps each character's origin."""

from typing import TYPE_CHECKING

from onrecord.late import open_late

if TYPE_CHECKING:
    from onrecord.text.addresses import fold_address
    from onrecord.text.lines import join_lines
    from onrecord.text.marks import Marks, covers, find_marks
    from onrecord.text.names import (
        Agreement,
        Name,
        compare_names,
        first_surname,
        names_agree,
        parse_name,
        surname_block,
        surname_blocks,
    )
    from onrecord.text.namings import Naming, find_namings
    from onrecord.text.numbers.number_signs import SIGNS, read_sign
    from onrecord.text.numbers.numerals import NumberAt, borrow_scale, find_numbers
    from onrecord.text.numbers.scales import mend_scales
    from onrecord.text.origins import Origin, TracedText, join_traced, trace
    from onrecord.text.recordings import is_played
    from onrecord.text.sentences import (
        SENTENCE_STOP,
        find_paragraphs,
        find_sentences,
        is_whole_sentence,
    )
    from onrecord.text.sounds import is_one_off, letter_keys, skeleton, spelled_alike
    from onrecord.text.spans import Span, blank_out, cover, share_out, text_at
    from onrecord.text.spelling import MASKED, spell_apart, spell_forms, spell_out
    from onrecord.text.titles import (
        BODY_NOUNS,
        is_body,
        is_description,
        is_indefinite,
        is_title,
        may_be_surname,
        write_name,
    )
    from onrecord.text.variants import COLLOQUIAL, TRANSLITERATED, TYPED
    from onrecord.text.voices import LabelKind, name_before_part, names_outlet, sort_label
    from onrecord.text.words import Word, find_forms, find_words, fold
else:
    __getattr__ = open_late(__name__)

__all__ = [
    "BODY_NOUNS",
    "COLLOQUIAL",
    "MASKED",
    "SENTENCE_STOP",
    "SIGNS",
    "TRANSLITERATED",
    "TYPED",
    "Agreement",
    "LabelKind",
    "Marks",
    "Name",
    "Naming",
    "NumberAt",
    "Origin",
    "Span",
    "TracedText",
    "Word",
    "blank_out",
    "borrow_scale",
    "compare_names",
    "cover",
    "covers",
    "find_forms",
    "find_marks",
    "find_namings",
    "find_numbers",
    "find_paragraphs",
    "find_sentences",
    "find_words",
    "first_surname",
    "fold",
    "fold_address",
    "is_body",
    "is_description",
    "is_indefinite",
    "is_one_off",
    "is_played",
    "is_title",
    "is_whole_sentence",
    "join_lines",
    "join_traced",
    "letter_keys",
    "may_be_surname",
    "mend_scales",
    "name_before_part",
    "names_agree",
    "names_outlet",
    "parse_name",
    "read_sign",
    "share_out",
    "skeleton",
    "sort_label",
    "spell_apart",
    "spell_forms",
    "spell_out",
    "spelled_alike",
    "surname_block",
    "surname_blocks",
    "text_at",
    "trace",
    "write_name",
]
