"""Homophones: words that no ear tells apart, so that only spelling differs, not what was said.

Compiled by hand from general knowledge of English: what sounds the same in American and in British
speech, and is confused in print or in transcripts ("the principle of the school"). Left out are
numbers ("two", "too"), denials ("know", "no"), and pairs of which one is hardly written any more.
Contractions stand opened, as words are compared.
"""

from collections.abc import Sequence

__all__ = ["are_homophones"]

_SETS = """
their there they_are/your you_are/its it_is/whose who_is/theirs there_is/principal principle/
principals principles/council counsel/councils counsels/councillor counsellor/cite site sight/
cites sites sights/led lead/passed past/peace piece/weather whether/right write rite/rights writes
rites/here hear/weak week/role roll/roles rolls/sell cell/sells cells/
brake break/brakes breaks/bare bear/bares bears/board bored/border boarder/borders boarders/
by buy bye/capital capitol/ceiling sealing/cereal serial/complement compliment/complements
compliments/complementary complimentary/core corps/coarse course/discreet discrete/dual duel/
fair fare/fairs fares/feat feet/flair flare/flour flower/foreword forward/forth fourth/
gorilla guerrilla guerilla/grate great/groan grown/hail hale/hair hare/hall haul/
heal heel/heroin heroine/higher hire/hole whole/idle idol/lessen lesson/loan lone/made maid/
mail male/main mane/manner manor/meat meet/medal meddle/metal mettle/mind mined/miner minor/
miners minors/morning mourning/muscle mussel/naval navel/pail pale/pain pane/pair pear/pause paws/
pedal peddle/plain plane/plains planes/pole poll/poles polls/pore pour/pray prey/presence presents/
prophet profit/prophets profits/rain reign rein/rains reigns reins/raise raze/read red/
sail sale/sails sales/scene seen/seam seem/seas sees seize/shear sheer/
soar sore/sole soul/son sun/stair stare/stake steak/stationary stationery/steal steel/
straight strait/tail tale/taught taut/team teem/threw through/throne thrown/tide tied/to too/
toe tow/vain vein vane/waist waste/wait weight/waits weights/waive wave/waived waved/wear where/
way weigh/wood would/yoke yolk/patience patients/residence residents/assistance assistants/
attendance attendants/correspondence correspondents/dependence dependents/incidence incidents/
independence independents/instance instants/allowed aloud/altar alter/ascent assent/aid aide/
aids aides/aisle isle/bail bale/band banned/base bass/beat beet/berth birth/block bloc/blocks blocs/
canon cannon/canvas canvass/censor sensor/chord cord/cue queue/die dye/ensure insure/
faze phase/gait gate/hoard horde/hoards hordes/knight night/lie lye/marshal martial/missed mist/
overdo overdue/packed pact/palate palette/peak peek pique/precedence precedents/
racked wracked/roe row/shoot chute/sleight slight/tacks tax/tracked tract/troop troupe/
troops troupes
"""
_SOUND = {
    word.replace("_", " "): number
    for number, words in enumerate("".join(_SETS.splitlines(keepends=True)).split("/"))
    for word in words.split()
}


def are_homophones(said: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether both sides, in the spelling of `onrecord.text.spell_out`, are heard as the same."""
    one, other = " ".join(said), " ".join(printed)
    return one != other and one in _SOUND and _SOUND.get(other) == _SOUND[one]
