"""Every sum of a form held against its parts: one that they do not give is a mistake of the layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hongngu_tally.layouts.axes import any_of
from hongngu_tally.layouts.filters import LayoutError
from hongngu_tally.layouts.form import Form, Node
from hongngu_tally.rulefile import Bilingual


def check_sums(
    form: Form,
    axis: str,
    nodes: Sequence[Node],
    masks: Mapping[str, Any],
    across: Sequence[Node],
    across_masks: Mapping[str, Any],
) -> None:
    """Hold every sum of one axis against its parts, in every cell at once; a sum that they do not give raises ``LayoutError``."""
    for node in nodes:
        for keys in node.parts:
            differing = masks[node.key] ^ any_of({key: masks[key] for key in keys}, len(masks[node.key]))
            if not differing.any():
                continue
            other = next(
                each for each in across if each.counts and (across_masks[each.key] & differing).any()
            )
            at = across_masks[other.key]
            total = int((masks[node.key] & at).sum())
            parts = int(sum((masks[key] & at).sum() for key in keys))
            raise _no_sum(form.file, axis, node, keys, other, total, parts)


def _no_sum(
    file: str, axis: str, node: Node, keys: Sequence[str], other: Node, total: int, parts: int
) -> LayoutError:
    row, column = (node, other) if axis == "row" else (other, node)
    listed = ", ".join(keys)
    return LayoutError(
        file,
        f"{axis}.{node.key}.parts",
        Bilingual(
            f"dòng “{row.key}” ({row.label.vi}), cột “{column.key}” ({column.label.vi}): là {total} lượt, "
            f"nhưng các phần ({listed}) cộng lại là {parts}",
            f"row “{row.key}” ({row.label.en}), column “{column.key}” ({column.label.en}): it is {total}, "
            f"but its parts ({listed}) add up to {parts}",
        ),
        Bilingual(
            "mở rộng bộ lọc của một phần, hoặc thêm một phần nhận chỗ còn lại (besides = [các phần kia])",
            "widen the filter of a part, or add a part that takes the rest (besides = [the other parts])",
        ),
    )
