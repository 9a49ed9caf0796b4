"""Python loads this at the start of every process that a test starts with it on its path."""

import keep_out  # noqa: F401
