"""People who stand in a list and are not counted, because its headings, its remarks or a stroke through their row say so."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from hongngu_tally.checks.codes import finding
from hongngu_tally.checks.frames import NOMINEE, Fields, Line, classified, lines, lists, read_files, tables
from hongngu_tally.checks.identity import names_unit
from hongngu_tally.checks.registry import check
from hongngu_tally.finding import Finding, Place, Severity
from hongngu_tally.intake import Intake
from hongngu_tally.law import Regime
from hongngu_tally.table.model import Fate, SheetReading
from hongngu_tally.table.relaid import RELAID
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary.aside import OTHERS, REGISTRATION
from hongngu_tally.vocabulary.words import remarks_in

_TOGETHER = ("reserve", "pending", OTHERS, "member", REGISTRATION, "earlier", "not-nominated")
"""Said of a whole list or section; of the others each row is told with its cell."""
_ALONE = ("struck", "withdrawn")


@check("W209")
def people_set_aside(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """People are named who are not counted, or a file holds only what they registered for."""
    ledger = intake.ledger
    places: dict[tuple[str, str, str], list[int]] = {}
    sheets = {(file.file, sheet.name): sheet for file in read_files(intake) for sheet in file.sheets}
    for line in lines(ledger, ledger["reason"].isin([*_TOGETHER, *_ALONE])):
        if line.reason == "withdrawn" and sheets[line.file, line.sheet].why in RELAID:
            continue
        places.setdefault((line.file, line.sheet, line.reason), []).append(int(line.row))
    counting = set(map(str, intake.nominations["file"].unique())) if places else set()
    for (file, sheet, reason), rows in places.items():
        if reason == "not-nominated" and file in counting:
            # Below a heading of the list itself whoever reads it sees that they are not proposed.
            unseen = _below_hidden(sheets[file, sheet], rows)
            if unseen:
                yield finding(
                    "W209", Place(file, sheet, unseen[0]), severity=Severity.ERROR, cause="hidden-heading", rows=unseen, count=len(unseen),
                )  # fmt: skip
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
            yield _alone(Place(file, sheet, row, column), reason, clean(cell.shown) if cell else "", severity)
    for reading, located in lists(intake):
        # Where nominees have no rows of their own, the words tell who withdrew.
        for cell in located.odd_cells if located.why in RELAID else ():
            if cell.kind == "withdrawn":
                yield _alone(
                    Place(reading.file, located.name, cell.row, cell.column), cell.kind, clean(cell.shown)
                )
    fields = Fields(intake)
    for line, cause, remark in _doubted(intake, regime):
        yield finding(
            "W209", fields.remark(line, remark), remark,
            severity=Severity.ERROR if cause in {"remark", "instead"} else None, cause=cause, rows=(int(line.row),), count=1, recipient_name=line.name, remark=remark,
        )  # fmt: skip
    for line, marked in _marked(intake):
        # ``_marked`` parts each row's remarks.
        yield finding(
            "W209", fields.remark(line, line.note), line.note, cause="marked", rows=tuple(marked), count=len(marked), remark=line.note,
        )  # fmt: skip
    for reading, located, table in tables(intake):
        if table.aside and table.rows:
            yield finding(
                "W209", Place(reading.file, located.name, table.row, table.column), cause="alone",
                severity=Severity.ERROR if table.aside == REGISTRATION else None, rows=(), count=len(table.rows),
            )  # fmt: skip


def _alone(place: Place, reason: str, shown: str, severity: Severity | None = None) -> Finding:
    # A blank under "Đề nghị (x)" says it by being blank.
    cause = "unasked" if reason == "withdrawn" and not shown else reason
    return finding(
        "W209", place, shown, severity=severity, cause=cause, rows=(place.row,), count=1, **({"shown": shown} if shown else {})
    )  # fmt: skip


def _below_hidden(sheet: SheetReading, rows: Sequence[int]) -> tuple[int, ...]:
    """Those of the rows that are seen, though the heading that keeps them from counting is hidden."""
    if sheet.hidden or not sheet.hidden_rows:
        return ()
    hidden, heads = (
        set(sheet.hidden_rows),
        [0, *(row for row, fate, _ in sheet.fates if fate is Fate.SECTION)],
    )
    return tuple(row for row in rows if row not in hidden and heads[bisect_left(heads, row) - 1] in hidden)


def _by_name(intake: Intake, sheet: SheetReading) -> bool:
    """Whether a sheet's name alone says that nobody in it is put up, and its titles do not."""
    why = intake.vocabulary.aside.why
    return bool(why(sheet.name)) and not any(why(text) for _, _, text in sheet.titles)


