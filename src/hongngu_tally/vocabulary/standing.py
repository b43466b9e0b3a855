"""What a cell says of a discipline in the year, and of proceedings that are not over."""

from __future__ import annotations

import re
from functools import lru_cache

from hongngu_tally.patterns import regex
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary.words import WORDS, begins_any, has_any, keys_of, read_words, without

# "khiếu nại, tố cáo" and "xem xét, xử lý" are one thing said with two words; other commas part what is said.
_PAIRS = regex(
    r"(khiếu nại|kiến nghị|phản ánh|xem xét|thanh tra)\s*[,/&-]\s*(?=khiếu nại|tố cáo|phản ánh|xử lý|thi hành|kiểm tra)",
    re.IGNORECASE,
)
_CLAUSE = regex(r"([,;:.()\n\r+]|\s[-–]\s)")
UNNAMED = "unnamed"
"""A discipline whose measure the cell does not name."""


class Standing:
    """The words of ``words/standing.toml``."""

    def __init__(self) -> None:
        words = read_words(WORDS / "standing.toml")
        self.measures: tuple[str, ...] = tuple(words["discipline"])
        """From the mildest to the gravest."""
        self._measures: dict[str, frozenset[str]] = {
            form: keys_of(texts) for form, texts in words["discipline"].items()
        }
        self._mild = keys_of(words["no_discipline"]["texts"])
        self._denials = keys_of(words["no_discipline"]["denials"])
        self._nothing = self._denials | keys_of(words["no_discipline"]["praise"])
        self._proceedings: dict[str, frozenset[str]] = {
            kind: keys_of(texts) for kind, texts in words["proceedings"].items()
        }
        self._recruited = keys_of(words["recruited"]["begins"])
        self._routine, self._breach = (keys_of(words["inspection"][name]) for name in ("routine", "breach"))
        self._open = tuple(sorted(keys_of(words["complaint"]["open"]), key=len, reverse=True))
        self._stands, self._over = (keys_of(words["complaint"][name]) for name in ("stands", "over"))

    @lru_cache(maxsize=8192)  # noqa: B019 - one vocabulary lives as long as its process
    def named(self, text: str) -> str:
        """The gravest measure that a text names and does not deny; empty when it names none."""
        said = (form for form in reversed(self.measures) if self._says(text, self._measures[form]))
        return next(said, "")

    @lru_cache(maxsize=8192)  # noqa: B019
    def discipline(self, text: str) -> str:
        """The measure that a discipline column's cell tells: one of ``measures``, ``unnamed``, or nothing.

        Proceedings that are not over, a criticism, a denial and praise are no measure.
        """
        if found := self.named(text):
            return found
        if self.proceedings(text):
            return ""
        # A measure that stands there all the same is denied.
        quiet = self._mild.union(*self._measures.values(), self._proceedings["complaint"])
        said = (
            clause for clause in _clauses(text) if not begins_any(clause, self._nothing) and clause != "0"
        )
        return "" if all(has_any(clause, quiet) for clause in said) else UNNAMED

    @lru_cache(maxsize=8192)  # noqa: B019
    def proceedings(self, text: str) -> str:
        """What is not over: ``discipline``, ``investigation``, ``inspection``, ``complaint``, or nothing."""
        for kind, phrases in self._proceedings.items():
            if kind in ("inspection", "investigation") and self._is_routine(text):
                continue
            if kind != "complaint" and self._says(text, phrases):
                return kind
        whole = " ".join(_clauses(text))
        if not self._says(text, self._proceedings["complaint"]) or has_any(
            without(whole, self._open), self._over
        ):
            return ""
        if has_any(whole, self._open) or any(
            begins_any(clause, self._stands)
            for clause in _clauses(text)
            if has_any(clause, self._proceedings["complaint"])
        ):
            return "complaint"
        return ""

    def recruited(self, text: str) -> bool:
        """Whether a remark begins by saying since when somebody works: "Mới tuyển dụng 01/6/2020"."""
        return begins_any(key(text), self._recruited)

    def stated(self, text: str) -> str:
        """``stated`` where a column of proceedings says that there are some and not which: "có", or a mark."""
        clauses = _clauses(text)
        said = any(not begins_any(clause, self._nothing) for clause in clauses)
        if not said or self._is_routine(text):
            return ""
        return "" if has_any(" ".join(clauses), self._over) else "stated"

    def _is_routine(self, text: str) -> bool:
        """Whether a text speaks of an inspection that is no sign of a breach."""
        whole = " ".join(_clauses(text))
        return has_any(whole, self._routine) and not has_any(whole, self._breach)

    def _says(self, text: str, phrases: frozenset[str]) -> bool:
        """Whether a clause of the text has one of the phrases, and no denial before it.

        A denial goes on over a list: "không bị khiển trách, cảnh cáo".
        """
        denied = False
        for separator, clause in _parts(text):
            denied = denied and separator == ","
            found = [parts for phrase in phrases if (parts := f" {clause} ".partition(f" {phrase} "))[1]]
            if not found:
                denied = has_any(clause, self._denials)
                continue
            before = min((parts[0] for parts in found), key=len)
            denied = (denied and not before.strip()) or has_any(without(before, self._open), self._denials)
            if not denied:
                return True
        return False


def _parts(text: str) -> list[tuple[str, str]]:
    """(what parts it from the part before, match key) of the parts of a text that say one thing each."""
    pieces = _CLAUSE.split(_PAIRS.sub(r"\1 ", text))
    pairs = zip(["", *pieces[1::2]], pieces[::2], strict=True)
    return [(separator.strip(), folded) for separator, part in pairs if (folded := key(clean(part)))]


def _clauses(text: str) -> list[str]:
    return [clause for _, clause in _parts(text)]


@lru_cache(maxsize=1)
def load_standing() -> Standing:
    """The packaged words, which neither units nor rules change: read once per process."""
    return Standing()
