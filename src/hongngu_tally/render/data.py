"""Results as data: JSON by the contract, CSV and Markdown tables. The same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from hongngu_tally.checks.codes import CODES
from hongngu_tally.finding import Finding
from hongngu_tally.layouts import AMONG, MEASURES, FilledRow, YearEndTable, award_order, unit_order
from hongngu_tally.release import installed
from hongngu_tally.render import closing
from hongngu_tally.render.compared import compared_data, compared_md
from hongngu_tally.render.decided import decision_sentences, decisions_data
from hongngu_tally.render.form_data import form_csv, form_head, form_md, form_rows, form_total
from hongngu_tally.render.formats import (
    SCHEMA_VERSION,
    csv_text,
    fates,
    json_text,
    md_cell,
    md_table,
    severities,
    shown_findings,
)
from hongngu_tally.render.matrix import matrix_of
from hongngu_tally.render.narrative import paragraph
from hongngu_tally.render.record import record_md
from hongngu_tally.render.understood import (
    inspect_csv,
    inspect_data,
    inspect_json,
    settled_data,
)
from hongngu_tally.render.understood_md import inspect_md
from hongngu_tally.render.words import Words, words
from hongngu_tally.text import collation_key

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally
    from hongngu_tally.nominations import EarlierFile, Submission

__all__ = [
    "fates",
    "inspect_csv",
    "inspect_data",
    "inspect_json",
    "inspect_md",
    "ordered_counts",
    "severities",
    "summarize_csv",
    "summarize_data",
    "summarize_json",
    "summarize_md",
    "total",
    "validate_csv",
    "validate_data",
    "validate_json",
    "year_end_csv",
    "year_end_data",
    "year_end_json",
    "year_end_md",
]

_FINDING_COLUMNS = (
    "file",
    "sheet",
    "row",
    "cell",
    "code",
    "name",
    "severity",
    "value",
    "message",
    "fix",
    "cite",
)


# --- JSON


def summarize_data(tally: Tally) -> dict[str, Any]:
    """The contract's ``summarize`` object, with the share of leaders."""
    from hongngu_tally.counts import leaders

    return {
        **head("summarize", tally),
        "stage": tally.stage,
        "count": tally.count,
        "by": list(tally.by),
        **asked(tally),
        "counts": _counts(tally),
        "total": total(tally),
        "leaders": leaders(tally.counted)._asdict(),
        **foot(tally),
        "findings": severities(tally.findings),
    }


def validate_data(tally: Tally, lang: str = "vi") -> dict[str, Any]:
    """The contract's ``validate`` object."""
    return {
        **head("validate", tally),
        "findings": [_finding(finding, lang) for finding in _shown(tally)],
        "summary": severities(tally.findings),
        **foot(tally),
    }


def year_end_data(
    tally: Tally, table: YearEndTable, lang: str = "vi", narrative: bool = False
) -> dict[str, Any]:
    """The contract's ``year-end`` object, with the law it was judged by, and the year's sentences if asked for."""
    say = words(lang)
    awards = _awards_by_unit(tally) if table.layout.kind == "matrix" else {}
    rows: list[dict[str, Any]] = form_rows(table, say) if table.form else []
    for row in table.rows if table.form is None else ():
        entry: dict[str, Any] = {"key": row.key, "label": say.of(row.label), **_measured(row)}
        if awards:
            entry["awards"] = awards[row.key]
        rows.append(entry)
    sums = form_total(table) if table.form is not None else _measured(table.total)
    return {
        **head("year-end", tally),
        "lang": lang,
        "layout": table.layout.name,
        "stage": tally.stage,
        "count": tally.count,
        **asked(tally),
        **form_head(table, say),
        "rows": rows,
        "total": sums,
        "outside": table.outside,
        **_sums(tally),
        **({"narrative": paragraph(tally, table, say)} if narrative else {}),
        **({"compared": compared_data(table.past)} if table.past else {}),
        **foot(tally),
        "findings": severities(tally.findings),
        "missing": closing.missing_units(tally),
    }


def summarize_json(tally: Tally) -> str:
    """``summarize --format json``."""
    return json_text(summarize_data(tally))


