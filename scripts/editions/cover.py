"""What does the book look like on a shelf: its cover, and the small picture beside its name?"""

import io
from importlib.resources import as_file, files

from PIL import Image, ImageDraw, ImageFont

_GROUND, _PAPER = "#0a4f57", "#fbf8f1"  # the colours of docs/assets/favicon.svg
_WIDTH, _HEIGHT = 1200, 1800


def cover(title: str) -> bytes:
    """A PNG of 1200 by 1800 pixels: an open book over the title, the same bytes every time."""
    image = Image.new("RGB", (_WIDTH, _HEIGHT), _GROUND)
    draw = ImageDraw.Draw(image)
    image.paste(_book(560), ((_WIDTH - 560) // 2, 260))
    font_file = files("fontpkg_source_serif_4") / "files" / "SourceSerif4[opsz,wght].ttf"
    with as_file(font_file) as path:
        font = ImageFont.truetype(str(path), 116)
    font.set_variation_by_axes([600, 60])  # weight, optical size
    lines = _balanced(title, font, _WIDTH - 240)
    draw.multiline_text(
        (_WIDTH / 2, 1240), "\n".join(lines), _PAPER, font, anchor="mm", align="center", spacing=40
    )
    return _png(image)


def icon(size: int) -> bytes:
    """A square PNG, ``size`` pixels wide: the site's icon."""
    return _png(_book(size))


def _book(size: int) -> Image.Image:
    """Two open pages, as docs/assets/favicon.svg draws them; drawn large, then reduced."""
    scale = size * 4 / 32
    image = Image.new("RGB", (size * 4, size * 4), _GROUND)
    draw = ImageDraw.Draw(image)
    for direction in (-1, 1):
        top = [(7, 8), (9.7, 8.1), (12.2, 8.7), (14.2, 9.4), (16, 10.2)]
        outline = top + [(x, y + 14.2) for x, y in reversed(top)]
        points = [((16 + direction * (16 - x)) * scale, y * scale) for x, y in outline]
        draw.polygon(points, fill=_PAPER)
    draw.line([(16 * scale, 10.2 * scale), (16 * scale, 24.4 * scale)], _GROUND, round(1.6 * scale))
    return image.resize((size, size), Image.Resampling.LANCZOS)


def _balanced(title: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """As few lines as fit into ``width``, as even as they can be."""
    count = len(_wrapped(title, font, width))
    narrowest = next(
        w for w in range(width // 4, width + 1) if len(_wrapped(title, font, w)) <= count
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
    stream = io.BytesIO()
    image.quantize(64).save(stream, "PNG", optimize=True)
    return stream.getvalue()
