"""The command line of Plain Figures: `python build.py --help`. The same as the installed command `plainfigures`."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (it is run to find that out)
    print("Could not run: this is Python", sys.version.split()[0], "and 3.11 or later is needed", file=sys.stderr)
    sys.exit(2)

try:
    from plainfigures.cli import run
except ModuleNotFoundError as error:
    print(f"Could not run: {error.name} is not installed for this Python. Run `make site` once,", file=sys.stderr)
    print("or `make check`: that sets up .venv. Then use .venv/bin/python build.py.", file=sys.stderr)
    sys.exit(2)

if __name__ == "__main__":
    run()