def validate_json(tally: Tally, lang: str = "vi") -> str:
    """``validate --format json``."""
    return json_text(validate_data(tally, lang))


def year_end_json(tally: Tally, table: YearEndTable, lang: str = "vi", narrative: bool = False) -> str:
    """``year-end --format json``."""
    return json_text(year_end_data(tally, table, lang, narrative))


# --- CSV


def summarize_csv(tally: Tally) -> str:
    """The counts, one line each: the dimensions and ``count``."""
    return csv_text((*tally.by, "count"), (tuple(row.values()) for row in _counts(tally)))


def validate_csv(tally: Tally, lang: str = "vi") -> str:
    """The findings, one line each."""
    entries = (_finding(finding, lang) for finding in _shown(tally))
    return csv_text(
        _FINDING_COLUMNS, ([entry.get(name, "") for name in _FINDING_COLUMNS] for entry in entries)
    )


def year_end_csv(tally: Tally, table: YearEndTable, lang: str = "vi") -> str:
    """The table, one line per row and a last one with the key ``total``."""
    say = words(lang)
    if table.form is not None:
        return csv_text(*form_csv(table.form, say))
    header = ["key", "label", *table.total.numbers]
    columns = matrix_of(tally).columns if table.layout.kind == "matrix" else ()
    header += [f"{column.award}/{column.recipient}" for column in columns]
    grid = matrix_of(tally) if columns else None
    lines: list[list[object]] = []
    for row in (*table.rows, table.total):
        line: list[object] = [row.key, say.of(row.label), *row.numbers.values()]
        if grid:
            line += grid.row(grid.units if row is table.total else (row.key,))
        lines.append(line)
    return csv_text(header, lines)


# --- Markdown


def summarize_md(tally: Tally, lang: str = "vi") -> str:
    """The counts as a Markdown document."""
    say = words(lang)
    header = [*(say.label("dimension", name) for name in tally.by), closing.count_heading(tally, say)]
    rows: list[list[object]] = [
        [*(say.dimension(name, row[name], tally.regime) for name in tally.by), row["count"]]
        for row in ordered_counts(tally, say)
    ]
    rows.append(
        [say.text("total"), *[""] * (len(tally.by) - 1), total(tally)] if tally.by else [total(tally)]
    )
    title = say.text("summary_title", year=str(tally.year), stage=say.label("stage", tally.stage))
    body = md_table(header, rows, len(tally.by), say)
    unjudged = [*closing.leaders_line(tally, say), *closing.unjudged_sentence(tally, say)]
    return document(title, f"{body}\n{_counting(tally, say)}\n", tally, say, unjudged)


def year_end_md(tally: Tally, table: YearEndTable, lang: str = "vi", narrative: bool = False) -> str:
    """The table as a Markdown document."""
    say = words(lang)
    if table.form is not None:
        header, texts, values = form_md(table, say)
        return _year_end_document(tally, table, md_table(header, values, texts, say), narrative, say)
    names = {name: say.label("recipient", name) for name in MEASURES}
    names |= {name: say.label("among", name) for name in AMONG}
    header = [say.text("content")]
    for column in table.total.numbers:
        name = names[column.removeprefix("decided_")]
        header.append(f"{say.label('stage', 'decided')}: {name}" if column.startswith("decided_") else name)
    rows: list[list[object]] = [
        [say.of(row.label), *row.numbers.values()] for row in (*table.rows, table.total)
    ]
    return _year_end_document(tally, table, md_table(header, rows, 1, say), narrative, say)


def _year_end_document(tally: Tally, table: YearEndTable, body: str, narrative: bool, say: Words) -> str:
    said = [
        *closing.layout_lines(table, say),
        *closing.agreement(tally, table, say),
        *closing.among_lines(tally, table, say),
        say.text("outside", n=table.outside),
    ]
    listed = [f"- {md_cell(line)}\n" for line in said]
    listed += [f"  - {md_cell(line)}\n" for line in closing.outside_lines(tally, table, say)]
    told = f"{md_cell(' '.join(paragraph(tally, table, say)))}\n\n" if narrative else ""
    body = f"{told}{body}\n{_counting(tally, say)}\n\n"
    body += "".join(listed)
    body += compared_md(tally, table, table.past, say) if table.past else ""
    title = f"{say.of(table.layout.title)} — {say.text('year', year=str(tally.year))}"
    return document(title, body, tally, say) + record_md(tally, table, say)


