"""Laws, decrees and circulars, and how an article of one is cited in either language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from hongngu_tally.frozen import frozen
from hongngu_tally.patterns import regex
from hongngu_tally.rulefile import Bilingual


@frozen
class Instrument:
    """A law, decree or circular. ``ended`` is the first day on which it no longer holds."""

    key: str
    number: str
    title: Bilingual
    in_force: date
    issued: date | None = None
    ended: date | None = None
    link: str = ""
    confidence: str = "confirmed"
    note: Bilingual | None = None

    @property
    def kind(self) -> str:
        """``law``, ``decree``, ``circular``, ``decision`` or ``resolution``."""
        return self.key.partition("-")[0]

    def short(self, lang: str = "vi") -> str:
        """``Nghị định 91/2017/NĐ-CP``."""
        return f"{KINDS[self.kind][lang == 'en']} {self.number}"

    def written_out(self) -> str:
        """``Nghị định số 91/2017/NĐ-CP``, ``Luật Thi đua, khen thưởng số 15/2003/QH11``: as offices cite it."""
        named = _NAMED_LAW.match(self.title.vi)
        return f"{named[1] if named else KINDS[self.kind][0]} số {self.number}"

    @property
    def last_day(self) -> date | None:
        """The last day on which it held, None while it is in force."""
        return self.ended - timedelta(days=1) if self.ended else None

    def holds_on(self, day: date) -> bool:
        """Whether it is in force that day."""
        return self.in_force <= day and (self.ended is None or day < self.ended)


KINDS = {
    "law": ("Luật", "Law"),
    "decree": ("Nghị định", "Decree"),
    "circular": ("Thông tư", "Circular"),
    "decision": ("Quyết định", "Decision"),
    "resolution": ("Nghị quyết", "Resolution"),
}
KIND_ORDER = {kind: place for place, kind in enumerate(KINDS)}
CITE = regex(r"([a-z]+(?:-[a-z0-9]+)+)(?: (Điều \d+[a-zđ]?(?: khoản \d+[a-zđ]?)?(?: điểm [a-zđ])?))?")
_CITE_PART = regex(r"(?:Điều|khoản|điểm) \S+")
_NAMED_LAW = regex(r"(Luật (?!sửa đổi)\D+) năm \d{4}\b")
_CITE_EN = (("Điều", "Article"), ("khoản", "clause"), ("điểm", "point"))


def cite_text(instruments: Mapping[str, Instrument], cite: str, lang: str) -> str:
    """``decree-91-2017 Điều 9 khoản 3`` as ``khoản 3 Điều 9 Nghị định số 91/2017/NĐ-CP``.

    A cite that names no instrument is a province's own text and stays as it is: every cite of ``rules/`` was
    checked when it was read.
    """
    name, _, article = cite.partition(" ")
    instrument = instruments.get(name)
    if instrument is None:
        return cite
    if lang == "vi":
        # Offices write the smallest part first: điểm, khoản, Điều.
        smallest_first = reversed(_CITE_PART.findall(article))
        return " ".join((*smallest_first, instrument.written_out()))
    for vietnamese, english in _CITE_EN:
        article = article.replace(vietnamese, english)
    return f"{article}, {instrument.short(lang)}" if article else instrument.short(lang)
