"""Words that planted edits put for one another, and words that lend an edit another type.

Compiled by hand; spelled as transcripts print them, as edits are made before words are compared.
"""

__all__ = [
    "AUXILIARY",
    "BOUNDS",
    "BRACKETS",
    "CERTAIN",
    "COUNTED",
    "DAYS",
    "FILLERS",
    "FORMS",
    "FUNCTION",
    "HEDGES",
    "LOOKALIKES",
    "MEASURES",
    "MODALS",
    "NEGATIVE",
    "NUMBERS",
    "OPENED",
    "OPPOSITES",
    "PERSONS",
    "PREFIXED",
    "SCALES",
    "SHORTENED",
    "SPELLED",
    "SUBJECTS",
    "TWINS",
    "TYPED",
    "UNITS",
    "VERBS",
]


def _parts(text: str) -> tuple[str, ...]:
    """Parts divided by strokes."""
    return tuple(text.split("/"))


AUXILIARY = frozenset(
    ["is", "are", "was", "were", "will", "would", "can", "could", "should", "has"]
)
NEGATIVE = frozenset(_parts("not/no/never/none/nobody/nothing/nor/neither/without/hardly/barely"))
MODALS = ("could", "will", "may", "must", "should", "would", "might", "can")
HEDGES = _parts(
    "I think/I believe/I guess/probably/perhaps/maybe/sort of/kind of/possibly/I would say"
)
FORMS = _parts(
    "is was/are were/have had/has had/says said/goes went/comes came/makes made/"
    "takes took/gets got/know knew/knows knew/think thought/want wanted/wants wanted/"
    "need needed/started start/jobs job/countries country/laws law/years year/"
    "people's person's/companies company/deals deal/schools school/families family/"
    "workers worker/plans plan/called call/worked work/happened happens/asked ask/"
    "looked looks/rights right"
)
PERSONS = _parts(
    "I he/we they/my his/our their/me him/us them/you they/your her/he I/she we/"
    "they we/their our/him me"
)
FUNCTION = _parts(
    "of for/in on/the this/that which/at by/to toward/from for/and but/with for/"
    "on at/these those/this that/by from"
)
UNITS = _parts(
    "miles kilometers/dollars euros/days weeks/weeks months/months years/years months/"
    "hours minutes/minutes hours/percent points/feet meters/acres miles"
)
SCALES = (
    "million billion",
    "billion million",
    "thousand million",
    "trillion billion",
    "hundred thousand",
)
NUMBERS = _parts(
    "two/three/four/five/six/seven/eight/nine/ten/eleven/twelve/fifteen/twenty/thirty/forty/fifty"
)
BOUNDS = _parts(
    "more than/less than/at least/at most/up to/over/nearly/almost/about/around/only/roughly"
)
PREFIXED = _parts(
    "able unable/fair unfair/happy unhappy/likely unlikely/believable unbelievable/"
    "usual unusual/important unimportant/legal illegal/possible impossible/popular unpopular/"
    "known unknown/safe unsafe/agree disagree/necessary unnecessary/successful unsuccessful/"
    "employment unemployment/correct incorrect/competent incompetent/certain uncertain"
)
FILLERS = (", you know, ", ", I mean, ", ", you know. ")
BRACKETS = ("[sic]", "[of the council]", "[in Velm]")
# Words that give an edit another type by their own right: put in or taken out, they are a number,
# a denial, a hedge, a modal or a tense, whatever else is changed.
COUNTED = frozenset(
    _parts(
        "zero/one/eighteen/thirteen/fourteen/sixteen/seventeen/nineteen/sixty/seventy/eighty/"
        "ninety/hundred/hundreds/thousand/thousands/million/millions/billion/billions/trillion/"
        "trillions/dozen/dozens/percent/half/first/second/third/fourth/fifth/sixth/seventh/eighth/"
        "ninth/tenth/more/less/fewer/over/under/nearly/almost/about/around/roughly/least/most/"
        "approximately/only/some/close/exactly/once/twice/double/couple"
    )
) | set(NUMBERS)
LEANING = frozenset(
    _parts(
        "wanna/gotta/scarcely/cannot/shall/might/must/able/need/needs/needed/want/wants/wanted/going/gonna/"
        "have/has/had/having/been/being/supposed/allowed/required/likely/unlikely/hope/hopes/plan/"
        "plans/try/used/ought/presumably/apparently/allegedly/reportedly/seemingly/somewhat/"
        "potentially/arguably/generally/usually/often/typically/mostly/largely/partly/think/believe/"
        "guess/suppose/assume/feel/seems/appears/probably/perhaps/maybe/possibly/kind/sort"
    )
)
MEASURES = frozenset(unit for pair in UNITS for unit in pair.split()) | {"dollar"}
TYPED = COUNTED | LEANING | NEGATIVE | set(MODALS)

