"""Where does a translated page still hold the French, as ``start_translation.py`` put it there?"""

from book.segments import Segment
from translation.book import PagePair


def french(page: PagePair) -> list[Segment]:
    """The segments of the translated file that are French, waiting for their translation."""
    return [pair.target for pair in page.pairs if pair.target and pair.state == "missing"]


def french_lines(page: PagePair) -> list[range]:
    """The lines of the translated file, from 1, that hold those segments."""
    return [range(segment.line, segment.last + 1) for segment in french(page)]


def wholly(page: PagePair) -> bool:
    """Is nothing of the page translated yet?"""
    return bool(page.pairs) and len(french(page)) == len(page.pairs)
