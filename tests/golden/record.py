"""Store what CPython 3.13 prints for the golden scripts.

    python3.13 tests/golden/record.py              every script
    python3.13 tests/golden/record.py generators   the scripts whose path contains the word
    python3.13 tests/golden/record.py --missing    the scripts that have no stored output yet

Each `<topic>/<name>.py` is run in its own folder, with `<name>.in` (or nothing) as its standard input. Its
standard output is stored as `<name>.out`. Exit code and standard error are stored as `<name>.err` if the exit
code is not 0, or if such a file is already there. Scripts whose names begin with an underscore are modules
that others import. A script is run twice, with different hash seeds, and refused if the runs differ; one whose
first line is `# PYTHONHASHSEED=N` is always run with that seed.
"""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent


def normalise(stderr, folder):
    """Keep what depends on the script alone: no absolute paths, no frames of the library."""
    lines, dropping = [], False
    for line in stderr.splitlines():
        line = line.replace(f"{folder}/", "")
        if line.startswith('  File "'):
            dropping = line.startswith(('  File "/', '  File "<frozen'))
        elif not line.startswith("    "):
            dropping = False
        if not dropping:
            lines.append(line + "\n")
    return "".join(lines)


def own_seed(script):
    first = script.read_bytes().partition(b"\n")[0].decode()
    return first.removeprefix("# PYTHONHASHSEED=") if first.startswith("# PYTHONHASHSEED=") else None


def run(script, hash_seed):
    hash_seed = own_seed(script) or hash_seed
    given = script.with_suffix(".in")
    environment = dict(os.environ, PYTHONHASHSEED=str(hash_seed), PYTHONDONTWRITEBYTECODE="1",
                       PYTHONIOENCODING="utf-8", COLUMNS="80")
    done = subprocess.run(
        [sys.executable, script.name], cwd=script.parent, env=environment, timeout=60,
        input=given.read_bytes() if given.exists() else b"", capture_output=True)
    stderr = normalise(done.stderr.decode(), script.parent)
    return done.stdout, done.returncode, stderr


def record(script):
    """Returns a line of complaint, or None."""
    try:
        first, second = run(script, 1), run(script, 2)
    except subprocess.TimeoutExpired:
        return f"{script}: still running after 60 seconds"
    errors = script.with_suffix(".err")
    keep_errors = first[1] != 0 or errors.exists()
    if first[:2] != second[:2] or (keep_errors and first != second):
        return f"{script}: two runs differ; a golden script is deterministic"
    stdout, code, stderr = first
    script.with_suffix(".out").write_bytes(stdout)
    if keep_errors:
        errors.write_text(f"exit {code}\n{stderr}")
    return None


def main(words):
    if sys.version_info[:2] != (3, 13) or sys.implementation.name != "cpython":
        sys.exit("the stored outputs are those of CPython 3.13; run this with it")
    missing_only = "--missing" in words
    words = [word for word in words if not word.startswith("--")]
    scripts = [
        script for script in sorted(ROOT.glob("*/*.py"))
        if not script.name.startswith("_")
        and (not words or any(word in str(script.relative_to(ROOT)) for word in words))
        and not (missing_only and script.with_suffix(".out").exists())
    ]
    with ThreadPoolExecutor(2) as pool:
        complaints = [line for line in pool.map(record, scripts) if line]
    print(f"{len(scripts) - len(complaints)} recorded, {len(complaints)} refused")
    sys.exit("\n".join(complaints) or 0)


if __name__ == "__main__":
    main(sys.argv[1:])
