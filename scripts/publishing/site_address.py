"""At which address will the site stand, and is GitHub ready to publish it there?"""

from collections.abc import Mapping

from ground.problem import CannotRun
from publishing.github import Api, NotFound

_HOW = 'set Settings > Pages > Source to "GitHub Actions" (.github/FORKS.md)'


def given(environment: Mapping[str, str]) -> str:
    """What SITE_URL says, ending in ``/``; empty where it says nothing."""
    address = environment.get("SITE_URL", "").strip().rstrip("/")
    return f"{address}/" if address else ""


def usual(environment: Mapping[str, str]) -> str:
    """The address that GitHub Pages gives a repository (GITHUB_REPOSITORY, owner/name).

    The repository ``owner.github.io`` has the root, every other one a folder; where a custom domain is
    set, this address leads on to it. Raises ``CannotRun`` where no repository is known.
    """
    owner, _, name = environment.get("GITHUB_REPOSITORY", "").partition("/")
    if not owner or not name:
        raise CannotRun("not set: SITE_URL or GITHUB_REPOSITORY")
    host = f"{owner.lower()}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"


def of_pages(environment: Mapping[str, str]) -> str:
    """The address that GitHub's API gives ("Get a GitHub Pages site").

    Raises ``CannotRun``, which says what to switch on, where Pages is off or publishes a branch.
    """
    try:
        site = Api.of(environment).ask("GET", "pages")
    except NotFound:
        raise CannotRun(f"GitHub Pages is off: {_HOW}") from None
    if site.get("build_type") != "workflow":
        raise CannotRun(f"GitHub Pages publishes a branch, not what this workflow builds: {_HOW}")
    address = f"{str(site['html_url']).rstrip('/')}/"
    if ".github.io/" in address:  # always has https, whatever the API says
        address = address.replace("http://", "https://", 1)
    return address
