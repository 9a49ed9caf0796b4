"""The book as a picture: the same every time, whole, smooth, and without letters that the face lacks."""

import io

import pytest
from PIL import Image

from editions import cover


def read(content):
    return Image.open(io.BytesIO(content))


def is_ground(image, box):
    """Is there nothing but the ground in a part of the picture?"""
    colours = image.convert("RGB").crop(box).getcolors()
    return len(colours) == 1


@pytest.mark.parametrize("draw", [cover.cover, cover.card.__wrapped__])
def test_the_same_bytes_for_a_title_and_others_for_another(draw):
    assert draw("Le pain et la forêt") == draw("Le pain et la forêt")
    assert draw("Le pain") != draw("Le pan")


@pytest.mark.parametrize(
    "title",
    ["Bread", "Bread and salt " * 20, "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk", ""],
)
@pytest.mark.parametrize("draw", [cover.cover, cover.card])
def test_no_title_reaches_the_edge_or_the_book(draw, title):
    image = read(draw(title))
    width, height = image.size
    for box in (
        (0, 0, 60, height),
        (width - 60, 0, width, height),
        (0, height - 40, width, height),
    ):
        assert is_ground(image, box)
    assert is_ground(image, (0, height * 44 // 100, width, height * 45 // 100))


def test_a_title_in_a_script_that_the_face_lacks_is_left_out():
    assert cover.card("خبز") == cover.card("")
    assert cover.card("Ржаной хлеб") != cover.card("")


def test_edges_are_curves_and_the_spine_cuts_the_pages_square():
    size = 1280
    image, at = read(cover.icon(size)).convert("L"), size / 32
    for step in range(
        1, 36
    ):  # along the edge of docs/assets/favicon.svg, a curve of the third degree
        t = step / 40
        x, y = (
            a * (1 - t) ** 3 + 3 * b * t * (1 - t) ** 2 + 3 * c * t * t * (1 - t) + d * t**3
            for a, b, c, d in ((7, 10.7, 13.7, 16), (8, 7.8, 8.5, 10.2))
        )
        top = next(each for each in range(size) if image.getpixel((round(x * at), each)) > 150)
        assert abs(top - y * at) <= 1, step
    assert all(image.getpixel((size // 2, y)) < 120 for y in range(size))


def test_the_picture_of_a_link_is_small():
    image = read(cover.card("Le pain au levain, pas à pas"))
    assert image.size == cover.CARD and image.mode == "P"
    assert len(cover.card("Le pain au levain, pas à pas")) < 20_000
