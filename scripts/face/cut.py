"""How is the book's face cut from the type that it comes from?

Source Serif 4 (SIL Open Font License 1.1) is variable in weight and in optical size. The cut keeps
the letters of the book, the size for text, and the weights that the book sets; it is renamed, since
the license reserves the name "Source" (its clause 3), and carries its license inside too (clause 2).
"""

import io
from importlib.resources import as_file, files

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.varLib.instancer import instantiateVariableFont

from face.letters import FAMILY, ITALIC, LETTERS, LICENCE, UPRIGHT

_PACKAGE = files("fontpkg_source_serif_4")
_TEXT_SIZE = 20.0  # the type's own default: what it draws text with
# Names that stay (OpenType, "name"): copyright, version, maker, designer, license and its address.
_KEPT = (0, 5, 8, 9, 13, 14)
# What no browser needs here: hints, other sizes' metrics, names of instances, classes of accents.
_DROPPED = ("BASE", "DSIG", "GDEF", "MVAR", "STAT", "gasp")


def cut() -> dict[str, bytes]:
    """The files of the face by name, the same bytes every time: two in WOFF2, and the license."""
    licence = (_PACKAGE / "LICENSE").read_text(encoding="utf-8").rstrip()
    return {
        UPRIGHT: _cut("SourceSerif4[opsz,wght].ttf", "Regular", (400.0, 400.0, 600.0)),
        ITALIC: _cut("SourceSerif4-Italic[opsz,wght].ttf", "Italic", 400.0),
        LICENCE: f"{licence}\n".encode(),
    }


def _cut(file: str, style: str, weights: float | tuple[float, float, float]) -> bytes:
    with as_file(_PACKAGE / "files" / file) as path:
        font = TTFont(path, recalcTimestamp=False, lazy=True)
        names = font["name"]
        for table in ("name", *_DROPPED):  # before subsetting: to search them takes half its time
            if table in font:
                del font[table]
        options = Options(layout_features=["kern", "liga"], hinting=False, notdef_outline=True)
        subsetter = Subsetter(options)
        subsetter.populate(text="".join(LETTERS))
        subsetter.subset(font)
    _keep_one_kerning(font)
    font["name"] = newTable("name")
    font["name"].names = []
    _rename(font, names, style)
    instantiateVariableFont(font, {"opsz": _TEXT_SIZE, "wght": weights}, inplace=True)
    if "fvar" in font:
        font["fvar"].instances = []
    font.flavor = "woff2"
    stream = io.BytesIO()
    font.save(stream)
    return stream.getvalue()


def _keep_one_kerning(font: TTFont) -> None:
    """Give all weights the kerning of the regular one.

    It varies by a hair, and to keep that would take two thirds of the time and a fifth of the bytes.
    """
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for wrapped in lookup.SubTable:
            table = getattr(wrapped, "ExtSubTable", wrapped)
            pairs = [
                pair for each in getattr(table, "PairSet", ()) for pair in each.PairValueRecord
            ]
            for first in getattr(table, "Class1Record", ()):
                pairs += first.Class2Record
            values = [value for pair in pairs for value in (pair.Value1, pair.Value2)]
            for value in filter(None, [*values, getattr(table, "Value", None)]):
                for name in [name for name in vars(value) if name.endswith("Device")]:
                    delattr(value, name)
            for name in ("ValueFormat", "ValueFormat1", "ValueFormat2"):
                if hasattr(table, name):
                    setattr(table, name, getattr(table, name) & 0x000F)


def _rename(font: TTFont, names: TTFont, style: str) -> None:
    version = names.getDebugName(5).removeprefix("Version ").split(";")[0]
    new = {number: names.getDebugName(number) for number in _KEPT}
    new |= {
        1: FAMILY,
        2: style,
        3: f"{version};{FAMILY} {style}",
        4: f"{FAMILY} {style}",
        6: f"{FAMILY.replace(' ', '')}-{style}",
    }
    for number, text in new.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    if "fvar" in font:
        for axis in font["fvar"].axes:
            axis.axisNameID = 256
        font["name"].setName("Weight", 256, 3, 1, 0x409)
