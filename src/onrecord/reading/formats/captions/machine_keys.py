"""Keys under which machines that transcribe keep words, speakers and times in JSON."""

__all__ = [
    "ASKED",
    "DAYS",
    "IDS",
    "LANGUAGES",
    "NAMES",
    "PIECES",
    "SPEAKERS",
    "TEXTS",
    "TIMES",
    "TITLES",
    "fold_key",
]


def _list(words: str) -> tuple[str, ...]:
    """The keys of a list, the first to be asked first."""
    return tuple(words.split())


def fold_key(key: str) -> str:
    """A key without the marks that styles differ in: `speakerName`, `speaker_name`."""
    return key.replace("_", "").replace("-", "").lower()


# All are folded by `fold_key`. Where they come from:
# text: Whisper, WhisperX, whisper.cpp, Teams entries, AssemblyAI, Descript; transcript: Otter,
# Deepgram, Google; value: Rev, Trint; content: AWS, Speechmatics; word, punctuatedword: Deepgram,
# WhisperX; utf8: json3 of YouTube; spokentext: Teams metadata; caption, sentence: meeting tools.
TEXTS = _list(
    "text transcript content punctuatedword value utf8 spokentext caption captiontext sentence "
    "utterance message body word displaytext display term"
)
# A list inside an item that spells its words: Rev elements, json3 segs, AWS and Google
# alternatives (the first is the best), words of Descript.
PIECES = _list("elements segs words alternatives items tokens spans sentences children terms")
SPEAKERS = _list(
    "speakername speakerdisplayname speaker speakerlabel speakerid speakertag displayname "
    "participantname participant username user name by role channeltag"
)
ASKED = _list("question asked")  # instead of a speaker: what somebody asks whom nobody names
DAYS = _list("date published publishedon issued recorded recordedon heldon held day")
TIMES = _list(
    "start end starttime endtime startoffset endoffset startms tstartms ts endts time times from "
    "to begin timestamp timestamps offset offsets startsec endsec duration fromts tots t0 t1 "
    "startseconds startdatetime starttimestamp"
)
# Where a file tells who hides behind a number: a list of objects with an id and a name, or a map.
NAMES = _list("speakers participants speakermap speakernames users")
IDS = _list("id speakerid speaker key identifier uuid")
TITLES = _list("title headline event item meetingtitle subject name filename")
LANGUAGES = _list("language languagecode lang")
