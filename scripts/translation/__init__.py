"""Is the translation still what the source says, and who tells whom when it is not?"""
