"""Kinds of bodies: which of those that speak are governments, publications or groups."""

import re

from onrecord.model import SpeakerKind
from onrecord.speakers.lexicon import CROWD, NOT_FIRST, PLACES, STATES, gender_of_given
from onrecord.text import Name, fold

__all__ = ["begins_with_body", "is_acronym", "is_body_alone", "is_publication", "kind_of_body"]


def _list(words: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(words.split())


# The head nouns of what is printed, broadcast or counted.
_PUBLISHED = _list(
    "newspaper daily times post tribune gazette herald magazine broadcaster channel television "
    "radio publication outlet website journal courier chronicle guardian telegraph observer "
    "independent inquirer examiner ledger mirror bulletin dispatch sentinel register globe "
    "reuters afp ap bbc cnn nbc abc cbs msnbc npr pbs breitbart politico bloomberg buzzfeed vox "
    "espn forbes newsweek huffpost slate axios xinhua tass interfax ansa dpa kyodo "
    "wikipedia wikinews "
    "poll polls survey surveys report reports study studies review paper press news blog "
    "newsletter podcast programme program show documentary book article editorial statement "
    "letter document documents transcript"
)
# Bodies of one or two words that news prints without a noun for what they are.
_KNOWN = _list(
    "adidas airbnb airbus al-qaeda al-qaida al-shabaab alibaba amazon amnesty apple astrazeneca "
    "barclays bloomberg's bmw boeing bp breitbart buzzfeed chevron cisco citigroup comcast "
    "congress daimler deloitte ebay egyptair espn europol exxon exxonmobil facebook fiat "
    "fifa forbes ford's gallup gazprom goldman google greenpeace hamas hezbollah honda hsbc huawei "
    "hyundai ibm ikea instagram intel interpol isil isis jpmorgan kpmg kremlin linkedin lufthansa "
    "mcclatchy mcdonald's mckinsey microsoft moderna nasa nato nestle netflix newsweek nike nissan "
    "nokia novartis opec oracle oxfam parliament paypal peugeot pfizer politico politifact pwc "
    "quantcast quinnipiac reddit renault rosneft ryanair samsung senate shell siemens snapchat "
    "sony spotify stadia starbucks taliban telegram tencent tesla tiktok toyota twitter uber uefa "
    "unicef unilever verizon vodafone volkswagen walmart whatsapp wikileaks wikinews wikipedia "
    "yahoo youtube"
)
_PAIRS = (
    "islamic state|sinn fein|boko haram|planned parenthood|human rights watch|"
    "amnesty international|associated press|the hague|wall street|labour party|"
    "trump organization|downing street|goldman sachs|exxon mobil|morgan stanley|black lives matter"
)
_KNOWN_PAIRS = frozenset(_PAIRS.split("|"))
_LONGEST_ACRONYM = 5
_LONGEST_GIVEN = 2  # letters of a given name in capitals: "JD Orth"
_CAMEL = re.compile(r"[A-Z]?[a-z]+[A-Z][a-zA-Z]*")
_CAMEL_NAMES = re.compile(r"(?:Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O)[A-Z]|[A-Z][a-z]+['’]")
_GOVERNS = _list("government administration kremlin regime cabinet")
_GROUPED = _list(
    "group groups protesters demonstrators families students workers voters readers users "
    "republicans democrats conservatives liberals greens americans europeans fans critics "
    "party's delegates lawmakers"
)


def kind_of_body(name: str) -> SpeakerKind:
    """What kind of body a name is of; an institution where nothing else is told."""
    words = [fold(word).replace(".", "").strip("'’") for word in name.split()]
    words = [word.removesuffix("'s") for word in words if word not in {"the", "a", "an"}]
    if not words:
        return SpeakerKind.INSTITUTION
    tie = next((i for i, word in enumerate(words) if word in {"of", "for", "on"} and i), len(words))
    head = words[tie - 1]
    if (
        head in _GOVERNS
        or " ".join(words) in PLACES | STATES
        or head in {"city", "county", "township"}
    ):
        return SpeakerKind.GOVERNMENT
    if (
        is_publication(head)
        or "times" in words
        or words[0] in {"bbc", "cnn", "nbc", "abc", "cbs", "fox", "sky"}
    ):
        return SpeakerKind.PUBLICATION
    group = head in _GROUPED or head in CROWD
    group = group or (len(words) == 1 and head.endswith("s") and head[:-1] in NOT_FIRST)
    return SpeakerKind.GROUP if group else SpeakerKind.INSTITUTION


def is_body_alone(name: str) -> bool:
    """Whether a name without a noun for a body is one of a body: a state, a firm, an acronym."""
    plain = " ".join(fold(name).replace(".", "").split()).removeprefix("the ")
    if plain in PLACES or plain in _KNOWN or plain in _KNOWN_PAIRS or plain in STATES:
        return True
    words = name.split()
    camel = len(words) == 1 and _CAMEL.fullmatch(words[0]) is not None
    return camel and _CAMEL_NAMES.match(words[0]) is None


def is_acronym(word: str) -> bool:
    """Whether a word is a body's initials: "UNDP", "I.L.O."."""
    letters = word.replace(".", "")
    plain = letters.isupper() and letters.isalpha() and " " not in word
    return plain and 1 < len(letters) <= _LONGEST_ACRONYM


def begins_with_body(name: Name) -> bool:
    """Whether what looks like a given name is a state or initials: "Vietnam War", "ESPN Fires"."""
    first = name.given[0] if name.given else ""
    initials = is_acronym(first) and len(first) > _LONGEST_GIVEN and "." not in first
    return (initials or is_body_alone(first)) and gender_of_given(first) is None


def is_publication(word: str) -> bool:
    """Whether a folded word heads the name of what is printed, broadcast or counted."""
    return word in _PUBLISHED
