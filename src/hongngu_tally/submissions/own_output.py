"""What this program wrote itself, and how it is known: by the properties of a workbook, the first line of a CSV."""

from __future__ import annotations

import zipfile
from pathlib import Path

from hongngu_tally.patterns import regex

OWN_MARK = b"hongngu_tally"
"""Stands in the core properties of every workbook this program writes."""
_SAVED_BY_US = regex(rb"<(?:\w+:)?lastModifiedBy>\s*" + OWN_MARK + rb"\s*<")
COPY_MARK = ".kiem-tra"
"""Stands before the suffix of every annotated copy."""
_OWN_CSV = regex(
    r"\ufeff?(?:key,label,collective|file,sheet,row,cell,code,name|file,sheet,row,fate"
    r"|(?:(?:unit|award|family|level|track|recipient|group|sex|movement|workplace|stage|file|sheet),)*count$)"
)


def is_untouched(path: Path) -> bool:
    """Whether a workbook is as this program wrote it: Excel puts the user's name where ours stands when it saves."""
    try:
        with zipfile.ZipFile(path) as package, package.open("docProps/core.xml") as part:
            return _SAVED_BY_US.search(part.read(65536)) is not None
    except Exception:  # no workbook at all, or a damaged one: not ours to replace
        return False


def is_own_output(path: Path) -> bool:
    """Whether this program wrote the file: a table, a list of findings, an annotated copy."""
    try:
        if not path.is_file():
            return False
        if path.suffix.lower() == ".csv":
            with path.open(encoding="utf-8") as text:
                return _OWN_CSV.match(text.readline(300).replace('"', "").strip()) is not None
        with zipfile.ZipFile(path) as package, package.open("docProps/core.xml") as part:
            return OWN_MARK in part.read(4096)
    except Exception:  # the guard says what is wrong with the file
        return False
