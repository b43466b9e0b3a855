"""Zip containers: the directory is checked as a whole, parts are inflated under limits and verified."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from urllib.parse import unquote

from hongngu_tally.frozen import frozen
from hongngu_tally.guard.limits import Limits
from hongngu_tally.guard.model import TOO_LARGE, Refused
from hongngu_tally.patterns import regex

END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR64 = struct.Struct("<4sLQL")
ENTRY = struct.Struct("<4s6H3L5H2L")
LOCAL = struct.Struct("<4s5H3L2H")
# Pieces of this size inflate into the processor's cache: twice as fast as the part in one go.
_PACKED_PIECE, _STORED_PIECE = 1 << 14, 1 << 18
_FULL16, _FULL32 = 0xFFFF, 0xFFFFFFFF
_FAR_BEYOND = 4
"""A damaged stream may run on for a while; one that gives more than this times its size is a bomb."""
_SMALL = 16 * 1024 * 1024
"""Packages that inflate to no more than this are kept whole while they are read."""
_PLAIN_NAME = regex(rb"[\w ./()\[\]-]+")


@frozen
class Entry:
    """One file in the container, as its directory describes it."""

    name: str
    raw_name: bytes
    method: int
    crc: int
    packed: int
    size: int
    offset: int


class Archive:
    """A zip container whose directory passed every check. ``read`` gives a part, verified."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._data = data
        self._limits = limits
        self._taken: set[str] = set()
        self._total = 0
        self.kept: dict[str, bytes] = {}
        """The verified parts of a small package; empty for a large one."""
        self.trailing_bytes = 0
        self.entries: dict[str, Entry] = {}
        self._folded: dict[str, Entry] = {}
        self._small = False
        self._read_directory()
        self._small = sum(entry.size for entry in self.entries.values()) <= _SMALL

    def find(self, name: str) -> str:
        """The name under which a part is stored, or an empty string.

        Part names ignore case; a reference may escape what the name does not: ``Trang%201.xml`` is ``Trang 1.xml``.
        """
        if name in self.entries:
            return name
        entry = self._folded.get(_folded(name)) or self._unescaped.get(_folded(unquote(name)))
        return entry.name if entry else ""

    @cached_property
    def _unescaped(self) -> dict[str, Entry]:
        return {_folded(unquote(name)): entry for name, entry in self.entries.items()}

    def read(self, name: str) -> bytes:
        """Inflate one part, never past its declared size, and verify its checksum."""
        return self.kept.get(self.find(name)) or b"".join(self.stream(name))

    def stream(self, name: str) -> Iterator[bytes]:
        """The part in pieces of some hundred kilobytes; only one that ends without a refusal is whole."""
        entry = self._folded.get(_folded(name))
        if entry is None:
            raise Refused("part-missing", part=name)
        self._refuse_size(entry)
        size = checksum = 0
        pieces = self._pieces(entry)
        keeping: list[bytes] | None = [] if self._small else None
        for piece in pieces:
            if size + len(piece) > entry.size:
                raise self._too_long(entry, size, checksum, piece, pieces)
            size += len(piece)
            checksum = zlib.crc32(piece, checksum)
            if keeping is not None:
                keeping.append(piece)
            yield piece
        if size < entry.size:
            raise Refused("zip-damaged", part=entry.name)
        if checksum != entry.crc:
            raise Refused("checksum", part=entry.name)
        if keeping is not None:
            self.kept[entry.name] = keeping[0] if len(keeping) == 1 else b"".join(keeping)

    def damage(self) -> Refused | None:
        """The first part whose content is not what was saved, None when only the container looks odd."""
        for name in self.entries:
            try:
                for _ in self.stream(name):
                    pass
            except Refused as refused:
                if refused.name == TOO_LARGE:
                    break
                if refused.cause in ("zip-damaged", "checksum", "truncated"):
                    return refused
        return None

    def _too_long(
        self, entry: Entry, size: int, checksum: int, piece: bytes, pieces: Iterator[bytes]
    ) -> Refused:
        """Why a part holds more than it declares: a damaged stream says so itself before its end.

        A whole stream whose checksum is right, of all or of as much as was declared, was given a false size.
        """
        declared = entry.size - size
        fits = zlib.crc32(piece[:declared], checksum) == entry.crc
        for more in chain((piece,), pieces):
            size += len(more)
            if size > entry.size * _FAR_BEYOND + self._limits.ratio_from:
                return Refused("forged-size", part=entry.name, size=entry.size)
            checksum = zlib.crc32(more, checksum)
        if fits or checksum == entry.crc:
            return Refused("forged-size", part=entry.name, size=entry.size)
        return Refused("checksum", part=entry.name)

    def _refuse_size(self, entry: Entry) -> None:
        limits, name, size = self._limits, entry.name, entry.size
        if size > limits.part_size:
            raise Refused("part-size", part=name, size=size, limit=limits.part_size, option="part_size")
        if size > limits.ratio_from and size > limits.ratio * max(entry.packed, 1):
            raise Refused(
                "ratio", part=name, size=size, packed=entry.packed, limit=limits.ratio, option="ratio"
            )
        if name not in self._taken:
            self._taken.add(name)
            self._total += size
        if self._total > limits.total_size:
            raise Refused("total-size", size=self._total, limit=limits.total_size, option="total_size")

    def _pieces(self, entry: Entry) -> Iterator[bytes]:
        packed = self._packed(entry)
        if entry.method == 0:
            for where in range(0, entry.packed, _STORED_PIECE):
                yield bytes(packed[where : where + _STORED_PIECE])
            return
        if entry.method != 8:
            raise Refused("zip-method", part=entry.name, method=entry.method)
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for where in range(0, entry.packed, _PACKED_PIECE):
                yield inflater.decompress(packed[where : where + _PACKED_PIECE])
        except zlib.error as error:
            raise Refused("zip-damaged", part=entry.name) from error
        if not inflater.eof:
            raise Refused("zip-damaged", part=entry.name)

    def _packed(self, entry: Entry) -> memoryview:
        start = entry.offset + LOCAL.size
        local = self._data[entry.offset : start]
        if len(local) < LOCAL.size or not local.startswith(b"PK\3\4"):
            raise Refused("zip-damaged", part=entry.name)
        fields = LOCAL.unpack(local)
        name_end = start + fields[9]
        if self._data[start:name_end] != entry.raw_name:
            # Two readers, two names: one of them would read something else. A name that nobody would give
            # is a damaged one.
            both = (self._data[start:name_end], entry.raw_name)
            plain = all(_PLAIN_NAME.fullmatch(name) for name in both)
            raise Refused("header-differs" if plain else "zip-damaged", part=entry.name)
        begin = name_end + fields[10]
        packed = memoryview(self._data)[begin : begin + entry.packed]
        if len(packed) < entry.packed:
            raise Refused("truncated")
        return packed

    def _read_directory(self) -> None:
        data, limits = self._data, self._limits
        end = data.rfind(b"PK\5\6", max(0, len(data) - _FULL16 - 1024))
        if end < 0 or len(data) - end < END.size:
            raise Refused("truncated")
        _, _, _, _, count, length, start, comment = END.unpack_from(data, end)
        self.trailing_bytes = max(0, len(data) - end - END.size - comment)
        limit = end
        if count == _FULL16 or _FULL32 in (length, start):
            limit, count, length, start = self._read_end64(end)
        if count > limits.entries:
            raise Refused("entry-count", size=count, limit=limits.entries, option="entries")
        if start + length > limit:
            raise Refused("truncated")
        where = start
        odd: list[Refused] = []
        for _ in range(count):
            if where + ENTRY.size > limit or data[where : where + 4] != b"PK\1\2":
                raise Refused("truncated")
            where = self._read_entry(where, odd)
        odd += self._overlaps(start)
        if odd:
            raise self.damage() or odd[0]

    def _read_end64(self, end: int) -> tuple[int, int, int, int]:
        data = self._data
        if end < _LOCATOR64.size:
            raise Refused("truncated")
        mark, _, where, _ = _LOCATOR64.unpack_from(data, end - _LOCATOR64.size)
        if mark != b"PK\6\7" or where + _END64.size > end or data[where : where + 4] != b"PK\6\6":
            raise Refused("truncated")
        fields = _END64.unpack_from(data, where)
        return where, fields[7], fields[8], fields[9]

    def _read_entry(self, where: int, odd: list[Refused]) -> int:
        """Take in one entry and what is odd about it; gives where the next one starts."""
        data = self._data
        fields = ENTRY.unpack_from(data, where)
        flags, method, crc, packed, size = fields[3], fields[4], *fields[7:10]
        name_length, extra_length, comment_length = fields[10:13]
        attributes, offset = fields[15], fields[16]
        name_end = where + ENTRY.size + name_length
        raw = data[where + ENTRY.size : name_end]
        if _FULL32 in (packed, size, offset):
            size, packed, offset = _wide(data[name_end : name_end + extra_length], size, packed, offset)
        name = raw.decode("utf-8" if flags & 0x800 else "cp437", "replace").replace("\\", "/")
        if flags & 1:
            raise Refused("zip-encrypted", part=name)
        if "\0" in name or name.startswith("/") or ".." in name.split("/") or name[1:2] == ":":
            odd.append(Refused("entry-name", part=name))
        if attributes >> 16 & 0o170000 == 0o120000:
            odd.append(Refused("symlink-entry", part=name))
        folded = _folded(name)
        if folded in self._folded:
            odd.append(Refused("duplicate-entry", part=name))
        entry = Entry(name, raw, method, crc, packed, size, offset)
        self._folded[folded] = self.entries[name] = entry
        return int(name_end + extra_length + comment_length)

    def _overlaps(self, directory: int) -> Iterator[Refused]:
        taken = 0
        last = ""
        for entry in sorted(self.entries.values(), key=lambda entry: entry.offset):
            if entry.offset < taken:
                yield Refused("overlapping-entries", part=entry.name)
            taken = entry.offset + LOCAL.size + len(entry.raw_name) + entry.packed
            last = entry.name
        if taken > directory:
            yield Refused("overlapping-entries", part=last)


def _folded(name: str) -> str:
    return name.casefold()


def _wide(extra: bytes, size: int, packed: int, offset: int) -> tuple[int, int, int]:
    """The 64-bit numbers of an entry: only those that did not fit stand in its extra field."""
    where = 0
    while where + 4 <= len(extra):
        tag, length = struct.unpack_from("<2H", extra, where)
        if tag == 1:
            field = extra[where + 4 : where + 4 + length]
            # The length is somebody's word; the field ends where its entry does.
            numbers = list(struct.unpack_from(f"<{len(field) // 8}Q", field))
            values = []
            for value in (size, packed, offset):
                if value == _FULL32:
                    if not numbers:
                        raise Refused("truncated")
                    value = numbers.pop(0)
                values.append(value)
            return values[0], values[1], values[2]
        where += 4 + length
    return size, packed, offset
