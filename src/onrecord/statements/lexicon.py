"""The words by which a report puts words in somebody's mouth, and how often they do."""

from enum import Enum, auto

from onrecord.statements.grammar import CLAUSE_WORDS

__all__ = [
    "ADDRESSED",
    "BARE_OBJECT",
    "CUES",
    "INVERTING",
    "NAMING",
    "NOUNS",
    "PARTICIPLES",
    "PLAIN_SPEECH",
    "SHARE_OF_NAMING",
    "SHARE_OF_NOUNS",
    "SPEECH",
    "Frame",
    "frame_before",
    "weight_of",
]


class Frame(Enum):
    """What stands after a cue, which often tells whether it is one."""

    CLAUSE = auto()  # said that, asked whether
    TO = auto()  # promised to
    PREPOSITION = auto()  # called for
    END = auto()  # …, she said.
    PLAIN = auto()  # said the dam is safe
    INFINITIVE = auto()  # to say; stands before the cue, and outweighs what stands after


_GOVERNED = frozenset({"about", "of", "for", "on", "with", "at", "against", "as"})
_OPENING = frozenset({"“", '"', "''", "``", "«", "„", "‘", "'", "[", ":"})


def frame_before(form: str) -> Frame:
    """The frame that a word makes for the cue right before it; a sentence's end is "."."""
    if form in CLAUSE_WORDS:
        return Frame.CLAUSE
    if form == "to":
        return Frame.TO
    if form in _GOVERNED:
        return Frame.PREPOSITION
    if not form[0].isalnum() and form not in _OPENING:
        return Frame.END
    return Frame.PLAIN


