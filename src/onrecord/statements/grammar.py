"""Closed classes of English words, as far as finding a speaker needs them."""

__all__ = [
    "ADVERBS",
    "AUXILIARIES",
    "BE",
    "BREAKS",
    "CLAUSE_WORDS",
    "COMMON_VERBS",
    "DAYS",
    "DETERMINERS",
    "PREPOSITIONS",
    "PRONOUNS",
    "RELATIVES",
    "TIMES",
    "is_adverb",
]


def _list(words: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(words.split())


PRONOUNS = _list(
    "he she they it we i you who everyone everybody someone somebody nobody one others many some "
    "both most neither him her them me us"
)
RELATIVES = _list("who which")
DETERMINERS = _list(
    "the a an this that these those his her its their our my your some many several few all both "
    "most one two three four five six seven eight nine ten another other each every no any more "
    "half dozens hundreds thousands"
)
BE = _list("is are was were be been being am 's 're isn't wasn't aren't weren't isn’t wasn’t")
AUXILIARIES = BE | _list(
    "has have had having do does did will would can could may might must should shall not never "
    "'m 'd 'll 've "
    "hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't shouldn't cannot "
    "hasn’t haven’t hadn’t don’t doesn’t didn’t won’t wouldn’t can’t couldn’t shouldn’t"
)
ADVERBS = _list(
    "also then later often always just once now again still even already recently early earlier "
    "first previously ever yet soon today yesterday tomorrow tonight too instead further meanwhile "
    "however though himself herself themselves itself sometimes long all both so quickly famously "
    "directly only"
)
_NOT_ADVERBS = _list("family ally rally italy july emily billy kelly sally early only reply supply")
CLAUSE_WORDS = _list("that whether if how why what where when")
COMMON_VERBS = _list(
    "went took made gave got came met held ran sat stood left led won lost began became kept put "
    "brought sent spent paid built cut hit set let saw knew thought felt heard meant spoke drew "
    "drove fell rose grew flew broke chose wore sold bought fought caught taught sought stuck "
    "swept hurt quit beat dealt lay shook struck takes makes gives gets comes goes runs leads "
    "holds keeps has says wants needs seems remains looks faces plans hopes tries"
)
DAYS = _list("monday tuesday wednesday thursday friday saturday sunday")
TIMES = DAYS | _list(
    "week month year day night morning afternoon evening weekend today yesterday tomorrow tonight "
    "time ago january february march april june july august september october november december "
    "summer spring winter fall noon"
)
PREPOSITIONS = _list(
    "of for at in from with by on about against near between under over during after before "
    "since until into to as through among toward towards without within despite amid upon"
)
# Words at which a noun phrase ends, read from right to left.
BREAKS = AUXILIARIES | _list(
    "and but or nor yet while when where as because if although though since after before until "
    "unless that which who whom whose what how why whether so than then there here asked not "
    "if once despite during amid into about against by on to , ; : . ! ? ( ) [ ] - -- – — / …"
)


_SHORT = 4  # letters; "only", "ally" and the like tell nothing


def is_adverb(form: str) -> bool:
    """Whether a word in lower case is likely an adverb."""
    return form in ADVERBS or (
        form.endswith("ly") and len(form) > _SHORT and form not in _NOT_ADVERBS
    )
