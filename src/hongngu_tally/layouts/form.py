"""A form: rows and columns that are both filters, as official forms have them, read strictly from its file.

Rows and columns are two trees of nodes. A node takes what its own filters take of what the node above it takes;
a heading is printed and has no number. ``parts`` says which nodes a number is the sum of: their filters must keep
apart, and the numbers must add up. What is in no ``parts`` is an "of which" and adds nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations

from hongngu_tally.frozen import frozen
from hongngu_tally.layouts.filters import OUTSIDE, TOTAL, LayoutError, Take, key_taken, read_take, taken_twice
from hongngu_tally.rulefile import Bilingual, RuleFileError, Table

EACH = ("award", "unit")
"""Dimensions of which a heading column, or a row, can be repeated for every value there is."""
LETTERS, NUMBERS = "letters", "numbers"
_RESERVED = ("key", "label", "code", "unit", "recipients", OUTSIDE)
"""Names that the table as data uses itself."""
_TEXTS = ("corner", "made_by", "signer", "issued", "due")


@frozen
class Node:
    """A row or a column, or a heading over some."""

    key: str
    label: Bilingual
    inside: str = ""
    """Key of the node it lies in; its filters hold here too."""
    takes: tuple[Take, ...] = ()
    besides: tuple[str, ...] = ()
    """Only what none of these nodes takes: the rest."""
    heading: bool = False
    ratio: tuple[str, ...] = ()
    """Of a column: the first of these columns in percent of the second."""
    parts: tuple[tuple[str, ...], ...] = ()
    """Each list adds up to the number of this node."""
    if_any: bool = False
    """Left out where it is zero everywhere."""
    unrecorded: bool = False
    """Lists do not say it: nothing is taken, and the place is left to be filled in by hand."""
    one_number: bool = False
    """Of a heading column: the columns below share one number (2.1, 2.2)."""
    each: str = ""
    code: str = ""
    ordinal: str = ""
    unit: Bilingual | None = None

    @property
    def counts(self) -> bool:
        """Whether its numbers are counts of awards."""
        return not self.heading and not self.ratio


@frozen
class Form:
    """A form before any number. ``scope`` are the awards it is about; what is outside it is told under the table."""

    scope: tuple[Take, ...]
    rows: tuple[Node, ...]
    columns: tuple[Node, ...]
    numbering: str
    number: Bilingual | None
    """What the form is called on paper ("Biểu số: 0603.N/BNV-TĐKT")."""
    texts: Mapping[str, Bilingual]
    """``issued``, ``due``, ``made_by``, ``signer``: lines of the frame; ``corner``: the heading over the rows' labels."""
    file: str


def read_form(whole: Table) -> Form:
    """The parts of a layout's file that make it a form. Mistakes raise ``RuleFileError``."""
    scope = tuple(read_take(table) for table in whole.each("scope")) if "scope" in whole else ()
    rows = tuple(_node(table, row=True) for table in whole.each("row"))
    columns = tuple(_node(table, row=False) for table in whole.each("column"))
    form = Form(
        scope,
        rows,
        columns,
        whole.text("numbering", (LETTERS, NUMBERS)) if "numbering" in whole else LETTERS,
        whole.bilingual("number") if "number" in whole else None,
        {name: whole.bilingual(name) for name in _TEXTS if name in whole},
        whole.file,
    )
    _check_axis(form, rows, "row")
    _check_axis(form, columns, "column")
    total = next((node for node in rows if node.key == TOTAL), None)
    if total is None or total.heading or total.if_any or total.each or total.unrecorded or total.inside:
        raise LayoutError(
            whole.file,
            "row",
            Bilingual(
                f"không có dòng tổng số mang khóa “{TOTAL}” luôn được in",
                f"there is no row of totals with the key “{TOTAL}” that is always printed",
            ),
            Bilingual(
                f'đặt key = "{TOTAL}" cho dòng tổng số, với “parts” là các dòng cộng lại, không có heading, if_any, each, unrecorded, in',
                f'give the row of totals key = "{TOTAL}", with the rows that add up to it as its “parts”, and no heading, if_any, each, unrecorded, in',
            ),
        )
    return form


