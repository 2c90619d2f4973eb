"""Cast: everybody in one document, and whose words each of its statements is."""

import re
from bisect import bisect_left

from onrecord.language import ENGLISH
from onrecord.model import Document, SpeakerKind, Statement, StatementKind
from onrecord.speakers.described import is_demonym, pick_described, pick_epithet, take_up
from onrecord.speakers.entering import (
    find_quoted,
    learn_genders,
    mark_bodies,
    mark_writers,
    merge_spans,
    read_areas,
    start_sentences,
)
from onrecord.speakers.holders import absent_holder, coming_holder, find_holders
from onrecord.speakers.issuers import find_issuer, find_writing, issuer_before, writing_at
from onrecord.speakers.labels.turns import TurnSpeakers
from onrecord.speakers.naming.mentions import Mention
from onrecord.speakers.naming.name_words import Gender, Pronoun, gender_of_given
from onrecord.speakers.naming.roster import Bearer, Roster
from onrecord.speakers.naming.signs import acts, has_article
from onrecord.speakers.naming.source_phrases import (
    Phrase,
    PhraseKind,
    as_noun,
    as_role,
    find_crowd,
    read_phrase,
)
from onrecord.speakers.naming.speaker_kinds import is_acronym
from onrecord.speakers.new_names import read_new_name
from onrecord.speakers.pronouns import find_pair, pick_at, pick_pronoun
from onrecord.speakers.scene import Scene, Unnamed, just_named, only_one
from onrecord.text import Span, blank_out, cover, find_words, fold, join_lines

__all__ = ["Cast", "Speaker", "anchor_of"]

_DOUBTFUL = 0.3  # what is hardly a statement hands nobody on
_CONTINUES_WITHIN = 40  # words between a quotation and one that continues it
_CROWD_REACH = 400  # characters back to a crowd that "they" may take up
_TIE = 150  # characters: two holders of an office mentioned this near each other are a tie
_COMMON = r"(?:the|an?|his|her|its|their) (?:[\w’'-]+ ){0,4}[\w-]+"
_BEFORE_WHO = re.compile(
    rf"\b(?:((?i:{_COMMON})), |[Ii]t (?:was|is) (s?he|{_COMMON}) "
    r"|([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})[*_]{0,2}, )$"
)
_AT_PLACE = re.compile(rf"\b(?:{ENGLISH.pattern('people', 'before_place')}) $")
_BEFORE_WHO_WITHIN = 80  # characters
_QUOTED_AS = re.compile(
    r"\bquot\w{2,3} ((?:[A-Z][\w.'’-]+ ){0,3}[A-Z][\w'’-]+|him|her|them)"
    r" as (?:say|tell)ing\b"
)
_QUOTED_WITHIN = 50  # characters behind a cue
_WIDEST_FRAME = 400  # characters from where a source or cue begins to where both end

_WRITTEN_WITHIN = 40  # characters behind the cue, or the words
_ACCORDING = ENGLISH.listed("offices", "according")[0]
_OWN_WORDS = ENGLISH.words("offices", "own_words")
_HEADED = re.compile(r"[\W_]*(?:On|About) (?:the )?")
_SINGLE = (PhraseKind.NAME, PhraseKind.ROLE, PhraseKind.UNNAMED, PhraseKind.PRONOUN)

Speaker = Bearer | str | None  # a bearer of a name; the words for somebody unnamed; not known


def anchor_of(statement: Statement) -> int:
    """Where a reader learns who speaks."""
    first = statement.source or statement.content
    return first[0].start


