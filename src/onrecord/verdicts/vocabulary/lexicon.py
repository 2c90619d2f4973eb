"""Word lists of the verdicts, in the spelling of `onrecord.text.spell_out`.

Compiled by hand from general knowledge of English grammar; no list was copied. Numbers up to
twenty stand as digits, contractions as two words.
"""

__all__ = [
    "ABBREVIATIONS",
    "ANTONYMS",
    "AUXILIARIES",
    "BEFORE_NOUNS",
    "BOUNDS",
    "CLAUSE_SUBJECTS",
    "COMMON",
    "CONDITIONS",
    "FILLERS",
    "FUNCTION_WORDS",
    "HEDGES",
    "INTENSIFIERS",
    "LIMITERS",
    "MODALS",
    "MODAL_STRENGTH",
    "NARROWING",
    "NEGATORS",
    "ORDINALS",
    "PERSONS",
    "SCALES",
    "SEMI_MODALS",
    "SHARES",
    "TURNING",
    "UNITS",
]


def _words(text: str) -> frozenset[str]:
    """Words divided by spaces."""
    return frozenset(text.split())


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Phrases divided by strokes, longest first."""
    split = [tuple(phrase.split()) for phrase in text.split("/")]
    return tuple(sorted(split, key=len, reverse=True))


NEGATORS = _words(
    "not no never none nobody nothing nowhere neither nor without barely hardly scarcely "
    "cannot ain't n't dont didnt doesnt isnt arent wasnt werent havent hasnt "
    "couldnt wouldnt shouldnt"
)
MODALS = _words("can could will would shall should may might must ought")
SEMI_MODALS = _phrases(
    "have to/has to/had to/need to/needs to/want to/wants to/able to/supposed to/got to/"
    "going to/ought to/allowed to/required to/likely to/plan to/hope to/try to/used to"
)
AUXILIARIES = _words("have has had having been being")
# Days and months tell when, not what: reports put "this morning" as "on Thursday".
CALENDAR = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december"
)
FUNCTION_WORDS = _words(
    "a an the this that these those and or but nor so for of in on at by to from with "
    "within into onto upon over under about against between among through during before after "
    "above below up down out off as than if whether while because although though since until "
    "unless when where who whom whose which what why how it its he him his she her "
    "hers they them their theirs we us our ours you your yours i me my mine there am is "
    "are was were be been being have has had having do does did doing dall some any both "
    "either each such per via toward yes yeah us every"
)
INTENSIFIERS = _words("very really so too quite much many more most far bad good great")
PERSONS: dict[str, int] = (
    dict.fromkeys(_words("i me my mine myself we us our ours ourselves"), 1)
    | dict.fromkeys(_words("you your yours yourself yourselves"), 2)
    | dict.fromkeys(
        _words("he him his himself she her hers herself they them their theirs themselves"), 3
    )
)
FILLERS = _phrases(
    "you know/i mean/by the way/uh/um/er/erm/ah/eh/hmm/mm/mhm/uh huh/you see/if you will"
)
HEDGES = _phrases(
    "i think/i believe/i guess/i suppose/i would say/i would guess/i feel/i hope/i assume/"
    "we think/we believe/probably/perhaps/maybe/possibly/presumably/apparently/allegedly/"
    "reportedly/sort of/kind of/in a way/more or less/as far as i know/to my knowledge/"
    "as far as we know/it seems/seemingly/it appears/it looks like/in my opinion/in my view/"
    "as i understand it/to some extent/somewhat/potentially/likely/arguably/"
    "i am not sure but/if i remember correctly/i am told/we are told/generally/usually/often/"
    "typically/mostly/largely/in part/partly/at this point/for now"
)
BOUNDS = _phrases(
    "more than/less than/fewer than/at least/at most/up to/as many as/as much as/no more than/"
    "no fewer than/over/under/nearly/almost/about/around/roughly/approximately/some/"
    "close to/just over/just under/only/about half/or more/or so"
)
SCALES: dict[str, float] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
}
SHARES = _words("half third thirds quarter quarters fifth fifths sixth eighth tenth tenths")
UNITS = _words(
    "second seconds minute minutes hour hours day days week weeks month months year years decade "
    "decades century centuries mile miles kilometer kilometers meter meters foot feet inch inches "
    "yard yards acre acres hectare hectares pound pounds ton tons tonne tonnes ounce ounces gram "
    "grams kilogram kilograms gallon gallons liter liters barrel barrels percent percentage point "
    "points degree degrees dollar dollars euro euros cent cents yen ruble rubles franc francs"
)
_FIRST_TO = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS: dict[str, str] = {word: str(n) for n, word in enumerate(_FIRST_TO.split(), 1)}
#: First words of a clause that limits what stands before it.
LIMITERS = _phrases(
    "but/unless/except/if/only if/provided/providing/so long as/as long as/however/although/"
    "though/until/without/on condition/assuming/otherwise/except that/except for/apart from/"
    "other than/subject to/but only/only when/only after/not if/not unless/yet"
)
#: First words of a clause on which the rest hangs; a mere "but" opens any clause.
CONDITIONS = _phrases(
    "unless/except/if/only if/provided/providing/so long as/as long as/until/without/on condition/"
    "assuming/except that/except for/apart from/other than/subject to/but only/only when/"
    "only after/not if/not unless"
)
#: Small words that turn the sense.
TURNING = _words(
    "from against without before after over under up down off out or nor unless if because until "
    "than while although though since only about above below between some both either each every "
    "all any per not no"
)
#: How sure a modal is; "might" is no surer than "could".
MODAL_STRENGTH: dict[str, int] = {
    "could": 1,
    "might": 1,
    "may": 1,
    "can": 1,
    "would": 2,
    "should": 2,
    "will": 3,
    "must": 3,
    "shall": 3,
}
ABBREVIATIONS: dict[str, frozenset[str]] = {
    short: frozenset(long.split())
    for short, long in {
        "sen": "senator",
        "sens": "senators",
        "gov": "governor government",
        "govs": "governors",
        "rep": "representative republican",
        "reps": "representatives",
        "gen": "general",
        "lt": "lieutenant",
        "col": "colonel",
        "sgt": "sergeant",
        "capt": "captain",
        "cmdr": "commander",
        "adm": "admiral",
        "maj": "major",
        "pres": "president",
        "amb": "ambassador",
        "prof": "professor",
        "dr": "doctor",
        "mr": "mister",
        "st": "saint street",
        "sec": "secretary section",
        "dept": "department",
        "govt": "government",
        "jan": "january",
        "feb": "february",
        "aug": "august",
        "sept": "september",
        "sep": "september",
        "oct": "october",
        "nov": "november",
        "dec": "december",
        "vs": "versus",
        "tv": "television",
        "no": "number",
        "min": "minister minutes",
        "inc": "incorporated",
        "corp": "corporation",
        "co": "company",
        "mt": "mount",
        "ft": "fort feet",
        "km": "kilometers kilometer",
        "kg": "kilograms",
        "rev": "reverend",
        "hon": "honorable",
        "intl": "international",
        "natl": "national",
    }.items()
}
_OPPOSITE = (
    "more less/up down/increase decrease/increased decreased/rise fall/rising falling/rose fell/"
    "high low/higher lower/always never/all none/before after/accept reject/accepted rejected/"
    "support oppose/supported opposed/win lose/won lost/strong weak/stronger weaker/good bad/"
    "better worse/best worst/allow forbid/allowed forbidden/legal illegal/possible impossible/"
    "safe unsafe/safe dangerous/success failure/succeed fail/succeeded failed/friend enemy/"
    "begin end/start stop/started stopped/open close/opened closed/agree disagree/"
    "agreed refused/agree refuse/confirm deny/confirmed denied/true false/right wrong/"
    "everybody nobody/everyone nobody/everything nothing/everyone none/many few/most least/"
    "first last/early late/guilty innocent/raise cut/raised cut/gain loss/buy sell/"
    "enter leave/entered left/love hate/include exclude/included excluded/join leave/"
    "withdraw deploy/likely unlikely/able unable/happy unhappy/satisfied unsatisfied/"
    "with without/inside outside/majority minority/present absent/temporary permanent/"
    "public private/war peace/attack defend/attacked defended/for against/north south/east west"
)
ANTONYMS = frozenset(
    pair
    for line in _OPPOSITE.split("/")
    for pair in (tuple(line.split()), tuple(reversed(line.split())))
)
#: Words so frequent in speech that sharing them says little.
COMMON = _words(
    "go going gone went get getting got know knows knew think thinks thought say says said saying "
    "tell told want wants make makes made take takes took come comes came see look looking let "
    "give good great bad big new right well now just very really people person thing things "
    "something anything everything nothing way time year years day today country world lot much "
    "many more most other only even still back here happen happens happening work need 1 2 first "
    "not no never will would could should can may might must believe like love feel every too "
    "also then again always ok yes never man woman everybody everyone nobody sure kind tonight "
    "done keep put talk talking try mean little long last next better best"
)
#: Behind these "cause" is a noun, or a verb of its own.
BEFORE_NOUNS = _words("a the this that my your his her its our their no any to")
#: What a clause behind "but" may begin with if it has a subject of its own.
CLAUSE_SUBJECTS = frozenset(PERSONS) | _words("it there this that these those the a an its")
#: Words of which such a clause holds one, if it narrows what was said.
NARROWING = NEGATORS | _words(
    "only if unless until once when while before after first need needs needed must should would "
    "could may might depends depending hard harder difficult later yet still eventually sometimes "
    "except provided condition conditions careful"
)
