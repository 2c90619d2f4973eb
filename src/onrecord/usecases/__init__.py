"""The use cases that every interface calls; what they give back is data, not yet in words."""

from typing import TYPE_CHECKING

from onrecord.late import open_late

if TYPE_CHECKING:
    from onrecord.meaning import holds_encoder
    from onrecord.usecases.admitting import (
        TooManyTries,
        add_user,
        change_password,
        find_session,
        find_token,
        give_token,
        remove_user,
        sign_in,
        sign_out,
        take_tokens,
    )
    from onrecord.usecases.asking import (
        AS_SAID,
        NO_CLAIM,
        Answer,
        Answers,
        Claim,
        Names,
        Question,
        ask,
        ask_all,
        is_as_said,
        read_names,
    )
    from onrecord.usecases.auditing import audit
    from onrecord.usecases.decisions.deciding import (
        Choose,
        correct_document,
        correct_statement,
        put_statement_in,
        remove_document,
        take_back,
    )
    from onrecord.usecases.decisions.demonstrating import sign_demonstration
    from onrecord.usecases.decisions.putting import correct_person, find_bearer
    from onrecord.usecases.decisions.queueing import (
        MOST_ASSIGNED,
        QueueView,
        assign_findings,
        show_queue,
    )
    from onrecord.usecases.decisions.reviewing import (
        Decided,
        Listed,
        list_reviews,
        read_decided,
        sign_finding,
        undo_review,
    )
    from onrecord.usecases.examining import Health, Observation, examine
    from onrecord.usecases.extracting import Extracted, extract, extract_source
    from onrecord.usecases.fetching import Fetcher, Limits
    from onrecord.usecases.intake.adding import Notice, Outcome, Tally, add, ways_of
    from onrecord.usecases.intake.bringing import Given, post_job, run_job
    from onrecord.usecases.intake.copied_words import fold_copies
    from onrecord.usecases.intake.correcting import NO_OCCASION, OF_STATEMENT, TOLD_AS
    from onrecord.usecases.intake.inputs import (
        NOTHING_TOLD,
        Telling,
        list_kinds,
        open_inputs,
        read_told,
    )
    from onrecord.usecases.intake.loading import load
    from onrecord.usecases.intake.opened_sources import Opened, identify, open_document, read_source
    from onrecord.usecases.intake.taggers import MODELS, choose_tagger
    from onrecord.usecases.intake.watching import Round, Watching, check_watched, watch_round
    from onrecord.usecases.listing import PersonLine, find_person, list_people
    from onrecord.usecases.meanings import choose_encoder
    from onrecord.usecases.persons import VoiceKey, join_voices, name_voice, part_voices, sort_voice
    from onrecord.usecases.searching import list_passages, search
    from onrecord.usecases.settling import Held, HoldAll, HoldPart, hold_part, settle
    from onrecord.usecases.similar import Likeness, Likenesses, Wanted, find_similar
    from onrecord.usecases.verifying import Verified, verify
    from onrecord.usecases.vocabulary import Vocabulary, WordCount, Words
else:
    __getattr__ = open_late(__name__)

__all__ = [
    "AS_SAID",
    "MODELS",
    "MOST_ASSIGNED",
    "NOTHING_TOLD",
    "NO_CLAIM",
    "NO_OCCASION",
    "OF_STATEMENT",
    "TOLD_AS",
    "Answer",
    "Answers",
    "Choose",
    "Claim",
    "Decided",
    "Extracted",
    "Fetcher",
    "Given",
    "Health",
    "Held",
    "HoldAll",
    "HoldPart",
    "Likeness",
    "Likenesses",
    "Limits",
    "Listed",
    "Names",
    "Notice",
    "Observation",
    "Opened",
    "Outcome",
    "PersonLine",
    "Question",
    "QueueView",
    "Round",
    "Tally",
    "Telling",
    "TooManyTries",
    "Verified",
    "Vocabulary",
    "VoiceKey",
    "Wanted",
    "Watching",
    "WordCount",
    "Words",
    "add",
    "add_user",
    "ask",
    "ask_all",
    "assign_findings",
    "audit",
    "change_password",
    "check_watched",
    "choose_encoder",
    "choose_tagger",
    "correct_document",
    "correct_person",
    "correct_statement",
    "examine",
    "extract",
    "extract_source",
    "find_bearer",
    "find_person",
    "find_session",
    "find_similar",
    "find_token",
    "fold_copies",
    "give_token",
    "hold_part",
    "holds_encoder",
    "identify",
    "is_as_said",
    "join_voices",
    "list_kinds",
    "list_passages",
    "list_people",
    "list_reviews",
    "load",
    "name_voice",
    "open_document",
    "open_inputs",
    "part_voices",
    "post_job",
    "put_statement_in",
    "read_decided",
    "read_names",
    "read_source",
    "read_told",
    "remove_document",
    "remove_user",
    "run_job",
    "search",
    "settle",
    "show_queue",
    "sign_demonstration",
    "sign_finding",
    "sign_in",
    "sign_out",
    "sort_voice",
    "take_back",
    "take_tokens",
    "undo_review",
    "verify",
    "watch_round",
    "ways_of",
]
