"""Word lists of this room: pronouns, crowd words, gendered titles and given names."""

import re
from enum import StrEnum

from onrecord.speakers.given_names import HE_NAMES, SHE_NAMES
from onrecord.text import fold

__all__ = [
    "CLAUSE_WORDS",
    "CROWD",
    "DATELINE",
    "HUMANS",
    "KIN",
    "KIN_WITHIN",
    "NEAR_ROLES",
    "NOT_FIRST",
    "NOT_NAMES",
    "PLACES",
    "PRONOUNS",
    "STATES",
    "Gender",
    "Pronoun",
    "gender_of_given",
    "gender_of_title",
]

# The place, and the day or agency, before a report: "DUNMERE, Jan 2 (Carrow) - ".
DATELINE = re.compile(
    r"\s*[A-Z][A-Z'’.-]+(?:[ ,]{1,2}[A-Z][\w.'’]*|[ ,]{1,2}\d{1,4}){0,6}"
    r"\s*(?:\([^)\n]{1,40}\))?\s*(?:--|[-–—])\s+(?=\S)"
)

# Behind it stands a relative of somebody: "his wife, Ana Ruiz".
KIN = re.compile(
    r"\b(?:his|her|'s|’s|the) (?:[a-z]+ )?(?:(wife|widow|daughter|mother|sister|aunt|girlfriend)"
    r"|husband|widower|son|father|brother|uncle|boyfriend),? (?:Mr\.? |Mrs\.? |Ms\.? |Dr\.? )?$"
)
KIN_WITHIN = 40  # characters


