"""How does an XHTML content document of an EPUB begin and end (EPUB 3.3, section 6.1)?"""

from html import escape

from book import direction


def document(locale: str, title: str, body: str, up: str = "", script: bool = False) -> str:
    """An XHTML content document; ``up`` leads from it to the folder of the style sheet."""
    age = f'\n<script src="{up}age.js"></script>' if script else ""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" \
lang="{locale}" xml:lang="{locale}"{direction.attribute(locale)}>
<head>
<meta charset="utf-8"/>
<title>{escape(title)}</title>
<link rel="stylesheet" type="text/css" href="{up}style.css"/>
</head>
<body>
{body}{age}
</body>
</html>
"""
