"""MkDocs hook: each page at the address its ``slug`` asks for, shared files in each language."""

from pathlib import Path, PurePosixPath

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

from book.addresses import Addresses


@event_priority(-200)  # after mkdocs-static-i18n (-100) has sorted files into languages
def on_files(files, config):
    """Give pages their addresses, add shared files to each language."""
    plugin = config.plugins["i18n"]
    docs = Path(config.docs_dir)
    addresses = Addresses(docs, plugin.build_languages, plugin.default_language)
    for file in files.documentation_pages():
        for each in {id(f): f for f in [file, *file.alternates.values()]}.values():
            _move(each, addresses.path(each.src_uri, config.use_directory_urls), config)
    for folder in ("assets", "source"):  # a translation's build receives only its own otherwise
        for path in sorted(p for p in (docs / folder).rglob("*") if p.is_file()):
            uri = PurePosixPath(path.relative_to(docs)).as_posix()
            if uri not in files.src_uris:
                files.append(File(uri, config.docs_dir, config.site_dir, config.use_directory_urls))
    return files


def _move(file, dest_uri, config):
    file.dest_uri = dest_uri
    file.abs_dest_path = str(Path(config.site_dir, dest_uri))
    file.url = file._get_url(config.use_directory_urls)
