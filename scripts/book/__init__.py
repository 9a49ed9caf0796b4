"""What the book is: its settings, its pages, what each says and where."""
