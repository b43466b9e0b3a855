"""An .xlsx package whose parts are read, replaced and added by name; the others are handed on as they are."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile

from hongngu_tally.frozen import frozen
from hongngu_tally.guard import Limits, Refused, SheetScan
from hongngu_tally.guard.archive import Archive
from hongngu_tally.guard.markup import as_utf8
from hongngu_tally.guard.ooxml import sheet_list, workbook_part
from hongngu_tally.render.ooxml.markup import CannotEdit, Part, joined, quoted, xml_text

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SIGNATURES = "digital-signature/"
_TYPES = "[Content_Types].xml"
_CORE = "docProps/core.xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_SPACE = f"{_PACKAGE}/metadata/core-properties"
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
# A template is saved as a workbook: Excel refuses one under the other's suffix.
_AS_WORKBOOK = ((b"template.macroEnabled.main+xml", b"sheet.macroEnabled.main+xml"), (b"template.main+xml", b"sheet.main+xml"))  # fmt: skip


@frozen
class Relation:
    """One relationship of a part: ``kind`` is the last word of its type, ``target`` a part's name unless external."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of a workbook's package. Raises ``CannotEdit`` for one that is written in a way not edited here."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = Archive(data, Limits())
            self.workbook = workbook_part(self._archive)
            self.sheets: tuple[SheetScan, ...] = tuple(sheet_list(self._archive, self.workbook))
        except Refused:
            raise CannotEdit("unusual") from None
        self._changed: dict[str, bytes] = {}
        self._added: list[str] = []
        self._removed: set[str] = set()
        space = Part(self.read(self.workbook), self.workbook, lambda *_: False).root.space
        if space != MAIN:
            raise CannotEdit("strict" if "purl.oclc.org" in space else "unusual")

    # --- parts

    def find(self, name: str) -> str:
        """The name under which a part is stored, "" when there is none."""
        if name in self._changed:
            return name
        found = self._archive.find(name)
        return "" if found in self._removed else found

    def read(self, name: str) -> bytes:
        """A part as it now is, in UTF-8 if it is XML."""
        if name in self._changed:
            return self._changed[name]
        try:
            return as_utf8(self._archive.read(name), name) if _is_xml(name) else self._archive.read(name)
        except Refused:
            raise CannotEdit("unusual") from None

    def write(self, name: str, data: bytes) -> None:
        """Replace a part."""
        self._changed[name] = data

    def add(self, name: str, data: bytes, content_type: str) -> None:
        """Add a part: its type is declared for it alone, or, as Excel does for drawings, for all of its suffix."""
        self._changed[name] = data
        self._added.append(name)
        types = Part(self.read(self._types), self._types)
        suffix = name.rpartition(".")[2]
        declared = {one.attributes.get("Extension", "").casefold(): one.attributes.get("ContentType") for one in types.root.children}  # fmt: skip
        if declared.get(suffix) == content_type:
            return
        p = types.prefix.decode()
        whole = suffix != "xml" and suffix not in declared
        which = f"{p}Default Extension={quoted(suffix)}" if whole else f"{p}Override PartName={quoted(f'/{name}')}"  # fmt: skip
        types.append_to(types.root, joined(("<", which, " ContentType=", quoted(content_type), "/>")))
        self.write(self._types, types.result())

    def free_name(self, pattern: str) -> str:
        """The first name that no part has: ``xl/comments%d.xml`` → ``xl/comments3.xml``."""
        number = 1
        while self._archive.find(pattern % number) or pattern % number in self._changed:
            number += 1
        return pattern % number

    @property
    def _types(self) -> str:
        return self._archive.find(_TYPES) or _TYPES

    # --- relationships

    def relations(self, part: str) -> list[Relation]:
        """What a part refers to; the package itself is the part ""."""
        name = self.find(_relations_of(part))
        if not name:
            return []
        root = Part(self.read(name), name).root
        folder = posixpath.dirname(part)
        return [
            Relation(
                one.attributes.get("Id", ""),
                one.attributes.get("Type", "").rpartition("/")[2],
                _resolved(one.attributes.get("Target", ""), folder),
            )
            for one in root.children
            if one.name == "Relationship"
        ]

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relationship of a part to another; gives its id."""
        name = self.find(_relations_of(part)) or _relations_of(part)
        fresh = not self.find(name)
        data = (
            joined(('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns=', quoted(f"{_PACKAGE}/relationships"), "/>"))
            if fresh
            else self.read(name)
        )  # fmt: skip
        relations = Part(data, name)
        taken = {child.attributes.get("Id", "") for child in relations.root.children}
        number = 1
        while (new := f"rIdTally{number}") in taken:
            number += 1
        type_ = kind if "://" in kind else f"{RELATIONS}/{kind}"
        element = joined(
            ("<", relations.prefix.decode(), "Relationship Id=", quoted(new), " Type=", quoted(type_), " Target=", quoted(f"/{target}"), "/>")
        )  # fmt: skip
        relations.append_to(relations.root, element)
        self.write(name, relations.result())
        if fresh:
            self._added.append(name)
        return new

    # --- the package as a whole

    def remove_signatures(self) -> bool:
        """Take away the digital signatures, which no changed package can keep; whether there were any."""
        signed = [name for name in self._archive.entries if name.lower().startswith("_xmlsignatures/")]
        if not signed:
            return False
        self._removed.update(signed)
        name = self.find("_rels/.rels")
        relations = Part(self.read(name), name)
        for child in relations.root.children:
            if _SIGNATURES in child.attributes.get("Type", ""):
                relations.replace(child.start, child.end, b"")
        self.write(name, relations.result())
        types = Part(self.read(self._types), self._types)
        for child in types.root.children:
            if child.attributes.get("PartName", "").lower().startswith("/_xmlsignatures/"):
                types.replace(child.start, child.end, b"")
        self.write(self._types, types.result())
        return True

    def no_template(self) -> bool:
        """Make a workbook of a template; whether it was one."""
        types = self.read(self._types)
        for template, workbook in _AS_WORKBOOK:
            types = types.replace(template, workbook)
        if types == self.read(self._types):
            return False
        self.write(self._types, types)
        return True

    def sign_as(self, maker: str) -> None:
        """Write who saved the package last into its core properties."""
        name = next((one.target for one in self.relations("") if one.kind == "core-properties"), "")
        name = self.find(name) if name else ""
        if not name:
            name = self.free_name("docProps/core%d.xml") if self.find(_CORE) else _CORE
            self.add(name, joined(('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp=', quoted(_CORE_SPACE), "/>")), _CORE_TYPE)  # fmt: skip
            self.relate("", f"{_PACKAGE}/relationships/metadata/core-properties", name)
        core = Part(self.read(name), name)
        prefix = core.prefix.decode()
        element = joined(("<", prefix, "lastModifiedBy>", xml_text(maker), "</", prefix, "lastModifiedBy>"))
        if known := core.root.first("lastModifiedBy"):
            core.replace(known.start, known.end, element)
        else:
            core.append_to(core.root, element)
        self.write(name, core.result())

    @property
    def has_macros(self) -> bool:
        """Whether the package holds a macro project, so that it needs the suffix .xlsm."""
        return b"macroEnabled" in self.read(self._types)

    def result(self) -> bytes:
        """The package: parts in their old order, then the new ones; times fixed, so that bytes repeat."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for name, entry in self._archive.entries.items():
                if name in self._removed:
                    continue
                raw = self._changed.get(name)
                self._put(package, name, self._archive.read(name) if raw is None else raw, stored=entry.method == 0)  # fmt: skip
            for name in self._added:
                self._put(package, name, self._changed[name])
        return out.getvalue()

    @staticmethod
    def _put(package: zipfile.ZipFile, name: str, data: bytes, stored: bool = False) -> None:
        info = zipfile.ZipInfo(name, _ZIP_EPOCH)
        info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        info.external_attr = 0o600 << 16
        package.writestr(info, data)


def _is_xml(name: str) -> bool:
    return re.search(r"\.(?:xml|rels)$", name.lower()) is not None


def _relations_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def _resolved(target: str, folder: str) -> str:
    path = target.replace("\\", "/")
    return posixpath.normpath(posixpath.join("/", "" if path.startswith("/") else folder, path)).lstrip("/")
