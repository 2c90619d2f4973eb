"""Words that planted edits put for one another, and words that lend an edit another type.

Compiled by hand; spelled as transcripts print them, as edits are made before words are compared.
"""

__all__ = [
    "AUXILIARY",
    "BOUNDS",
    "BRACKETS",
    "COUNTED",
    "FILLERS",
    "FORMS",
    "FUNCTION",
    "HEDGES",
    "MEASURES",
    "MODALS",
    "NEGATIVE",
    "NUMBERS",
    "PERSONS",
    "PREFIXED",
    "SCALES",
    "TYPED",
    "UNITS",
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
