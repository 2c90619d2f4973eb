"""Turns of a transcript: whose words they are, by label and by what the document tells."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from onrecord.language import ENGLISH, EVERY
from onrecord.late import compile_late
from onrecord.model import Document, Genre, SpeakerKind, Turn, TurnRole
from onrecord.speakers.labels.announced import Announced, Place, find_announced
from onrecord.speakers.labels.askers import find_asker
from onrecord.speakers.labels.conversing import is_anonymous, name_voices
from onrecord.speakers.labels.examined import find_examined
from onrecord.speakers.labels.interviewed import (
    find_by_initials,
    find_interviewed,
    find_interviewer,
)
from onrecord.speakers.labels.introduced import (
    find_introduced,
    find_shown,
    name_itself,
)
from onrecord.speakers.labels.labels_as_names import (
    INNER,
    bare_span,
    name_of_label,
    read_label,
    within_office,
)
from onrecord.speakers.naming.name_words import gender_of_given, gender_of_title
from onrecord.speakers.naming.offices import Office, read_office
from onrecord.speakers.naming.roster import Bearer, Roster
from onrecord.speakers.naming.signs import acts
from onrecord.text import (
    Agreement,
    LabelKind,
    Name,
    Span,
    compare_names,
    fold,
    name_before_part,
    parse_name,
    sort_label,
    write_name,
)

__all__ = ["TurnSpeakers"]

_ANSWERS = EVERY.words("speaker_labels", "answers")
_QUESTIONS = frozenset({"q", "question"})
_COURT = frozenset({"a", "answer", "witness", "deponent", "q", "question"})  # change with the place
_LETTERED = re.compile(  # Q. (By Ms. Orr)
    r"[QA][.:]?\s+[(\[](?P<by>[Bb]y |BY )?(?P<who>[^()\[\]]+)[)\]]"
)
# Behind a name: "’s farewell speech", "' statement"
_OWNS_WORDS = compile_late(
    r"['’]s?\s(?:[\w-]+\s){0,3}?(?:" + ENGLISH.pattern("genre_cues", "spoken_forms") + r")\b"
)
_INITIALS = 3  # letters of a label
_ROUND = str.maketrans("[]", "()")
_TIERS = (  # asked one after the other; the first that knows a holder decides
    (Place.TITLE_BY,),
    (Place.TITLE, Place.LABEL),
    (Place.HEAD,),
    (Place.FILE,),
)


class TurnSpeakers:
    """Who speaks in the turns of one document."""

    def __init__(self, document: Document, roster: Roster) -> None:
        """Note where the turns are and who is announced outside of them."""
        self._document, self._turns = document, document.turns
        self._starts = [t.span.start for t in document.turns]
        self._roster = roster
        self._labels: dict[str, Bearer | None] = {}
        self._is_of_two = all(_plain(t.label or "q") in _COURT for t in document.turns)
        self._is_keyed = all(_is_short(t.label) for t in document.turns if t.label)
        self._known = find_announced(document)
        self._examined = find_examined(document)
        self._voices = name_voices(document, [one.name for one in self._known])
        self._first = {
            write_name(t.label): t.span.start for t in reversed(document.turns) if t.label
        }
        self._labelled = [t for t in document.turns if t.label and t.role is TurnRole.SPEAKER]
        for turn in document.turns:
            self._enter(turn)
        roster.arrange()
        self._sole: list[Bearer | None] = []  # once it was asked for
        for one in self._known:  # full names first: a surname is then nobody of another office
            if one.place is Place.TITLE_BY and one.name.given and not one.name.body:
                roster.full(one.name)
        for turn in {turn.label: turn for turn in reversed(document.turns)}.values():
            self._give_office(turn)

    def turn_at(self, place: int) -> Turn | None:
        """The turn that holds a place."""
        i = bisect_right(self._starts, place) - 1
        return self._turns[i] if i >= 0 and place in self._turns[i].span else None

    def speaker_of(self, turn: Turn) -> Bearer | None:
        """Whose words a turn is; None if the document does not tell."""
        label = (turn.label or "").strip()
        if is_anonymous(label) and (voice := self._voices.get(turn.span.start)):
            return self._roster.full(voice)
        if not label:
            return self._unlabelled(turn)
        words = _plain(label)
        bearer = _LETTERED.fullmatch(label)
        if bearer is not None and (bearer["by"] or parse_name(bearer["who"]).titles):
            label = bearer["who"]
        elif words in _COURT or sort_label(label) is LabelKind.ASKS:
            return self._in_place(label, words, turn)
        if label not in self._labels:
            who = self._find(label, turn.span.start)
            named = who is None or not who.is_no_name or parse_name(label).titles
            self._labels[label] = who if named else None
        return self._labels[label]

    def _enter(self, turn: Turn) -> None:
        """Enter a label that is a surname alone under whom it means."""
        mention = read_label(self._document, turn)
        if mention is None or mention.name.given or mention.name.body:
            return
        who = self.speaker_of(turn)
        if who is not None:
            self._roster.enter(mention, who)

    def _give_office(self, turn: Turn) -> None:
        """Note the office that a label tells of whom it means: "THE PRESIDENT"."""
        label = (turn.label or "").strip()
        at = self._document.text.find(label, turn.span.start, turn.span.end) if label else -1
        if at < 0 or sort_label(label) is not LabelKind.OFFICE or INNER.search(label):
            return
        who = self.speaker_of(turn)
        if who is not None and who.is_human:
            self._roster.hold(who, bare_span(self._document.text, Span(at, at + len(label))))

    def _unlabelled(self, turn: Turn) -> Bearer | None:
        """The one speaker of a text; beside labels, a turn without one may be anybody's."""
        if turn.role is not TurnRole.SPEAKER:
            asks = None if self._labelled else find_interviewer(self._document)
            return self._roster.full(asks) if asks is not None and asks.given else None
        if self._labelled:
            return self._unlabelled_beside(turn)
        told = self._announced((Place.TOLD,))
        if told:
            return self._holder_of(told[0]) if len(told) == 1 else None
        spoken = self._announced((Place.TITLE_BY,), by=True)
        if spoken or not any(turn.role is TurnRole.QUESTION for turn in self._turns):
            own = name_itself(self._document.text, turn) if len(self._turns) == 1 else None
            spoken = spoken or ([self._roster.full(own)] if own is not None else [])
            spoken = spoken or self._told_above(turn)
            return spoken[0] if len(spoken) == 1 else None
        asked = find_interviewed(self._document)
        return self._roster.full(asked) if asked is not None else None

    def _told_above(self, turn: Turn) -> list[Bearer]:
        """Those who speak, or whose words follow, by what is told above: "Orth said …"."""
        above = self._roster.mentions[: bisect_left(self._roster.starts, turn.span.start)]
        text = self._document.text
        said = (who for m, who in above if acts(text, m) or _OWNS_WORDS.match(text, m.span.end))
        return [who for who in dict.fromkeys(said) if who.is_human and who.forms]

    def _holder_of(self, who: Bearer) -> Bearer:
        """Whom a head names as holding the office by which the one speaker is told."""
        printed = self._document.speaker or ""
        office = read_office(printed) if not parse_name(printed).surname else None
        if office is None:
            return who
        heads = (one for one in self._known if one.place is Place.HEAD)
        people = {self._bearer(one) for one in heads if one.holds(office)}
        return people.pop() if len(people) == 1 else who

    def _unlabelled_beside(self, turn: Turn) -> Bearer | None:
        """Who speaks without a label where others have one.

        The one speaker of a text opens it so; who opens under a name answers so below questions.
        """
        told = self._announced((Place.TOLD,))
        at = bisect_right(self._starts, turn.span.start) - 1
        if at and len(self._labelled) == 1 and self._turns[at - 1].role is TurnRole.QUESTION:
            return self.speaker_of(self._labelled[0])
        stated = self._document.genre is Genre.STATEMENT  # by a body, beside its officers
        if len(told) != 1 or (at and not stated):
            return None
        alone = stated or all(self.speaker_of(each) is told[0] for each in self._labelled)
        return told[0] if alone else None

    def _announced(self, places: Iterable[Place], *, by: bool = False) -> list[Bearer]:
        """The people announced at some places."""
        return list(
            dict.fromkeys(
                who
                for one in self._known
                if one.place in places
                and (one.is_author or not by)
                and ((who := self._bearer(one)).is_human or one.place is not Place.HEAD)
            )
        )

    def _of_two(self, words: str) -> Bearer | None:
        """Who asks, or answers, in an interview under letters, as its head tells."""
        name = (find_interviewer if words in _QUESTIONS else find_interviewed)(self._document)
        return self._roster.full(name) if name is not None and name.given else None

    def _answers(self, turn: Turn) -> Bearer | None:
        """Who answers under a letter: the only one whom title or head announce."""
        self._sole = self._sole or [self._find_sole()]
        return self._sole[0] if turn.role is TurnRole.SPEAKER else None

    def _in_place(self, label: str, words: str, turn: Turn) -> Bearer | None:
        """Who speaks under a label that means another in another place: "A.", "Q.", "REPORTER"."""
        name = self._examined.asked_at(label, turn.span.start)
        if name is not None:
            return self._named(name, turn.span.start)
        if words in _COURT | _ANSWERS and not self._examined.witnesses:
            who = self._of_two(words) if self._is_of_two else None
            if who is not None or words in _ANSWERS:
                return who or self._answers(turn)
        if words == "moderator":
            return self._holder(label)
        if words == "interviewer" and (asks := find_interviewer(self._document)) is not None:
            return self._roster.full(asks)
        at = bisect_right(self._starts, turn.span.start) - 1
        own = name_before_part(label) or find_asker(self._document.text, self._turns, at)
        return self._roster.full(own) if own is not None else None

    def _find(self, label: str, place: int) -> Bearer | None:
        """Whom a label means in the whole document; None if it names nobody, or two."""
        label = label.translate(_ROUND)
        match sort_label(label):
            case LabelKind.NAME:
                inner = within_office(label)
                name = name_of_label(inner[1] if inner else label)
                short = self._find_short(label, name) if name.surname else None
                if short is None and _is_short(label) and self._is_keyed:
                    whole = find_by_initials(self._document, label)
                    return self._roster.full(whole) if whole is not None else None
                return short or (self._named(name, place) if name.surname else None)
            case LabelKind.OFFICE:
                inner = INNER.search(label)
                held = parse_name(write_name(inner[1])) if inner else None
                if held is not None and held.titles and held.surname and not held.body:
                    return self._named(held, place)
                return self._holder(label)
            case LabelKind.ASKS | LabelKind.UNKNOWN:
                return None

    def _find_short(self, label: str, name: Name) -> Bearer | None:
        """The one announced person whose initials or given name a label of one word is."""
        if name.given or name.titles or name.body or len(label.split()) > 1:
            return None
        people = {
            self._bearer(one)
            for one in self._known
            if sum(map(str.isupper, label)) > 1 and one.is_short(label)
        }
        if people:
            return people.pop() if len(people) == 1 else None
        own = [one.name for one in self._known if one.name.given and not one.name.body]
        if any(fold(name.surname) == fold(each.surname) for each in own):
            return None
        meant = {
            fold(each.bare): each for each in filter(None, (_shortened(label, o) for o in own))
        }
        return self._roster.full(*meant.values()) if len(meant) == 1 else None

    def _named(self, name: Name, place: int) -> Bearer | None:
        """Whom a name means: a surname alone takes the full name from outside of what is said."""
        if name.body or name.given:
            return self._roster.bearer(name, place)
        office = read_office(" ".join(name.titles))
        fits = [one for one in self._known if _may_be(one, name)]
        if office is not None:
            held = [one for one in fits if one.holds(office)]
            fits = held or [one for one in fits if not one.offices]
        full = {self._bearer(one): one for one in fits if one.name.given}
        if not full:
            shown = find_introduced(self._roster, name, place, office)
            shown = [who for who in shown if _of_one_gender(name, who.name)]
            return shown[0] if len(shown) == 1 else self._roster.bare(name)
        if len(full) > 1 or any(_is_other(one, full.values()) for one in fits):
            return None
        return next(iter(full))

    def _bearer(self, one: Announced) -> Bearer:
        """The bearer of an announced name."""
        if one.name.given or one.name.body:
            who = self._roster.full(one.name)
        else:
            first = self._first.get(one.name.printed, 0)
            who = self._named(one.name, first) or self._roster.bare(one.name)
            if one.place is Place.TOLD and self._document.genre is Genre.STATEMENT:
                alone = not (one.name.titles or one.offices or who.genders or who.heads)
                who.kind = SpeakerKind.INSTITUTION if alone and " " not in who.name else who.kind
        same = (o for o in (one, *self._known) if fold(o.name.bare) == fold(one.name.bare))
        titled = (o.name for o in same if o.name.titles and o.place is not Place.LABEL)
        if (name := next(titled, None)) is not None:  # a title in no place of the text
            who.aliases.setdefault(" ".join((*name.titles, name.bare)))
        return who

    def _holder(self, label: str) -> Bearer | None:
        """Who holds the office of a label, by the surest place that knows one; of two, nobody."""
        told = [one for one in self._known if one.place is Place.TOLD]
        offices = {
            t.label for t in self._turns if t.label and sort_label(t.label) is LabelKind.OFFICE
        }
        if told and offices == {label}:
            return self._bearer(told[0])
        office = read_office(label)
        if office is None:
            return self._introduced(label, office)
        named = self._under_names()
        for places in (*_TIERS, *_TIERS):  # who speaks under a name needs no office: asked last
            held = [one for one in self._known if one.place in places and one.holds(office)]
            held = [o for o in held if o.place is Place.LABEL or self._bearer(o) not in named]
            people = dict.fromkeys(self._bearer(one) for one in held)
            if people:
                return next(iter(people)) if len(people) == 1 else None
            if places is _TIERS[-1]:
                named = frozenset()
        return self._introduced(label, office)

    def _under_names(self) -> frozenset[Bearer]:
        """Who speaks under a full name."""
        named = (one for one in self._known if one.place is Place.LABEL and one.name.given)
        return frozenset(self._bearer(one) for one in named)

    def _introduced(self, label: str, office: Office | None) -> Bearer | None:
        """Who says in turns of a label what they are called, or is shown by office."""
        text = self._document.text
        own = (name_itself(text, t) for t in self._turns if t.label == label)
        names = {fold(name.bare): name for name in own if name is not None}
        if names:
            return self._roster.full(*names.values()) if len(names) == 1 else None
        if office is None:
            return None
        shown = find_shown(self._roster, office)
        return shown[0] if len(shown) == 1 else None

    def _find_sole(self) -> Bearer | None:
        """The only one whom title or head announce: who answers under "A"."""
        for places in ((Place.TOLD,), (Place.TITLE_BY, Place.TITLE), (Place.HEAD,)):
            people = self._announced(places)
            if people:
                return people[0] if len(people) == 1 else None
        return None


