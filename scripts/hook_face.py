"""MkDocs hook: the book's face comes with the site, in every language that it serves."""

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

from face import kept
from face.letters import is_served


@event_priority(-200)  # after mkdocs-static-i18n (-100) has set this build's language
def on_config(config):
    """Tell the page's head whether to ask for the face."""
    config.extra["has_face"] = is_served(config.plugins["i18n"].current_language_config)
    return config


@event_priority(-300)  # after mkdocs-static-i18n has sorted files into languages
def on_files(files, config):
    """Add the face's files, made once a build."""
    for name, content in kept.files().items():
        uri = f"assets/face/{name}"
        if uri not in files.src_uris:
            files.append(File.generated(config, uri, content=content))
    return files
