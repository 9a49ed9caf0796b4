"""One page's text beside the same text in another language: which passage answers which, and how both are shown."""