def _list(words: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(words.split())


class Gender(StrEnum):
    """Which pronoun a text uses for somebody."""

    SHE = "she"
    HE = "he"


class Pronoun(StrEnum):
    """What a pronoun asks of whom it stands for."""

    HE = "he"
    SHE = "she"
    THEY = "they"
    IT = "it"
    WHO = "who"
    SELF = "self"  # I, we: whoever is speaking
    OTHER = "other"  # you, one, everybody: nobody that can be told


PRONOUNS: dict[str, Pronoun] = {
    word: pronoun
    for pronoun, words in (
        (Pronoun.HE, "he his him himself"),
        (Pronoun.SHE, "she her hers herself"),
        (Pronoun.THEY, "they their them themselves"),
        (Pronoun.IT, "it its itself"),
        (Pronoun.WHO, "who whom whose which that"),
        (Pronoun.SELF, "i my me myself we our us"),
        (Pronoun.OTHER, "you your one everyone everybody anyone anybody nobody this these those"),
    )
    for word in words.split()
}

# Heads and openings of a source that is a crowd or an unnamed somebody.
# What speech and relative clauses bring and an office never holds.
CLAUSE_WORDS = _list(
    """
    i me my we our you your he him she it they them who whom whose which what that this these
    those is are was were be been being am has have had do does did will would can could shall
    should may might must not no said says say told tell asked ask thank thanks welcome joins
    joining join want wants think know going go just let if when where while because but or so
    as than now then
    """
)
CROWD = _list(
    "some many others most several few both all none another critics officials people experts "
    "aides sources voters democrats republicans analysts observers supporters opponents "
    "lawmakers residents witnesses reporters polls reports researchers scientists economists "
    "activists diplomats authorities investigators prosecutors lawyers leaders members"
)
# The crowds among them that "they" may take up without having spoken.
HUMANS = _list(
    "critics officials experts aides voters democrats republicans analysts observers supporters "
    "opponents lawmakers residents witnesses reporters researchers scientists economists activists "
    "diplomats authorities investigators prosecutors lawyers leaders members"
)
# Capitalised words that begin a sentence or a run and are no part of a name.
NOT_NAMES = _list(
    "the a an this that these those he she it they we i you his her its their our my your and "
    "but or nor so yet if when while as at by for from in into of on to with after before since "
    "until because although though once there here what who which why how where no not yes all "
    "some many most more one two three four five six seven eight nine ten also even just only "
    "then now later earlier still however meanwhile moreover instead asked according among "
    "during under over about both each every such like unlike despite perhaps maybe well oh ok "
    "let do does did is are was were has have had will would can could should may might must be "
    "been being get got monday tuesday wednesday thursday friday saturday sunday january "
    "february march april june july august september october november december mr mrs ms dr "
    "today tomorrow yesterday without besides another neither either within against between "
    "among following team vs versus amid despite around behind beyond inside outside toward "
    "towards via given remember recall imagine consider wherever whenever whatever whoever "
    "whether unless enter meet"
)
# Words that stand capitalised before a name and belong neither to it nor to an office.
NOT_FIRST = _list(
    "progressive libertarian populist centrist "
    "republican republicans democrat democrats democratic liberal conservative labour green "
    "socialist american african asian european british english scottish welsh irish french "
    "german italian spanish portuguese dutch belgian swiss austrian polish czech hungarian "
    "greek turkish russian ukrainian chinese japanese korean indian pakistani israeli "
    "palestinian iranian iraqi syrian lebanese egyptian saudi mexican canadian australian "
    "brazilian northern southern eastern western christian muslim jewish catholic featured "
    "related photo image video update exclusive breaking"
)
# Offices that reports exchange for one another when they take up somebody they named before.
NEAR_ROLES: tuple[frozenset[str], ...] = (
    _list("envoy ambassador diplomat emissary representative coordinator negotiator mediator"),
    _list("lawmaker senator congressman congresswoman legislator representative sen rep"),
    _list("spokesman spokeswoman spokesperson"),
    _list("chairman chairwoman chairperson chair head chief director"),
    _list("premier minister pm"),
    _list("professor prof scientist researcher academic historian economist scholar"),
    _list("governor gov"),
    _list("general gen commander"),
)
# States and capitals that speak for their governments, and what is often printed for them.
PLACES = _list(
    "afghanistan algeria ankara argentina athens australia austria baghdad beijing belarus "
    "belgium berlin brazil britain brussels bulgaria cairo canada chile china colombia croatia "
    "cuba cyprus damascus delhi denmark egypt england eritrea estonia ethiopia finland france "
    "georgia germany greece hungary iceland india indonesia iran iraq ireland israel italy "
    "japan jerusalem jordan kabul kenya kyiv kiev kremlin kuwait latvia lebanon libya lithuania "
    "london madrid mexico moldova morocco moscow myanmar nigeria norway pakistan palestine "
    "paris pentagon peru poland portugal pyongyang qatar riyadh romania rome russia rwanda "
    "scotland seoul serbia slovakia slovenia somalia spain sudan sweden switzerland syria "
    "taiwan tehran tokyo tunisia turkey uganda ukraine venezuela vietnam wales warsaw "
    "washington yemen zimbabwe"
)
# States of more than one word, and those of federations.
_STATES = (
    "abu dhabi|addis ababa|alabama|alaska|albania|arizona|arkansas|armenia|azerbaijan|bahrain|"
    "bangladesh|bavaria|bolivia|bosnia and herzegovina|botswana|brasilia|buenos aires|"
    "burkina faso|california|cambodia|cameroon|canberra|caracas|catalonia|colorado|"
    "connecticut|copenhagen|costa rica|czech republic|delaware|dominican republic|dublin|"
    "ecuador|el salvador|european union|fiji|florida|gambia|geneva|ghana|great britain|"
    "guatemala|guinea|guyana|haiti|hanoi|havana|hawaii|helsinki|honduras|hong kong|idaho|"
    "illinois|indiana|iowa|islamabad|ivory coast|jakarta|jamaica|kansas|kazakhstan|kentucky|"
    "khartoum|kosovo|kuala lumpur|kyrgyzstan|laos|liberia|lisbon|los angeles|louisiana|"
    "luxembourg|madagascar|maine|malawi|malaysia|maldives|mali|malta|manila|maryland|"
    "massachusetts|mauritania|mauritius|mexico city|michigan|minnesota|minsk|mississippi|"
    "missouri|mongolia|montana|montenegro|moscow|mozambique|nairobi|namibia|nebraska|nepal|"
    "nevada|new delhi|new hampshire|new jersey|new mexico|new york|new zealand|nicaragua|"
    "niger|north carolina|north dakota|north korea|north macedonia|northern ireland|ohio|"
    "oklahoma|oman|ontario|oregon|oslo|ottawa|panama|paraguay|pennsylvania|philippines|prague|"
    "pretoria|puerto rico|quebec|queensland|rhode island|san francisco|saudi arabia|senegal|"
    "sierra leone|singapore|south africa|south carolina|south dakota|south korea|south sudan|"
    "sri lanka|stockholm|tajikistan|tanzania|tennessee|texas|thailand|togo|turkmenistan|u k|"
    "u s|united arab emirates|united kingdom|united states|uruguay|utah|uzbekistan|vermont|"
    "vienna|west virginia|wisconsin|wyoming|zambia"
)
STATES = frozenset(_STATES.split("|"))

_SHE_TITLES = _list(
    "mrs ms miss mme madame madam lady dame baroness queen princess frau senora signora sister "
    "spokeswoman congresswoman chairwoman councilwoman assemblywoman actress businesswoman "
    "countess"
)
_HE_TITLES = _list(
    "mr sir lord baron king prince herr senor signor monsieur father brother pope imam "
    "ayatollah spokesman congressman chairman councilman assemblyman businessman sheikh emir "
    "sultan"
)


def gender_of_title(word: str) -> Gender | None:
    """The gender that a folded title without points implies; None where it implies none."""
    if word in _SHE_TITLES:
        return Gender.SHE
    return Gender.HE if word in _HE_TITLES else None


def gender_of_given(name: str) -> Gender | None:
    """The gender that a given name nearly always goes with; None where it is not listed."""
    form = fold(name)
    if form in SHE_NAMES:
        return Gender.SHE
    return Gender.HE if form in HE_NAMES else None
