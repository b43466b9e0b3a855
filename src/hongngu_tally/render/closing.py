"""What stands under every table in words: who has not handed in, what is wrong with the whole, which files lack."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hongngu_tally.finding import Finding, Severity, Unjudged
from hongngu_tally.render.formats import row_ranges, severities
from hongngu_tally.render.words import Words
from hongngu_tally.text import safe_text

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally
    from hongngu_tally.intake import Submission
    from hongngu_tally.layouts import Layout, YearEndTable

SHOWN_OUTSIDE = 20
SHOWN_FILES = 10
_NAMED_FILES = 5


def counting(tally: Tally, say: Words) -> str:
    """What one of the numbers is."""
    return say.text("counting_recipients" if tally.count == "recipients" else "counting_awards")


def leaders_line(tally: Tally, say: Words) -> list[str]:
    """The share of leaders among the persons counted: the law sets no limit, so it is only shown."""
    from hongngu_tally.counts import leaders

    found = leaders(tally.counted)
    if not found.individuals:
        return []
    shown = say.share(found.leaders, found.individuals)
    line = say.text("leaders", n=found.leaders, all=found.individuals, percent=shown)
    return [f"{line} {say.text('leaders_unknown', n=found.unknown)}" if found.unknown else line]


def count_heading(tally: Tally, say: Words) -> str:
    """The heading above the numbers."""
    return say.text("count_recipients" if tally.count == "recipients" else "count")


def where_parts(tally: Tally, say: Words) -> list[str]:
    """What was asked for, dimension by dimension; nothing where everything is counted."""
    return [
        f"{say.label('dimension', name)}: "
        + ", ".join(say.dimension(name, value, tally.regime) for value in values)
        for name, values in tally.where.items()
    ]


def where_lines(tally: Tally, say: Words) -> list[str]:
    """That only a part is counted, and which."""
    parts = where_parts(tally, say)
    counted, of = len(tally.counted), tally.balance.counted
    return [say.text("only", asked="; ".join(parts), n=counted, of=of)] if parts else []


# --- findings


def missing_units(tally: Tally) -> list[str]:
    """The units of the year's list that have handed in nothing, in the list's order."""
    return [finding.value for finding in tally.findings if finding.name == "unit-missing"]


def whole_year_errors(tally: Tally) -> list[Finding]:
    """Errors that no single file holds, such as a share exceeded by all units together."""
    return [
        finding for finding in tally.findings if finding.severity is Severity.ERROR and not finding.place.file
    ]


def missing_line(tally: Tally, say: Words) -> list[str]:
    """Who has not handed in, in one line, if anybody."""
    names = missing_units(tally)
    return [say.text("missing_units", n=len(names), names="; ".join(names))] if names else []


def error_lines(tally: Tally, say: Words) -> list[str]:
    """The errors of the whole year, each with its message."""
    from hongngu_tally.messages import render

    word = say.label("severity", Severity.ERROR)
    return [
        f"{word} {finding.code} {finding.name}: {render(finding, say.lang).text}"
        for finding in whole_year_errors(tally)[: tally.wanted.most]
    ]


def closer_line(tally: Tally, say: Words) -> list[str]:
    """How many errors and nominations held back there are, and where each can be seen."""
    errors, held_back = severities(tally.findings)["error"], tally.balance.held_back
    return [say.text("look_closer", error=errors, held_back=held_back)] if errors or held_back else []


def finding_lines(tally: Tally, say: Words, listed: bool = False) -> list[str]:
    """All that the findings say about the year as a whole; ``listed``: each of them is shown already."""
    more = [] if listed else [*error_lines(tally, say), *closer_line(tally, say)]
    return [
        say.text("findings", **severities(tally.findings)),
        *missing_line(tally, say),
        *more,
        *left_out_lines(tally, say),
    ]


# --- rules that were not judged


def lacking(one: Unjudged, say: Words) -> str:
    """What a rule lacks, in words: "cột sáng kiến"."""
    named = say.label("unjudged", one.lacks)
    if named == one.lacks:
        return say.text("unjudged_column", field=say.label("field", one.lacks))
    return named.format(needs=row_ranges(one.needs), holds=row_ranges(one.holds) or say.text("no_year"))


def unjudged_lines(tally: Tally, say: Words) -> list[str]:
    """Every rule that was not judged: what it lacks, its name, how many nominations it would have been asked of."""
    from hongngu_tally.messages import title

    return [
        say.text(
            "unjudged_line",
            lacks=lacking(one, say),
            code=one.code,
            title=title(one.code, say.lang),
            n=one.count,
            files=len(one.files),
        )
        for one in tally.unjudged
    ]


def unjudged_sentence(tally: Tally, say: Words) -> list[str]:
    """How many rules were not judged, and which, if any."""
    codes = list(dict.fromkeys(one.code for one in tally.unjudged))
    return [say.text("unjudged_short", n=len(codes), codes=", ".join(sorted(codes)))] if codes else []


# --- what was left out


def left_out_lines(tally: Tally, say: Words) -> list[str]:
    """What --only, --skip and --redact left out: it may be what matters most, so every result says so."""
    chosen = tally.wanted
    said = [
        f"--{name} {','.join(codes)}"
        for name, codes in (("only", chosen.only), ("skip", chosen.skip))
        if codes
    ]
    lines = [say.text("left_out", options=" ".join(said), **severities(chosen.left_out))] if said else []
    return [*lines, say.text("redacted")] if tally.redacted else lines


def not_shown_lines(tally: Tally, say: Words) -> list[str]:
    """How many findings --max kept from being shown; they were judged all the same."""
    most = tally.wanted.most
    left = 0 if most is None else len(tally.findings) - most
    return [say.text("not_shown", n=left, most=str(most))] if left > 0 else []


# --- earlier years


def history_lines(tally: Tally, say: Words) -> list[str]:
    """Per earlier year the files and nominations that were used, then the files that were not."""
    earlier = tally.intake.earlier
    if earlier is None:
        return []
    lines = []
    for year in earlier.years:
        used = [one for one in earlier.files if one.year == year and one.state == "counted"]
        lines.append(
            say.text("history_year", year=str(year), files=len(used), n=sum(one.nominations for one in used))
        )
    aside = [one for one in earlier.files if one.state in ("unreadable", "ignored")]
    lines += [
        f"{safe_text(one.file)}: {say.why_not_counted(one.state, one.reason)}" for one in aside[:SHOWN_FILES]
    ]
    left = len(aside) - SHOWN_FILES
    return [*lines, say.text("more_files", n=left)] if left > 0 else lines


def history_sentences(tally: Tally, say: Words) -> list[str]:
    """The same lines where no heading stands over them."""
    return [f"{say.text('history')}: {line}" for line in history_lines(tally, say)]


# --- what a person settled


def settled_lines(tally: Tally, say: Words, most: int = SHOWN_FILES) -> list[str]:
    """The sheets that were read as a person settled them, each with what was settled."""
    from hongngu_tally.messages import render

    found = [finding for finding in _all_findings(tally) if finding.name == "setting-applied"]
    lines = [
        f"{safe_text(one.place.file)}, {safe_text(one.place.sheet)}: {render(one, say.lang).text}"
        for one in found[:most]
    ]
    return [*lines, say.text("more_sheets", n=len(found) - most)] if len(found) > most else lines


def settled_sentence(tally: Tally, say: Words) -> list[str]:
    """How many sheets a person settled, if any: for the page that is signed."""
    found = sum(finding.name == "setting-applied" for finding in _all_findings(tally))
    return [say.text("settled_sheets", n=found)] if found else []


def _all_findings(tally: Tally) -> tuple[Finding, ...]:
    """Also those left out: how a sheet was read is said whatever checks were asked for."""
    return (*tally.findings, *tally.wanted.left_out)


# --- files


def of_state(tally: Tally, state: str) -> list[Submission]:
    """The files of one state."""
    return [one for one in tally.intake.submissions if one.state == state]


def named_files(files: Sequence[Submission], say: Words) -> str:
    """The first few names, and how many more there are."""
    shown = "; ".join(safe_text(one.file) for one in files[:_NAMED_FILES])
    left = len(files) - _NAMED_FILES
    return f"{shown}; {say.text('more_files', n=left)}" if left > 0 else shown


def file_line(tally: Tally, state: str, say: Words) -> str:
    """How many files are of that state, with names."""
    files = of_state(tally, state)
    text = say.text(state, n=len(files))
    return f"{text} ({named_files(files, say)})" if files else text


def held_line(tally: Tally, say: Words) -> str:
    """How many nominations are held back."""
    return say.text("held_back", n=tally.balance.held_back)


# --- outside the table


def outside_lines(tally: Tally, table: YearEndTable, say: Words) -> list[str]:
    """What no row takes, by award, level, track and recipient: enough to see which row is lacking."""
    from hongngu_tally.counts import count

    if not table.outside:
        return []
    names = ("award", "level", "track", "recipient")
    found = count(table.outside_items, names)
    lines = []
    for *values, number in found.head(SHOWN_OUTSIDE).itertuples(index=False, name=None):
        named = zip(names, values, strict=True)
        shown = ", ".join(say.dimension(name, value, tally.regime) for name, value in named)
        lines.append(f"{shown}: {say.number(int(number))}")
    if len(found) > SHOWN_OUTSIDE:
        lines.append(say.text("more_rows", n=len(found) - SHOWN_OUTSIDE))
    return lines


def layout_name(layout: Layout, say: Words) -> str:
    """A layout as a list of layouts calls it: by its title and its instrument, and marked where nobody has confirmed it."""
    issued = layout.form.texts.get("issued") if layout.form else None
    told = " — ".join([say.of(layout.title), *([say.of(issued)] if issued else [])])
    return f"{told} {say.text('second_hand_mark')}" if layout.second_hand else told


def layout_lines(table: YearEndTable, say: Words) -> list[str]:
    """What has to be known of the layout itself: that nobody has confirmed it, and what lists do not say."""
    lines = [say.text("second_hand")] if table.layout.second_hand else []
    if table.form is not None and None in table.form.cells.values():
        lines.append(say.text("by_hand"))
    return lines


def agreement(tally: Tally, table: YearEndTable, say: Words) -> list[str]:
    """Under units × awards and awards × recipients: whether both, each counted its own way, come to the same."""
    if table.layout.kind not in ("matrix", "awards") or tally.count == "recipients":
        return []
    from hongngu_tally.layouts import fill, load_layout
    from hongngu_tally.render.matrix import matrix_of

    by_unit = sum(matrix_of(tally).cells.values())
    by_award = sum(sum(row.measures) for row in fill(load_layout("awards"), tally).rows)
    verdict = say.text("holds" if by_unit == by_award else "broken")
    return [f"{say.text('equal_tables', by_unit=by_unit, by_award=by_award)} — {verdict}"]


def among_lines(tally: Tally, table: YearEndTable, say: Words) -> list[str]:
    """Where parts of the individuals are shown: what they are, and of how many nobody can tell."""
    if table.total.among is None:
        return []
    from hongngu_tally.counts import total

    people = tally.counted[tally.counted["recipient"] == "individual"]
    unclear = [people[people["group"].isin(["", "unknown"])], people[people["sex"] == ""]]
    posts, sexes = (total(frame, tally.count) for frame in unclear)
    return [say.text("among_note", posts=posts, sexes=sexes)]


def outside_sentence(tally: Tally, table: YearEndTable, say: Words) -> str:
    """How many awards no row takes, and which."""
    from hongngu_tally.counts import sums

    text = say.text("outside_plain", n=table.outside)
    if not table.outside:
        return f"{text}."
    named = [
        f"{say.award(tally.regime, award)[1]} ({say.number(number)})"
        for award, number in sums(table.outside_items, "award").items()
    ]
    return f"{text}: {'; '.join(named)}."
