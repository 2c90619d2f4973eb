"""Whether two words are forms of one word: sent and send, law and laws.

Rules for regular endings and a table of irregular verbs and nouns, compiled by hand.
"""

import re
from functools import lru_cache

from onrecord.language import ENGLISH

__all__ = ["denies", "is_participle", "is_verb_form", "same_lexeme", "stem", "take_prefix"]

_IRREGULAR = """
be am is are was were been being / have has had having / do does did done doing /
go goes went gone going / say says said saying / get gets got gotten getting /
make makes made making / know knows knew known / think thinks thought / take takes took taken /
see sees saw seen / come comes came coming / give gives gave given giving / find finds found /
tell tells told / become becomes became / leave leaves left leaving / feel feels felt /
bring brings brought / begin begins began begun beginning / keep keeps kept / hold holds held /
write writes wrote written writing / stand stands stood / hear hears heard / mean means meant /
meet meets met / run runs ran running / pay pays paid / sit sits sat sitting /
speak speaks spoke spoken / lie lies lay lain lying / lead leads led / read reads /
grow grows grew grown / lose loses lost losing / fall falls fell fallen / send sends sent /
build builds built / understand understands understood / draw draws drew drawn /
break breaks broke broken / spend spends spent / rise rises rose risen rising /
drive drives drove driven driving / buy buys bought / wear wears wore worn /
choose chooses chose chosen choosing / teach teaches taught / eat eats ate eaten /
fight fights fought / win wins won winning / throw throws threw thrown / catch catches caught /
deal deals dealt / seek seeks sought / sell sells sold / steal steals stole stolen /
strike strikes struck / swear swears swore sworn / fly flies flew flown / forget forgets forgot
forgotten / forgive forgives forgave forgiven / freeze freezes froze frozen / hide hides hid hidden
/ shoot shoots shot / show shows showed shown / sing sings sang sung / sink sinks sank sunk /
sleep sleeps slept / tear tears tore torn / wake wakes woke woken / lend lends lent /
bend bends bent / bind binds bound / bite bites bit bitten / blow blows blew blown /
feed feeds fed / flee flees fled / hang hangs hung / sweep sweeps swept / withdraw withdraws
withdrew withdrawn / undertake undertakes undertook undertaken / overcome overcomes overcame /
die dies died dying / man men / woman women / child children / person persons people /
foot feet / life lives / wife wives / knife knives / this these / that those /
agree agrees agreed agreeing / disagree disagrees disagreed disagreeing /
guarantee guarantees guaranteed guaranteeing / free frees freed freeing /
focus focuses focused focusing / bias biased / will would / can could / may might / shall should
"""
_MODAL_PAIRS = frozenset(["will", "would", "can", "could", "may", "might", "shall", "should"])
_FORMS: dict[str, str] = {
    form: line.split()[0]
    for line in " ".join(_IRREGULAR.split()).split(" / ")
    for form in line.split()
    if form not in _MODAL_PAIRS
}
_NOUN_FORMS = """
man men woman women child children person people foot feet life lives wife wives knife knives
this these that those focus bias biased free lie lies lead show shows fly hand read
"""
_NOUNS = frozenset(_NOUN_FORMS.split())
#: Participles that are no past tense as well: after "I'd" they tell that it is "I had".
_PARTICIPLES = """
been done gone known taken seen come become begun written run spoken lain grown fallen drawn given
broken risen driven worn chosen eaten thrown stolen sworn flown forgotten forgiven frozen hidden
shown sung sunk torn woken bitten blown withdrawn undertaken overcome
"""
_PARTICIPLE_FORMS = frozenset(_PARTICIPLES.split())
_VOWELS = frozenset("aeiou")
_LONG = 4


def is_verb_form(form: str) -> bool:
    """Whether a word is a form of a listed irregular verb, and no noun as often."""
    return form in _FORMS and form not in _NOUNS


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of a word; equal for its regular and the listed irregular forms."""
    if word in _FORMS:
        return _FORMS[word]
    for ending, put in (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")):
        cut = word[: -len(ending)]
        if word.endswith(ending) and len(cut) + len(put) >= _LONG - 1 and _VOWELS & set(cut + put):
            if ending == "s" and word.endswith("ss"):
                continue
            return _trim(cut + put)
    return _trim(word)


def _trim(cut: str) -> str:
    """Fold a doubled last consonant and a mute e, so that `planned` meets `plan`."""
    if len(cut) >= _LONG and cut[-1] == cut[-2] and cut[-1] not in "aeiouls":
        cut = cut[:-1]
    if cut in _FORMS:
        return _FORMS[cut]
    if cut + "e" in _FORMS:
        return _FORMS[cut + "e"]
    return cut[:-1] if cut.endswith("e") and len(cut) >= _LONG else cut


def is_participle(word: str) -> bool:
    """Whether a word may be a past participle, and is no bare verb."""
    regular = word.endswith("ed") and len(word) > _LONG and stem(word) != word
    return (
        word in _PARTICIPLE_FORMS
        or regular
        or (_FORMS.get(word, word) != word and word[-1] in "dt")
    )


def same_lexeme(one: str, other: str) -> bool:
    """Whether two different words are forms of the same."""
    return one != other and stem(one) == stem(other)


_SHORTEST = 3  # letters of what is denied
# Each prefix before the letters that take it.
_PREFIX = re.compile(r"(?:un|dis|non|il(?=l)|ir(?=r)|im(?=[bmp])|in(?![bmplr]))(?=.{3})")
_LOOKALIKE = frozenset(map(stem, ENGLISH.words("inflection", "lookalikes")))


def denies(one: str, other: str) -> bool:
    """Whether a word is another with a denying prefix, forms of the other included."""
    rest = take_prefix(one)
    return rest != one and (rest == other or stem(rest) == stem(other))


def take_prefix(word: str) -> str:
    """A word without its denying prefix; unchanged if it has none, or only looks so."""
    found = _PREFIX.match(word)
    if found is None or len(word) - found.end() < _SHORTEST or stem(word) in _LOOKALIKE:
        return word
    return word[found.end() :]
