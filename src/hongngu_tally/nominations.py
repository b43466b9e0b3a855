"""Located tables → the nominations frame and the row ledger."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import chain, count
from typing import TYPE_CHECKING, Any

from hongngu_tally.intake import COLUMNS, LEDGER_COLUMNS
from hongngu_tally.table.compact import Coded, Runs, Same

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from hongngu_tally.law import Catalogue, Regime
    from hongngu_tally.submissions import FileLists
    from hongngu_tally.table.model import FileReading
    from hongngu_tally.vocabulary import Vocabulary


def raw_frame(readings: Sequence[FileReading]) -> pd.DataFrame:
    """The extracted nominations of all files, with the file; texts only (as categories), no law and no unit yet."""
    import numpy as np
    import pandas as pd

    from hongngu_tally.rows import EXTRACTED

    full = [reading for reading in readings if reading.nominations and reading.nominations["row"]]
    sizes = [len(reading.nominations["row"]) for reading in full]
    columns: dict[str, list[Sequence[object]]] = {
        "file": [Same(reading.file, size) for reading, size in zip(full, sizes, strict=True)]
    }
    columns |= {name: [reading.nominations[name] for reading in full] for name in EXTRACTED}
    numeric = {column.name: column.dtype for column in COLUMNS if column.dtype in ("int32", "bool")}
    data: dict[str, Any] = {}
    for name, parts in columns.items():
        few = [part for part in parts if isinstance(part, Same | Coded)]
        if name in numeric:
            data[name] = np.fromiter(chain.from_iterable(parts), numeric[name], sum(sizes))
        elif len(few) == len(parts):
            data[name] = _from_few(few, sizes)
        else:
            texts = np.fromiter(chain.from_iterable(parts), "object", sum(sizes))
            # Hardly two lines have the same name.
            data[name] = pd.array(texts, dtype="str") if name == "name" else _category(*pd.factorize(texts))
    return pd.DataFrame(data, copy=False)


def _from_few(parts: Sequence[Same | Coded], sizes: Sequence[int]) -> Any:
    """A column whose parts name few distinct texts: those are looked at, not the lines."""
    import numpy as np

    distinct = [part.texts for part in parts]
    numbers = dict(zip(dict.fromkeys(chain((None,), *distinct)), count(-1), strict=False))
    codes = np.repeat(np.array([numbers[texts[0]] for texts in distinct], "int32"), sizes)
    end = 0
    for part, texts, size in zip(parts, distinct, sizes, strict=True):
        begin, end = end, end + size
        if isinstance(part, Coded):
            codes[begin:end] = np.array([numbers[text] for text in texts], "int32")[part.codes]
    return _category(codes, list(numbers)[1:])


def _category(codes: Any, texts: Any) -> Any:
    """A categorical column: per line the number of its text, -1 where nothing is there."""
    import pandas as pd

    return pd.Categorical.from_codes(codes, pd.Index(texts, dtype="str"))


def kept(frame: pd.DataFrame, keep: pd.Series[bool]) -> pd.DataFrame:
    """The lines for which ``keep`` says yes. Where it says so of all, the usual case, nothing is copied: a country's frame is large."""
    return frame.copy(deep=False) if keep.all() else frame[keep]


def resolve_units(raw: pd.DataFrame, readings: Sequence[FileReading], vocabulary: Vocabulary) -> pd.DataFrame:
    """Add ``unit`` and ``unit_known``: each distinct (file, sheet, unit texts) is resolved once, by the units of one day."""
    import numpy as np

    from hongngu_tally.submissions import told_apart, unit_of

    sheets = {
        (reading.file, sheet.name): (reading, sheet) for reading in readings for sheet in reading.sheets
    }
    of_places = {
        at for at, (_, sheet) in sheets.items() if sheet.issuer and vocabulary.units.is_place(sheet.issuer)
    }
    gathered = of_places | {at for at, (_, sheet) in sheets.items() if not sheet.issuer}
    said = raw.assign(body=_bodies(raw, gathered, vocabulary)) if gathered else raw
    texts = ["unit_text", "unit_section", "workplace", *(["body"] if gathered else [])]
    distinct, group = _combinations(said, ["file", "sheet", *texts])
    found = [unit_of(vocabulary, *sheets[file, sheet], *told) for file, sheet, *told in distinct]
    shown = _one_spelling(vocabulary, [one.unit for one in found if not one.listed])
    units = [one.unit if one.listed else shown[vocabulary.units.spelling_key(one.unit)] for one in found]
    strange = [at for at, one in enumerate(found) if not one.listed and one.source != "setting"]
    read_at = [(units[at], *sheets[distinct[at][:2]]) for at in strange]
    for at, unit in zip(strange, told_apart(vocabulary.units, read_at), strict=True):
        units[at] = unit
    known = np.array([one.listed for one in found], "bool")
    return raw.assign(unit=_spread(units, group), unit_known=known[group])


