"""A share against its limit, in whole numbers, rounded as the province rounds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hongngu_tally.checks.codes import finding
from hongngu_tally.finding import Finding, Place, Severity
from hongngu_tally.law import Regime, Ruling, Share
from hongngu_tally.written import percent_text

WHOLE = frozenset({"whole", "families", "militia-whole", "militia-units-whole", "flags"})
"""Causes that speak of the whole that the law counts; all others speak of one unit, where a rule leaves some choice."""


def exceeding(
    regime: Regime, ruling: Ruling[Share] | Ruling[int], above: int, base: int, place: Place, cause: str,
    also: tuple[str, ...] = (), **facts: Any,
) -> Iterator[Finding]:  # fmt: skip
    """The finding that ``above`` is more of ``base`` than the ruling's percentage, if it is."""
    limit = ruling.value if isinstance(ruling.value, int) else ruling.value.percent
    allowed = regime.province.allowed(limit, base)
    if not base or above <= allowed:
        return
    facts |= {
        "numerator": above,
        "base": base,
        "percent": percent_text(above, base, limit),
        "limit": limit,
        "floor": allowed,
    }
    if not ruling.confirmed:
        yield finding("R901", place, "", ruling.cite, cause="share", rule="Q101", **facts)
        return
    if regime.province.rounding:
        also = (*also, f"rounding-{regime.province.rounding}")
    elif above <= (limit * base + 50) // 100 or (allowed == 0 and above == 1):
        also = (*also, "rounded")
    severity = Severity.ERROR if cause in WHOLE else Severity.WARNING
    also = (ruling.source, *also)
    yield finding("Q101", place, f"{above}/{base}", ruling.cite, severity, cause=cause, also=also, **facts)
