"""The roster of one document: who is named in it, under which names and offices."""

import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from onrecord.language import ENGLISH
from onrecord.model import Role, SpeakerKind, Voice
from onrecord.speakers.naming.bearers import (
    Bearer,
    BodyNames,
    SurnamesAlone,
    by_initials,
    choose_bearer,
    sounds_of,
)
from onrecord.speakers.naming.called import (
    address_of_name,
    before_name,
    gender_by_title,
    holds_other,
    plain_titles,
    told_offices,
)
from onrecord.speakers.naming.mentions import Mention, take_titles, without_leads, without_tails
from onrecord.speakers.naming.name_words import (
    KIN,
    KIN_WITHIN,
    Gender,
    gender_of_given,
    gender_of_title,
)
from onrecord.speakers.naming.near_names import NearNames
from onrecord.speakers.naming.printed_offices import head_nouns
from onrecord.speakers.naming.relatives import find_relatives
from onrecord.speakers.naming.roles import clean_office, write_office
from onrecord.speakers.naming.signs import acts, is_placed, is_shown, owns_words, shows_body
from onrecord.speakers.naming.speaker_kinds import (
    body_key,
    initials,
    is_body_name,
    is_publication,
    kind_of_body,
    write_body,
)
from onrecord.speakers.naming.trades import is_many
from onrecord.text import (
    BODY_NOUNS,
    Agreement,
    Name,
    Span,
    compare_names,
    fold,
    names_agree,
    parse_name,
    write_name,
)

__all__ = ["Bearer", "Roster"]

_MOST = 12  # a list of names as long as a telephone book is no article
_LETTERS = 3  # initials of two are a speaker in a key: "Mara Okello (MO)"
_BY_TITLE, _BY_GIVEN, _BY_KIN = 8, 4, 6  # what they count against one pronoun: "his wife" …
_BEFORE_GIVEN = ENGLISH.words("people", "before_given")
_COUNTED = frozenset({"poll", "survey", "report", "study", "census"})
_WORD = re.compile(r"\w+")


