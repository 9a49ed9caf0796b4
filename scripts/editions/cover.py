"""What does the book look like on a shelf: its cover, the picture of a link to it, and the small one
beside its name?"""

import io
from bisect import bisect_left
from functools import lru_cache
from importlib.resources import files
from operator import mul

from PIL import Image, ImageDraw, ImageFont

_GROUND, _PAPER = (10, 79, 87), (251, 248, 241)  # the colours of docs/assets/favicon.svg
_SHADES = 16  # from one to the other: what four bits hold, and edges need
# Half of a page's upper edge there: a cubic curve from the spine to the corner.
_EDGE = ((16, 10.2), (13.7, 8.5), (10.7, 7.8), (7, 8))
_STEPS = 64  # points of a curve: no edge is seen
CARD = (1200, 630)  # the proportion in which networks show the picture of a link


def cover(title: str) -> bytes:
    """A PNG of 1200 by 1800 pixels: an open book over the title, the same bytes every time."""
    image = Image.new("L", (1200, 1800))
    image.paste(_book(560), (320, 260))
    _write(image, title, 1240, (960, 900), 116)
    return _png(image)


@lru_cache(maxsize=16)  # a preview builds again and again
def card(title: str) -> bytes:
    """The same as a PNG of the size ``CARD``."""
    image = Image.new("L", CARD)
    image.paste(_book(360), (420, 0))
    _write(image, title, 430, (1040, 300), 84)
    return _png(image)


def icon(size: int) -> bytes:
    """A square PNG, ``size`` pixels wide: the site's icon."""
    return _png(_book(size))


def _book(size: int) -> Image.Image:
    """Two open pages, as docs/assets/favicon.svg draws them; drawn large, then reduced."""
    scale = size * 4 / 32
    image = Image.new("L", (size * 4, size * 4))
    draw = ImageDraw.Draw(image)
    top = [_edge(step / _STEPS) for step in range(_STEPS + 1)]
    outline = top + [(x, y + 14.2) for x, y in reversed(top)]
    for direction in (-1, 1):
        points = [((16 + direction * (16 - x)) * scale, y * scale) for x, y in outline]
        draw.polygon(points, fill=255)
    # From above the pages to below them: it ends on the ground, whose colour it has, and cuts them square.
    draw.line([(16 * scale, 6 * scale), (16 * scale, 28 * scale)], 0, round(1.6 * scale))
    return image.reduce(4)


def _edge(t: float) -> tuple[float, float]:
    """A point of the upper edge, from the spine (0) to the corner (1)."""
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    x, y = (sum(map(mul, weights, axis)) for axis in zip(*_EDGE, strict=True))
    return x, y


def _write(image: Image.Image, title: str, middle: int, box: tuple[int, int], size: int) -> None:
    """Set the title around the height ``middle``, in the largest type up to ``size`` that the ``box`` holds.

    One in a script that the face lacks is left out: its letters would be empty boxes.
    """
    font_file = files("fontpkg_source_serif_4") / "files" / "SourceSerif4[opsz,wght].ttf"
    content, (width, height) = font_file.read_bytes(), box
    for each in range(size, 20, -8):
        # The basic layout: the other one needs a library of the system, and may be missing.
        font = ImageFont.truetype(io.BytesIO(content), each, layout_engine=ImageFont.Layout.BASIC)
        font.set_variation_by_axes([600, 60])  # weight, optical size
        if _lacks(font, title):
            return
        lines = _balanced(title, font, width)
        is_narrow = max(map(font.getlength, lines), default=0) <= width
        if is_narrow and len(lines) * each * 1.45 <= height:
            break
    ImageDraw.Draw(image).multiline_text(
        (image.width / 2, middle), "\n".join(lines), 255, font, anchor="mm", align="center",
        spacing=each * 0.35,
    )  # fmt: skip


def _lacks(font: ImageFont.FreeTypeFont, title: str) -> bool:
    empty = bytes(font.getmask("\uffff"))
    return any(bytes(font.getmask(letter)) == empty for letter in set("".join(title.split())))


def _balanced(title: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """As few lines as fit into ``width``, as even as they can be."""
    count = len(_wrapped(title, font, width))
    narrowest = bisect_left(
        range(width), True, key=lambda each: len(_wrapped(title, font, each)) <= count
    )
    return _wrapped(title, font, narrowest)


def _wrapped(title: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines: list[str] = []
    for word in title.split():
        if lines and font.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _png(image: Image.Image) -> bytes:
    """The picture in its two colours: paper where it is white."""
    last = _SHADES - 1
    shades = image.point([round(value * last / 255) for value in range(256)])
    shades.putpalette(
        [
            round(ground + (paper - ground) * shade / last)
            for shade in range(_SHADES)
            for ground, paper in zip(_GROUND, _PAPER, strict=True)
        ]
    )
    stream = io.BytesIO()
    shades.save(stream, "PNG")
    return stream.getvalue()
