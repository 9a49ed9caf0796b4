"""What of a style sheet does no page use?

A rule is kept where each name that one of its selectors asks for (class, id, element, attribute) is on some
page, together or not: whatever a script moves about is still found. Of what it declares, custom properties,
animations and faces go that nothing kept refers to. Syntax: CSS Syntax 3, section 5; Selectors 4.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

import tinycss2
from tinycss2.ast import Node

from finish.used import Used

_ALTERNATIVES = frozenset({"is", "where", "has", "matches", "-webkit-any", "-moz-any"})
_GROUPS = frozenset({"media", "supports", "layer", "container"})


def purged(css: str, used: Used) -> str:
    """The style sheet without what no page uses."""
    blocks = list(_blocks(_rules(css), used))
    needed = _needed(blocks, used)
    return "".join(block.text(needed) for block in blocks)


def moved(css: str, address: Callable[[str], str]) -> str:
    """The style sheet with each address in ``url()`` changed by ``address``."""
    tokens = tinycss2.parse_component_value_list(css)
    for token in _all(tokens):
        if token.type == "url":
            value = address(token.value)
            token.value, token.representation = value, f'url("{value}")'
        elif token.type == "function" and token.lower_name == "url":
            for each in token.arguments:
                if each.type == "string":
                    each.value = address(each.value)
                    each.representation = f'"{each.value}"'
    return tinycss2.serialize(tokens)


def asked(css: str) -> set[str]:
    """The names that a style sheet finds elements by, as ``written.txt`` spells them."""
    return set(_asked(_rules(css)))


@dataclass
class _Block:
    """``head`` with declarations (name and text each), other blocks, or a text that is kept as it is."""

    head: str
    declared: list[tuple[str, str]] = field(default_factory=list)
    inside: list["_Block"] = field(default_factory=list)
    raw: str | None = None
    words: dict[str, set[str]] = field(default_factory=dict)  # by the property whose value has them

    def text(self, needed: Callable[["_Block", str], bool]) -> str:
        if self.raw is not None:
            return self.head + self.raw if needed(self, "") else ""
        body = "".join(block.text(needed) for block in self.inside)
        body += ";".join(text for name, text in self.declared if needed(self, name))
        return f"{self.head}{{{body}}}" if body else ""


def _rules(css: str) -> list[Node]:
    return tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)


def _blocks(rules: Sequence[Node], used: Used) -> Iterator[_Block]:
    for rule in rules:
        if rule.type == "qualified-rule":
            kept = [each for each in _selectors(rule.prelude) if _is_used(each, used)]
            if kept:
                head = ",".join(tinycss2.serialize(each).strip() for each in kept)
                yield _of_declarations(head, rule.content)
        elif rule.type == "at-rule":
            name = rule.lower_at_keyword
            head = f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}"
            if name in _GROUPS and rule.content is not None:
                yield _Block(head, inside=list(_blocks(_inner(rule.content), used)))
            elif name != "charset":
                raw = ";" if rule.content is None else f"{{{tinycss2.serialize(rule.content)}}}"
                yield _Block(head, raw=raw, words={"": _words(rule.content or [])})


def _inner(content: Sequence[Node]) -> list[Node]:
    return tinycss2.parse_rule_list(content, skip_comments=True, skip_whitespace=True)


def _of_declarations(head: str, content: Sequence[Node]) -> _Block:
    parts = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    if any(part.type != "declaration" for part in parts):  # rules within, or what we do not know
        return _Block(head, raw=f"{{{tinycss2.serialize(content)}}}", words={"": _words(content)})
    block = _Block(head)
    for part in parts:
        block.declared.append((part.name, part.serialize()))
        block.words.setdefault(part.name, set()).update(_words(part.value))
    return block


def _needed(blocks: Sequence[_Block], used: Used) -> Callable[[_Block, str], bool]:
    """Tells what is referred to, from what is no custom property on."""
    words: dict[str, set[str]] = {}
    waiting = [*blocks]
    while waiting:
        block = waiting.pop()
        waiting += block.inside
        if not block.head.startswith("@font-face"):
            for name, found in block.words.items():
                words.setdefault(name if name.startswith("--") else "", set()).update(found)
    reached: set[str] = set()
    names = words.get("", set()) | used.later
    while names:
        reached |= names
        names = {word for name in names for word in words.get(name, ())} - reached
    said = "\n".join(sorted(reached)).lower()

    def needed(block: _Block, name: str) -> bool:
        if block.head.startswith("@keyframes") or block.head.startswith("@-webkit-keyframes"):
            return block.head.split()[-1] in reached
        if block.head.startswith("@font-face"):
            return any(each.lower() in said for each in _family(block.raw or ""))
        return not name.startswith("--") or name in reached

    return needed


def _family(raw: str) -> Iterator[str]:
    for part in tinycss2.parse_blocks_contents(raw[1:-1]):
        if part.type == "declaration" and part.lower_name == "font-family":
            yield from (each.value for each in part.value if each.type in ("string", "ident"))


def _words(tokens: Sequence[Node]) -> set[str]:
    return {each.value for each in _all(tokens) if each.type in ("ident", "string")}


def _all(tokens: Sequence[Node]) -> Iterator[Node]:
    for token in tokens:
        yield token
        yield from _all(getattr(token, "content", None) or getattr(token, "arguments", None) or ())


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


def _asked(rules: Sequence[Node]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            yield from _in_selector(rule.prelude)
        elif rule.type == "at-rule" and rule.content and rule.lower_at_keyword in _GROUPS:
            yield from _asked(_inner(rule.content))


def _in_selector(selector: Sequence[Node]) -> Iterator[str]:
    for kind, name in _parts(selector):
        if kind == "any":
            yield from _in_selector(name)
        else:
            yield f"[{name[0]}]" if kind == "attribute" else name


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
