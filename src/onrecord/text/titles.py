"""Title words: what stands before a name without being part of it, and what names a body."""

from collections.abc import Sequence

from onrecord.text.words import fold

__all__ = ["BODY_NOUNS", "CONNECTIVES", "is_body", "is_description", "is_title", "may_be_surname"]


def _list(words: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(words.split())


CONNECTIVES = _list("for of to the in on at and from with")

_ADDRESS = (
    "mr mrs ms miss ag mx dr prof sen rep gov gen col lt maj capt cpt cmdr sgt adm amb rev fr "
    "sir dame lord lady baron baroness count countess hon madam madame mme monsieur herr frau "
    "senor senora signor signora pres sec supt insp det cllr atty"
)
_OFFICES = (
    "president premier minister chancellor king queen prince princess emperor emir sultan "
    "secretary undersecretary ambassador envoy coordinator representative senator congressman "
    "congresswoman congressperson assemblyman assemblywoman councillor councilman councilwoman "
    "councilor lawmaker legislator deputy governor mayor judge justice director chairman "
    "chairwoman chairperson chair spokesman spokeswoman spokesperson general colonel major "
    "captain lieutenant sergeant corporal admiral commodore commander brigadier marshal officer "
    "pope bishop archbishop cardinal sheikh shaykh ayatollah imam mufti rabbi priest pastor "
    "reverend father sister brother sheriff commissioner attorney prosecutor solicitor lawyer "
    "professor doctor administrator adviser advisor aide analyst economist strategist historian "
    "scientist researcher expert author writer journalist reporter correspondent columnist "
    "editor anchor host moderator executive ceo cfo coo cto founder cofounder owner manager "
    "coach trainer captain leader chief head boss delegate diplomat negotiator mediator attache "
    "consul inspector detective constable superintendent principal dean provost chaplain "
    "activist campaigner candidate nominee speaker treasurer ombudsman rapporteur whip mp mep "
    "vice-president whistleblower farmer engineer teacher nurse physician surgeon actor actress "
    "singer musician footballer striker goalkeeper midfielder resident neighbour neighbor "
    "eyewitness witness student"
)
_BEFORE = (
    "former ex then acting interim late outgoing incoming retired vice deputy assistant "
    "associate senior junior special chief honorary prime foreign defence defense interior "
    "finance health the us un eu uk nato"
)
_TITLES = _list(_ADDRESS + " " + _OFFICES)
_BEFORE_WORDS = _list(_BEFORE)
_SURNAMES_TOO = _list(
    "king prince pope bishop judge dean major chancellor justice marshal count baron lord lady "
    "cardinal priest pastor father head chief farmer coach singer witness speaker host boss "
    "queen captain constable chaplain whip founder leader"
)
BODY_NOUNS = _list(
    "ministry department agency government administration commission committee council "
    "parliament congress senate assembly cabinet court tribunal office bureau authority board "
    "company corporation co corp inc ltd llc plc bank fund institute institution university "
    "college school hospital police army navy military forces force union league party movement "
    "coalition alliance federation association organisation organization foundation society "
    "network group newspaper daily times post tribune gazette herald magazine broadcaster "
    "channel television radio embassy consulate mission secretariat nations house campaign "
    "publication outlet website journal center centre watchdog regulator ngo charity firm "
    "news press project programme initiative team club trust county city township legislature "
    "ombudsman service services foundation airline airlines airways conference council chamber "
    "poll survey census report study guild taliban hamas hezbollah startup brand studio museum "
    "library archives archive watch labs studios partners holdings motors systems technologies "
    "reuters afp ap un eu nato who unicef unhcr imf fbi cia"
)

_PRONOUNS = _list(
    "i we you he she it they who one me us him her them my our your his their someone somebody "
    "another others"
)
_DETERMINERS = ("the ", "a ", "an ", "one ", "this ", "his ", "her ", "their ", "our ")


def is_title(word: str) -> bool:
    """Whether a folded word without points is a title, an office or an address."""
    return word in _TITLES or word in _BEFORE_WORDS or word.startswith(("ex-", "vice-", "co-"))


def may_be_surname(word: str) -> bool:
    """Whether a title is a surname too, so that "Anna King" is a name."""
    return word in _SURNAMES_TOO


def is_description(speaker: str) -> bool:
    """Whether a speaker is described and not named: "the former governor", "a witness", "she"."""
    words = speaker.split()
    if fold(speaker).strip() in _PRONOUNS:
        return True
    return speaker.lower().startswith(_DETERMINERS) and words[-1][:1].islower()


def is_body(words: Sequence[str]) -> bool:
    """Whether the words of a printed name name an institution rather than a person.

    Its head must be a noun for a body: the last word before the first "of" or "for", or the last
    word of all ("the Ministry of Health", "Kavra Health Department", "the U.N."). A title after
    or at the head makes it a person ("Ministry spokesman", "head of the Ministry").
    """
    plain = [fold(w).replace(".", "").strip("'-") for w in words]
    stop = next(
        (i for i, p in enumerate(plain) if p in {"of", "for", "in", "on"} and i), len(plain)
    )
    head = plain[stop - 1] if stop else ""
    if head not in BODY_NOUNS:
        return False
    after = zip(plain[stop:], plain[stop + 1 :], strict=False)
    if any(p in _TITLES and q not in CONNECTIVES for p, q in after):
        return False
    return not any(p in _TITLES and p not in _SURNAMES_TOO for p in plain[:stop] if p != head) or (
        head in {"office", "union", "association", "council", "committee", "commission"}
    )
