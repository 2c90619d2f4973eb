"""Words that tell a speaker's label from other words, and who asks from who answers."""

__all__ = [
    "ALWAYS_ASK",
    "ANSWERS",
    "ARTICLES",
    "COUNTED",
    "GROUPS",
    "LETTER_ASKS",
    "LETTER_PAIRS",
    "MAY_ASK",
    "MONTHS",
    "NEVER",
    "ORDINALS",
    "PARTICLES",
    "PHRASES",
    "PLAIN",
    "QUESTIONS",
    "SHORTENED",
    "TALKS",
    "TITLES",
]


def _list(words: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(words.split())


def _lines(phrases: str) -> frozenset[str]:
    """The phrases of a list that parts them by semicolons."""
    return frozenset(phrase.strip() for phrase in phrases.split(";"))


# All lists are folded: lower case, no accents.
QUESTIONS = _list(
    "? q question questions frage pregunta domanda pergunta вопрос soru vraag fraga pytanie"
)
ANSWERS = _list(
    "a answer answers antwort respuesta reponse risposta resposta ответ cevap antwoord svar "
    "odpowiedz"
)
ALWAYS_ASK = _list(
    "reporter reporters journalist journalists press participant correspondent journaliste "
    "journalistin periodista giornalista jornalista gazeteci questioner"
)
MAY_ASK = _list(
    "moderator moderateur moderatrice moderatorin moderador moderadora moderatore host anchor "
    "interviewer operator unidentified unknown inaudible caller audience member presenter "
    "facilitator emcee mc remark remarks comment reply response interjection voice "
    " intervieweur entrevistador entrevistadora staff aide"
)
TITLES = _list(
    "mr mrs ms miss mx dr prof sir dame lord lady madam sen senator rep representative gov "
    "governor "
    "gen general lt col colonel maj major capt captain sgt cmdr adm admiral amb ambassador judge "
    "justice chief president vice prime minister secretary chancellor mayor chair chairman "
    "chairwoman chairperson director commissioner professor doctor bishop archbishop pope rabbi "
    "imam "
    "sheikh king queen prince princess speaker deputy assistant under special envoy spokesperson "
    "spokesman spokeswoman attorney sheriff officer detective the rev reverend father sister "
    "brother "
    "councillor councilor cllr alderman "
    "gentleman "
    "hon honorable honourable m mme mlle herr frau dhr mevr sr sra srta don dona senor senora "
    "signor signora senhor senhora heer mevrouw presidente presidenta ministre ministro ministra "
    "diputado diputada deputado deputada monsieur madame premier delegate witness court clerk "
    "bailiff "
    "counsel defendant plaintiff by state press foreign defense defence finance interior acting "
    "former"
)
# Words of running speech that begin an office: "First Minister", "Second Gentleman".
ORDINALS = _list("first second third")
# Titles that are shortened by a full stop, which ends no label.
SHORTENED = _list(
    "mr mrs ms dr prof sen rep gov gen lt col maj capt sgt cmdr adm amb rev hon st messrs"
)
# Before a title in small letters, in languages that print it so: "El señor", "De heer", "M. le".
ARTICLES = _list("el la le il lo o a de der die m mme")
# Who calls out together: "Government senators:", "An hon. Member:".
GROUPS = _list("members member senators senator deputies delegates honourable speakers councillors")
PARTICLES = _list(
    "van der den de del della di da dos das du la le les el al bin ibn ben bint abu von zu zum ten "
    "ter of the and for y e und et o op mc st san pro tempore tem"
)
# Words of running speech: what has one of them is no name.
PLAIN = _list(
    "i you he she it we they me him us them my your his its our their this that these those here "
    "there is are was were be been being am do does did has have had will would can could shall "
    "should may might must not no yes what who whom which when where why how if because but so "
    "then than as at by from in into on onto out over to up with about after before again all any "
    "some more most just like one two three four five six seven eight nine ten say says said "
    "saying tell tells told asked asks adds added wrote writes continued concluded think know "
    "going go get got make made let read reads remember look listen think now today tomorrow "
    "yesterday instead however meanwhile still yet first second third next last finally only also "
    "too very well okay ok thank thanks dear"
)
# Letters that ask and answer: Q and A, Q and R, P and R, D and R, F and A.
_LETTERS = (("q", "r"), ("p", "r"), ("d", "r"), ("f", "a"))
LETTER_PAIRS = _LETTERS + tuple((answers, asks) for asks, answers in _LETTERS)
LETTER_ASKS = frozenset(asks for asks, _ in _LETTERS)

# Speakers whose names are words of running speech.
PHRASES = _lines(
    "from the floor; voice from the floor; voices from the floor; all; both; a voice; a reporter; "
    "voice; voices; all members; some members; several members; some honourable members; "
    "some hon. members; an hon. member; hon. members"
)
# What is counted in a text: "Number 10:" is no speaker.
COUNTED = _list(
    "number no nr issue volume vol docket step point item rule reason lesson part chapter "
    "section article day week year figure table phase stage level option tip fact myth round group "
    "case exhibit page grade option"
)
# Ends of lines of a head that name what is printed, and nobody: "Oral evidence".
TALKS = (
    *(" evidence", " transcript", " conference", " briefing", " hearing", " interview"),
    *(" examination", " statement", " address", " minutes", " bulletin"),
)
MONTHS = _list(  # "March 4" is no speaker
    "january february march april may june july august september october november december jan feb "
    "mar apr jun jul aug sep sept oct nov dec"
)
# What stands before a colon in print and is nobody's name.
NEVER = _lines(
    "note; notes; nb; n.b; update; updated; updates; correction; clarification; editor's note; "
    "editors' note; read more; more; related; see also; also read; read also; watch; watch live; "
    "listen; video; audio; photo; photos; pictures; image; images; picture; caption; graphic; "
    "gallery; source; sources; credit; credits; tag; tags; keyword; keywords; topic; topics; "
    "category; categories; filed under; date; time; place; location; venue; subject; re; from; to; "
    "cc; bcc; via; url; original url; link; links; email; e-mail; mail; phone; tel; telephone; "
    "fax; "
    "mobile; website; web; contact; contacts; address; price; result; results; summary; "
    "conclusion; "
    "introduction; background; context; warning; caution; disclaimer; important; remember; "
    "example; "
    "for example; step; quote; unquote; fact; facts; the fact; the facts; fact check; claim; the "
    "claim; verdict; ruling; myth; reality; rating; true; false; pros; cons; breaking; breaking "
    "news; exclusive; opinion; analysis; commentary; editorial; live; developing; transcript; "
    "headline; title; subtitle; by; written by; edited by; reporting by; translation; translated "
    "by; translator; chapter; section; part; article; page; figure; table; appendix; annex; vote; "
    "votes; score; final; total; deadline; copyright; ps; p.s; monday; tuesday; wednesday; "
    "thursday; friday; saturday; sunday; january; february; march; april; may; june; july; august; "
    "september; october; november; december; present; participants; attendees; speakers; guests; "
    "guest; panel; agenda; item; bottom line; the bottom line; key points; key takeaways; "
    "highlights; the result; the answer; the question; the problem; the reason; the point; the "
    "good news; the bad news; on the record; off the record; for immediate release; embargoed; "
    "follow us; follow; share; share this; subscribe; sign up; advertisement; sponsored; "
    "most popular; trending; more on this; editor; author; authors; publisher; published; posted; "
    "last updated; issued; language; duration; length; rev; version; status; type; format; "
    "document; prepared remarks; opening remarks; closing remarks; questions and answers; "
    "questions & answers; question and answer; question-and-answer session; q&a; q & a; "
    "call participants; company participants; corporate participants; conference call "
    "participants; contents; table of contents; appearances; proceedings; speaker key; key; "
    "twitter; facebook; instagram; youtube; whatsapp; telegram; http; https; pledged; lesson; "
    "hint; tip; recap; spoiler; plus; minus; ingredients; method; serves; hours; cost; admission; "
    "tickets; where; when; what; who; why; how; the bottom line is; full transcript; a.m; p.m; "
    # behind a time of day
    "local; local time; est; edt; et; eastern; eastern time; cst; cdt; ct; central time; mst; mdt; "
    "mt; pst; pdt; pt; pacific time; akst; akdt; hst; gmt; utc; bst; ist; cet; cest; eet; eest; "
    "msk; jst; kst; sast; wat; eat; aest; aedt; acst; awst; nzst; nzdt; hours; hrs; uhr; zulu"
)
