"""Verbs of speech and words around names, of languages that are not read otherwise."""

import re
from collections.abc import Mapping

from onrecord.late import compile_late

__all__ = ["LINKS", "NO_NAMES", "find_verb_pattern"]

# What a report puts next to a quotation: the commonest forms, third person, past and present.
# Two examples a language stand in tests/statements/test_foreign.py.
_VERBS: Mapping[str, str] = {
    "de": "sagte sagt sagten erklärte erklärt betonte betont teilte schrieb schreibt meinte meint "
    "kritisierte forderte warnte versicherte berichtete ergänzte antwortete fügte kündigte",
    "fr": "a_déclaré a_dit a_affirmé a_expliqué a_ajouté a_indiqué a_estimé a_assuré a_annoncé "
    "a_souligné a_prévenu a_lancé a_écrit a_promis a_précisé a_confié déclare affirme explique "
    "ajoute indique estime assure annonce souligne précise confie a-t-il_\\w+ a-t-elle_\\w+",
    "es": "dijo afirmó declaró explicó añadió señaló aseguró indicó manifestó agregó sostuvo "
    "advirtió anunció comentó subrayó expresó informó reiteró respondió escribió apuntó dice "
    "afirma asegura explica",
    "pt": "disse afirmou declarou explicou acrescentou garantiu ressaltou informou destacou "
    "comentou anunciou alertou escreveu contou referiu sublinhou diz afirma explica",
    "it": "ha_detto ha_dichiarato ha_affermato ha_spiegato ha_aggiunto ha_scritto ha_annunciato "
    "dice afferma spiega dichiara",
    "nl": "zei zegt verklaarde vertelde aldus schreef",
    "sv": "sade säger sa uppgav berättar förklarade skriver skrev berättade uppger tillade",
    "da": "sagde siger fortalte fortæller skrev skriver oplyser",
    "nb": "sa sier fortalte forteller skrev skriver opplyser",
    "no": "sa sier fortalte forteller skrev skriver opplyser",
    "pl": "powiedział powiedziała oświadczył oświadczyła dodał dodała stwierdził stwierdziła "
    "poinformował poinformowała podkreślił podkreśliła zaznaczył zaznaczyła napisał napisała mówi",
    "uk": "сказав сказала заявив заявила повідомив повідомила зазначив зазначила додав додала "
    "підкреслив підкреслила наголосив наголосила написав написала пояснив пояснила каже розповів "
    "розповіла",
    "ru": "сказал сказала заявил заявила сообщил сообщила отметил отметила добавил добавила "
    "подчеркнул подчеркнула написал написала пояснил пояснила говорит рассказал рассказала",
}
_LINKS = "von van der den de del della di da do dos du des la le el al bin ibn zu ten y af"
LINKS = frozenset(_LINKS.split())  # between the words of a name
_NO_NAMES = (  # words in capitals that stand beside names: days, months, offices, forms of address
    "montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai "
    "juni juli august september oktober november dezember minister ministerin präsident "
    "präsidentin kanzler kanzlerin bürgermeister bürgermeisterin sprecher sprecherin "
    "außenminister außenministerin regierungschef chef chefin professor herr frau direktor "
    "direktorin abgeordneter abgeordnete senator senatorin botschafter botschafterin "
    "er sie es ich wir man das die der il elle on nous él ella он она він вона on ona han hon"
)
NO_NAMES = frozenset(_NO_NAMES.split())


def find_verb_pattern(language: str | None) -> re.Pattern[str] | None:
    """The verbs of speech of a language as one pattern; None: none are known."""
    return _PATTERNS.get(language or "")


def _compile(verbs: str) -> re.Pattern[str]:
    forms = sorted(verbs.split(), key=len, reverse=True)
    return compile_late(rf"\b(?:{'|'.join(f.replace('_', ' ') for f in forms)})(?!\w)")


_PATTERNS = {language: _compile(verbs) for language, verbs in _VERBS.items()}
