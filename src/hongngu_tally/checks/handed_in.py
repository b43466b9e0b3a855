"""Several files of one unit: what a file that is not counted leaves behind, and a correction that is counted beside its list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hongngu_tally.checks.codes import finding
from hongngu_tally.checks.frames import classified, read_files
from hongngu_tally.checks.registry import check
from hongngu_tally.finding import Finding, Place, Severity
from hongngu_tally.intake import Intake
from hongngu_tally.law import Regime
from hongngu_tally.submissions import outdated_by_name, said_of, says
from hongngu_tally.table.model import FileReading
from hongngu_tally.text import bare_key

_SEVERAL = 3
"""Names that are gone: of fewer a new list has often enough lost most."""


@check("W504")
def submission_superseded(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """Another file of the unit counts instead of this one."""
    for each in intake.submissions:
        if each.state == "superseded":
            yield finding("W504", Place(each.file), by=each.superseded_by)


@check("W505")
def superseded_differs(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A superseded file names recipients, or gives them awards, that no counting file of its unit does."""
    readings = {file.file: file for file in intake.files}
    for each in intake.submissions:
        if each.state != "superseded" or each.file not in readings:
            continue
        counting = {each.superseded_by}
        counting |= {
            other.file
            for other in intake.submissions
            if other.state == "counted" and set(other.units) & set(each.units)
        }
        frame = intake.nominations
        pairs = frame.loc[frame["file"].isin(counting), ["name_key", "award"]].drop_duplicates()
        kept = Counter(map(str, pairs["name_key"]))
        names = _names(readings[each.file])
        lost = {name: shown for name, shown in names.items() if not kept[name]}
        if lost:
            # Whoever sends single rows has hardly meant to withdraw everybody else.
            severity = Severity.ERROR if len(lost) >= _SEVERAL and 2 * len(lost) > len(names) else None
            yield finding(
                "W505", Place(each.file), severity=severity, cause="most" if severity else "", by=each.superseded_by,
                count=len(lost), total=len(names), names=tuple(lost.values()),
            )  # fmt: skip
        before = Counter(name for name, _ in _awards(readings[each.file]))
        fewer = tuple(names[name] for name in names if 0 < kept[name] < before[name])
        if fewer:
            yield finding(
                "W505", Place(each.file), cause="awards", by=each.superseded_by, count=len(fewer), total=len(names),
                names=fewer,
            )  # fmt: skip


def _awards(file: FileReading) -> set[tuple[str, str]]:
    """(match key, award) of everybody whom the file's lists put up for a known one."""
    if "award" not in file.nominations:
        return set()
    fields = (file.nominations[name] for name in ("name_key", "award", "held_back"))
    return {(str(name), str(award)) for name, award, held in zip(*fields, strict=True) if name and not held}


def _names(file: FileReading) -> dict[str, str]:
    """Match key → name as written, of everybody the file's lists name."""
    names: dict[str, str] = {}
    pairs = zip(file.nominations.get("name_key", ()), file.nominations.get("name", ()), strict=True)
    for found, shown in pairs:
        if found:
            names.setdefault(str(found), str(shown))
    return names


@check("W516")
def outdated_counted(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A file or sheet counts whose name says that it is a draft or an old version."""
    for file in read_files(intake):
        lists = [
            sheet for sheet in file.sheets if any(table.rows for table in sheet.tables) and not sheet.override
        ]
        if lists and outdated_by_name(file.file) and not _names_a_former_unit(file.file, intake):
            yield finding(
                "W516",
                Place(file.file),
                count=sum(len(table.rows) for sheet in lists for table in sheet.tables),
            )
            continue
        for sheet in lists if len(lists) > 1 else ():
            if says("outdated", sheet.name):
                # The list itself stands beside it.
                count = sum(len(table.rows) for table in sheet.tables)
                yield finding(
                    "W516", Place(file.file, sheet.name), severity=Severity.ERROR, cause="sheet", count=count
                )


def _names_a_former_unit(file: str, intake: Intake) -> bool:
    """Whether "cũ" may be said of a commune that became part of one of the year's: "xã Long Mẫu cũ.xlsx"."""
    former = {part.partition(" ")[2] for unit in intake.unit_list for part in unit.merged_from}
    letters = bare_key(file).replace(" ", "")
    return any(bare_key(name).replace(" ", "") in letters for name in former)


@check("W515")
def correction_counted_too(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A file says that it corrects a list and replaces none: it is counted beside the list that it corrects."""
    correcting = {
        file.file
        for file in read_files(intake)
        if said_of(file, "correction") and not said_of(file, "supplement")
    }
    if not correcting:
        return
    of_file: dict[str, set[tuple[str, ...]]] = {}
    # The same award, or another one for the same people ("LĐTT" that is corrected to "CSTĐ cơ sở").
    for shared in ("award", "name_key"):
        told = classified(intake)[["file", "unit", "recipient", shared]].drop_duplicates().astype("str")
        for file, part in told.set_index("file").groupby("file"):
            of_file.setdefault(str(file), set()).update(
                (shared, *one) for one in part.itertuples(index=False, name=None)
            )
    for file in sorted(correcting & of_file.keys()):
        beside = sorted(other for other in of_file.keys() - correcting if of_file[other] & of_file[file])
        if beside:
            count = int((classified(intake)["file"] == file).sum())
            yield finding("W515", Place(file), by=beside[0], count=count)
