"""The rows or the columns of a form as they are in one year: which there are, and which nominations each takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hongngu_tally.law import load_catalogue
from hongngu_tally.layouts.filters import Take, mask_of
from hongngu_tally.layouts.form import Node, lineage
from hongngu_tally.layouts.order import award_order, unit_order
from hongngu_tally.rulefile import Bilingual

if TYPE_CHECKING:
    import pandas as pd

    from hongngu_tally.counts import Tally


def axis(nodes: tuple[Node, ...], scope: Any, tally: Tally) -> tuple[tuple[Node, ...], dict[str, Any]]:
    """The nodes with those repeated that are there for each award or unit, and what each of them takes."""
    while (repeated := next((node for node in nodes if node.each), None)) is not None:
        mask = _mask(repeated, nodes, tally.counted, {}) & scope
        nodes = _repeat(repeated, nodes, tally, tally.counted[mask])
    masks: dict[str, Any] = {}
    for node in nodes:
        if not node.ratio:
            _mask(node, nodes, tally.counted, masks)
    return nodes, {key: mask & scope for key, mask in masks.items()}


def _mask(node: Node, nodes: Sequence[Node], frame: pd.DataFrame, masks: dict[str, Any]) -> Any:
    import numpy

    if node.key in masks:
        return masks[node.key]
    by_key = {each.key: each for each in nodes}
    if node.unrecorded:
        mask = numpy.zeros(len(frame), dtype=bool)
    else:
        mask = mask_of(node.takes, frame).to_numpy() if node.takes else numpy.ones(len(frame), dtype=bool)
        if node.inside:
            mask = mask & _mask(by_key[node.inside], nodes, frame, masks)
        for key in node.besides:
            mask = mask & ~_mask(by_key[key], nodes, frame, masks)
    masks[node.key] = mask
    return mask


def _repeat(repeated: Node, nodes: tuple[Node, ...], tally: Tally, frame: pd.DataFrame) -> tuple[Node, ...]:
    """One copy of a node, and of all that lies in it, for each award or unit there is; where there is none, a heading
    stays as it is written, and a row goes."""
    by_key = {node.key: node for node in nodes}
    inside = [node for node in nodes if any(each.key == repeated.key for each in lineage(node, by_key))]
    keys = {node.key for node in inside}
    order = award_order(tally) if repeated.each == "award" else unit_order(tally)
    values = sorted({str(value) for value in frame[repeated.each].dropna().unique()}, key=order)
    copies: list[Node] = []
    for number, value in enumerate(values, start=1):

        def own(key: str, value: str = value) -> str:
            return f"{key}/{value}" if key in keys else key

        for node in inside:
            copy = replace(
                node,
                key=own(node.key),
                inside=own(node.inside),
                besides=tuple(map(own, node.besides)),
                ratio=tuple(map(own, node.ratio)),
                parts=tuple(tuple(map(own, each)) for each in node.parts),
            )
            if node is repeated:
                only = Take({repeated.each: (value,)})
                takes = tuple(both for take in node.takes or (Take({}),) if (both := only.within(take)))
                label = _name(repeated.each, value, tally)
                ordinal = str(number) if node.ordinal else ""
                copy = replace(copy, each="", takes=takes, label=label, ordinal=ordinal)
            copies.append(copy)
    if not values:
        if repeated.heading:
            return tuple(replace(node, each="") if node is repeated else node for node in nodes)
        keys = {node.key for node in inside}

    def every(listed: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(
            each
            for key in listed
            for each in ((f"{key}/{value}" for value in values) if key in keys else (key,))
        )

    done: list[Node] = []
    for node in nodes:
        if node is inside[0]:
            done += copies
        if node.key not in keys:
            done.append(replace(node, besides=every(node.besides), parts=tuple(map(every, node.parts))))
    return tuple(done)


def _name(dimension: str, value: str, tally: Tally) -> Bilingual:
    if dimension == "award":
        award = tally.regime.awards.get(value) or load_catalogue().awards.get(value)
        return Bilingual(award.name_vi, award.name_en) if award else Bilingual(value, value)
    return Bilingual(value, value)


def without_empty(nodes: tuple[Node, ...], masks: Mapping[str, Any]) -> tuple[Node, ...]:
    """Without what is only there if anything is, and without headings over nothing."""
    gone = {node.key for node in nodes if node.if_any and not node.heading and not masks[node.key].any()}
    left = [node for node in nodes if node.key not in gone]
    by_key = {node.key: node for node in nodes}
    full = {each.key for node in left if not node.heading for each in lineage(node, by_key)}
    had = {each.key for node in nodes if not node.heading for each in lineage(node, by_key)}
    return tuple(
        replace(node, parts=tuple(tuple(key for key in keys if key not in gone) for keys in node.parts))
        for node in left
        if not node.heading or node.key in full or node.key not in had
    )


def taken(nodes: Sequence[Node], masks: Mapping[str, Any], size: int) -> Any:
    """What some number of the axis counts; a heading counts nothing."""
    return any_of({node.key: masks[node.key] for node in nodes if node.counts}, size)


def any_of(masks: Mapping[str, Any], size: int) -> Any:
    """Per nomination, of ``size`` in all, whether one of the masks takes it."""
    import numpy

    return numpy.logical_or.reduce([numpy.zeros(size, dtype=bool), *masks.values()])
