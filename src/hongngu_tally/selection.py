"""Which of the counted nominations are meant: by values of dimensions, or by one number of a year-end table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from typing import TYPE_CHECKING

from hongngu_tally.frozen import frozen
from hongngu_tally.text import key

if TYPE_CHECKING:
    import pandas as pd

    from hongngu_tally.counts import Tally

FREE = ("unit", "movement", "workplace", "file", "sheet")
"""Dimensions whose values are names: compared by match key, so that case and tone placement do not matter."""


@frozen
class Selection:
    """Per dimension the values asked for: any of them will do, and every dimension must agree."""

    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The lines of a nominations frame that are meant, in their order."""
        for name, values in self.where.items():
            if name in FREE:
                wanted = {key(value) for value in values}
                distinct = [text for text in frame[name].unique() if key(str(text)) in wanted]
                frame = frame[frame[name].isin(distinct)]
            else:
                frame = frame[frame[name].isin(values)]
        return frame


def narrowed(tally: Tally, selection: Selection) -> Tally:
    """The tally with only the nominations that are meant counted; its ledger still speaks of every row."""
    from hongngu_tally import counts

    if not selection.where:
        return tally
    counted = selection.of(tally.counted)
    return replace(
        tally, counted=counted, counts=counts.count(counted, tally.by, tally.count), where=selection.where
    )
