"""Whether lines below one another in a column are one text: "Lao động" above "tiên tiến", "Nguyễn Mẫu" above "Sen"."""

from __future__ import annotations

from collections.abc import Sequence

from hongngu_tally.vocabulary import Vocabulary
from hongngu_tally.vocabulary.phrases import is_one_award as names_one_award


class LinesOfOne:
    """Tells by their words whether lines are one award, unit, post or name."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def are_awards(self, parts: Sequence[str]) -> bool:
        """Whether each of several lines is an award of its own, another than those before it."""
        phrases = self.vocabulary.phrases
        each = {
            phrase.awards
            for part in parts
            if names_one_award(phrase := phrases.parse(part)) and phrase.awards
        }
        return len(parts) > 1 and len(each) == len(parts)

    def is_one_award(self, parts: Sequence[str], begun: bool) -> bool | None:
        """ "Lao động" above "tiên tiến", or "LĐTT" alone in the row below a name; two awards below one another are both the nominee's."""
        phrases = self.vocabulary.phrases
        whole = phrases.parse(" ".join(parts))
        if not names_one_award(whole):
            return None
        said = [phrases.parse(part) for part in parts]
        if sum(bool(one.awards or one.generic) for one in said) > 1:
            return None
        small = all(part.lstrip("-– ")[:1].islower() for part in parts[1:])
        return not begun or (
            bool(whole.awards) and len(parts) > 1 and (small or whole.awards != said[0].awards)
        )

    def is_one_unit(self, parts: Sequence[str]) -> bool | None:
        """ "UBND xã" above "Long Khánh A"; two listed units are not one."""
        named = self.vocabulary.units.named
        above, *below = (named(part) for part in parts)
        if above and any(below):
            return None
        return bool(below) and not above and bool(named(" ".join(parts)))

    def is_one_text(self, parts: Sequence[str]) -> bool:
        """ "Công chức Văn" above "phòng", "Trường Tiểu học" above "Long Mẫu" in a column of posts or workplaces."""
        names, below = self.vocabulary.names, parts[1:]
        if any(part[0].islower() for part in below):
            return True
        if names.kind(parts[0]) != "collective" or names.kind(" ".join(parts)) != "collective":
            return False
        named = self.vocabulary.units.named
        return all(part.istitle() and not (names.kind(part) or named(part)) for part in below)

    def is_one_name(self, parts: Sequence[str]) -> bool | None:
        """ "Nguyễn Mẫu" above "Sen", "Trường Tiểu học" above "và Trung học cơ sở Mẫu"; a name below another one is somebody else's."""
        names = self.vocabulary.names
        kind = names.kind(" ".join(parts))
        if not kind:
            return None
        sure = False
        above = parts[0]
        for part in parts[1:]:
            own = names.kind(part)
            goes_on = (
                (part[0].islower() and not above.islower())
                or names.only_begins(above)
                or names.is_one_body(above, part)
                or (not own and names.is_rest(above, part))
            )
            if not goes_on and (own or names.kind(above) == "individual"):
                return None
            sure = sure or goes_on
            above = f"{above} {part}"
        return sure
