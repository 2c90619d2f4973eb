"""Words that tell a speaker's label from other words, and who asks from who answers.

Labels are read before the language of a text is known: the words of all packs stand together.
"""

from onrecord.language import ENGLISH, EVERY, MONTHS

__all__ = [
    "ALWAYS_ASK",
    "ANSWERS",
    "ARTICLES",
    "COUNTED",
    "GREETINGS",
    "GROUPS",
    "LETTER_ASKS",
    "LETTER_PAIRS",
    "MAY_ASK",
    "MONTHS",
    "NEVER",
    "ORDINALS",
    "PARTICLES",
    "PHRASES",
    "PICTURES",
    "PLAIN",
    "PORTRAITS",
    "QUESTIONS",
    "SHORTENED",
    "TALKS",
    "TITLES",
]

QUESTIONS = EVERY.words("speaker_labels", "questions")
ANSWERS = EVERY.words("speaker_labels", "answers")
ALWAYS_ASK = EVERY.words("speaker_labels", "always_ask")
MAY_ASK = EVERY.words("speaker_labels", "may_ask")
TITLES = EVERY.words("speaker_labels", "titles")
ARTICLES = EVERY.words("speaker_labels", "articles")
PARTICLES = EVERY.words("speaker_labels", "particles")
ORDINALS = ENGLISH.words("speaker_labels", "ordinals")
PICTURES = ENGLISH.pattern("speaker_labels", "pictures")
PORTRAITS = ENGLISH.pattern("speaker_labels", "portraits")
SHORTENED = ENGLISH.words("speaker_labels", "shortened")
GROUPS = ENGLISH.words("speaker_labels", "groups")
PLAIN = ENGLISH.words("speaker_labels", "plain")
PHRASES = ENGLISH.words("speaker_labels", "phrases")
COUNTED = ENGLISH.words("speaker_labels", "counted")
GREETINGS = ENGLISH.words("speaker_labels", "greetings")
NEVER = ENGLISH.words("speaker_labels", "never") | ENGLISH.words("speaker_labels", "clocks")
TALKS = tuple(f" {word}" for word in ENGLISH.listed("speaker_labels", "talks"))
# Letters that ask and answer: Q and A, Q and R, P and R, D and R, F and A.
_LETTERS = (("q", "r"), ("p", "r"), ("d", "r"), ("f", "a"))
LETTER_PAIRS = _LETTERS + tuple((answers, asks) for asks, answers in _LETTERS)
LETTER_ASKS = frozenset(asks for asks, _ in _LETTERS)
