"""Outlets: names of agencies and newspapers, told by their form."""

import re

from onrecord.text import Span

__all__ = ["NAME", "is_agency", "is_outlet", "trim_name"]

_INNER = r"(?:of|and|for|de|du|des|della|del|der|die|das|la|le|les|el|y|und|et|&|[ld]['’])"
_CAPITAL = r"(?:(?:[A-Z]\.){1,5}|[A-ZÀ-ÞĀ-Ž0-9][\w&'’+-]{0,30}(?:\.[A-Za-z]\w{0,20}){0,2})"
# A name of at most seven words, as a regular expression without groups.
NAME = (
    rf"(?<!\w)(?!(?:As|After|When|While|But|And|If|Since|Then|Meanwhile|However|In|On|At|"
    rf"What)\b)(?:(?:[Tt]he|[Ll]e|[Ll]a|[Ee]l|[Ii]l|[Dd]er|[Dd]ie|[Dd]as|[Ll]['’])[ ]?)?"
    rf"(?:{_CAPITAL}|[a-z0-9-]{{2,40}}\.(?:com|org|net|info|news|co|io|[a-z]{{2}})(?![\w]))"
    rf"(?:[ ](?:{_INNER}[ ]){{0,2}}{_CAPITAL}){{0,6}}"
)
_KNOWN_AGENCIES = re.compile(
    r"(?:ap|reuters|afp|upi|dpa|ansa|efe|tass|interfax|xinhua|kyodo|pti|ians|ani|aap|pa|bernama|"
    r"antara|yonhap|anadolu|irna|isna|belga|apa|ritzau|ntb|tt|stt|lusa|itar-tass|ria novosti|unian|"
    r"ukrinform|cnw|mena|spa|wam|kuna|saba|suna|nan|ena|bloomberg|agencies|afrol|ips|pap|ctk|mti|"
    r"agerpres|bta|tanjug|hina|sta|kcna|vna|tna)"
)
_KNOWN_NAMES = re.compile(
    r"\b(?:associated press|agence france[- ]presse|united press international|press association|"
    r"canadian press|press trust of india|australian associated press|"
    r"deutsche presse[- ]agentur)\b",
    re.IGNORECASE,
)
_AGENCY_WORDS = re.compile(
    r"\b(?:news ?agency|press agency|wire(?:s|service| service)?|newswires?|news ?service|agencies|"
    r"press (?:service|trust|association|bureau)|state media|agencia|agence|agentur|agenzia)\b|"
    r"\bPress$|presse$",
    re.IGNORECASE,
)
_PAPER_WORDS = re.compile(
    r"\b(?:times|post|herald|journal|news|newspaper|daily|tribune|gazette|observer|guardian|"
    r"telegraph|"
    r"chronicle|standard|mail|courier|monitor|magazine|weekly|review|globe|star|sun|mirror|express|"
    r"independent|examiner|inquirer|bulletin|dispatch|record|register|sentinel|echo|radio|tv|"
    r"television|"
    r"broadcasting|network|media|online|today|zeitung|spiegel|figaro|monde|parisien|soir|"
    r"quotidien|nacional|mundo|país|pais|prensa|corriere|repubblica|stampa|folha|globo|gazeta|"
    r"novosti|"
    r"insider|the hill|the atlantic|economist|politico|axios|buzzfeed|cnn|bbc|nbc|abc|cbs|msnbc|"
    r"cnbc|npr|pbs|"
    r"al jazeera|dw|rfi|voa|blog|wire|press|agency|report|reporter|leader|argus|advertiser|"
    r"mercury)\b",
    re.IGNORECASE,
)
_FOREIGN_PAPER = re.compile(r"(?:Le|La|El|Il|Der|Die|Das|Al|Les|Los|O|L['’])[ -]?[A-ZÀ-Þ]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)


def is_agency(name: str) -> bool:
    """Whether a name is that of a news agency: known, in so many words, or by its initials."""
    bare = name.removeprefix("The ").removeprefix("the ").strip()
    return (
        _KNOWN_AGENCIES.fullmatch(bare.casefold().replace(".", "")) is not None
        or _KNOWN_NAMES.search(bare) is not None
        or _AGENCY_WORDS.search(bare) is not None
    )


def is_outlet(name: str) -> bool:
    """Whether a name is that of a newspaper, station or site by its words or its form."""
    return bool(_PAPER_WORDS.search(name) or _FOREIGN_PAPER.match(name) or _ADDRESS.fullmatch(name))


def trim_name(text: str, name: Span) -> Span:
    """A name without the punctuation that the sentence put behind it."""
    start, end = name
    while end > start and (
        text[end - 1] in ",;:'’-"
        or (text[end - 1] == "." and not _ends_in_initials(text, start, end))
    ):
        end -= 1
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    return Span(start, end)


def _ends_in_initials(text: str, start: int, end: int) -> bool:
    """Whether a full stop belongs to the name, as in "A.P."."""
    return re.search(r"\b[A-Z]\.[A-Z]\.$", text[max(start, end - 8) : end]) is not None
