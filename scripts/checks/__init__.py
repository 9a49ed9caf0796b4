"""All checks: which there are, what they find together, what is to be done about it."""