def _doubted(intake: Intake, regime: Regime) -> Iterator[tuple[Line, str, str]]:
    """Nominations that count although their remark has words of taking back in it, beside others that nobody can weigh
    (``remark``), puts somebody or something else in their place (``instead``), says that nothing is settled yet (``waiting``), or
    what bears on it (``asks``).

    One that names another award only tells for what somebody is not put up: "Không đề nghị CSTĐ cơ sở". Proceedings that
    bar an award are R405's to tell.
    """
    frame = classified(intake)
    vocabulary = intake.vocabulary
    lines_say, parse = vocabulary.lines, vocabulary.phrases.parse
    barred = vocabulary.standing.proceedings if regime.common.proceedings_bar else None

    def cause(text: str) -> str:
        said = parse(text)
        # "Không có sáng kiến, chỉ xét LĐTT" denies another one.
        denies = said.awards and not said.years and lines_say.begins_denying(text)
        if lines_say.may_withdraw(text) or (denies and not lines_say.speaks_of_initiatives(key(text))):
            return "remark"
        if lines_say.replaces(text, awarded=bool(said.awards or said.generic)):
            return "instead"
        if lines_say.waits(text):
            return "" if barred and barred(text) else "waiting"
        return "asks" if lines_say.asks(text) else ""

    causes: dict[str, list[tuple[str, str]]] = {}
    for text in filter(None, frame["note"].unique()):
        if found := [(remark, why) for remark in remarks_in(text) if (why := cause(remark))]:
            causes[text] = found
    for line in lines(frame, frame["note"].isin(list(causes))) if causes else ():
        for remark, why in causes[line.note]:
            awards = parse(remark).awards
            # Whoever moved to this unit is here.
            came = why == "asks" and names_unit(remark, line.unit)
            if not came and (not awards or (line.award in awards) is not (why == "instead")):
                yield line, why, remark


def _marked(intake: Intake) -> Iterator[tuple[Line, list[int]]]:
    """The first row of each list whose remark is a mark or "không" and nothing else, where other rows have none: (row, all of them)."""
    frame = classified(intake)
    lines_say = intake.vocabulary.lines
    said = {remark for text in frame["note"].unique() if text for remark in remarks_in(text)}
    plain = {remark for remark in said if lines_say.is_bare_answer(remark)}
    if not plain:
        return
    rows = frame.drop_duplicates(NOMINEE)
    every = rows.groupby(["file", "sheet"], observed=True).size().to_dict()
    each = rows.assign(note=rows["note"].astype(object).map(remarks_in)).explode("note")
    for (file, sheet, note), found in each[each["note"].isin(list(plain))].groupby(
        ["file", "sheet", "note"], observed=True
    ):
        # "Không" in most rows says that there is nothing to remark.
        most = every[file, sheet] if lines_say.is_mark(str(note)) else every[file, sheet] / 2
        if len(found) < most:
            yield next(lines(found)), sorted(map(int, found["row"]))


def _name_column(sheet: SheetReading, row: int) -> int:
    """The column of names of the list that a row stands in."""
    above = [table for table in sheet.tables if table.row < row]
    columns = above[-1].columns if above else {}
    return next((columns[name][0] for name in ("name", "surname", "given_name") if name in columns), 0)
