"""The bilingual glossary: read from Markdown, tested against the chapters, shown and exported."""
