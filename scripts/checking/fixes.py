"""What is to be done about a problem, in French and in English?

Messages of checks are in English; this is what a contributor reads beside them. Keyed by the
name of the rule; ``{path}`` and ``{line}`` are the problem's.
"""

from checking.problem import Problem

_FIXES: dict[str, tuple[str, str]] = {
    # received text
    "changed-text": (
        "remettez les mots du texte reçu ; ou, si la correction est voulue, déclarez-la à la fin de "
        "`docs/source/edition.yml`, avec sa raison :",
        "put the received words back; or, if the correction is meant, declare it at the end of "
        "`docs/source/edition.yml`, with its reason:",
    ),
    "added-text": (
        "retirez ce bloc : un chapitre ne dit que le texte reçu.",
        "take this block out: a chapter says the received text and nothing else.",
    ),
    "missing-text": (
        "remettez le passage du texte reçu qui manque ici (`docs/source/texte-recu.txt`).",
        "put back the received passage missing here (`docs/source/texte-recu.txt`).",
    ),
    "moved-text": ("remettez ce bloc à sa place.", "put this block back in its place."),
    "doubled-text": ("gardez ce bloc une seule fois.", "keep this block once."),
    "received-text-changed": (
        "remettez `docs/source/texte-recu.txt` : `git checkout origin/main -- docs/source/texte-recu.txt`.",
        "restore it: `git checkout origin/main -- docs/source/texte-recu.txt`.",
    ),
    # prose
    "unknown-word": (
        "corrigez le mot ; s'il est juste, ajoutez-le au glossaire ou, à sa place alphabétique, à "
        "`docs/words.txt` ; s'il est d'une autre langue, marquez-le : `*word*{ lang=en }`.",
        "correct the word; if it is right, add it to the glossary or, in its alphabetical place, to "
        "`docs/words.txt`; if it is of another language, mark it: `*mot*{ lang=fr }`.",
    ),
    "doubled-word": ("gardez le mot une seule fois.", "keep the word once."),
    "wrong-language": (
        "remettez ce passage dans la langue de la page.",
        "put this passage back into the language of the page.",
    ),
    "leftover-note": ("faites ce que dit la note, ou retirez-la.", "do what the note says, or delete it."),
    "merge-marker": (
        "gardez l'une des deux versions et supprimez les lignes `<<<<<<<`, `=======` et `>>>>>>>`.",
        "keep one of the two versions, delete the lines `<<<<<<<`, `=======` and `>>>>>>>`.",
    ),
    "missing-image": (
        "ajoutez l'image sous `docs/assets/`, ou corrigez son chemin.",
        "add the picture below `docs/assets/`, or correct its path.",
    ),
    "heavy-image": (
        "réduisez l'image à moins de 500 kB (largeur de 1600 pixels au plus, WebP ou JPEG).",
        "make the picture smaller than 500 kB (1600 pixels wide at most, WebP or JPEG).",
    ),
    "image-without-alt": (
        "décrivez l'image : `![ce que l'on y voit](chemin)`.",
        "describe the picture: `![what it shows](path)`.",
    ),
    "foreign-image": (
        "copiez l'image sous `docs/assets/` si ses droits le permettent.",
        "copy the picture below `docs/assets/` if its rights allow it.",
    ),
    "file-name": (
        "renommez le fichier : a-z, 0-9 et `-` seulement.",
        "rename the file: a-z, 0-9 and `-` only.",
    ),
    "raw-html": ("écrivez la page en Markdown.", "write the page in Markdown."),
    "unsafe-element": (
        "retirez cet élément HTML ; écrivez en Markdown.",
        "delete this HTML element; write Markdown.",
    ),
    "unsafe-attribute": ("retirez cet attribut.", "delete this attribute."),
    "unsafe-address": (
        "remplacez l'adresse par une adresse `https:`.",
        "replace the address with an `https:` address.",
    ),
    "unused-exception": ("retirez le mot de la liste.", "take the word out of the list."),
    "unsorted-exception": ("remettez la liste en ordre.", "put the list back in order."),
    "repeated-exception": ("gardez le mot une seule fois.", "keep the word once."),
    # translation
    "outdated": (
        "qui traduit lance `python3 scripts/show_translation.py {path}`, met le passage à jour, puis "
        "`python3 scripts/accept_translation.py {path}`.",
        "a translator runs `python3 scripts/show_translation.py {path}`, updates the passage, then runs "
        "`python3 scripts/accept_translation.py {path}`.",
    ),
    "missing": ("à traduire, par qui le souhaite.", "to be translated, by whoever wishes to."),
    "moved": (
        "déplacez la traduction de la même façon.",
        "move the translation likewise.",
    ),
    "orphan": (
        "son français n'existe plus : retirez le passage.",
        "its French is gone: delete the passage.",
    ),
    "lost": (
        "remettez ce passage : le français, lui, n'a pas changé.",
        "put this passage back: the French has not changed.",
    ),
    "added": (
        "donnez à ce passage l'identifiant de celui qu'il traduit, ou retirez-le.",
        "give this passage the id of the one it translates, or delete it.",
    ),
    "heading-level": (
        "donnez au titre le même niveau que dans le français.",
        "give the heading the same level as in the French.",
    ),
    # links
    "build": ("corrigez ce que dit le message.", "correct what the message says."),
    "missing-file": (
        "corrigez le chemin, ou ajoutez le fichier.",
        "correct the path, or add the file.",
    ),
    "missing-fragment": (
        "corrigez ce qui suit `#` : l'identifiant est celui du titre, `{ #identifiant }`.",
        "correct what follows `#`: the id is the heading's, `{ #id }`.",
    ),
}  # fmt: skip


def fix(problem: Problem, locale: str) -> str:
    """One sentence of Markdown in the language ``fr`` or ``en``; empty where the message says it."""
    texts = _FIXES.get(problem.rule)
    if not texts:
        return ""
    place = {"{path}": problem.path.replace("`", ""), "{line}": str(problem.line)}
    text = texts[0 if locale == "fr" else 1]
    for name, value in place.items():
        text = text.replace(name, value)
    return text