def _counting(tally: Tally, say: Words) -> str:
    return "\n\n".join([*map(md_cell, closing.where_lines(tally, say)), closing.counting(tally, say)])


def document(title: str, body: str, tally: Tally, say: Words, unjudged: Sequence[str] = ()) -> str:
    """A Markdown document with what every result rests on below it."""
    foot = [
        *say.verdicts(tally.balance),
        closing.held_line(tally, say),
        *(closing.file_line(tally, state, say) for state in ("unreadable", "superseded", "ignored")),
        *(f"{say.text('settled')}: {line}" for line in closing.settled_lines(tally, say)),
        *closing.history_sentences(tally, say),
        *decision_sentences(tally, say),
        *closing.finding_lines(tally, say),
        *unjudged,
        say.law(tally.regime),
    ]
    return f"# {md_cell(title)}\n\n{body}\n" + "".join(f"- {md_cell(line)}\n" for line in foot)


# --- parts


def total(tally: Tally) -> int:
    """All awards counted, or all distinct recipients."""
    from hongngu_tally.counts import count

    return int(count(tally.counted, (), tally.count)["count"].sum())


def head(command: str, tally: Tally) -> dict[str, Any]:
    """What every object begins with: the command, the program, the year and the law it was judged by."""
    return {
        "schema_version": SCHEMA_VERSION,
        "command": command,
        "program": installed(),
        "year": tally.year,
        "law_on": tally.regime.day.isoformat(),
        "instruments": [instrument.key for instrument in tally.regime.instruments],
        **(
            {"unverified": [each.cite for each in tally.regime.unverified]} if tally.regime.unverified else {}
        ),
        **({"own_rules": list(tally.regime.own_files)} if tally.regime.own_files else {}),
        **({"redacted": True} if tally.redacted else {}),
    }


def _measured(row: FilledRow) -> dict[str, Any]:
    """The numbers of a line, those of a stage and the parts of the individuals under names of their own."""
    named: dict[str, Any] = dict(zip(MEASURES, row.measures, strict=True))
    for name, names, numbers in (
        ("decided", MEASURES, row.decided),
        ("among", tuple(AMONG), row.among),
        ("decided_among", tuple(AMONG), row.decided_among),
    ):
        if numbers is not None:
            named[name] = dict(zip(names, numbers, strict=True))
    return named


def _sums(tally: Tally) -> dict[str, dict[str, int]]:
    """All that was counted, per award and per unit: what a later year compares itself with."""
    from hongngu_tally.counts import count

    orders = {"award": award_order(tally), "unit": unit_order(tally)}
    found = {}
    for name, order in orders.items():
        counted = count(tally.counted, (name,), tally.count).itertuples(index=False, name=None)
        sums = {str(value): int(number) for value, number in counted}
        found[f"by_{name}"] = {value: sums[value] for value in sorted(sums, key=order)}
    return found


def asked(tally: Tally) -> dict[str, Any]:
    """``where``: what the counts were narrowed to, if they were."""
    where = {name: list(values) for name, values in tally.where.items()}
    return {"where": where} if where else {}


def foot(tally: Tally) -> dict[str, Any]:
    """What every object ends with: the ledger, the files, and what a person settled."""
    balance = tally.balance
    return {
        "ledger": {
            "rows": balance.rows,
            "fates": fates(balance.fates),
            "nominations": balance.nominations,
            "counted": balance.counted,
            "held_back": balance.held_back,
        },
        "files": _files(tally),
        "settled": settled_data(tally.intake.files),
        "unjudged": [
            {
                "code": one.code,
                "name": CODES[one.code].name,
                "lacks": one.lacks,
                "nominations": one.count,
                "files": list(one.files),
                **({"needs": list(one.needs), "holds": list(one.holds)} if one.needs else {}),
            }
            for one in tally.unjudged
        ],
        **_selected(tally),
        **_history(tally),
        **decisions_data(tally),
    }