def _shortened(label: str, name: Name) -> Name | None:
    """A full name of which a label is the initials or the given name; None where it is neither.

    A key prints the initials before the name: "MO  Mara Okello".
    """
    if fold(name.given[0]) == fold(label) and len(name.given) > 1:
        name = parse_name(" ".join((*name.given[1:], name.surname)))
    if not name.given:
        return None
    words = re.findall(r"[^\W\d_]+", name.bare)
    initials = "".join(word[0] for word in words)
    if label.isupper() and label in {initials, initials[0] + name.surname[0]}:
        return name
    return name if fold(name.given[0]) == fold(label) else None


def _is_short(label: str) -> bool:
    """Whether a label is the initials of a name, as far as its form tells: "O:", "TAG"."""
    return len(label.strip(".: ")) <= _INITIALS and label.isupper()


def _plain(label: str) -> str:
    """A label of one word, folded, without article and point."""
    return fold(label).removeprefix("the ").strip(" .:")


def _may_be(one: Announced, name: Name) -> bool:
    """Whether somebody announced may be meant by a surname with its titles."""
    if one.name.body or compare_names(one.name.bare, name.bare) is Agreement.NONE:
        return False
    return _of_one_gender(name, one.name.bare)


def _of_one_gender(name: Name, full: str) -> bool:
    """Whether a title ("Ms.") and a given name do not contradict each other."""
    genders = (gender_of_title(fold(title).replace(".", "")) for title in name.titles)
    wanted = next(filter(None, genders), None)
    given = parse_name(full).given
    own = gender_of_given(given[0]) if given else None
    return wanted is None or own is None or own is wanted


def _is_other(one: Announced, full: Iterable[Announced]) -> bool:
    """Whether a surname with an office is announced beside a full name without that office."""
    if one.name.given or one.place is Place.LABEL or not one.offices:
        return False
    return not any(each.holds(office) for each in full for office in one.offices)
