"""Measures the HTML of a page in an invented site of some 100 pages, and of some 10,000: navigation must not grow.

Each invented organisation has five services with three figures each: twelve pages. The same organisation is measured
in both sites.
"""

import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from benchmarks.measure import measured

ROOT = Path(__file__).resolve().parent.parent
SERVICES = 5
SIZES = (8, 830)
OURS = "example-0000"
SAME: Mapping[str, str] = {
    "organisation": f"organisations/{OURS}/",
    "organisation's services": f"organisations/{OURS}/transactions/",
    "service": f"services/{OURS}-0/",
    "figure": f"services/{OURS}-0/transactions/",
    "embed": f"services/{OURS}-0/transactions/embed/",
    "rule": "about/rules/owed/",
    "guide": "guide/figures/",
    "methods": "about/methods/",
    "page not found": "404.html",
}


def main() -> None:
    weights = []
    with tempfile.TemporaryDirectory() as temporary:
        for organisations in SIZES:
            root = write(Path(temporary, str(organisations)), organisations)
            cost = measured([sys.executable, "build.py", "--root", str(root), "build"], ROOT)
            site = root / "out" / "site"
            print(
                f"{len(list(site.rglob('*.html'))):,} pages, {cost.cpu:.0f} s of CPU, {cost.megabytes:.0f} MB at most"
            )
            weights.append(weigh(site))
    for name, few in weights[0].items():
        many = weights[1][name]
        print(f"  {name:25} {few:7,} bytes, {many:7,} bytes: {(many / few - 1) * 100:+.1f} %")


def write(root: Path, organisations: int) -> Path:
    """Write a root of so many invented organisations, with the repository's schemas and website, and return it."""
    for folder in ("schemas", "site"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copy(ROOT / "mkdocs.yml", root)
    for number in range(organisations):
        _write_organisation(root / "metrics" / f"example-{number:04}", number)
    return root


def weigh(site: Path) -> dict[str, int]:
    """Return how many bytes of HTML the same pages have in a site."""
    files = {name: site / address for name, address in SAME.items()}
    return {
        name: (file if file.suffix == ".html" else file / "index.html").stat().st_size for name, file in files.items()
    }


def _write_organisation(folder: Path, number: int) -> None:
    folder.mkdir(parents=True)
    profile = f"name: Invented Example Council {number:04}\nkind: council\nwebsite: https://example.org/{number}\n"
    (folder / "organisation.yml").write_text(profile, "utf-8")
    services = [f"{folder.name}-{service}" for service in range(SERVICES)]
    listed = (f"{service},Invented service {service},live\n" for service in services)
    (folder / "services.csv").write_text("id,name,phase\n" + "".join(listed), "utf-8")
    for month, quarter in enumerate(("2025-Q4", "2026-Q1", "2026-Q2")):
        rows = (f"transactions,{service},{1_000 + 10 * month}\n" for service in services)
        (folder / f"{quarter}.csv").write_text("metric,service,value\n" + "".join(rows), "utf-8")


if __name__ == "__main__":
    main()
