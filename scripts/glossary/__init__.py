"""The glossary, in each language: read from Markdown, tested against the chapters, shown and exported."""
