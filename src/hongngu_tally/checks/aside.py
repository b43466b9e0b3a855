"""People who stand in a list and are not counted, because its headings, its remarks or a stroke through their row say so."""

from __future__ import annotations

from collections.abc import Iterator

from hongngu_tally.checks.codes import finding
from hongngu_tally.checks.frames import Fields, Line, classified, lines, read_files, tables
from hongngu_tally.checks.registry import check
from hongngu_tally.finding import Finding, Place, Severity
from hongngu_tally.intake import Intake
from hongngu_tally.law import Regime
from hongngu_tally.table.model import SheetReading
from hongngu_tally.text import clean
from hongngu_tally.vocabulary.aside import OTHERS, REGISTRATION

_TOGETHER = ("reserve", "pending", OTHERS, "member", REGISTRATION, "earlier", "not-nominated")
"""Said of a whole list or section; of the others each row is told with its cell."""
_ALONE = ("struck", "withdrawn")


@check("W209")
def people_set_aside(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """People are named who are not counted, or a file holds only what they registered for."""
    ledger = intake.ledger
    places: dict[tuple[str, str, str], list[int]] = {}
    for line in lines(ledger, ledger["reason"].isin([*_TOGETHER, *_ALONE])):
        places.setdefault((line.file, line.sheet, line.reason), []).append(int(line.row))
    sheets = {(file.file, sheet.name): sheet for file in read_files(intake) for sheet in file.sheets}
    counting = set(map(str, intake.nominations["file"].unique())) if places else set()
    for (file, sheet, reason), rows in places.items():
        if reason == "not-nominated" and file in counting:
            # Below a heading of the list itself whoever reads it sees that they are not proposed.
            if _by_name(intake, sheets[file, sheet]):
                yield finding(
                    "W209", Place(file, sheet, rows[0]), cause="sheet-name", rows=tuple(rows), count=len(rows), named=sheet,
                )  # fmt: skip
            continue
        severity = None if file in counting and reason != "pending" else Severity.ERROR
        if reason in _TOGETHER:
            yield finding(
                "W209", Place(file, sheet, rows[0]), severity=severity, cause=reason, rows=tuple(rows), count=len(rows)
            )  # fmt: skip
            continue
        said = {
            cell.row: cell for cell in sheets[file, sheet].odd_cells if cell.kind == reason == "withdrawn"
        }
        for row in rows:
            cell = said.get(row)
            column = cell.column if cell else _name_column(sheets[file, sheet], row)
            shown = clean(cell.shown) if cell else ""
            # A blank under "Đề nghị (x)" says it by being blank.
            cause = "unasked" if reason == "withdrawn" and not shown else reason
            yield finding(
                "W209", Place(file, sheet, row, column), shown, severity=severity, cause=cause, rows=(row,), count=1,
                **({"shown": shown} if shown else {}),
            )  # fmt: skip
    fields = Fields(intake)
    for line, cause in _doubted(intake, regime):
        yield finding(
            "W209", fields.place(line, "note"), line.note,
            severity=Severity.ERROR if cause in {"remark", "instead"} else None, cause=cause, rows=(int(line.row),), count=1, recipient_name=line.name, remark=line.note,
        )  # fmt: skip
    for reading, located, table in tables(intake):
        if table.aside and table.rows:
            yield finding(
                "W209", Place(reading.file, located.name, table.row, table.column), cause="alone",
                severity=Severity.ERROR if table.aside == REGISTRATION else None, rows=(), count=len(table.rows),
            )  # fmt: skip


def _by_name(intake: Intake, sheet: SheetReading) -> bool:
    """Whether a sheet's name alone says that nobody in it is put up, and its titles do not."""
    why = intake.vocabulary.aside.why
    return bool(why(sheet.name)) and not any(why(text) for _, _, text in sheet.titles)


def _doubted(intake: Intake, regime: Regime) -> Iterator[tuple[Line, str]]:
    """Nominations that count although their remark has words of taking back in it, beside others that nobody can weigh
    (``remark``), puts somebody or something else in their place (``instead``), or says that nothing is settled yet (``waiting``).

    One that names another award only tells for what somebody is not put up: "Không đề nghị CSTĐ cơ sở". Proceedings that
    bar an award are R405's to tell.
    """
    frame = classified(intake)
    vocabulary = intake.vocabulary
    lines_say, parse = vocabulary.lines, vocabulary.phrases.parse
    barred = vocabulary.standing.proceedings if regime.common.proceedings_bar else None

    def cause(text: str) -> str:
        if lines_say.may_withdraw(text) or (lines_say.begins_denying(text) and not parse(text).years):
            return "remark"
        if lines_say.replaces(text, awarded=bool(parse(text).awards)):
            return "instead"
        return "waiting" if lines_say.waits(text) and not (barred and barred(text)) else ""

    causes = {text: why for text in frame["note"].unique() if text and (why := cause(text))}
    for line in lines(frame, frame["note"].isin(list(causes))) if causes else ():
        awards = parse(line.note).awards
        silent = not awards and (causes[line.note] != "remark" or lines_say.may_withdraw(line.note))
        if silent or (awards and (line.award in awards) is not (causes[line.note] == "instead")):
            yield line, causes[line.note]


def _name_column(sheet: SheetReading, row: int) -> int:
    """The column of names of the list that a row stands in."""
    above = [table for table in sheet.tables if table.row < row]
    columns = above[-1].columns if above else {}
    return next((columns[name][0] for name in ("name", "surname", "given_name") if name in columns), 0)
