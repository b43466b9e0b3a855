"""Every check's code, name and severity. Light on purpose: explaining a check needs no frame."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from hongngu_tally.finding import Finding, Place, Severity
from hongngu_tally.frozen import frozen
from hongngu_tally.patterns import regex

_CODE = regex(r"[WFRDQH][1-9]\d\d")
_NAME = regex(r"[a-z]+(?:-[a-z]+)*")


@frozen
class Code:
    """A check's stable code and the name that scripts hold on to.

    ``other`` is the severity of the cases that weigh more or less than ``severity``, where there are such.
    ``whole_year`` marks what can only be said once every unit has handed in.
    """

    code: str
    name: str
    severity: Severity
    other: Severity | None = None
    whole_year: bool = False

    def __post_init__(self) -> None:
        if not _CODE.fullmatch(self.code):
            raise ValueError(f"malformed code {self.code!r}: a letter of WFRDQH and three digits, as in R301")
        if not _NAME.fullmatch(self.name):
            raise ValueError(
                f"malformed name {self.name!r}: words in lower case, as in recipient-not-allowed"
            )


def catalogue(codes: tuple[Code, ...]) -> Mapping[str, Code]:
    """The codes by code; a code or name that stands twice is refused."""
    found: dict[str, Code] = {}
    for each in codes:
        if each.code in found:
            raise ValueError(f"the code {each.code} is given twice")
        if each.name in {known.name for known in found.values()}:
            raise ValueError(f"the name {each.name} is given twice")
        found[each.code] = each
    return MappingProxyType(found)


_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

CODES = catalogue(
    (
        Code("W101", "file-unreadable", _ERROR),
        Code("W102", "file-encrypted", _ERROR),
        Code("W103", "file-not-a-workbook", _ERROR),
        Code("W104", "file-too-large", _ERROR),
        Code("W105", "file-hostile", _ERROR),
        Code("W106", "suffix-differs", _NOTE),
        Code("W107", "macros-present", _NOTE),
        Code("W201", "no-table-found", _ERROR),
        Code("W202", "column-missing", _ERROR),
        Code("W203", "column-ambiguous", _WARNING, other=_ERROR),
        Code("W204", "column-unknown", _NOTE),
        Code("W205", "row-unread", _ERROR),
        Code("W206", "list-empty", _WARNING),
        Code("W207", "setting-applied", _NOTE),
        Code("W208", "setting-without-effect", _WARNING),
        Code("W209", "people-set-aside", _WARNING, other=_ERROR),
        Code("W301", "sheet-hidden", _WARNING),
        Code("W302", "rows-hidden", _WARNING),
        Code("W401", "total-mismatch", _WARNING),
        Code("W402", "numbering-gap", _NOTE),
        Code("W501", "year-differs", _WARNING, other=_ERROR),
        Code("W502", "unit-unknown", _WARNING),
        Code("W503", "unit-missing", _WARNING, whole_year=True),
        Code("W504", "submission-superseded", _NOTE),
        Code("W505", "superseded-differs", _WARNING, other=_ERROR),
        Code("W506", "decision-date-differs", _WARNING),
        Code("W507", "list-missing", _WARNING, whole_year=True),
        Code("W508", "template-outdated", _WARNING),
        Code("W509", "trailing-data", _NOTE),
        Code("W510", "file-repaired", _WARNING),
        Code("W511", "sheet-passed-over", _NOTE),
        Code("W512", "row-ragged", _WARNING),
        Code("W513", "text-too-long", _WARNING),
        Code("W514", "unit-in-name-differs", _WARNING, other=_ERROR),
        Code("W515", "correction-counted-too", _ERROR),
        Code("W516", "outdated-counted", _WARNING, other=_ERROR),
        Code("W601", "nomination-not-decided", _NOTE),
        Code("W602", "decided-not-nominated", _WARNING),
        Code("W603", "decision-unclear", _WARNING),
        Code("W604", "decision-list-incomplete", _ERROR, other=_WARNING),
        Code("W605", "decision-beside-nominations", _ERROR, other=_WARNING),
        Code("F101", "name-missing", _ERROR),
        Code("F102", "award-missing", _ERROR),
        Code("F201", "award-unknown", _ERROR),
        Code("F202", "award-ambiguous", _WARNING),
        Code("F203", "track-assumed", _NOTE),
        Code("F204", "recipient-unclear", _ERROR),
        Code("F301", "error-cell", _ERROR),
        Code("F302", "formula-without-value", _ERROR, other=_NOTE),
        Code("F303", "value-unusual", _WARNING, other=_ERROR),
        Code("F401", "text-repaired", _NOTE),
        Code("R301", "recipient-not-allowed", _ERROR),
        Code("R302", "award-not-in-force", _ERROR),
        Code("R303", "track-not-allowed", _ERROR),
        Code("R304", "authority-too-low", _ERROR),
        Code("R401", "prerequisite-not-held", _ERROR),
        Code("R402", "initiative-missing", _ERROR),
        Code("R403", "tenure-too-short", _ERROR),
        Code("R404", "disciplined", _ERROR),
        Code("R405", "proceedings-pending", _ERROR),
        Code("R406", "grade-too-low", _WARNING),
        Code("R407", "basis-of-other-track", _WARNING),
        Code("R408", "registration-missing", _WARNING),
        Code("R901", "rule-unverified", _NOTE),
        Code("D101", "same-line-twice", _ERROR, other=_WARNING),
        Code("D102", "same-person-two-units", _ERROR, other=_WARNING),
        Code("D103", "same-achievement-twice", _WARNING),
        Code("D104", "state-awards-twice", _ERROR),
        Code("D105", "same-collective-two-names", _WARNING),
        Code("D106", "two-ranks-at-once", _WARNING),
        Code("D107", "lower-title-not-listed", _WARNING),
        Code("D108", "same-list-twice", _ERROR, other=_WARNING),
        Code("Q101", "share-exceeded", _WARNING, other=_ERROR),
        Code("Q102", "collective-share-too-low", _ERROR),
        Code("Q103", "flag-per-block", _WARNING),
        Code("Q104", "yearly-limit-exceeded", _WARNING),
        Code("Q105", "non-leader-share-too-low", _WARNING),
        Code("H101", "consecutive-years-missing", _ERROR, other=_WARNING),
        Code("H102", "years-used-twice", _WARNING, other=_ERROR),
        Code("H103", "initiative-used-before", _WARNING),
        Code("H104", "history-incomplete", _WARNING),
        Code("H105", "history-year-differs", _WARNING),
        Code("H106", "history-not-used", _NOTE, other=_WARNING),
    )
)
"""In the order in which a reader looks for them. A code is never changed and never used again."""

CODE_OF: Mapping[str, str] = MappingProxyType({each.name: code for code, each in CODES.items()})


def finding(
    code: str,
    place: Place,
    value: object = "",
    cite: str = "",
    severity: Severity | None = None,
    **facts: object,
) -> Finding:
    """A finding of a listed code; ``severity`` only where the code knows a second one."""
    known = CODES[code]
    if severity not in (None, known.severity, known.other):
        raise ValueError(f"{code} has no severity {severity}")
    return Finding(code, known.name, severity or known.severity, place, facts, str(value), cite)
