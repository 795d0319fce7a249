"""What the architecture promises, checked against the files themselves."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "syrnews_site"
FOLDERS = {".ci", ".github", "content", "docs", "src", "templates", "tests"}

IGNORED = [
    line.rstrip("/")
    for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]

# Each in two pieces, so that this file does not hold what it forbids.
HOSTS = re.compile(
    "|".join(
        re.escape(name + rest)
        for name, rest in [
            ("pypi", ".org"),
            ("files.python", "hosted"),
            ("registry.", "npmjs"),
            ("deb.", "debian.org"),
            ("archive.", "ubuntu.com"),
            ("crates", ".io"),
        ]
    )
)
MACHINE = re.compile(r"(?<![\w.}>-])/(?:work|farm|tmp|root|home/\w+|Users/\w+)/", re.ASCII)
SQL = re.compile(r"\s*(?:SELECT|INSERT|UPDATE|DELETE|CREATE TABLE|PRAGMA|REPLACE INTO|BEGIN|COMMIT)\b")


def files(folder: Path = ROOT) -> Iterator[Path]:
    """Every file that git keeps: all files except those that .gitignore names, by plain names and patterns.

    A name that begins with a slash is a name at the top only.
    """
    for path in sorted(folder.iterdir()):
        names = {path.name, f"/{path.name}"} if folder == ROOT else {path.name}
        if path.name == ".git" or any(fnmatch(name, pattern) for name in names for pattern in IGNORED):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from files(path)
        else:
            yield path


def modules() -> list[str]:
    return [path.relative_to(PACKAGE).as_posix() for path in files(PACKAGE) if path.suffix == ".py"]


@cache
def nodes(module: str) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse((PACKAGE / module).read_text(encoding="utf-8"))))


def imported(module: str) -> set[str]:
    """The top-level names of all packages that a module imports, wherever in it."""
    names: set[str] = set()
    for node in nodes(module):
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def is_cli(module: str) -> bool:
    return module.startswith("cli/")


def test_top_level_has_only_the_folders_of_the_architecture() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in files() if path.parent != ROOT} <= FOLDERS


def test_ignored_names_are_plain_so_that_this_file_reads_them_as_git_does() -> None:
    assert [name for name in IGNORED if "/" in name[1:] or name.startswith("!")] == []


def test_no_file_holds_a_machine_path_or_a_registry_host() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
        for path in files()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if HOSTS.search(line) or MACHINE.search(line)
    ]
    assert found == []


def test_requirements_are_pinned_with_hashes_and_name_no_other_source() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
        lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
        assert [line[:80] for line in lines if not re.match(r"[\w.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", line)] == []


def test_development_tests_what_users_run() -> None:
    def pinned(name: str) -> set[str]:
        return set(re.findall(r"^[\w.-]+==\S+", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))

    assert pinned("requirements.txt") <= pinned("requirements-dev.txt")


def test_only_the_command_line_prints() -> None:
    prints = [
        f"{module}:{node.lineno}"
        for module in modules()
        if not is_cli(module)
        for node in nodes(module)
        if (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print")
        or (isinstance(node, ast.Attribute) and node.attr in ("stdout", "stderr") and ast.unparse(node.value) == "sys")
    ]
    assert prints == []
    assert [module for module in modules() if not is_cli(module) and imported(module) & {"rich", "click"}] == []


def test_only_the_catalog_has_sql() -> None:
    sql = [
        f"{module}: {ast.unparse(node)[:80]}"
        for module in modules()
        if not module.startswith("catalog/")
        for node in nodes(module)
        if (isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.match(node.value))
        or (isinstance(node, ast.Attribute) and ast.unparse(node) == "sqlite3.connect")
    ]
    assert sql == []


def test_what_day_it_is_comes_from_the_settings_alone() -> None:
    clocks = re.compile(r"(datetime\.)?datetime\.(now|utcnow|today)|(datetime\.)?date\.today|time\.time(_ns)?")
    readers = {
        module
        for module in modules()
        for node in nodes(module)
        if isinstance(node, ast.Call) and clocks.fullmatch(ast.unparse(node.func))
    }
    # build.py asks only which files are too new for their time stamps to be trusted.
    assert readers <= {"settings/clock.py", "build/build.py"}


def test_state_can_be_read_by_every_version() -> None:
    assert [module for module in modules() if imported(module) & {"pickle", "marshal", "shelve"}] == []


def test_every_module_opens_with_a_sentence() -> None:
    texts = {module: (PACKAGE / module).read_text(encoding="utf-8") for module in modules()}
    assert [module for module, text in texts.items() if not ast.get_docstring(ast.parse(text))] == []


def test_no_module_is_a_drawer_for_everything() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "tools"}
    assert [module for module in modules() if drawers & set(Path(module).with_suffix("").parts)] == []


# Tables of data, which may be as long as their data. Everything else is code.
TABLES = {"arabic/dates/words.py", "diagnostics.py", "search/synonyms.py"}
LONGEST_MODULE = 260  # lines
LONGEST_CHAIN = 12  # rooms
DIRECT = 8  # modules that lie directly in the package


def room_of(module: str) -> str:
    """The folder or module, directly in the package, that a module lies in: `build/plan.py` is in `build`."""
    return module.partition("/")[0].removesuffix(".py")


@cache
def rooms() -> dict[str, set[str]]:
    """For each room the rooms that it imports, late imports included."""
    found: dict[str, set[str]] = {room_of(module): set() for module in modules()}
    for module in modules():
        for node in nodes(module):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("syrnews_site."):
                found[room_of(module)].add(node.module.split(".")[1])
            elif isinstance(node, ast.ImportFrom) and node.module == "syrnews_site":
                found[room_of(module)].update(alias.name for alias in node.names if alias.name in found)
            elif isinstance(node, ast.Import):
                names = (alias.name.split(".") for alias in node.names)
                found[room_of(module)].update(name[1] for name in names if name[0] == "syrnews_site" and name[1:])
    return {room: imports - {room} for room, imports in found.items()}


def chain_from(room: str, above: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The longest chain of imports that begins with a room. Fails if the chain comes back to a room above."""
    assert room not in above, f"a circle of imports: {' -> '.join((*above, room))}"
    chains = [chain_from(below, (*above, room)) for below in sorted(rooms()[room])]
    return (room, *max(chains, key=len, default=()))


