"""What the edition says of the text's sentences: summaries in plain words, what each claims, on which they rest."""
