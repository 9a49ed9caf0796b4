"""What a preview says while a book is edited: which files changed, and why it cannot be built."""