def _combinations(frame: pd.DataFrame, fields: list[str]) -> tuple[list[tuple[Any, ...]], np.ndarray]:
    """The distinct combinations of values in the order in which they are met, and per line the number of its own."""
    import numpy as np
    import pandas as pd

    group, distinct = pd.factorize(codes(frame, *fields))
    first = np.empty(len(distinct), "int64")
    # Written from the last line to the first, so that the first one stays.
    first[group[::-1]] = np.arange(len(group) - 1, -1, -1)
    columns = [frame[field].array.take(first).tolist() for field in fields]
    return list(zip(*columns, strict=True)), group


_MOST_CODES = 2**62


def codes(frame: pd.DataFrame, *columns: str) -> np.ndarray:
    """One whole number per line that tells the combinations of these columns apart: numbers compare fast, texts do not."""
    import numpy as np
    import pandas as pd

    found, told = np.zeros(len(frame), dtype="int64"), 1
    for column in columns:
        values = frame[column]
        if isinstance(values.dtype, pd.CategoricalDtype):
            own, size = values.cat.codes.to_numpy("int64"), len(values.cat.categories)
        else:
            own, distinct = pd.factorize(values)
            size = len(distinct)
        # One more, since a blank that is no text has the code -1.
        size += 1
        if told * size > _MOST_CODES:
            # More combinations than a number can tell apart: those that occur are numbered anew.
            found, told = np.unique(found, return_inverse=True)[1], len(found)
        found, told = found * size + own + 1, told * size
    return found


def _spread(texts: Sequence[str], group: np.ndarray) -> Any:
    """A category of one text per group."""
    import numpy as np

    numbers = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    codes = np.array([numbers[text] for text in texts], "int32")
    return _category(codes[group], list(numbers))


def _bodies(
    raw: pd.DataFrame, gathered: Collection[tuple[str, str]], vocabulary: Vocabulary
) -> pd.Series[Any]:
    """What says whose a nominee without a workplace is, in these lists, nothing beside all others."""
    import numpy as np
    import pandas as pd

    from hongngu_tally.submissions import body_of

    sheets, group = _combinations(raw, ["file", "sheet"])
    here = np.array([at in gathered for at in sheets], "bool")[group]
    told = here & (raw["workplace"] == "").to_numpy()
    bodies = np.full(len(raw), "", dtype="object")
    bodies[told] = [
        body_of(vocabulary.units, *said)
        for said in raw[["recipient", "name", "position"]][told].itertuples(index=False, name=None)
    ]
    return pd.Series(bodies, index=raw.index).astype("category")


def _one_spelling(vocabulary: Vocabulary, units: Sequence[str]) -> dict[str, str]:
    """Per spelling key the spelling of an unlisted unit that is shown: the first one that is not all in capitals, and has its diacritics."""
    shown: dict[str, str] = {}
    for unit in sorted(units, key=str.isupper):
        shown.setdefault(vocabulary.units.spelling_key(unit), unit)
    # "Truong TH Long Mau.xlsx" is whose letterhead says "Trường Tiểu học Long Mẫu", where there is one such.
    marked: dict[str, set[str]] = {}
    for spelling, unit in shown.items():
        if not unit.isascii():
            marked.setdefault(vocabulary.units.unmarked_key(unit), set()).add(spelling)
    for spelling, unit in shown.items():
        meant = marked.get(vocabulary.units.unmarked_key(unit), set()) if unit.isascii() else set()
        if len(meant) == 1:
            shown[spelling] = shown[next(iter(meant))]
    return shown