def test_rooms_have_no_circle_and_a_short_chain_of_imports() -> None:
    longest = max((chain_from(room) for room in rooms() if room != "__main__"), key=len)
    assert len(longest) <= LONGEST_CHAIN, " -> ".join(longest)


def test_few_modules_lie_directly_in_the_package() -> None:
    direct = [module for module in modules() if "/" not in module]
    assert len(direct) <= DIRECT, direct


def test_no_module_is_long() -> None:
    lengths = {
        module: len((PACKAGE / module).read_text(encoding="utf-8").splitlines())
        for module in modules()
        if module not in TABLES
    }
    assert {module: length for module, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_no_two_classes_share_a_name() -> None:
    places: dict[str, list[str]] = {}
    for module in modules():
        for node in nodes(module):
            if isinstance(node, ast.ClassDef):
                places.setdefault(node.name, []).append(module)
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_only_one_module_touches_the_insides_of_jinja() -> None:
    insides = re.compile(r"jinja2\.(?:compiler|nodes|runtime|idtracking|nativetypes|optimizer)\b|CodeGenerator")
    found = [module for module in modules() if insides.search((PACKAGE / module).read_text(encoding="utf-8"))]
    assert set(found) <= {"theme/faster.py", "theme/references.py"}  # the second reads syntax trees, and changes none


def test_imports_name_the_package_in_full() -> None:
    relative = [
        f"{module}:{node.lineno}"
        for module in modules()
        for node in nodes(module)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []
