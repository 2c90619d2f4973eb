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

__all__ = ["IRREGULAR", "TO_DO", "TYPES"]


TYPES: dict[AttributionType, frozenset[str]] = {
    kind: ENGLISH.words("attribution_types", kind.value) for kind in AttributionType
}
TO_DO = ENGLISH.words("attribution_types", "to_do")
IRREGULAR = ENGLISH.table("attribution_types", "irregular")
