"""Days as each language writes them, in one piece."""

from datetime import date

import pytest

from book.dates import written


@pytest.mark.parametrize(
    ("day", "locale", "told"),
    [
        (date(2023, 10, 1), "fr", "1er octobre 2023"),
        (date(2023, 10, 11), "fr", "11 octobre 2023"),
        (date(2023, 10, 1), "fr-CA", "1er octobre 2023"),
        (date(2023, 10, 1), "en", "October 1, 2023"),
        (date(2023, 10, 1), "es", "1 de octubre de 2023"),
    ],
)
def test_a_day_is_not_parted(day, locale, told):
    assert written(day, locale) == told.replace(" ", "\u00a0")
