"""The names of units as files, folders and sheets are called by them: without marks, run together, shortened."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from hongngu_tally.text import bare_key, key
from hongngu_tally.vocabulary.unit_index import COMMUNE_KIND, organisations
from hongngu_tally.vocabulary.unit_lists import COMMUNE_KINDS, Unit

_SCHOOLS = frozenset({"truong", "mam", "tieu", "thcs", "thpt", "mn", "mg"})
_ROOM = "phong"
BARE_COMMUNE_WORDS = frozenset({"xa", "phuong"})


class FileNames:
    """Finds the one unit of a list that a file's, folder's or sheet's name means."""

    def __init__(self, units: Sequence[Unit], keys: Callable[[str], list[str]]) -> None:
        """``keys`` gives the keys of a name from the strictest to the loosest reading."""
        self._units = units
        self._keys = keys

    @staticmethod
    def is_school(name: str) -> bool:
        """Whether a file's name begins like a school's."""
        return not _SCHOOLS.isdisjoint(bare_key(name).split()[:1])

    @cached_property
    def _by_bare_words(self) -> list[tuple[tuple[str, ...], str]]:
        entries: dict[tuple[str, ...], str] = {}
        for unit in self._units:
            for written in (unit.name, *unit.also_written):
                for one in self._keys(written):
                    words = tuple(
                        re.sub(r"\d$", "", word) if not word.isdigit() else word for word in one.split()
                    )
                    words = tuple(bare_key(word) for word in words)
                    entries.setdefault(words, unit.name)
                    if len(words) > 2 and words[0] in BARE_COMMUNE_WORDS:
                        entries.setdefault(words[1:], unit.name)
                    elif len(words) > 3 and words[:2] == ("thi", "tran"):
                        entries.setdefault(words[2:], unit.name)
                # As it is shortened: of "Phong NN-PTNT" only the last word is long enough to be spelled out.
                short = tuple(bare_key(written).split())
                entries.setdefault(short, unit.name)
                if short[0] == _ROOM:
                    entries.setdefault((_ROOM[0], *short[1:]), unit.name)
        return sorted(entries.items(), key=lambda entry: -len(entry[0]))

    def may_name_a_commune(self, name: str) -> bool:
        """Whether a listed commune's own name stands in the name of a file or folder, with spaces or without: quickly asked."""
        letters = bare_key(name).replace(" ", "")
        size, begin = self._commune_letters
        return any(
            letters.startswith(begin.get(letters[at : at + size], ()), at)
            for at in range(len(letters) - size + 1)
        )

    @cached_property
    def _commune_letters(self) -> tuple[int, Mapping[str, tuple[str, ...]]]:
        """The communes' own names in letters alone, by as many first ones as the shortest has."""
        names = {
            bare_key(written.removeprefix(f"{kind} ")).replace(" ", "")
            for unit in self._units
            if unit.kind == "commune"
            for written in (unit.name, *unit.also_written)
            for kind in COMMUNE_KINDS
            if written.startswith(f"{kind} ")
        }
        size = min(map(len, names), default=1)
        begin: dict[str, list[str]] = {}
        for name in names:
            begin.setdefault(name[:size], []).append(name)
        return size, {first: tuple(each) for first, each in begin.items()}

    def within(self, text: str) -> str:
        """The listed unit whose name stands, whole words, in a file's or sheet's name: the longest one, if it is alone."""
        dropped = {bare_key(word) for word in organisations()["drop"]["always"]}
        words = [
            bare_key(self._expansions_bare.get(word, word))
            for word in bare_key(text).split()
            if word not in dropped
        ]
        names = (tuple(" ".join(words).split()), tuple(bare_key(text).split()))
        school = not _SCHOOLS.isdisjoint(bare_key(text).split())
        best: list[str] = []
        length = 0
        for entry, name in self._by_bare_words:
            if length and len(entry) < length:
                break
            if school and COMMUNE_KIND.match(key(name)):
                # "Truong THCS Long Mau" is none of xã Long Mẫu's own.
                continue
            if len(entry) >= 2 and any(
                flat[at : at + len(entry)] == entry for flat in names for at in range(len(flat))
            ):
                length = len(entry)
                best.append(name)
        if not best:
            best = [self._run_together[word] for word in names[1] if word in self._run_together]
        return best[0] if len(set(best)) == 1 else ""

    def by_initials(self, text: str) -> str:
        """The one listed commune whose name begins with these letters: "LKA" or "X. LKA" for Xã Long Khánh A."""
        return self._by_initials.get("".join(bare_key(text).split()), "")

    @cached_property
    def _by_initials(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for unit in self._units:
            if unit.kind == "commune" and (kind := COMMUNE_KIND.match(key(unit.name))):
                words = bare_key(unit.name).split()
                of_kind = len(kind.group().split())
                before, short = (
                    "".join(word[0] for word in one) for one in (words[:of_kind], words[of_kind:])
                )
                for one in (short, before + short):
                    found[one] = unit.name if found.get(one, unit.name) == unit.name else ""
        return found

    @cached_property
    def _run_together(self) -> dict[str, str]:
        """The units by their names without a space: "LongThuan.xlsx", "phongnoivu.xlsx"."""
        found: dict[str, str] = {}
        for words, name in self._by_bare_words:
            if len(words) > 1:
                one = "".join(words)
                found[one] = name if found.get(one, name) == name else ""
        return {one: name for one, name in found.items() if name}

    @cached_property
    def _expansions_bare(self) -> dict[str, str]:
        return {
            bare_key(short): bare_key(words)
            for short, words in organisations()["expand"].items()
            if len(short) > 2
        }
