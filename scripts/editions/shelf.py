"""How do finished files reach their places so that a failure leaves the previous ones?"""

import contextlib
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from ground.message import say
from ground.problem import CannotRun

_PASSING = ".editions-"


def put(site: Path, files: Mapping[Path, bytes], outdated: Iterable[Path] = ()) -> None:
    """Write all ``files`` beside their places, below ``site``, and only then rename each.

    A full disk shows while nothing has been replaced. ``outdated`` files are removed last, and what
    a run that was killed has left first. Raises ``CannotRun`` where the system refuses.
    """
    for left in site.glob(f"{_PASSING}*"):
        shutil.rmtree(left, ignore_errors=True)
    try:
        with tempfile.TemporaryDirectory(prefix=_PASSING, dir=site) as name:
            finished = []
            for number, (place, content) in enumerate(files.items()):
                beside = Path(name, str(number))
                beside.write_bytes(content)
                finished.append((beside, place))
            for beside, place in finished:
                place.parent.mkdir(parents=True, exist_ok=True)
                beside.chmod(0o644)
                beside.replace(place)
            for place in outdated:
                with contextlib.suppress(FileNotFoundError):
                    place.unlink()
    except OSError as error:
        reason = error.strerror or error
        raise CannotRun(say("the editions cannot be written: {reason}", reason=reason)) from None
