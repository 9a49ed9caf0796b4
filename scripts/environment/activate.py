"""Imported first by every command: run it where the locked packages are.

``python3 scripts/check_source.py`` then works with any Python, as the README promises:
where the packages are missing, the command starts again inside ``.venv``, made if needed.
"""

from environment.enter import enter
from environment.venv import SITE_LOCK

PACKAGES = ("ada_url", "markdown", "mkdocs_static_i18n", "turbohtml", "urllib3", "yaml")

enter(PACKAGES, SITE_LOCK)
