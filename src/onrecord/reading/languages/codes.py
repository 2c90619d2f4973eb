"""Codes of languages: ISO 639-1 where there is one, from whatever form of code is given."""

import re
from collections.abc import Mapping

__all__ = ["read_code"]

_FORM = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{1,8})*", re.IGNORECASE)
_TWO = (  # letters of a code of ISO 639-1
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da "
    "de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy "
    "hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg "
    "li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or "
    "os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta "
    "te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
_KNOWN = frozenset(_TWO.split())
_LONGER = (  # ISO 639-2 and 639-3 codes that files bear, and the shorter code of the same language
    "eng en deu de ger de fra fr fre fr spa es ita it por pt nld nl dut nl swe sv dan da nor no "
    "nob nb nno nn fin fi isl is ice is pol pl ces cs cze cs slk sk slo sk slv sl hrv hr bos bs "
    "srp sr mkd mk mac mk bul bg ron ro rum ro hun hu ell el gre el tur tr rus ru ukr uk bel be "
    "lit lt lav lv est et ara ar heb he fas fa per fa urd ur hin hi ben bn tam ta tel te mar mr "
    "pan pa guj gu zho zh chi zh jpn ja kor ko vie vi tha th ind id msa ms may ms swa sw amh am "
    "tir ti som so hau ha yor yo zul zu afr af cat ca eus eu baq eu glg gl gle ga cym cy wel cy "
    "sqi sq alb sq kat ka geo ka hye hy arm hy aze az kaz kk uzb uz mya my bur my khm km lao lo"
)
_PAIRS = _LONGER.split()
_SHORTER: Mapping[str, str] = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))


def read_code(given: str) -> str | None:
    """The code of a language, the shorter of two; None: no code ("German", "xx").

    The region is left out ("en-GB" is "en"). A code of three letters without a shorter one stays.
    """
    found = _FORM.fullmatch(given.strip())
    if found is None:
        return None
    code = found[1].lower()
    if len(code) == len("en"):
        return code if code in _KNOWN else None
    return _SHORTER.get(code, code)