def apply_law(raw: pd.DataFrame, regime: Regime, catalogue: Catalogue) -> pd.DataFrame:
    """Add what depends on the day: family, level, default track, and recipients the award does not exist for.

    The level is the one the row states, else the section's or title's where the award is decided there, else
    the award's usual one. A track that nothing states is the award's first (công trạng where it is possible).
    """
    import numpy as np

    fields = ["award", "recipient", "level_stated", "level_context", "track"]
    distinct, group = _combinations(raw, fields)
    found = [law_of(regime, catalogue, *values) for values in distinct]
    families, levels, tracks, possible = zip(*found, strict=True) if found else ((), (), (), ())
    impossible = (raw["held_back"] == "") & ~np.array(possible, "bool")[group]
    frame = raw.assign(
        family=_spread(families, group),
        level=_spread(levels, group),
        track_stated=raw["track"] != "",
        track=_spread(tracks, group),
    )
    if impossible.any():
        held = raw["held_back"].astype("object").mask(impossible, "recipient-not-allowed")
        frame["held_back"] = held.astype("category")
    return frame


def law_of(
    regime: Regime, catalogue: Catalogue, award: str, recipient: str, stated: str, context: str, track: str
) -> tuple[str, str, str, bool]:
    """(family, level, track, whether the award exists for the recipient) of one combination."""
    if not award:
        return "", stated or context, track, True
    family = catalogue.awards[award].family
    rules = regime.awards.get(award)
    if rules is None:
        return family, stated or context, track or "merit", True
    level = stated or (context if context in rules.levels.value else "") or rules.default_level
    allowed = rules.tracks.value.get(recipient) or next(iter(rules.tracks.value.values()), ("merit",))
    default = "merit" if "merit" in allowed else allowed[0]
    # A list of recipients that nobody has confirmed can hold nobody back.
    possible = not recipient or recipient in rules.recipients.value or not rules.recipients.confirmed
    return family, level, track or default, possible


def with_posts(frame: pd.DataFrame, vocabulary: Vocabulary) -> pd.DataFrame:
    """Add ``post``: the rank of each distinct (position, group, workplace) of persons."""
    placed = frame.assign(place=_first_of(frame["workplace"], frame["unit"]))
    distinct, group = _combinations(placed, ["recipient", "position", "group", "place"])
    rank = vocabulary.posts.post_of
    posts = []
    for values in distinct:
        recipient, position, kind, place = (value if isinstance(value, str) else "" for value in values)
        posts.append(rank(position, kind, place) if recipient == "individual" else "")
    return frame.assign(post=_spread(posts, group))


def _first_of(texts: pd.Series[str], others: pd.Series[str]) -> Any:
    """Per line the text of one category, or of another where the first is blank."""
    import numpy as np
    import pandas as pd

    known = texts.cat.categories.tolist()
    numbers, distinct = pd.factorize(np.array([*known, *others.cat.categories], "object"))
    own, other = texts.cat.codes.to_numpy("int64"), others.cat.codes.to_numpy("int64")
    filled = np.array([*map(bool, known), False])[own]
    # Behind all numbers stands that of what is nowhere.
    return _category(
        np.append(numbers, -1)[np.where(filled, own, np.where(other < 0, -1, other + len(known)))], distinct
    )


def lawful(raw: pd.DataFrame, regime: Regime, catalogue: Catalogue, vocabulary: Vocabulary) -> pd.DataFrame:
    """The finished frame of a raw one whose units are known: what the law of the day says, and the posts of persons."""
    return finish(with_posts(apply_law(raw, regime, catalogue), vocabulary))


def finish(frame: pd.DataFrame) -> pd.DataFrame:
    """The declared columns in their declared order and dtypes; categories are in the order of their letters."""
    import pandas as pd

    frame = _with_decisions(frame)
    columns: dict[str, Any] = {}
    nothing = None
    for column in COLUMNS:
        values = frame[column.name]
        if column.name == "name_key" and isinstance(values.dtype, pd.CategoricalDtype):
            # Nobody reads its categories, which are nearly as many as the lines: they stay as they were met.
            columns[column.name] = values.array
        elif column.dtype == "category":
            columns[column.name] = _ordered(values)
        elif column.dtype == "str" and isinstance(values.dtype, pd.CategoricalDtype) and not len(values.cat.categories):  # fmt: skip
            # Of the columns that may lack as a whole nearly all do: one column of nothing stands for them all.
            nothing = values.astype("str") if nothing is None else nothing
            columns[column.name] = nothing
        else:
            columns[column.name] = values.astype(pd.api.types.pandas_dtype(column.dtype))
    return pd.DataFrame(columns, copy=False)


