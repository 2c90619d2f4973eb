"""Forms of text: the words of titles, heads and file names that name them, as one table.

Where they come from: titles of parliaments, courts, ministries, central banks, the United Nations
and broadcasters. A row holds for a title, a line of the head, or the name of a file. `weight` is in
logits: what the words alone add to the odds of a primary text (see `weights.py`). The first row
that holds names the genre, so that "Readout of the press briefing" is a readout.
"""

import re
from typing import NamedTuple

from onrecord.model import Genre

__all__ = ["FICTION", "FORMS", "NEWS_VERB", "TALKS", "Form", "find_forms", "words_of_name"]

_DATED = re.compile(r"(?:19|20)\d\d[-_. ]?\d\d[-_. ]?\d\d")
_ODD = r"\W{0,12}"  # marks beside a form; without an end a line of marks is read again from each
# A form opens a title, or stands behind a mark.
_OPEN = rf"(?:^|[:|–—)\]-]\s|\bfull\s){_ODD}(?:the\s)?"
_BY = (
    r"(?:by|of|from|from\sthe|to|at|on|before|in|with|for|given|delivered|made|submitted|presented|"
    r"as|attributable)\b"
)
_HOW = (
    r"(?:(?:full|complete|prepared|opening|closing|introductory|concluding|welcoming?|welcome|brief|"
    r"informal|keynote|dinner|luncheon|commencement|inaugural|acceptance|farewell|testimonial|"
    r"joint|press|written|official|public|national|annual|weekly|radio|television|televised|maiden|"
    r"budget|victory|concession|campaign|stump|floor|oral|sworn|ministerial|presidential|special|"
    r"pre-?taped|pre-?recorded|video|virtual|virtually|new year['’]?s?|christmas|easter|excerpts?|"
    r"extracts?|from|from the|edited|virtual|statement|update|media)\s)"
)


class Form(NamedTuple):
    """A form of text that words in a title name."""

    name: str
    words: re.Pattern[str]
    genre: Genre
    weight: float
    hints: tuple[str, ...]  # small letters, of which whatever fits holds some


def _form(name: str, words: str, genre: Genre, weight: float, hints: str) -> Form:
    """A row of the table; its words are looked for without regard to case.

    A line without any of the hints, which "|" parts, is not looked through: few hold one.
    """
    return Form(name, re.compile(words, re.IGNORECASE), genre, weight, tuple(hints.split("|")))


FICTION = "fiction"  # a form that holds nobody's own words

