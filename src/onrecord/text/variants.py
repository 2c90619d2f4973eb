"""Word lists of spelling: what counts as the same word written otherwise.

Compiled by hand from general knowledge of English orthography; no list was copied.
"""

__all__ = [
    "COLLOQUIAL",
    "CONTRACTIONS",
    "NUMBER_WORDS",
    "PARTICLES",
    "SCALES",
    "SPELLINGS",
    "TRANSLITERATED",
    "TYPED",
]

#: Words that open into several; both sides of a comparison are opened.
CONTRACTIONS: dict[str, tuple[str, ...]] = {
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "hafta": ("have", "to"),
    "kinda": ("kind", "of"),
    "sorta": ("sort", "of"),
    "outta": ("out", "of"),
    "lotta": ("lot", "of"),
    "lemme": ("let", "me"),
    "gimme": ("give", "me"),
    "dunno": ("do", "not", "know"),
    "cannot": ("can", "not"),
    "can't": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "let's": ("let", "us"),
    "y'all": ("you", "all"),
    "alright": ("all", "right"),
    "ma'am": ("madam",),
}

_TYPED = (
    "dont doesnt didnt isnt arent wasnt werent havent hasnt hadnt couldnt wouldnt shouldnt mustnt "
    "neednt cant wont couldve wouldve shouldve mightve mustve im ive hes shes youre youve youll "
    "youd theyre theyve theyll theyd weve thats whats theres heres wheres whos itll itd thatll"
)
_HALVES = {"nt": "not", "ve": "have", "re": "are", "ll": "will", "m": "am", "s": "is", "d": "would"}
_ODD = {"cant": "can", "wont": "will"}


def _open_typed(word: str) -> tuple[str, str]:
    """The two words of a contraction typed without its apostrophe."""
    tail = next(tail for tail in _HALVES if word.endswith(tail))
    return _ODD.get(word, word.removesuffix(tail)), _HALVES[tail]


#: Contractions as machines caption them, and hasty hands type them, where no other word is
#: written so ("its", "were", "well", "lets" are, and stay); "wont" is hardly ever a habit.
TYPED: dict[str, tuple[str, str]] = {word: _open_typed(word) for word in _TYPED.split()}

#: What stands behind the apostrophe of a contraction.
PARTICLES: dict[str, str] = {
    "s": "is",  # also "has" and the possessive; the verdicts tell them apart where it matters
    "re": "are",
    "ve": "have",
    "ll": "will",
    "d": "would",
    "m": "am",
    "t": "not",
}

NUMBER_WORDS: dict[str, str] = {
    word: str(value)
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "eighty": "80",
    "ninety": "90",
}

SCALES: dict[str, int] = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}

_OUR = (
    "armour behaviour candour clamour colour demeanour endeavour favour flavour glamour harbour "
    "honour humour labour neighbour odour parlour rancour rigour rumour saviour savour splendour "
    "tumour valour vapour vigour"
)
_OUR_ENDINGS = ("", "s", "ed", "ing", "able", "ite", "hood", "hoods", "er", "ers", "ful", "less")
_PAIRS = """
centre center / centres centers / theatre theater / theatres theaters / metre meter / metres
meters / kilometre kilometer / kilometres kilometers / litre liter / litres liters / fibre fiber /
defence defense / offence offense / licence license / pretence pretense / programme program /
programmes programs / cheque check / cheques checks / grey gray / tyre tire / tyres tires /
aluminium aluminum / sceptical skeptical / sceptic skeptic / cancelled canceled / cancelling
canceling / travelled traveled / travelling traveling / traveller traveler / travellers travelers /
labelled labeled / labelling labeling / modelled modeled / modelling modeling / signalled signaled /
signalling signaling / fuelled fueled / counsellor counselor / jewellery jewelry / enrol enroll /
fulfil fulfill / skilful skillful / ageing aging / judgement judgment / acknowledgement
acknowledgment / manoeuvre maneuver / manoeuvres maneuvers / plough plow / storey story / mum mom /
towards toward / afterwards afterward / backwards backward / forwards forward / upwards upward /
downwards downward / whilst while / amongst among / amidst amid / learnt learned / burnt burned /
okay ok / till until / 'til until / til until / 'cause because / cos because / cuz because /
'em them / tho though / thru through / goodbye goodby / whisky whiskey / catalogue catalog /
dialogue dialog / analyse analyze / analysed analyzed / analysing analyzing / paralyse paralyze /
paralysed paralyzed / kyiv kiev / kharkiv kharkov / odesa odessa / lviv lvov / zelenskyy zelensky /
zelenskiy zelensky / beijing peking / mumbai bombay / qaddafi gaddafi / gadhafi gaddafi /
qadhafi gaddafi / mohamed muhammad / mohammed muhammad / mohammad muhammad / muhammed muhammad /
hizbullah hezbollah / hizballah hezbollah / qaida qaeda / koran quran /
quraan quran / moslem muslim / moslems muslims / tigrai tigray /
türkiye turkey / turkiye turkey / yeh yeah / yah yeah / adviser advisor /
advisers advisors / protestor protester / protestors protesters
"""

#: One standard spelling for each variant.
SPELLINGS: dict[str, str] = {
    stem + ending: stem[:-2] + "r" + ending for stem in _OUR.split() for ending in _OUR_ENDINGS
} | {pair.split()[0]: pair.split()[1] for pair in " ".join(_PAIRS.split()).split(" / ")}

#: Words as they are spoken, that open into several without an apostrophe.
COLLOQUIAL = frozenset(word for word in CONTRACTIONS if "'" not in word) - {"cannot"}
_NAMES = (
    "kiev kharkov odessa lvov zelensky peking bombay gaddafi muhammad hezbollah qaeda quran "
    "muslim muslims tigray turkey"
)
#: Standard spellings of names that come from other scripts, or were changed.
TRANSLITERATED = frozenset(_NAMES.split())
