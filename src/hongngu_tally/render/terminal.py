"""What the commands show on the screen: the result first, then what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from hongngu_tally.layouts import AMONG, MEASURES, TOTAL, YearEndTable
from hongngu_tally.layouts.past import Comparison
from hongngu_tally.render import closing, compared
from hongngu_tally.render.counted import ordered_counts, total
from hongngu_tally.render.decided import decision_lines
from hongngu_tally.render.form_grid import column_name, form_grid
from hongngu_tally.render.formats import fates
from hongngu_tally.render.grid import Group, Numbers, legend, number_table, text_table
from hongngu_tally.render.matrix import Block, matrix_of
from hongngu_tally.render.narrative import paragraph
from hongngu_tally.render.screen import Screen
from hongngu_tally.render.words import Words
from hongngu_tally.text import safe_text

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally
    from hongngu_tally.intake import Submission


def summarize(screen: Screen, tally: Tally) -> None:
    """Counts per unit and award; other dimensions as a list. Then legend, ledger, files, findings, law."""
    say = screen.say
    screen.prose(
        say.text("summary_title", year=str(tally.year), stage=say.label("stage", tally.stage)), style="bold"
    )
    screen.line()
    if not len(tally.counts):
        screen.prose(say.text("no_counts"))
    elif {"unit", "award", "recipient"} <= set(tally.by):
        _matrix(screen, tally)
    else:
        _list(screen, tally)
    screen.line()
    _counting(screen, tally)
    for line in closing.leaders_line(tally, say):
        screen.prose(line)
    foot(screen, tally, closing.unjudged_sentence(tally, say))


def year_end(screen: Screen, tally: Tally, table: YearEndTable, *, narrative: bool = False) -> None:
    """The year-end table, what lies outside it, the year's sentences if asked for, and the ledger."""
    say = screen.say
    screen.prose(say.of(table.layout.title), style="bold")
    screen.prose(say.text("sub_line", year=str(tally.year), stage=say.label("stage", tally.stage)))
    screen.line()
    if table.form is not None:
        _form(screen, table)
    elif table.layout.kind == "matrix" and table.rows:
        _matrix(screen, tally, subtotals=True)
    else:
        _layout(screen, table)
    screen.line()
    for line in (*closing.layout_lines(table, say), *closing.agreement(tally, table, say)):
        screen.prose(line, 0, 2)
    screen.prose(say.text("outside", n=table.outside), style="bold" if table.outside else "")
    for line in closing.outside_lines(tally, table, say):
        screen.prose(line, 2, 4)
    for line in closing.among_lines(tally, table, say):
        screen.prose(line)
    _counting(screen, tally)
    if table.past is not None:
        _past(screen, tally, table, table.past)
    if narrative:
        screen.heading(say.text("narrative"))
        screen.prose(" ".join(paragraph(tally, table, say)))
    foot(screen, tally)


def _past(screen: Screen, tally: Tally, table: YearEndTable, found: Comparison) -> None:
    """The same table of an earlier year beside this one."""
    say = screen.say
    screen.heading(say.text("compared_title", year=str(found.year)))
    labels, *columns = zip(*compared.lines(tally, table, found, say), strict=True)
    corner, *heads = compared.header(tally, found, say)
    groups = [[Numbers((head,), column)] for head, column in zip(heads, columns, strict=True)]
    number_table(screen, corner, labels, groups)
    for line in compared.remarks(tally, found, say):
        screen.prose(line, 0, 2)


def _counting(screen: Screen, tally: Tally) -> None:
    for line in (*closing.where_lines(tally, screen.say), closing.counting(tally, screen.say)):
        screen.prose(line)


def foot(screen: Screen, tally: Tally, remarks: Sequence[str] = ()) -> None:
    """Under every table: the three equalities, the files, the findings, the law."""
    say = screen.say
    screen.heading(say.text("reconciliation"))
    for line, (_, holds) in zip(say.verdicts(tally.balance), say.equalities(tally.balance), strict=True):
        screen.prose(line, 2, 4, "" if holds else "bold red")
    screen.prose(say.text("fates", fates=say.fates(fates(tally.balance.fates).items())), 2, 4)
    submissions = tally.intake.submissions
    counted = sum(1 for one in submissions if one.state == "counted")
    screen.heading(say.text("files_read", counted=counted, all=len(submissions)))
    if all(map(_adds, submissions)):
        screen.prose(say.text("all_files"), 2)
    _not_counted(screen, submissions)
    for name, lines in (
        ("history", closing.history_lines(tally, say)),
        ("decisions", decision_lines(tally, say)),
        ("settled", closing.settled_lines(tally, say)),
    ):
        if lines:
            screen.heading(say.text(name))
        for line in lines:
            screen.prose(line, 2, 4)
    screen.line()
    for line in (*closing.finding_lines(tally, say), *remarks):
        screen.prose(line, 0, 2)
    screen.prose(say.law(tally.regime), 0, 2)


def _adds(submission: Submission) -> bool:
    """Whether a file counts and has somebody in it: a blank form, or one whose sheets somebody left out, has not."""
    return submission.state == "counted" and submission.nominations > 0


