"""Write seeds for fuzzing, made of the tests' examples: `python -m tools.fuzz.seeds tables|documents FOLDER`."""

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

from plainfigures.check.places import role_of
from tools.fuzz.target import KINDS, REPOSITORY, small_root


def main() -> None:
    kind, folder = sys.argv[1], Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for number, content in seeds(kind):
        seed = bytes([number]) + content
        (folder / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)


def seeds(kind: str) -> Iterator[tuple[int, bytes]]:
    """Yield every file of the examples that is of the same role as a file of this kind, with that file's number."""
    roles = {role_of(path): number for number, path in reversed([*enumerate(KINDS[kind])])}
    for path, content in small_root().items():
        if role_of(path) in roles:
            yield roles[role_of(path)], content
    for example in sorted((REPOSITORY / "tests" / "examples" / "bad").glob("*/*")):
        for file in sorted(path for path in example.rglob("*.*") if path.is_file()):
            role = role_of(file.relative_to(example).as_posix())
            same = {".csv": "tables", ".yml": "documents"}.get(file.suffix) == kind
            if role in roles and same:
                yield roles[role], file.read_bytes()


if __name__ == "__main__":
    main()
