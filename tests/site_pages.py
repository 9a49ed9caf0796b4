"""Which pages the site must have, and which two are the same in French and English."""

SLUGS = {
    "": "",
    "chapitres/introduction": "chapters/introduction",
    "chapitres/comprendre-l-immunotherapie": "chapters/understanding-immunotherapy",
    "chapitres/strategies-combinees": "chapters/combination-strategies",
    "chapitres/reponse-immunitaire": "chapters/immune-response",
    "chapitres/resistance-aux-traitements": "chapters/treatment-resistance",
    "chapitres/medecine-personnalisee": "chapters/personalized-medicine",
    "chapitres/essais-cliniques": "chapters/clinical-trials",
    "chapitres/resultats-pour-les-patients": "chapters/patient-outcomes",
    "chapitres/conclusion": "chapters/conclusion",
    "glossaire": "glossary",
    "telechargements": "downloads",
    "a-propos": "about",
    "etat-de-la-traduction": "translation-status",
}
CHAPTERS = [slug for slug in SLUGS if slug.startswith("chapitres/")]
PAGES = [f"{slug}/".lstrip("/") for slug in SLUGS] + [
    f"en/{slug}/".replace("//", "/") for slug in SLUGS.values()
]


def counterpart(page: str) -> str:
    """The same page in the other language."""
    if page.startswith("en/"):
        slug = page.removeprefix("en/").rstrip("/")
        return next(f"{fr}/".lstrip("/") for fr, en in SLUGS.items() if en == slug)
    return f"en/{SLUGS[page.rstrip('/')]}/".replace("//", "/")
