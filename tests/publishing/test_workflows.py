"""Workflows and forms: sound by four linters at their strictest, and with no more rights than they need."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from support import REPOSITORY

GITHUB = REPOSITORY / ".github"
WORKFLOWS = sorted(GITHUB.glob("workflows/*.yml"))
FORMS = sorted(path for path in GITHUB.glob("ISSUE_TEMPLATE/*.yml") if path.stem != "config")


def lint(*command):
    """Run a linter that came with the tests' packages."""
    program = Path(sys.executable).parent / command[0]
    done = subprocess.run(
        [program, *command[1:]],
        cwd=REPOSITORY,
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_zizmor_finds_nothing():
    lint("zizmor", "--offline", "--pedantic", "--strict-collection", "--no-progress", ".github")


def test_actionlint_finds_nothing():
    lint("actionlint", *map(str, WORKFLOWS))


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("custom.github-workflows-require-timeout", WORKFLOWS),
        ("vendor.github-issue-forms", FORMS),
        ("vendor.github-issue-config", [GITHUB / "ISSUE_TEMPLATE/config.yml"]),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
    ],
)
def test_schema_is_kept(schema, paths):
    lint("check-jsonschema", "--builtin-schema", schema, *map(str, paths))


def test_yamllint_finds_nothing():
    engine = (
        ".github",
        ".pre-commit-config.yaml",
        ".yamllint.yml",
        "mkdocs.yml",
        "scripts",
        "tests",
    )
    lint("yamllint", "--strict", *engine)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_by_hash_with_its_version(path):
    for line in re.findall(r"uses: (.+)", path.read_text(encoding="utf-8")):
        assert re.fullmatch(r"actions/[\w-]+(/\w+)?@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_rights_are_given_by_job_and_each_is_explained(path):
    text = path.read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    assert "pull_request_target" not in text
    for job in workflow["jobs"].values():
        for right, level in job["permissions"].items():
            assert re.search(rf"^ +{right}: {level} # \w", text, re.MULTILINE), right


def test_pull_request_can_write_nothing_and_sees_no_secret():
    text = (GITHUB / "workflows/pull-request.yml").read_text(encoding="utf-8")
    for job in yaml.safe_load(text)["jobs"].values():
        assert job["permissions"] == {"contents": "read"}
    assert "secrets." not in text and "github.token" not in text


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_steps_call_one_command_of_the_repository(path):
    for name, job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].items():
        for step in job["steps"]:
            if "run" in step:
                assert "\n" not in step["run"].strip(), (name, step)
                assert not re.search(r"[;&|]", step["run"]), (name, step)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_form_speaks_both_languages_and_warns_about_what_is_personal(path):
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert " · " in form["name"] and " · " in form["description"]
    assert "N'écrivez rien de personnel" in form["body"][0]["attributes"]["value"]
    assert "Write nothing personal" in form["body"][0]["attributes"]["value"]
    for field in form["body"][1:]:
        label = field["attributes"]["label"]
        assert " · " in label or label == "Page", label


@pytest.mark.parametrize("path", [*WORKFLOWS, *FORMS], ids=lambda path: path.stem)
def test_no_branch_is_called_by_its_name(path):
    """A fork may call its default branch as it likes."""
    assert not re.search(r"\b(main|master)\b", path.read_text(encoding="utf-8"))


def steps(name, job):
    """The steps of a job, by name or action, with their conditions."""
    workflow = yaml.safe_load((GITHUB / f"workflows/{name}.yml").read_text(encoding="utf-8"))
    return workflow["jobs"][job]["steps"]


def test_a_red_check_holds_back_no_preview_and_an_unsafe_one_leaves_none():
    uploads = [step for step in steps("pull-request", "check") if "upload" in step.get("uses", "")]
    assert len(uploads) == 4
    for step in uploads:
        assert step["if"] == "${{ !cancelled() && hashFiles('site/index.html') != '' }}"


def test_nothing_is_published_before_the_check_and_only_tests_wait_for_nothing():
    jobs = yaml.safe_load((GITHUB / "workflows/site.yml").read_text(encoding="utf-8"))["jobs"]
    runs = [step["run"] for step in jobs["build"]["steps"] if "run" in step]
    assert runs[0].startswith("python scripts/run.py check ")
    deploying = {name for name, job in jobs.items() if "deploy-pages" in str(job)}
    assert {name: jobs[name]["needs"] for name in deploying} == {
        "publish": "build",
        "publish-tested": ["build", "test"],
    }


def test_a_fork_is_told_every_label_and_setting_in_both_languages():
    french, english = (GITHUB / "FORKS.md").read_text(encoding="utf-8").split("\n---\n")
    labels = {
        each
        for form in FORMS
        for each in yaml.safe_load(form.read_text(encoding="utf-8"))["labels"]
    }
    for text in (french, english):
        assert labels <= set(re.findall(r"`([\w-]+)`", text))
        for setting in ("Actions", "GitHub Actions", "Pages", "Issues", "SITE_URL"):
            assert setting in text
    for name in ("README.md", "LISEZMOI.md"):
        assert "(.github/FORKS.md)" in (REPOSITORY / name).read_text(encoding="utf-8")
