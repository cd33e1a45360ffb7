"""Kills builds of the demonstration at random moments; how often does a whole site stand? `-m benchmarks.kill`."""

import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from plainfigures.publish.verify import verify_site

KILLS, SEED = 50, 7
ROOT = Path(__file__).resolve().parent.parent
NOTE = ROOT / "out" / "cache" / "site.json"  # by which a build knows that nothing has changed


def main() -> None:
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory() as temporary:
        site = Path(temporary, "site")
        command = [sys.executable, "build.py", "build", "--out", str(site)]
        lasts = max(built(command) for _ in range(2))
        sums = (site / "SHA256SUMS").read_bytes()
        intact = sum(stands(command, site, sums, chance.random() * lasts) for _ in range(KILLS))
        built(command)
        beside = sorted(path.name for path in Path(temporary).iterdir() if path != site)
    print(f"{intact} of {KILLS} times the site stood whole; beside it after one more build: {beside or 'nothing'}")


def built(command: list[str]) -> float:
    """Build the site anew, whatever is known of it, and return the seconds that it takes."""
    NOTE.unlink(missing_ok=True)
    began = time.monotonic()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return time.monotonic() - began


def stands(command: list[str], site: Path, sums: bytes, moment: float) -> bool:
    """Kill a build some seconds after it began; return whether the site is byte for byte what it was."""
    NOTE.unlink(missing_ok=True)
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
        time.sleep(moment)
        run.send_signal(signal.SIGKILL)
    return verify_site(str(site)).holds and (site / "SHA256SUMS").read_bytes() == sums


if __name__ == "__main__":
    main()
