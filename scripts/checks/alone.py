"""How does a check run by itself, as a command?"""

from collections.abc import Sequence
from pathlib import Path

from checks.registry import BY_NAME
from ground import aside, command
from ground.problem import Problem


def main(name: str, description: str | None) -> int:
    """Parse the command line, run the check ``name``, print what it finds, return the exit status."""
    parser = command.parser(description)
    if name == "build":
        parser.add_argument("--site", type=Path, help="folder to build into, and to keep")
    args = parser.parse_args()
    root = args.root.resolve()

    def check() -> tuple[Sequence[Problem], None]:
        with aside.named_or_passing(getattr(args, "site", None), root) as site:
            return BY_NAME[name].function(root, site), None

    return command.run(check, args.format, root)
