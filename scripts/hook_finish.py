"""MkDocs hook: pages ask for one style sheet and one script, and nothing comes along that none uses."""

from pathlib import Path

from mkdocs.plugins import event_priority

from finish.site import Site

_site, _ours = [], set()


def on_startup(*, command, dirty):
    """Leave MkDocs' own preview as it is: it shows the same, from each file as it was written."""
    _site[:] = [] if command == "serve" else [None]


@event_priority(1000)
def on_config(config):
    """Begin with the first language."""
    if _site == [None]:
        _site[:] = [Site(config.site_url or "")]
        _ours.clear()
    return config


@event_priority(-1000)  # after all that adds files
def on_files(files, config):
    """Remember what is not the author's."""
    _ours.update(each.dest_uri for each in files if each.src_dir != config.docs_dir)
    return files


@event_priority(-900)  # after what changes a page, before the policy names its scripts
def on_post_page(output, page, config):
    """Make a page light."""
    return _light(output, page.file.dest_uri)


@event_priority(-900)
def on_post_template(output, template_name, config):
    """The same for the 404 page."""
    return _light(output, template_name) if template_name.endswith(".html") else output


@event_priority(-300)  # after mkdocs-static-i18n (-100) has built all languages
def on_post_build(config):
    """Write what all pages share."""
    if any(_site) and not config.plugins["i18n"].building:
        _site[0].end(Path(config.site_dir), sorted(_ours))


def _light(output, name):
    return _site[0].page(output, name) if output and any(_site) else output
