"""Which characters can an XML document hold, and is one well-formed?"""

import re
import xml.etree.ElementTree as etree

from ground.message import say
from ground.problem import CannotRun

# What XML 1.0, section 2.2 ("Characters"), leaves out; it forbids references to them too (section 4.1).
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_AROUND = 40  # bytes to either side of what is wrong, so that it can be found


def require(content: bytes, name: str, source: str = "") -> None:
    """Raise ``CannotRun`` where a document, called ``name`` and made from the file ``source``, is not
    well-formed (XML 1.0, section 2.1; Namespaces in XML 1.0, section 7)."""
    try:
        etree.fromstring(content)
    except etree.ParseError as error:
        line, column = error.position
        words = content.split(b"\n")[line - 1][max(0, column - _AROUND) : column + _AROUND]
        reason = say(
            "{name} would not be well-formed XML: {reason}, around {words!r}",
            name=name,
            reason=str(error).partition(":")[0],
            words=words.decode(errors="replace"),
        )
        raise CannotRun(reason, source) from None
