"""Located tables → nominations of one file, column by column. Runs in the reading worker: no frame, no law of a day.

One nomination row gives a nomination per award title in it. What cannot be told is left empty with the reason
in ``held_back``; nothing is guessed silently and nothing is dropped.
"""

from hongngu_tally.rows.columns import EXTRACTED, extract

__all__ = ["EXTRACTED", "extract"]
