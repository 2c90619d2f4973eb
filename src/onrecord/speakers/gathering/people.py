"""People: the voices of an archive gathered into persons and institutions."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.model import Person, SpeakerKind, Voice
from onrecord.speakers.gathering.clusters import (
    Cluster,
    Parted,
    contradict,
    gender_of_voice,
    key_of,
    mark_of,
    merged_twins,
    office_words,
    other_office,
    slug_of,
)
from onrecord.speakers.gathering.institutions import (
    gather_bodies,
    is_named,
    is_named_body,
    named_aliases,
    reworded_key,
)
from onrecord.speakers.gathering.joining import (
    join_double,
    join_first,
    join_led,
    join_spaced,
    join_told,
    join_turned,
    name_keys,
)
from onrecord.speakers.gathering.misspelt import join_slips
from onrecord.speakers.naming.name_words import gender_of_given
from onrecord.speakers.naming.speaker_kinds import body_key, initials, is_acronym, short_of_body
from onrecord.text import Agreement, fold, parse_name, skeleton, surname_block

__all__ = ["gather_people", "link_keys"]

_FEW_BEARERS = 2  # persons' voices of a surname before a body of that name is a slip
_OFTENER = 3  # times as many call one of them by the surname alone
_FAR_MORE = 4  # times as many documents name one bearer of a surname as all the others together


def gather_people(
    voices: Iterable[Voice],
    parted: frozenset[tuple[str, str]] = frozenset(),
    joined: Mapping[tuple[str, str], str] | None = None,
) -> tuple[Person, ...]:
    """Gather the voices of an archive into persons; each merge bears its reason.

    One person: the same full name, or spellings of one (see `onrecord.text.compare_names`); a
    surname or initials alone where exactly one full-named person of the archive fits, or one
    alone has the same office. Two: the same name with offices of walks of life that hardly ever
    meet (a footballer and a minister). A body is one by its name without article and points, or
    by initials that fit one body only; a body without a proper name ("the ministry") is one in
    its document only.

    Args:
        voices: of all documents, in any order; the order does not matter.
        parted: pairs of "document:name" that are not the same speaker, whatever the names say.
        joined: pairs of "document:name" that are the same speaker, each with the reason.

    Returns:
        Persons by id; every voice is in the merges of exactly one. About 50,000 voices take a few
        seconds; time grows with the number of different names of one sound.
    """
    apart = Parted(parted)
    held = merged_twins(voices)
    people, institutions = _part(held)
    clusters = [*_gather_humans(people, apart), *gather_bodies(institutions, apart)]
    return _give_ids(join_told(clusters, joined or {}))


def _part(held: Sequence[Voice]) -> tuple[list[Voice], list[Voice]]:
    """Persons and bodies: what one document takes a name for is outvoted by the others."""
    bodies = Counter(body_key(v.name) for v in held if is_named_body(v))
    human = Counter(body_key(v.name) for v in held if v.kind is SpeakerKind.PERSON)
    surnames = Counter(
        fold(parse_name(v.name).surname) for v in held if v.kind is SpeakerKind.PERSON
    )
    whole = {fold(n.surname) for v in held if (n := parse_name(v.name)).given}
    firms = {short_of_body(body_key(v.name)) for v in held if is_named_body(v)} - whole
    people: list[Voice] = []
    institutions: list[Voice] = []
    for voice in held:
        key = body_key(voice.name)
        lone = " " not in voice.name or gender_of_given(voice.name.split()[0]) is None
        often = bodies[key] >= human[key] > 0 or (key in firms and " " not in voice.name)
        lone = lone and not voice.roles and often
        slip = human[key] > bodies[key] and " " in key and not parse_name(voice.name).body
        slip = slip or (bodies[key] == 1 and _is_surname_of(voice.name, surnames[key]))
        body = lone if voice.kind is SpeakerKind.PERSON else not slip
        (institutions if body else people).append(voice)
    return people, institutions


def _is_surname_of(name: str, bearers: int) -> bool:
    """Whether a word that one document takes for a body is the surname of persons of others."""
    parsed = parse_name(name)
    alone = not (parsed.body or parsed.given or parsed.titles or is_acronym(name))
    return alone and bearers >= _FEW_BEARERS


def link_keys(voice: Voice) -> frozenset[str]:
    """What a voice shares with every other that decides whose it is, and under which id."""
    body = body_key(voice.name)
    here = frozenset() if is_named(voice.name) else frozenset([f"here {voice.document} {body}"])
    if voice.kind is not SpeakerKind.PERSON and (words := reworded_key(voice.name)):
        here |= {f"reworded {words}"}
    if voice.kind is not SpeakerKind.PERSON and here and not is_named(voice.name):
        return here
    keys = {f"address {slug_of(voice.name)}", *here}
    if voice.kind is SpeakerKind.PERSON:
        keys |= {
            f"sound {surname_block(voice.name)}",
            f"bare {fold(parse_name(voice.name).bare)}",
            f"whole {fold(voice.name)}",
            *name_keys(voice.name),
        }
        if called := _given_alone(voice.name, voice.aliases):
            keys.add(f"bare {called}")
    if voice.kind is not SpeakerKind.PERSON and " " not in voice.name:
        keys.add(f"sound {surname_block(voice.name)}")
    keys |= {f"body {each}" for each in (body, *named_aliases(voice))}
    if " " in body and voice.kind is not SpeakerKind.PERSON:
        keys.add(f"body {initials(body)}")  # of persons they decide nothing, and tie most of them
    if voice.kind is not SpeakerKind.PERSON and (short := short_of_body(body)):
        keys |= {f"body {short}", f"sound {surname_block(short)}"}
    return frozenset(keys)


def _gather_humans(voices: Sequence[Voice], apart: Parted) -> list[Cluster]:
    """Full names first, then what leaves part of a name out."""
    full: dict[str, list[Voice]] = defaultdict(list)
    partial: list[Voice] = []
    for voice in voices:
        given = parse_name(voice.name).given
        if given and len(given[0].strip(".")) > 1:
            full[fold(parse_name(voice.name).bare)].append(voice)
        else:
            partial.append(voice)
    clusters = _gather_full(full, apart)
    for join in (join_led, join_turned, join_spaced, join_double, join_first, join_slips):
        clusters = join(clusters, apart)
    return [*clusters, *_gather_partial(partial, clusters, apart)]


def _gather_full(named: dict[str, list[Voice]], apart: Parted) -> list[Cluster]:
    """One cluster for each full name and its spellings."""
    buckets: dict[tuple[str, str], list[Cluster]] = defaultdict(list)
    ranked = sorted(named.items(), key=lambda item: (-len(item[0].split()), -len(item[1]), item[0]))
    for _, voices in ranked:
        name = voices[0].name
        bucket = buckets[surname_block(name), skeleton(parse_name(name).given[0])]
        for part in _split_namesakes(voices, apart):
            fits = [
                c
                for c in bucket
                if c.fits(name, Agreement.VARIANT)
                and not contradict(c.offices, part.offices)
                and not apart.forbids(c, part.reasons)
            ]
            same = [c for c in fits if c.fits(name, Agreement.SAME)]
            if len(same or fits) == 1:
                chosen = (same or fits)[0]
                reason = f"“{name}” is a spelling of “{chosen.name}”."
                if same:
                    chosen.take(part.voices, reason)
                else:  # a surname alone need not agree with each spelling
                    chosen.join(part, reason)
            else:
                bucket.append(part)
    return [cluster for bucket in buckets.values() for cluster in bucket]


def _split_namesakes(voices: Sequence[Voice], apart: Parted) -> list[Cluster]:
    """Voices of one full name, parted where offices contradict or a person said so."""
    clusters: list[Cluster] = []
    plain: list[Voice] = []
    for voice in voices:
        offices = office_words(voice)
        if not offices and key_of(voice) not in apart:
            plain.append(voice)
            continue
        fits = [
            c
            for c in clusters
            if not contradict(c.offices, offices) and not apart.forbids(c, [key_of(voice)])
        ]
        if not fits:
            clusters.append(fits_none := Cluster(SpeakerKind.PERSON))
            fits = [fits_none]
        fits[0].take([voice], f"The same name, “{voice.name}”.")
    if not clusters:
        clusters.append(Cluster(SpeakerKind.PERSON))
    largest = max(clusters, key=lambda c: len(c.voices))
    why = "" if len(clusters) == 1 else " Of several so named, the one most often given an office."
    for voice in plain:
        largest.take([voice], f"The same name, “{voice.name}”.{why}")
    return clusters


def _gather_partial(
    voices: Sequence[Voice], full: Sequence[Cluster], apart: Parted
) -> list[Cluster]:
    """Let surnames and initials join the one who fits; what is left stays its own."""
    blocks: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in full:
        for block in cluster.blocks:
            blocks[block].append(cluster)
    called = _called_by_given(full)
    settled = [
        (v, *(_find_called(v, called) or _find_bearer(v, blocks[surname_block(v.name)], apart)))
        for v in voices
    ]
    own: dict[str, list[Cluster]] = defaultdict(list)
    for voice, bearer, reason, rivals in settled:
        if bearer is not None and not apart.forbids(bearer, [key_of(voice)]):
            bearer.take([voice], reason)
            continue
        held = own[fold(voice.name)]
        fits = [
            c
            for c in held
            if (not rivals or c.offices & office_words(voice))
            and not contradict(c.offices, office_words(voice))
            and not apart.forbids(c, [key_of(voice)])
        ]
        if not fits:
            held.append(alone := Cluster(SpeakerKind.PERSON))
            fits = [alone]
        fits[0].take([voice], reason)
    return [cluster for held in own.values() for cluster in held]


def _called_by_given(full: Sequence[Cluster]) -> dict[str, list[Cluster]]:
    """Those whom a document that names them in full calls by the given name: "Tedros"."""
    called: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in full:
        aliases = (alias for voice in cluster.voices for alias in voice.aliases)
        if given := _given_alone(cluster.name, aliases):
            called[given].append(cluster)
    return called


def _given_alone(name: str, aliases: Iterable[str]) -> str:
    """The rare given name by which somebody is called alone, folded; empty where there is none."""
    given = fold((*parse_name(name).given, "")[0])
    rare = bool(given) and gender_of_given(given) is None
    return given if rare and given in map(fold, aliases) else ""


def _find_called(
    voice: Voice, called: Mapping[str, Sequence[Cluster]]
) -> tuple[Cluster, str, int] | None:
    """The one whom a given name alone means that other documents call so; not a common one."""
    fits = called.get(fold(voice.name), ())
    if len(fits) != 1:
        return None
    return fits[0], f"“{voice.name}”; other documents call {fits[0].name} so.", 1


def _find_bearer(
    voice: Voice, block: Sequence[Cluster], apart: Parted
) -> tuple[Cluster | None, str, int]:
    """The one full-named person whom part of a name means; the reason; how many it might mean."""
    offices = office_words(voice)
    gender = gender_of_voice(voice)
    fits = [
        c
        for c in block
        if c.fits(voice.name, Agreement.PARTIAL)
        and fold(parse_name(c.name).surname) not in offices  # "Dean Orth" is no Ada Orth Dean
        and c.gender in (None, gender or c.gender)
        and all(c.fits(name, Agreement.PARTIAL) for name in voice.aliases if _has_given(name))
        and not contradict(c.offices, offices)
        and not apart.forbids(c, [key_of(voice)])
    ]
    found = _told(fits, offices)
    if found is None or (voice.document in found[0].documents and not found[2]):
        if not fits or all(voice.document in c.documents for c in fits):
            return None, f"The same name, “{voice.name}”.", 0
        why = f"“{voice.name}”; {len(fits)} people are called so, so it stays apart."
        return None, why, len(fits)
    return found[0], f"“{voice.name}”; {found[1]}", 1


def _told(fits: Sequence[Cluster], offices: set[str]) -> tuple[Cluster, str, bool] | None:
    """Who of those called so is meant, why, and whether an office tells it.

    Whom the document names in full as well is a rival, and meant only where an office tells it.
    """
    if not fits:
        return None
    if len(fits) == 1:
        same = any(fits[0].held[word] for word in offices)
        if other_office(offices, fits[0]):
            return None
        return fits[0], f"in this archive only {fits[0].name} is called so.", same
    return _far_more(fits, offices) or (None if offices else _called_so(fits))


def _far_more(fits: Sequence[Cluster], offices: set[str]) -> tuple[Cluster, str, bool] | None:
    """Of several who are called so the one who has the office, or whom nearly all documents mean.

    A slip gives one document's office to another bearer, so that one in many counts for nothing.
    """
    times = {id(c): max((c.held[office] for office in offices), default=0) for c in fits}
    if not any(times.values()):  # "Comm." is the commissioner
        times = {id(c): max(map(c.times_held_from, offices), default=0) for c in fits}
    if not any(times.values()):
        offices = set()
        times = {id(c): len(c.voices) for c in fits}
    most = max(fits, key=lambda c: times[id(c)])
    others = sum(times.values()) - times[id(most)]
    if not times[id(most)] or times[id(most)] < _FAR_MORE * others:
        return None
    if offices:
        office = max(sorted(offices), key=lambda word: most.held[word])
        return most, f"of those called so, {most.name} is “{office}” too.", True
    many = times[id(most)]
    return most, f"{many} documents name {most.name} in full, {others} somebody else.", False


def _has_given(name: str) -> bool:
    """Whether a name has more than a surname: "L. Orth"."""
    return bool(parse_name(name).given)


def _called_so(fits: Sequence[Cluster]) -> tuple[Cluster, str, bool] | None:
    """Of several who are called so the one whom documents call by the surname alone.

    A document that names the minister and his cousin calls the minister by the surname: so does
    one that names him alone.
    """
    often = sorted(fits, key=lambda c: len(c.bare), reverse=True)
    others = sum(len(c.bare) for c in often[1:])
    if len(often[0].bare) < max(len(fits) - 1, _OFTENER * others):
        return None
    many = len(often[0].bare)
    return often[0], f"{many} documents call {often[0].name} so, {others} somebody else.", False


def _give_ids(clusters: Sequence[Cluster]) -> tuple[Person, ...]:
    """Persons with ids that depend on names and voices alone, not on the order of adding.

    The name makes the id. Of namesakes the one with the first voice has it alone; each other one
    bears a mark of its own first voice, so that a further namesake changes nobody's id. A body
    without a proper name always bears one.
    """
    named: dict[str, list[Cluster]] = defaultdict(list)
    people: list[Person] = []
    for cluster in clusters:
        slug = slug_of(cluster.name)
        if cluster.kind is SpeakerKind.PERSON or is_named(cluster.name):
            named[slug].append(cluster)
        else:
            people.append(cluster.as_person(f"{slug}-{mark_of(min(cluster.reasons))}"))
    for slug, held in named.items():
        held.sort(key=lambda c: min(c.reasons))
        people.append(held[0].as_person(slug))
        people += (c.as_person(f"{slug}-{mark_of(min(c.reasons))}") for c in held[1:])
    return tuple(sorted(people, key=lambda p: p.id))
