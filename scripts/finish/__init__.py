"""How does the built site come to readers as light as it can, and look the same?"""