def _list(words: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(words.split())


# Verbs that introduce or follow a quotation.
SPEECH = _list(
    "said says say saying told tell tells telling wrote writes write writing added adds "
    "adding tweeted tweets tweeting continued continues asked asks asking replied replies "
    "replying responded responds responding called calls calling declared declares declaring "
    "explained explains explaining read reads reported reports reporting stated states "
    "stating concluded concludes concluding noted notes noting chanted chanting chants warned "
    "warns warning shouted shouts shouting remarked remarks yelled yelling admitted admits "
    "admitting argued argues argue arguing answered answers answering claim claims claimed "
    "claiming joked jokes joking insisted insists insisting interjected assured recalled "
    "recalls recalling posted posts posting quipped sighed cried exclaimed observed observes "
    "opined mused countered retorted quoted suggested suggests suggesting announced announces "
    "announcing testified testifies acknowledged acknowledges acknowledging conceded concedes "
    "emphasized stressed predicted lamented complained boasted bragged urged demanded "
    "proclaimed reiterated repeated vowed promised pledged recounted reasoned protested "
    "agreed commented comments describe describes described describing put thundered "
    "whispered begged pleaded snapped screamed roared fumed muttered according went shot "
    "fired began begins wondered warns tells insists cautioned cautions contended contends "
    "asserted asserts maintained maintains clarified elaborated confessed pointed reacted "
    "sang wondering cautioning stressing boasting quipping joking screaming agreeing "
    "conceding disagreed laughed shrugged smiled joined apologized objected"
)
# Verbs that can stand right after a quotation, before their subject.
INVERTING = _list(
    "said says wrote writes added adds according tweeted asked asks replied explained noted "
    "reported declared recalled argued continued concluded warned reads read quipped joked "
    "announced observed insisted responded answered stated shouted exclaimed remarked told"
)
PARTICIPLES = frozenset(word for word in SPEECH if word.endswith("ing"))
# Verbs after which somebody is addressed.
ADDRESSED = _list(
    "told tell tells telling assured assure assures assuring reminded remind reminds "
    "reminding informed informs asked urged urges urging advised warned"
)
# Verbs so common that they end a content before them.
PLAIN_SPEECH = _list("said says added wrote told")
# Verbs that put words in somebody's mouth before a clause, but seldom before a mere thing ("wrote
# the letter", "recalled her plea"): under 0.65 of these were right on the training part of
# PolNeAR, 2026-11-21; verbs of calling to mind have been added by hand.
BARE_OBJECT = _list(
    "wrote reported claimed claiming claims confirmed emailed tweeted tweeting showed offered "
    "recalled recalls recalling remembered remembers finds reveal revealed portrayed touted urged"
)
# Nouns of saying and thinking, cues after a genitive ("her claim that").
NOUNS = _list(
    "claim claims assertion assertions suggestion belief promise contention allegation "
    "allegations accusation insistence warning prediction argument statement conclusion "
    "admission complaint concern fear hope demand view announcement"
)
# Verbs of naming: cues where what follows holds words in marks ("called it \"a gift\"").
NAMING = _list("called calls declared declaring dubbed dubs labeled labelled labels termed branded")
SHARE_OF_NAMING = 0.5
SHARE_OF_NOUNS = 0.45

# The share of a cue's occurrences in each frame whose attribution (speaker and most of the content)
# was right, measured on the training part of PolNeAR with a first form of these rules on
# 2026-11-21, smoothed towards the word's and the frame's own share, and rounded to three steps.
# Below 0.42 a word is no cue: that bound gave nearly the best F1 there at a precision above 0.7.
# Rare forms of verbs of saying before "that" have been added by hand.
_SHARES: dict[Frame, dict[float, str]] = {
    Frame.CLAUSE: {
        0.85: (
            "said noted suggested argued added say found says reported noting acknowledged "
            "argue announced asked indicated insisted explained questioned wrote warned "
            "asserted revealed stated agreed complained suggest notes acknowledge recalled "
            "estimated insists ordered implying responded recognize called writes boasted "
            "contends signaled joked remarked rejected admits vowed alleges"
        ),
        0.67: (
            "saying adding showed arguing shows suggests claimed tweeted declared believe knows "
            "concluded believes explaining denied insisting confirmed finds note hopes "
            "predicted explains insist conceded charged indicate predicting declaring "
            "determining alleged comment wondering fear remarking admitting conclude wondered "
            "promised deciding speculated pledged suspected adds lamented promising echoed "
            "admit forecast recalling cautioned reveals describing recognizing asks warn asking "
            "criticized responds reveal tell pointed vows commented writing expect emphasize "
            "proposed endorsed boasts hoping urged remembers bemoaned dismissed fearing predict "
            "replied remembered described pledging describes decried asserts asserting contend "
            "contended contending concedes conceding maintain maintains maintained maintaining "
            "stress stresses stressing emphasizes emphasizing emphasised warns cautions caution "
            "observes observed acknowledges acknowledging testified testifies states declares "
            "reiterates insinuated hinted recalls reasoned retorted countered quipped clarified "
            "theorized pronounced affirmed affirms swore swears reminded boasting complains "
            "complaining speculate speculates suspects suspect assumes assumed deny denies "
            "predicts forecasts concluding notified informed"
        ),
        0.5: (
            "show suggesting showing think learned warning questioning hoped reports argues "
            "claiming agree claims alleging thinks knowing admitted worried stating ruled "
            "emphasized explain reiterated concerns appears estimates told recognized discussed "
            "accusation demanding realized wonder worry demanded fears sees noticed dispute "
            "stressed considered hints want recommended concludes outlined worries detailing "
            "touted remark demand continued expected repeated proposing denounced indicates "
            "doubts outlining express projected promises announces"
        ),
    },
    Frame.PLAIN: {
        0.85: (
            "said says told recalled recalling insisted slams promised arguing blames insists "
            "argue admits"
        ),
        0.67: (
            "say announced accused shows criticized described expressed suggested cited urged "
            "defended rejected citing pointed noted acknowledged dismissed denounced blasted "
            "suggest questioned tells mocked accusing suggests highlighted tell slammed finds "
            "indicated portrayed concluded mocking condemned assured reiterated tweeting "
            "decried reminding stressed slamming quoted cites hoping referenced describes "
            "reveals praises portraying insist bemoaned rebuked likened vowed assailed "
            "emphasized complained blaming conceded credited announces dismisses prefers vows "
            "remarked cautioned indicate alleges interjected argues contends"
        ),
        0.5: (
            "saying asked see reported calling showed offered telling wrote thinks seems "
            "praised mentioned sees hope revealed claimed argued oppose claiming blamed urging "
            "claims endorsing suggesting mention challenged fear tweeted confirmed ask ordered "
            "pointing describing explained voiced warned knows emailed noting discuss "
            "encouraged blame accuses praising estimates thanked touted referencing applauded "
            "answered talked declined invoked retweeted endorses warning notes express seeks "
            "reveal stated expecting mentioning emphasizing predicting congratulated pressed "
            "demands noticed agree writes blasting pleaded touting dubbed outlining signaled "
            "describe authorized disclosed imagined lamented explaining persuaded attributed "
            "brushed admitting announce cite remembered hailed stating implied remembers "
            "rebuffed lambasted remarking predict criticize derided explains rebut boasted "
            "chanted acknowledge insisting persuade replied implying shouted admit warn repeat "
            "hints disagree sided refuse refused"
        ),
    },
    Frame.END: {
        0.85: ("said say says noted revealed stated"),
        0.67: (
            "reported added argue explained indicates saying suggested described writes notes "
            "predicted confirmed acknowledge wondered acknowledged tweeted praises alleges "
            "vowed claimed tells"
        ),
        0.5: (
            "show found reports argued shows concluded think asked adding insist wrote appears "
            "refused agree fear promised warned testified alleging forecast asking cited "
            "defended write recalled proposing showed agreed sees predict hints estimated"
        ),
    },
    Frame.TO: {
        0.67: ("expected vowed promised hopes said suggested admits explained"),
        0.5: (
            "declined referring appears refused pointed hoping refusing asked pointing vowing "
            "refuses refers vow vows alluding pledging threatening likened acquiesced "
            "complained demanded claimed pushing aimed talked emailed reported threaten shown "
            "pleaded replied saying offering ordered reiterated disclosed interjected insisting"
        ),
    },
    Frame.PREPOSITION: {
        0.67: ("called boasted saying joked complained apologized asking describes predicted"),
        0.5: (
            "said calling talked reported talks warned railed posted criticized wrote announced "
            "argued pushing worry commented balked claimed pressed disagree says blamed asks "
            "feel boasts tweeted stated arguing sought declined promised telling discuss "
            "negotiated reacted recognized argues wonder emphasized complain suggested stating "
            "adding concluded speculated blasted pointed requested admitted deciding "
            "criticizing"
        ),
    },
    Frame.INFINITIVE: {
        0.67: ("arguing"),
        0.5: (
            "say comment explain tell recognize think declare suggest argue express rebut "
            "indicate emailed worried defending called recall"
        ),
    },
}
_ACCORDING = 0.85
_WEIGHTS = {
    (word, frame): share
    for frame, by_share in _SHARES.items()
    for share, words in by_share.items()
    for word in words.split()
}
CUES = frozenset(word for word, _ in _WEIGHTS)


def weight_of(form: str, frame: Frame) -> float:
    """How likely a word in a frame is to attribute something, 0 to 1; 0: it is no cue."""
    if form == "according":
        return _ACCORDING if frame is Frame.TO else 0.0
    return _WEIGHTS.get((form, frame), 0.0)