class Roster:
    """Everybody named in one document; asked by name, by office, by place."""

    def __init__(self, document: str, text: str, mentions: Iterable[Mention]) -> None:
        """Read the mentions of a document: full names first, then what repeats part of them."""
        self.document, self.text = document, text
        self.everybody: list[Bearer] = []
        self._by_block: dict[str, list[Bearer]] = {}
        self._by_name: dict[str, Bearer] = {}
        self._by_given: dict[str, list[Bearer]] = {}
        self._bodies = BodyNames()
        self._near = NearNames()
        self._called_so = SurnamesAlone()
        self.mentions: list[tuple[Mention, Bearer]] = []
        self._words = frozenset(_WORD.findall(text))  # as printed: "the posts", "Posts"
        self.titles, printed = take_titles(text, list(mentions))  # those of this text alone
        held = without_tails(without_leads(printed))
        bodies = (m for m in held if m.name.body)
        for mention in sorted(bodies, key=lambda m: len(m.name.surname.split()), reverse=True):
            self._take(mention, self.body(mention.name, mention.short_form))
        for mention in held:
            if not mention.name.body and (mention.name.given or is_shown(self.text, mention)):
                self._take(mention, self._full(mention.name))
        known = [pair for pair in self.mentions if pair[1].kind is SpeakerKind.PERSON]
        for name in find_relatives(self.text, held, known, self._by_given):
            self._full(name)
        self._take_surnames(
            m for m in held if not (m.name.body or m.name.given or is_shown(self.text, m))
        )
        for who in self.everybody:
            human = who.genders or who.heads or who.is_shown or who.is_kin or who.is_shortened
            if who.is_body and not human:
                who.kind = SpeakerKind.INSTITUTION
        self.starts: list[int] = []
        self.said: tuple[Span, ...] = ()  # where others speak, in order, apart from each other
        self.arrange()

    def _is_shortened(self, mention: Mention, who: Bearer) -> bool:
        """Whether initials in brackets behind a name stand for it: "Clean Water Athletes (CWA)"."""
        short = body_key(mention.short_form or "")
        fits = len(short) >= _LETTERS and short == initials(mention.name.bare)
        if fits and not mention.name.body:
            self._bodies.enter(short, who, anew=False)
        return fits and not mention.name.body

    def _take_surnames(self, mentions: Iterable[Mention]) -> None:
        """Enter surnames alone: of those known by more, and of those who do what people do."""
        lone = list(mentions)
        self._called_so.learn(self.text, [m for m, _ in self.mentions], lone)
        printed = Counter(fold(mention.name.surname) for mention in lone)
        for mention in lone:
            known = self.find(mention.name, mention.span.start)
            if known is None:
                human = acts(self.text, mention) or owns_words(self.text, mention)
                human = human or gender_by_title(mention.name) is not None
                once = printed[fold(mention.name.surname)] == 1  # a slip is not printed again
                shared = self.is_shared(mention.name)
                new = human and not (shared or (once and self._near.take_slip(mention.name)))
            else:
                new = self._is_before_kin(mention, known)
                new = new or holds_other(mention.name, known.name, known.heads)
            if new:
                self.add(mention.name)
        for mention in lone:
            if (known := self.find(mention.name, mention.span.start)) is not None:
                self._take(mention, known)

    def _is_before_kin(self, mention: Mention, known: Bearer) -> bool:
        """Whether a surname is not of the relative who alone bears it in full.

        "President Orth" thanks “my son, Beau Orth”: he stands first, or holds an office.
        """
        alone = known.is_kin and not known.spoke
        return alone and (bool(mention.offices) or mention.span.start < known.places[0])

    def _take(self, mention: Mention, who: Bearer) -> None:
        """Enter a mention under whom it names."""
        self.mentions.append((mention, who))
        who.forms[mention.name.bare] += 1
        who.aliases.setdefault(mention.name.bare)
        insort(who.places, mention.span.start)
        at, acted = mention.span.start, acts(self.text, mention) or owns_words(self.text, mention)
        who.spoke = who.spoke or acted
        kin = KIN.search(self.text, max(0, at - KIN_WITHIN), at)
        if kin is not None:
            who.kin_at = at if who.kin_at is None else min(at, who.kin_at)
            who.genders[Gender.SHE if kin[1] is not None else Gender.HE] += _BY_KIN
        who.is_shown |= is_shown(self.text, mention)
        who.is_body |= shows_body(self.text, mention) or self._is_shortened(mention, who)
        for office in mention.offices:
            self._give_office(who, office)
        self._give_title(who, mention.name)

    @staticmethod
    def _give_title(who: Bearer, name: Name) -> None:
        """Note the gender that a title tells, and how somebody known by a surname is called."""
        wanted = gender_by_title(name)
        if wanted is not None:
            who.genders[wanted] += _BY_TITLE
            who.called = who.called or address_of_name(name)

    def _give_office(self, who: Bearer, office: Span) -> None:
        """Note an office, and the gender it may tell."""
        if office not in who.offices:
            who.offices.append(office)
        printed = office.of(self.text)
        heads = head_nouns(printed) | (self.titles & {fold(printed)})
        who.heads |= heads
        for head in heads:
            gender = gender_of_title(head)
            if gender is not None:
                who.genders[gender] += _BY_TITLE

    def add(self, name: Name) -> Bearer:
        """Enter somebody new."""
        body = self.is_body(name)
        who = Bearer(SpeakerKind.INSTITUTION if body else SpeakerKind.PERSON)
        who.forms[name.bare] += 0
        who.aliases.setdefault(name.bare)
        self.everybody.append(who)
        if body:
            self._bodies.enter(name.bare, who, anew=False)
        for block in sounds_of(name):
            self._by_block.setdefault(block, []).append(who)
        if name.given and not body:
            self._by_given.setdefault(fold(name.given[0]), []).append(who)
            self._near.add(who, name.surname)
        gender = gender_of_given(name.given[0] if name.given else name.surname)
        if gender is not None and not body:
            who.genders[gender] += _BY_GIVEN
        self._give_title(who, name)
        who.heads |= told_offices(name)
        return who

    def is_body(self, name: Name) -> bool:
        """Whether a name without a noun for a body is one of a body by its words."""
        return is_body_name(name, self._words)

    def body(self, name: Name, short_form: str | None = None) -> Bearer:
        """The institution of a name, entered if it is new."""
        who = self._bodies.meant(name.surname)
        if who is None:
            self.everybody.append(who := Bearer(SpeakerKind.INSTITUTION))
        who.forms[name.surname] += 0
        who.heads |= head_nouns(name.surname)
        who.aliases.setdefault(name.surname)
        self._bodies.enter(name.surname, who)
        if short_form:
            self._bodies.enter(short_form, who, anew=False)
            who.aliases.setdefault(short_form)
        return who

    def is_generic(self, who: Bearer) -> bool:
        """Whether a body is called by one common noun only, in small letters too: "Poll: …"."""
        noun = who.name.lower()
        common = noun in _COUNTED or not is_publication(noun) or f" the {noun} " in self.text
        common = common and noun in BODY_NOUNS
        return (
            who.kind is not SpeakerKind.PERSON
            and common
            and noun in self._words
            and all(form.lower() == noun for form in who.forms)
        )

    def described(self, words: str) -> Bearer:
        """The body that a document calls by common nouns only.

        "The agency" alone may be any and stays in these words; "the defence ministry" names one.
        """
        who = self.body(parse_name(words))
        if who.name == who.name.lower() and " " not in who.name:
            who.words = words
        return who

    def enter(self, mention: Mention, who: Bearer) -> None:
        """Enter a mention of somebody found later, such as a label; `arrange` must follow."""
        self._take(mention, who)

    def hold(self, who: Bearer, office: Span) -> None:
        """Note an office that somebody is told to hold outside of any mention."""
        self._give_office(who, office)

    def arrange(self) -> None:
        """Put the mentions into the order of the text."""
        self.mentions.sort(key=lambda pair: pair[0].span)
        self.starts = [m.span.start for m, _ in self.mentions]

    def bare(self, name: Name) -> Bearer:
        """The bearer of a surname whom nothing gives a fuller name; entered if new.

        A namesake who is spoken of by a fuller name is somebody else, as far as is known.
        """
        alone = (w for w in self._namesakes(name) if fold(w.name) == fold(name.bare))
        return next(alone, None) or self.add(name)

    def full(self, name: Name) -> Bearer:
        """The bearer of a full name, entered if new; a fuller form of it is noted."""
        if name.body:
            return self.body(name)
        who = self.find(name)
        if who is None:
            return self._take_given(name) or self.add(name)
        who.forms[name.bare] += 0
        who.aliases.setdefault(name.bare)
        return who

    def _take_given(self, name: Name) -> Bearer | None:
        """The one who is called by the given name alone of a name that is found later."""
        given = fold(name.given[0]) if name.given else ""
        fits = [w for w in self.everybody if given and fold(w.name) == given]
        if len(fits) != 1 or fits[0].kind is not SpeakerKind.PERSON or self.is_shared(name):
            return None
        for block in sounds_of(name):
            self._by_block.setdefault(block, []).append(fits[0])
        fits[0].forms[name.bare] += 0
        fits[0].aliases.setdefault(name.bare)
        return fits[0]

    def _namesakes(self, name: Name) -> list[Bearer]:
        """Those whose surname may be the one of a name; at most the first dozen."""
        near = (who for block in sounds_of(name) for who in self._by_block.get(block, ())[:_MOST])
        return list(dict.fromkeys(near))

    def bearers_of(self, printed: str) -> list[Bearer]:
        """Those of the document who may bear a name that the record knows."""
        name = parse_name(printed)
        alike = (w for w in self._namesakes(name) if w.places)
        return [w for w in alike if names_agree(w.name, name.bare)]

    def _full(self, name: Name) -> Bearer:
        """The bearer of a name with given name, entered if new."""
        key = fold(name.bare)
        if key not in self._by_name:
            grades = [(compare_names(w.name, name.bare), w) for w in self._namesakes(name)]
            fits = [w for grade, w in grades if grade is not Agreement.NONE]
            best = [w for grade, w in grades if grade >= Agreement.VARIANT]
            chosen = best or fits
            self._by_name[key] = chosen[0] if len(chosen) == 1 else self.add(name)
        return self._by_name[key]

    def find(self, name: Name, place: int | None = None) -> Bearer | None:
        """Whom a printed name means at a place; None if nobody, or two alike."""
        if name.body:
            return self._bodies.get(name.surname)
        fits = [w for w in self._namesakes(name) if names_agree(w.name, name.bare)]
        if not fits:
            short = self._bodies.get(name.bare)
            short = short or self._near.meant(name) or self._by_given_name(name)
            return short or by_initials(name.bare, self.everybody, self.text)
        wanted = gender_by_title(name)
        if wanted is None and len(fits) > 1:
            likely = self._called_so.likely_gender(name)
            fits = [w for w in fits if None in {likely, w.gender} or w.gender is likely] or fits
        return choose_bearer(fits, name, place, wanted)

    def _by_given_name(self, name: Name) -> Bearer | None:
        """Somebody called by the given name alone, if only one bears it."""
        common = name.surname.lower() in self._words  # "Mathematical" of a heading
        if name.given or common or set(plain_titles(name)) - _BEFORE_GIVEN:
            return None
        fits = self._by_given.get(fold(name.surname), [])
        human = len(fits) == 1 and (fits[0].is_human or gender_of_given(name.surname) is not None)
        return fits[0] if human else None  # "Palar" of "Palar Really Wants" is no given name

    def bearer(self, name: Name, place: int) -> Bearer | None:
        """Whom a name means, entered if nobody bears it; None if several bear it alike."""
        if name.body:
            return self.body(name)
        return self.find(name, place) or (None if self.is_shared(name) else self.add(name))

    def is_shared(self, name: Name) -> bool:
        """Whether several people of the document may bear this name."""
        return sum(names_agree(w.name, name.bare) for w in self._namesakes(name)) > 1

    def is_common(self, name: Name, start: int) -> bool:
        """Whether a lone word is a common noun that begins a sentence: "Posts said".

        Its text prints it in small letters too, it means many, or it is of what stands behind it.
        """
        if name.given or name.titles:
            return False
        placed = is_placed(self.text, start + len(name.bare)) or is_many(name.bare)
        if not placed and name.bare.lower() not in self._words:
            return False
        before = self.text[max(0, start - 3) : start].strip(" ")
        return not before or before[-1] in ".!?\n“”\"'|:*"

    @staticmethod
    def may_be(who: Bearer, name: Name) -> bool:
        """Whether somebody may be called by a name."""
        if gender_by_title(name) not in (None, who.gender or gender_by_title(name)):
            return False
        other = holds_other(name, who.name, who.heads)
        return names_agree(who.name, name.bare) and not other

    def mentioned(self, start: int, end: int) -> set[Bearer]:
        """Who is mentioned in a stretch of the text."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return {who for _, who in self.mentions[first:last]}

    def is_said(self, office: Span) -> bool:
        """Whether an office is what a quoted speaker calls somebody."""
        i = bisect_left(self.said, Span(office.start + 1, 0)) - 1
        return i >= 0 and self.said[i].overlaps(office)

    def voices(self, speakers: Sequence[Bearer]) -> tuple[Voice, ...]:
        """The voices of those who speak, in the order given; each bears a name of its own."""
        held = Counter(who.name for who in speakers)
        return tuple(self._voice(who, alone=held[who.name] == 1) for who in speakers)

    def _voice(self, who: Bearer, *, alone: bool) -> Voice:
        """One speaker as the archive will see it."""
        human = who.kind is SpeakerKind.PERSON
        write = write_name if human else write_body
        printed = (office.of(self.text) for office in sorted(set(who.offices)))
        name = write(who.name if alone else who.called or before_name(printed, who.name))
        called = (who.called,) if human and " " not in who.name and who.called else ()
        aliases = dict.fromkeys(a for a in map(write, (*who.aliases, *called)) if a != name)
        kind = who.kind if human else kind_of_body(name)
        roles = tuple(
            Role(write_office(office.of(self.text)), self.document, office)
            for office in self._shown_offices(who)
        )
        return Voice(self.document, name, kind, tuple(aliases), tuple(dict.fromkeys(roles)))

    def _shown_offices(self, who: Bearer) -> Iterator[Span]:
        """Offices in the document's own voice; what a quoted speaker calls somebody is none."""
        for office in sorted(set(who.offices)):
            shown = clean_office(self.text, office)
            if shown is not None and not self.is_said(office):
                yield shown
