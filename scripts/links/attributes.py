"""Which attributes of which elements hold an address, and must it be more than empty?

HTML standard: the attributes table (Indices, "Attributes") gives every attribute whose value is a
URL, a list of URLs or a srcset; section 15.3.1 adds ``background``, which still loads. The values
called "valid non-empty URL" there are ``REQUIRED`` here; ``a``, ``area`` and ``cite`` take "valid URL",
and the empty one means the page itself.
"""

from links.kinds import GO, LOAD, MAP, NAMED

REQUIRED, OPTIONAL = True, False

# element -> (attribute, kind, whether an empty value is an error); elements.py knows the elements
# whose attributes depend on one another (a, area, button, form, input, link, meta).
SINGLE: dict[str, tuple[tuple[str, str, bool], ...]] = {
    "audio": (("src", LOAD, REQUIRED),),
    "blockquote": (("cite", LOAD, OPTIONAL),),
    "body": (("background", LOAD, OPTIONAL),),
    "del": (("cite", LOAD, OPTIONAL),),
    "embed": (("src", GO, REQUIRED),),
    "frame": (("src", GO, REQUIRED), ("longdesc", GO, OPTIONAL)),
    "iframe": (("src", GO, REQUIRED), ("longdesc", GO, OPTIONAL)),
    "img": (("src", LOAD, REQUIRED), ("longdesc", GO, OPTIONAL), ("usemap", MAP, OPTIONAL)),
    "ins": (("cite", LOAD, OPTIONAL),),
    "object": (("data", GO, REQUIRED), ("usemap", MAP, OPTIONAL)),
    "q": (("cite", LOAD, OPTIONAL),),
    "source": (("src", LOAD, REQUIRED),),
    "table": (("background", LOAD, OPTIONAL),),
    "tbody": (("background", LOAD, OPTIONAL),),
    "td": (("background", LOAD, OPTIONAL),),
    "tfoot": (("background", LOAD, OPTIONAL),),
    "th": (("background", LOAD, OPTIONAL),),
    "thead": (("background", LOAD, OPTIONAL),),
    "tr": (("background", LOAD, OPTIONAL),),
    "track": (("src", LOAD, REQUIRED),),
    "video": (("src", LOAD, REQUIRED), ("poster", LOAD, REQUIRED)),
}
SOURCE_SETS = {"img": "srcset", "source": "srcset", "link": "imagesrcset"}

# SVG 2, section 16.1: elements with ``href`` (and the older ``xlink:href``).
SVG: dict[str, str] = {
    "a": GO,
    "image": LOAD,
    "script": LOAD,
    **dict.fromkeys(
        [
            "animate",
            "animateMotion",
            "animateTransform",
            "feImage",
            "filter",
            "linearGradient",
            "mpath",
            "pattern",
            "radialGradient",
            "set",
            "textPath",
            "use",
        ],
        NAMED,
    ),
}
# SVG 2, section 6.6: presentation attributes whose CSS value may be ``url()``.
PAINTS = (
    *("fill", "stroke", "clip-path", "mask", "filter", "cursor"),
    *("marker-start", "marker-mid", "marker-end"),
)

# Where a page tells machines its own addresses: Open Graph, Twitter cards, Windows tiles.
META_ADDRESSES = frozenset(
    [
        "og:url",
        "og:image",
        "og:image:url",
        "og:image:secure_url",
        "og:video",
        "og:video:url",
        "og:video:secure_url",
        "og:audio",
        "og:audio:url",
        "og:audio:secure_url",
        "twitter:image",
        "twitter:image:src",
        "twitter:player",
        "msapplication-tileimage",
        "msapplication-config",
    ]
)