def _history(tally: Tally) -> dict[str, Any]:
    """The earlier years that were handed in, by year; a file whose year nobody can tell stands under ``null``."""
    earlier = tally.intake.earlier
    if earlier is None:
        return {}
    years: dict[int, list[EarlierFile]] = {}
    for one in earlier.files:
        years.setdefault(one.year, []).append(one)
    return {
        "history": [
            {
                "year": year or None,
                "used": year in earlier.years,
                "nominations": sum(one.nominations for one in files if one.state == "counted"),
                "files": [
                    {
                        "file": one.file,
                        "state": one.state,
                        "nominations": one.nominations,
                        "held_back": one.held_back,
                    }
                    | ({"reason": one.reason} if one.reason else {})
                    | ({"sha256": one.sha256} if one.sha256 else {})
                    for one in files
                ],
            }
            for year, files in sorted(years.items())
        ]
    }


def _selected(tally: Tally) -> dict[str, Any]:
    """What of the findings was asked for, and how many were left out; nothing where all were."""
    chosen = tally.selection
    said: dict[str, Any] = {
        name: list(codes) for name, codes in (("only", chosen.only), ("skip", chosen.skip)) if codes
    }
    if said:
        said["left_out"] = severities(chosen.left_out)
    if chosen.most is not None:
        said |= {"max": chosen.most, "not_shown": max(len(tally.findings) - chosen.most, 0)}
    return {"selection": said} if said else {}


def _shown(tally: Tally) -> list[Finding]:
    return shown_findings(tally.findings, tally.selection.most)


def _files(tally: Tally) -> list[dict[str, Any]]:
    sums = {reading.file: reading.sha256 for reading in tally.intake.files}
    return [_file(one, sums.get(one.file, "")) for one in tally.intake.submissions]


def _file(submission: Submission, checksum: str) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "file": submission.file,
        "state": submission.state,
        "units": list(submission.units),
        "rows": submission.rows,
        "nominations": submission.nominations,
        "counted": submission.counted,
    }
    if submission.state != "counted":
        entry["reason"] = submission.reason
    if submission.superseded_by:
        entry["superseded_by"] = submission.superseded_by
    if checksum:
        entry["sha256"] = checksum
    return entry


def _counts(tally: Tally) -> list[dict[str, Any]]:
    names = [*tally.by, "count"]
    return [
        {
            name: int(value) if name == "count" else _plain(value)
            for name, value in zip(names, line, strict=True)
        }
        for line in tally.counts[names].itertuples(index=False, name=None)
    ]


def ordered_counts(tally: Tally, say: Words) -> list[dict[str, Any]]:
    """The counts as people look for them: the year's order of units, the law's of awards, else Vietnamese order."""
    places = {"unit": unit_order(tally), "award": award_order(tally)}

    def shown(name: str) -> Callable[[str], Any]:
        return lambda value: (collation_key(say.dimension(name, value, tally.regime)), value)

    keys = [(name, places.get(name) or shown(name)) for name in tally.by]
    return sorted(_counts(tally), key=lambda row: [key(row[name]) for name, key in keys])


def _plain(value: object) -> str:
    return "" if value is None or value != value else str(value)


def _finding(finding: Finding, lang: str) -> dict[str, Any]:
    from hongngu_tally.messages import render

    message = render(finding, lang)
    place = finding.place
    entry: dict[str, Any] = {"code": finding.code, "name": finding.name, "severity": finding.severity.value}
    where = {
        "file": place.file,
        "sheet": place.sheet,
        "row": place.row,
        "cell": place.cell,
        "value": finding.value,
    }
    entry |= {name: value for name, value in where.items() if value}
    return entry | {"message": message.text, "fix": message.fix, "cite": finding.cite}


def _awards_by_unit(tally: Tally) -> dict[str, dict[str, dict[str, int]]]:
    grid = matrix_of(tally)
    found: dict[str, dict[str, dict[str, int]]] = {}
    for unit in grid.units:
        for column in grid.columns:
            if number := grid.at(unit, column):
                found.setdefault(unit, {}).setdefault(column.award, {})[column.recipient] = number
    return found
