"""What is released is whole: data files in the wheel, pins with hashes, documents of the version."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from importlib import resources
from pathlib import Path, PurePosixPath

import pytest

import sitroom

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "sitroom"
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PINS = sorted((ROOT / "requirements").glob("*.txt"))
_PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)(?:\[[a-z,]+\])?==(\S+)", re.IGNORECASE)


@pytest.fixture(scope="module")
def tracked() -> set[str]:
    """Return the files git tracks, or skip in a tree without it."""
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("this tree is no git checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(filter(None, listed.stdout.split("\0")))


def data_files() -> list[Path]:
    """Return every file of the package that is not Python."""
    found = (path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return sorted(path for path in found if path.suffix not in (".py", ".pyc"))


def pins(path: Path) -> dict[str, list[str]]:
    """Return the lines of each requirement, by name and version."""
    found: dict[str, list[str]] = {}
    lines = [line for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
    for line in lines:
        if not line.startswith(" "):
            name = line
            found[name] = []
        else:
            found[name].append(line.strip())
    return found


def test_the_wheel_takes_the_whole_package() -> None:
    """The wheel is src/sitroom with nothing excluded: hatch then takes every file git does not ignore."""
    build = PYPROJECT["tool"]["hatch"]["build"]
    assert build["targets"]["wheel"] == {"packages": ["src/sitroom"]}
    assert set(build) == {"targets"}
    assert PYPROJECT["tool"]["hatch"]["version"]["path"] == "src/sitroom/__init__.py"


def test_every_data_file_is_tracked_and_so_packed(tracked: set[str]) -> None:
    """YAML, TSV, templates and the like are in git, none of them ignored: hatch packs what git would."""
    files = [path.relative_to(ROOT).as_posix() for path in data_files()]
    assert len(files) > 30
    forgotten = sorted(set(files) - tracked)
    assert not forgotten
    asked = subprocess.run(
        ["git", "check-ignore", "--no-index", "--stdin"],
        cwd=ROOT,
        input="\n".join(files),
        capture_output=True,
        text=True,
    )
    assert asked.stdout == ""


def test_every_module_is_tracked(tracked: set[str]) -> None:
    """No module that others import was forgotten."""
    modules = {path.relative_to(ROOT).as_posix() for path in PACKAGE.rglob("*.py")}
    forgotten = sorted(modules - tracked)
    assert not forgotten


def test_data_is_reached_as_a_resource_of_its_package() -> None:
    """Each data file is found through importlib.resources, as it is in an installed wheel."""
    for path in data_files():
        parts = path.relative_to(PACKAGE).parts
        found = resources.files("sitroom").joinpath(*parts)
        assert found.is_file(), path
        if path.name != "py.typed":
            assert found.read_bytes(), f"{path} is empty"


def test_every_folder_with_modules_is_a_package() -> None:
    """Each folder of Python files has an __init__.py, so that a wheel can be imported from."""
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    without = {folder.relative_to(PACKAGE).as_posix() for folder in folders if not (folder / "__init__.py").exists()}
    assert without <= {"ledger/migrations", "ledger/migrations/versions"}, without


@pytest.mark.parametrize("path", PINS, ids=lambda path: path.name)
def test_every_pin_is_exact_hashed_and_without_an_address(path: Path) -> None:
    """Requirements name a version and its hashes and no index: they install from any mirror or none at all."""
    text = path.read_text("utf-8")
    assert "://" not in text
    assert not re.search(
        r"^\s*(-i|-f|-e|--index-url|--extra-index-url|--find-links|--trusted-host)\b", text, re.MULTILINE
    )
    found = pins(path)
    assert len(found) > 15
    for requirement, below in found.items():
        assert _PIN.match(requirement), requirement
        assert below, f"{requirement} has no hash"
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}( \\)?", line) for line in below), requirement


def test_every_dependency_is_pinned() -> None:
    """What pyproject.toml asks for stands in base.txt, and what it asks of developers in dev.txt."""
    wanted = {
        "base.txt": PYPROJECT["project"]["dependencies"],
        "dev.txt": [*PYPROJECT["project"]["dependencies"], *PYPROJECT["project"]["optional-dependencies"]["dev"]],
    }
    for name, requirements in wanted.items():
        held = {_PIN.match(line)[1].lower().replace("_", "-") for line in pins(ROOT / "requirements" / name)}  # type: ignore[index]
        asked = {re.split(r"[\[<>=!~; ]", line)[0].lower().replace("_", "-") for line in requirements}
        assert not asked - held, f"{name} lacks {asked - held}"


def test_both_sets_of_pins_agree() -> None:
    """A developer runs the versions a user runs."""
    base, dev = (
        {line.split(" ")[0] for line in pins(ROOT / "requirements" / name)} for name in ("base.txt", "dev.txt")
    )
    assert base <= dev


def test_everything_imported_is_asked_for() -> None:
    """Each library the package imports is a dependency or an extra of pyproject.toml."""
    extras = PYPROJECT["project"]["optional-dependencies"]
    asked = [*PYPROJECT["project"]["dependencies"], *extras["postgres"], *extras["ocr"]]
    names = {re.split(r"[\[<>=!~; ]", line)[0].lower() for line in asked}
    modules = {"yaml": "pyyaml", "docx": "python-docx", "markupsafe": "jinja2"}  # Markup is part of jinja2's interface
    for path in PACKAGE.rglob("*.py"):
        for top in imported(path):
            name = modules.get(top, top.replace("_", "-")).lower()
            assert name in names, f"{path.relative_to(ROOT)} imports {top}, which pyproject.toml does not ask for"


def imported(path: Path) -> set[str]:
    """Return the top-level modules a file imports that are neither ours nor Python's own."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - {"sitroom", "_typeshed"}


def test_the_version_is_in_the_changes() -> None:
    """CHANGELOG.md speaks of the version the package says it is, or of what is unreleased."""
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.search(rf"^## .*({re.escape(sitroom.__version__)}|Unreleased)", changes, re.MULTILINE | re.IGNORECASE)


def test_no_file_names_a_place_on_somebodys_machine(tracked: set[str]) -> None:
    """No absolute path of a home or work folder is in what is released."""
    for name in sorted(tracked):
        if (
            PurePosixPath(name).suffix in (".py", ".md", ".toml", ".yaml", ".yml", ".sh", "")
            and (ROOT / name).is_file()
        ):
            text = (ROOT / name).read_text("utf-8", errors="replace")
            found = re.search(r"(?<![\w.])/(?:home|Users|root|work)/[\w.-]+", text)
            assert not found or "test_release" in name, f"{name}: {found and found[0]}"
