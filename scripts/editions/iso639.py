"""By which three letters does ISO 639-3 call a language?"""

from babel.core import get_global

# What ISO 639-2 has beside the codes that became ISO 639-3: for bibliographies, and withdrawn.
_OTHER = {
    "alb", "arm", "baq", "bur", "chi", "cze", "dut", "fre", "geo", "ger", "gre", "ice", "mac",
    "mao", "may", "per", "rum", "scc", "scr", "slo", "tib", "wel",
}  # fmt: skip


def code(locale: str) -> str:
    """The code of a language given in BCP 47; ``und``, undetermined, for one that CLDR lacks.

    CLDR knows the three letters as another name of the two. Where several languages are named by
    the same two, the one that covers the others shares their first letter, and comes last.
    """
    language = locale.split("-")[0]
    if len(language) == 3:
        return language
    aliases = get_global("language_aliases").items()
    found = [long for long, short in aliases if short == language and len(long) == 3]
    found = [long for long in found if long not in _OTHER]
    return max(reversed(found), key=lambda long: long[0] == language[0], default="und")
