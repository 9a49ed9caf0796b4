"""Is the French text of the chapters the text that was received?"""
