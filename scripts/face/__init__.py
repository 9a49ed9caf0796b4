"""Which letters has the book, and how do they come with it?"""
