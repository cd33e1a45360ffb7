"""Fuzz the whole check: `python -m tools.fuzz.fuzz tables|documents FOLDER [options of libFuzzer]`.

The first byte of an input chooses which file of the small root the rest stands for. FOLDER receives the inputs that
reach something new; it may begin with seeds, which `python -m tools.fuzz.seeds FOLDER` writes.
"""

import sys

import atheris  # not in the lock file: see README.md

with atheris.instrument_imports(include=["plainfigures"]):
    from tools.fuzz.target import KINDS, assert_sound


def main() -> None:
    program, kind, *options = sys.argv
    paths = KINDS[kind]

    def one_input(data: bytes) -> None:
        if data:
            assert_sound(paths[data[0] % len(paths)], data[1:])

    atheris.Setup([program, *options], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