def _ordered(values: pd.Series[Any]) -> Any:
    """The same category with the texts in use in order; what is not there is blank."""
    import numpy as np

    codes, texts = values.cat.codes.to_numpy(), [*values.cat.categories.tolist(), ""]
    # What is not there has the last of the counted numbers, as it has the last text.
    times = np.bincount(codes.astype("int64") + 1, minlength=len(texts))
    used = np.flatnonzero(np.roll(times, -1)).tolist()
    if used == list(range(len(texts) - 1)) and texts[:-1] == sorted(texts[:-1]):
        return values.array
    ordered = sorted({texts[at] for at in used})
    numbers = {text: number for number, text in enumerate(ordered)}
    rank = np.full(len(texts), -1, "int32")
    rank[used] = [numbers[texts[at]] for at in used]
    # -1 takes the last one.
    return _category(rank[codes], ordered)


def _with_decisions(frame: pd.DataFrame) -> pd.DataFrame:
    """The decision that a row itself names, where the row says that it was decided."""
    import numpy as np

    from hongngu_tally.table.decisions import decision_said

    distinct, group = _combinations(frame, ["stage", "decision", "decision_date"])
    found = [
        decision_said(*(text if isinstance(text, str) else "" for text in texts))
        if stage == "decided"
        else ("", "")
        for stage, *texts in distinct
    ]
    return frame.assign(
        decided_by=_spread([number for number, _ in found], group),
        decided_on=_spread([day for _, day in found], group),
        decided_at=_spread([""], np.zeros(len(frame), "int64")),
    )


def ledger_frame(readings: Sequence[FileReading]) -> pd.DataFrame:
    """One line per non-blank row of the given files, with ``LEDGER_COLUMNS``."""
    import numpy as np
    import pandas as pd

    runs = [(reading.file, sheet, Runs.of(sheet.fates)) for reading in readings for sheet in reading.sheets]
    places = [
        (file, sheet.name, str(fate), reason, sheet.hidden)
        for file, sheet, fates in runs
        for _, _, fate, reason in fates.runs
    ]
    first, last = (
        np.fromiter((run[at] for _, _, fates in runs for run in fates.runs), "int32", len(places))
        for at in (0, 1)
    )
    group = np.repeat(np.arange(len(places)), last - first + 1)
    # A row's number is its run's first one and as many more as lines lie between.
    before = np.cumsum(last - first + 1) - (last - first + 1)
    rows = first[group] + np.arange(len(group), dtype="int32") - before[group]
    hidden = np.array([one[4] for one in places], "bool")[group]
    start = 0
    for _, sheet, fates in runs:
        end = start + len(fates)
        if sheet.hidden_rows:
            hidden[start:end] |= np.isin(rows[start:end], sheet.hidden_rows)
        start = end
    texts = {
        name: _spread([str(place[at]) for place in places], group)
        for at, name in enumerate(("file", "sheet", "fate", "reason"))
    }
    columns = {**texts, "row": rows.astype("int32", copy=False), "hidden": hidden}
    return pd.DataFrame({name: columns[name] for name in LEDGER_COLUMNS}, copy=False)


def file_lists(frame: pd.DataFrame, readings: Sequence[FileReading]) -> list[FileLists]:
    """Per file: its units and the lists it covers, from the nominations that can be classified."""
    from hongngu_tally.submissions import FileLists

    readings_of = {reading.file: reading for reading in readings if not reading.problem}
    fields = ["unit", "recipient", "track", "movement", "award"]
    known = kept(frame, frame["held_back"] == "")
    rows: dict[str, set[tuple[str, ...]]] = {}
    distinct, _ = _combinations(known, ["file", *fields])
    for file, *values in distinct:
        rows.setdefault(file, set()).add(tuple(values))
    forms = frozenset(map(str, known.loc[known["family"] == "commendation_form", "award"].unique()))
    keys = known["name_key"].cat.codes.to_numpy()
    places = known.groupby("file", observed=True, sort=False).indices
    return [
        FileLists(
            readings_of[file],
            tuple(sorted({row[0] for row in own})),
            frozenset(row[:4] for row in own),
            frozenset(own),
            forms,
            keys[places[file]],
        )
        for file, own in rows.items()
    ]
