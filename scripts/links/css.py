"""Which addresses does a style sheet fetch?"""

from collections.abc import Iterator

from tinycss2 import parse_component_value_list

_FETCHING = {"url", "src", "image-set", "-webkit-image-set"}
_NAMING = {"namespace", "document", "-moz-document"}  # what they name is never fetched


def addresses(css: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield every address a style sheet fetches, unescaped, with its line and column from 1.

    CSS Values 4, section 4.5 (``url()``, ``src()``); CSS Images 4, section 2.6 (strings in ``image-set()``);
    CSS Cascade, section 2 (``@import``).
    """
    try:
        waiting = [("", "", parse_component_value_list(css))]
    except ValueError:  # a number of 4,300 digits and more, which Python does not read
        return
    while waiting:
        function, at_rule, tokens = waiting.pop()
        for token in tokens:
            if token.type == "at-keyword":
                at_rule = token.lower_value
            elif token.type == "{} block":
                waiting.append(("", "", token.content))
                at_rule = ""
            elif token == ";":
                at_rule = ""
            elif token.type == "() block":
                waiting.append(("(", at_rule, token.content))
            elif token.type == "function":
                waiting.append((token.lower_name, at_rule, token.arguments))
            elif at_rule not in _NAMING and (
                token.type == "url"
                or (
                    token.type == "string"
                    and (function in _FETCHING or (at_rule == "import" and not function))
                )
            ):
                yield token.value, (token.source_line, token.source_column)
