"""What does a YAML text of the book say, whatever somebody typed into it?

The one way from YAML to values: for front matter, ``interface.yml``, ``edition.yml`` and ``mkdocs.yml``.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from ground.command import yaml_slip
from ground.limits import excess
from ground.lines import line_of
from ground.message import say
from ground.problem import CannotRun

# libyaml's loader, where PyYAML was built with it, is ten times as fast.
FASTEST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HEAD = re.compile(r"^[ ?:-]+", re.MULTILINE)
_BRACKET = re.compile(r"[\[\]{}]")
_NUMBER = re.compile(r"tag:yaml\.org,2002:(?:int|float|timestamp)")


class Slip(Exception):
    """YAML that cannot be read, or is not what it should be: on which ``line``, and the ``reason``."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(line, reason)
        self.line, self.reason = line, reason

    def of(self, name: str) -> CannotRun:
        """The sentence on the file ``name``."""
        return CannotRun(say("not YAML: {reason}", reason=self.reason), name, self.line)


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
                    raise Slip(
                        _line(event),
                        say("an alias (*) cannot be read: put a text in quotes"),
                    )
        reader = loader(text)
        if (node := reader.get_single_node()) is None:
            return None, None
        for each in _scalars(node):
            # Python writes no number of more than 4300 digits (sys.set_int_max_str_digits).
            if _NUMBER.fullmatch(each.tag) and (reason := excess("number", len(each.value))):
                raise Slip(_line(each), reason)
    except yaml.YAMLError as error:
        line, reason = yaml_slip(error)
        if position := getattr(error, "position", 0):  # of a character that YAML does not allow
            line = line_of(text, position)
        raise Slip(line, reason) from None
    return _construct(reader, node), node


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
                raise Slip(_line(each), reason) from None
        raise Slip(_line(node), say("this cannot be read")) from None


def _line(part: Any) -> int:
    """Where an event or a node begins, from 1."""
    return part.start_mark.line + 1


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
