"""Where is a MeSH descriptor shown?"""


def record(identifier: str) -> str:
    """The address of a descriptor's record in the browser of the National Library of Medicine."""
    return f"https://meshb.nlm.nih.gov/record/ui?ui={identifier}"
