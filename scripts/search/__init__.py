"""What the search knows of the book: its sections, and the file a reader's browser looks them up in."""
