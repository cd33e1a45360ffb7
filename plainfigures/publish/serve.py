"""Shows the site on this machine with MkDocs' live-reload server, and builds it anew when a file changes."""

import logging
import tempfile
from collections.abc import Callable
from pathlib import Path

from plainfigures.model.failure import CouldNotRun

WATCHED = ("metrics", "schemas", "site", "mkdocs.yml")
HOST = "127.0.0.1"


def serve_site(root: Path, port: int, rebuild: Callable[[Path], None], say: Callable[[str], object]) -> None:
    """Build into a temporary folder, serve it until interrupted, and rebuild and reload whenever a file changes.

    A build that finds errors keeps the last good site on show. Raises CouldNotRun where the port is taken.
    """
    from mkdocs.livereload import LiveReloadServer

    with tempfile.TemporaryDirectory() as temporary:
        site = Path(temporary, "site")
        rebuild(site)
        server = LiveReloadServer(lambda: _again(rebuild, site, say), HOST, port, str(site))
        for name in WATCHED:
            server.watch(str(root / name))
        logging.getLogger("mkdocs.livereload").setLevel(logging.WARNING)
        say(f"Look at {server.url} and press Ctrl+C to stop.")
        try:
            server.serve()  # type: ignore[no-untyped-call]  # MkDocs types it not
        except KeyboardInterrupt:
            say("Stopped.")
        except OSError as error:
            raise CouldNotRun(f"port {port} cannot be used ({error.strerror}): choose another with --port") from error
        finally:
            server.shutdown()


def _again(rebuild: Callable[[Path], None], site: Path, say: Callable[[str], object]) -> None:
    try:
        rebuild(site)
    except CouldNotRun as failure:
        say(f"Could not run: {failure}")
