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
    AttributionType.COMMUNICATION: _list(
        "say tell write add tweet retweet continue ask reply respond call declare explain "
        "read report state conclude note chant warn shout remark yell admit argue answer "
        "claim joke insist interject assure post quip exclaim opine muse counter retort quote "
        "suggest announce testify acknowledge concede emphasize emphasise stress predict "
        "lament complain boast brag urge demand proclaim reiterate repeat recount protest "
        "comment describe whisper beg plead accord caution contend assert maintain clarify "
        "elaborate confess point allege accuse blame criticize criticise praise condemn "
        "denounce slam blast deride mock ridicule dismiss reject deny dispute rebut refute "
        "defend endorse cite mention reference refer allude hint imply insinuate indicate "
        "signal disclose reveal confirm affirm inform notify remind advise brief estimate "
        "forecast project calculate rumor rumour speculate theorize propose recommend label "
        "dub term brand liken compare characterize characterise portray publish print "
        "broadcast email text message speak talk discuss address pronounce express voice vent "
        "utter thank apologize apologise congratulate highlight underline underscore outline "
        "detail list tout hail credit attribute ascribe question query inquire rule show "
        "attest swear snap scream roar fume mutter thunder gripe grumble vouch relay relate "
        "narrate profess preach teach lecture exhort appeal lobby press object agree disagree "
        "share phone cable sign issue release rail lambaste lambast assail rebuke chide scold "
        "bemoan decry bash attack statement assertion allegation accusation contention "
        "argument announcement declaration warning suggestion admission complaint denial "
        "insistence criticism description explanation prediction testimony word speech "
        "interview letter memo saying response conclusion recommendation proposal "
        "acknowledgment revelation confirmation plea poll survey advocate clear applaud cheer "
        "herald downplay smear disparage challenge repudiate"
    ),
    AttributionType.ATTITUDE: _list(
        "think believe suppose imagine expect hope fear worry doubt feel guess assume presume "
        "suspect reckon consider deem regard view anticipate dread wonder trust envision "
        "envisage picture conceive fancy judge favor favour oppose support prefer like love "
        "hate dislike despise admire appreciate respect embrace welcome resent mind enjoy "
        "care agonize fret ponder contemplate mull concern convince disappoint alarm appal "
        "surprise shock confident optimistic pessimistic skeptical sceptical sure unsure "
        "certain wary proud glad happy angry afraid concerned worried convinced belief "
        "opinion thought expectation suspicion impression sense feeling confidence assumption "
        "notion attitude sentiment puzzlement mean interpret seem appear sound wish dream "
        "long approve disapprove hold rate rank"
    ),
    AttributionType.FACTIVE: _list(
        "know remember regret forget see hear realize realise learn discover notice recognize "
        "recognise understand recall observe witness perceive aware ignorant foresee watch "
        "find determine grasp comprehend recollect overlook knowledge awareness realization "
        "recollection memory discovery"
    ),
    AttributionType.CONTROL: _list(
        "plan promise order want intend refuse try persuade permit allow forbid force compel "
        "command instruct direct vow pledge decide seek aim attempt strive struggle choose "
        "opt resolve threaten decline commit undertake hesitate yearn desire need encourage "
        "dare prepare volunteer offer manage fail begin help enable cause require oblige "
        "authorize authorise sanction pressure coerce train consent prohibit ban discourage "
        "stop prevent willing eager reluctant ready determined intention decision threat "
        "refusal effort bid goal ambition commitment willingness determination resolution "
        "vote"
    ),
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
