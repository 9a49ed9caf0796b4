"""Is the original text of the chapters the text that was received?"""
