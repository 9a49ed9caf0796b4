"""What a page is made of, apart from MkDocs: front matter, address, typography, repairs."""
