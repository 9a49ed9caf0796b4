"""How does a page carry data for machines?"""

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup


def element(data: Mapping[str, Any]) -> Markup:
    """A ``script`` element that holds the data (JSON-LD 1.1, section 7) and is never run.

    HTML ends such an element at ``</script`` and reads on differently from ``<!--``: neither is left.
    """
    text = json.dumps(
        {"@context": "https://schema.org", **data}, ensure_ascii=False, separators=(",", ":")
    ).replace("<", "\\u003c")
    return Markup(f'<script type="application/ld+json">{text}</script>\n')
