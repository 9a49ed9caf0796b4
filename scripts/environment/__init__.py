"""The project's own virtual environment, made and found with the standard library alone."""