FORMS = (
    # What reports speech and holds none of its own. "Readout of the President’s call with …"
    _form("readout", r"\breadouts?\b", Genre.READOUT, -5.0, "readout"),
    # Such as "Fact Sheet: …", "Backgrounder: …", "Frequently asked questions"
    _form(
        "fact sheet",
        r"\bfact\s?sheets?\b|^\W{0,12}(?:backgrounder|factbox|explainer|faqs?|q&a\son|"
        r"frequently asked|key (?:points|facts|takeaways|findings)|at a glance|by the numbers)\b",
        Genre.FACT_SHEET,
        -5.0,
        "fact|backgrounder|explainer|faq|q&a|frequently|key |glance|numbers",
    ),
    # What somebody made up: "a play in two acts", "ACT ONE", "INT. KITCHEN - NIGHT"
    _form(
        FICTION,
        r"\b(?:a|an) (?:[\w-]+ )?(?:play|comedy|tragedy|farce|drama|musical) in (?:\w+ )?(?:acts?|"
        r"scenes?|parts?)\b|^\W{0,12}(?:act|scene) (?:[ivx]{1,4}|one|two|three|\d)\W{0,12}$|"
        r"^\W{0,12}dramatis personae\W{0,12}$|"
        r"^\W{0,12}(?:int|ext)\. .{2,60} [-–—] (?:day|night|dawn|dusk)\b",
        Genre.REPORT,
        -9.0,
        "play|comedy|tragedy|farce|drama|musical|act |scene |int. |ext. ",
    ),
    # Words that nobody said: "The speech we'd like to hear", "What the mayor should have said"
    _form(
        "invented",
        r"\b(?:speech|address|remarks|statement|answer|letter|interview|debate)\b.{0,30}"
        r"\b(?:we(?:['’ ]d| would)? (?:like|love|want|wish|need)\b|(?:s?he|they|you) should "
        r"(?:have )?(?:gi?ven?|make|made|deliver(?:ed)?|sa(?:y|id))\b)|"
        r"\bwhat [\w ]{2,40} should have said\b|"
        r"\bimagin(?:ed|ary) (?:speech|address|interview|conversation|letter)\b",
        Genre.REPORT,
        -9.0,
        "speech|address|remarks|statement|answer|letter|interview|debate|should have|imagin",
    ),
    # Such as "What they are saying: …", "Reactions to …", "Quotes of the day", "ICYMI: …"
    _form(
        "round-up",
        r"\bwhat they(?:['’]re| are) saying\b|\b(?:world|global|international) reactions?\b|"
        r"^\W{0,12}(?:reactions? (?:to|from)|in quotes|in their own words|notable quotes|round-?up|"
        r"highlights?(?: of| from|:)|quotes? of the (?:day|week|year)|icymi|key quotes)\b",
        Genre.ROUND_UP,
        -5.0,
        "saying|reaction|quote|own words|round|highlight|icymi",
    ),
    # Such as "Storm latest: live updates", "As it happened"
    _form(
        "live blog",
        r"\blive (?:updates?|blog|coverage|feed|reporting)\b|\bas it happened\b|\bliveblog\b|"
        r"\blatest updates\b",
        Genre.LIVE_BLOG,
        -5.0,
        "live|happened|latest",
    ),
    # Such as "Minutes of the meeting of …", "Summary record of the 12th meeting"
    _form(
        "minutes",
        r"^\W{0,12}(?:(?:draft|approved|confirmed|full|final|annotated|board|council|committee)\s)*"
        r"(?:minutes\b(?!\s(?:later|ago|after|before|of evidence))|(?:summary|synopsis|abstract)\b"
        r"(?!\W{0,12}$)|summaries\b|digest\b|proceedings in brief|"
        r"record of (?:decisions|conclusions)|account of the (?:monetary|meeting))"
        r"|\bsummary (?:record|of (?:the )?(?:proceedings|discussion|opinions|meeting|remarks))\b|"
        r"\bminutes of (?:the|a|its)\b|\bmeeting minutes\b|"
        r"\b(?:board|council|committee|meeting|draft|approved)\W{1,3}minutes\W{0,12}$",
        Genre.SUMMARY,
        -5.0,
        "minutes|summar|synopsis|abstract|digest|proceedings|record of|account of",
    ),
    # What holds speech in turns. "Press Briefing by Press Secretary …", "Background Press Call …"
    _form(
        "briefing",
        rf"{_OPEN}(?:\w+[\s-]+){{0,5}}(?:(?:press|media|news|daily|noon|background|"
        r"background press)\s(?:briefings?|briefs?|gaggles?|calls?|points?)|press gaggle|gaggle|"
        r"briefings?)"
        rf"(?:\s{_BY}|{_ODD}$|\s(?:previewing|ahead|following|transcript)\b|[,:|–—-])",
        Genre.BRIEFING,
        4.0,
        "brief|gaggle|call|point",
    ),
    _form(
        "press conference",
        r"\b(?:joint |post-?\w+ |monetary policy )?(?:press|news|media) (?:conferences?|"
        r"availability"
        r"|opportunity)\b|\b(?:conférence de presse|rueda de prensa|pressekonferenz|"
        r"conferenza stampa|coletiva de imprensa)\b|\bfomcpresconf",
        Genre.PRESS_CONFERENCE,
        1.0,
        "conference|availability|opportunity|conférence|rueda|konferenz|conferenza|coletiva|"
        "fomcpresconf",
    ),
    _form(
        "debate",
        r"\b(?:(?:vice[- ])?presidential|primary|leaders?['’]?|televised|tv|candidates?['’]?|"
        r"gubernatorial|senate|mayoral)\s(?:\w+\s)?debates?\b|\bhansard\b|\bcongressional record\b|"
        r"\bparliamentary debates?\b|\bassembly debates?\b|\bhouse debates?\b|"
        r"\bverbatim records?\b|\boral questions\b|\bplenarprotokoll\b|"
        r"\bplenary (?:session|sitting)\b|\b\w+ debates\W{0,12}$|\boral answers\b|"
        r"\bquestions without notice\b|\breport of proceedings\b|"
        r"\b(?:second|third|committee|report) (?:stage|reading)\W{0,12}$",
        Genre.DEBATE,
        0.8,
        "debate|hansard|congressional|verbatim|oral |plenar|notice|proceedings|stage|reading",
    ),
    _form(
        "hearing",
        r"\b(?:committee|senate|house|public|confirmation|court|oral) (?:hearings?|arguments?)\b|"
        r"\bhearings? (?:before|of|on)\b|\bdeposition of\b|\btranscript of (?:proceedings|"
        r"hearing)\b|"
        r"\breporter['’]s transcript\b|\boral evidence\b|\bexamination of witness(?:es)?\b",
        Genre.HEARING,
        1.5,
        "hearing|argument|deposition|proceedings|transcript|evidence|examination",
    ),
    _form(
        "interview",
        rf"{_OPEN}(?:(?:full|exclusive|radio|tv|television|video|podcast|edited|complete)\s)*"
        rf"(?:transcript\s?(?:of|:)?\s?)?(?:interview(?:ed)?|conversation|q\s?&\s?a|fireside chat|"
        rf"podcast|episode)(?:\s(?:of|with|by|between|given|session)\b|{_ODD}$|\s?[:#|–—-]|\s\d)"
        r"|\bepisode \d+\b|\binterview with\b|\bin conversation with\b",
        Genre.INTERVIEW,
        1.5,
        "interview|conversation|&|fireside|podcast|episode",
    ),
    # What one speaker said or wrote. "Statement by the Minister on …", "Testimony of …"
    _form(
        "statement",
        rf"{_OPEN}{_HOW}*(?:statements?|communiqu[ée]|declaration|déclaration|declaración|"
        rf"erklärung|dichiarazione|letter|open letter|lettre|carta|proclamation|message|encyclical)"
        rf"(?:\s(?:{_BY}|du|de|des|der|von|della?)|\s?{_ODD}$|\s?[:–—|])"
        r"|^\W{0,12}(?:[\w’'-]+\s){1,3}statement[\W\d]*$|\bwritten (?:ministerial )?statement\b",
        Genre.STATEMENT,
        4.0,
        "statement|communiqu|declara|déclara|erklärung|dichiarazione|letter|lettre|carta|"
        "proclamation|message|encyclical",
    ),
    # What one person writes to others
    _form(
        "memo",
        r"^\W*(?:(?:internal|confidential|staff)\s)*memo(?:randum)?\W*$",
        Genre.STATEMENT,
        8.0,
        "memo",
    ),
    # What judges hand down. "Judgment handed down on …", "JUSTICE OKORO delivered the opinion of …"
    _form(
        "judgment",
        r"^\W*(?:reserved )?judge?ment"
        r"(?:\s(?:handed down|delivered|given|of the court)\b.*)?$|"
        r"^\W*(?:[\w.’'-]+ ){1,6}(?:delivered|announced) the (?:opinion|judge?ment) of the court\b|"
        r"^\W*opinion of the court\W*$",
        Genre.STATEMENT,
        12.0,  # it tells what others said
        "judg|opinion",
    ),
    # What a body gives out itself: "Media Release 2025-21: …", "NOTICE TO FAMILIES (No. 2)"
    _form(
        "notice",
        rf"{_OPEN}(?:(?:public|official|important|urgent|safety|customer|service|travel|market)\s)*"
        r"(?:(?:media|press|news)\s(?:release|notice|information|communiqu[ée])|notice(?=\sto\b)|"
        r"(?:customer|safety|travel|service|market|public)\s(?:advice|advisory|notice|notification))"
        r"(?=\sto\b|\s(?:no\.?\s?)?[\d#]|\s?\W{0,12}$|\s?[:–—|(])"
        r"|^\W{0,12}(?:[\w’'-]+\s){1,3}(?:advice|advisory|notice|release|circular|bulletin|"
        r"information)\s(?:no\.?\s?)?[\d/. -]{1,20}(?:\W{0,12}$|\s?[:–—-])"
        r"|^\W{0,12}(?:[\w’'&-]+\s){0,3}(?:trading (?:update|statement)|(?:interim|preliminary|"
        r"annual|quarterly|half-?year(?:ly)?|full[- ]year) results)"
        r"(?:\sfor\b|\s?\W{0,12}$|\s[:|–—-]\s)",
        Genre.STATEMENT,
        3.4,
        "release|notice|information|communiqu|advi|notification|circular|bulletin|trading|results",
    ),
    _form(
        "testimony",
        rf"{_OPEN}{_HOW}*(?:testimony|evidence|affidavit|witness statement)"
        rf"(?:\s{_BY}|\s?{_ODD}$|\s?[:–—|])",
        Genre.STATEMENT,
        4.0,
        "testimony|evidence|affidavit|witness",
    ),
    _form(
        "speech",
        rf"{_OPEN}{_HOW}*(?:remarks|speech(?:es)?|address|lecture|oration|eulogy|sermon|homily|"
        rf"comments|toast|keynote|intervention|monologue|"
        rf"discours|allocution|rede|ansprache|discurso|intervento|toespraak)"
        rf"(?:\s(?:{_BY}|du|de|des|der|von|della?|as)|\s?{_ODD}$|\s?[:–—|,])"
        r"|^\W{0,12}(?:the\s)?(?:[\w’'-]+\s){1,4}(?:lecture|oration|sermon|homily|eulogy)\s?"
        r"(?:[:–—|,(]|\W{0,12}$)"
        r"|\bstate of the (?:union|nation|city|state)(?: address)?\W{0,12}$|\bspeech$|"
        r"\bmaiden speech\b",
        Genre.SPEECH,
        4.0,
        "remarks|speech|address|lecture|oration|eulogy|sermon|homily|comments|toast|keynote|"
        "intervention|monologue|discours|discurs|allocution|rede|ansprache|intervento|"
        "toespraak|state of",
    ),
    # Such as "Full transcript: …", "Text of the President’s address"
    _form(
        "transcript",
        r"(?:^|[-–—:|(\[,]\s?)(?:(?:full|complete|edited|partial|rush|official|unofficial|verbatim)\s)*"
        r"transcripts?(?:$|\s?[-–—:|)\],.]|\s(?:of|from)\b)|\btranscript\W{0,12}$|"
        r"\b(?:speech|interview|conference|briefing|hearing|debate|remarks|address|testimony|rally)"
        r"\stranscript\b|"
        r"^\W{0,12}every word\b|\beverything (?:\w+ ){1,3}(?:said|had to say)\b|\bword for word\b|"
        r"\bas (?:spoken|written|delivered)\b|\A(?:full text|text) of\b",
        Genre.TRANSCRIPT,
        5.0,
        "transcript|every|word for word|as spoken|as written|as delivered|text",
    ),
)

