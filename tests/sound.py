"""Whether a package is one that Excel opens without a question, as far as its rules can be told without Excel."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from xml.etree import ElementTree

from openpyxl.utils import coordinate_to_tuple

from forged import DOCUMENT, MAIN

# ECMA-376, Part 1, 18.3.1.99.
_ORDER = [
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
]
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_VML, _OFFICE = "{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:excel}"


def assert_sound(data: bytes) -> None:
    """Raise AssertionError with what is wrong."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        names = package.namelist()
        parts = {name: package.read(name) for name in names}
    assert len(names) == len({name.casefold() for name in names})
    _every_part_has_a_type(parts)
    for name in parts:
        if name.endswith(".rels"):
            _every_relation_leads_somewhere(parts, name)
    styles = ElementTree.fromstring(parts["xl/styles.xml"])
    for listed in styles:
        if listed.get("count"):
            assert int(listed.get("count", "")) == len(listed), listed.tag
    formats = len(styles.findall(f"{{{MAIN}}}cellXfs/*"))
    book = ElementTree.fromstring(parts["xl/workbook.xml"])
    sheets = book.findall(f"{{{MAIN}}}sheets/*")
    for key in ("sheetId", "name", f"{{{DOCUMENT}}}id"):
        assert len({one.get(key) for one in sheets}) == len(sheets), key
    for name, part in parts.items():
        root = ElementTree.fromstring(part) if name.endswith(".xml") else None
        if root is not None and root.tag == f"{{{MAIN}}}worksheet":
            _worksheet(parts, name, root, formats)


def _every_part_has_a_type(parts: dict[str, bytes]) -> None:
    types = ElementTree.fromstring(parts["[Content_Types].xml"])
    overrides = [one.get("PartName", "") for one in types if one.tag == f"{_TYPES}Override"]
    defaults = [one.get("Extension", "").casefold() for one in types if one.tag == f"{_TYPES}Default"]
    assert len(overrides) == len(set(overrides)) and len(defaults) == len(set(defaults))
    assert {one.lstrip("/") for one in overrides} <= parts.keys()
    for name in parts.keys() - {"[Content_Types].xml"}:
        assert f"/{name}" in overrides or name.rpartition(".")[2].casefold() in defaults, name


def _every_relation_leads_somewhere(parts: dict[str, bytes], name: str) -> None:
    folder = posixpath.dirname(posixpath.dirname(name))
    relations = list(ElementTree.fromstring(parts[name]))
    assert len({one.get("Id") for one in relations}) == len(relations)
    for one in relations:
        if one.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
            assert target in parts, (name, target)


def _worksheet(parts: dict[str, bytes], name: str, root: ElementTree.Element, formats: int) -> None:
    order = [_ORDER.index(one.tag.rpartition("}")[2]) for one in root if one.tag.startswith(f"{{{MAIN}}}")]
    assert order == sorted(order), name
    rows = [int(row.get("r", "0")) for row in root.iter(f"{{{MAIN}}}row")]
    assert rows == sorted(set(rows)), name
    for row in root.iter(f"{{{MAIN}}}row"):
        places = [coordinate_to_tuple(cell.get("r", "")) for cell in row]
        assert places == sorted(set(places)) and {at for at, _ in places} <= {int(row.get("r", "0"))}, name
        assert all(int(cell.get("s", "0")) < formats for cell in row), name
    for one in root.iter(f"{{{MAIN}}}hyperlink"):
        assert one.get("location") or one.get(f"{{{DOCUMENT}}}id"), name
    _comments(parts, name, root)


def _comments(parts: dict[str, bytes], name: str, root: ElementTree.Element) -> None:
    """Every comment has its box, every box its comment."""
    rels = f"{posixpath.dirname(name)}/_rels/{posixpath.basename(name)}.rels"
    relations = list(ElementTree.fromstring(parts[rels])) if rels in parts else []
    by_kind = {one.get("Type", "").rpartition("/")[2]: one for one in relations}
    if "comments" not in by_kind:
        return
    texts = ElementTree.fromstring(parts[_target(name, by_kind["comments"])])
    commented = [coordinate_to_tuple(one.get("ref", "")) for one in texts.iter(f"{{{MAIN}}}comment")]
    authors = len(list(texts.iter(f"{{{MAIN}}}author")))
    assert len(commented) == len(set(commented)), name
    assert all(int(one.get("authorId", "")) < authors for one in texts.iter(f"{{{MAIN}}}comment"))
    assert all(len("".join(one.itertext())) < 32_768 for one in texts.iter(f"{{{MAIN}}}comment"))
    drawing = root.find(f"{{{MAIN}}}legacyDrawing")
    assert drawing is not None
    relation = next(one for one in relations if one.get("Id") == drawing.get(f"{{{DOCUMENT}}}id"))
    vml = parts[_target(name, relation)]
    shapes = ElementTree.fromstring(vml)
    boxes = [
        (int(one.findtext(f"{_OFFICE}Row") or -1) + 1, int(one.findtext(f"{_OFFICE}Column") or -1) + 1)
        for one in shapes.iter(f"{_OFFICE}ClientData")
        if one.get("ObjectType") == "Note"
    ]
    assert sorted(boxes) == sorted(commented), name
    ids = re.findall(rb'<v:shape [^>]*\bid="(\w+)"', vml)
    assert len(ids) == len(set(ids)), name
    for anchor in shapes.iter(f"{_OFFICE}Anchor"):
        left, _, top, _, right, _, bottom, _ = map(int, (anchor.text or "").split(","))
        assert left <= right and top <= bottom, name


def _target(name: str, relation: ElementTree.Element) -> str:
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(name), relation.get("Target", ""))).lstrip("/")  # fmt: skip
