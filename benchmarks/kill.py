"""Kills builds at random moments with `kill -9`; how often does a whole site stand, the old one or the new one?

`python -m benchmarks.kill` builds a site of invented councils again and again, two commits in turn, so that each build
has something else to put in the place of what stands; `… 12` takes so many councils.
"""

import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.councils import change as revise
from benchmarks.councils import write
from plainfigures.publish.verify import verify_site

COUNCILS, KILLS, SEED = 2, 50, 7
ROOT = Path(__file__).resolve().parent.parent
CHANGED = "site/pages/about/data.md"


def main() -> None:
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory() as temporary:
        root, site = Path(temporary, "root"), Path(temporary, "place", "site")
        write(root, int(sys.argv[1]) if len(sys.argv) > 1 else COUNCILS)
        command = [sys.executable, "build.py", "--root", str(root), "build", "--out", str(site)]
        lasts = [built(command, root, number) for number in range(4)][2:]  # the first ones lay the ground
        found = Counter(
            after_kill(command, root, site, number, chance.random() * lasts[number % 2])
            for number in range(4, KILLS + 4)
        )
        built(command, root, KILLS + 4)
        beside = sorted(path.name for path in site.parent.iterdir() if path != site)
        clean = verify_site(str(site)).holds
    print(f"{lasts[0]:.1f} s to build all, {lasts[1]:.1f} s after one figure; of {KILLS} kills: {dict(found)}")
    print(f"after one more build the site is {'whole' if clean else 'BROKEN'}, and beside it is {beside or 'nothing'}")


def change(root: Path, number: int) -> None:
    """Change a page that people wrote, for which all is built anew, or a figure, for which most is taken over."""
    if number % 2:
        revise(root, 100 + number)
        return
    path = root / CHANGED
    kept = path.read_text("utf-8").partition("\n\nBuilt the")[0].rstrip()
    path.write_text(f"{kept}\n\nBuilt the {number}. time.\n", encoding="utf-8")


def built(command: list[str], root: Path, number: int) -> float:
    """Build the site anew and return the seconds that it takes."""
    change(root, number)
    began = time.monotonic()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return time.monotonic() - began


def after_kill(command: list[str], root: Path, site: Path, number: int, moment: float) -> str:
    """Kill a build some seconds after it began; return what stands: the old site, the new one, or neither whole."""
    before = (site / "SHA256SUMS").read_bytes()
    change(root, number)
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
        time.sleep(moment)
        run.send_signal(signal.SIGKILL)
    if not verify_site(str(site)).holds:
        return "broken"
    return "old site intact" if (site / "SHA256SUMS").read_bytes() == before else "new site whole"


if __name__ == "__main__":
    main()
