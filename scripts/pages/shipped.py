"""Which files of the theme does no page of this site ask for?"""

import re

_UNUSED = re.compile(
    r"""
    assets/(?:.+\.map                 # source maps
           |images/favicon\.png       # the theme's icon; ours is assets/favicon.svg
           |javascripts/(?:lunr|workers)/.+   # the theme's search; ours is assets/search/
           )
    """,
    re.VERBOSE,
)


def is_shipped(dest_uri: str) -> bool:
    """May a page load the file at this address, a ``/``-path below the site?"""
    return not _UNUSED.fullmatch(dest_uri)
