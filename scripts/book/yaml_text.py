"""What does a YAML text of the book say, whatever somebody typed into it?

The one way from YAML to values: for front matter, ``book.yml``, ``interface.yml``, ``edition.yml`` and ``mkdocs.yml``.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import yaml

from ground.command import yaml_slip
from ground.limits import excess
from ground.lines import line_of
from ground.message import say
from ground.problem import CannotRun
from ground.well_formed import FORBIDDEN

# libyaml's loader, where PyYAML was built with it, is ten times as fast.
FASTEST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HEAD = re.compile(r"^[ ?:-]+", re.MULTILINE)
_BRACKET = re.compile(r"[\[\]{}]")
_NUMBER = re.compile(r"tag:yaml\.org,2002:(?:int|float|timestamp)")


T = TypeVar("T")


class Slip(Exception):
    """YAML that cannot be read, or is not what it should be: on which ``line``, and the ``reason``."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(line, reason)
        self.line, self.reason = line, reason


@contextmanager
def slips_of(name: str) -> Iterator[None]:
    """Raise ``CannotRun``, with the file's ``name``, where the block raises ``Slip``."""
    try:
        yield
    except Slip as slip:
        raise CannotRun(say("not YAML: {reason}", reason=slip.reason), name, slip.line) from None


def load(text: str, loader: Any = FASTEST) -> tuple[Any, yaml.Node | None]:
    """The value of a document, and its node, which knows the lines; None and None where there is none.

    Raises ``Slip``, whatever PyYAML stumbles over. An alias (YAML 1.2.2, section 7.1) is one: nine lines of
    them can stand for a thousand million values.
    """
    _check_size(text)
    try:
        if "*" in text:
            for event in yaml.parse(text, Loader=loader):
                if isinstance(event, yaml.AliasEvent):
                    raise slip_at(event, say("an alias (*) cannot be read: put a text in quotes"))
        reader = loader(text)
        if (node := reader.get_single_node()) is None:
            return None, None
        for each in _scalars(node):
            # Python writes no number of more than 4300 digits (sys.set_int_max_str_digits).
            if _NUMBER.fullmatch(each.tag) and (reason := excess("number", len(each.value))):
                raise slip_at(each, reason)
    except yaml.YAMLError as error:
        line, reason = yaml_slip(error)
        if position := getattr(error, "position", 0):  # of a character that YAML does not allow
            line = line_of(text, position)
        raise Slip(line, reason) from None
    return _construct(reader, node), node


def taken(text: str, name: str, take: Callable[[yaml.Node | None], T]) -> T:
    """What ``take`` makes of the document in the file ``name``.

    Raises ``CannotRun`` where that cannot be read, or where ``take`` raises ``Slip``.
    """
    with slips_of(name):
        _, node = load(text)
    try:
        return take(node)
    except Slip as slip:
        raise CannotRun(slip.reason, name, slip.line) from None


def keys(node: yaml.Node, known: tuple[str, ...], whole: bool = False) -> dict[str, yaml.Node]:
    """The keys of a mapping that have a value; all of them, where it is to be ``whole``. Raises ``Slip``."""
    if not isinstance(node, yaml.MappingNode):
        raise slip_at(node, say("expected `key: value` lines"))
    seen: dict[str, yaml.Node] = {}
    for key, value in node.value:
        name = str(key.value)
        if name not in known:
            reason = say(
                "no key {key!r} stands here, only {known}", key=name, known=", ".join(known)
            )
            raise slip_at(key, reason)
        if name in seen:
            raise slip_at(key, say("{key!r} stands twice", key=name))
        seen[name] = value
    given = {name: value for name, value in seen.items() if not _is_empty(value)}
    for name in known:
        if whole and name not in given:
            raise slip_at(seen.get(name, node), say("{key!r} is missing", key=name))
    return given


def _is_empty(node: yaml.Node) -> bool:
    return node.tag == "tag:yaml.org,2002:null" or node.value == []


def string(node: yaml.Node, key: str) -> str:
    """A text that says something; raises ``Slip``."""
    if node.tag != "tag:yaml.org,2002:str" or not str(node.value).strip():
        raise slip_at(node, say("{key!r} must be text: quote it", key=key))
    check_characters(node)
    return str(node.value).strip()


def items(node: yaml.Node, key: str) -> list[yaml.Node]:
    """The items of a list; raises ``Slip`` where it is none."""
    if not isinstance(node, yaml.SequenceNode):
        raise slip_at(node, say("{key!r} is a list: begin each item with `- `", key=key))
    return list(node.value)


def check_characters(node: yaml.Node) -> None:
    """Raise ``Slip`` where a text spells a character that XML cannot hold."""
    if isinstance(node.value, str) and (found := FORBIDDEN.search(node.value)):
        code = f"{ord(found[0]):04X}"
        reason = say("the character U+{code} means nothing in a text: delete it", code=code)
        raise slip_at(node, reason)


def slip_at(part: Any, reason: str) -> Slip:
    """What is wrong at the line of a node, or of an event."""
    return Slip(part.start_mark.line + 1, reason)


def _construct(reader: Any, node: yaml.Node) -> Any:
    try:
        return reader.construct_document(node)
    except yaml.YAMLError as error:
        raise Slip(*yaml_slip(error)) from None
    except Exception:  # of Python's own types: a date such as 2024-99-99 is none
        for each in _scalars(node):
            try:
                reader.construct_object(each)
            except Exception:
                reason = say("{value!r} cannot be read: put a text in quotes", value=each.value)
                raise slip_at(each, reason) from None
        raise slip_at(node, say("this cannot be read")) from None


def _check_size(text: str) -> None:
    """Raise ``Slip`` where libyaml's composer, which calls itself for each mapping or list in another one,
    would end the process: no level begins without a bracket, or a sign or an indent at the head of its line.
    """
    if reason := excess("yaml", len(text)):
        raise Slip(1, reason)
    for head in _HEAD.finditer(text):
        if reason := excess("yaml-deep", len(head[0])):
            raise Slip(line_of(text, head.start()), reason)
    depth = 0
    for bracket in _BRACKET.finditer(text):
        depth = depth + 1 if bracket[0] in "[{" else max(depth - 1, 0)
        if reason := excess("yaml-open", depth):
            raise Slip(line_of(text, bracket.start()), reason)


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """All texts, numbers and dates of a document, in no order of note."""
    left = [node]
    while left:
        each = left.pop()
        if isinstance(each, yaml.ScalarNode):
            yield each
        elif isinstance(each, yaml.MappingNode):
            left += [part for pair in each.value for part in pair]
        else:
            left += each.value