# Nouns that tell of a transcript what kind of talk it is, where its title or head names no form:
# "Full transcript of the governors' debate", "Transcript – Interview, Morning Wire".
TALKS = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), genre)
    for words, genre in (
        ("debates?|hustings", Genre.DEBATE),
        (
            (
                "hearing|inquiry|tribunal|deposition|minutes of evidence|oral evidence|"
                "(?:cross-)?examination|court of|(?:district|high|supreme|crown|county) court"
            ),
            Genre.HEARING,
        ),
        ("interview(?:s|ed|er|ee)?|oral history|q ?& ?a with", Genre.INTERVIEW),
        ("press conference|news conference", Genre.PRESS_CONFERENCE),
        ("briefing|media brief|press point|doorstep|media call|press call", Genre.BRIEFING),
        ("council meeting|plenary|sitting of|meeting of the council", Genre.DEBATE),
    )
)

# Verbs of a headline: a title that holds one reports. "Minister warns of …", "… says envoy"
NEWS_VERB = re.compile(
    r"\b(?:says?|said|warns?|urges?|vows?|slams?|calls? (?:for|on)|claims?|denies|denied|tells?|"
    r"told|"
    r"hits? (?:out|back)|accuses?|blasts?|rejects?|defends?|announces?|unveils?|admits?|insists?|"
    r"pledges?|seeks?|faces?|sparks?|draws?|prompts?|reacts?|dismiss(?:es)?|hails?|praises?|backs?|"
    r"criticizes?|criticises?|mocks?|threatens?|promises|reveals?|angers?|condemns|welcomes)\b",
    re.IGNORECASE,
)


def find_forms(words: str) -> tuple[Form, ...]:
    """The forms of text that a title or a line names, in the order of the table."""
    folded = words.lower()
    return tuple(
        form
        for form in FORMS
        if any(hint in folded for hint in form.hints) and form.words.search(words)
    )


def words_of_name(name: str) -> str:
    """The name of a file as words, what stands before its date left out."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".gz")
    stem = last.rsplit(".", 1)[0]
    dated = _DATED.search(stem)
    rest = stem[dated.end() :] if dated else stem
    words = re.sub(r"[-_\s]+", " ", rest if any(map(str.isalpha, rest)) else stem)
    return re.sub(r"^[\W\d_]+", "", words).strip(" .")
