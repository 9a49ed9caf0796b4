"""The project's own virtual environment, made and found with the standard library alone.

Every command imports it first. What an old Python reads up to here, it must be able to read: then
it says in one line that it is too old.
"""

import sys

if sys.version_info < (3, 11, 5):
    this = sys.version.split()[0] + ", " + sys.executable
    sys.stderr.write("error: Python 3.11.5 or later is needed, and this is " + this + "\n")
    sys.exit(2)

from environment import interruption  # noqa: F401 - only here: an old Python cannot read it
