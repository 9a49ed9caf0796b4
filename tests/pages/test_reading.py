"""Only what a reader reads counts, and minutes are those of the words."""

import pytest

from pages import reading


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ("", 0),
        ("<h1>One<a class='headerlink'>¶</a></h1>\n<p>two <em>thr</em>ee, « four » – 5 %</p>", 5),
        ("<p>one<sup><a>1</a></sup></p>\n<p>back <a class='footnote-backref'>↑</a></p>", 2),
        ("<p>one</p>\n<svg><title>no</title><desc>no</desc></svg>", 1),
        ("<p>l'eau d\u2019un peut-être</p>", 3),
        ("<ul><li>one</li>\n<li>two</li></ul>\n<td>three</td>\n<td>four</td>", 4),
    ],
)
def test_words_are_those_of_the_text(html, count):
    assert reading.words(html) == count


def test_minutes_of_a_page_are_the_nearest_and_less_than_one_is_none():
    a_minute = reading.WORDS_A_MINUTE
    counts = (0, a_minute - 1, a_minute, 1.4 * a_minute, 1.5 * a_minute)
    assert [reading.minutes(int(each)) for each in counts] == [0, 0, 1, 1, 2]


def test_minutes_of_a_book_are_of_the_sum_and_enough():
    a_minute = reading.WORDS_A_MINUTE
    assert [reading.at_most(each) for each in (0, 9 * a_minute // 2, 5 * a_minute)] == [1, 5, 5]
    assert reading.at_most(5 * a_minute + 1) == 6
