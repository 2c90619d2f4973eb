"""Layouts written after the rules, in rounds, of each of which F1 was taken before any mend.

Turns with their speaker at first sight: 0.527 with the rules of before, which knew no pattern that
a document teaches; 0.838 and 0.982 with those that do. Then the first two were mended for.
"""

from benchmarks.layouts import HEADING, Layout

__all__ = ["ROUNDS"]

_NAME = "{First} {Last}"
FIRST_ROUND = (
    Layout("name says", _NAME, after=" says: "),
    Layout("name, arrow", _NAME, after=" → "),
    Layout("house, surname, joined dash", "{Plain} {LAST}", after=" —"),
    Layout("surname first", "{Last}, {First}"),
    Layout("offices in brackets", "Minister {Last}", before="(", after=") ", asking="Reporter"),
    Layout(
        "call, letter and name in brackets",
        _NAME,
        before="<A - ",
        after=">: ",
        asking=_NAME,
        asking_before="<Q - ",
    ),
    Layout("house, O Sr. and dash", "O Sr. {First} {Last} ({Party})", after=": — "),
    Layout("handle", "{first}{last}", before="@"),
    Layout("name, slash, role", _NAME, after=" / {Role}: "),
    Layout("heading, dot, clock", _NAME, after=" · {clock}", own_line=True, mark=HEADING),
)
SECOND_ROUND = (
    Layout("times in brackets, dash", _NAME, before="({clock}-{clock}) ", after=" — "),
    Layout(
        "committee, first named whole", "{Title} {Last}", first="{Title} {First} {Last}, the {Role}"
    ),
    Layout("research, letters", "R", asking="I", tells=False, names=False),
    Layout("bulletin, surname first", "{Last} {First} ({Party}, {Seat})"),
    Layout("time, name, wide gaps", _NAME, before="{clock}  ", after="  "),
    Layout("name in round brackets", _NAME, before="(", after=") "),
    Layout("name in heavy brackets", _NAME, before="【", after="】 "),
    Layout("chat, day, dash", _NAME, before="04/03/2031, {clock} - "),
    Layout("bars around the time", "Speaker {n}", after=" | {clock} | "),
    Layout("union, in writing", "{First} {Last} ({Party})", after=", in writing. – "),
)
# Drawn by lot (seed 3) from ten heads, eight forms of a name and twelve ends.
THIRD_ROUND = (
    Layout("lot 1", "{Title} {Last}", before="[{long_clock}] ", after=" [{Party}] > "),
    Layout("lot 2", "{Plain} {LAST} ({Party})", before="~ ", after=" ({Role}), {clock}. "),
    Layout("lot 3", "{FIRST} {LAST}", before="~ ", after=" <{long_clock}> "),
    Layout("lot 4", "{Plain} {LAST} ({Party})", before="", after=" (said): "),
    Layout("lot 5", "{LAST}", before="» ", after=": – "),
    Layout("lot 6", "{Plain} {LAST} ({Party})", before="{clock} ", after=" ~ "),
    Layout("lot 7", "{LAST}", before="{number}) ", after=" ({Role}), {clock}. "),
    Layout("lot 8", "{F}. {Last}", before="{number}) ", after=" * "),
    Layout("lot 9", "{FIRST} {LAST}", before="", after=" >> "),
    Layout("lot 10", "{First} {Last}", before="~ ", after=" (said): "),
)
ROUNDS = (FIRST_ROUND, SECOND_ROUND, THIRD_ROUND)