def _node(table: Table, row: bool) -> Node:
    node = Node(
        key=table.text("key"),
        label=table.bilingual("label"),
        inside=table.text("in") if "in" in table else "",
        takes=tuple(read_take(inner) for inner in table.each("take")) if "take" in table else (),
        besides=table.words("besides") if "besides" in table else (),
        heading=table.flag("heading"),
        parts=_parts(table),
        if_any=table.flag("if_any"),
        unrecorded=table.flag("unrecorded"),
        each=table.text("each", EACH) if "each" in table else "",
    )
    if row:
        node = replace(
            node,
            code=table.text("code") if "code" in table else "",
            ordinal=table.text("ordinal") if "ordinal" in table else "",
            unit=table.bilingual("unit") if "unit" in table else None,
        )
    else:
        node = replace(
            node,
            ratio=table.words("ratio") if "ratio" in table else (),
            one_number=table.flag("one_number"),
        )
    _check_node(table, node, row)
    table.done()
    return node


def _parts(table: Table) -> tuple[tuple[str, ...], ...]:
    lists = table.maybe("parts", list) or []
    found = []
    for number, keys in enumerate(lists, start=1):
        at = f"parts[{number}]"
        if not isinstance(keys, list) or not keys or not all(isinstance(key, str) for key in keys):
            raise LayoutError(
                table.file,
                table.at(at),
                Bilingual("không phải là danh sách các khóa", "this is no list of keys"),
                Bilingual('ghi như parts = [["a", "b"]]', 'write as in parts = [["a", "b"]]'),
            )
        found.append(tuple(keys))
    return tuple(found)


def _check_node(table: Table, node: Node, row: bool) -> None:
    def wrong(name: str, problem: Bilingual, remedy: Bilingual) -> LayoutError:
        return LayoutError(table.file, table.at(name), problem, remedy)

    if node.key in _RESERVED or any(sign in node.key for sign in "!/") or node.key != node.key.strip():
        raise wrong(
            "key",
            Bilingual(f"khóa “{node.key}” không dùng được", f"the key “{node.key}” cannot be used"),
            Bilingual(
                f"đặt khóa khác, không có ! và /, không phải là một trong: {', '.join(_RESERVED)}",
                f"choose another one, without ! and /, and none of: {', '.join(_RESERVED)}",
            ),
        )
    if node.ratio and len(node.ratio) != 2:
        raise wrong(
            "ratio",
            Bilingual("tỷ lệ cần đúng hai cột", "a ratio needs exactly two columns"),
            Bilingual('ghi như ratio = ["tử", "mẫu"]', 'write as in ratio = ["part", "whole"]'),
        )
    repeated = node.each and (node.heading == row)
    if repeated:
        raise wrong(
            "each",
            Bilingual(
                "chỉ lặp được một cột đầu đề hoặc một dòng có số",
                "only a heading column or a row with numbers can be repeated",
            ),
            Bilingual("bỏ “each” hoặc sửa “heading”", "remove “each” or correct “heading”"),
        )
    own: dict[str, object] = {"take": node.takes, "besides": node.besides}
    if node.ratio:
        own |= {"if_any": node.if_any, "heading": node.heading, "unrecorded": node.unrecorded}
    said = [name for name, value in own.items() if value]
    if said and (node.ratio or node.unrecorded):
        raise wrong(
            said[0],
            Bilingual(
                "cột tỷ lệ và mục “unrecorded” không nhận lượt khen nào; cột tỷ lệ luôn được in",
                "a ratio, and what is unrecorded, takes no awards; a ratio is always printed",
            ),
            Bilingual(f"bỏ “{said[0]}”", f"remove “{said[0]}”"),
        )


# --- what belongs to what


def _check_axis(form: Form, nodes: tuple[Node, ...], axis: str) -> None:
    by_key: dict[str, Node] = {}
    for node in nodes:
        if node.key in by_key:
            raise key_taken(form.file, f"{axis}.key", node.key)
        by_key[node.key] = node
    if not any(node.counts for node in nodes):
        raise RuleFileError(form.file, axis, "missing", name=axis)
    for node in nodes:
        _check_keys(form, node, by_key, axis)
    for node in nodes:
        _check_no_circle(form, node, by_key, axis)
    for node in nodes:
        _check_ratio(form, node, by_key)
    for node in nodes:
        for number, keys in enumerate(node.parts, start=1):
            for one, other in combinations([by_key[key] for key in keys], 2):
                if _may_share(one, other, by_key, form.scope):
                    raise taken_twice(form.file, f"{axis}.{node.key}.parts[{number}]: {one.key}", other.key)