class Cast:
    """Everybody in one document, and who had the floor so far."""

    def __init__(self, document: Document) -> None:
        self.document, self.text = document, join_lines(document.text)
        self.roster = Roster(document.id, self.text, read_areas(document, self.text))
        quoted = find_quoted(self.text)
        self.scene = Scene(
            self.roster,
            start_sentences(self.text),
            quoted,
            about=self._titled(),
            describe=take_up,
            pick=pick_at,
        )
        self.turns = TurnSpeakers(document, self.roster)
        self.roster.said = merge_spans(
            sorted([*quoted, *(s for t in document.turns for s in t.said)])
        )
        self.last: tuple[int, Speaker, bool] | None = None  # end, speaker, plural
        self.issued: dict[str, Speaker] = {}  # "the statement" → who said something in one
        mark_writers(self.roster)
        learn_genders(self.roster)
        mark_bodies(self.roster)

    def _titled(self) -> Bearer | None:
        """Whose name is the title of the text, which is then a life."""
        title = fold(self.document.title or "")
        named = (w for w in self.roster.everybody if title in map(fold, w.forms))
        return next(named, None) if title else None

    def speaker_of(self, statement: Statement, outer: Speaker) -> Speaker:
        """Whose words a statement is."""
        if statement.kind is StatementKind.TURN:
            turn = self.turns.turn_at(statement.content[0].start)
            return self.turns.speaker_of(turn) if turn is not None else None
        turn = self.turns.turn_at(statement.content[0].start)
        self.scene.speaks = self.turns.speaker_of(turn) if turn is not None else None
        phrase = self._phrase_of(statement.source)
        who = self._quoted_by(statement) or self.issued.get(phrase.words.lower())
        who = who or self._told_in(statement, phrase) or self._issuer_of(statement.source)
        who = who or self._read(phrase, statement, outer)
        whole = cover((*statement.content, *statement.source, *statement.cue))
        if isinstance(who, Bearer):
            self.scene.heard.append((who, statement.content))
        person = isinstance(who, Bearer) and who.kind is SpeakerKind.PERSON
        if whole is not None and (person or statement.score > _DOUBTFUL):
            self.last = (whole.end, who, phrase.plural)
            self._note_writing(statement, whole.end, who)
            self._note_issued(statement.source, who)
        if phrase.pronoun is not Pronoun.WHO:  # a clause within a sentence takes no floor
            self._give_floor(who, phrase, anchor_of(statement))
        return who

    def _quoted_by(self, statement: Statement) -> Speaker:
        """Whom a source quotes: “…,” the club quoted Okafor as saying."""
        frame = cover((*statement.source, *statement.cue))
        if frame is None:
            return None
        last = min(frame.end + _QUOTED_WITHIN, frame.start + _WIDEST_FRAME)
        found = _QUOTED_AS.search(self.text, frame.start, last)
        return self._read_owner(Span(*found.span(1))) if found else None

    def _told_in(self, statement: Statement, phrase: Phrase) -> Speaker:
        """Who says it, by the words themselves: “…, Okafor said, according to his testimony”."""
        own = phrase.words.rpartition(" ")[2].lower() in _OWN_WORDS
        if not own or not statement.cue or statement.cue[0].of(self.text).lower() != _ACCORDING:
            return None
        starts = self.roster.starts
        first = bisect_left(starts, statement.content[0].start)
        near = self.roster.mentions[first : bisect_left(starts, statement.cue[0].start)]
        told = ((m, who) for m, who in near if who.is_human and acts(self.text, m))
        people = {who for m, who in told if not self.scene.is_quoted(m.span.start)}
        return people.pop() if len(people) == 1 else None

    def _issuer_of(self, source: tuple[Span, ...]) -> Speaker:
        """Who issued the letter or statement that a source is."""
        whole = cover(source)
        owner = find_issuer(self.text, whole) if whole is not None else None
        return self._read_owner(owner) if owner is not None else None

    def _read_owner(self, owner: Span) -> Speaker:
        """Whom the words for the owner of a writing mean; None where that is not plain."""
        phrase = read_phrase(self.text, (owner,))
        match phrase.kind:
            case PhraseKind.PRONOUN:
                return self._read_pronoun(phrase, owner.start, None, ())
            case PhraseKind.NAME:
                return self._read_name(phrase, owner.start)
            case PhraseKind.ROLE:
                return self._read_holder(phrase, SpeakerKind.PERSON, owner.start)
            case PhraseKind.BODY:
                return self._read_holder(phrase, SpeakerKind.INSTITUTION, owner.start)
            case PhraseKind.UNNAMED if phrase.words.lower().startswith("the "):
                return phrase.words
            case PhraseKind.EMPTY | PhraseKind.UNNAMED | PhraseKind.SEVERAL:
                return None

    def _phrase_of(self, source: tuple[Span, ...]) -> Phrase:
        """What a source is; “On Orth: …” has none, it tells of whom somebody speaks."""
        whole = cover(source)
        if whole is not None and self.text[whole.end : whole.end + 1] == ":":
            line = self.scene.paragraph_of(whole.start)
            if _HEADED.fullmatch(self.text, line, whole.start):
                return read_phrase(self.text, ())
        return as_role(read_phrase(self.text, source), self.roster.titles)

    def _note_writing(self, statement: Statement, end: int, who: Speaker) -> None:
        """Remember who said something "in a statement", which may speak for itself later."""
        if not isinstance(who, Bearer):
            return
        frame = cover((*statement.source, *statement.cue)) or Span(end, end)
        last = min(frame.end + _WRITTEN_WITHIN, frame.start + _WIDEST_FRAME)
        for area in (Span(frame.start, last), Span(end, end + _WRITTEN_WITHIN)):
            own = [
                Span(max(span.start, area.start), min(span.end, area.end)).shifted(-area.start)
                for span in statement.content
                if span.start < area.end and span.end > area.start
            ]
            noun = find_writing(blank_out(area.of(self.text), own))
            if noun is not None:
                self.issued[f"the {noun}"] = who
                return

    def _note_issued(self, source: tuple[Span, ...], who: Speaker) -> None:
        """Remember whose statement or letter a source was: later "the statement said"."""
        noun = writing_at(self.text, Span(source[0].start, source[-1].end)) if source else None
        if noun is not None and isinstance(who, Bearer):
            self.issued[f"the {noun}"] = who

    def _give_floor(self, who: Speaker, phrase: Phrase, place: int) -> None:
        """Remember who spoke, named or not; a crowd does not become a "he"."""
        if isinstance(who, Bearer):
            self.scene.floor = who
            who.spoke = True
        elif phrase.kind is PhraseKind.EMPTY:
            return  # whose it is stays open, and who spoke before may go on
        elif not phrase.human:
            return  # a study or a document is no "he"
        elif phrase.plural or phrase.kind not in _SINGLE:
            self.scene.floor = None
        elif phrase.kind is PhraseKind.NAME and not is_demonym(phrase.words):
            self.scene.floor = None  # a common noun, of several: "Underwriters have been …"
        elif phrase.kind is not PhraseKind.PRONOUN:
            self.scene.floor = Unnamed(who)
        if self.scene.floor is not None:
            self.scene.held_at = place
            self.scene.spoke.append((place, self.scene.floor))

    def _read(self, phrase: Phrase, statement: Statement, outer: Speaker) -> Speaker:
        """Follow a source phrase to whom it means."""
        place = anchor_of(statement)
        match phrase.kind:
            case PhraseKind.EMPTY:
                return self._continue(statement)
            case PhraseKind.PRONOUN:
                return self._read_pronoun(phrase, place, outer, statement.content)
            case PhraseKind.NAME:
                return self._read_name(phrase, place)
            case PhraseKind.ROLE:
                who = self._read_holder(phrase, SpeakerKind.PERSON, place, statement.content)
                told = isinstance(who, str) and pick_epithet(self.scene, phrase, statement)
                return told or who
            case PhraseKind.BODY:
                return self._read_holder(phrase, SpeakerKind.INSTITUTION, place)
            case PhraseKind.UNNAMED | PhraseKind.SEVERAL:
                described = bool(phrase.words) and phrase.kind is PhraseKind.UNNAMED
                own = statement.content
                who = pick_described(self.scene, phrase.words, place, own) if described else None
                who = who or (pick_epithet(self.scene, phrase, statement) if described else None)
                return who or phrase.words or None

    def _read_pronoun(
        self, phrase: Phrase, place: int, outer: Speaker, content: tuple[Span, ...]
    ) -> Speaker:
        """Whom a pronoun stands for."""
        if phrase.pronoun is Pronoun.SELF:
            return outer
        if phrase.pronoun is Pronoun.THEY and self.last is not None and self.last[2]:
            return self.last[1]
        issued = self._read_writing(phrase, place)
        if issued is not None or phrase.pronoun is None:
            return issued[0] if issued else None
        if phrase.pronoun is Pronoun.IT:
            self._take_for_body()
        found = pick_pronoun(self.scene, phrase.pronoun, place, content)
        if found is None and phrase.pronoun is Pronoun.WHO:
            return self._read_apposed(phrase, place)
        if found is None and phrase.pronoun is Pronoun.THEY:
            crowd = max(0, place - _CROWD_REACH)
            return find_pair(self.scene, place) or find_crowd(self.text, crowd, place)
        if isinstance(found, Unnamed):
            self.scene.floor = found
        elif found is not None and phrase.pronoun in (Pronoun.HE, Pronoun.SHE):
            found.genders[Gender(phrase.pronoun.value)] += 1
        return found.words if isinstance(found, Unnamed) else found

    def _read_apposed(self, phrase: Phrase, place: int) -> Speaker:
        """Whom a description right before ", who" means: "The prime minister, who had said"."""
        who = self._before_who(place)
        body = isinstance(who, Bearer) and who.kind is not SpeakerKind.PERSON
        return who if body or phrase.words.lower() == "who" else None

    def _before_who(self, place: int) -> Speaker:
        """Whom the words right before a relative pronoun mean."""
        found = _BEFORE_WHO.search(self.text, max(0, place - _BEFORE_WHO_WITHIN), place)
        if found is None:
            return None
        named = Span(*found.span(found.lastindex or 0))
        if _AT_PLACE.search(self.text, max(0, named.start - _QUOTED_WITHIN), named.start):
            return None
        if self.last is not None and named.start <= self.last[0] <= found.end():
            return self.last[1]  # “…,” said a spokeswoman, who added
        return self._read_owner(named)

    def _read_writing(self, phrase: Phrase, place: int) -> tuple[Speaker] | None:
        """Whose writing "it" or "which" takes up, known or not; None where it takes up none."""
        if phrase.pronoun not in (Pronoun.IT, Pronoun.WHO):
            return None
        opened = self.scene.paragraph_of(place)
        issued = issuer_before(self.text, opened, place)
        if issued is None:
            return None
        owner, end = issued
        if phrase.pronoun is Pronoun.WHO:
            return (self._read_owner(owner),) if self.text[end:place].strip() == "," else None
        spoke_since = self.last is not None and self.last[0] > end
        taken = isinstance(self.scene.floor, Bearer) and self.scene.held_at > owner.start
        return None if taken or spoke_since else (self._read_owner(owner),)

    def _take_for_body(self) -> None:
        """Somebody of one word and no sign of a person, taken up by "it", is a body."""
        floor = self.scene.floor
        signs = isinstance(floor, Bearer) and (floor.genders or floor.heads)
        if isinstance(floor, Bearer) and not signs and " " not in floor.name:
            floor.kind = SpeakerKind.INSTITUTION

    def _read_name(self, phrase: Phrase, place: int) -> Speaker:
        """The bearer of a printed name, entered if nobody of that name is known."""
        if phrase.mention is None:
            return None
        name = phrase.mention.name
        if is_demonym(phrase.words) or self._is_common(phrase, phrase.mention, place):
            return pick_described(self.scene, phrase.words, place) or phrase.words
        if name.body:
            return self.roster.body(name, phrase.mention.short_form)
        who = self._read_bearer(phrase, phrase.mention, place)
        noun = as_noun(phrase) if isinstance(who, Bearer) and who.is_noun else None
        if noun is not None:  # "Cyclist admits …"
            return self._read_holder(noun, SpeakerKind.PERSON, place)
        if isinstance(who, Bearer) and who.is_no_name:
            return phrase.words
        article = has_article(self.text, phrase.mention.span.start)
        if article and isinstance(who, Bearer) and not (name.titles or who.heads):
            given = bool(name.given) and gender_of_given(name.given[0]) is not None
            if not (len(who.places) > 1 if given else who.genders and not name.given):
                who.kind = SpeakerKind.INSTITUTION  # "the Ledger": names bear no article
        return who

    def _is_common(self, phrase: Phrase, mention: Mention, place: int) -> bool:
        """Whether what is printed like a name is none: "Posts said", "A CT showed"."""
        name = mention.name
        if phrase.words.lower().startswith(f"a {name.bare.lower()}") and is_acronym(name.bare):
            return True
        known = self.roster.find(name, place)
        common = self.roster.is_common(name, mention.span.start)
        return common and (known is None or known.name == name.bare)

    def _read_bearer(self, phrase: Phrase, mention: Mention, place: int) -> Speaker:
        """Who bears a name; of several so called the one whom the text is about."""
        name, current = mention.name, self.scene.current(place)
        who = just_named(self.scene, name, place) or self.roster.find(name, place)
        if who is None and not self.roster.is_shared(name):
            return read_new_name(self.roster, phrase.words, mention)
        if who is None and isinstance(current, Bearer) and self.roster.may_be(current, name):
            return current
        return who

    def _read_holder(
        self, phrase: Phrase, kind: SpeakerKind, place: int, own: tuple[Span, ...] = ()
    ) -> Speaker:
        """Who holds the office, or which body is meant; the words themselves if none is named."""
        holders = find_holders(self.roster, phrase.words, phrase.heads, kind, place)
        if not holders:
            if kind is SpeakerKind.INSTITUTION:
                described = self.roster.described(phrase.words)
                return described if described.name else phrase.words
            who = coming_holder(self.roster, phrase.words, phrase.heads, place)
            who = who or absent_holder(self.roster, phrase.words, phrase.heads)
            return who or pick_described(self.scene, phrase.words, place, own) or phrase.words
        near = sorted(holders, key=lambda w: w.last_before(place) or 0, reverse=True)
        places = [w.last_before(place) or 0 for w in near[:2]]
        if len(near) > 1 and places[0] - places[1] < _TIE:
            return None
        return near[0]

    def _continue(self, statement: Statement) -> Speaker:
        """Who goes on speaking in a quotation that names no source."""
        start = statement.content[0].start
        if self.last is None or statement.kind is not StatementKind.DIRECT or start < self.last[0]:
            return None
        end, who, _ = self.last
        between = self.text[end : min(start, end + 600)]
        others = any(
            isinstance(who, Bearer) and other is not who and other.is_human
            for other in self.roster.mentioned(end, start)
        )
        near = start - end < len(between) + 1 and len(find_words(between)) <= _CONTINUES_WITHIN
        paragraphs = len(re.findall(r"\n\s*(?=\S)", between))
        return who if near and paragraphs <= 1 and not others else only_one(self.scene, start)
