"""Which words make an attribution a saying, a thinking, a knowing or a willing.

The four types are those of the Penn Discourse Treebank 2.0 (Annotation Manual, 2007, section 5.2):
assertions (verbs of communication), beliefs (propositional attitude), facts (factive and
semi-factive verbs), eventualities (verbs of influence, commitment and orientation, which govern
another verb: "control"). The words are those that the manual names, the cues of the training part
of PolNeAR that occur there three times or more, and their synonyms. Lemmas only; nouns that say the
same stand beside their verbs.
"""

from onrecord.language import ENGLISH
from onrecord.model import AttributionType

__all__ = ["EXAMPLES", "IRREGULAR", "TO_DO", "TYPES"]


def _list(words: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(words.split())


TYPES: dict[AttributionType, frozenset[str]] = {
    kind: ENGLISH.words("attribution_types", kind.value) for kind in AttributionType
}
TO_DO = ENGLISH.words("attribution_types", "to_do")
IRREGULAR = ENGLISH.table("attribution_types", "irregular")

# Sentences whose cue stands in _underscores_ and whose content stands in [brackets].
EXAMPLES: tuple[tuple[str, AttributionType], ...] = (
    ("The envoy _said_ [the gate was shut].", AttributionType.COMMUNICATION),
    ("She _wrote_ that [the wall had held].", AttributionType.COMMUNICATION),
    ("He _told_ the council [that nobody was hurt].", AttributionType.COMMUNICATION),
    ("_According to_ the harbour office, [two cranes are lost].", AttributionType.COMMUNICATION),
    ("[“Nobody was hurt.”]", AttributionType.COMMUNICATION),
    ("[“I was nine that winter,”] she _remembers_.", AttributionType.COMMUNICATION),
    ("The board _has been asking_ [whether the dam is safe].", AttributionType.COMMUNICATION),
    ("Her _claim_ [that the dam was safe] is disputed.", AttributionType.COMMUNICATION),
    ("The envoy _thinks_ [the gate will open in May].", AttributionType.ATTITUDE),
    ("They _hope_ [to be home by Friday].", AttributionType.ATTITUDE),
    ("Growers _fear_ [that the frost will return].", AttributionType.ATTITUDE),
    ("The office _expects_ [the river to fall].", AttributionType.ATTITUDE),
    ("His _belief_ [that the wall would hold] was shared.", AttributionType.ATTITUDE),
    ("She _is convinced_ [that the pilot saw the light].", AttributionType.ATTITUDE),
    ("The pilots _knew_ [that the light was out].", AttributionType.FACTIVE),
    ("He _did not remember_ [who opened the gate].", AttributionType.FACTIVE),
    ("The crew _saw_ [that the rope was cut].", AttributionType.FACTIVE),
    ("She _regrets_ [that she signed].", AttributionType.FACTIVE),
    ("The council _plans_ [to sell the ferry].", AttributionType.CONTROL),
    ("The minister _promised_ [to rebuild the road].", AttributionType.CONTROL),
    ("The harbour master _ordered_ [the crews to leave].", AttributionType.CONTROL),
    ("He _asked_ [the captains to wait].", AttributionType.CONTROL),
    ("Police _told residents to_ [stay at home].", AttributionType.CONTROL),
    ("The union _wants_ [to strike].", AttributionType.CONTROL),
    ("Both sides _agreed_ [to talk].", AttributionType.CONTROL),
    ("He _agreed_ [that the road was lost].", AttributionType.COMMUNICATION),
    ("She _vowed_ [“to finish the bridge”].", AttributionType.CONTROL),
    ("He _asked_ [“Who pays?”]", AttributionType.COMMUNICATION),
)