def _not_counted(screen: Screen, submissions: Sequence[Submission]) -> None:
    """Every file that could not be read, and the first of those that nominate nobody, were replaced or passed over."""
    say = screen.say
    folded = [one for one in submissions if not _adds(one) and one.state != "unreadable"]
    hidden = set(folded[closing.SHOWN_FILES :])
    for one in submissions:
        if not _adds(one) and one not in hidden:
            counted = one.state == "counted"
            why = (
                say.text("nobody_in_it")
                if counted
                else say.why_not_counted(one.state, one.reason, one.superseded_by)
            )
            screen.prose(f"{safe_text(one.file)}: {why}", 2, 4)
    if hidden:
        screen.prose(screen.say.text("more_files", n=len(hidden)), 2)


# --- tables


def _column(say: Words, head: tuple[str, ...], values: Sequence[int]) -> Numbers:
    return Numbers(head, tuple(say.number(value) if value else "–" for value in values))


def _matrix(screen: Screen, tally: Tally, subtotals: bool = False) -> None:
    """Units × awards; with ``subtotals`` the units stand under their areas and groups, as on paper."""
    say, grid = screen.say, matrix_of(tally)
    lines: list[tuple[str, Sequence[str]]] = []
    for block in grid.blocks if subtotals else (Block("", "", grid.units),):
        if block.name:
            lines.append((f"{block.ordinal}. {block.label(say)}", block.units))
        lines += [(unit or say.text("none"), [unit]) for unit in (block.units if block.leaf else ())]
    lines.append((say.text("total"), grid.units))
    rows = [(*grid.row(units), grid.whole(units)) for _, units in lines]
    values = list(zip(*rows, strict=True))
    named = [say.award(tally.regime, award) for award in grid.awards]
    groups: list[Group] = [
        [
            _column(
                say,
                (short, say.label("recipient_short", column.recipient)) if len(columns) > 1 else (short,),
                values[grid.columns.index(column)],
            )
            for column in columns
        ]
        for (short, _), columns in zip(named, grid.awards.values(), strict=True)
    ]
    groups.append([_column(say, (say.text("sum"),), values[-1])])
    number_table(screen, say.text("unit"), [label for label, _ in lines], groups)
    screen.heading(say.text("legend"))
    legend(screen, named)


def _layout(screen: Screen, table: YearEndTable) -> None:
    say = screen.say
    lines = [*table.rows, table.total]
    kinds = {name: say.label("recipient_short", name) for name in MEASURES}
    parts = {name: say.label("among", name).lower() for name in AMONG}
    numbers = [line.numbers for line in lines]

    def group(title: tuple[str, ...], heads: Mapping[str, str], before: str = "") -> Group:
        return [
            _column(say, (*title, head), [each[f"{before}{name}"] for each in numbers])
            for name, head in heads.items()
        ]

    def sums(title: tuple[str, ...], values: Iterable[Sequence[int]]) -> Numbers:
        return _column(say, (*title, say.text("sum")), list(map(sum, values)))

    counted = sums((), (line.measures for line in lines))
    groups = [group((), kinds), [counted]]
    if table.total.decided is not None:
        nominated, decided = ((say.label("stage", stage),) for stage in ("nominated", "decided"))
        given = sums(decided, (line.decided or () for line in lines))
        groups = [
            [*group(nominated, kinds), sums(nominated, (line.measures for line in lines))],
            group(nominated, parts),
            [*group(decided, kinds, "decided_"), given],
            group(decided, parts, "decided_"),
        ]
    number_table(screen, say.text("content"), [say.of(line.label) for line in lines], groups)


def _form(screen: Screen, table: YearEndTable) -> None:
    """A form under the numbers of its columns, which are told below: its own headings are too long for a screen."""
    assert table.form is not None
    say, form, grid = screen.say, table.form, form_grid(table, screen.say)
    at, code = grid.stub.index("label"), grid.stub.index("code") if "code" in grid.stub else -1
    labels = [
        f"{line.cells[code]} {line.cells[at]}" if code >= 0 and line.cells[code] else str(line.cells[at])
        for line in grid.lines
    ]
    groups: dict[str, list[Numbers]] = {}
    for place, column in enumerate(form.leaves, start=grid.texts):
        above = next(iter(form.headings(column)), column)
        values = [line.cells[place] for line in grid.lines]
        shown = (value if isinstance(value, str) else say.number(value) if value else "–" for value in values)
        groups.setdefault(above.key, []).append(Numbers((form.numbers[column.key],), tuple(shown)))
    number_table(
        screen, say.text("content"), labels, list(groups.values()), total=grid.lines[-1].key == TOTAL
    )
    screen.heading(say.text("form_columns"))
    legend(screen, [(form.formulas[column.key], column_name(form, column, say)) for column in form.leaves])


def _list(screen: Screen, tally: Tally) -> None:
    """Counts over other dimensions than unit × award: one line each."""
    say = screen.say
    rows = ordered_counts(tally, say)
    columns = [
        [
            say.label("dimension", name),
            *(say.dimension(name, row[name], tally.regime) for row in rows),
            "" if number else say.text("total"),
        ]
        for number, name in enumerate(tally.by)
    ]
    values = [*(row["count"] for row in rows), total(tally)]
    text_table(screen, columns, _column(say, (closing.count_heading(tally, say),), values))
