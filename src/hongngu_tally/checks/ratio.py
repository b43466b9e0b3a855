"""A share against its limit, in whole numbers, rounded as the province rounds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hongngu_tally.checks.codes import finding
from hongngu_tally.finding import Finding, Place, Severity
from hongngu_tally.law import Regime, Ruling, Share

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


def percent_text(part: int, base: int, limit: int) -> str:
    """The share with a decimal comma, with as many places as it takes not to look like the limit itself.

    >>> percent_text(1, 6, 15), percent_text(1501, 10006, 15), percent_text(2, 5, 15)
    ('16,67', '15,001', '40')
    """
    for places in range(2, 12):
        scale = 10**places
        value = (2 * 100 * part * scale + base) // (2 * base)
        if value != limit * scale:
            break
    return f"{value // scale},{value % scale:0{places}d}".rstrip("0").rstrip(",")