# Words of the edits in `edit_sense` and `edit_form`.
SHORTENED = _parts("is/are/was/were/would/could/should/has/have/had/does/did/do")
SUBJECTS = frozenset(_parts("I/we/they/you"))
VERBS = frozenset(
    _parts("know/go/get/take/make/see/say/think/win/find/give/tell/come/look/keep/lose")
)
CERTAIN = {
    "I think": "I know",
    "I believe": "I know",
    "I guess": "I know",
    "probably": "certainly",
    "maybe": "surely",
    "perhaps": "clearly",
    "possibly": "surely",
}
LOOKALIKES = _parts(
    "Iraq Iran/Iran Iraq/Austria Australia/Clinton Clooney/Mexico Morocco/China Chile/Syria Serbia/"
    "Libya Lebanon/Florida Flanders/Carolina Catalonia/Virginia Vermont/Pennsylvania Patagonia/"
    "Michigan Missouri/Ohio Oregon/Iowa Idaho/Texas Tennessee/Russia Romania/Israel Iceland/"
    "Japan Jordan/Germany Georgia/America Armenia/Obama Osama"
)
DAYS = _parts(
    "Monday Sunday/Tuesday Thursday/Thursday Tuesday/Wednesday Friday/Friday Monday/"
    "Saturday Sunday/Sunday Saturday/January February/February March/June July/July June/"
    "August April/September December/October August/November September/December November"
)
OPPOSITES = _parts(
    "good bad/bad good/better worse/worse better/best worst/worst best/win lose/lose win/"
    "strong weak/weak strong/stronger weaker/start stop/stop start/support oppose/love hate/"
    "hate love/right wrong/wrong right/safe dangerous/dangerous safe/higher lower/lower higher/"
    "friends enemies/increase decrease/raise cut/open close/public private/begin end/early late"
)
OPENED = dict(
    pair.split("=")
    for pair in _parts(
        "don't=do not/didn't=did not/isn't=is not/aren't=are not/wasn't=was not/weren't=were not/"
        "doesn't=does not/wouldn't=would not/can't=can not/won't=will not/couldn't=could not/"
        "haven't=have not/it's=it is/that's=that is/we're=we are/they're=they are/you're=you are/"
        "I'm=I am/we've=we have/they've=they have/I've=I have/we'll=we will/I'll=I will/"
        "they'll=they will/he's=he is/she's=she is/I'd=I would/gonna=going to"
    )
)
SPELLED = _parts(
    "labor labour/favor favour/color colour/honor honour/center centre/defense defence/"
    "program programme/neighborhoods neighbourhoods/neighbors neighbours/realize realise/"
    "organization organisation/recognize recognise/organized organised/traveling travelling/"
    "traveled travelled/theater theatre/behavior behaviour/check cheque/toward towards/"
    "OK okay/okay OK/apologize apologise/apologized apologised/criticized criticised/"
    "authorized authorised/prioritize prioritise/analyze analyse/canceled cancelled"
)
TWINS = _parts(
    "trial trail/united untied/unite untie/quite quiet/quiet quite/calm clam/angel angle/"
    "casual causal/sacred scared/scared sacred/lost lots/lots lost/cost cots/best bets/west wets/"
    "fast fats/past pats/bust buts/tired tried/tried tired/sign sing/"
    "field filed/filed field/nuclear unclear/martial marital/diary dairy/perfect prefect/"
    "complaint compliant/coal cola/liar lair/rust ruts"
)
