"""The three letters of a language."""

import pytest

from editions import iso639


@pytest.mark.parametrize(
    ("locale", "three"),
    [
        ("fr", "fra"), ("en", "eng"), ("es", "spa"), ("de", "deu"), ("cs", "ces"),  # not fre, ger, cze
        ("pt-BR", "por"), ("ar", "ara"), ("zh", "zho"), ("fa", "fas"), ("sq", "sqi"),  # not one of them
        ("ro", "ron"), ("gu", "guj"), ("sr", "srp"), ("ckb", "ckb"), ("xx", "und"),
    ],
)  # fmt: skip
def test_code_of_a_language(locale, three):
    assert iso639.code(locale) == three
