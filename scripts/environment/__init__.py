"""The project's own virtual environment, made and found with the standard library alone.

Every command imports it first. What an old Python reads up to here, it must be able to read: then
it says in one line that it is too old.
"""

import sys

if sys.version_info < (3, 11, 5):
    sys.stderr.write("error: Python 3.11.5 or later is needed, and this is an older one\n")
    sys.exit(2)
