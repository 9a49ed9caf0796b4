"""What would a change look like, even where a check of the text finds something?

Runs every check as check_all.py does, and puts the site with its editions in ``--site DIR``, unless there
is none or it could harm who opens it: then what was there stays. The summary lists the pages that differ
from the commit ``--since``.
Exit status: that of the checks; 2 where they find nothing and the editions cannot be made.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import environment.activate_tests  # noqa: F401 - first: it finds the packages the others need
from checks import telling
from checks.registry import run
from editions import languages, making
from ground import aside, command
from ground.problem import CannotRun
from publishing import preview, workflow


def main() -> int:
    """Parse the command line, check, make what can be looked at, say what it is."""
    parser = command.parser(__doc__)
    parser.add_argument("--site", type=Path, help="folder to build into (default: site)")
    parser.add_argument("--since", metavar="COMMIT", default="HEAD", help="default: HEAD")
    args = parser.parse_args()
    root = args.root.resolve()

    place = args.site or root / "site"

    def offer() -> int:
        if os.environ.get("GITHUB_ACTIONS"):  # what stands there, a change has brought along
            if place.is_symlink():
                place.unlink()
            shutil.rmtree(place, ignore_errors=True)
        with aside.folder(place, root) as site:
            return _offer(root, site, args.since, args.format)

    return command.guarded(offer)


def _offer(root: Path, site: Path, since: str, output_format: str) -> int:
    outcomes = list(run(root, site))
    status = telling.tell(outcomes, output_format, telling.locale())
    refused = preview.refusal(outcomes, site)
    if refused:
        shutil.rmtree(site, ignore_errors=True)
        telling.show(preview.as_markdown(refused))
        return status
    glossary = [sys.executable, str(command.REPOSITORY / "scripts/export_glossary.py")]
    subprocess.run(
        [*glossary, "--root", str(root), "--output", str(site / "downloads")],
        stdout=subprocess.DEVNULL,
    )
    made, unmade = [], ""
    try:
        made = making.make(root, site, release=False, strict=False)
    except CannotRun as reason:
        print(f"error: {reason}", file=sys.stderr)
        status, unmade = status or 2, str(reason)
    if os.environ.get("GITHUB_OUTPUT"):  # the workflow has a step for each of two
        alone = (each.locale for each in made if each.kind == "single")
        for name, locale in zip(("first", "second"), alone, strict=False):
            workflow.output(name, locale or "")
    settings = languages.read(root)
    pages = preview.changed_pages(root, since, settings)
    telling.show(preview.as_markdown("", settings.address, pages, made, unmade))
    return status


if __name__ == "__main__":
    sys.exit(main())
