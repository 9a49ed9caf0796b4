"""What of a style sheet does no page use?

A rule is kept where each name that one of its selectors asks for (class, id, element, attribute) is on some
page, together or not: whatever a script moves about is still found. Of what it declares, custom properties,
animations and faces go that nothing kept refers to. Syntax: CSS Syntax 3, section 5; Selectors 4.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

import tinycss2
from tinycss2.ast import Node

from finish.used import Used

_ALTERNATIVES = frozenset({"is", "where", "has", "matches", "-webkit-any", "-moz-any"})
_GROUPS = frozenset({"media", "supports", "layer", "container"})


def purged(css: str | Iterable[Node], used: Used) -> str:
    """The style sheet, or what it was taken apart into, without what no page uses."""
    blocks = list(_blocks(_rules(css), used))
    reached = _reached(blocks, used)
    return "".join(block.text(reached) for block in blocks)


def moved(css: str, address: Callable[[str], str]) -> list[Node]:
    """The tokens of a style sheet without comments, each address in ``url()`` changed by ``address``."""
    tokens: list[Node] = tinycss2.parse_component_value_list(css, skip_comments=True)
    for token in _all(tokens):
        if token.type == "url":
            value = address(token.value)
            token.value, token.representation = value, f'url("{value}")'
        elif token.type == "function" and token.lower_name == "url":
            for each in token.arguments:
                if each.type == "string":
                    each.value = address(each.value)
                    each.representation = f'"{each.value}"'
    return tokens


@dataclass
class _Block:
    """``head`` with declarations (name, text, words of the value) or other blocks in it; or with a text that is
    kept as it is, a declaration of no name. ``;`` ends one that has neither."""

    head: str
    declared: list[tuple[str, str, set[str]]] = field(default_factory=list)
    inside: list["_Block"] = field(default_factory=list)

    def text(self, reached: set[str]) -> str:
        """It without what none of the names ``reached`` refers to."""
        if self.head.startswith(("@keyframes", "@-webkit-keyframes")):
            if self.head.split()[-1] not in reached:
                return ""
        elif self.head == "@font-face":
            said = "\n".join(sorted(reached)).lower()
            families = (each[2] for each in self.declared if each[0] in ("font-family", ""))
            if not any(each.lower() in said for words in families for each in words):
                return ""
        elif self.head.endswith(";"):
            return self.head
        body = "".join(block.text(reached) for block in self.inside)
        kept = (each for each in self.declared if not _is_custom(each[0]) or each[0] in reached)
        body += ";".join(text for _, text, _ in kept)
        return f"{self.head}{{{body}}}" if body else ""


def _is_custom(name: str) -> bool:
    return name.startswith("--")


def _rules(css: str | Iterable[Node]) -> list[Node]:
    return tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)


def _blocks(rules: Sequence[Node], used: Used) -> Iterator[_Block]:
    for rule in rules:
        if rule.type == "qualified-rule":
            kept = [each for each in _selectors(rule.prelude) if _is_used(each, used)]
            if kept:
                head = ",".join(tinycss2.serialize(each).strip() for each in kept)
                yield _of_declarations(head, rule.content)
        elif rule.type == "at-rule" and rule.lower_at_keyword != "charset":
            head = f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}".strip()
            if rule.content is None:
                yield _Block(f"{head};")
            elif rule.lower_at_keyword in _GROUPS:
                yield _Block(head, inside=list(_blocks(_rules(rule.content), used)))
            else:
                yield _of_declarations(head, rule.content)


def _of_declarations(head: str, content: Sequence[Node]) -> _Block:
    parts = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    if any(part.type != "declaration" for part in parts):  # rules within, or what we do not know
        return _Block(head, [("", tinycss2.serialize(content), _words(content))])
    return _Block(head, [(part.name, part.serialize(), _words(part.value)) for part in parts])


def _reached(blocks: Sequence[_Block], used: Used) -> set[str]:
    """What is referred to, from what is no custom property on."""
    words: dict[str, set[str]] = {}
    waiting = [*blocks]
    while waiting:
        block = waiting.pop()
        waiting += block.inside
        for name, _, found in block.declared if block.head != "@font-face" else ():
            words.setdefault(name if _is_custom(name) else "", set()).update(found)
    reached: set[str] = set()
    names = words.get("", set()) | used.later
    while names:
        reached |= names
        names = {word for name in names for word in words.get(name, ())} - reached
    return reached


def _words(tokens: Sequence[Node]) -> set[str]:
    return {each.value for each in _all(tokens) if each.type in ("ident", "string")}


def _all(tokens: Sequence[Node]) -> Iterator[Node]:
    waiting = [tokens]
    while waiting:
        for token in waiting.pop():
            yield token
            if inside := getattr(token, "content", None) or getattr(token, "arguments", None):
                waiting.append(inside)


def _selectors(prelude: Sequence[Node]) -> Iterator[list[Node]]:
    """The selectors of a list, which commas part."""
    tokens = iter(prelude)
    while found := list(takewhile(lambda token: token != ",", tokens)):
        yield found


def _is_used(selector: Sequence[Node], used: Used) -> bool:
    for kind, name in _parts(selector):
        if kind == "any":
            if not any(_is_used(each, used) for each in _selectors(name)):
                return False
        elif kind == "attribute":
            if not used.has_attribute(*name):
                return False
        elif not used.has(name):
            return False
    return True


def _parts(selector: Sequence[Node]) -> Iterator[tuple[str, Any]]:
    """What a selector asks for: names as ``written.txt`` spells them, attributes with the value that they
    are to have or None, and lists of which any may be. What it asks not to be (``:not()``), states and places
    say nothing of what a page holds."""
    before = ""
    for token in selector:
        if token.type == "ident":
            if before == ".":
                yield "name", f".{token.value}"
            elif before != ":":
                yield "name", token.lower_value
        elif token.type == "hash":
            yield "name", f"#{token.value}"
        elif token.type == "[] block":
            inside = [each for each in token.content if each.type != "whitespace"]
            exact = len(inside) > 2 and inside[1] == "="
            yield "attribute", (inside[0].value, inside[2].value if exact else None)
        elif token.type == "function" and token.lower_name in _ALTERNATIVES:
            yield "any", token.arguments
        before = token.value if token.type == "literal" else ""
