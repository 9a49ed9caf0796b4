"""How does a check run by itself, as a command?"""

import tempfile
from pathlib import Path

from checks.registry import BY_NAME
from ground import command


def main(name: str, description: str | None) -> int:
    """Parse the command line, run the check ``name``, print what it finds, return the exit status."""
    parser = command.parser(description)
    if name == "build":
        parser.add_argument("--site", type=Path, help="folder to build into, and to keep")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = (getattr(args, "site", None) or Path(folder)).resolve()
        check, root = BY_NAME[name].function, args.root.resolve()
        return command.run(lambda: (check(root, site), None), args.format, root)
