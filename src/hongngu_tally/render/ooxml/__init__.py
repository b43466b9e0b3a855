"""Changing an .xlsx package in place: what nobody asked to change keeps its bytes.

openpyxl would lose drop-downs to other sheets, pictures, threaded comments and every extension, so parts are edited as text
here: read by expat, changed by replacing stretches of bytes, never written anew.
"""

from hongngu_tally.render.ooxml.markup import CannotEdit

__all__ = ["CannotEdit"]