def _check_keys(form: Form, node: Node, by_key: Mapping[str, Node], axis: str) -> None:
    named = [("in", node.inside)] if node.inside else []
    named += [("besides", key) for key in node.besides] + [("ratio", key) for key in node.ratio]
    named += [("parts", key) for keys in node.parts for key in keys]
    for name, key in named:
        other = by_key.get(key)
        numbered = name in ("ratio", "parts")
        if other is None or other is node or (numbered and not other.counts):
            known = ", ".join(each.key for each in by_key.values() if each.counts or not numbered)
            raise RuleFileError(
                form.file, f"{axis}.{node.key}.{name}", "unknown-value", value=key, known=known
            )
    if node.parts and not node.counts:
        raise LayoutError(
            form.file,
            f"{axis}.{node.key}.parts",
            Bilingual(
                "đầu đề và tỷ lệ không có số để cộng", "headings and ratios have no number to add up to"
            ),
            Bilingual("ghi “parts” ở dòng, cột có số", "put “parts” on a row or column with numbers"),
        )


def _check_ratio(form: Form, node: Node, by_key: Mapping[str, Node]) -> None:
    """A ratio needs columns that are always there, and there once."""
    own = {each.key for each in lineage(node, by_key) if each.each}
    for key in node.ratio:
        line = tuple(lineage(by_key[key], by_key))
        if any(each.if_any for each in line) or not {each.key for each in line if each.each} <= own:
            raise LayoutError(
                form.file,
                f"column.{node.key}.ratio",
                Bilingual(
                    f"cột “{key}” có khi không in, hoặc được lặp lại nhiều lần",
                    f"the column “{key}” may be left out, or repeated",
                ),
                Bilingual(
                    "dùng cột luôn có, hoặc đặt cột tỷ lệ trong cùng đầu đề được lặp",
                    "name a column that is always there, or put the ratio under the same repeated heading",
                ),
            )


def _check_no_circle(form: Form, node: Node, by_key: Mapping[str, Node], axis: str) -> None:
    """Whether what a node takes depends on itself."""
    reached: set[str] = set()
    open_keys = [node.inside, *node.besides]
    while open_keys:
        key = open_keys.pop()
        if key == node.key:
            raise LayoutError(
                form.file,
                f"{axis}.{node.key}",
                Bilingual(
                    "mục này nằm trong chính nó, hoặc trừ chính nó", "it lies in itself, or leaves out itself"
                ),
                Bilingual("sửa “in” hoặc “besides”", "correct “in” or “besides”"),
            )
        if key and key not in reached:
            reached.add(key)
            open_keys += [by_key[key].inside, *by_key[key].besides]


def lineage(node: Node, by_key: Mapping[str, Node]) -> Iterator[Node]:
    """The node and those it lies in, from the inside outwards."""
    at: Node | None = node
    while at is not None:
        yield at
        at = by_key.get(at.inside)


def _may_share(one: Node, other: Node, by_key: Mapping[str, Node], scope: tuple[Take, ...]) -> bool:
    """Whether some award could be taken by both."""
    lines = [list(lineage(node, by_key)) for node in (one, other)]
    if any(each.unrecorded for line in lines for each in line):
        return False
    keys = [{each.key for each in line} for line in lines]
    if any(keys[1 - at].intersection(each.besides) for at, line in enumerate(lines) for each in line):
        return False
    left, right = (_filters(line, scope) for line in lines)
    return any(a.overlaps(b) for a in left for b in right)


def _filters(line: list[Node], scope: tuple[Take, ...]) -> list[Take]:
    """All that must hold at once, as alternatives: those of the scope and of every node of the line."""
    found = list(scope) or [Take({})]
    for node in line:
        if node.takes:
            found = [both for take in found for own in node.takes if (both := own.within(take)) is not None]
    return found
