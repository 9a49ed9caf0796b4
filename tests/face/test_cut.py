"""The face: complete, light, the same bytes, under a name and a license that may be published."""

import io
import os
import subprocess
import sys
from functools import cache

import pytest
from fontTools.ttLib import TTFont
from support import REPOSITORY

from face import cut as cutting
from face.letters import FAMILY, ITALIC, LETTERS, LICENCE, UPRIGHT

cut = cache(cutting.cut)


@pytest.fixture(scope="module", params=[UPRIGHT, ITALIC])
def font(request) -> TTFont:
    """Each file of the face."""
    return TTFont(io.BytesIO(cut()[request.param]))


def test_every_letter_is_there(font):
    assert not LETTERS - set(map(chr, font.getBestCmap()))


def test_what_a_page_loads_is_light():
    """Both files: no page loads more."""
    assert len(cut()[UPRIGHT]) + len(cut()[ITALIC]) <= 43_000


def test_no_name_is_the_reserved_one(font):
    """SIL Open Font License 1.1, clause 3: the name that users see."""
    names = {record.nameID: str(record) for record in font["name"].names}
    shown = {
        number: text for number, text in names.items() if number in (1, 2, 3, 4, 6, 16, 17, 25)
    }
    assert shown[1] == FAMILY
    assert not [text for text in shown.values() if "source" in text.lower()]


def test_copyright_and_license_are_inside_and_beside(font):
    """Clause 2: every copy contains them."""
    names = {record.nameID: str(record) for record in font["name"].names}
    assert "Adobe" in names[0] and "Open Font License" in names[13]
    assert b"SIL OPEN FONT LICENSE Version 1.1" in cut()[LICENCE]


def test_upright_has_the_weights_of_text_and_headings():
    (axis,) = TTFont(io.BytesIO(cut()[UPRIGHT]))["fvar"].axes
    assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", 400, 600)


def test_same_bytes_in_another_process_at_another_time():
    command = (
        "import hashlib; from face.cut import cut;"
        "print(*(hashlib.sha256(each).hexdigest() for each in cut().values()))"
    )

    def sums(**environment):
        given = {**os.environ, "PYTHONPATH": str(REPOSITORY / "scripts"), **environment}
        return subprocess.check_output([sys.executable, "-c", command], env=given)

    first = sums(PYTHONHASHSEED="1", SOURCE_DATE_EPOCH="1")
    assert first and first == sums(
        PYTHONHASHSEED="2", SOURCE_DATE_EPOCH="2000000000", TZ="Asia/Tokyo"
    )
