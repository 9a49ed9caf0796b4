"""How is a folder made anew so that a failure, or an end at any moment, leaves the one that is there?"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from glob import escape
from pathlib import Path

from ground import lock
from ground.message import say
from ground.problem import CannotRun


@contextmanager
def folder(place: Path, root: Path, copied: bool = False) -> Iterator[Path]:
    """The path of a folder in which to make what is to stand at ``place``; at the end it takes the place.

    It has the name of ``place``, on the same disk, and is missing yet, or holds what stands there where
    that is to be ``copied``. What stands there stays where the block raises something, or leaves no
    folder. A second process waits for the first. What is made in ``TMPDIR`` meanwhile goes with the rest,
    and the next run removes what a run that was killed has left.

    Raises ``CannotRun`` where the system refuses, and where ``place`` holds the book of ``root``.
    """
    place, root = place.resolve(), root.resolve()
    if root.is_relative_to(place) or place.is_relative_to(root / "docs"):
        raise CannotRun(say("{folder}: no place for a site: the book is there", folder=place))
    if place.is_mount():
        raise CannotRun(
            say(
                "{folder}: another disk begins here, and no new site can take its place: mount that disk elsewhere",
                folder=place,
            )
        )
    with ExitStack() as stack:
        with _refused(place):
            place.parent.mkdir(parents=True, exist_ok=True)
            waiting = f"note: another command is making {place}: waiting until it has ended …"
            stack.enter_context(lock.held(place.with_name(f".{place.name}.lock"), waiting))
            _clear(place)
            beside = Path(tempfile.mkdtemp(prefix=f".{place.name}.aside-", dir=place.parent))
            stack.callback(shutil.rmtree, beside, ignore_errors=True)
            stack.enter_context(_temporary_files(beside))
            new = beside / place.name
            if copied:
                shutil.copytree(place, new)
        yield new
        with _refused(place):
            if new.is_dir():
                _put(new, place, _former(beside))


@contextmanager
def named_or_passing(place: Path | None, root: Path) -> Iterator[Path]:
    """``folder`` where a ``place`` is named; else the path of a folder, missing yet, that is gone at the end."""
    if place:
        with folder(place, root) as new:
            yield new
    else:
        with tempfile.TemporaryDirectory() as passing:
            yield Path(passing, "site")


def _put(new: Path, place: Path, former: Path) -> None:
    if place.exists():
        place.rename(former)
    try:
        new.rename(place)
    except BaseException:
        if former.exists() and not place.exists():
            former.rename(place)
        raise


def _clear(place: Path) -> None:
    """Remove what runs that were killed have left; put back what one of them had just moved away."""
    for beside in place.parent.glob(f".{escape(place.name)}.aside-*"):
        if _former(beside).exists() and not place.exists():
            _former(beside).rename(place)
        shutil.rmtree(beside, ignore_errors=True)


def _former(beside: Path) -> Path:
    return beside / "former"


@contextmanager
def _temporary_files(folder: Path) -> Iterator[None]:
    """Have ``tempfile``, and that of Python programs started meanwhile, make its files in ``folder``."""
    try:
        with variable("TMPDIR", str(folder)):
            tempfile.tempdir = None
            yield
    finally:
        tempfile.tempdir = None


@contextmanager
def variable(name: str, value: str) -> Iterator[None]:
    """Give a variable of the environment another ``value`` for as long as the block runs."""
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


@contextmanager
def _refused(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or error
        raise CannotRun(
            say("{folder}: cannot be written: {reason}", folder=place, reason=reason)
        ) from None
