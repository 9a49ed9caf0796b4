"""How does another book begin with this engine?"""
