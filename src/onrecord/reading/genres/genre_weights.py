"""Weights: how much each cue adds to the odds that a text is a primary text, as one table.

In logits: 0 tells nothing, 2 is "seven to one". Chosen on 2026-11-28 by a logistic regression that
is drawn towards weights set by hand, on half of `primaries`, of the PolNeAR training part, of the
985 transcripts and of the 181 pages, each text once with its title and name and once without; what
it found was rounded. The other halves tell how it does; `benchmarks/primaries.py` prints them.
"""

__all__ = ["BIAS", "BY_PLACE", "THIN", "THIN_REPORT", "UNNAMED", "WEIGHTS"]

BIAS = -3.0
THIN = 1.5  # a sum nearer to 0 is no more than four to one: the document says so
THIN_REPORT = 0.8  # most texts are reports: one says so only where it may well be none
UNNAMED = (
    0.5  # least sum of a primary text that neither a form nor a label names: blogs say "I" too
)

WEIGHTS = {
    # for
    "captions": 5.0,  # a file of subtitles
    "labels alternate": 2.5,  # two speakers or more, in turns
    "labels recur": 1.2,
    "times beside labels": 5.0,  # "Mara Okello (00:12):" on a line of its own
    "offices in labels": 2.0,  # "MARA OKELLO, MINISTER FOR WORKS:", of two people at least
    "opens with a label": 0.8,  # the first words below the head stand behind one
    "answered": 1.2,  # a label's words end with a question mark, and another label follows
    "nothing but turns": 0.6,  # each paragraph from the first label on bears one
    "stage directions": 1.9,  # (Applause.)
    "delivery": 2.5,  # "as prepared for delivery", "check against delivery"
    "times": 1.5,  # a line that is a time of day: "END 3:14 P.M. EST"
    "first person": 2.2,  # "I", "we", "our", outside quotation marks
    "listeners": 3.0,  # "ladies and gentlemen", "Mr. Chairman", "thank you"
    "questions": 0.5,  # paragraphs that ask
    "office in head": 1.6,  # "Governor Ida Brandt" on a line of its own
    "performs": 1.2,  # "The Ministry condemns …"
    "body in head": 2.6,  # "Reserve Bank of Tessaly" on a line of its own above the words
    "opens as issuer": 2.2,  # its first subject is the name that stands alone around it
    "tells of itself": 1.9,  # share of sentences with that subject
    "issued": 1.6,  # "Notes to editors", "Press contact: …", "Please be advised"
    "signed": 1.0,  # the last line is the name, or the given name, of whoever wrote it
    "notes": 1.0,  # footnotes or references below
    # against
    "quoted": -2.7,  # share of the words in quotation marks
    "quotations": -1.0,  # paragraphs that open with one
    "reported speech": -2.3,  # "Okello said", outside quotation marks
    "sources": -1.5,  # "told reporters", "officials said", "in a statement"
    "reporter": -1.5,  # "staff writer", "reporting by"
    "dateline": -2.0,  # "KAVRA (Wire) — "
    "headline": -1.1,  # a verb of headlines in the title: "warns", "vows"
    "entries": -2.0,  # clock times above short entries: a live blog
    "list items": -0.9,
    "labels before quotations": -2.0,  # Name: “…”
}

# How much of a form's weight (`forms.py`) counts, by where its words stand.
BY_PLACE = {"title": 1.0, "head": 0.6, "name": 0.9}
