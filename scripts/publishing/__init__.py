"""What goes out with the book, and what comes back about it?"""
